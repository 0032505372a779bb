// Tables of the fields say where each goes.
#include "indexer/readers/json_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/date.hpp"
#include "common/language_code.hpp"
#include "common/text.hpp"
#include "indexer/readers/article_fields.hpp"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

void assign_without_nuls(std::string& out, std::string_view text) {
  out.clear();
  for (std::size_t nul = text.find('\0'); nul != std::string_view::npos; nul = text.find('\0')) {
    out += text.substr(0, nul);
    out += replacement;
    text.remove_prefix(nul + 1);
  }
  out += text;
}

std::optional<Rejection> set_field(const TextField& field, const dom::element& value, Article& article) {
  if (value.is_null()) return std::nullopt;
  std::string& member = article.*field.member;
  if (value.is_string()) {
    assign_without_nuls(member, value.get_string().value_unsafe());
    return std::nullopt;
  }
  const bool may_be_number = field.name == "id" || field.name == "version";
  if (auto number = may_be_number ? json_text(value) : std::nullopt) {
    member = std::move(*number);
    return std::nullopt;
  }
  return rejection_for("bad-type",
                       fmt::format("\"{}\" must be a string, but is {}", field.name, json_type_name(value.type())));
}

// A string, or an array of strings.
std::optional<Rejection> set_list(const ListField& field, const dom::element& value, Article& article) {
  std::vector<std::string>& member = article.*field.member;
  member.clear();
  if (value.is_null()) return std::nullopt;
  if (value.is_string()) {
    assign_without_nuls(member.emplace_back(), value.get_string().value_unsafe());
    return std::nullopt;
  }
  dom::array list;
  if (!value.get_array().get(list)) {
    for (const dom::element entry : list) {
      if (!entry.is_string()) break;
      assign_without_nuls(member.emplace_back(), entry.get_string().value_unsafe());
    }
    if (member.size() == list.size()) return std::nullopt;
  }
  return rejection_for("bad-type", fmt::format("\"{}\" must be an array of strings", field.name));
}

std::optional<Rejection> set_status(const dom::element& value, Article& article) {
  article.status = PublicationStatus::usable;
  if (value.is_null()) return std::nullopt;
  for (const auto status : {PublicationStatus::usable, PublicationStatus::withheld, PublicationStatus::canceled}) {
    if (!value.is_string() || value.get_string().value_unsafe() != status_name(status)) continue;
    article.status = status;
    return std::nullopt;
  }
  return rejection_for("bad-status", "\"status\" must be \"usable\", \"withheld\" or \"canceled\"");
}

// The fields that are no plain strings; false when it is none of ours.
bool set_other_field(std::string_view name, const dom::element& value, FoundRecord& record) {
  if (name == "status") {
    record.rejection = set_status(value, record.article);
    return true;
  }
  for (const ListField& list : list_fields) {
    if (name != list.name) continue;
    record.rejection = set_list(list, value, record.article);
    return true;
  }
  return false;
}

// Trims a field that holds a day or a time; that of the publication may be a month or year too.
std::optional<Rejection> check_time(std::string_view name, std::string& field) {
  const std::string_view text = trim(field);
  const bool fits = name == "published" ? parse_publication(text).has_value() : parse_published(text).has_value();
  if (!text.empty() && !fits) {
    return rejection_for("bad-published",
                         fmt::format("\"{}\" is \"{}\", which is no {} such as 2017-04-09 and no RFC 3339 time", name,
                                     one_line(text, 60), name == "published" ? "day, month or year" : "day"));
  }
  if (text.size() != field.size()) field = std::string(text);
  return std::nullopt;
}

std::optional<Rejection> check_language(Article& article) {
  if (trim(article.language).empty()) {
    article.language.clear();
    return std::nullopt;
  }
  std::string code = normal_language(trim(article.language));
  if (code.empty()) {
    return rejection_for("bad-language", fmt::format("\"language\" is \"{}\", which is no two-letter code such as en",
                                                     one_line(article.language, 60)));
  }
  article.language = std::move(code);
  return std::nullopt;
}

void replace_nuls(std::string& text) {
  if (text.find('\0') == std::string::npos) return;
  const std::string copy = text;
  assign_without_nuls(text, copy);
}

bool lists_are_utf8(const Article& article) {
  return std::all_of(list_fields.begin(), list_fields.end(), [&](const ListField& list) {
    const std::vector<std::string>& entries = article.*list.member;
    return std::all_of(entries.begin(), entries.end(),
                       [](const std::string& text) { return simdjson::validate_utf8(text.data(), text.size()); });
  });
}

}  // namespace

std::string_view json_type_name(simdjson::dom::element_type type) {
  switch (type) {
    case simdjson::dom::element_type::ARRAY: return "an array";
    case simdjson::dom::element_type::OBJECT: return "an object";
    case simdjson::dom::element_type::STRING: return "a string";
    case simdjson::dom::element_type::BOOL: return "true or false";
    case simdjson::dom::element_type::NULL_VALUE: return "null";
    default: return "a number";
  }
}

std::optional<Rejection> read_own_fields(const simdjson::dom::object& object, FoundRecord& record) {
  for (const auto& [key, value] : object) {
    const std::string_view name = key;
    const auto* field = std::find_if(text_fields.begin(), text_fields.end(),
                                     [&](const TextField& candidate) { return candidate.name == name; });
    if (field == text_fields.end()) {
      if (!set_other_field(name, value, record)) ++record.unknown_fields;
      if (record.rejection) return std::move(record.rejection);
    } else if (auto problem = set_field(*field, value, record.article)) {
      return problem;
    }
  }
  return std::nullopt;
}

std::optional<Rejection> check_values(Article& article) {
  if (auto problem = check_time("published", article.published)) return problem;
  if (auto problem = check_time("modified", article.modified)) return problem;
  if (auto problem = check_time("embargo", article.embargo)) return problem;
  if (auto problem = check_language(article)) return problem;
  return std::nullopt;
}

void drop_nuls(Article& article) {
  for (const TextField& field : text_fields) replace_nuls(article.*field.member);
  for (const ListField& list : list_fields) {
    for (std::string& entry : article.*list.member) replace_nuls(entry);
  }
}

bool strings_are_utf8(const Article& article) {
  return lists_are_utf8(article) && std::all_of(text_fields.begin(), text_fields.end(), [&](const TextField& field) {
           const std::string& text = article.*field.member;
           return simdjson::validate_utf8(text.data(), text.size());
         });
}

}  // namespace dateline
