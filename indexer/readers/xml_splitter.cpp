// A table says which elements are records, and which ones around them say what kind they are of.
#include "indexer/readers/xml_splitter.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::size_t most_header = 64 * 1024;
constexpr std::size_t most_context = 16 * 1024;

struct Record {
  std::string_view container;  // the family: an element around the record; empty = the record stands by itself
  std::string_view name;
};

constexpr auto records = std::to_array<Record>({{"rss", "item"},
                                                {"RDF", "item"},
                                                {"channel", "item"},
                                                {"feed", "entry"},
                                                {"urlset", "url"},
                                                {"sitemapindex", "sitemap"},
                                                {"NewsML", "NewsItem"},
                                                {"", "nitf"},
                                                {"", "newsItem"},
                                                {"", "packageItem"},
                                                {"", "conceptItem"},
                                                {"", "knowledgeItem"},
                                                {"", "planningItem"},
                                                {"", "catalogItem"},
                                                {"", "NewsItem"},
                                                {"", "entry"}});

// Elements that lead to records, and have none of their own.
constexpr auto wrappers = std::to_array<std::string_view>({"newsMessage", "newsMessages", "itemSet", "catalog"});

bool is_container(std::string_view name) {
  return std::any_of(records.begin(), records.end(), [&](const Record& row) { return row.container == name; }) &&
         !name.empty();
}

bool is_wrapper(std::string_view name) { return std::find(wrappers.begin(), wrappers.end(), name) != wrappers.end(); }

bool is_record(std::string_view family, std::string_view name) {
  return std::any_of(records.begin(), records.end(), [&](const Record& row) {
    return row.name == name && (row.container.empty() || row.container == family);
  });
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// The name that `text` begins with, without its prefix.
std::string_view local_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !is_blank(text[end]) && text[end] != '>' && text[end] != '/' && text[end] != '<') ++end;
  const std::string_view name = text.substr(0, end);
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

constexpr std::size_t unfinished = std::string_view::npos;  // `text` ends before the markup does
constexpr std::size_t no_markup = 0;                        // a lone "<"

std::size_t closed_by(std::string_view text, std::size_t at, std::string_view end) {
  const std::size_t found = text.find(end, at);
  return found == std::string_view::npos ? unfinished : found + end.size();
}

// Past the ">" that is in no quotes and no brackets.
std::size_t declaration_end(std::string_view text, std::size_t at) {
  char quote = 0;
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == ']') {
      depth += c == '[' ? 1 : -1;
    } else if (c == '>' && depth <= 0) {
      return at + 1;
    }
  }
  return unfinished;
}

// Past the ">" that is in no quotes. A "<" ends the search, also in quotes, where XML forbids it: no byte is then
// looked at twice.
std::size_t tag_end(std::string_view text, std::size_t at) {
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '<') return no_markup;
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      return at + 1;
    } else if ((c == '"' || c == '\'') && text[at - 1] == '=') {
      quote = c;
    }
  }
  return unfinished;
}

// Past the markup that begins at text[at] == '<'.
std::size_t markup_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.size() < 9) {  // "<![CDATA["
    const std::size_t end = rest.find('>');
    return end == std::string_view::npos ? unfinished : at + end + 1;
  }
  if (rest.starts_with("<!--")) return closed_by(text, at + 4, "-->");
  if (rest.starts_with("<![CDATA[")) return closed_by(text, at + 9, "]]>");
  if (rest.starts_with("<?")) return closed_by(text, at + 2, "?>");
  if (rest.starts_with("<!")) return declaration_end(text, at + 2);
  return starts_name(rest[1]) || rest[1] == '/' ? tag_end(text, at + 1) : no_markup;
}

}  // namespace

std::string_view xml_root(std::string_view head) {
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at)) {
    if (at + 1 < head.size() && starts_name(head[at + 1])) return local_name(head.substr(at + 1));
    const std::size_t end = markup_end(head, at);
    if (end == unfinished) break;
    at = end == no_markup ? at + 1 : end;
  }
  return {};
}

bool is_news_root(std::string_view name) {
  return is_container(name) || is_wrapper(name) || is_record("", name) || name == "item";
}

// The end of the markup at `at`, for which the window grows; no_markup for a lone "<". What is longer than a record may
// be ends where the window does.
std::size_t XmlSplitter::end_of_markup(std::size_t at) {
  for (std::size_t tried = 0;;) {
    const std::size_t held = window_.view().size() - at;
    // Looking again only when twice as much is there keeps the cost of a long comment linear.
    if (held >= 2 * tried) {
      const std::size_t end = markup_end(window_.view(), at);
      if (end != unfinished) return end;
      tried = held;
      if (tried > limit_) return window_.view().size();
    }
    if (window_.grow()) continue;
    const std::size_t end = markup_end(window_.view(), at);
    if (end != unfinished) return end;
    return window_.view().substr(at).starts_with("<!") ? window_.view().size() : no_markup;
  }
}

// The next markup at or after `from`; kind end when the stream or `limit` ends first, `begin` says how far it looked.
XmlSplitter::Markup XmlSplitter::markup_from(std::size_t from, std::size_t limit) {
  for (;;) {
    const std::size_t at = window_.view().find('<', from);
    const std::size_t seen = std::min(at, window_.view().size());
    if (seen > limit) return {Kind::end, {}, seen, seen};
    if (at == std::string_view::npos) {
      from = seen;
      if (!window_.grow()) return {Kind::end, {}, seen, seen};
      continue;
    }
    const std::size_t end = end_of_markup(at);
    if (end == no_markup) {
      from = at + 1;
      continue;
    }
    const std::string_view text = window_.view().substr(at, end - at);
    if (text.size() > 3 && text[1] == '/') return {Kind::closing, local_name(text.substr(2)), at, end};
    if (text.size() < 3 || !starts_name(text[1])) return {Kind::other, {}, at, end};
    return {text[text.size() - 2] == '/' ? Kind::empty : Kind::opening, local_name(text.substr(1)), at, end};
  }
}

void XmlSplitter::note_header(std::string_view text) {
  if (header_open_ && header_.size() + text.size() <= most_header) header_ += text;
}

void XmlSplitter::enter(const Markup& container) {
  const bool outermost = container.name != "channel" || family_.empty();
  if (outermost) {
    family_ = container.name;
    context_.clear();
    header_.clear();
    header_open_ = true;
  }
  const std::size_t size = container.end - container.begin;
  if (context_.size() + size <= most_context) context_ += window_.view().substr(container.begin, size);
}

// Drops what lies before the next record's opening tag, which is then at the front of the window.
bool XmlSplitter::find_record(Markup& record) {
  for (;;) {
    Markup markup = markup_from(0, most_header);
    if (markup.kind == Kind::end) {
      if (markup.begin == 0) return false;
      window_.drop(markup.begin);
      continue;
    }
    note_header(window_.view().substr(0, markup.begin));
    window_.drop(markup.begin);
    markup.end -= markup.begin;
    markup.begin = 0;
    const bool opens = markup.kind == Kind::opening || markup.kind == Kind::empty;
    const bool lone_item = first_element_.empty() && markup.name == "item";
    if (opens && (is_record(family_, markup.name) || lone_item)) {
      record = markup;
      if (first_element_.empty()) family_.clear();
      header_open_ = false;
      return true;
    }
    if (opens && first_element_.empty()) first_element_ = markup.name;
    if (markup.kind == Kind::opening && (is_container(markup.name) || is_wrapper(markup.name))) enter(markup);
    if (markup.kind != Kind::other || window_.view().starts_with("<![CDATA[")) {
      note_header(window_.view().substr(0, markup.end));
    }
    window_.drop(markup.end);
  }
}

// Seeks the closing tag of the record that begins at the window's front.
void XmlSplitter::finish_record(const Markup& record, XmlPiece& piece) {
  record_name_ = record.name;
  std::size_t depth = record.kind == Kind::opening ? 1 : 0;
  std::size_t end = record.end;
  while (depth > 0) {
    const Markup markup = markup_from(end, limit_);
    end = markup.end;
    if (markup.kind == Kind::end) break;
    if (markup.name != record_name_) continue;
    if (markup.kind == Kind::closing) --depth;
    if (markup.kind == Kind::opening) ++depth;
  }
  piece.closed = depth == 0;
  piece.too_long = end > limit_;
  done_ = end;
  piece.text = window_.view().substr(0, end);
}

bool XmlSplitter::next(XmlPiece& piece) {
  window_.drop(done_);
  done_ = 0;
  Markup record;
  if (!find_record(record)) return false;
  finish_record(record, piece);
  piece.offset = window_.offset();
  piece.number = ++number_;
  piece.name = record_name_;
  piece.family = family_.empty() ? std::string_view(record_name_) : std::string_view(family_);
  piece.context = context_;
  return true;
}

}  // namespace dateline
