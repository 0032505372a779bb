// One look-up for all that is known of a word or phrase: place, organisation, title, given name, ordinary word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

  std::unordered_map<std::string, LexiconEntry> entries_;  // while being made
  // What is searched: open addressing over small slots, at most half full, so that a miss reads one line of a table
  // that stays in the cache and a hit one line more. The word itself is read only if it is longer than eight bytes:
  // a shorter one is told by hash and length.
  struct alignas(64) Item {
    std::uint64_t hash = 0;
    std::string_view key;  // of keys_
    LexiconEntry entry;
  };
  std::string keys_;
  std::vector<Item> items_;
  std::vector<std::uint32_t> slots_;  // index of an item + 1, and above it the highest bits of its hash; 0 = free
};

// The lexicon of a language, made on first use and kept; any language without lists of its own gets the common part.
const Lexicon& lexicon(std::string_view language);

}  // namespace dateline
