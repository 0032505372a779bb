// Finds a phrase in the whole index.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "searcher/index_snapshot.hpp"
#include "searcher/occurrences.hpp"
#include "searcher/spelling_check.hpp"
#include "searcher/token_spans.hpp"

namespace dateline {

// An article, and its spans that are the phrase, ascending as far as they lie in one passage.
using PhraseVisit = std::function<void(std::uint32_t article, const std::vector<TokenSpan>& spans)>;

// Calls visit for each article that has the words one after the other, anywhere in headline or body; articles
// ascending. From each place of the rarest word, the others are looked up where they would have to be.
// Cost: one walk over the postings of the rarest word, and the positions in passages that have all words near.
// Throws Error (query) when Workspace::effort is used up.
void match_phrase(const IndexSnapshot& index, const WordSequence& sequence, const SpellingCheck& check,
                  Workspace& workspace, const PhraseVisit& visit);

}  // namespace dateline
