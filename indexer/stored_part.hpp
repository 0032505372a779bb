// Reads parts back on the indexer's side: their columns, and their articles one after the other.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/spelling.hpp"
#include "common/stored_article.hpp"
#include "common/term_block.hpp"
#include "indexer/segment.hpp"

namespace dateline {

// A database that holds finished parts: a segment, or one part that is not merged yet. Not for two threads at once.
// Every member throws Error (index_damaged) when a block is missing or does not decode.
class StoredParts {
 public:
  explicit StoredParts(const std::string& folder);

  ArticleColumns article_columns(std::uint32_t part) const;
  StringColumn ids(std::uint32_t part, std::size_t articles) const;
  NameLists name_lists(std::uint32_t part, EntityType type, std::size_t passages) const;
  MentionedDays mentioned(std::uint32_t part, std::size_t passages) const;
  NameColumns name_columns(std::uint32_t part) const;
  // Empty where the part was written before places were kept.
  NamePlaces name_places(std::uint32_t part, std::size_t passages) const;
  UpdateColumns update_columns(std::uint32_t part, std::size_t articles) const;
  PassageLengths lengths(std::uint32_t part, std::size_t passages) const;
  TermIndex term_index(std::uint32_t part) const;
  SpellingTable spellings(std::uint32_t part) const;
  std::string stream(std::uint32_t part, const Range& range) const;  // packed, as it lies there
  // What a later run needs of these, for a part that no catalogue describes yet.
  PartContents contents(std::uint32_t part) const;

  // nullptr when the part's 'D' is missing or empty.
  TextDictionary dictionary(std::uint32_t part) const;

  // Calls visit(ordinal, article) for each article, in order; memory: one frame.
  void for_each_article(std::uint32_t part, const ArticleColumns& columns, const TextDictionary& dictionary,
                        const std::function<void(std::uint32_t, StoredArticle&&)>& visit) const;

  std::uint32_t passages() const;  // documents of the whole database

 private:
  std::string block(const std::string& key, const char* what) const;
  std::string folder_;
  Xapian::Database database_;
};

// For each of the names in `names`, in how many articles it is, of those that `counts(ordinal)` is true for.
std::vector<std::uint64_t> articles_by_name(const ArticleColumns& columns, const NameLists& names,
                                            const std::function<bool(std::uint32_t)>& counts);

}  // namespace dateline
