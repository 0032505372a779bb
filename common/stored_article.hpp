// What an index keeps of an article: its texts, its passages, the dates found in it; and how they are written.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

// One passage of an article: a byte range of the body. The first passage, and
// passages of a headline too long for one, also hold headline tokens.
struct StoredPassage {
  Range body;
  Range headline;  // bytes of the headline whose tokens come first in this passage
};

// A date that the article speaks of, as far as it denotes days or could (not "now").
struct StoredDate {
  Field field = Field::body;
  Range range;        // bytes of that field
  std::string value;  // TIMEX3, see timex.hpp; facets count no days of those before 1400 and after 2100
};

struct StoredArticle {
  Article article;  // `place` is not stored
  std::vector<StoredPassage> passages;
  std::vector<StoredDate> dates;  // headline first, then body, by position, never overlapping
};

std::string encode(const StoredArticle& stored);
// One of the articles of a frame, each of which encode() wrote; `ordinal` counts from 0.
// Throws Error (index_damaged).
StoredArticle decode_article(std::string_view frame, std::uint32_t ordinal);
// All `count` of them, given to `visit` in order.
void decode_articles(std::string_view frame, std::uint32_t count, const std::function<void(StoredArticle&&)>& visit);

}  // namespace dateline
