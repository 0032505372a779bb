// Four of the periods that TIMEX3 values name; their arithmetic is in common/timex.
#include "searcher/periods.hpp"

#include "common/error.hpp"
#include "common/text.hpp"
#include "common/timex.hpp"

namespace dateline {
namespace {

TimexForm form_of(Period period) {
  switch (period) {
    case Period::day: return TimexForm::day;
    case Period::week: return TimexForm::week;
    case Period::month: return TimexForm::month;
    default: return TimexForm::year;
  }
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

std::int32_t period_of(Period period, Day day) { return timex_period(form_of(period), day).ordinal; }

DayInterval days_of_period(Period period, std::int32_t number) {
  return timex_days(TimexPeriod{form_of(period), number}).value();
}

std::string period_name(Period period, std::int32_t number) { return format_timex({form_of(period), number}); }

}  // namespace dateline
