// Relative spans are counted back from a day that the caller names, never from the clock.
#include "searcher/day_span.hpp"

#include <charconv>
#include <string>

#include "common/timex.hpp"

namespace dateline {
namespace {

const Day first_day = *make_day(1, 1, 1);
const Day last_day = *make_day(9999, 12, 31);

// The day after the one `count` months ago; the first of all days when that was before them.
Day months_before(Day today, int count) {
  const CivilDate date = civil(today);
  if (date.year * 12 + date.month - 1 - count < 12) return first_day;
  return Day{add_months(today, -count).number + 1};
}

// The first day within the last `count` units, of which `today` is the last.
std::optional<Day> before(Day today, int count, char unit) {
  switch (unit) {
    case 'd': return Day{today.number - count + 1};
    case 'w': return Day{today.number - 7 * count + 1};
    case 'm': return months_before(today, count);
    case 'y': return months_before(today, 12 * count);
    default: return std::nullopt;
  }
}

// A day, month or year, and no two of them; or a week, quarter or half of a year, as histograms and hits name them.
std::optional<DayInterval> one_period(std::string_view text) {
  if (text.find("..") != std::string_view::npos) return std::nullopt;
  if (const auto days = parse_interval(text)) return days;
  return text.size() > 4 && text[4] == '-' ? timex_days(text) : std::nullopt;
}

std::optional<DayInterval> relative_span(std::string_view text, Day today) {
  if (text.size() < 3) return std::nullopt;
  int count = 0;
  const char* end = text.data() + text.size() - 1;
  const auto [stop, error] = std::from_chars(text.data() + 1, end, count);
  if (error != std::errc() || stop != end || count < 1 || count > 9999) return std::nullopt;
  const auto from = before(today, count, text.back());
  if (!from) return std::nullopt;
  if (text[0] == '<') return DayInterval{std::max(*from, first_day), today};
  if (*from <= first_day) return std::nullopt;
  return DayInterval{first_day, Day{from->number - 1}};
}

}  // namespace

bool is_relative(std::string_view text) { return !text.empty() && (text[0] == '<' || text[0] == '>'); }

std::optional<DayInterval> parse_day_span(std::string_view text, std::optional<Day> today) {
  if (is_relative(text)) return today ? relative_span(text, *today) : std::nullopt;
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return one_period(text);
  const std::string_view left = text.substr(0, dots);
  const std::string_view right = text.substr(dots + 2);
  if (left.empty() && right.empty()) return std::nullopt;
  const auto from = left.empty() ? DayInterval{first_day, first_day} : one_period(left);
  const auto to = right.empty() ? DayInterval{last_day, last_day} : one_period(right);
  if (!from || !to || from->first > to->last) return std::nullopt;
  return DayInterval{from->first, to->last};
}

}  // namespace dateline
