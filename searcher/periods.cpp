// Weeks are those of ISO 8601: they begin on Monday, and belong to the year of their Thursday.
#include "searcher/periods.hpp"

#include <string>

#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

// 1970-01-05 was a Monday.
constexpr std::int32_t first_monday = 4;

std::int32_t floor_divide(std::int32_t a, std::int32_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// With zeros before it; histograms have thousands of these, and printf takes longer than counting does.
std::string digits(int number, std::size_t width) {
  std::string text(width, '0');
  for (std::size_t i = width; i-- > 0; number /= 10) text[i] = static_cast<char>('0' + number % 10);
  return text;
}

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
  switch (period) {
    case Period::day: return format_day(Day{number});
    case Period::week: {
      const Day thursday{number * 7 + first_monday + 3};
      const int year = civil(thursday).year;
      const int week = (thursday.number - make_day(year, 1, 1)->number) / 7 + 1;
      return digits(year, 4) + "-W" + digits(week, 2);
    }
    case Period::month: return digits(number / 12, 4) + "-" + digits(number % 12 + 1, 2);
    default: return digits(number, 4);
  }
}

}  // namespace dateline
