// Ordinals by division; a table names the parts of a year.
#include "common/timex.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 4> quarters = {"Q1", "Q2", "Q3", "Q4"};
constexpr std::array<std::string_view, 2> halves = {"H1", "H2"};
constexpr std::array<std::string_view, 4> seasons = {"SP", "SU", "FA", "WI"};

std::int32_t floor_division(std::int32_t value, std::int32_t by) { return (value - ((value % by + by) % by)) / by; }

std::int32_t week_of(Day day) { return floor_division(day.number + 3, 7); }  // 1970-01-01 was a Thursday
Day monday_of(std::int32_t week) { return Day{week * 7 - 3}; }

template <std::size_t Count>
std::optional<TimexPeriod> part_named(const std::array<std::string_view, Count>& names, TimexForm form, int year,
                                      std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return TimexPeriod{form, year * static_cast<int>(Count) + static_cast<int>(found - names.begin())};
}

// "W14", "W14-WE": the week that holds 4 January is the first of a year.
std::optional<TimexPeriod> week_named(int year, std::string_view name) {
  const bool weekend = name.size() == 6 && name.substr(3) == "-WE";
  const int week = name.size() == 3 || weekend ? digits_value(name.substr(1, 2)) : -1;
  if (week < 1) return std::nullopt;
  const std::int32_t ordinal = week_of(*make_day(year, 1, 4)) + week - 1;
  if (civil(Day{monday_of(ordinal).number + 3}).year != year) return std::nullopt;
  return TimexPeriod{weekend ? TimexForm::weekend : TimexForm::week, ordinal};
}

std::optional<TimexPeriod> part_of_year(int year, std::string_view name) {
  if (name[0] == 'W' && name != "WI") return week_named(year, name);
  if (const auto quarter = part_named(quarters, TimexForm::quarter, year, name)) return quarter;
  if (const auto half = part_named(halves, TimexForm::half, year, name)) return half;
  if (const auto season = part_named(seasons, TimexForm::season, year, name)) return season;
  const int month = name.size() == 2 ? digits_value(name) : -1;
  if (month < 1 || month > 12) return std::nullopt;
  return TimexPeriod{TimexForm::month, year * 12 + month - 1};
}

std::string week_value(std::int32_t week) {
  const CivilDate thursday = civil(Day{monday_of(week).number + 3});  // an ISO week belongs to the year of its Thursday
  const std::int32_t first = week_of(*make_day(thursday.year, 1, 4));
  return zero_padded(thursday.year, 4) + "-W" + zero_padded(week - first + 1, 2);
}

// From the first of one month to the last of another, both counted from the year 0.
std::optional<DayInterval> months(int first, int count) {
  const int last = first + count - 1;
  if (last / 12 > 9999) return std::nullopt;
  return DayInterval{month_of(first / 12, first % 12 + 1).first, month_of(last / 12, last % 12 + 1).last};
}

std::optional<DayInterval> years(int first, int count) {
  if (first < 1) return std::nullopt;
  return months(first * 12, count * 12);
}

}  // namespace

std::optional<TimexPeriod> parse_timex(std::string_view value) {
  const int year = digits_value(value.substr(0, std::min<std::size_t>(value.size(), 4)));
  if (value.size() < 2 || year < 0) return std::nullopt;
  if (value.size() == 2) return year > 0 ? std::optional(TimexPeriod{TimexForm::century, year}) : std::nullopt;
  if (value.size() == 3) return year > 0 ? std::optional(TimexPeriod{TimexForm::decade, year}) : std::nullopt;
  if (year < 1) return std::nullopt;
  if (value.size() == 4) return TimexPeriod{TimexForm::year, year};
  if (const auto day = parse_day(value)) return TimexPeriod{TimexForm::day, day->number};
  if (value.size() < 7 || value[4] != '-') return std::nullopt;
  return part_of_year(year, value.substr(5));
}

std::string format_timex(const TimexPeriod& period) {
  const std::int32_t ordinal = period.ordinal;
  const auto part = [&](const auto& names) {
    const auto count = static_cast<std::int32_t>(names.size());
    return zero_padded(ordinal / count, 4) + "-" + std::string(names[static_cast<std::size_t>(ordinal % count)]);
  };
  switch (period.form) {
    case TimexForm::day: return format_day(Day{ordinal});
    case TimexForm::week: return week_value(ordinal);
    case TimexForm::weekend: return week_value(ordinal) + "-WE";
    case TimexForm::month: return zero_padded(ordinal / 12, 4) + "-" + zero_padded(ordinal % 12 + 1, 2);
    case TimexForm::quarter: return part(quarters);
    case TimexForm::half: return part(halves);
    case TimexForm::season: return part(seasons);
    case TimexForm::year: return zero_padded(ordinal, 4);
    case TimexForm::decade: return zero_padded(ordinal, 3);
    case TimexForm::century: return zero_padded(ordinal, 2);
  }
  return {};
}

TimexPeriod timex_period(TimexForm form, Day day) {
  const CivilDate date = civil(day);
  const std::int32_t month = date.year * 12 + date.month - 1;
  switch (form) {
    case TimexForm::day: return {form, day.number};
    case TimexForm::week:
    case TimexForm::weekend: return {form, week_of(day)};
    case TimexForm::month: return {form, month};
    case TimexForm::quarter: return {form, month / 3};
    case TimexForm::half: return {form, month / 6};
    case TimexForm::season: return {form, (month - 2) / 3};
    case TimexForm::year: return {form, date.year};
    case TimexForm::decade: return {form, date.year / 10};
    case TimexForm::century: return {form, date.year / 100};
  }
  return {form, 0};
}

bool is_plausible(Day day) {
  return day >= *make_day(first_plausible_year, 1, 1) && day <= *make_day(last_plausible_year, 12, 31);
}

std::optional<DayInterval> timex_days(const TimexPeriod& period) {
  const std::int32_t ordinal = period.ordinal;
  switch (period.form) {
    case TimexForm::day: return DayInterval{Day{ordinal}, Day{ordinal}};
    case TimexForm::week: return DayInterval{monday_of(ordinal), Day{monday_of(ordinal).number + 6}};
    case TimexForm::weekend: return DayInterval{Day{monday_of(ordinal).number + 5}, Day{monday_of(ordinal).number + 6}};
    case TimexForm::month: return months(ordinal, 1);
    case TimexForm::quarter: return months(ordinal * 3, 3);
    case TimexForm::half: return months(ordinal * 6, 6);
    case TimexForm::season: return months(ordinal * 3 + 2, 3);
    case TimexForm::year: return years(ordinal, 1);
    case TimexForm::decade: return years(ordinal * 10, 10);
    case TimexForm::century: return years(ordinal * 100, 100);
  }
  return std::nullopt;
}

std::optional<DayInterval> timex_days(std::string_view value) {
  const auto period = parse_timex(value);
  return period ? timex_days(*period) : std::nullopt;
}

}  // namespace dateline
