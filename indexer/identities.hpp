// Joins the names of different articles: one row for each thing in the world, as far as names alone can tell.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

// A name as the articles gave it (Entity::name), with the number of articles that have it.
struct CountedName {
  EntityType type = EntityType::person;
  std::string_view name;  // of the caller's, who keeps it
  std::uint64_t articles = 0;
};

// Which row each name belongs to.
struct Identities {
  std::vector<std::uint32_t> row_of;        // parallel to the names given
  std::vector<std::uint32_t> display_name;  // a row's name to print: index into the names given
};

// Decides which names are the same thing.
//
//   names    every distinct (type, name) once, in any order.
//   returns  rows numbered by falling article count of the whole row, ties by
//            the displayed name's bytes. Same input set, same rows, whatever its order.
//
// First the articles vote on what each name names (type_votes.hpp). Joined then, within a type: forms equal after folding
// case, accents, punctuation, company suffixes and the styles of departments; transliteration variants; initials
// ("V. Putin") and short given names ("Joe"); a surname alone or a first-name-less form to the full name that owns at
// least 90% of the articles of all full names with that surname; "Senate" to "U.S. Senate" and "Ford" to "Ford Motor",
// where nobody else has as much as a tenth of what begins or ends so; an acronym to an organisation only if the caller
// gave it as the same name. A row is of the type of its display name.
Identities join_identities(const std::vector<CountedName>& names);

}  // namespace dateline
