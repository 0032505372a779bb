// Cuts a run of capitalised tokens into units, and tells what stands around each.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/names/lexicon.hpp"
#include "indexer/names/tokens.hpp"

namespace dateline {

// A token, or a phrase of the lists that covers several.
struct Unit {
  std::size_t first = 0;  // tokens
  std::size_t last = 0;
  unsigned classes = 0;
  const Place* place = nullptr;
  std::string_view organisation;
  bool connector = false;  // "of", "and", "van" in small letters
  bool initial = false;
  bool number = false;
  bool all_capitals = false;
};

inline bool has(const Unit& unit, unsigned classes) { return (unit.classes & classes) != 0; }
inline bool is_title(const Unit& unit) {
  return has(unit, any_title) && unit.organisation.empty() && unit.place == nullptr;
}
inline bool is_org_word(const Unit& unit) { return has(unit, org_head | org_tail | org_suffix) && !unit.connector; }
inline bool is_ordinary(const Unit& unit) {
  return has(unit, ordinary) && unit.place == nullptr && unit.organisation.empty();
}

// "of", "and", "for", "the", "&": they join words of organisations and places, not of people.
bool is_lower_connector(std::string_view word);

// The units of one run of a sentence: capitalised tokens, and small words between them. `unit` counts in the run,
// `token` in the sentence.
class SentenceUnits {
 public:
  explicit SentenceUnits(const Lexicon& words) : words_(words) {}

  // The sentence is kept by reference until the next one comes.
  void start(const NameSentence& sentence) {
    sentence_ = &sentence;
    singles_.assign(sentence.tokens.size(), nullptr);
  }
  std::size_t run_end(std::size_t first) const;         // past the last token of the run that begins at a token
  void take_run(std::size_t first, std::size_t end);    // cuts these tokens into units
  void take_name(std::size_t first, std::size_t last);  // makes one unit of them

  std::size_t size() const { return units_.size(); }
  const Unit& operator[](std::size_t unit) const { return units_[unit]; }
  std::size_t last_token() const { return units_.back().last; }

  std::size_t token_count() const { return sentence_->tokens.size(); }
  const NameToken& token(std::size_t index) const { return sentence_->tokens[index]; }
  std::string_view key(std::size_t first, std::size_t last) const { return sentence_->key(first, last); }
  std::string_view printed_key(std::size_t first, std::size_t last) const {
    return sentence_->printed_key(first, last);
  }
  const LexiconEntry* look_up(std::size_t first, std::size_t last) const {
    return first == last ? look_up_single(first) : look_up_phrase(first, last);
  }
  const LexiconEntry* find(std::string_view key) const { return words_.find(key); }
  bool usable(const LexiconEntry& entry, std::size_t first, std::size_t last) const;

  // The neighbours of a unit; empty or 0 where a mark stands between, or nothing is known.
  std::string_view word_before(std::size_t unit) const;
  unsigned classes_before(std::size_t unit) const;
  unsigned classes_after(std::size_t unit) const;
  bool after_the(std::size_t unit) const { return word_before(unit) == "the"; }
  bool at_start(std::size_t unit) const { return token(units_[unit].first).sentence_start; }

  bool stops(std::size_t unit) const;      // no name goes across it
  bool name_like(std::size_t unit) const;  // false past the end

 private:
  const LexiconEntry* look_up_single(std::size_t token) const;
  const LexiconEntry* look_up_phrase(std::size_t first, std::size_t last) const;
  Unit make_unit(std::size_t first) const;
  bool continues(std::size_t token) const;
  bool possessive_inside(std::size_t token) const;

  const Lexicon& words_;
  const NameSentence* sentence_ = nullptr;
  // By token, what look_up found, since each is asked for several times: nullptr = not yet asked for.
  mutable std::vector<const LexiconEntry*> singles_;
  std::vector<Unit> units_;
};

}  // namespace dateline
