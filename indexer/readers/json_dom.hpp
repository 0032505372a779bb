// What the readers of JSON share of simdjson's DOM: texts of values, and values by path.
#pragma once

#include <fmt/format.h>
#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A string, or a number as the shortest text that gives it back; nullopt for anything else.
inline std::optional<std::string> json_text(const simdjson::dom::element& value) {
  using simdjson::dom::element_type;
  switch (value.type()) {
    case element_type::STRING: return std::string(value.get_string().value_unsafe());
    case element_type::INT64: return fmt::format("{}", value.get_int64().value_unsafe());
    case element_type::UINT64: return fmt::format("{}", value.get_uint64().value_unsafe());
    case element_type::DOUBLE: return fmt::format("{}", value.get_double().value_unsafe());
    default: return std::nullopt;
  }
}

// A member's text; empty when it is not there or has none.
inline std::string json_member(const simdjson::dom::object& object, std::string_view name) {
  simdjson::dom::element value;
  if (object.at_key(name).get(value)) return {};
  return json_text(value).value_or(std::string());
}

// The objects of an array that is a member; none when it is not there.
inline std::vector<simdjson::dom::object> json_objects(const simdjson::dom::object& object, std::string_view name) {
  std::vector<simdjson::dom::object> found;
  simdjson::dom::array list;
  if (object.at_key(name).get_array().get(list)) return found;
  for (const simdjson::dom::element entry : list) {
    simdjson::dom::object row;
    if (!entry.get_object().get(row)) found.push_back(row);
  }
  return found;
}

inline bool json_has(const simdjson::dom::object& object, std::string_view name) {
  simdjson::dom::element value;
  return !object.at_key(name).get(value);
}

}  // namespace dateline
