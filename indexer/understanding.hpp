// Understands one article: its language, its parts, its passages, and the names and days each passage speaks of.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/article.hpp"
#include "common/index_format.hpp"
#include "indexer/segment.hpp"

namespace dateline {

// The article's own language, else the detector's word, else `fallback`; always two letters.
std::string language_of(const Article& article, const std::string& fallback);

// All that is known of an article before it is written.
struct UnderstoodArticle {
  StoredArticle stored;                                       // no passage if headline and body hold no word
  std::vector<PassageFacets> facets;                          // by passage
  Range text;                                                 // of the body, without dateline and trailer
  std::vector<std::pair<std::string, std::string>> acronyms;  // acronym, name that the article spells out
};

// Fills in what the article leaves open: language, and the source from its dateline or trailer.
UnderstoodArticle understand(Article&& article, const std::string& fallback_language);

}  // namespace dateline
