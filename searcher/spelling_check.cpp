// The text is tokenised up to the word in question only.
#include "searcher/spelling_check.hpp"

#include <algorithm>

#include "common/analyzer.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

// The word at an ordinal of a passage, as stored; both empty if there is none.
struct PrintedWord {
  std::string form;
  Capitals capitals = Capitals::none;
};

PrintedWord word_at(std::string_view text, unsigned ordinal) {
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    if (ordinal-- == 0) {
      return {fold(token.form), capitals_of(text.substr(token.begin, token.end - token.begin))};
    }
  }
  return {};
}

}  // namespace

bool SpellingCheck::fits(const WordUse& use, std::size_t posting, std::size_t at) const {
  if (!use.filter.active) return true;
  const std::uint16_t spelling = use.positions->spellings[at];
  if (spelling < listed_spellings_) {
    return std::find(use.filter.allowed.begin(), use.filter.allowed.end(), spelling) != use.filter.allowed.end();
  }
  return use.filter.unlisted && text_fits(use.filter, use.postings->passages[posting], use.positions->position(at));
}

bool SpellingCheck::text_fits(const SpellingFilter& filter, std::uint32_t passage, unsigned position) const {
  workspace_.deadline.check(8);
  const std::uint32_t article = index_.table().article_of[passage];
  const StoredArticle stored = index_.article(article, workspace_);
  const std::uint32_t ordinal = passage - index_.table().starts[article];
  if (ordinal >= stored.passages.size()) return false;
  const StoredPassage& ranges = stored.passages[ordinal];
  const unsigned headline = index_.passage_table().headline_tokens[passage];
  const bool in_headline = position < headline;
  const std::string& text = in_headline ? stored.article.headline : stored.article.body;
  const Range range = in_headline ? ranges.headline : ranges.body;
  const PrintedWord word = word_at(std::string_view(text).substr(range.begin, range.size()),
                                   in_headline || headline == 0 ? position : position - headline - 1);
  return fits_pattern(word.form, filter.pattern) && (!filter.exact_capitals || word.capitals == filter.capitals);
}

}  // namespace dateline
