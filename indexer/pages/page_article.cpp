// Joins the stages of a page: tree, blocks, facts, text.
#include "indexer/pages/page_article.hpp"

#include "common/text.hpp"
#include "indexer/pages/page_text.hpp"

namespace dateline {
namespace {

std::string joined(const PageBlocks& page, const std::vector<std::uint32_t>& kept) {
  std::string body;
  for (const std::uint32_t at : kept) {
    if (!body.empty()) body += "\n\n";
    body += page.text_of(page.blocks[at]);
  }
  return body;
}

// What a page's data give as its text may itself be HTML.
std::string shown_text(const std::string& stated) {
  const HtmlTree tree(stated);
  const PageBlocks page = page_blocks(tree);
  std::string body;
  for (const PageBlock& block : page.blocks) body.append(body.empty() ? "" : "\n\n").append(page.text_of(block));
  return body;
}

}  // namespace

PageArticle read_page(std::string_view html, std::string_view url) {
  const HtmlTree tree(html);
  const PageBlocks page = page_blocks(tree);
  PageArticle article{page_facts(tree, page, url), {}};
  std::string stated = std::move(article.facts.body);
  if (stated.find('<') != std::string::npos || stated.find('&') != std::string::npos) stated = shown_text(stated);
  article.body = joined(page, article_blocks(tree, page, {article.facts.headline, stated}));
  // A page that shows its text by a script has it in its data alone.
  if (article.body.size() * 2 < stated.size()) article.body = stated;
  article.facts.body = std::move(stated);
  return article;
}

}  // namespace dateline
