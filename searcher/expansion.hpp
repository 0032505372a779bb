// Words that widen a query: of its best passages, or of an article that others are to be like.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/ranking.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// Up to `words` terms of the best passages, weighted by a relevance model (RM3): the mean, over the passages, of a
// term's share of the passage, each passage weighing as much as its score; the query's own words keep their weight.
// Source: Abdul-Jaleel and others, "UMass at TREC 2004: Novelty and HARD", 2004, section 3.
//
// best: ranked for the query as it stands. Terms of the query are left out, and so are those of more than a tenth of
// all passages. Reads the passages' texts and analyses them anew.
std::vector<Leaf> expansion_leaves(const IndexSnapshot& index, const Candidates& candidates,
                                   const std::vector<RankedPassage>& best, unsigned words, Workspace& workspace);

inline constexpr std::size_t expansion_passages = 10;  // that the words are taken from

// What an article is about: its weightiest words (by tf * idf), and the people, organisations and days it names most.
std::vector<Leaf> leaves_of_article(const IndexSnapshot& index, std::uint32_t article, Workspace& workspace);

}  // namespace dateline
