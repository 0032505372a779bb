// Finds the article's text among the blocks of a page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/page_blocks.hpp"

namespace dateline {

// What else is known of the article, each empty if it is not.
struct TextHints {
  std::string_view headline;
  std::string_view stated_body;  // the text that the page's own data give
};

// The blocks that are the article's text, in order; empty for a page without one.
std::vector<std::uint32_t> article_blocks(const HtmlTree& tree, const PageBlocks& page, const TextHints& hints);

}  // namespace dateline
