// Days and intervals: the calendar against a slow count of days, and tables of what is read and refused.
#include "common/date.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dateline {
namespace {

Day day_of(std::string_view text) {
  const auto day = parse_day(text);
  REQUIRE(day.has_value());
  return *day;
}

bool is_leap(int year) { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0); }

TEST_CASE("date: the calendar, day by day from year 1 to 9999") {
  Day expected = *make_day(1, 1, 1);
  int expected_weekday = 1;  // 0001-01-01 was a Monday in the proleptic calendar
  bool all_agree = true;
  for (int year = 1; year <= 9999; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const int length = month == 2                                                ? (is_leap(year) ? 29 : 28)
                         : (month == 4 || month == 6 || month == 9 || month == 11) ? 30
                                                                                   : 31;
      all_agree = all_agree && days_in_month(year, month) == length && !make_day(year, month, length + 1);
      for (int day = 1; day <= length; ++day) {
        const auto made = make_day(year, month, day);
        const CivilDate back = civil(expected);
        all_agree = all_agree && made == expected && weekday(expected) == expected_weekday && back.year == year &&
                    back.month == month && back.day == day;
        ++expected.number;
        expected_weekday = expected_weekday % 7 + 1;
      }
    }
  }
  CHECK(all_agree);
  CHECK(expected.number == make_day(9999, 12, 31)->number + 1);
}

TEST_CASE("date: known days") {
  struct Case {
    std::string text;
    int number;
    int weekday;
  };
  const Case cases[] = {{"1970-01-01", 0, 4},      {"1969-12-31", -1, 3},   {"2000-02-29", 11016, 2},
                        {"2017-04-09", 17265, 7},  {"1987-02-26", 6265, 4}, {"0001-01-01", -719162, 1},
                        {"9999-12-31", 2932896, 5}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Day day = day_of(c.text);
    CHECK(day.number == c.number);
    CHECK(weekday(day) == c.weekday);
    CHECK(format_day(day) == c.text);
  }
}

TEST_CASE("date: what is no day") {
  for (const std::string text : {"",           "2017",        "2017-04",     "2017-4-9",    "2017-04-9",  "2017-02-29",
                                 "1900-02-29", "2017-02-30",  "2017-13-01",  "2017-00-01",  "2017-01-00", "2017-01-32",
                                 "0000-01-01", "10000-01-01", "2017-04-09 ", " 2017-04-09", "2017/04/09", "2017-04-0a",
                                 "+017-04-09", "-017-04-09",  "2017-+4-09",  "2017-04-09T", "٢٠١٧-04"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_day(text).has_value());
  }
  CHECK_FALSE(make_day(2017, -1, 1).has_value());
  CHECK_FALSE(make_day(2017, 1, -1).has_value());
  CHECK_FALSE(make_day(-1, 1, 1).has_value());
  CHECK_FALSE(make_day(10000, 1, 1).has_value());
}

TEST_CASE("date: times of publication") {
  for (const std::string text :
       {"2017-04-09", "2017-04-09T18:30:00Z", "2017-04-09T18:30:00z", "2017-04-09t18:30:00Z", "2017-04-09 18:30:00Z",
        "2017-04-09T18:30:00+02:00", "2017-04-09T18:30:00-11:30", "2017-04-09T18:30:00.123456789Z", "2017-04-09T18:30Z",
        "2017-04-09 18:30", "2017-04-09T23:59:60Z", "2017-04-09T00:00:00+0200", "2017-04-09T18:30:00"}) {
    CAPTURE(text);
    // The day is the article's own: an offset never moves it.
    CHECK(parse_published(text) == day_of("2017-04-09"));
  }
  for (const std::string text : {"",
                                 "2017-04",
                                 "2017-04-31T10:00:00Z",
                                 "2017-04-09T",
                                 "2017-04-09T1",
                                 "2017-04-09T18",
                                 "2017-04-09T18:3",
                                 "2017-04-09T25:00:00Z",
                                 "2017-04-09T24:30:00Z",
                                 "2017-04-09T18:60:00Z",
                                 "2017-04-09T18:30:61Z",
                                 "2017-04-09T18:30:00.Z",
                                 "2017-04-09T18:30:00+2",
                                 "2017-04-09T18:30:00+02:",
                                 "2017-04-09T18:30:00+99:99",
                                 "2017-04-09T18:30:00+02:00x",
                                 "2017-04-09T18:30:00 Z",
                                 "2017-04-09_18:30",
                                 "2017-04-09T-1:30",
                                 "9 April 2017",
                                 "2017-04-09T18:30:00Europe"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_published(text).has_value());
  }
}

TEST_CASE("date: a publication keeps how exactly it is told, and its offset") {
  struct Case {
    std::string text;
    std::string days;
    DatePrecision precision;
    int minute;
    std::optional<int> offset;
  };
  const Case cases[] = {{"2017", "2017", DatePrecision::year, 0, std::nullopt},
                        {"2017-04", "2017-04", DatePrecision::month, 0, std::nullopt},
                        {"2017-04-09", "2017-04-09", DatePrecision::day, 0, std::nullopt},
                        {"2017-04-09T18:30Z", "2017-04-09", DatePrecision::minute, 1110, 0},
                        {"2017-04-09 18:30", "2017-04-09", DatePrecision::minute, 1110, std::nullopt},
                        {"2017-04-09T23:30:00-05:30", "2017-04-09", DatePrecision::minute, 1410, -330},
                        {"2017-04-09T00:05:59.5+0200", "2017-04-09", DatePrecision::minute, 5, 120}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto published = parse_publication(c.text);
    REQUIRE(published.has_value());
    CHECK(published->days == parse_interval(c.days));
    CHECK(published->precision == c.precision);
    CHECK(published->minute == c.minute);
    CHECK(published->offset_minutes == c.offset);
  }
  for (const std::string text :
       {"", "17", "0000", "2017-13", "2017-4", "2017-04-31", "2017-04-09T25:00", "April 2017"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_publication(text).has_value());
  }
}

TEST_CASE("date: intervals") {
  struct Case {
    std::string text;
    std::string first;
    std::string last;
  };
  const Case cases[] = {{"2017-04-09", "2017-04-09", "2017-04-09"},
                        {"2017-04", "2017-04-01", "2017-04-30"},
                        {"2016-02", "2016-02-01", "2016-02-29"},
                        {"2017", "2017-01-01", "2017-12-31"},
                        {"0001", "0001-01-01", "0001-12-31"},
                        {"9999-12", "9999-12-01", "9999-12-31"},
                        {"2017-04-06..2017-04-08", "2017-04-06", "2017-04-08"},
                        {"2017-04-06..2017-04-06", "2017-04-06", "2017-04-06"},
                        {"2016..2017-02", "2016-01-01", "2017-02-28"},
                        {"2017-04-06..2018", "2017-04-06", "2018-12-31"},
                        {"2017..2017-03", "2017-01-01", "2017-03-31"}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto interval = parse_interval(c.text);
    REQUIRE(interval.has_value());
    CHECK(format_day(interval->first) == c.first);
    CHECK(format_day(interval->last) == c.last);
  }
  for (const std::string text : {"",
                                 "..",
                                 "2017..",
                                 "..2017",
                                 "2018..2017",
                                 "2017-04-09..2017-04-08",
                                 "2017...2018",
                                 "2017..2018..2019",
                                 "2017-",
                                 "2017-0",
                                 "2017-13",
                                 "2017-00",
                                 "0000",
                                 "17",
                                 "20170409",
                                 "2017-04-31",
                                 "2017.2018",
                                 "april",
                                 "2017 ..2018",
                                 "12017",
                                 "2017-04x"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_interval(text).has_value());
  }
  const DayInterval april = month_of(2017, 4);
  CHECK(april.contains({day_of("2017-04-01"), day_of("2017-04-30")}));
  CHECK(april.contains({day_of("2017-04-09"), day_of("2017-04-09")}));
  CHECK_FALSE(april.contains({day_of("2017-03-31"), day_of("2017-04-09")}));
  CHECK_FALSE(april.contains({day_of("2017-04-09"), day_of("2017-05-01")}));
  CHECK(year_of(2016).last.number - year_of(2016).first.number == 365);
}

TEST_CASE("date: adding months cuts the day to the month, and never leaves the calendar") {
  struct Case {
    std::string from;
    int months;
    std::string to;
  };
  const Case cases[] = {
      {"2017-01-31", 1, "2017-02-28"},        {"2016-01-31", 1, "2016-02-29"},       {"2017-03-31", -1, "2017-02-28"},
      {"2017-12-15", 1, "2018-01-15"},        {"2017-01-15", -1, "2016-12-15"},      {"2017-05-31", 12, "2018-05-31"},
      {"2016-02-29", 12, "2017-02-28"},       {"2017-05-31", 0, "2017-05-31"},       {"2017-05-31", -24, "2015-05-31"},
      {"0001-01-31", -1, "0001-01-31"},       {"0001-03-10", -100000, "0001-01-10"}, {"9999-12-31", 1, "9999-12-31"},
      {"9999-11-30", 1'000'000, "9999-12-30"}};
  for (const Case& c : cases) {
    CAPTURE(c.from);
    CAPTURE(c.months);
    CHECK(format_day(add_months(day_of(c.from), c.months)) == c.to);
  }
}

}  // namespace
}  // namespace dateline
