// Finds in a text the words that a query's words and phrases match.
#pragma once

#include <string_view>
#include <vector>

#include "common/analyzer.hpp"
#include "searcher/candidates.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

// Byte ranges of `text`: each matching word, and each matching phrase from its first word to
// its last; in order, disjoint (overlapping ones are joined). Leaves that do not score are left out.
//
// stemmer: of the text's language. Cost: one pass of the tokenizer.
std::vector<Span> matching_spans(std::string_view text, const std::vector<Leaf>& leaves, Stemmer& stemmer);

}  // namespace dateline
