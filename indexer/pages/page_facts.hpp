// What a page states of its article: headline, byline, dates, language, address, source.
#pragma once

#include <string>
#include <string_view>

#include "indexer/pages/html_tree.hpp"
#include "indexer/pages/page_blocks.hpp"

namespace dateline {

// Each empty where the page does not say.
struct PageFacts {
  std::string headline;
  std::string byline;     // names joined by ", "
  std::string published;  // as Article::published
  std::string modified;   // the same
  std::string language;   // ISO 639-1
  std::string url;        // canonical; always with its scheme
  std::string source;     // the site's name
  std::string body;       // the article's text where the page's own data give it
};

// `url`: where the page was fetched from; may be empty.
PageFacts page_facts(const HtmlTree& tree, const PageBlocks& page, std::string_view url);

}  // namespace dateline
