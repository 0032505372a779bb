// Finds cities that stand for their teams in reports of matches, and the players of line-ups.
#pragma once

#include <vector>

#include "common/article.hpp"
#include "indexer/names/candidates.hpp"

namespace dateline {

// In an article that speaks of sport, a city that wins, loses, scores or has a coach is an organisation, there and
// wherever no word such as "in" says that the place is meant. Countries stay places: CoNLL-2003 has it so.
//
//   candidates  of headline and body, not yet settled. Players are appended, so that the order may be lost.
//
// Cost: the neighbours of each city; the body is searched for words of sport only if one of them looks like a team.
void mark_teams(const Article& article, std::vector<NameCandidate>& candidates);

}  // namespace dateline
