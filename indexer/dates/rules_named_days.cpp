// English rules for days that are named or counted within a month: "the 9th", "first Monday in May", "Easter".
#include <algorithm>
#include <string_view>

#include "indexer/dates/holidays.hpp"
#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {

Reading day_of_month(int day, int weekday) {
  Reading reading;
  reading.kind = Reading::Kind::month_day;
  reading.day = day;
  reading.weekday = weekday;
  return reading;
}

// The month named after a day: "of the month", "of this month", "of next month"; else end 0.
Parsed of_month(const Tokens& tokens, std::size_t at, Reading reading) {
  if (!tokens.says(at, "of")) return {};
  const std::size_t noun = at + 2;
  if (!is_unit(tokens, noun, Unit::month) || is_plural(tokens, noun)) return {};
  if (role_at(tokens, at + 1, Role::shift)) {
    reading.counts = true;
    reading.amount = tokens[at + 1].word.value;
    return {noun + 1, reading};
  }
  return reads(tokens, at + 1, "the") ? Parsed{noun + 1, reading} : Parsed{};
}

// on the 9th, until the 15th, the 15th of the month, the ninth of next month
Parsed ordinal_day(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Ordinal ordinal = ordinal_at(tokens, at);
  if (ordinal.end == 0 || ordinal.value > 31) return {};
  const Reading reading = day_of_month(ordinal.value, 0);
  if (const Parsed parsed = of_month(tokens, ordinal.end, reading)) return parsed;
  if (scan.alone) return {ordinal.end, reading};
  if (!reads(tokens, at - 1, "the")) return {};
  static constexpr std::string_view before[] = {"on", "until", "since", "by", "before", "after"};
  const bool day = std::any_of(std::begin(before), std::end(before),
                               [&](std::string_view word) { return reads(tokens, at - 2, word); });
  const bool closed = ends_phrase(tokens, ordinal.end) || role_at(tokens, ordinal.end, Role::joiner) ||
                      reads(tokens, ordinal.end, "at");
  if (tokens[at].kind != Kind::number || !day || !closed) return {};
  return {ordinal.end, reading};
}

// That day of the month, or of the month before or after it.
Reading on_day(Reading reading, int day, int months) {
  const int part = reading.part + months;
  reading.day = day;
  reading.weekday = 0;
  reading.part = part < 1 ? 12 : part > 12 ? 1 : part;
  if (reading.part != part && reading.year != 0) reading.year += months;
  if (reading.part != part && reading.counts) reading.amount += months;
  return reading;
}

// The "ninth" of "from the ninth to the seventeenth of April", and the "seventeenth" of "April ninth to the
// seventeenth".
Parsed ordinal_of_range(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Ordinal ordinal = ordinal_at(tokens, at);
  if (ordinal.end == 0 || ordinal.value > 31) return {};
  const std::size_t joint = tokens.says(at - 1, "the") ? at - 2 : at - 1;
  const bool follows = at >= 2 && scan.last_end == joint && past_connector(tokens, joint) == joint + 1;
  const bool after_day = follows && scan.last.kind == Reading::Kind::calendar && scan.last.unit == Unit::day;
  if (after_day && scan.last.nth == 0 && ends_phrase(tokens, ordinal.end)) {
    if (ordinal.value <= scan.last.day && role_at(tokens, joint, Role::joiner) && tokens.says(joint, "and")) return {};
    return {ordinal.end, on_day(scan.last, ordinal.value, ordinal.value <= scan.last.day ? 1 : 0)};
  }
  std::size_t next = past_connector(tokens, ordinal.end);
  if (next == 0 || tokens[ordinal.end].kind == Kind::mark) return {};
  if (tokens.says(next, "the")) ++next;
  const Parsed last = day_month(tokens, next);
  const bool turns = last.reading.day <= ordinal.value;  // from the 27th to the third of April
  if (!last || (turns && tokens.says(ordinal.end, "and"))) return {};
  return {ordinal.end, on_day(last.reading, ordinal.value, turns ? -1 : 0)};
}

// The month or year of "first Monday in May", "last week of 2016", "second Tuesday of next month".
Parsed nth_of(const Tokens& tokens, std::size_t at, Reading reading) {
  const bool shifted = role_at(tokens, at, Role::shift) && is_unit(tokens, at + 1, Unit::year);  // third week next year
  if (!tokens.says(at, "of") && !tokens.says(at, "in") && !shifted) return {};
  const std::size_t next = shifted ? at : at + 1;
  if (is_dated_month(tokens, next)) {
    reading.part = tokens[next].word.value;
    return with_year(tokens, after_month(tokens, next), reading);
  }
  if (is_year_number(tokens, next) && clean_right(tokens, next)) {
    reading.year = tokens[next].number;
    return {next + 1, reading};
  }
  const bool shift = role_at(tokens, next, Role::shift) || role_at(tokens, next, Role::following);
  if (!shift && !reads(tokens, next, "the")) return {};
  const int amount = shift ? tokens[next].word.value : 0;
  reading.counts = true;
  reading.amount = amount;
  reading.nth_of_month = is_unit(tokens, next + 1, Unit::month);
  const bool known = reading.nth_of_month || is_unit(tokens, next + 1, Unit::year);
  return known && !is_plural(tokens, next + 1) ? Parsed{next + 2, reading} : Parsed{};
}

// first Monday in May, last Thursday of November 2016, second Tuesday of next month; first week of May, last week of
// 2016
Parsed nth_weekday_of(const Tokens& tokens, std::size_t at) {
  const bool last = role_at(tokens, at, Role::shift) && tokens[at].word.value < 0;
  const Ordinal ordinal = last ? Ordinal{at + 1, -1} : ordinal_at(tokens, at);
  if (ordinal.end == 0 || ordinal.value > 5 || ordinal.value == 0) return {};
  Reading reading = calendar_day(0, 0, 0);
  reading.nth = ordinal.value;
  if (role_at(tokens, ordinal.end, Role::weekday)) {
    reading.weekday = tokens[ordinal.end].word.value;
    const Parsed parsed = nth_of(tokens, ordinal.end + 1, reading);
    return parsed.reading.part != 0 || parsed.reading.nth_of_month ? parsed : Parsed{};
  }
  if (!is_unit(tokens, ordinal.end, Unit::week) || is_plural(tokens, ordinal.end)) return {};
  constexpr int thursday = 4;  // a week belongs to the month and year of its Thursday
  reading.weekday = thursday;
  reading.unit = Unit::week;
  return nth_of(tokens, ordinal.end + 1, reading);
}

// Johnnie Christmas; the Chinese New Year, which this library does not compute
bool is_another_name(const Tokens& tokens, std::size_t at, std::size_t end) {
  static constexpr std::string_view calendars[] = {"chinese", "lunar",   "jewish", "islamic", "orthodox",
                                                   "persian", "iranian", "tamil",  "coptic",  "tibetan"};
  for (const std::string_view calendar : calendars) {
    if (at > 0 && reads(tokens, at - 1, calendar)) return true;
  }
  const Token& left = tokens.before(at);
  const bool owned = tokens.says(at - 1, "of") && tokens.before(at, 2).capital && is_name_like(tokens, end);
  if (owned && !all_capitals(tokens, at)) return true;  // the Orchestra of Christmas Charity
  const bool named = left.capital && left.is(Role::none) && !tokens[at].paragraph && !all_capitals(tokens, at);
  return end == at + 1 && named;
}

// Christmas, Easter Monday 2016, last Thanksgiving (see shifted), Labor Day weekend (its day)
Parsed holiday(const Tokens& tokens, std::size_t at) {
  const HolidayName name = holiday_at(tokens, at);
  if (name.end == 0) return {};
  if (is_another_name(tokens, at, name.end)) return {name.end, Reading{}};
  Reading reading;
  reading.kind = Reading::Kind::holiday;
  reading.part = name.holiday;
  return with_year(tokens, name.end, reading);
}

}  // namespace dateline::date_grammar::english
