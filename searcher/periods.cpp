// Weeks are those of ISO 8601: they begin on Monday, and belong to the year of their Thursday.
#include "searcher/periods.hpp"

#include <cstdio>

#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

// 1970-01-05 was a Monday.
constexpr std::int32_t first_monday = 4;

std::int32_t floor_divide(std::int32_t a, std::int32_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

Period parse_period_name(std::string_view name) {
  if (name == "day") return Period::day;
  if (name == "week") return Period::week;
  if (name == "month") return Period::month;
  if (name == "year") return Period::year;
  throw Error(ErrorKind::usage,
              "there is no interval \"" + one_line(name, 40) + "\"; there are day, week, month and year");
}

std::int32_t period_of(Period period, Day day) {
  if (period == Period::day) return day.number;
  if (period == Period::week) return floor_divide(day.number - first_monday, 7);
  const CivilDate date = civil(day);
  return period == Period::year ? date.year : date.year * 12 + date.month - 1;
}

DayInterval days_of_period(Period period, std::int32_t number) {
  switch (period) {
    case Period::day: return {Day{number}, Day{number}};
    case Period::week: return {Day{number * 7 + first_monday}, Day{number * 7 + first_monday + 6}};
    case Period::month: return month_of(number / 12, number % 12 + 1);
    default: return year_of(number);
  }
}

std::string period_name(Period period, std::int32_t number) {
  char buffer[40];
  switch (period) {
    case Period::day: return format_day(Day{number});
    case Period::week: {
      const Day thursday{number * 7 + first_monday + 3};
      const int year = civil(thursday).year;
      const int week = (thursday.number - make_day(year, 1, 1)->number) / 7 + 1;
      std::snprintf(buffer, sizeof buffer, "%04d-W%02d", year, week);
      return buffer;
    }
    case Period::month: std::snprintf(buffer, sizeof buffer, "%04d-%02d", number / 12, number % 12 + 1); return buffer;
    default: std::snprintf(buffer, sizeof buffer, "%04d", number); return buffer;
  }
}

}  // namespace dateline
