// All that is known of one article before it is written into a part.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/date.hpp"
#include "common/name_places.hpp"
#include "common/part_columns.hpp"
#include "common/stored_article.hpp"

namespace dateline {

// What a passage speaks of: each name and interval once or more, in any order.
struct PassageFacets {
  std::vector<std::pair<EntityType, std::string>> names;
  // Parallel to names, which are then in the order of the text; or empty. `name` is not filled in.
  std::vector<PlacedName> places;
  std::vector<DayInterval> mentioned;
};

struct UnderstoodArticle {
  StoredArticle stored;                                       // language resolved; at least one passage
  std::vector<PassageFacets> facets;                          // one for each passage
  std::vector<std::pair<std::string, std::string>> acronyms;  // acronym, name that the article spells out
  StorySignature signature{};
  std::uint64_t content_hash = 0;  // 40 bits; of the record as it was read
};

}  // namespace dateline
