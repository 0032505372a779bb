// A hash table over the words of a language.
#include "indexer/dates/words.hpp"

#include <algorithm>
#include <cstring>

#include "indexer/dates/word_tables.hpp"

namespace dateline::date_grammar {

Language language_of(std::string_view code) {
  struct Name {
    std::string_view code;
    Language language;
  };
  static constexpr Name names[] = {{"", Language::english},  {"en", Language::english}, {"de", Language::german},
                                   {"fr", Language::french}, {"es", Language::spanish}, {"ru", Language::russian}};
  code = code.substr(0, code.find_first_of("-_"));
  for (const Name& name : names) {
    if (name.code == code) return name.language;
  }
  return Language::other;
}

Vocabulary::Vocabulary(Language language) {
  for (const Row& row : language == Language::english ? english_rows() : european_rows(language)) {
    std::string_view rest = row.words;
    while (!rest.empty()) {
      const std::size_t end = rest.find(' ');
      add(rest.substr(0, end), {row.role, static_cast<std::int8_t>(row.value), row.trust});
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
}

// A word listed twice keeps the role of the first row.
void Vocabulary::add(std::string_view text, Word word) {
  static_assert(slot_count == 1U << (64 - 53));
  const std::uint64_t opening = opening_of(text);
  std::size_t slot = slot_of(opening, text.size());
  while (sizes_[slot] != 0) {
    if (slots_[slot].text == text) return;
    slot = (slot + 1) % slot_count;
  }
  slots_[slot] = {text, word};
  sizes_[slot] = static_cast<std::uint8_t>(text.size());
  openings_[slot] = opening;
}

std::uint64_t Vocabulary::opening_of(std::string_view word) {
  std::uint64_t opening = 0;
  std::memcpy(&opening, word.data(), std::min(word.size(), sizeof opening));
  return opening;
}

Word Vocabulary::find(std::string_view word) const {
  if (word.empty() || word.size() > longest_word_bytes) return {};
  return find(word, opening_of(word));
}

const Vocabulary& Vocabulary::of(Language language) {
  static const Vocabulary all[] = {Vocabulary(Language::english), Vocabulary(Language::german),
                                   Vocabulary(Language::french),  Vocabulary(Language::spanish),
                                   Vocabulary(Language::russian), Vocabulary(Language::other)};
  return all[static_cast<std::size_t>(language)];
}

}  // namespace dateline::date_grammar
