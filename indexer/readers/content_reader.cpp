// Joins the splitters, which find the records of a form, to the parsers, which make articles of them.
#include "indexer/readers/content_reader.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>
#include <utility>

#include "common/text.hpp"
#include "indexer/readers/json_splitter.hpp"
#include "indexer/readers/line_reader.hpp"
#include "indexer/readers/page_record.hpp"
#include "indexer/readers/sgml_article.hpp"
#include "indexer/readers/sgml_splitter.hpp"
#include "indexer/readers/stream_window.hpp"
#include "indexer/readers/text_file.hpp"
#include "indexer/readers/warc_pages.hpp"

namespace dateline {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

std::string numbered(std::string_view text, char mark, std::uint64_t number) {
  return fmt::format("{}{}{}", text, mark, number);
}

// Adds what a window has read to the run's count, also when reading ends by an exception.
class ByteCount {
 public:
  ByteCount(const StreamWindow& window, ReadCounts& counts) : window_(window), counts_(counts) {}
  ByteCount(const ByteCount&) = delete;
  ByteCount& operator=(const ByteCount&) = delete;
  ~ByteCount() { counts_.bytes += window_.bytes_read(); }

 private:
  const StreamWindow& window_;
  ReadCounts& counts_;
};

void skip_byte_order_mark(StreamWindow& window) {
  while (window.view().size() < byte_order_mark.size() && window.grow()) {
  }
  if (window.view().starts_with(byte_order_mark)) window.drop(byte_order_mark.size());
}

void replace_nuls(std::string& text) {
  if (text.find('\0') == std::string::npos) return;
  std::string replaced;
  for (const char c : text) {
    if (c == '\0') {
      replaced += replacement;
    } else {
      replaced += c;
    }
  }
  text = std::move(replaced);
}

// Eight bytes at a time: most records of English news need no closer look for wrong bytes.
bool is_ascii(std::string_view text) {
  std::uint64_t seen = 0;
  std::size_t at = 0;
  for (; at + sizeof seen <= text.size(); at += sizeof seen) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    seen |= eight;
  }
  for (; at < text.size(); ++at) seen |= static_cast<unsigned char>(text[at]);
  return (seen & 0x8080808080808080u) == 0;
}

std::string_view part(std::string_view text, Range range) { return text.substr(range.begin, range.size()); }

// What is kept in memory for every article of a part, and in tables that are read whole, must be short.
constexpr std::size_t longest_label = 2048;

// The reason why an article cannot be taken, if one of its labels is too long.
std::optional<Rejection> overlong_label(const Article& article) {
  const std::pair<std::string_view, const std::string&> labels[] = {{"id", article.id},
                                                                    {"source", article.source},
                                                                    {"byline", article.byline},
                                                                    {"dateline", article.dateline},
                                                                    {"url", article.url}};
  for (const auto& [name, value] : labels) {
    if (value.size() <= longest_label) continue;
    Rejection why;
    why.code = "too-long";
    why.reason = fmt::format("\"{}\" has {} bytes; the limit is {}", name, value.size(), longest_label);
    return why;
  }
  return std::nullopt;
}

std::string foreign_reason(std::string_view name) {
  return fmt::format(
      "looks like {}; what is read is plain text, JSON lines, TREC SGML, Reuters-21578, web pages and WARC", name);
}

}  // namespace

bool ContentReader::read(PeekedStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar) {
  ++outlet_.counts().files;
  return read_form(stream, detect_form(stream.peek(form_head_bytes), name.id), name, sidecar);
}

bool ContentReader::read_form(ByteStream& stream, const FoundForm& found, const ContentName& name,
                              const std::optional<Sidecar>& sidecar) {
  switch (found.form) {
    case Form::empty: return outlet_.reject("empty", "there is nothing in it", name.place, {}, name.id);
    case Form::packed: return outlet_.reject("unknown-form", "packed where no packed file can be", name.place);
    case Form::utf16_little: return read_utf16(stream, false, name, sidecar);
    case Form::utf16_big: return read_utf16(stream, true, name, sidecar);
    case Form::text: return read_text(stream, name, sidecar);
    case Form::json_lines: return read_json_lines(stream, name);
    case Form::json_pieces: return read_json_pieces(stream, name);
    case Form::trec:
    case Form::reuters: return read_sgml(stream, found.form, name);
    case Form::page: return read_page(stream, name);
    case Form::warc: return WarcPages(outlet_).read(stream, name);
    case Form::binary: return outlet_.reject("binary", "binary data, no text", name.place, {}, name.id);
    case Form::foreign: return outlet_.reject("unknown-form", foreign_reason(found.name), name.place, {}, name.id);
  }
  return true;
}

bool ContentReader::read_utf16(ByteStream& stream, bool big_endian, const ContentName& name,
                               const std::optional<Sidecar>& sidecar) {
  Utf16Stream converted(stream, big_endian);
  PeekedStream peeked(converted);
  return read_form(peeked, detect_form(peeked.peek(form_head_bytes), name.id), name, sidecar);
}

bool ContentReader::too_long(std::string_view text, std::uint64_t offset, std::string place, std::string_view what) {
  Rejection why;
  why.code = "too-long";
  why.reason = fmt::format("the {} at byte {} goes on after {} bytes; the limit is {}", what, offset, text.size(),
                           outlet_.options().record_limit_bytes);
  return outlet_.reject(std::move(why), std::move(place), offset, text);
}

bool ContentReader::read_json_lines(ByteStream& stream, const ContentName& name) {
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  skip_byte_order_mark(window);
  LineReader lines(window, outlet_.options().record_limit_bytes);
  std::uint64_t records = 0;
  for (Line line; lines.next(line);) {
    if (trim(line.text).empty() && !line.too_long) continue;
    ++records;
    std::string place = numbered(name.place, ':', line.number);
    const bool more = line.too_long
                          ? too_long(line.text, line.offset, std::move(place), "line")
                          : json_record(line.text, line.offset, numbered(name.id, '#', records), std::move(place));
    if (!more) return false;
  }
  return true;
}

bool ContentReader::read_json_pieces(ByteStream& stream, const ContentName& name) {
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  skip_byte_order_mark(window);
  JsonSplitter pieces(window, outlet_.options().record_limit_bytes);
  for (JsonPiece piece; pieces.next(piece);) {
    std::string place = numbered(name.place, '#', piece.number);
    const bool more =
        piece.too_long ? too_long(piece.text, piece.offset, std::move(place), "record")
                       : json_record(piece.text, piece.offset, numbered(name.id, '#', piece.number), std::move(place));
    if (!more) return false;
  }
  return true;
}

bool ContentReader::json_record(std::string_view text, std::uint64_t offset, const std::string& id, std::string place) {
  JsonRecord record = json_.article(text);
  outlet_.counts().unknown_fields += record.unknown_fields;
  if (record.rejection) {
    record.rejection->id = record.article.id;
    return outlet_.reject(std::move(*record.rejection), std::move(place), offset, text);
  }
  if (record.article.id.empty()) record.article.id = id;
  if (auto why = overlong_label(record.article)) {
    why->id = record.article.id;
    return outlet_.reject(std::move(*why), std::move(place), offset, text);
  }
  outlet_.counts().repaired += record.repaired;
  record.article.place = std::move(place);
  return outlet_.article(std::move(record.article));
}

bool ContentReader::read_sgml(ByteStream& stream, Form form, const ContentName& name) {
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  SgmlSplitter pieces(window, form == Form::trec ? "DOC" : "REUTERS", outlet_.options().record_limit_bytes);
  for (SgmlPiece piece; pieces.next(piece);) {
    std::string place = numbered(name.place, '#', piece.number);
    const std::string id = numbered(name.id, '#', piece.number);
    bool more = true;
    if (piece.too_long) {
      more = too_long(piece.text, piece.offset, std::move(place), "record");
    } else if (piece.at_end && piece.text.find("</TEXT>") == std::string_view::npos) {
      Rejection why;
      why.code = "unclosed";
      why.reason = "the file ends inside this record";
      more = outlet_.reject(std::move(why), std::move(place), piece.offset, piece.text);
    } else {
      more = sgml_record(piece.text, piece.offset, form, id, std::move(place));
    }
    if (!more) return false;
  }
  return true;
}

bool ContentReader::sgml_record(std::string_view text, std::uint64_t offset, Form form, const std::string& id,
                                std::string place) {
  std::string repaired;
  std::string_view record = text;
  if (!is_ascii(text) && !is_valid_utf8(text)) {
    repaired = text;
    repair_utf8(repaired);
    record = repaired;
  }
  SgmlArticle read = form == Form::trec ? trec_article(record) : reuters_article(record);
  if (read.article.id.empty()) read.article.id = id;
  if (!read.rejection) read.rejection = overlong_label(read.article);
  if (read.rejection) {
    read.rejection->id = read.article.id;
    return outlet_.reject(std::move(*read.rejection), std::move(place), offset, text);
  }
  outlet_.counts().repaired += !repaired.empty();
  outlet_.counts().unread_dates += read.unread_date;
  read.article.place = std::move(place);
  return outlet_.article(std::move(read.article));
}

bool ContentReader::read_page(ByteStream& stream, const ContentName& name) {
  const Content content = read_all(stream, outlet_.options().record_limit_bytes);
  outlet_.counts().bytes += content.bytes.size();
  if (!content.whole) return too_long(content.bytes, 0, name.place, "page");
  PageRecord read = page_record(content.bytes, {}, {});
  if (read.article.id.empty()) read.article.id = name.id;
  if (read.rejection) {
    read.rejection->id = read.article.id;
    return outlet_.reject(std::move(*read.rejection), name.place, 0, content.bytes);
  }
  outlet_.counts().repaired += read.repaired;
  read.article.place = name.place;
  return outlet_.article(std::move(read.article));
}

bool ContentReader::read_text(ByteStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar) {
  Content content = read_all(stream, outlet_.options().record_limit_bytes);
  outlet_.counts().bytes += content.bytes.size();
  if (!content.whole) return too_long(content.bytes, 0, name.place, "text");
  std::string text = content.bytes;
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  const bool repaired = repair_utf8(text) > 0;
  replace_nuls(text);
  return text_record(std::move(text), content.bytes, repaired, name, sidecar);
}

bool ContentReader::text_record(std::string content, std::string_view original, bool repaired, const ContentName& name,
                                const std::optional<Sidecar>& sidecar) {
  if (trim(content).empty())
    return outlet_.reject("empty", "there is nothing but white space in it", name.place, {}, name.id);
  Article article;
  if (sidecar) {
    JsonRecord fields = json_.sidecar(sidecar->bytes);
    outlet_.counts().unknown_fields += fields.unknown_fields;
    if (fields.rejection) {
      return outlet_.reject("bad-sidecar",
                            fmt::format("the fields of {} cannot be read: {}", name.place, fields.rejection->reason),
                            sidecar->place, original, name.id);
    }
    repaired |= fields.repaired;
    article = std::move(fields.article);
  }
  const TextFile parts =
      article.headline.empty() ? split_text_file(content) : split_known_headline(content, article.headline);
  if (article.headline.empty()) article.headline = part(content, parts.headline);
  article.body = part(content, parts.body);
  if (article.id.empty()) article.id = name.id;
  if (auto why = overlong_label(article)) {
    why->id = article.id;
    return outlet_.reject(std::move(*why), name.place, 0, original);
  }
  article.place = name.place;
  outlet_.counts().repaired += repaired;
  return outlet_.article(std::move(article));
}

}  // namespace dateline
