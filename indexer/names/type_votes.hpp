// Decides by all articles together what a name names, where articles have taken it for different things.
#pragma once

#include <vector>

#include "indexer/identities.hpp"

namespace dateline {

// The type of each name, parallel to `names`.
//
//   names  every distinct (type, name) once, in any order.
//
// Names alike but for case, punctuation and a leading "the", and the spellings of one listed thing, vote together, each
// with its articles. The type with most of them takes those that have less than a quarter of its articles: an article
// that took "Reagan" for a company was wrong. A larger minority stays: "Liverpool" is a city and a club. A name of
// several words is one thing, so there the majority decides. What the lists know as a country is one.
// Equal votes change nothing.
std::vector<EntityType> vote_types(const std::vector<CountedName>& names);

}  // namespace dateline
