// What taggers take for names and no reader would: months, currencies, nationalities as places, bare company suffixes.
#pragma once

#include <string_view>

#include "common/article.hpp"

namespace dateline {

// Whether a name of this type is to have no row in facets. name: as an article gave it (Entity::name).
bool is_no_name(EntityType type, std::string_view name);

}  // namespace dateline
