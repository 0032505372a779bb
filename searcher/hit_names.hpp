// The names of a passage with the places where they stand, as a hit shows them.
#pragma once

#include <cstdint>
#include <vector>

#include "common/stored_article.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

// By field and place; names that have no row in facets are left out. ordinal: of the passage in its article `stored`.
// False when the index was written before it kept places; nothing is appended then. Throws Error (index_damaged).
bool append_hit_names(const IndexSnapshot& index, std::uint32_t passage, const StoredArticle& stored,
                      std::size_t ordinal, std::vector<HitName>& names);

}  // namespace dateline
