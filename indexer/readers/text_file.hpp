// Divides the content of a plain text file into headline and body.
#pragma once

#include <string_view>

#include "common/article.hpp"

namespace dateline {

// The first line is the headline when a blank line or an indented line follows
// it, it is at most 200 bytes, ends in no full stop, and is no caption,
// dateline, or byline; otherwise there is none.
//
//   headline  range of the headline within `content`, without white space around it; empty if none.
//   body      range of the rest, from the first line that is not blank to the
//             end of the content, bytes untouched.
struct TextFile {
  Range headline;
  Range body;
};
TextFile split_text_file(std::string_view content);

// As above, for a text whose headline is known from elsewhere: the first line is
// taken off only where it says the same, white space aside.
TextFile split_known_headline(std::string_view content, std::string_view headline);

}  // namespace dateline
