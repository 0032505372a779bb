// Joins the splitters, which find the records of a form, to the parsers, which make articles of them.
#include "indexer/readers/content_reader.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/json_splitter.hpp"
#include "indexer/readers/kept_record.hpp"
#include "indexer/readers/line_reader.hpp"
#include "indexer/readers/mail_article.hpp"
#include "indexer/readers/mail_splitter.hpp"
#include "indexer/readers/page_record.hpp"
#include "indexer/readers/sgml_article.hpp"
#include "indexer/readers/sgml_splitter.hpp"
#include "indexer/readers/stream_window.hpp"
#include "indexer/readers/table_article.hpp"
#include "indexer/readers/table_rows.hpp"
#include "indexer/readers/text_file.hpp"
#include "indexer/readers/warc_pages.hpp"
#include "indexer/readers/xml_article.hpp"
#include "indexer/readers/xml_splitter.hpp"

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

FoundRecord sgml_record(std::string_view text, Form form) {
  std::string repaired;
  std::string_view record = text;
  if (!is_valid_utf8(text)) {
    repaired = text;
    repair_utf8(repaired);
    record = repaired;
  }
  FoundRecord read = form == Form::trec ? trec_article(record) : reuters_article(record);
  read.repaired = !repaired.empty();
  return read;
}

std::string_view part(std::string_view text, Range range) { return text.substr(range.begin, range.size()); }

std::string foreign_reason(std::string_view name) {
  if (name == "PDF") return "is a PDF: run pdftotext FILE.pdf FILE.txt first and read the text that it writes";
  return fmt::format("looks like {}, which is not read; the forms are {}", name, form_names());
}

FoundForm given_form(const std::string& name) {
  const auto form = form_named(name);
  if (!form) {
    throw Error(ErrorKind::usage,
                fmt::format("there is no form \"{}\"; --as takes one of {}", one_line(name), form_names()));
  }
  return {*form, name == "tsv" ? "tsv" : ""};
}

}  // namespace

ContentReader::ContentReader(RecordOutlet& outlet) : outlet_(outlet), map_(outlet.options().map), json_(map_) {
  if (!outlet.options().form.empty()) given_ = given_form(outlet.options().form);
}

bool ContentReader::read(PeekedStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar) {
  ++outlet_.counts().files;
  outlet_.enter_content(name.place);
  return read_form(stream, form_of(stream.peek(form_head_bytes), name.id), name, sidecar);
}

// What the user says holds for everything but what must be unpacked or converted first.
FoundForm ContentReader::form_of(std::string_view head, const std::string& name) const {
  const FoundForm found = detect_form(head, name);
  const bool wrapped = found.form == Form::packed || found.form == Form::empty || found.form == Form::utf16_little ||
                       found.form == Form::utf16_big || found.form == Form::utf32;
  return given_ && !wrapped ? *given_ : found;
}

bool ContentReader::read_form(ByteStream& stream, const FoundForm& found, const ContentName& name,
                              const std::optional<Sidecar>& sidecar) {
  switch (found.form) {
    case Form::empty: return outlet_.reject("empty", "there is nothing in it", name.place, name.id);
    case Form::packed: return outlet_.reject("unknown-form", "packed where no packed file can be", name.place);
    case Form::utf16_little:
    case Form::utf16_big: {
      Utf16Stream converted(stream, found.form == Form::utf16_big);
      return read_converted(converted, name, sidecar);
    }
    case Form::utf32: {
      CharsetStream converted(stream, found.name);
      return read_converted(converted, name, sidecar);
    }
    case Form::text: return read_text(stream, name, sidecar);
    case Form::json_lines: return read_json_lines(stream, name);
    case Form::json_pieces: return read_json_pieces(stream, name);
    case Form::table: return read_table(stream, name);
    case Form::xml: return read_xml(stream, name);
    case Form::trec:
    case Form::reuters: return read_sgml(stream, found.form, name);
    case Form::page: return read_page(stream, name);
    case Form::warc: return WarcPages(outlet_).read(stream, name);
    case Form::mail: return read_mail(stream, name);
    case Form::mbox: return read_mbox(stream, name);
    case Form::rejects: return read_rejects(stream, name);
    case Form::binary: return outlet_.reject("binary", "binary data, no text", name.place, name.id);
    case Form::foreign: {
      const char* code = found.name == "PDF" ? "pdf" : "unknown-form";
      return outlet_.reject(code, foreign_reason(found.name), name.place, name.id);
    }
  }
  return true;
}

bool ContentReader::read_converted(ByteStream& converted, const ContentName& name,
                                   const std::optional<Sidecar>& sidecar) {
  PeekedStream peeked(converted);
  return read_form(peeked, form_of(peeked.peek(form_head_bytes), name.id), name, sidecar);
}

bool ContentReader::read_json_lines(ByteStream& stream, const ContentName& name) {
  if (!map_.records().empty()) return read_json_pieces(stream, name);
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  skip_byte_order_mark(window);
  LineReader lines(window, outlet_.options().record_limit_bytes);
  std::uint64_t records = 0;
  for (Line line; lines.next(line);) {
    if (trim(line.text).empty() && !line.too_long) continue;
    std::string id = id_of(name, ++records);
    std::string place = numbered(name.place, ':', line.number);
    const bool more = line.too_long ? outlet_.reject_too_long(
                                          "line", {std::move(id), std::move(place), line.offset, line.text, "jsonl"})
                                    : json_record(line.text, line.offset, id, std::move(place));
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
    std::string id = id_of(name, piece.number);
    std::string place = numbered(name.place, '#', piece.number);
    const bool more =
        piece.too_long
            ? outlet_.reject_too_long("record", {std::move(id), std::move(place), piece.offset, piece.text, "json"})
            : json_record(piece.text, piece.offset, id, std::move(place));
    if (!more) return false;
  }
  return true;
}

bool ContentReader::json_record(std::string_view text, std::uint64_t offset, const std::string& id, std::string place) {
  const JsonRecords::Found found = json_.articles(text);
  std::size_t number = 0;
  for (FoundRecord& record : found.records) {
    ++number;
    const bool only = found.records.size() == 1;
    RecordSpot spot{only ? id : numbered(id, '.', number), only ? place : numbered(place, '.', number), offset,
                    only || number == 1 ? text : std::string_view(), found.form};
    if (!outlet_.take(std::move(record), std::move(spot))) return false;
  }
  return true;
}

// A record's id if it names none: its place among the others, but for one that is read again by itself.
std::string ContentReader::id_of(const ContentName& name, std::uint64_t number) const {
  return rejects_depth_ > 0 && number == 1 ? name.id : numbered(name.id, '#', number);
}

// Each record by the form that it was rejected in, under the name that it had.
bool ContentReader::read_rejects(ByteStream& stream, const ContentName& name) {
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  LineReader lines(window, std::size_t{8} * outlet_.options().record_limit_bytes);
  ++rejects_depth_;
  bool more = true;

  for (Line line; more && lines.next(line);) {
    if (trim(line.text).empty()) continue;
    const auto kept = line.too_long || rejects_depth_ > 1 ? std::nullopt : parse_kept_record(line.text);
    const ContentName own{kept && !kept->name.empty() ? kept->name : numbered(name.id, '#', line.number),
                          numbered(name.place, ':', line.number)};
    if (!kept) {
      more = outlet_.reject("bad-reject", "the line is none of a reject file, or its record was not kept", own.place);
      continue;
    }
    MemoryStream memory(kept->bytes);
    PeekedStream peeked(memory);
    const auto form = form_named(kept->form);
    const FoundForm found = form ? FoundForm{*form, {}} : form_of(peeked.peek(form_head_bytes), own.id);
    more = read_form(peeked, found, own, std::nullopt);
  }
  --rejects_depth_;
  return more;
}

bool ContentReader::read_sgml(ByteStream& stream, Form form, const ContentName& name) {
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  const bool trec = form == Form::trec;
  SgmlSplitter pieces(window, trec ? "DOC" : "REUTERS", outlet_.options().record_limit_bytes);
  for (SgmlPiece piece; pieces.next(piece);) {
    RecordSpot spot{id_of(name, piece.number), numbered(name.place, '#', piece.number), piece.offset, piece.text,
                    trec ? "trec" : "reuters"};
    bool more = true;
    if (piece.too_long) {
      more = outlet_.reject_too_long("record", std::move(spot));
    } else if (piece.at_end && piece.text.find("</TEXT>") == std::string_view::npos) {
      more = outlet_.reject(rejection_for("unclosed", "the file ends inside this record"), std::move(spot));
    } else {
      more = outlet_.take(sgml_record(piece.text, form), std::move(spot));
    }
    if (!more) return false;
  }
  return true;
}

bool ContentReader::read_xml(ByteStream& stream, const ContentName& name) {
  PeekedStream peeked(stream);
  const std::string charset(xml_encoding(peeked.peek(form_head_bytes)));
  if (is_read_as_utf8(charset) || starts_with_nocase(charset, "utf-16") || starts_with_nocase(charset, "utf-32")) {
    return read_xml_pieces(peeked, name);
  }
  CharsetStream converted(peeked, charset);
  return read_xml_pieces(converted, name);
}

bool ContentReader::read_xml_pieces(ByteStream& stream, const ContentName& name) {
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  XmlSplitter pieces(window, outlet_.options().record_limit_bytes);
  XmlRecords records;
  std::uint64_t found = 0;
  for (XmlPiece piece; pieces.next(piece); ++found) {
    RecordSpot spot{id_of(name, piece.number),
                    numbered(name.place, '#', piece.number),
                    piece.offset,
                    piece.text,
                    xml_form(piece),
                    piece.context};
    const bool more = piece.too_long ? outlet_.reject_too_long("record", std::move(spot))
                                     : outlet_.take(records.article(piece, pieces.header()), std::move(spot));
    if (!more) return false;
  }
  if (found > 0) return true;
  if (!is_news_root(pieces.first_element())) {
    const std::string root = one_line(text_in_charset(pieces.first_element(), "utf-8"), 60);
    const std::string what = root.empty() ? "XML without an element" : fmt::format("XML of the kind <{}>", root);
    return outlet_.reject("unknown-form", foreign_reason(what), name.place, name.id);
  }
  return outlet_.reject("no-items", "the feed or message holds no item", name.place, name.id);
}

bool ContentReader::read_table(ByteStream& stream, const ContentName& name) {
  PeekedStream peeked(stream);
  const bool tabs = given_ && given_->name == "tsv";
  const char delimiter = tabs ? '\t' : table_delimiter(peeked.peek(form_head_bytes));
  const char* form = delimiter == '\t' ? "tsv" : "csv";
  StreamWindow window(peeked);
  const ByteCount count(window, outlet_.counts());
  skip_byte_order_mark(window);
  TableRows rows(window, outlet_.options().record_limit_bytes, delimiter);
  TableRow row;
  if (!rows.next(row)) return outlet_.reject("empty", "the table has no header", name.place, name.id);
  const TableArticles articles(row.cells, map_);
  const std::string header = std::string(row.text) + '\n';
  if (std::string problem = articles.problem(); !problem.empty()) {
    return outlet_.reject("no-columns", std::move(problem), name.place);
  }
  while (rows.next(row)) {
    RecordSpot spot{
        id_of(name, row.number - 1), numbered(name.place, '#', row.number - 1), row.offset, row.text, form, header};
    const bool more = row.too_long ? outlet_.reject_too_long("row", std::move(spot))
                                   : outlet_.take(articles.article(row), std::move(spot));
    if (!more) return false;
  }
  return true;
}

bool ContentReader::read_mail(ByteStream& stream, const ContentName& name) {
  const Content content = read_all(stream, outlet_.options().record_limit_bytes);
  outlet_.counts().bytes += content.bytes.size();
  RecordSpot spot{name.id, name.place, 0, content.bytes, "mail"};
  if (!content.whole) return outlet_.reject_too_long("message", std::move(spot));
  return outlet_.take(mail_article(content.bytes), std::move(spot));
}

bool ContentReader::read_mbox(ByteStream& stream, const ContentName& name) {
  StreamWindow window(stream);
  const ByteCount count(window, outlet_.counts());
  MboxSplitter pieces(window, outlet_.options().record_limit_bytes);
  for (MailPiece piece; pieces.next(piece);) {
    RecordSpot spot{id_of(name, piece.number), numbered(name.place, '#', piece.number), piece.offset, piece.text,
                    "mail"};
    const bool more = piece.too_long ? outlet_.reject_too_long("message", std::move(spot))
                                     : outlet_.take(mail_article(piece.text), std::move(spot));
    if (!more) return false;
  }
  return true;
}

bool ContentReader::read_page(ByteStream& stream, const ContentName& name) {
  const Content content = read_all(stream, outlet_.options().record_limit_bytes);
  outlet_.counts().bytes += content.bytes.size();
  RecordSpot spot{name.id, name.place, 0, content.bytes, "html"};
  if (!content.whole) return outlet_.reject_too_long("page", std::move(spot));
  return outlet_.take(page_record(content.bytes, {}, {}), std::move(spot));
}

bool ContentReader::read_text(ByteStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar) {
  const Content content = read_all(stream, outlet_.options().record_limit_bytes);
  outlet_.counts().bytes += content.bytes.size();
  RecordSpot spot{name.id, name.place, 0, content.bytes, "text"};
  if (!content.whole) return outlet_.reject_too_long("text", std::move(spot));
  std::string text = content.bytes;
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  const bool repaired = repair_utf8(text) > 0;
  replace_nuls(text);
  FoundRecord record = text_record(std::move(text), name, sidecar);
  record.repaired |= repaired;
  if (record.rejection && record.rejection->code == "bad-sidecar") spot.place = sidecar->place;
  return outlet_.take(std::move(record), std::move(spot));
}

FoundRecord ContentReader::text_record(std::string content, const ContentName& name,
                                       const std::optional<Sidecar>& sidecar) {
  FoundRecord record;
  if (trim(content).empty()) {
    record.rejection = rejection_for("empty", "there is nothing but white space in it");
    return record;
  }
  if (sidecar) {
    record = json_.sidecar(sidecar->bytes);
    if (record.rejection) {
      record.rejection = rejection_for(
          "bad-sidecar", fmt::format("the fields of {} cannot be read: {}", name.place, record.rejection->reason));
      record.article.id = name.id;
      return record;
    }
  }
  Article& article = record.article;
  const TextFile parts =
      article.headline.empty() ? split_text_file(content) : split_known_headline(content, article.headline);
  if (article.headline.empty()) article.headline = part(content, parts.headline);
  article.body = part(content, parts.body);
  return record;
}

}  // namespace dateline
