// Decodes the page, then leaves it to the rooms of pages/.
#include "indexer/readers/page_record.hpp"

#include "common/text.hpp"
#include "indexer/pages/page_article.hpp"
#include "indexer/pages/page_charset.hpp"
#include "indexer/readers/charset.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_url = 2048;

}  // namespace

FoundRecord page_record(std::string_view page, std::string_view charset, std::string_view url) {
  FoundRecord record;
  const std::string set = page_charset(page, charset);
  record.repaired = set == "utf-8" && !is_valid_utf8(page);
  PageArticle read = read_page(text_in_charset(page, set), url);
  Article& article = record.article;
  article.headline = std::move(read.facts.headline);
  article.body = std::move(read.body);
  article.byline = std::move(read.facts.byline);
  article.published = std::move(read.facts.published);
  article.modified = std::move(read.facts.modified);
  article.language = std::move(read.facts.language);
  article.source = std::move(read.facts.source);
  if (read.facts.url.size() <= longest_url) article.url = std::move(read.facts.url);
  article.id = article.url;
  if (article.body.empty()) {
    record.rejection = rejection_for("no-article", "the page holds no text that could be an article's");
  }
  return record;
}

}  // namespace dateline
