// Where a word, phrase or wildcard of a query stands: the terms it means, and which of their spellings.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/spelling.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/query_language.hpp"

namespace dateline {

// How a word must be written. An empty filter takes all.
struct SpellingFilter {
  bool active = false;
  std::vector<std::uint16_t> allowed;  // numbers as in PositionList::spellings, ascending
  bool unlisted = false;               // the term has unlisted spellings: the text must be asked
  std::string pattern;                 // the form, folded, perhaps with * and ?; for the text
  bool exact_form = false;             // the form must fit the pattern
  bool exact_capitals = false;
  Capitals capitals = Capitals::none;
};

// A term that a word of the query means.
struct WordUse {
  const PostingList* postings = nullptr;
  const PositionList* positions = nullptr;
  SpellingFilter filter;
  std::string language;  // of the term
};

// Words that stand one after the other.
struct WordSequence {
  std::vector<WordUse> words;
};

// What a leaf means: any of these. Empty where the index has none of it.
struct LeafUses {
  std::vector<WordSequence> sequences;
};

// Looks a leaf (word, phrase, wildcard) up in all languages of the index.
// Throws Error (query) for a wildcard that stands for more than wildcard_limit words.
inline constexpr std::size_t wildcard_limit = 100;
LeafUses find_uses(const IndexSnapshot& index, const QueryNode& leaf, Workspace& workspace);

// Whether a folded form fits a pattern with * (any bytes) and ? (one character). Linear but for backing up to the
// last *: at most pattern times form steps.
bool fits_pattern(std::string_view form, std::string_view pattern);

}  // namespace dateline
