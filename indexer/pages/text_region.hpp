// Finds the part of a page that holds the article's text.
#pragma once

#include <vector>

#include "indexer/pages/html_tree.hpp"
#include "indexer/pages/page_blocks.hpp"

namespace dateline {

struct TextRegion {
  std::vector<bool> taken;   // for each block, whether it lies in the region; empty for a page without prose
  PageRoles never_text = 0;  // as given, and hidden_role unless the region itself is hidden
};

// `never_text`: the roles of blocks that are no text; they may lie in the region, but do not make it. Linear in the
// page's size.
TextRegion text_region(const HtmlTree& tree, const PageBlocks& page, PageRoles never_text);

}  // namespace dateline
