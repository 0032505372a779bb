// Chooses an article's headline among what a page says of it in several places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// All on one line, each empty if there is none.
struct TitleSources {
  std::string stated;                    // by the page's data
  std::string title;                     // <title>, with the site's name as a rule
  std::vector<std::string> headings;     // each <h1>, without kickers
  std::vector<std::string> subheadings;  // each <h2>
  std::string site;
};

// The <h1> that the others confirm, or a <h2> that they repeat; else what is stated; else the part of <title> that is
// not the site's name.
std::string page_headline(const TitleSources& sources);

}  // namespace dateline
