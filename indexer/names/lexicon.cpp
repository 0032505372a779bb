// Builds the table of a language from the lists of places, organisations, titles and words.
#include "indexer/names/lexicon.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "indexer/names/keys.hpp"
#include "indexer/names/word_table.hpp"

namespace dateline {
namespace {

std::string_view take(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  const std::string_view taken = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return taken;
}

// "UN", "U.S.", "NSW": short and without small letters, so the printed case must be looked at.
bool is_acronym(std::string_view text) {
  const auto small = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  return text.size() <= 6 && std::none_of(text.begin(), text.end(), small);
}

// Eight bytes at a time. The table's keys are the program's own, so a hostile text cannot make its runs of slots long.
std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = text.size() * odd;
  while (!text.empty()) {
    std::uint64_t piece = 0;
    const std::size_t length = std::min<std::size_t>(text.size(), sizeof piece);
    std::memcpy(&piece, text.data(), length);
    hash = (hash ^ piece) * odd;
    hash ^= hash >> 32;
    text.remove_prefix(length);
  }
  return hash;
}

// Which classes of the lists for all languages hold outside English as well; "son" is no relative in French.
constexpr unsigned common_classes = any_given | honorific_male | honorific_female | honorific | org_suffix | particle;

}  // namespace

LexiconEntry& Lexicon::entry(std::string_view text) { return entries_[name_key(text)]; }

void Lexicon::add_words(unsigned classes, std::string_view entries, char separator) {
  while (!entries.empty()) entry(take(entries, separator)).classes |= classes;
}

void Lexicon::add_places(std::string_view language) {
  for_each_place_spelling([&](const PlaceSpelling& spelling) {
    if (!spelling.language.empty() && spelling.language != language) return;
    LexiconEntry& known = entry(spelling.text);
    // The language's own spelling wins over another place's English name (fr "Vienne").
    if (known.place != nullptr && spelling.language.empty()) return;
    known.capitals_only = is_acronym(spelling.text);
    known.place = spelling.place;
  });
}

void Lexicon::add_organisations() {
  std::string_view records = organisation_records();
  while (!records.empty()) {
    std::string_view names = take(records, '|');
    const std::string_view full = names.substr(0, names.find('='));
    while (!names.empty()) {
      const std::string_view name = take(names, '=');
      LexiconEntry& known = entry(name);
      if (!known.organisation.empty()) continue;
      known.organisation = full;
      known.capitals_only = known.capitals_only || is_acronym(name);
    }
  }
}

// A phrase is looked for only where its first word says that there are phrases.
void Lexicon::add_longest() {
  std::vector<std::pair<std::string, std::uint8_t>> starts;
  for (const auto& [key, known] : entries_) {
    const std::size_t words = word_count(key);
    if (words > 1) starts.emplace_back(first_word(key), static_cast<std::uint8_t>(std::min<std::size_t>(words, 12)));
  }
  for (const auto& [word, words] : starts) {
    LexiconEntry& known = entries_[word];
    known.longest = std::max(known.longest, words);
  }
}

Lexicon::Lexicon(std::string_view language) {
  const bool english = language == "en";
  add_words(given_male, male_names(), ' ');
  add_words(given_female, female_names(), ' ');
  add_words(any_given, either_names(), ' ');
  if (english) add_words(ordinary, ordinary_words(), ' ');
  for (const WordList& list : word_lists()) {
    if (list.language == language) add_words(list.classes, list.entries, '|');
    if (!list.language.empty()) continue;
    const unsigned classes = english ? list.classes : list.classes & common_classes;
    if (classes != 0) add_words(classes, list.entries, '|');
  }
  add_places(language);
  add_organisations();
  add_longest();
  freeze();
}

void Lexicon::freeze() {
  std::size_t size = 16;
  while (size < 2 * entries_.size()) size *= 2;
  slots_.resize(size);
  for (const auto& item : entries_) {
    const std::uint64_t hash = hash_of(item.first);
    std::size_t at = hash & (size - 1);
    while (slots_[at].item != nullptr) at = (at + 1) & (size - 1);
    slots_[at] = {hash, &item};
  }
}

const LexiconEntry* Lexicon::find(std::string_view key) const {
  const std::uint64_t hash = hash_of(key);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].item != nullptr; at = (at + 1) & mask) {
    if (slots_[at].hash == hash && slots_[at].item->first == key) return &slots_[at].item->second;
  }
  return nullptr;
}

const Lexicon& lexicon(std::string_view language) {
  static const Lexicon english("en");
  if (language.empty() || language == "en") return english;
  static const Lexicon german("de");
  static const Lexicon french("fr");
  static const Lexicon spanish("es");
  static const Lexicon russian("ru");
  static const Lexicon others("");
  if (language == "de") return german;
  if (language == "fr") return french;
  if (language == "es") return spanish;
  if (language == "ru") return russian;
  return others;
}

}  // namespace dateline
