// Takes the names out of a byline as pages print it.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// "By Jane Roe | 3 May 2020" gives "Jane Roe": without what introduces the names (in English, German, French, Spanish,
// Portuguese, Italian, Dutch) and without what follows them behind a bar, a dash or a date. An address, a text longer
// than 200 bytes and one without a letter give an empty string.
std::string names_in_byline(std::string_view text);

// Whether the text begins with one of the words that introduce names: "by", "von".
bool opens_byline(std::string_view text);

}  // namespace dateline
