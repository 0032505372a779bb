// The rows that the vocabularies are made from.
#pragma once

#include <span>

#include "indexer/dates/words.hpp"

namespace dateline::date_grammar {

// Words of one role and value, separated by blanks. A word of two rows of a table has the role of the first.
struct Row {
  Role role;
  int value;
  const char* words;
  Trust trust = Trust::sure;
};

std::span<const Row> english_rows();
// Of German, French, Spanish or Russian; empty for any other language.
std::span<const Row> european_rows(Language language);

}  // namespace dateline::date_grammar
