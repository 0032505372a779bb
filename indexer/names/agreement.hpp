// Makes the mentions of one word agree on what it names, where the article itself says so.
#pragma once

#include <vector>

#include "common/article.hpp"
#include "indexer/names/candidates.hpp"

namespace dateline {

// A single word that was taken for a person, or for a place that no list knows, is an organisation where the article
// has one whose name begins with it ("Lumenar" beside "Lumenar Corp") and no person of that name. Cost: a look-up for
// each name.
void settle_single_words(std::vector<NameCandidate>& candidates);

// The article's source, what stands between dateline and text, "(Harbour Wire) -", and what signs off on a last line of
// its own, is an organisation wherever the article names it. Candidates in the order of the text.
void settle_agencies(const Article& article, std::vector<NameCandidate>& candidates);

// A single word that the article has more often as a place or an organisation than as a person is that, where it has no
// person of that name in full and no title stands before it.
void settle_people_by_count(std::vector<NameCandidate>& candidates);

// A name that is a person's surname in the article, "Mark Dayton", is that person, should the tagger have taken it for
// a town or a firm: unless the lists know the firm, a longer name begins with it, or it stands behind "in" or "from".
void settle_surnames(const Article& article, std::vector<NameCandidate>& candidates);

}  // namespace dateline
