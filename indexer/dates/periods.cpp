// Arithmetic on months and days.
#include "indexer/dates/periods.hpp"

#include <algorithm>
#include <cstdlib>

namespace dateline::date_grammar {
namespace {

DayInterval week_of(Day day) {
  const Day monday = plus(day, 1 - weekday(day));
  return {monday, plus(monday, 6)};
}

// Seasons are meteorological; winter is named after the year it begins in.
DayInterval season_of(Day day) {
  const CivilDate date = civil(day);
  const int month = date.month < 3 ? 12 : date.month / 3 * 3;
  return *months_from(date.month < 3 ? date.year - 1 : date.year, month, 3);
}

std::string week_value(Day monday) {
  const Day thursday = plus(monday, 3);  // an ISO week belongs to the year of its Thursday
  const int year = civil(thursday).year;
  const int week = (thursday.number - make_day(year, 1, 1)->number) / 7 + 1;
  return print("%04d-W%02d", year, week);
}

}  // namespace

// `count` months from the first of a month; empty outside the years this library knows.
std::optional<DayInterval> months_from(int year, int month, int count) {
  const auto first = make_day(year, month, 1);
  const int last_month = month + count - 1;
  const int last_year = year + (last_month - 1) / 12;
  const int in_year = (last_month - 1) % 12 + 1;
  if (!first || last_year > 9999) return std::nullopt;
  return DayInterval{*first, *make_day(last_year, in_year, days_in_month(last_year, in_year))};
}

std::optional<DayInterval> years_from(int year, int count) {
  const auto first = make_day(year, 1, 1);
  const auto last = make_day(year + count - 1, 12, 31);
  if (!first || !last) return std::nullopt;
  return DayInterval{*first, *last};
}

// Months from one period of the unit to the next.
int months_of(Unit unit) {
  switch (unit) {
    case Unit::month: return 1;
    case Unit::quarter:
    case Unit::season: return 3;
    case Unit::half: return 6;
    case Unit::decade: return 120;
    case Unit::century: return 1200;
    default: return 12;
  }
}

bool counts_days(Unit unit) {
  return unit == Unit::day || unit == Unit::week || unit == Unit::fortnight || unit == Unit::weekend;
}

int days_of(Unit unit) { return unit == Unit::day ? 1 : unit == Unit::fortnight ? 14 : 7; }

// The period of `unit` that lies `amount` units from the one that holds `day`.
std::optional<DayInterval> shifted_period(Unit unit, Day day, int amount) {
  constexpr int farthest = 4'000'000;  // days, months or years: keeps the sums below in range
  if (std::abs(amount) > farthest) return std::nullopt;
  if (counts_days(unit)) {
    const long long number = day.number + static_cast<long long>(amount) * days_of(unit);
    const auto lowest = make_day(2, 1, 1);
    const auto highest = make_day(9998, 12, 31);
    if (number < lowest->number || number > highest->number) return std::nullopt;
    return period_of(unit, Day{static_cast<std::int32_t>(number)});
  }
  const DayInterval here = period_of(unit, day);
  const CivilDate first = civil(here.first);
  const long long months = first.year * 12LL + first.month - 1 + static_cast<long long>(amount) * months_of(unit);
  if (months < 12 || months >= 9800LL * 12) return std::nullopt;
  const auto start = make_day(static_cast<int>(months / 12), static_cast<int>(months % 12) + 1, 1);
  return period_of(unit, *start);
}

int distance(const DayInterval& period, Day day) {
  if (day < period.first) return period.first.number - day.number;
  if (period.last < day) return day.number - period.last.number;
  return 0;
}

DayInterval period_of(Unit unit, Day day) {
  const CivilDate date = civil(day);
  switch (unit) {
    case Unit::day: return {day, day};
    case Unit::week:
    case Unit::fortnight: return week_of(day);
    case Unit::weekend: return {plus(week_of(day).first, 5), week_of(day).last};
    case Unit::month: return month_of(date.year, date.month);
    case Unit::quarter: return *months_from(date.year, (date.month - 1) / 3 * 3 + 1, 3);
    case Unit::half: return *months_from(date.year, date.month < 7 ? 1 : 7, 6);
    case Unit::season: return season_of(day);
    case Unit::year: return year_of(date.year);
    case Unit::decade:
      return {*make_day(std::max(1, date.year / 10 * 10), 1, 1), *make_day(date.year / 10 * 10 + 9, 12, 31)};
    case Unit::century:
      return {*make_day(std::max(1, date.year / 100 * 100), 1, 1), *make_day(date.year / 100 * 100 + 99, 12, 31)};
  }
  return {day, day};
}

std::string value_of(Unit unit, const DayInterval& period) {
  const CivilDate date = civil(period.first);
  switch (unit) {
    case Unit::day: return format_day(period.first);
    case Unit::week:
    case Unit::fortnight: return week_value(period.first);
    case Unit::weekend: return week_value(plus(period.first, -5)) + "-WE";
    case Unit::month: return print("%04d-%02d", date.year, date.month);
    case Unit::quarter: return print("%04d-Q%d", date.year, (date.month + 2) / 3);
    case Unit::half: return print("%04d-H%d", date.year, date.month < 7 ? 1 : 2);
    case Unit::season: return print("%04d-%s", date.year, season_names[static_cast<std::size_t>(date.month / 3 - 1)]);
    case Unit::year: return print("%04d", date.year);
    case Unit::decade: return print("%03d", date.year / 10);
    case Unit::century: return print("%02d", date.year / 100);
  }
  return {};
}

}  // namespace dateline::date_grammar
