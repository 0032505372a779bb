// The dates that are printed in a page's text, by where they stand.
#pragma once

#include <string>
#include <string_view>

#include "indexer/pages/html_tree.hpp"
#include "indexer/pages/page_blocks.hpp"
#include "indexer/pages/page_dates.hpp"

namespace dateline {

// Each as page_date() gives it; empty if there is none.
struct PrintedDates {
  std::string near_headline;  // the first short line with a date after the headline and not far from it, or just before
  std::string announced;      // behind "published on", "erschienen am" and the like, anywhere but in comments
  std::string at_opening;     // at the very beginning of the text: "(21. November 2022) ..."
  std::string modified;       // behind "last updated", "zuletzt geändert" and the like
};

// `headline`: as chosen; may be empty, and then the page's beginning is taken for its place.
PrintedDates printed_dates(const HtmlTree& tree, const PageBlocks& page, std::string_view headline,
                           const PageDateOptions& options);

}  // namespace dateline
