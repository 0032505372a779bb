// Reads the fields of our own JSON form into an article, and checks what they say.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/readers/found_record.hpp"
#include "indexer/readers/json_dom.hpp"

namespace dateline {

// "a string", "an array" and so on, for messages.
std::string_view json_type_name(simdjson::dom::element_type type);

// Sets the fields that the object has; unknown ones are counted. A rejection ("bad-type", "bad-status") where one is
// of the wrong kind.
std::optional<Rejection> read_own_fields(const simdjson::dom::object& object, FoundRecord& record);

// Brings days, times and the language into one spelling. A rejection ("bad-published", "bad-language") where one says
// nothing that could be meant.
std::optional<Rejection> check_values(Article& article);

// NULs become U+FFFD.
void drop_nuls(Article& article);

bool strings_are_utf8(const Article& article);

}  // namespace dateline
