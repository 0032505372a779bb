// Makes the mentions of one word agree on what it names, where the article itself says so.
#pragma once

#include <vector>

#include "indexer/names/candidates.hpp"

namespace dateline {

// A single word that was taken for a person, or for a place that no list knows, is an organisation where the article
// has one whose name begins with it ("Lumenar" beside "Lumenar Corp") and no person of that name. Cost: a look-up for
// each name.
void settle_single_words(std::vector<NameCandidate>& candidates);

}  // namespace dateline
