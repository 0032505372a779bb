// The words that date expressions are made of, by language, and the part each of them plays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::date_grammar {

// The length of calendar periods; also the granularity of a resolved date.
enum class Unit : std::uint8_t { day, week, fortnight, weekend, month, quarter, half, season, year, decade, century };

// What a word can do in an expression. One role a word: where English has two
// ("may", "second", "fall"), the rule that uses the word checks its case and neighbours.
enum class Role : std::uint8_t {
  none,
  month,         // value 1 to 12
  weekday,       // value 1 (Monday) to 7
  unit,          // value: a Unit
  ordinal,       // value 1 to 30; with a cardinal before it to 31
  cardinal,      // value 1 and up; 0 = vague ("several")
  decade_word,   // value 0 to 90: noughties, twenties to nineties
  reference,     // value -1 recently, 0 now, +1 soon: a time without bounds
  period,        // period: of the year that follows
  latest,        // latest: the period that ended last
  holiday,       // a name of a holiday may begin here
  article,       // a, an: counts as one
  season,        // value 0 spring to 3 winter
  day_word,      // value in days from today
  day_part,      // morning, night
  shift,         // value -1 last, 0 this, +1 next
  following,     // value in units from the date last mentioned: following, previous, same
  phase,         // early, mid, late
  edge,          // end, beginning: of a period
  ago,           // ago
  earlier,       // earlier: ago, but from the date last mentioned
  later,         // later
  before_after,  // value -1 before, +1 after
  strong,        // a year is all that follows: in, since, until, during
  weak,          // a year may follow: by, from, of
  motion,        // rose, fell, up: a quantity may follow "to", "from" and "by"
  the,           // the, and possessives
  joiner,        // and, or, to, through
  every,         // every, each: a set, no date
  count_noun,    // what is counted: people, dlrs, gmt
  year_noun,     // what a year can stand before although it is a plural: elections
  fiscal,        // fiscal
  suffix,        // st nd rd th, s
  quarter_sign,  // Q, H before a digit
  name_before,   // Black, Bloody: the weekday after it is part of a name
  name_after,    // Times, Telegraph: the weekday before it is part of a name
  future_verb,   // will, shall
  modal,         // would, should
  timetable,     // opens, meets: the present tense of what is arranged
  to_be,         // is, are
  past_verb,     // irregular past tenses
  due,           // due, plans, agreed: future with "to" behind it
  expected,      // expected, scheduled, forecast: future
  linking,       // "de", "года", "den": words inside a foreign date
  unit_of_time,  // clock units and others that make a duration only
};

// How far a month or weekday word may be trusted.
enum class Trust : std::uint8_t {
  sure,          // January, Tuesday: in any case of letters
  name,          // April, June: also a person's name
  word,          // May, March: also an ordinary word
  abbreviation,  // Sept, Tue: only beside a day or a year
};

struct Word {
  Role role = Role::none;
  std::int8_t value = 0;
  Trust trust = Trust::sure;
};

enum class Language : std::uint8_t { english, german, french, spanish, russian, other };

// "" and "en" are English; what has no words here is `other` (numeric dates only).
Language language_of(std::string_view code);

// Longer words are in no table, so the caller need not lower-case them.
inline constexpr std::size_t longest_word_bytes = 24;

// The words of one language. Immutable after construction, shared by threads.
class Vocabulary {
 public:
  static const Vocabulary& of(Language language);

  // word: lower case, at most longest_word_bytes. A word of no table has the role none.
  Word find(std::string_view word) const;
  // The same for a word whose opening is known.
  Word find(std::string_view word, std::uint64_t opening) const {
    for (std::size_t slot = slot_of(opening, word.size()); sizes_[slot] != 0; slot = (slot + 1) % slot_count) {
      if (openings_[slot] != opening || sizes_[slot] != word.size()) continue;
      if (word.size() <= sizeof opening || slots_[slot].text == word) return slots_[slot].word;
    }
    return {};
  }

  // The first eight bytes of a word, zeros behind a shorter one, as this machine reads them as a number.
  static std::uint64_t opening_of(std::string_view word);

 private:
  struct Entry {
    std::string_view text;
    Word word;
  };
  static constexpr std::size_t slot_count = 2048;  // a power of two, some five times the words

  static std::size_t slot_of(std::uint64_t opening, std::size_t size) {
    return ((opening ^ size) * 0x9E3779B97F4A7C15) >> 53;  // 11 bits
  }

  explicit Vocabulary(Language language);
  void add(std::string_view text, Word word);

  Entry slots_[slot_count];
  // What is searched: of each word its length, 0 in a free slot, and its opening, which with the length is the word
  // itself unless that is longer.
  std::uint8_t sizes_[slot_count] = {};
  std::uint64_t openings_[slot_count] = {};
};

}  // namespace dateline::date_grammar
