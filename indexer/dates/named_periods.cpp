// A named day or period is tried in the years around a day.
#include "indexer/dates/named_periods.hpp"

#include <cstdlib>

#include "indexer/dates/holidays.hpp"
#include "indexer/dates/periods.hpp"

namespace dateline::date_grammar {
namespace {

// Of a past and a future candidate whose distances differ by less than this the
// tense decides: "in January the firm named" is told in October of the January
// nine months ago, but at the end of December "said it meets on January 5" is next week.
constexpr int tense_weight_days = 180;

// "first Monday in May", "last week of 2016" in a year.
std::optional<DayInterval> nth_period(const Reading& reading, int year) {
  const int month = reading.part != 0 ? reading.part : reading.nth < 0 ? 12 : 1;
  const auto day = nth_weekday(year, month, reading.weekday, reading.nth);
  if (!day) return std::nullopt;
  return period_of(reading.unit, *day);
}

bool is_winter(const Reading& reading) { return reading.unit == Unit::season && reading.part == 3; }

// 29 February needs eight years around a century to be met.
constexpr int farthest_years = 8;

// Told in order, a date without a year comes after the one before it; it goes back only where that is much nearer.
constexpr int back_weight = 3;

}  // namespace

std::optional<DayInterval> single(std::optional<Day> day) {
  return day ? std::optional(DayInterval{*day, *day}) : std::nullopt;
}

std::optional<DayInterval> named_period(const Reading& reading, int year) {
  if (reading.kind == Reading::Kind::holiday) return single(holiday_in(reading.part, year));
  if (reading.nth != 0) return nth_period(reading, year);
  switch (reading.unit) {
    case Unit::day: {
      const auto day = make_day(year, reading.part, reading.day);
      if (!day) return std::nullopt;
      return DayInterval{*day, *day};
    }
    case Unit::month: return months_from(year, reading.part, 1);
    case Unit::quarter: return months_from(year, reading.part * 3 - 2, 3);
    case Unit::half: return months_from(year, reading.part * 6 - 5, 6);
    case Unit::season: return months_from(year, reading.part * 3 + 3, 3);
    case Unit::decade: return years_from(year, 10);
    case Unit::century: return years_from(year, 100);
    default: return years_from(year, 1);
  }
}

void Nearest::consider(const DayInterval& period) {
  int score = distance(period, day);
  const bool later = day < period.first;
  if (score > 0 && later != (tense == Tense::future)) score += weight();
  if (!best || score < best_score) {
    best = period;
    best_score = score;
  }
}

int Nearest::weight() const {
  constexpr int decisive_days = 1000;
  if (tense == Tense::surely_past) return decisive_days;
  return tense == Tense::unknown ? 1 : tense_weight_days;
}

bool fits_weekday(const Reading& reading, const DayInterval& period) {
  return reading.unit != Unit::day || reading.weekday == 0 || reading.nth != 0 ||
         weekday(period.first) == reading.weekday;
}

std::optional<DayInterval> nearest_year(const Reading& reading, Day published, Tense tense, bool by_weekday) {
  Nearest nearest{published, tense, std::nullopt, 0};
  const int year = civil(published).year;
  const int reach = reading.day == 29 && reading.part == 2 ? farthest_years : by_weekday ? 3 : 1;
  for (int i = -reach; i <= reach; ++i) {
    const auto period = named_period(reading, year + i);
    if (period && (!by_weekday || fits_weekday(reading, *period))) nearest.consider(*period);
  }
  return nearest.best;
}

std::optional<DayInterval> shifted_name(const Reading& reading, Day published) {
  const int year = civil(published).year;
  if (reading.shift == Shift::current && reading.kind == Reading::Kind::holiday) {
    return nearest_year(reading, published, Tense::unknown, false);
  }
  const bool early = civil(published).month <= 6;  // "this winter" began in the year before
  if (reading.shift == Shift::current) return named_period(reading, is_winter(reading) && early ? year - 1 : year);
  std::optional<DayInterval> best;
  for (int i = -2; i <= 2; ++i) {
    const auto period = named_period(reading, year + i);
    if (!period) continue;
    const bool wanted = reading.shift == Shift::last ? period->last < published : published < period->first;
    if (wanted && (!best || distance(*period, published) < distance(*best, published))) best = period;
  }
  return best;
}

std::optional<DayInterval> year_of_story(const Reading& reading, const Resolved& mention) {
  const Day from = mention.interval->first;
  const int year = civil(from).year;
  if (mention.unit == Unit::year || mention.unit == Unit::decade) return named_period(reading, year);
  std::optional<DayInterval> best;
  int best_score = 0;
  for (int i = -1; i <= 1; ++i) {
    const auto period = named_period(reading, year + i);
    if (!period || !fits_weekday(reading, *period)) continue;
    const int score = distance(*period, from) * (period->last < from ? back_weight : 1);
    if (!best || score < best_score) {
      best = period;
      best_score = score;
    }
  }
  return best ? best : named_period(reading, year);
}

DayInterval nearer_order(const Reading& reading, Day published) {
  constexpr int near_days = 31;
  const Day usual = *make_day(reading.year, reading.part, reading.day);
  const Day other = *make_day(reading.year, reading.day, reading.part);
  const auto near = [&](Day day) { return std::abs(day.number - published.number) <= near_days; };
  return near(other) && !near(usual) ? DayInterval{other, other} : DayInterval{usual, usual};
}

std::optional<DayInterval> nth_of_near_month(Reading reading, Day published) {
  const CivilDate month = civil(add_months(published, reading.amount));
  reading.part = month.month;
  return nth_period(reading, month.year);
}

std::optional<DayInterval> name_near_mention(const Reading& reading, const DayInterval& mention) {
  const int year = civil(mention.first).year;
  if (reading.shift == Shift::current) return named_period(reading, year);
  const int step = reading.shift == Shift::next ? 1 : -1;
  for (int i = -1; i <= 2; ++i) {
    const auto period = named_period(reading, year + i * step);
    if (period && (step > 0 ? period->first > mention.last : period->last < mention.first)) return period;
  }
  return std::nullopt;
}

}  // namespace dateline::date_grammar
