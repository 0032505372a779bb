// Leaves of passages that have a value of a column: a name, a day.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/packed_columns.hpp"
#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"

namespace dateline {

// Passages by value, for the values wanted; each counts as one occurrence in a passage of usual length.
// Cost: one walk over the column.
std::map<std::uint32_t, PostingList> postings_of(const Lists& lists, const std::vector<std::uint32_t>& values);

// A leaf of its own postings, which are finished here. It is not highlighted. Without terms where there are none.
Leaf listed_leaf(std::string text, PostingList postings, double boost, const ArticleTable& table);

}  // namespace dateline
