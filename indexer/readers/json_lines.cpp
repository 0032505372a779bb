// JSON by simdjson's DOM parser: every record is validated as a whole, also the fields that are not ours.
#include "indexer/readers/json_lines.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>

#include "common/date.hpp"
#include "common/language_code.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

struct FieldName {
  std::string_view name;
  std::string Article::*member;
};

constexpr auto field_names = std::to_array<FieldName>({{"id", &Article::id},
                                                       {"headline", &Article::headline},
                                                       {"body", &Article::body},
                                                       {"published", &Article::published},
                                                       {"source", &Article::source},
                                                       {"byline", &Article::byline},
                                                       {"dateline", &Article::dateline},
                                                       {"language", &Article::language},
                                                       {"url", &Article::url}});

// The parser's buffers grow to some ten times the largest record: they are given back after one of this size.
constexpr std::size_t large_record = 4u << 20;

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

Rejection rejection(std::string code, std::string reason) {
  Rejection out;
  out.code = std::move(code);
  out.reason = std::move(reason);
  return out;
}

std::string_view type_name(dom::element_type type) {
  switch (type) {
    case dom::element_type::ARRAY: return "an array";
    case dom::element_type::OBJECT: return "an object";
    case dom::element_type::STRING: return "a string";
    case dom::element_type::BOOL: return "true or false";
    case dom::element_type::NULL_VALUE: return "null";
    default: return "a number";
  }
}

void assign_without_nuls(std::string& out, std::string_view text) {
  out.clear();
  for (std::size_t nul = text.find('\0'); nul != std::string_view::npos; nul = text.find('\0')) {
    out += text.substr(0, nul);
    out += replacement;
    text.remove_prefix(nul + 1);
  }
  out += text;
}

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

// An id may be a number: written as the shortest text that gives it back.
std::optional<std::string> number_text(const dom::element& value) {
  switch (value.type()) {
    case dom::element_type::INT64: return fmt::format("{}", value.get_int64().value_unsafe());
    case dom::element_type::UINT64: return fmt::format("{}", value.get_uint64().value_unsafe());
    case dom::element_type::DOUBLE: return fmt::format("{}", value.get_double().value_unsafe());
    default: return std::nullopt;
  }
}

std::optional<Rejection> set_field(const FieldName& field, const dom::element& value, Article& article) {
  if (value.is_null()) return std::nullopt;
  std::string& member = article.*field.member;
  if (value.is_string()) {
    assign_without_nuls(member, value.get_string().value_unsafe());
    return std::nullopt;
  }
  if (auto number = field.name == "id" ? number_text(value) : std::nullopt) {
    member = std::move(*number);
    return std::nullopt;
  }
  return rejection("bad-type", fmt::format("\"{}\" must be a string, but is {}", field.name, type_name(value.type())));
}

std::optional<Rejection> read_fields(const dom::object& object, JsonRecord& record) {
  for (const auto& [key, value] : object) {
    const std::string_view name = key;
    const auto* field = std::find_if(field_names.begin(), field_names.end(),
                                     [&](const FieldName& candidate) { return candidate.name == name; });
    if (field == field_names.end()) {
      ++record.unknown_fields;
    } else if (auto problem = set_field(*field, value, record.article)) {
      return problem;
    }
  }
  return std::nullopt;
}

std::optional<Rejection> check_published(Article& article) {
  const std::string_view text = trim(article.published);
  if (!text.empty() && !parse_publication(text)) {
    return rejection(
        "bad-published",
        fmt::format("\"published\" is \"{}\", which is no day, month or year such as 2017-04-09 and no RFC 3339 time",
                    one_line(text, 60)));
  }
  article.published = std::string(text);
  return std::nullopt;
}

std::optional<Rejection> check_language(Article& article) {
  if (trim(article.language).empty()) {
    article.language.clear();
    return std::nullopt;
  }
  std::string code = normal_language(trim(article.language));
  if (code.empty()) {
    return rejection("bad-language", fmt::format("\"language\" is \"{}\", which is no two-letter code such as en",
                                                 one_line(article.language, 60)));
  }
  article.language = std::move(code);
  return std::nullopt;
}

std::optional<Rejection> check_values(Article& article) {
  if (auto problem = check_published(article)) return problem;
  if (auto problem = check_language(article)) return problem;
  if (trim(article.id).empty()) article.id = trim(article.url);
  return std::nullopt;
}

bool strings_are_utf8(const Article& article) {
  return std::all_of(field_names.begin(), field_names.end(), [&](const FieldName& field) {
    const std::string& text = article.*field.member;
    return simdjson::validate_utf8(text.data(), text.size());
  });
}

std::optional<Rejection> check_text(const Article& article) {
  if (!trim(article.body).empty() || !trim(article.headline).empty()) return std::nullopt;
  return rejection("no-text", "the record has neither a \"body\" nor a \"headline\" with text in it");
}

}  // namespace

struct JsonRecords::Parser {
  dom::parser dom;

  simdjson::error_code parse(std::string_view padded, JsonRecord& record);
  JsonRecord fields(std::string_view padded);
};

// One attempt. An error is one of the encoding or the grammar; wrong types and
// values are in record.rejection.
simdjson::error_code JsonRecords::Parser::parse(std::string_view text, JsonRecord& record) {
  dom::element root;
  if (const auto error = dom.parse(text.data(), text.size(), false).get(root)) return error;
  dom::object object;
  if (root.get_object().get(object)) {
    record.rejection =
        rejection("not-json", fmt::format("an object was expected, but this is {}", type_name(root.type())));
    return simdjson::SUCCESS;
  }
  record.rejection = read_fields(object, record);
  // This version of simdjson lets a lone low surrogate pass, as bytes that are no UTF-8.
  return strings_are_utf8(record.article) ? simdjson::SUCCESS : simdjson::STRING_ERROR;
}

JsonRecord JsonRecords::Parser::fields(std::string_view padded) {
  JsonRecord record;
  auto error = parse(padded, record);
  if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
    std::string copy(padded);
    record = JsonRecord{};
    record.repaired = repair_utf8(copy) > 0;
    replace_lone_surrogates(copy);
    copy.append(simdjson::SIMDJSON_PADDING, ' ');
    error = parse(std::string_view(copy).substr(0, copy.size() - simdjson::SIMDJSON_PADDING), record);
  }
  if (error) record.rejection = rejection("not-json", not_json_reason(error, padded));
  if (!record.rejection) record.rejection = check_values(record.article);
  if (padded.size() > large_record) dom = dom::parser();
  return record;
}

JsonRecords::JsonRecords() : parser_(std::make_unique<Parser>()) {}
JsonRecords::JsonRecords(JsonRecords&&) noexcept = default;
JsonRecords& JsonRecords::operator=(JsonRecords&&) noexcept = default;
JsonRecords::~JsonRecords() = default;

JsonRecord JsonRecords::article(std::string_view text) {
  JsonRecord record = parser_->fields(text);
  if (!record.rejection) record.rejection = check_text(record.article);
  return record;
}

JsonRecord JsonRecords::sidecar(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string copy(text);
  copy.append(simdjson::SIMDJSON_PADDING, ' ');
  JsonRecord record = parser_->fields(std::string_view(copy).substr(0, text.size()));
  if (!record.rejection && !record.article.body.empty()) {
    record.rejection = rejection("bad-type", "a sidecar cannot have a \"body\": the text file is the body");
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
  return !quoted && depth > 0 && following.starts_with('"');
}

}  // namespace dateline
