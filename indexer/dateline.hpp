// Finds what stands around an article's text: the dateline before it, a caption or byline line, the agency's trailer
// after it.
#pragma once

#include <optional>
#include <string>
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

// How the bytes of a body divide. All ranges are of the body. `text` is what is
// indexed as the article's words: byline and dateline lie before it and the
// trailer after it, in this order and without overlap. Only where a caption or a
// note such as "(Updates with ...)" comes first, `text` begins with that, and the
// byline and dateline behind it lie inside.
struct BodyLayout {
  std::optional<Range> caption;  // first line "Image: ..."; part of `text`
  std::optional<Range> byline;   // a line "By Anna Lind" before the text
  std::optional<Dateline> dateline;
  Range text;                    // what remains, white space trimmed
  std::optional<Range> trailer;  // "source: sky News", "(Reporting by ...)", "Reuter", "-- END --"
  std::string trailer_source;    // "sky News" out of "source: sky News"; else empty
};

// body: any UTF-8. Never throws; an empty body gives an empty text. Linear.
BodyLayout body_layout(std::string_view body);

// The dateline that `text` opens with (white space before it allowed), or nullopt.
// Days are read in English, German, French, Spanish, Italian and Russian. A bare
// place is taken for a dateline only in capitals, before a dash and a capital,
// and if it is not plainly something else ("OPEC", "UPDATE"). Looks at the first
// 200 bytes only.
std::optional<Dateline> parse_dateline(std::string_view text);

}  // namespace dateline
