// Reads a news item of ninjs 1, 2 or 3.
#pragma once

#include <simdjson.h>

#include "indexer/readers/found_record.hpp"

namespace dateline {

// Whether an object that is no article of ours is an item of ninjs.
bool is_ninjs(const simdjson::dom::object& object);

// The text of body_text, body_xhtml and their like (1) or of bodies (2 and 3), else a description; plain text is
// preferred to XHTML only where XHTML has no more paragraphs. Rejection: "no-text".
// Source: IPTC, ninjs 1.6, 2.2 and 3.1.
void read_ninjs(const simdjson::dom::object& object, FoundRecord& record);

}  // namespace dateline
