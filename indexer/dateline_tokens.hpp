// Cuts the opening of an article, or a byline, into words, numbers and marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

enum class DatelineKind : std::uint8_t { word, number, comma, stop, open, close, slash, dash, other };

struct DatelineToken {
  DatelineKind kind = DatelineKind::other;
  Range range;
  std::string folded;  // of a word: without its dot, lower case, accents off
  int value = 0;       // of a number of at most 4 digits
  bool blank_before = false;
  bool line_before = false;  // it is the first of its line
};

// What a mark is; dashes of any length are one kind, and all that datelines have no use for is `other`.
DatelineKind dateline_kind(char32_t mark);

// The tokens of `text`, stars before the first one left out. Abbreviations keep their dot.
std::vector<DatelineToken> dateline_tokens(std::string_view text);

}  // namespace dateline
