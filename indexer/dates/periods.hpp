// Calendar periods: their days, their TIMEX3 values, and the steps from one to another.
#pragma once

#include <array>
#include <cstdio>
#include <optional>
#include <string>

#include "common/date.hpp"
#include "indexer/dates/words.hpp"

namespace dateline::date_grammar {

inline constexpr std::array<const char*, 4> season_names = {"SP", "SU", "FA", "WI"};

// std::snprintf of numbers into a string; the result has at most 63 bytes.
template <class... Numbers>
std::string print(const char* form, Numbers... numbers) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, form, numbers...);
  return buffer;
}

inline Day plus(Day day, int days) { return Day{day.number + days}; }

// The period of `unit` that holds `day`; weeks from Monday, as ISO 8601. Seasons are meteorological; winter is named
// after the year it begins in.
DayInterval period_of(Unit unit, Day day);
std::string value_of(Unit unit, const DayInterval& period);

// `count` months from the first of a month; `count` years. Empty outside the years 1 to 9999.
std::optional<DayInterval> months_from(int year, int month, int count);
std::optional<DayInterval> years_from(int year, int count);

// The period of `unit` that lies `amount` units from the one that holds `day`; empty far outside of history.
std::optional<DayInterval> shifted_period(Unit unit, Day day, int amount);

int months_of(Unit unit);     // from one period of the unit to the next; 12 for those counted in days
bool counts_days(Unit unit);  // day, week, fortnight, weekend
int days_of(Unit unit);       // from one such period to the next

// Days between a period and a day outside of it; 0 inside.
int distance(const DayInterval& period, Day day);

}  // namespace dateline::date_grammar
