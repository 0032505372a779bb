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
// that took "Reagan" for a company was wrong. A larger minority stays: "Liverpool" is a city and a club. But
//
//   - what the lists know as a country is one, and no organisation; a town of theirs stays one, and so does its club
//   that
//     has a tenth of the town's articles;
//   - a name of several words is one thing: the majority decides, and of equals what its first word says;
//   - a single word that no full name of a person has is a person only where next to nothing else is said of it.
std::vector<EntityType> vote_types(const std::vector<CountedName>& names);

}  // namespace dateline
