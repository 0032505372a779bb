// A tokenizer after the HTML standard, without its error states: a wrong tag is read as browsers read it or is text.
#include "indexer/pages/html_tokens.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_attributes = 16;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ends_name(char c) { return is_blank(c) || c == '>' || c == '/'; }

// Where "</name" begins, at or after `from`.
std::size_t find_end_tag(std::string_view html, std::string_view name, std::size_t from) {
  for (std::size_t at = html.find("</", from); at != std::string_view::npos; at = html.find("</", at + 2)) {
    const std::string_view rest = html.substr(at + 2);
    if (!starts_with_nocase(rest, name)) continue;
    if (rest.size() == name.size() || ends_name(rest[name.size()])) return at;
  }
  return html.size();
}

}  // namespace

bool HtmlTokens::next(HtmlToken& token) {
  while (at_ < html_.size()) {
    if (!raw_name_.empty()) {
      if (take_raw_text(token)) return true;
      continue;
    }
    if (html_[at_] == '<' && take_markup(token)) {
      if (token.element == nullptr) continue;
      return true;
    }
    // A text, of which a "<" that begins no tag is the first byte.
    const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
    token = {HtmlTokenKind::text, nullptr, html_.substr(at_, end - at_)};
    at_ = end;
    return true;
  }
  return false;
}

bool HtmlTokens::take_raw_text(HtmlToken& token) {
  const std::size_t end = find_end_tag(html_, raw_name_, at_);
  token = {HtmlTokenKind::raw_text, nullptr, html_.substr(at_, end - at_)};
  raw_name_ = {};
  at_ = end;
  return !token.text.empty();
}

// True when there was markup here; token.element is null if it was none that counts.
bool HtmlTokens::take_markup(HtmlToken& token) {
  token.element = nullptr;
  const char mark = at(1);
  if (is_ascii_letter(mark)) return take_tag(token, false);
  if (mark == '/') {
    if (is_ascii_letter(at(2))) return take_tag(token, true);
    if (at(2) == '\0') return false;
    skip_past(">");
    return true;
  }
  if (mark != '!' && mark != '?') return false;
  const bool comment = html_.substr(at_).starts_with("<!--");
  if (comment) {
    at_ += 2;  // "<!-->" is a whole one
    skip_past("-->");
  } else {
    skip_past(">");
  }
  return true;
}

bool HtmlTokens::take_tag(HtmlToken& token, bool closing) {
  at_ += closing ? 2 : 1;
  const std::size_t begin = at_;
  while (at_ < html_.size() && !ends_name(html_[at_])) ++at_;
  const std::string_view name = html_.substr(begin, at_ - begin);
  take_attributes();
  token = {closing ? HtmlTokenKind::end : HtmlTokenKind::start, &html_element(name), {}};
  if (!closing && (token.element->traits & raw_trait) != 0) raw_name_ = token.element->name;
  return true;
}

void HtmlTokens::take_attributes() {
  attributes_.clear();
  for (;;) {
    while (at_ < html_.size() && (is_blank(html_[at_]) || html_[at_] == '/')) ++at_;
    if (at_ >= html_.size()) return;
    if (html_[at_] == '>') {
      ++at_;
      return;
    }
    take_attribute();
  }
}

void HtmlTokens::take_attribute() {
  const std::size_t begin = at_++;  // also "=": then it is part of the name
  while (at_ < html_.size() && !ends_name(html_[at_]) && html_[at_] != '=') ++at_;
  const HtmlName name = html_name(html_.substr(begin, at_ - begin));
  skip_blanks();
  std::string_view value;
  if (at(0) == '=') {
    ++at_;
    skip_blanks();
    value = take_value();
  }
  if (name != HtmlName::other) keep(name, value);
}

std::string_view HtmlTokens::take_value() {
  const char quote = at(0);
  if (quote == '"' || quote == '\'') {
    const std::size_t end = find_quote(quote);
    if (end < html_.size()) {
      const std::string_view value = html_.substr(at_ + 1, end - at_ - 1);
      at_ = end + 1;
      return value;
    }
  }
  const std::size_t begin = at_;
  while (at_ < html_.size() && !is_blank(html_[at_]) && html_[at_] != '>') ++at_;
  return html_.substr(begin, at_ - begin);
}

void HtmlTokens::keep(HtmlName name, std::string_view value) {
  if (attributes_.size() == most_attributes) return;
  const bool known = std::any_of(attributes_.begin(), attributes_.end(),
                                 [&](const HtmlAttribute& attribute) { return attribute.name == name; });
  if (!known) attributes_.push_back({name, value});
}

void HtmlTokens::skip_blanks() {
  while (at_ < html_.size() && is_blank(html_[at_])) ++at_;
}

void HtmlTokens::skip_past(std::string_view end) {
  const std::size_t found = html_.find(end, at_);
  at_ = found == std::string_view::npos ? html_.size() : found + end.size();
}

// The closing quote, or the size of the page if there is none: a browser would then lose the rest of it.
std::size_t HtmlTokens::find_quote(char quote) {
  bool& none = no_quote_[quote == '"' ? 0 : 1];
  if (none) return html_.size();
  const std::size_t found = html_.find(quote, at_ + 1);
  none = found == std::string_view::npos;
  return none ? html_.size() : found;
}

namespace {

constexpr std::size_t longest_entity = 10;  // "thetasym", and then some

struct Unescaped {
  char32_t value = 0;
  std::size_t length = 0;  // of the entity, with "&" and ";"
};

// Numbers 128 to 159 mean Windows-1252, in pages as in browsers.
char32_t windows_1252(char32_t value) {
  static constexpr std::array<char16_t, 32> high = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return value >= 0x80 && value < 0xA0 ? high[value - 0x80] : value;
}

int digit_value(char c, bool hexadecimal) {
  if (c >= '0' && c <= '9') return c - '0';
  if (!hexadecimal) return -1;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<Unescaped> numeric_entity(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t first = hexadecimal ? 3 : 2;
  char32_t value = 0;
  std::size_t at = first;
  for (; at < text.size(); ++at) {
    const int digit = digit_value(text[at], hexadecimal);
    if (digit < 0) break;
    value = std::min<char32_t>(value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
  }
  if (at == first) return std::nullopt;
  if (at < text.size() && text[at] == ';') ++at;
  value = windows_1252(value);
  const bool no_character = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
  return Unescaped{no_character ? char32_t{0xFFFD} : value, at};
}

bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

std::optional<Unescaped> named_entity(std::string_view text) {
  char name[longest_entity + 1] = {};
  std::size_t length = 0;
  while (length < longest_entity && length + 1 < text.size() && is_ascii_alphanumeric(text[length + 1])) {
    name[length] = text[length + 1];
    ++length;
  }
  if (length == 0 || length + 1 >= text.size() || text[length + 1] != ';') return std::nullopt;
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name));
  if (entity == nullptr) return std::nullopt;
  return Unescaped{static_cast<char32_t>(entity->value), length + 2};
}

std::optional<Unescaped> entity_at(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  return text[1] == '#' ? numeric_entity(text) : named_entity(text);
}

bool is_no_text(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 32 && !is_blank(c)) || byte == 127;
}

void append_clean(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += text;
  std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), is_no_text, ' ');
}

}  // namespace

void append_unescaped(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    const auto entity = entity_at(text.substr(at));
    if (!entity) {
      ++at;
      continue;
    }
    append_clean(out, text.substr(from, at - from));
    append_utf8(out, is_control(entity->value) ? U' ' : entity->value);
    at += entity->length;
    from = at;
  }
  append_clean(out, text.substr(from));
}

std::string unescaped(std::string_view text) {
  std::string out;
  append_unescaped(out, text);
  return out;
}

}  // namespace dateline
