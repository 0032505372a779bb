// JSON by simdjson's DOM parser: every record is validated as a whole, also the fields that are not ours.
#include "indexer/readers/json_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/date.hpp"
#include "common/language_code.hpp"
#include "common/text.hpp"
#include "indexer/readers/article_fields.hpp"
#include "indexer/readers/json_dom.hpp"
#include "indexer/readers/json_fields.hpp"
#include "indexer/readers/json_shapes.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/ninjs.hpp"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

// The parser's buffers grow to some ten times the largest record: they are given back after one of this size.
constexpr std::size_t large_record = 4u << 20;

// The value of the four hex digits at `at`, or -1.
int hex_unit(std::string_view text, std::size_t at) {
  if (text.size() < at + 4) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_escape(std::string_view text, std::size_t at) { return text.substr(at, 2) == "\\u"; }
bool is_high(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

// Writes \uFFFD over each \uD800 to \uDFFF that is not half of a pair; false if there was none.
bool replace_lone_surrogates(std::string& text) {
  bool found = false;
  for (std::size_t at = text.find('\\'); at < text.size(); at = text.find('\\', at)) {
    const int unit = is_escape(text, at) ? hex_unit(text, at + 2) : -1;
    if (unit < 0) {
      at += 2;
    } else if (is_high(unit) && is_escape(text, at + 6) && is_low(hex_unit(text, at + 8))) {
      at += 12;
    } else {
      if (is_high(unit) || is_low(unit)) {
        text.replace(at + 2, 4, "FFFD");
        found = true;
      }
      at += 6;
    }
  }
  return found;
}

std::string not_json_reason(simdjson::error_code error, std::string_view text) {
  if (!trim(text).starts_with('{')) return "a record must be a JSON object, and this does not begin with a brace";
  switch (error) {
    case simdjson::EMPTY: return "the record is empty";
    case simdjson::DEPTH_ERROR: return "nested deeper than 1,024 levels";
    case simdjson::UNCLOSED_STRING: return "a string is not closed before the end of the record";
    case simdjson::UNESCAPED_CHARS: return "a string holds a control character that is not escaped";
    case simdjson::STRING_ERROR: return "a string holds an escape that JSON does not have";
    case simdjson::NUMBER_ERROR: return "a number is malformed or too large";
    case simdjson::TAPE_ERROR:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return trim(text).ends_with('}') ? "a comma, colon, bracket or brace is missing or too many"
                                       : "the object is not closed before the end of the record";
    default: return fmt::format("cannot be read as JSON ({})", simdjson::error_message(error));
  }
}

}  // namespace

struct JsonRecords::Parser {
  explicit Parser(const FieldMap& field_map) : map(field_map) {}
  FieldMap map;
  dom::parser dom;
  std::vector<FoundRecord> records = {};
  JsonShape shape = JsonShape::unknown;
  bool own_only = false;  // no other shapes

  simdjson::error_code parse(std::string_view padded);
  void read_object(const dom::object& object);
  void read_known(const dom::object& object);
  void read_by_map(const dom::object& object);
  void parse_repairing(std::string_view padded);
};

// A form of somebody else's: lenient in what it takes, since its fields are not spelt for us.
void JsonRecords::Parser::read_known(const dom::object& object) {
  const std::vector<dom::object> items =
      shape == JsonShape::feed ? json_objects(object, "items") : std::vector<dom::object>{object};
  records.clear();
  for (const dom::object& item : items) {
    FoundRecord& record = records.emplace_back();
    switch (shape) {
      case JsonShape::ninjs: read_ninjs(item, record); break;
      case JsonShape::washington_post: read_washington_post(item, record); break;
      case JsonShape::neuclir: read_mapped(item, neuclir_map(), record); break;
      default: read_json_feed_item(item, object, record); break;
    }
  }
}

void JsonRecords::Parser::read_by_map(const dom::object& object) {
  std::vector<dom::object> rows{object};
  if (!map.records().empty()) {
    dom::object around = object;
    for (std::size_t i = 0; i + 1 < map.records().size(); ++i) {
      if (around.at_key(map.records()[i]).get_object().get(around)) break;
    }
    rows = json_objects(around, map.records().back());
  }
  records.clear();
  for (const dom::object& row : rows) read_mapped(row, map, records.emplace_back());
}

void JsonRecords::Parser::read_object(const dom::object& object) {
  if (!map.empty()) return read_by_map(object);
  FoundRecord& record = records.front();
  record.rejection = read_own_fields(object, record);
  if (own_only || record.unknown_fields == 0 || !record.article.body.empty()) return;
  shape = json_shape(object);
  if (shape != JsonShape::unknown) read_known(object);
}

// One attempt. An error is one of the encoding or the grammar; wrong types and
// values are in the records' rejections.
simdjson::error_code JsonRecords::Parser::parse(std::string_view text) {
  records.resize(1);
  records.front() = {};
  shape = JsonShape::unknown;
  dom::element root;
  if (const auto error = dom.parse(text.data(), text.size(), false).get(root)) return error;
  dom::object object;
  if (root.get_object().get(object)) {
    records.front().rejection =
        rejection_for("not-json", fmt::format("an object was expected, but this is {}", json_type_name(root.type())));
    return simdjson::SUCCESS;
  }
  read_object(object);
  // This version of simdjson lets a lone low surrogate pass, as bytes that are no UTF-8.
  const bool valid = std::all_of(records.begin(), records.end(),
                                 [](const FoundRecord& record) { return strings_are_utf8(record.article); });
  return valid ? simdjson::SUCCESS : simdjson::STRING_ERROR;
}

void JsonRecords::Parser::parse_repairing(std::string_view padded) {
  auto error = parse(padded);
  if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
    std::string copy(padded);
    const bool repaired = repair_utf8(copy) > 0;
    replace_lone_surrogates(copy);
    copy.append(simdjson::SIMDJSON_PADDING, ' ');
    error = parse(std::string_view(copy).substr(0, copy.size() - simdjson::SIMDJSON_PADDING));
    for (FoundRecord& record : records) record.repaired = repaired;
  }
  if (error) {
    records.resize(1);
    records.front().rejection = rejection_for("not-json", not_json_reason(error, padded));
  }
  if (padded.size() > large_record) dom = dom::parser();
}

JsonRecords::JsonRecords(const FieldMap& map) : parser_(std::make_unique<Parser>(map)) {}
JsonRecords::JsonRecords(JsonRecords&&) noexcept = default;
JsonRecords& JsonRecords::operator=(JsonRecords&&) noexcept = default;
JsonRecords::~JsonRecords() = default;

JsonRecords::Found JsonRecords::articles(std::string_view text) {
  Parser& parser = *parser_;
  parser.parse_repairing(text);
  const bool foreign = parser.shape != JsonShape::unknown || !parser.map.empty();
  if (foreign && parser.records.empty()) {
    parser.records.emplace_back().rejection =
        rejection_for("no-text", parser.map.records().empty() ? "the feed has no items"
                                                              : "there are no records at the path that the map names");
  }
  for (FoundRecord& record : parser.records) {
    if (foreign) {
      tidy(record);
      drop_nuls(record.article);
    } else if (!record.rejection) {
      record.rejection = check_values(record.article);
    }
    if (trim(record.article.id).empty()) record.article.id = trim(record.article.url);
    require_text(record, foreign ? "the record has neither a text nor a headline"
                                 : "the record has neither a \"body\" nor a \"headline\" with text in it");
    record.id_unknown = record.rejection.has_value() && record.article.id.empty();
  }
  return {parser.records, shape_name(parser.shape)};
}

FoundRecord JsonRecords::sidecar(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string copy(text);
  copy.append(simdjson::SIMDJSON_PADDING, ' ');
  JsonRecords plain;  // a sidecar is ours, whatever the map says of other files
  plain.parser_->own_only = true;
  plain.parser_->parse_repairing(std::string_view(copy).substr(0, text.size()));
  FoundRecord record = std::move(plain.parser_->records.front());
  if (!record.rejection) record.rejection = check_values(record.article);
  if (trim(record.article.id).empty()) record.article.id = trim(record.article.url);
  if (!record.rejection && !record.article.body.empty()) {
    record.rejection = rejection_for("bad-type", "a sidecar cannot have a \"body\": the text file is the body");
  }
  return record;
}

bool opens_spread_object(std::string_view line, std::string_view next) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  const std::string_view following = trim(next);
  const std::string_view before = trim(line);
  const bool goes_on = before.ends_with('[') || before.ends_with('{') || before.ends_with(',');
  return !quoted && depth > 0 && (goes_on || following.starts_with('"'));
}

}  // namespace dateline
