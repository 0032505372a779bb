// English rules for what is counted from the date mentioned last: "the following day", "that September".
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {
namespace {

// the same month last year: a year before the month mentioned last
Parsed same_month_of_year(const Tokens& tokens, std::size_t at) {
  if (!reads(tokens, at, "same") || !is_single_unit(tokens, at + 1)) return {};
  const std::size_t next = tokens.says(at + 2, "of") || tokens.says(at + 2, "in") ? at + 3 : at + 2;
  const bool last = role_at(tokens, next, Role::shift) && tokens[next].word.value < 0;
  if (!is_unit(tokens, at + 1, Unit::month) || !last || !is_unit(tokens, next + 1, Unit::year)) return {};
  Reading reading = counted(Unit::month, -12, Base::mention);
  reading.compares = true;
  return {next + 2, reading};
}

// the same quarter a year ago, the same period a year earlier
Parsed same_quarter_of_year(const Tokens& tokens, std::size_t at) {
  const bool period = is_unit(tokens, at + 1, Unit::quarter) || tokens.says(at + 1, "period");
  const bool year = tokens.says(at + 2, "a") && is_unit(tokens, at + 3, Unit::year);
  const bool back =
      role_at(tokens, at + 4, Role::ago) || role_at(tokens, at + 4, Role::earlier) || tokens.says(at + 4, "before");
  if (!reads(tokens, at, "same") || !period || !year || !back) return {};
  Reading reading = counted(Unit::year, -1);
  reading.compares = true;
  reading.same_period = true;
  return {at + 5, reading};
}

// that September, the following spring, the previous May: counted from the date mentioned last
Parsed name_after_mention(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Token& name = tokens[at + 1];
  const int direction = tokens[at].word.value;
  const bool determined = scan.alone || role_before(tokens, at, Role::the);
  const bool that = reads(tokens, at, "that");
  const bool month = name.is(Role::month) && name.capital && name.word.trust != Trust::abbreviation;
  const bool season = name.is(Role::season) && (!that || ends_phrase(tokens, at + 2));
  if (name.is(Role::holiday) && !that && !reads(tokens, at, "same") && (direction < 0 || determined)) {
    Parsed parsed = holiday(tokens, at + 1);
    if (!parsed || parsed.reading.year != 0 || parsed.reading.counts) return {};
    parsed.reading.shift = as_shift(direction);
    if (parsed.reading.kind == Reading::Kind::holiday) parsed.reading.base = Base::mention;
    return parsed;
  }
  const bool determined_name = that ? !(month && name.word.value == 5) : determined;
  if ((!month && !season) || !determined_name || tokens[at + 2].kind == Kind::number || reads(tokens, at, "same"))
    return {};
  if (month && that && !ends_phrase(tokens, at + 2)) return {};
  Reading reading = calendar(month ? Unit::month : Unit::season, 0, name.word.value);
  reading.base = Base::mention;
  reading.shift = as_shift(tokens[at].word.value);
  return {at + 2, reading};
}

}  // namespace

// the following day, the previous year, the same month, that year, that same day; the previous Monday
Parsed following(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const int direction = tokens[at].word.value;
  const bool determined = scan.alone || role_before(tokens, at, Role::the);  // else "calm following Monday's storm"
  const bool weekday = role_at(tokens, at + 1, Role::weekday) && tokens[at + 1].word.trust == Trust::sure;
  if (weekday && (direction < 0 || (direction > 0 && determined))) {
    Reading reading = weekday_reading(tokens[at + 1].word.value, as_shift(direction));
    reading.base = Base::mention;
    return {at + 2, reading};
  }
  if (const Parsed parsed = same_month_of_year(tokens, at)) return parsed;
  if (const Parsed parsed = same_quarter_of_year(tokens, at)) return parsed;
  if (const Parsed parsed = name_after_mention(scan, at)) return parsed;
  const bool allowed =
      scan.alone || role_before(tokens, at, Role::the) || reads(tokens, at, "that") || reads(tokens, at, "previous");
  const bool same = reads(tokens, at, "that") && reads(tokens, at + 1, "same");
  const std::size_t noun = same || role_at(tokens, at + 1, Role::fiscal) ? at + 2 : at + 1;
  if (!allowed || !is_single_unit(tokens, noun) || (tokens[noun + 1].glued && tokens[noun + 1].is_mark('-'))) return {};
  Reading reading = counted(unit_at(tokens, noun), direction, Base::mention);
  reading.whole = true;
  return {noun + 1, reading};
}

}  // namespace dateline::date_grammar::english
