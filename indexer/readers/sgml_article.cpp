// One pass over the tags of a record, with a table of the elements that are ours.
#include "indexer/readers/sgml_article.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "common/text.hpp"
#include "indexer/readers/printed_date.hpp"

namespace dateline {
namespace {

// Longest tag and comment: what is longer is no tag, so that a lone "<" costs little.
constexpr std::size_t longest_tag = 1024;
constexpr int most_brackets_in_comment = 16;

struct Tag {
  std::string_view name;        // empty for comments and declarations
  std::string_view attributes;  // with the blanks around them
  bool closing = false;
  std::size_t end = 0;  // past ">"
};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }
bool is_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

char upper_ascii(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

bool equals_nocase(std::string_view text, std::string_view upper) {
  return text.size() == upper.size() &&
         std::equal(text.begin(), text.end(), upper.begin(), [](char a, char b) { return upper_ascii(a) == b; });
}

// Ends are sought by their bracket: it is rarer than the dashes before it, also in input made to be slow.
std::optional<Tag> comment_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, longest_tag);
  const bool comment = rest.starts_with("<!--");
  std::size_t bracket = rest.find('>');
  const auto ends_comment = [&] { return bracket > 5 && rest.substr(bracket - 2, 2) == "--"; };
  for (int tries = 0; comment && bracket != std::string_view::npos && !ends_comment(); ++tries) {
    bracket = tries < most_brackets_in_comment ? rest.find('>', bracket + 1) : std::string_view::npos;
  }
  if (bracket == std::string_view::npos) return std::nullopt;
  return Tag{{}, {}, false, at + bracket + 1};
}

// The tag that begins at text[at] == '<', if it is one.
std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return std::nullopt;
  if (text[at + 1] == '!') return comment_at(text, at);
  const bool closing = text[at + 1] == '/';
  const std::size_t begin = at + 1 + closing;
  if (begin >= text.size() || !is_ascii_letter(text[begin])) return std::nullopt;
  std::size_t name_end = begin;
  while (name_end < text.size() && is_name_char(text[name_end])) ++name_end;
  const std::size_t length = text.substr(at, longest_tag).find('>');
  if (length == std::string_view::npos || at + length < name_end) return std::nullopt;
  const std::size_t bracket = at + length;
  return Tag{text.substr(begin, name_end - begin), text.substr(name_end, bracket - name_end), closing, bracket + 1};
}

std::string_view attribute(std::string_view attributes, std::string_view upper_name) {
  for (std::size_t at = 0; at < attributes.size(); ++at) {
    if (!is_blank(attributes[at])) continue;
    std::string_view rest = attributes.substr(at + 1);
    if (!starts_with_nocase(rest, upper_name)) continue;
    rest = trim(rest.substr(upper_name.size()));
    if (!rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (!rest.starts_with('"') && !rest.starts_with('\'')) return rest.substr(0, rest.find_first_of(" \t\n\r"));
    return rest.substr(1, rest.find(rest[0], 1) - 1);
  }
  return {};
}

// What a tag inside a text stands for.
enum class Break : std::uint8_t { none, blank, line, paragraph };

struct BreakingTag {
  std::string_view name;
  Break kind;
};

constexpr auto breaking_tags = std::to_array<BreakingTag>({{"P", Break::paragraph},
                                                           {"DIV", Break::paragraph},
                                                           {"TEXT", Break::paragraph},
                                                           {"TABLE", Break::paragraph},
                                                           {"H1", Break::paragraph},
                                                           {"H2", Break::paragraph},
                                                           {"H3", Break::paragraph},
                                                           {"H4", Break::paragraph},
                                                           {"H5", Break::paragraph},
                                                           {"H6", Break::paragraph},
                                                           {"UL", Break::paragraph},
                                                           {"OL", Break::paragraph},
                                                           {"BLOCKQUOTE", Break::paragraph},
                                                           {"TITLE", Break::paragraph},
                                                           {"BR", Break::line},
                                                           {"LI", Break::line},
                                                           {"TR", Break::line},
                                                           {"TD", Break::blank},
                                                           {"TH", Break::blank}});

Break break_of(std::string_view name) {
  const auto* found = std::find_if(breaking_tags.begin(), breaking_tags.end(),
                                   [&](const BreakingTag& tag) { return equals_nocase(name, tag.name); });
  return found == breaking_tags.end() ? Break::none : found->kind;
}

struct Entity {
  std::string_view name;
  std::string_view text;
};

// HTML's usual ones, and those of the TREC disks.
constexpr auto entities = std::to_array<Entity>(
    {{"lt", "<"},    {"gt", ">"},    {"amp", "&"},    {"quot", "\""},  {"apos", "'"},   {"nbsp", "\u00A0"},
     {"hyph", "-"},  {"blank", " "}, {"sect", "§"},   {"para", "¶"},   {"bull", "•"},   {"mdash", "—"},
     {"ndash", "–"}, {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},  {"hellip", "…"},
     {"cent", "¢"},  {"pound", "£"}, {"yen", "¥"},    {"euro", "€"},   {"copy", "©"},   {"reg", "®"},
     {"trade", "™"}, {"deg", "°"},   {"frac12", "½"}, {"frac14", "¼"}, {"eacute", "é"}, {"ouml", "ö"},
     {"uuml", "ü"},  {"auml", "ä"},  {"ntilde", "ñ"}, {"ccedil", "ç"}});

constexpr std::size_t longest_entity = 12;  // with "&" and ";"

bool is_dropped_control(char32_t c) { return (c < 32 && c != 9 && c != 10 && c != 13 && c != 0) || c == 127; }

// The code point of "#39" or "#x27"; nullopt if it is malformed or too large.
std::optional<char32_t> numeric_entity(std::string_view name) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  char32_t value = 0;
  for (const char c : digits) {
    const char32_t digit = c >= '0' && c <= '9'          ? static_cast<char32_t>(c - '0')
                           : hex && c >= 'a' && c <= 'f' ? static_cast<char32_t>(c - 'a' + 10)
                           : hex && c >= 'A' && c <= 'F' ? static_cast<char32_t>(c - 'A' + 10)
                                                         : 99;
    if (digit == 99) return std::nullopt;
    value = value * (hex ? 16 : 10) + digit;
  }
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  return value == 0 || value > 0x10FFFF || surrogate ? U'\uFFFD' : value;
}

// Appends what the entity at text[at] == '&' stands for; returns its length, 1 for a bare "&".
std::size_t append_entity(std::string& out, std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1, longest_entity - 1);
  const std::size_t semicolon = rest.find(';');
  const std::string_view name = rest.substr(0, semicolon == std::string_view::npos ? 0 : semicolon);
  if (name.starts_with('#')) {
    if (const auto value = numeric_entity(name)) {
      if (!is_dropped_control(*value)) append_utf8(out, *value);
      return name.size() + 2;
    }
  }
  const auto* found = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == name; });
  if (name.empty() || found == entities.end()) {
    out += '&';
    return 1;
  }
  out += found->text;
  return name.size() + 2;
}

void cut_blank_end(std::string& text) {
  while (!text.empty() && is_blank(text.back())) text.pop_back();
}

void cut_blank_lines_at_front(std::string& text) {
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size() && is_blank(text[at]); ++at) {
    if (text[at] == '\n') line = at + 1;
  }
  text.erase(0, line);
}

// Gathers a text, breaks being written only once something follows them.
class TextBuilder {
 public:
  void reserve(std::size_t size) { out_.reserve(size); }
  void run(std::string_view text) {
    if (pending_ != Break::none) {
      while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
      if (text.empty()) return;
      settle();
    }
    out_ += text;
  }
  std::size_t entity(std::string_view text, std::size_t at) {
    settle();
    return append_entity(out_, text, at);
  }
  void add_break(Break kind) { pending_ = std::max(pending_, kind); }
  std::string take() {
    cut_blank_end(out_);
    cut_blank_lines_at_front(out_);
    return std::move(out_);
  }

 private:
  void settle() {
    if (pending_ == Break::none) return;
    cut_blank_end(out_);
    if (!out_.empty()) out_ += pending_ == Break::paragraph ? "\n\n" : pending_ == Break::line ? "\n" : " ";
    pending_ = Break::none;
  }

  std::string out_;
  Break pending_ = Break::none;
};

constexpr auto special_bytes = [] {
  std::array<bool, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    table[i] = i == '<' || i == '&' || i == 127 || (i < 32 && i != '\n' && i != '\t' && i != '\r');
  }
  return table;
}();

std::size_t next_special(std::string_view text, std::size_t at) {
  while (at < text.size() && !special_bytes[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

enum class Slot : std::uint8_t { id, other_id, headline, date, byline, dateline, source, text, count };
constexpr std::size_t slot_count = static_cast<std::size_t>(Slot::count);

struct Element {
  std::string_view name;
  Slot slot;
};

constexpr auto trec_elements = std::to_array<Element>({{"DOCNO", Slot::id},
                                                       {"DOCID", Slot::other_id},
                                                       {"HEADLINE", Slot::headline},
                                                       {"HEAD", Slot::headline},
                                                       {"TITLE", Slot::headline},
                                                       {"HL", Slot::headline},
                                                       {"DATE", Slot::date},
                                                       {"DATE_TIME", Slot::date},
                                                       {"DD", Slot::date},
                                                       {"PUBDATE", Slot::date},
                                                       {"BYLINE", Slot::byline},
                                                       {"AUTHOR", Slot::byline},
                                                       {"DATELINE", Slot::dateline},
                                                       {"SOURCE", Slot::source},
                                                       {"TEXT", Slot::text}});

constexpr auto reuters_elements = std::to_array<Element>({{"DATE", Slot::date},
                                                          {"TITLE", Slot::headline},
                                                          {"AUTHOR", Slot::byline},
                                                          {"DATELINE", Slot::dateline},
                                                          {"BODY", Slot::text}});

constexpr auto unprocessed_elements = std::to_array<Element>({{"DATE", Slot::date}, {"TEXT", Slot::text}});

struct Slots {
  std::array<std::string, slot_count> values;
  std::string& operator[](Slot slot) { return values[static_cast<std::size_t>(slot)]; }
};

const Element* find_element(std::span<const Element> elements, std::string_view name) {
  const auto found = std::find_if(elements.begin(), elements.end(),
                                  [&](const Element& element) { return equals_nocase(name, element.name); });
  return found == elements.end() ? nullptr : &*found;
}

// Walks over the record's tags and stores the content of each element of the table.
class ElementReader {
 public:
  ElementReader(std::string_view record, std::span<const Element> elements) : record_(record), elements_(elements) {}

  Slots read() {
    std::size_t at = record_.find('<');
    while (at != std::string_view::npos) {
      const auto tag = tag_at(record_, at);
      if (tag) take(*tag, at);
      at = record_.find('<', tag ? tag->end : at + 1);
    }
    close(record_.size());
    return std::move(slots_);
  }

 private:
  void take(const Tag& tag, std::size_t at) {
    if (open_ != nullptr) {
      const bool own_end = tag.closing && equals_nocase(tag.name, open_->name);
      // A header element left open ends where the next of ours begins; inside a text nothing else does.
      const bool cut_off = !tag.closing && open_->slot != Slot::text && find_element(elements_, tag.name) != nullptr;
      if (!own_end && !cut_off) return;
      close(at);
    }
    if (tag.closing || tag.name.empty()) return;
    open_ = find_element(elements_, tag.name);
    begin_ = tag.end;
  }

  void close(std::size_t at) {
    if (open_ == nullptr) return;
    store(plain_text(record_.substr(begin_, at - begin_)));
    open_ = nullptr;
  }

  void store(std::string text) {
    std::string& value = slots_[open_->slot];
    if (value.empty()) {
      value = std::move(text);
    } else if (open_->slot == Slot::text && !text.empty()) {
      value += "\n\n" + text;
    }
  }

  std::string_view record_;
  std::span<const Element> elements_;
  const Element* open_ = nullptr;
  std::size_t begin_ = 0;
  Slots slots_;
};

std::string trimmed(const std::string& text) { return std::string(trim(text)); }

SgmlArticle article_of(Slots& slots) {
  SgmlArticle out;
  Article& article = out.article;
  article.id = trimmed(slots[Slot::id]);
  if (article.id.empty()) article.id = trimmed(slots[Slot::other_id]);
  article.headline = trimmed(slots[Slot::headline]);
  article.byline = one_line(slots[Slot::byline], 1000);
  article.dateline = one_line(slots[Slot::dateline], 1000);
  article.source = one_line(slots[Slot::source], 1000);
  article.published = printed_published(slots[Slot::date]);
  article.body = std::move(slots[Slot::text]);
  out.unread_date = article.published.empty() && !slots[Slot::date].empty();
  return out;
}

void reject_without_text(SgmlArticle& out) {
  if (!trim(out.article.body).empty() || !out.article.headline.empty()) return;
  out.rejection.emplace();
  out.rejection->code = "no-text";
  out.rejection->reason = "the record has neither a text nor a headline";
}

// The attributes of the first tag of that name.
std::string_view attributes_of(std::string_view record, std::string_view upper_name) {
  for (std::size_t at = record.find('<'); at != std::string_view::npos; at = record.find('<', at + 1)) {
    const auto tag = tag_at(record, at);
    if (tag && !tag->closing && equals_nocase(tag->name, upper_name)) return tag->attributes;
  }
  return {};
}

void cut_closing_line(std::string& body) {
  const std::size_t feed = body.rfind('\n');
  const std::size_t begin = feed == std::string::npos ? 0 : feed + 1;
  if (!equals_nocase(trim(std::string_view(body).substr(begin)), "REUTER")) return;
  body.erase(begin);
  cut_blank_end(body);
}

}  // namespace

std::string plain_text(std::string_view markup) {
  TextBuilder builder;
  builder.reserve(markup.size());
  for (std::size_t at = 0; at < markup.size();) {
    const std::size_t end = next_special(markup, at);
    builder.run(markup.substr(at, end - at));
    at = end;
    if (at == markup.size()) break;
    if (markup[at] == '&') {
      at += builder.entity(markup, at);
    } else if (markup[at] != '<') {
      if (markup[at] == '\0') builder.run("\uFFFD");
      ++at;
    } else if (const auto tag = tag_at(markup, at)) {
      builder.add_break(break_of(tag->name));
      at = tag->end;
    } else {
      builder.run(markup.substr(at++, 1));
    }
  }
  return builder.take();
}

SgmlArticle trec_article(std::string_view record) {
  Slots slots = ElementReader(record, trec_elements).read();
  SgmlArticle out = article_of(slots);
  if (out.article.id.empty()) out.article.id = plain_text(attribute(attributes_of(record, "DOC"), "ID"));
  reject_without_text(out);
  return out;
}

SgmlArticle reuters_article(std::string_view record) {
  const bool unprocessed = attribute(attributes_of(record, "TEXT"), "TYPE") == "UNPROC";
  const std::span<const Element> elements =
      unprocessed ? std::span<const Element>(unprocessed_elements) : std::span<const Element>(reuters_elements);
  Slots slots = ElementReader(record, elements).read();
  SgmlArticle out = article_of(slots);
  out.article.id = plain_text(attribute(attributes_of(record, "REUTERS"), "NEWID"));
  cut_closing_line(out.article.body);
  reject_without_text(out);
  return out;
}

}  // namespace dateline
