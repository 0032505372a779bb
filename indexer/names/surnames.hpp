// Tells a person's surname from the rest of the name, and gives surnames met alone their particles back.
#pragma once

#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "indexer/names/candidates.hpp"

namespace dateline {

// A person's key taken apart: given "mohammed", surname "salman" of "mohammed bin salman". "Jr" is left out.
struct PersonName {
  std::string_view given;    // its first word; empty for a surname alone
  std::string_view surname;  // the words of the last token, without particles and "al "
};
PersonName person_name(const NameCandidate& candidate);

// "Laan" after "Pieter van der Laan": where the text before the surname has the particles of a full name, the mention
// begins with them. Candidates must be settled and in the order of the text.
void restore_particles(const Article& article, std::vector<NameCandidate>& candidates);

}  // namespace dateline
