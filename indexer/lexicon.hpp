// One look-up for all that is known of a word or phrase: place, organisation, title, given name, ordinary word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/name_lists.hpp"
#include "indexer/place_names.hpp"

namespace dateline {

struct LexiconEntry {
  unsigned classes = 0;                // of WordClass
  const Place* place = nullptr;
  std::string_view organisation;       // its usual full name; empty = none known
  std::uint8_t longest = 1;            // words of the longest phrase that begins with this word
  bool capitals_only = false;          // the place or organisation is an acronym: "us" is no country
};

// The words known to articles of one language.
class Lexicon {
 public:
  explicit Lexicon(std::string_view language);  // ISO 639-1

  // key: of name_key. nullptr when nothing is known of it. The entry lives as long as the lexicon.
  const LexiconEntry* find(std::string_view key) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  LexiconEntry& entry(std::string_view text);
  void add_words(unsigned classes, std::string_view entries, char separator);
  void add_places(std::string_view language);
  void add_organisations();
  void add_longest();

  std::unordered_map<std::string, LexiconEntry, Hash, std::equal_to<>> entries_;
};

// The lexicon of a language, made on first use and kept; any language without lists of its own gets the common part.
const Lexicon& lexicon(std::string_view language);

}  // namespace dateline
