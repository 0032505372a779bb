// Finds phrases: passages in which terms stand one after the other, by their position bytes.
#pragma once

#include <string>
#include <vector>

#include "searcher/index_snapshot.hpp"

namespace dateline {

// The passages of `part` where `terms` (at least two) occur in this order without
// another token between; never from the headline into the body. A passage's wdf is the
// least of its terms': as if the phrase were a term that occurs as rarely as its rarest word.
//
// Documents count as in the segment's lists. Exact. Cost: one walk over the postings and
// position bytes of all terms in the part.
PostingList match_phrase(const IndexSnapshot& index, const Part& part, const std::vector<std::string>& terms);

}  // namespace dateline
