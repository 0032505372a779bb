// Folds first: some letters become two.
#include "indexer/pages/bare_text.hpp"

#include "common/text.hpp"

namespace dateline {

std::string bare_text(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode(folded, at);
    if (is_letter(point.value) || is_digit(point.value)) out.append(folded, at, point.length);
    at += point.length;
  }
  return out;
}

}  // namespace dateline
