// Finds names in articles that are not in English: places of the lists, and people after a title or a known given name.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/names/candidates.hpp"

namespace dateline {

// Appends candidates by position, all of them certain. Capitals alone never make a name, so a German noun is none.
//
//   language  ISO 639-1; "de", "fr", "es" and "ru" have titles and place names of their own.
void find_foreign_names(std::string_view text, Field field, std::string_view language, std::vector<NameCandidate>& out);

}  // namespace dateline
