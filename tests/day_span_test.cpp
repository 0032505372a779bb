// Spans of days as queries write them: days, open spans, and spans counted back from a day.
#include "searcher/day_span.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace dateline {
namespace {

// "2017-04-01..2017-04-09", or "none".
std::string read(const std::string& text, const std::string& today = "2017-04-09") {
  const auto span = parse_day_span(text, parse_day(today));
  return span ? format_day(span->first) + ".." + format_day(span->last) : "none";
}

TEST_CASE("day span: what can be written") {
  const std::string cases[][2] = {
      {"2017", "2017-01-01..2017-12-31"},
      {"2017-02", "2017-02-01..2017-02-28"},
      {"2016-02", "2016-02-01..2016-02-29"},
      {"2017-04-09", "2017-04-09..2017-04-09"},
      {"2017-04-01..2017-04-09", "2017-04-01..2017-04-09"},
      {"2016..2017-02", "2016-01-01..2017-02-28"},
      {"2017-04..", "2017-04-01..9999-12-31"},
      {"..2016", "0001-01-01..2016-12-31"},
      {"2017-W14", "2017-04-03..2017-04-09"},
      {"2017-Q2", "2017-04-01..2017-06-30"},
      {"2017-H1..2017-Q4", "2017-01-01..2017-12-31"},
      {"2017-W53", "none"},
      {"201", "none"},
      {"20", "none"},
      // Counted back from 2017-04-09, which is the first of the days.
      {"<1d", "2017-04-09..2017-04-09"},
      {"<2d", "2017-04-08..2017-04-09"},
      {"<30d", "2017-03-11..2017-04-09"},
      {"<1w", "2017-04-03..2017-04-09"},
      {"<1m", "2017-03-10..2017-04-09"},
      {"<1y", "2016-04-10..2017-04-09"},
      {">1d", "0001-01-01..2017-04-08"},
      {">30d", "0001-01-01..2017-03-10"},
      {">6m", "0001-01-01..2016-10-09"},
      {"<9999d", "1989-11-24..2017-04-09"},
      {"<9999y", "0001-01-01..2017-04-09"},
      {">9999y", "none"},
      // No span.
      {"", "none"},
      {"..", "none"},
      {"yesterday", "none"},
      {"2017-13", "none"},
      {"2017-02-29", "none"},
      {"2018..2017", "none"},
      {"2017...", "none"},
      {"...2017", "none"},
      {"2017..2018..", "none"},
      {"..2017..2018", "none"},
      {"..<30d", "none"},
      {"<", "none"},
      {"<d", "none"},
      {"<30", "none"},
      {"<0d", "none"},
      {"<-1d", "none"},
      {"<+1d", "none"},
      {"<10000d", "none"},
      {"<99999999999999999999d", "none"},
      {"<1.5d", "none"},
      {"<1 d", "none"},
      {"<1h", "none"},
      {"<1D", "none"},
      {"=1d", "none"},
      {" 2017", "none"},
  };
  for (const auto& row : cases) {
    const std::string& text = row[0];
    CAPTURE(text);
    CHECK(read(text) == row[1]);
  }
  CHECK(read("<1m", "2017-03-31") == "2017-03-01..2017-03-31");
  CHECK(read("<1m", "2017-05-31") == "2017-05-01..2017-05-31");  // a month before is 30 April
  CHECK(read("<1y", "2016-02-29") == "2015-03-01..2016-02-29");
  CHECK(read("<9999y", "0001-01-01") == "0001-01-01..0001-01-01");
  CHECK(read(">1d", "0001-01-01") == "none");
}

TEST_CASE("day span: relative ones need a day to count from") {
  for (const std::string text : {"<30d", ">6m"}) {
    CHECK(is_relative(text));
    CHECK_FALSE(parse_day_span(text, std::nullopt));
  }
  for (const std::string text : {"", "2017", "..2017"}) CHECK_FALSE(is_relative(text));
  CHECK(parse_day_span("2017", std::nullopt));
}

TEST_CASE("day span: what is newer and what is older part all days in two") {
  const unsigned seed = 20'310;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 5'000; ++round) {
    const Day today{static_cast<std::int32_t>(random() % 40'000)};
    const std::string count = std::to_string(1 + random() % 99) + "dwmy"[random() % 4];
    CAPTURE(format_day(today));
    CAPTURE(count);
    const auto newer = parse_day_span("<" + count, today);
    const auto older = parse_day_span(">" + count, today);
    REQUIRE(newer);
    REQUIRE(older);
    REQUIRE(newer->last == today);
    REQUIRE(newer->first <= today);
    REQUIRE(older->last.number + 1 == newer->first.number);
  }
}

TEST_CASE("day span: any bytes are a span that is not empty, or none") {
  const unsigned seed = 20'311;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string signs = "0129-.<>dwmy\xFF\n ";
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (std::size_t left = random() % 24; left > 0; --left) text += signs[random() % signs.size()];
    CAPTURE(text);
    const auto span = parse_day_span(text, make_day(2017, 4, 9));
    if (span) REQUIRE(span->first <= span->last);
  }
}

}  // namespace
}  // namespace dateline
