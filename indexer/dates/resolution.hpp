// From what an expression says to a TIMEX3 value and the days it denotes, given the day of publication.
#pragma once

#include <optional>
#include <string>

#include "common/date.hpp"
#include "indexer/dates/words.hpp"

namespace dateline::date_grammar {

// What a calendar period is counted from.
enum class Base : std::uint8_t { publication, mention };

// "last", "this", "next" before a name of a day, month or season.
enum class Shift : std::uint8_t { none, last, current, next };

// What an expression says, before any day is known.
struct Reading {
  enum class Kind : std::uint8_t {
    nothing,    // looks like a date and is none ("Sunday Times", "every Tuesday"): skipped as a whole
    calendar,   // named: April 9, Q1 2017, summer, 2016, the 1990s
    weekday,    // Tuesday
    counted,    // units away from a base: today, last week, two years ago, a year earlier
    holiday,    // Easter, Christmas Eve: `part` is the number of the name
    month_day,  // the 9th: a day of a month that is not said
    enclosing,  // the year, the latest quarter: the period the text is about; with `day` one that ends on it
    reference,  // now, recently, soon: a time without bounds; `part` is 0, -1 or 1
  };
  Kind kind = Kind::nothing;
  Unit unit = Unit::day;  // granularity
  int year = 0;           // calendar: 0 = not said; of a decade or century its first year
  int part = 0;           // calendar: month 1-12, quarter 1-4, half 1-2, season 0-3; by `unit`, a day's month
  int day = 0;            // calendar: 1-31
  bool any = false;       // weekday: of a week that is not told
  int weekday = 0;        // weekday: 1-7, with unit weekend 6; calendar: said with the day, 0 = not said
  Shift shift = Shift::none;
  // The enclosing year (of a weekday, the week) is `amount` from the publication's: "last year's third quarter".
  bool counts = false;
  int amount = 0;                 // counted: units from the base
  Base base = Base::publication;  // of a name with a shift too: "the following spring"
  bool either_order = false;      // calendar, unit day: "4/9/2017", where day and month may be exchanged
  // calendar, unit day or week: the nth `weekday`, or the week of that Thursday, in the month `part`, or in the year
  // where that is 0, or with nth_of_month in the month `amount` from that of the publication. -1 is the last one.
  int nth = 0;
  bool nth_of_month = false;
  bool of_week = false;  // the week that the day lies in: "the week of April 9"
  bool ahead = false;    // a date only where the text looks ahead: "will open in two weeks"
  // After all else the result is moved: "a year ago Tuesday", "the day after Christmas".
  int plus = 0;
  Unit plus_unit = Unit::day;
  // enclosing: the one that ended last. counted or calendar, unit year: of that year the period that the text
  // compares ("the same period last year").
  bool latest = false;
  bool same_period = false;
  // "a year ago", "a year earlier": sets two periods side by side, so the text goes on about the later one.
  bool compares = false;
  bool whole = false;  // counted: "the previous year" after a month is a year, "a year earlier" a month

  bool operator==(const Reading&) const = default;
};

// surely_past: the verb belongs to the date and to nothing else ("opened in May", "since May").
enum class Tense : std::uint8_t { past, future, unknown, surely_past };

inline bool is_past(Tense tense) { return tense == Tense::past || tense == Tense::surely_past; }

struct Resolved {
  std::string value;
  std::optional<DayInterval> interval;
  Unit unit = Unit::day;
  bool implausible = false;  // it says days, but before 1400 or after 2100
};

struct Anchor {
  std::optional<Day> published;
  std::optional<Resolved> mention;  // the last one of the text with an interval
  std::optional<Resolved> day;      // the last one that is a day: "the same day" is none of "the 2016 election"
  std::optional<Resolved> month;    // the last one that is a day, week or month
  std::optional<Resolved> quarter;  // the last quarter of the text
  // The text tells of times long before its publication, or that is not known: a day or month without year belongs to
  // what was mentioned last.
  // A year mentioned last counts only where the text does not speak of its own days at all.
  bool narrative = false;
  bool all_narrative = false;
  bool narrative_weekdays = false;
};

// nullopt for what denotes nothing (31 February, the year -3). A value without
// an interval: not resolved, or outside the years 1400 to 2100.
std::optional<Resolved> resolve(const Reading& reading, const Anchor& anchor, Tense tense);

// Whether `resolve` looks at the tense: it costs a search for verbs.
bool needs_tense(const Reading& reading, const Anchor& anchor);

}  // namespace dateline::date_grammar
