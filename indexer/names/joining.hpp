// Joins the candidates of one article that name the same thing into its entities.
#pragma once

#include <vector>

#include "indexer/entities.hpp"
#include "indexer/names/candidates.hpp"

namespace dateline {

// Joins settled candidates, which must be in the order of ArticleNames::mentions, into entities.
ArticleNames join_names(const Article& article, const std::vector<NameCandidate>& candidates);

}  // namespace dateline
