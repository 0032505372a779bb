// Days, weeks, months and years: their names, and that each follows the one before without a gap.
#include "searcher/periods.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/errors.hpp"

namespace dateline {
namespace {

constexpr Period all[] = {Period::day, Period::week, Period::month, Period::year};

TEST_CASE("periods: names of intervals") {
  CHECK(parse_period_name("day") == Period::day);
  CHECK(parse_period_name("week") == Period::week);
  CHECK(parse_period_name("month") == Period::month);
  CHECK(parse_period_name("year") == Period::year);
  for (const std::string name : {"", "Day", "days", "decade", "day\n", "\xFF"}) {
    CHECK(test::kind_of([&] { parse_period_name(name); }) == ErrorKind::usage);
  }
}

TEST_CASE("periods: what a day's are called") {
  const std::string cases[][4] = {
      // The weeks are those of ISO 8601: week 1 has the year's first Thursday.
      {"2017-04-09", "2017-W14", "2017-04", "2017"}, {"2017-04-10", "2017-W15", "2017-04", "2017"},
      {"2016-12-31", "2016-W52", "2016-12", "2016"}, {"2017-01-01", "2016-W52", "2017-01", "2017"},
      {"2017-01-02", "2017-W01", "2017-01", "2017"}, {"2020-12-31", "2020-W53", "2020-12", "2020"},
      {"2021-01-03", "2020-W53", "2021-01", "2021"}, {"2021-01-04", "2021-W01", "2021-01", "2021"},
      {"2018-12-31", "2019-W01", "2018-12", "2018"}, {"1970-01-01", "1970-W01", "1970-01", "1970"},
      {"1969-12-31", "1970-W01", "1969-12", "1969"}, {"1969-12-28", "1969-W52", "1969-12", "1969"},
      {"1900-02-28", "1900-W09", "1900-02", "1900"}, {"0001-01-01", "0001-W01", "0001-01", "0001"},
      {"9999-12-31", "9999-W52", "9999-12", "9999"}};
  for (const auto& row : cases) {
    const std::string& text = row[0];
    CAPTURE(text);
    const Day day = *parse_day(text);
    CHECK(period_name(Period::day, period_of(Period::day, day)) == text);
    CHECK(period_name(Period::week, period_of(Period::week, day)) == row[1]);
    CHECK(period_name(Period::month, period_of(Period::month, day)) == row[2]);
    CHECK(period_name(Period::year, period_of(Period::year, day)) == row[3]);
  }
}

TEST_CASE("periods: every day lies in its own, and they follow without a gap") {
  for (const Period period : all) {
    std::set<std::string> names;
    std::int32_t before = period_of(period, *make_day(1895, 12, 31));
    for (Day day = *make_day(1896, 1, 1); day <= *make_day(2105, 1, 1); ++day.number) {
      const std::int32_t number = period_of(period, day);
      REQUIRE((number == before || number == before + 1));
      const DayInterval days = days_of_period(period, number);
      REQUIRE(days.contains({day, day}));
      REQUIRE((number == before) == (days.first < day));
      REQUIRE(days.last.number + 1 == days_of_period(period, number + 1).first.number);
      if (number != before) REQUIRE(names.insert(period_name(period, number)).second);  // no two are called alike
      before = number;
    }
  }
}

}  // namespace
}  // namespace dateline
