// Values of TIMEX3: tables of their days, and that every period has its value.
#include "common/timex.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace dateline {
namespace {

TEST_CASE("timex: the days of values") {
  const std::pair<std::string, std::string> cases[] = {
      {"2017-04-09", "2017-04-09..2017-04-09"},  {"2017-04", "2017-04-01..2017-04-30"},
      {"2017", "2017-01-01..2017-12-31"},        {"199", "1990-01-01..1999-12-31"},
      {"19", "1900-01-01..1999-12-31"},          {"2017-W14", "2017-04-03..2017-04-09"},
      {"2017-W14-WE", "2017-04-08..2017-04-09"}, {"2015-W53", "2015-12-28..2016-01-03"},
      {"2017-Q1", "2017-01-01..2017-03-31"},     {"2017-H2", "2017-07-01..2017-12-31"},
      {"2016-WI", "2016-12-01..2017-02-28"},     {"2017-SP", "2017-03-01..2017-05-31"}};
  for (const auto& example : cases) {
    CAPTURE(example.first);
    CHECK(timex_days(example.first) == parse_interval(example.second));
  }
  for (const std::string value :
       {"",           "X",        "2",        "XX",       "00",      "XXXX",    "XXXX-04-09",
        "XXXX-WXX-2", "PAST_REF", "2017-W54", "2017-W00", "2017-Q5", "2017-WX", "2017-W14-W",
        "9999-WI",    "0000-Q1",  "2017-",    "2017-0",   "2017-00", "2017-13", "2017-04-31"}) {
    CAPTURE(value);
    CHECK_FALSE(timex_days(value).has_value());
  }
}

TEST_CASE("timex: every day lies in its period, and every value names its period") {
  const std::int32_t first = make_day(2, 1, 1)->number;
  const std::int32_t last = make_day(9998, 12, 31)->number;
  for (std::int32_t number = first; number <= last; number += 37) {
    for (std::uint8_t form = 0; form < timex_forms; ++form) {
      const TimexPeriod period = timex_period(static_cast<TimexForm>(form), Day{number});
      const std::string value = format_timex(period);
      if (period.ordinal <= 0 && form >= static_cast<std::uint8_t>(TimexForm::decade))
        continue;  // before the year 10 or 100
      CAPTURE(value);
      REQUIRE(parse_timex(value) == period);
      if (form == static_cast<std::uint8_t>(TimexForm::weekend)) continue;
      const auto days = timex_days(value);
      REQUIRE(days.has_value());
      REQUIRE(days->contains({Day{number}, Day{number}}));
    }
  }
}

}  // namespace
}  // namespace dateline
