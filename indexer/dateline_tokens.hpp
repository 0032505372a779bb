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

// The tokens of a text, stars before the first one left out, made as they are asked for: most texts turn out to open
// with no dateline after two or three of them. Abbreviations keep their dot. `text` outlives it.
class DatelineTokens {
 public:
  explicit DatelineTokens(std::string_view text) : text_(text) {}
  bool has(std::size_t index) {
    while (index >= tokens_.size()) {
      if (!read_next()) return false;
    }
    return true;
  }
  // One that `has` was asked for. Valid until `has` is asked for a later one.
  const DatelineToken& operator[](std::size_t index) const { return tokens_[index]; }

 private:
  bool read_next();

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<DatelineToken> tokens_;
};

// All tokens of `text` at once.
std::vector<DatelineToken> dateline_tokens(std::string_view text);

}  // namespace dateline
