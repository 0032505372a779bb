// "Did you mean": a known word much like one that the index does not have.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// `query` with each unknown plain word replaced by the index's own word that is nearest to it: least edits, then most
// passages, then first in the alphabet. Empty when no word is replaced. Cost: one pass over the terms that begin with
// the same letter.
std::string suggest(const IndexSnapshot& index, const std::string& query, const Candidates& candidates,
                    Workspace& workspace);

// Insertions, deletions, replacements and swaps of neighbours that make one string of the other (optimal string
// alignment), on bytes; limit + 1 when there are more than `limit`. Source: Damerau, "A technique for computer
// detection and correction of spelling errors", 1964.
std::size_t edits_between(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace dateline
