// Chooses an article's headline among what a page says of it in several places.
#pragma once

#include <string>
#include <vector>

#include "indexer/pages/page_headings.hpp"

namespace dateline {

// All on one line, each empty if there is none.
struct TitleSources {
  std::vector<std::string> stated;    // by the page's data, the best word first
  std::string title;                  // <title>, with the site's name as a rule
  std::vector<PageHeading> headings;  // <h1> to <h3>, in document order
  std::string site;
};

// The heading that says what the page's data state; else the <h1> that the others confirm, a <h2> or <h3> that <title>
// repeats, the only <h1> before the text; else what is stated; else the part of <title> that is not the site's name.
std::string page_headline(const TitleSources& sources);

}  // namespace dateline
