// Calendar days and intervals of days: parsing, printing, arithmetic.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// A day of the proleptic Gregorian calendar, as days since 1970-01-01 (negative
// before). Days outside the years 1 to 9999 are never made by this room.
struct Day {
  std::int32_t number = 0;
  auto operator<=>(const Day&) const = default;
};

// Both ends included; first <= last.
struct DayInterval {
  Day first;
  Day last;
  auto operator<=>(const DayInterval&) const = default;
  bool contains(const DayInterval& other) const { return first <= other.first && other.last <= last; }
};

struct CivilDate {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31
};

// nullopt when there is no such day (30 February, month 13, year 0 or 10000).
std::optional<Day> make_day(int year, int month, int day);
CivilDate civil(Day day);
int weekday(Day day);  // 1 Monday to 7 Sunday, as ISO 8601
int days_in_month(int year, int month);
// The day of the month is cut to the month's length; years stay within 1 to 9999.
Day add_months(Day day, int months);

// "2017-04-09"; exactly this form, nothing around it.
std::optional<Day> parse_day(std::string_view text);

// A day ("2017-04-09") or an RFC 3339 date-time ("2017-04-09T18:30:00+02:00",
// also with a blank for the T, without seconds, without an offset or with one like +0200). The day is that of the
// article's own offset: nothing is converted. nullopt for anything else.
std::optional<Day> parse_published(std::string_view text);

// How exactly an article says when it was published.
enum class DatePrecision : std::uint8_t { unknown, year, month, day, minute };

// When an article was published, as it says so itself. The days are of the article's own offset: nothing is
// converted, so that 2017-04-09T23:30:00-05:00 is 9 April everywhere.
struct Publication {
  DayInterval days;  // the day, or all days of the month or year that is said
  DatePrecision precision = DatePrecision::unknown;
  int minute = 0;                     // of the day, 0 to 1439, where the precision is minute
  std::optional<int> offset_minutes;  // east of UTC; nullopt where none is said
};

// What parse_published reads, and also "2017-04" and "2017". nullopt for anything else.
std::optional<Publication> parse_publication(std::string_view text);

// Seconds since 1970 of what parse_published takes; the first of its day where there is no time, UTC where there is no
// offset.
std::optional<std::int64_t> published_seconds(std::string_view text);

std::string format_day(Day day);  // "2017-04-09"; of the years 1 to 9999

// "2017" or "2017-04" or "2017-04-09", or two of these joined by "..", as the
// interval of days they denote. nullopt for anything else, or when it is empty.
std::optional<DayInterval> parse_interval(std::string_view text);

DayInterval month_of(int year, int month);
DayInterval year_of(int year);

}  // namespace dateline
