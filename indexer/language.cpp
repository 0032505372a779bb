// CLD2 decides; this room only bounds what it sees and says no when it is unsure.
#include "indexer/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "common/language_code.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t shortest_bytes = 120;
constexpr std::size_t longest_bytes = 4096;

// Whether at least one word in thirty is "the" and one in fifteen "of", "and" or "to": no other language has that.
// It settles most articles of an English archive for a hundredth of the detector's price.
bool is_plainly_english(std::string_view text) {
  std::size_t words = 0;
  std::size_t articles = 0;
  std::size_t particles = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n\t\r", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \n\t\r", begin), text.size());
    const std::string_view word = text.substr(begin, at - begin);
    ++words;
    if (word == "the" || word == "The") ++articles;
    if (word == "of" || word == "and" || word == "to") ++particles;
  }
  return articles >= 2 && articles * 30 >= words && particles * 15 >= words;
}

}  // namespace

std::string detect_language(std::string_view text) {
  if (text.size() < shortest_bytes) return {};
  text = text.substr(0, floor_boundary(text, longest_bytes));
  if (is_plainly_english(text)) return "en";
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return normal_language(CLD2::LanguageCode(language));
}

}  // namespace dateline
