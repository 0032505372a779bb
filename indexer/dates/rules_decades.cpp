// English rules for decades, centuries, and years in words.
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {

// Words near to a number that make it degrees or an age: "highs in the 90s", "in his 60s".
bool measures(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view words[] = {"temperatures", "temperature", "highs",  "lows", "mercury",
                                               "degrees",      "shot",        "scored", "aged"};
  for (std::size_t back = 1; back <= 6; ++back) {
    for (const std::string_view word : words) {
      if (at >= back && reads(tokens, at - back, word)) return true;
    }
  }
  return tokens.says(at + 1, "degrees");
}

// Whether "the 60s", "mid-sixties" is introduced as years are; "his sixties" is an age.
bool introduces_decade(const Tokens& tokens, std::size_t at) {
  const std::size_t left = tokens.before(at).is_mark('-') ? at - 2 : at - 1;
  const bool phase = role_at(tokens, left, Role::phase);
  const std::size_t the = phase ? left - 1 : left;
  return at > 0 && (reads(tokens, the, "the") || (phase && !role_at(tokens, the, Role::the))) && !measures(tokens, at);
}

Reading decade_of(int tens) { return calendar(Unit::decade, (tens < 20 ? 2000 : 1900) + tens); }

// the 60s, mid-90s, the 1980s and 90s
Parsed bare_decade(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Token& number = tokens[at];
  if (number.size() != 2 || number.number < 20 || number.number % 10 != 0) return {};
  std::size_t end = skip_mark(tokens, at + 1, '\'');
  if (!tokens.says(end, "s") || !tokens[end].glued) return {};
  const bool listed =
      scan.last_end + 1 == at && scan.last.unit == Unit::decade && role_before(tokens, at, Role::joiner);
  if (!listed && !scan.alone && !introduces_decade(tokens, at)) return {};
  return {end + 1, decade_of(number.number)};
}

// the nineties, the late sixties
Parsed decade_word(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (!scan.alone && !introduces_decade(tokens, at)) return {};
  return {at + 1, decade_of(tokens[at].word.value)};
}

// in nineteen ninety-seven, nineteen seventies, the year two thousand; twenty and two thousand need the word before
// them
Parsed spoken_year(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Count year = year_in_words(tokens, at);
  const bool decade =
      role_at(tokens, at + 1, Role::decade_word) && tokens[at].word.value >= 15 && tokens[at].word.value <= 20;
  if (decade) return {at + 2, calendar(Unit::decade, tokens[at].word.value * 100 + tokens[at + 1].word.value)};
  if (year.end == 0) return {};
  const bool sure = tokens[at].word.value >= 18 && tokens[at].word.value < 20;
  const bool announced = role_before(tokens, at, Role::strong) || is_unit(tokens, at - 1, Unit::year);
  if (!scan.alone && !sure && !announced) return {};
  if (counts_something(tokens, year.end)) return {};
  return {year.end, calendar(Unit::year, year.value)};
}

// 1990s, 1990's; of a century: 1800s.
Parsed decade(const Tokens& tokens, std::size_t at) {
  const Token& number = tokens[at];
  if (number.size() != 4 || number.number % 10 != 0 || number.number < first_year_word ||
      number.number > last_year_word)
    return {};
  std::size_t end = at + 1;
  if (tokens[end].is_mark('\'') && tokens[end].glued) ++end;
  if (!tokens.says(end, "s") || !tokens[end].glued) return {};
  const bool century = number.number % 100 == 0 && number.number < 2000;
  return {end + 1, calendar(century ? Unit::century : Unit::decade, number.number)};
}

// in '89, the class of '68
Parsed apostrophe_year(const Tokens& tokens, bool alone, std::size_t at) {
  const Token& number = tokens[at + 1];
  const bool introduced =
      alone || role_before(tokens, at, Role::strong) || reads(tokens, at - 1, "of") || reads(tokens, at - 1, "by");
  if (number.kind != Kind::number || !number.glued || number.size() != 2 || tokens[at].glued || !introduced) return {};
  const bool phrase =
      role_before(tokens, at, Role::strong) ? !counts_something(tokens, at + 2) : closes(tokens, at + 2);
  if (!phrase || !clean_right(tokens, at + 1)) return {};
  return {at + 2, calendar(Unit::year, (number.number < 30 ? 2000 : 1900) + number.number)};
}

// '90s
Parsed short_decade(const Tokens& tokens, std::size_t at) {
  const Token& number = tokens[at + 1];
  if (number.kind != Kind::number || !number.glued || number.size() != 2 || number.number % 10 != 0) return {};
  if (!tokens.says(at + 2, "s") || !tokens[at + 2].glued) return {};
  return {at + 3, calendar(Unit::decade, (number.number < 20 ? 2000 : 1900) + number.number)};
}

// Whether "and early 20th centuries" stands there.
bool centuries_follow(const Tokens& tokens, std::size_t at) {
  if (!role_at(tokens, at, Role::joiner)) return false;
  const std::size_t next = role_at(tokens, at + 1, Role::phase) ? at + 2 : at + 1;
  const Ordinal other = ordinal_at(tokens, next);
  return other.end != 0 && is_unit(tokens, other.end, Unit::century) && is_plural(tokens, other.end);
}

// 20th century, nineteenth-century; each of "late 19th and early 20th centuries"
Parsed ordinal_century(const Tokens& tokens, std::size_t at) {
  const Ordinal ordinal = ordinal_at(tokens, at);
  if (ordinal.end == 0 || ordinal.value < 10 || ordinal.value > 22) return {};
  const Reading century = calendar(Unit::century, (ordinal.value - 1) * 100);
  if (centuries_follow(tokens, ordinal.end)) return {ordinal.end, century};
  const std::size_t noun = skip_mark(tokens, ordinal.end, '-');
  if (!is_unit(tokens, noun, Unit::century)) return {};
  const std::size_t first = role_before(tokens, at, Role::phase) ? at - 1 : at;
  if (is_plural(tokens, noun) && !role_before(tokens, first, Role::joiner)) return {};
  return {noun + 1, century};
}

}  // namespace dateline::date_grammar::english
