// CLD2 decides; this room only bounds what it sees and says no when it is unsure.
#include "indexer/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

#include "common/language_code.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t shortest_bytes = 120;
constexpr std::size_t longest_bytes = 4096;

// Calls `see` for every piece of `text` between blanks, and returns their number.
template <class See>
std::size_t for_each_word(std::string_view text, const See& see) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && !blank(text[at])) ++at;
    if (at > begin) ++words, see(text.substr(begin, at - begin));
    ++at;
  }
  return words;
}

// Whether at least one word in thirty is "the" and one in fifteen "of", "and" or "to": no other language has that.
// It settles most articles of an English archive for a hundredth of the detector's price.
bool has_english_articles(std::string_view text) {
  std::size_t articles = 0;
  std::size_t particles = 0;
  const std::size_t words = for_each_word(text, [&](std::string_view word) {
    if (word.size() > 3) return;
    if (word == "the" || word == "The") ++articles;
    if (word == "of" || word == "and" || word == "to") ++particles;
  });
  return articles >= 2 && articles * 30 >= words && particles * 15 >= words;
}

// Words that every English text is full of, and few other languages have.
constexpr auto english_words = std::to_array<std::string_view>(
    {"the",    "The",  "and",  "said",  "with", "from", "that", "which", "would", "have",  "has",
     "been",   "were", "its",  "their", "this", "they", "year", "after", "about", "other", "could",
     "should", "than", "when", "it",    "It",   "of",   "to",   "for",   "is",    "by"});
constexpr std::size_t longest_english_word = 6;

// They take turns by length and first letter: one or two are compared.
struct EnglishWords {
  static constexpr std::size_t slots = 512;
  static constexpr std::size_t slot_of(std::string_view word) {
    return (word.size() * 32 + static_cast<unsigned char>(word[0]) + static_cast<unsigned char>(word[1]) * 8) % slots;
  }
  std::array<std::uint8_t, slots> index{};  // + 1; 0 = none
  constexpr EnglishWords() {
    for (std::size_t i = 0; i < english_words.size(); ++i) {
      std::size_t slot = slot_of(english_words[i]);
      while (index[slot] != 0) slot = (slot + 1) % slots;
      index[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }
  bool contains(std::string_view word) const {
    if (word.size() < 2 || word.size() > longest_english_word) return false;
    for (std::size_t slot = slot_of(word); index[slot] != 0; slot = (slot + 1) % slots) {
      if (english_words[index[slot] - 1U] == word) return true;
    }
    return false;
  }
};
constexpr EnglishWords english;

// A short article may lack the articles: one word in four of the list above tells it, too.
bool is_plainly_english(std::string_view text) {
  if (has_english_articles(text)) return true;
  std::size_t found = 0;
  const std::size_t words = for_each_word(text, [&](std::string_view word) { found += english.contains(word); });
  return found >= 4 && found * 10 >= words;
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
