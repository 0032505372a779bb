// Understands one article: its language, its parts, its passages, and the names and days each passage speaks of.
#pragma once

#include <string>
#include <vector>

#include "common/article.hpp"
#include "common/catalogue.hpp"
#include "indexer/date_expressions.hpp"
#include "indexer/understood_article.hpp"

namespace dateline {

class TagModel;

// The article's own language, else the detector's word, else `fallback`; always two letters.
std::string language_of(const Article& article, const std::string& fallback);

// Whether anything of the article can be searched: a word in the headline or the body. Cheap.
bool has_words(const Article& article);

// find_dates with the day of the dateline, of the body or of the article's own field.
std::vector<DateMention> dates_of(const Article& article);

// Fills in what the article leaves open: language, and the source from its dateline or trailer. There is a passage if
// the article has words: where the body is nothing but a dateline and a trailer, these are its text.
// `content_hash` is the caller's to fill in. names_model: as for find_names.
UnderstoodArticle understand(Article&& article, const std::string& fallback_language, const Analysis& analysis = {},
                             const TagModel* names_model = nullptr);

}  // namespace dateline
