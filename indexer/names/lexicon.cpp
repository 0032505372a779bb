// Builds the table of a language from the lists of places, organisations, titles and words.
#include "indexer/names/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <vector>

#include "common/word_hash.hpp"
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

constexpr unsigned index_bits = 20;
constexpr std::uint32_t index_mask = (std::uint32_t{1} << index_bits) - 1;
std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32) & ~index_mask; }

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
  std::size_t key_bytes = 0;
  for (const auto& [key, known] : entries_) key_bytes += key.size();
  keys_.reserve(key_bytes);  // the items keep views
  items_.reserve(entries_.size());
  for (const auto& [key, known] : entries_) {
    keys_ += key;
    items_.push_back({word_hash(key), std::string_view(keys_).substr(keys_.size() - key.size()), known});
  }
  entries_ = {};
  slots_.resize(std::bit_ceil(2 * items_.size() + 1));
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const std::uint64_t hash = items_[i].hash;
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = tag_of(hash) | static_cast<std::uint32_t>(i + 1);
  }
}

const LexiconEntry* Lexicon::find(std::string_view key) const {
  const std::uint64_t hash = word_hash(key);
  const std::uint32_t tag = tag_of(hash);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask) {
    if ((slots_[at] & ~index_mask) != tag) continue;
    const Item& item = items_[(slots_[at] & index_mask) - 1];
    if (item.hash != hash || item.key.size() != key.size()) continue;
    if (key.size() <= 8 || item.key == key) return &item.entry;
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
