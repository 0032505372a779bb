// One look-up for all that is known of a word or phrase: place, organisation, title, given name, ordinary word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/names/lists.hpp"
#include "indexer/names/place_names.hpp"

namespace dateline {

struct LexiconEntry {
  unsigned classes = 0;  // of WordClass
  const Place* place = nullptr;
  std::string_view organisation;  // its usual full name; empty = none known
  std::uint8_t longest = 1;       // words of the longest phrase that begins with this word
  bool capitals_only = false;     // the place or organisation is an acronym: "us" is no country
};

// The words known to articles of one language.
class Lexicon {
 public:
  explicit Lexicon(std::string_view language);  // ISO 639-1

  // key: of name_key. nullptr when nothing is known of it. The entry lives as long as the lexicon.
  const LexiconEntry* find(std::string_view key) const;

 private:
  LexiconEntry& entry(std::string_view text);
  void add_words(unsigned classes, std::string_view entries, char separator);
  void add_places(std::string_view language);
  void add_organisations();
  void add_longest();
  void freeze();

  std::unordered_map<std::string, LexiconEntry> entries_;  // while being made, and the owner of keys and entries
  // What is searched: open addressing, at most half full, 16 bytes a slot, so that most misses read one cache line.
  struct Slot {
    std::uint64_t hash = 0;
    const std::pair<const std::string, LexiconEntry>* item = nullptr;
  };
  std::vector<Slot> slots_;
};

// The lexicon of a language, made on first use and kept; any language without lists of its own gets the common part.
const Lexicon& lexicon(std::string_view language);

}  // namespace dateline
