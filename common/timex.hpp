// TIMEX3 values of dates: which period of which kind a value names, and back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/date.hpp"

namespace dateline {

// Kinds of calendar periods that a value can name. The order is part of the index format.
enum class TimexForm : std::uint8_t { day, week, weekend, month, quarter, half, season, year, decade, century };
inline constexpr std::uint8_t timex_forms = 10;

// A period by its ordinal among those of its kind: days since 1970-01-01, weeks since the one of 1970-01-01, months,
// quarters, halves and seasons since the year 0, years, decades, centuries.
struct TimexPeriod {
  TimexForm form = TimexForm::day;
  std::int32_t ordinal = 0;
  bool operator==(const TimexPeriod&) const = default;
};

// "2017-04-09", "2017-W14", "2017-W14-WE", "2017-04", "2017-Q1", "2017-H1", "2017-SU", "2017", "201" (a decade), "20"
// (a century). nullopt for what names no period: "XXXX-04-09", "PAST_REF", a week or day that the calendar does not
// have.
//
// Source: TimeML 1.2.1, TIMEX3 attribute "value"; ISO 8601 for weeks.
std::optional<TimexPeriod> parse_timex(std::string_view value);

// The value of a period within the years 1 to 9999: parse_timex(format_timex(p)) == p.
std::string format_timex(const TimexPeriod& period);

// The period of a kind that holds a day. Seasons are meteorological, winter is named after the year it begins in.
TimexPeriod timex_period(TimexForm form, Day day);

// Whether an article may be taken at its word: days of these years.
inline constexpr int first_plausible_year = 1400;
inline constexpr int last_plausible_year = 2100;
bool is_plausible(Day day);

// The days of a period; nullopt where they pass the year 9999.
std::optional<DayInterval> timex_days(const TimexPeriod& period);
// The days of a value; nullopt as for parse_timex, and where they pass the year 9999.
std::optional<DayInterval> timex_days(std::string_view value);

}  // namespace dateline
