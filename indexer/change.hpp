// What a record of the corpus means for the index: new, changed, as it was, or there already in this run.
#pragma once

#include <cstdint>

#include "indexer/article_table.hpp"

namespace dateline {

enum class Change : std::uint8_t { added, replaced, unchanged, duplicate };

// Decides by id and content hash; marks what it finds in `articles` as seen.
inline Change change_of(ArticleTable& articles, std::uint64_t id, std::uint64_t content) {
  ArticleTable::Entry* known = articles.find(id);
  if (known == nullptr) return Change::added;
  if (known->seen) return Change::duplicate;
  known->seen = true;
  return known->content == content ? Change::unchanged : Change::replaced;
}

}  // namespace dateline
