// Finds which rows of the name facets a name in a query means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/catalogue.hpp"

namespace dateline {

// Rows of `type` whose printed name, or else an alias, is `name` (case, accents and
// punctuation set aside); if there is none, the rows whose name holds all of its words, so
// that "Putin" finds "Vladimir Putin". Ascending; empty if nothing fits.
//
// Cost: one pass over all rows; some 0.3 microseconds a row.
std::vector<std::uint32_t> rows_named(const NameTables& names, EntityType type, std::string_view name);

// The words of a name, folded, with one blank between.
std::string folded_name(std::string_view name);

}  // namespace dateline
