// Links "Long Name (LN)" and "LN (Long Name)": two mentions of one organisation.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/names/candidates.hpp"

namespace dateline {

// Makes the name at `index` (>= 1) and the one before it one organisation if the one is in brackets behind the other
// and can stand for it. text: of their field.
void link_abbreviation(std::string_view text, std::vector<NameCandidate>& names, std::size_t index);

}  // namespace dateline
