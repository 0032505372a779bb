// Reads the dateline that an article opens with.
#pragma once

#include <optional>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

// "LONDON, April 9 (Reuters) -" taken apart. Empty parts were not printed.
struct Dateline {
  Range range;    // from the first letter of the place to past the separator and its blanks
  Range place;    // "LONDON", "RIYADH, Saudi Arabia"
  Range agency;   // "Reuters", without the brackets
  int month = 0;  // 1 to 12; 0 = no day printed
  int day = 0;
  int year = 0;  // 0 = not printed
};

// The dateline that `text` opens with (white space before it allowed), or nullopt.
// Days are read in English, German, French, Spanish, Italian and Russian. A bare
// place is taken for a dateline only in capitals, before a dash and a capital,
// and if it is not plainly something else ("OPEC", "UPDATE"). Looks at the first
// 200 bytes only.
std::optional<Dateline> parse_dateline(std::string_view text);

}  // namespace dateline
