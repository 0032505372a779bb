// Joins the stages of a page: tree, blocks, facts, text.
#include "indexer/pages/page_article.hpp"

#include <algorithm>

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

void append_paragraph(std::string& body, std::string_view text) {
  const std::string line = one_line(text, text.size());
  if (!line.empty()) body.append(body.empty() ? "" : "\n\n").append(line);
}

std::string shown_html(std::string_view html) {
  const HtmlTree tree(html);
  const PageBlocks page = page_blocks(tree);
  std::string body;
  for (const PageBlock& block : page.blocks) append_paragraph(body, page.text_of(block));
  return body;
}

// What a page's data give as its text may be HTML, or have a paragraph a line.
std::string shown_text(std::string_view stated) {
  if (stated.find("</") != std::string_view::npos || stated.find("<br") != std::string_view::npos)
    return shown_html(stated);
  std::string body;
  for (std::size_t at = 0; at < stated.size();) {
    const std::string_view line = stated.substr(at, std::min(stated.find('\n', at), stated.size()) - at);
    append_paragraph(body, unescaped(line));
    at += line.size() + 1;
  }
  return body;
}

}  // namespace

PageArticle read_page(std::string_view html, std::string_view url) {
  const HtmlTree tree(html);
  const PageBlocks page = page_blocks(tree);
  PageArticle article{page_facts(tree, page, url), {}};
  std::string stated = shown_text(article.facts.body);
  article.body = joined(page, article_blocks(tree, page, {article.facts.headline, stated}));
  // A page that shows its text by a script has it in its data alone.
  if (article.body.size() * 2 < stated.size()) article.body = stated;
  article.facts.body = std::move(stated);
  return article;
}

}  // namespace dateline
