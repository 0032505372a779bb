// Calendar arithmetic on top of std::chrono's civil calendar; parsing by hand,
// since g++ 12 has no chrono::parse.
#include "common/date.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "common/text.hpp"

namespace dateline {
namespace {

bool is_clock(std::string_view text) {
  if (text.size() < 5 || text[2] != ':') return false;
  const int hour = digits_value(text.substr(0, 2));
  const int minute = digits_value(text.substr(3, 2));
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
  text.remove_prefix(5);
  if (!text.empty() && text[0] == ':') {
    if (text.size() < 3) return false;
    const int second = digits_value(text.substr(1, 2));
    if (second < 0 || second > 60) return false;
    text.remove_prefix(3);
    if (!text.empty() && text[0] == '.') {
      std::size_t end = 1;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      if (end == 1) return false;
      text.remove_prefix(end);
    }
  }
  if (text.empty() || text == "Z" || text == "z") return true;
  if (text[0] != '+' && text[0] != '-') return false;
  text.remove_prefix(1);
  if (text.size() != 4 && (text.size() != 5 || text[2] != ':')) return false;
  const int hours = digits_value(text.substr(0, 2));
  const int minutes = digits_value(text.substr(text.size() - 2));
  return hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
}

// The minutes east of UTC that a clock ends in: "Z", "+0200", "-05:00".
std::optional<int> offset_of(std::string_view clock) {
  if (clock.back() == 'Z' || clock.back() == 'z') return 0;
  const std::size_t sign = clock.find_first_of("+-");
  if (sign == std::string_view::npos) return std::nullopt;
  const int hours = digits_value(clock.substr(sign + 1, 2));
  const int minutes = digits_value(clock.substr(clock.size() - 2));
  return (clock[sign] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

// A year, a month or a day.
std::optional<DayInterval> parse_period(std::string_view text) {
  if (text.size() == 10) {
    const auto day = parse_day(text);
    if (!day) return std::nullopt;
    return DayInterval{*day, *day};
  }
  const int year = text.size() >= 4 ? digits_value(text.substr(0, 4)) : -1;
  if (year < 1) return std::nullopt;
  if (text.size() == 4) return year_of(year);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const int month = digits_value(text.substr(5));
  if (month < 1 || month > 12) return std::nullopt;
  return month_of(year, month);
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  using namespace std::chrono;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}

CivilDate civil(Day day) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{day.number}}};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int weekday(Day day) {
  const int from_thursday = ((day.number % 7) + 7) % 7;  // 1970-01-01 was a Thursday
  return (from_thursday + 3) % 7 + 1;
}

int days_in_month(int year, int month) {
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : lengths[month - 1];
}

Day add_months(Day day, int months) {
  const CivilDate date = civil(day);
  // A month outside the calendar's years becomes its first or last one.
  const auto total =
      std::clamp<std::int64_t>(std::int64_t{date.year} * 12 + date.month - 1 + months, 12, 9999 * 12 + 11);
  const int year = static_cast<int>(total / 12);
  const int month = static_cast<int>(total % 12) + 1;
  return *make_day(year, month, std::min(date.day, days_in_month(year, month)));
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return make_day(digits_value(text.substr(0, 4)), digits_value(text.substr(5, 2)), digits_value(text.substr(8, 2)));
}

std::optional<Day> parse_published(std::string_view text) {
  const auto day = parse_day(text.substr(0, 10));
  if (!day || text.size() == 10) return day;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  if (!is_clock(text.substr(11))) return std::nullopt;
  return day;
}

std::optional<Publication> parse_publication(std::string_view text) {
  if (text.size() < 10) {
    const auto days = parse_period(text);
    if (!days) return std::nullopt;
    return Publication{*days, text.size() == 4 ? DatePrecision::year : DatePrecision::month, 0, std::nullopt};
  }
  const auto day = parse_published(text);
  if (!day) return std::nullopt;
  Publication published{{*day, *day}, DatePrecision::day, 0, std::nullopt};
  if (text.size() == 10) return published;
  const std::string_view clock = text.substr(11);
  published.precision = DatePrecision::minute;
  published.minute = digits_value(clock.substr(0, 2)) * 60 + digits_value(clock.substr(3, 2));
  published.offset_minutes = offset_of(clock);
  return published;
}

std::optional<std::int64_t> published_seconds(std::string_view text) {
  const auto published = parse_publication(text);
  if (!published || published->precision < DatePrecision::day) return std::nullopt;
  const std::int64_t minutes =
      std::int64_t{published->days.first.number} * 1'440 + published->minute - published->offset_minutes.value_or(0);
  const bool has_seconds = text.size() >= 19 && text[16] == ':';
  return minutes * 60 + (has_seconds ? digits_value(text.substr(17, 2)) : 0);
}

std::string format_day(Day day) {
  const CivilDate date = civil(day);
  std::string text = "0000-00-00";
  const auto write = [&](int number, std::size_t end) {
    for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  write(date.year, 4);
  write(date.month, 7);
  write(date.day, 10);
  return text;
}

std::optional<DayInterval> parse_interval(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return parse_period(text);
  const auto from = parse_period(text.substr(0, dots));
  const auto to = parse_period(text.substr(dots + 2));
  if (!from || !to || from->first > to->last) return std::nullopt;
  return DayInterval{from->first, to->last};
}

DayInterval month_of(int year, int month) {
  return {*make_day(year, month, 1), *make_day(year, month, days_in_month(year, month))};
}

DayInterval year_of(int year) { return {*make_day(year, 1, 1), *make_day(year, 12, 31)}; }

}  // namespace dateline
