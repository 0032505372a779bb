// Reads a web page as an article: what it states of it, and the text of it without what stands around.
#pragma once

#include <string>
#include <string_view>

#include "indexer/pages/page_facts.hpp"

namespace dateline {

struct PageArticle {
  PageFacts facts;
  std::string body;  // UTF-8, paragraphs separated by one blank line; empty for a page without an article
};

//   html  valid UTF-8, whatever it holds otherwise. Nothing it names is fetched.
//   url   where it was fetched from; may be empty.
// Cost: linear in the page; some 100 MB/s. Memory: some five times the page.
PageArticle read_page(std::string_view html, std::string_view url);

}  // namespace dateline
