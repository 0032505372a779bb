// What the parts of the English grammar share; each rule's examples stand beside its definition.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/dates/rules.hpp"

namespace dateline::date_grammar::english {

// --- pieces ------------------------------------------------------------------

bool role_at(const Tokens& tokens, std::size_t at, Role role);
bool role_before(const Tokens& tokens, std::size_t at, Role role);
Unit unit_at(const Tokens& tokens, std::size_t at);
bool is_unit(const Tokens& tokens, std::size_t at, Unit unit);
bool is_plural(const Tokens& tokens, std::size_t at);
bool is_single_unit(const Tokens& tokens, std::size_t at);
bool all_capitals(const Tokens& tokens, std::size_t at);
bool is_name_like(const Tokens& tokens, std::size_t at);
bool ends_phrase(const Tokens& tokens, std::size_t at);
bool is_possessive(const Tokens& tokens, std::size_t at);
std::size_t skip_mark(const Tokens& tokens, std::size_t at, char mark);
// A preposition, a conjunction or a mark: no noun that the words before it would belong to.
bool closes(const Tokens& tokens, std::size_t at);
// The word in lower or upper case, or with a capital.
bool reads(const Tokens& tokens, std::size_t at, std::string_view lower);

// --- numbers in words and digits ----------------------------------------------

struct Count {
  std::size_t end = 0;  // 0 = none
  int value = -1;       // -1 = vague
  bool half = false;    // and a half
};

// two, twenty-five, a, a dozen, 10, 2,000; vague: several, a few, a couple of
Count count_at(const Tokens& tokens, std::size_t at);

struct Ordinal {
  std::size_t end = 0;  // 0 = none
  int value = 0;        // 1 to 39
};

// ninth, twenty-first, 9th, 21st
Ordinal ordinal_at(const Tokens& tokens, std::size_t at);

// nineteen ninety-seven, two thousand and eight, twenty seventeen; end 0 = none
Count year_in_words(const Tokens& tokens, std::size_t at);

// --- years and their parts ---------------------------------------------------

bool is_year_number(const Tokens& tokens, std::size_t at);
// A year between 1400 and 2100 that nothing is glued to and that counts nothing.
bool is_plain_year(const Tokens& tokens, std::size_t at);
// The first year of 2011-2013, 1914-18, 1987/88.
bool opens_range(const Tokens& tokens, std::size_t at);

// `reading` with the year that follows at `at`; unchanged, with end == at, if none does.
Parsed with_year(const Tokens& tokens, std::size_t at, Reading reading);

Parsed year(const Scan& scan, std::size_t at);
Parsed short_year(const Scan& scan, std::size_t at);
Parsed decade(const Tokens& tokens, std::size_t at);
Parsed apostrophe_year(const Tokens& tokens, bool alone, std::size_t at);
Parsed short_decade(const Tokens& tokens, std::size_t at);
Parsed bare_decade(const Scan& scan, std::size_t at);
Parsed decade_word(const Scan& scan, std::size_t at);
Parsed spoken_year(const Scan& scan, std::size_t at);
Parsed fiscal(const Tokens& tokens, std::size_t at);
Parsed ordinal_period(const Tokens& tokens, std::size_t at);
Parsed ordinal_century(const Tokens& tokens, std::size_t at);
Parsed quarter_sign(const Tokens& tokens, std::size_t at);
Parsed season(const Scan& scan, std::size_t at);

// A noun in the plural after a number, as in "2000 soldiers"; but not in "2000 elections".
bool counts_something(const Tokens& tokens, std::size_t at);

// --- days --------------------------------------------------------------------

Parsed month(const Scan& scan, std::size_t at);

// The date of the words at `at` with a year that only a later member of its list or range has.
Parsed with_year_of_list(const Tokens& tokens, Parsed parsed);

// listed: the number follows another day ("9-11 April"), so a hyphen may be glued to it.
Parsed day_month(const Tokens& tokens, std::size_t at, bool listed = false);
Parsed another_day(const Scan& scan, std::size_t at);
Parsed ordinal_day(const Scan& scan, std::size_t at);
Parsed ordinal_of_range(const Scan& scan, std::size_t at);
// Past the "to", "-", "and" between two members of a range or list, at `at`; else 0.
std::size_t past_connector(const Tokens& tokens, std::size_t at);
Parsed nth_weekday_of(const Tokens& tokens, std::size_t at);
Parsed holiday(const Tokens& tokens, std::size_t at);
Parsed weekday(const Scan& scan, std::size_t at);
Reading weekday_reading(int weekday, Shift shift);
Reading day_of_month(int day, int weekday);
bool is_dated_month(const Tokens& tokens, std::size_t at);
std::size_t after_month(const Tokens& tokens, std::size_t at);

// --- periods counted from a day, or without bounds ---------------------------

Reading counted(Unit unit, int amount, Base base = Base::publication);
Shift as_shift(int value);  // -1 last, 0 current, 1 next
Reading reference(int direction);
Parsed enclosing_unit(const Scan& scan, std::size_t at);
Parsed year_end(const Tokens& tokens, std::size_t at);
Parsed the_weekend(const Scan& scan, std::size_t at);
Parsed week_of_day(const Scan& scan, std::size_t at);
Parsed the_past(const Scan& scan, std::size_t at);
Parsed vague_shift(const Scan& scan, std::size_t at);

Parsed count_ago(const Scan& scan, std::size_t at);
Parsed unit(const Scan& scan, std::size_t at);
Parsed period_of_year(const Scan& scan, std::size_t at);
Parsed following(const Scan& scan, std::size_t at);
Parsed day_word(const Tokens& tokens, std::size_t at);
Parsed shifted(const Scan& scan, std::size_t at);
Parsed with_phase(const Scan& scan, std::size_t at);
Parsed with_edge(const Scan& scan, std::size_t at);
Parsed latest(const Scan& scan, std::size_t at);
Parsed reference_word(const Scan& scan, std::size_t at);

}  // namespace dateline::date_grammar::english
