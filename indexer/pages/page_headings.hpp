// The headings of a page, with what tells the article's own from the site's name and the names of sections.
#pragma once

#include <string>
#include <vector>

#include "indexer/pages/html_tree.hpp"
#include "indexer/pages/page_blocks.hpp"

namespace dateline {

struct PageHeading {
  std::string text;           // on one line, at most 1,000 bytes; never empty
  int level = 1;              // 1 to 3: <h1> to <h3>
  bool whole = false;         // nothing was left out of it, and no element within parts it
  bool before_prose = false;  // text in sentences follows soon, in the main part of the page
};

// In document order, at most 50 of a level. Kickers, sections and subtitles that stand within a heading are left out of
// it unless there is nothing else; a heading that is a link to the site's front page is left out.
std::vector<PageHeading> page_headings(const HtmlTree& tree, const PageBlocks& page);

}  // namespace dateline
