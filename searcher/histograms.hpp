// Facets whose rows are intervals of time: when articles were published, and of which days they speak.
#pragma once

#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/searcher.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// By SearchRequest::interval, with its share and split. Throws Error (usage) for an interval or split that is none.
Facet count_published(const IndexSnapshot& index, const Matches& matches, const SearchRequest& request);

// A row for each interval, and for each month and year of which as a whole something is said; a year's row counts all
// that is said of its days. Short gaps are filled. Throws Error (usage) as above.
Facet count_mentioned(const IndexSnapshot& index, const Matches& matches, const SearchRequest& request,
                      Workspace& workspace);

}  // namespace dateline
