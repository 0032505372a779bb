// The grammar of date expressions: rules over tokens, tried where a trigger word or a number stands.
#pragma once

#include <cstddef>
#include <cstdint>

#include "common/timex.hpp"
#include "indexer/dates/resolution.hpp"
#include "indexer/dates/tokens.hpp"

namespace dateline::date_grammar {

// What a rule found from the token it was asked about up to (not including)
// `end`; end 0 = the rule does not apply.
struct Parsed {
  std::size_t end = 0;
  Reading reading;
  explicit operator bool() const { return end != 0; }
};

// Which of two numbers is the day in "4/9/2017".
enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

// Where the rules stand in a text, and what they found last: "April 9-11" and
// "in 1989 and 1990" need it.
struct Scan {
  const Tokens& tokens;
  Language language = Language::english;
  std::size_t last_end = static_cast<std::size_t>(-1);  // one past the last expression's tokens
  Reading last{};
  DayOrder order = DayOrder::unknown;
  bool alone = false;  // the text is nothing but the expression: no word before it need announce it
};

// Whether an expression may begin with a token. Saves the grammars from being asked about the others, most of a text.
inline bool may_begin(const Token& token) {
  using enum Role;
  constexpr auto bits = [](auto... roles) { return ((std::uint64_t{1} << static_cast<unsigned>(roles)) | ...); };
  constexpr std::uint64_t trigger_bits =
      bits(month, weekday, unit, ordinal, cardinal, article, season, day_word, shift, following, phase, edge, earlier,
           later, fiscal, quarter_sign, every, decade_word, reference, latest, period, holiday, name_before);
  if (token.kind == Kind::word) return (trigger_bits >> static_cast<unsigned>(token.word.role) & 1U) != 0;
  return token.kind == Kind::number || token.is_mark('\'');
}

// The expression that begins at token `at`, nothing where none may begin. Constant cost: each rule looks at
// some dozen tokens at most.
Parsed parse_english(const Scan& scan, std::size_t at);

// German, French, Spanish, Russian by their vocabulary; numeric dates in any language.
Parsed parse_european(const Scan& scan, std::size_t at);

// --- shared by both grammars -------------------------------------------------

inline constexpr int first_year_word = first_plausible_year;
inline constexpr int last_year_word = last_plausible_year;

Reading calendar_day(int year, int month, int day);
Reading calendar(Unit unit, int year, int part = 0);

// No digit, currency sign, decimal point or letter is glued to the number on that side.
bool clean_left(const Tokens& tokens, std::size_t at);
bool clean_right(const Tokens& tokens, std::size_t at);

// The number of one or two digits at `at` as a day of the month, else 0.
int day_number(const Tokens& tokens, std::size_t at);

// "2017-04-09", "2017/04/09", "2017-04".
Parsed iso_date(const Tokens& tokens, std::size_t at);

// "19/4/2017", "19.4.2017", "19-4-2017". Either order of day and month is tried; where both are possible,
// `order` decides, and while that is unknown nothing is found unless both give the same day.
Parsed numeric_date(const Tokens& tokens, std::size_t at, DayOrder order);

// What the only possible reading of the first such date that has but one tells: "4/19/2017" is month_first; else
// what the first date with a name of a month does ("9 April" or "April 9").
DayOrder order_of_dates(const Tokens& tokens);

}  // namespace dateline::date_grammar
