// One pass from one unsafe byte to the next.
#include "indexer/readers/settled_xml.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "indexer/readers/character_names.hpp"
#include "indexer/readers/markup.hpp"

namespace dateline {
namespace {

// Where the next byte is that a parser must not see as it is.
std::size_t next_unsafe(std::string_view text, std::size_t at) {
  static constexpr auto unsafe = [] {
    std::array<bool, 256> table{};
    for (unsigned i = 0; i < 256; ++i) table[i] = i == '&' || i == '<' || i == 127 || (i < 32 && !is_blank(char(i)));
    table[11] = table[12] = true;  // XML knows neither
    return table;
  }();
  while (at < text.size() && !unsafe[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool is_xml_name(std::string_view name) {
  return name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos";
}

bool is_xml_character(char32_t c) {
  return c == 9 || c == 10 || c == 13 || (c >= 32 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
}

// Writes what "&" at text[at] stands for so that XML has no doubt; returns how many bytes of the text that took.
std::size_t settle_entity(std::string& out, std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 12;
  const std::string_view rest = text.substr(at + 1, longest);
  const std::size_t semicolon = rest.find(';');
  const std::string_view name = rest.substr(0, semicolon == std::string_view::npos ? 0 : semicolon);
  if (name.starts_with('#')) {
    const auto value = numbered_character(name);
    if (value && *value != '<' && *value != '&') {
      if (is_xml_character(*value)) append_utf8(out, *value);
      return name.size() + 2;
    }
    if (value) {
      out += *value == '<' ? "&lt;" : "&amp;";
      return name.size() + 2;
    }
  } else if (is_xml_name(name)) {
    out.append("&").append(name).append(";");
    return name.size() + 2;
  } else if (const std::string_view character = named_character(name); !character.empty()) {
    out += character;
    return name.size() + 2;
  }
  out += "&amp;";
  return 1;
}

// A tag of more attributes is none: libxml2 compares each with all before it.
constexpr std::ptrdiff_t most_attributes = 250;

bool has_too_many_attributes(std::string_view text, std::size_t at) {
  const std::string_view tag = text.substr(at, std::min(text.find_first_of("<>", at + 1), text.size()) - at);
  return std::count(tag.begin(), tag.end(), '=') > most_attributes;
}

bool opens_markup(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || has_too_many_attributes(text, at)) return false;
  const char c = text[at + 1];
  return c == '/' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Where a comment, an instruction or a declaration ends that begins at `at`: none of them is text, and they are left
// out. `at` itself when there is none; the end of the text when it is never closed.
std::size_t silent_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const std::string_view close = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?") ? "?>" : ">";
  if (!rest.starts_with("<!") && !rest.starts_with("<?")) return at;
  const std::size_t end = text.find(close, at + 2);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

// Where CDATA ends that begins at `at`, past its brackets; `at` itself when there is none.
std::size_t cdata_end(std::string_view text, std::size_t at) {
  if (text.substr(at, 9) != "<![CDATA[") return at;
  const std::size_t end = text.find("]]>", at);
  return end == std::string_view::npos ? text.size() : end + 3;
}

void append_without_controls(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\0') out += "\uFFFD";
    if (static_cast<unsigned char>(c) >= 32 || c == '\n' || c == '\t' || c == '\r') out += c;
  }
}

}  // namespace

void append_settled_xml(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = next_unsafe(text, at);
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) return;
    const char c = text[at];
    if (c == '&') {
      at += settle_entity(out, text, at);
    } else if (c != '<') {
      if (c == '\0') out += "\uFFFD";
      ++at;
    } else if (const std::size_t past = cdata_end(text, at); past != at) {
      append_without_controls(out, text.substr(at, past - at));
      if (past == text.size() && !text.ends_with("]]>")) out += "]]>";
      at = past;
    } else if (const std::size_t silent = silent_end(text, at); silent != at) {
      at = silent;
    } else {
      out += opens_markup(text, at) ? "<" : "&lt;";
      ++at;
    }
  }
}

}  // namespace dateline
