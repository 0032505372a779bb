// Reads objects of JSON that are no articles of ours, but of a known form or of one that a field map describes.
#pragma once

#include <simdjson.h>

#include <string_view>

#include "indexer/readers/field_map.hpp"
#include "indexer/readers/found_record.hpp"

namespace dateline {

enum class JsonShape : unsigned char { unknown, ninjs, washington_post, neuclir, feed };

// Looks at members only, some ten of them.
JsonShape json_shape(const simdjson::dom::object& object);
std::string_view shape_name(JsonShape shape);  // as form_named() knows it; "jsonl" for what has no name of its own

// The Washington Post collection of TREC: paragraphs, title, kicker and byline in "contents".
void read_washington_post(const simdjson::dom::object& object, FoundRecord& record);

// An item of a JSON feed (jsonfeed.org, 1 and 1.1); `feed` is the object around it.
void read_json_feed_item(const simdjson::dom::object& item, const simdjson::dom::object& feed, FoundRecord& record);

// By a map; fields that it leaves out are found by their own names.
void read_mapped(const simdjson::dom::object& object, const FieldMap& map, FoundRecord& record);
const FieldMap& neuclir_map();

}  // namespace dateline
