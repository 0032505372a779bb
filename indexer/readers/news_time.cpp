// Each spelling is brought to RFC 3339 by cutting it up; what no spelling fits goes to the printed dates.
#include "indexer/readers/news_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/date.hpp"
#include "common/text.hpp"
#include "indexer/readers/printed_date.hpp"

namespace dateline {
namespace {

constexpr std::int64_t day_seconds = 86'400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::int64_t number(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// "+0200", "-05:00", "Z" as RFC 3339 writes them; empty for anything else.
std::string offset_of(std::string_view text) {
  if (text == "Z" || text == "z") return "Z";
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return {};
  std::string digits(text.substr(1));
  std::erase(digits, ':');
  if (digits.size() != 4 || !all_digits(digits)) return {};
  return fmt::format("{}{}:{}", text[0], digits.substr(0, 2), digits.substr(2));
}

struct Zone {
  std::string_view name;
  std::string_view offset;
};
// Those of RFC 822, and what feeds of Europe write.
constexpr auto zones = std::to_array<Zone>({{"GMT", "Z"},
                                            {"UT", "Z"},
                                            {"UTC", "Z"},
                                            {"EST", "-05:00"},
                                            {"EDT", "-04:00"},
                                            {"CST", "-06:00"},
                                            {"CDT", "-05:00"},
                                            {"MST", "-07:00"},
                                            {"MDT", "-06:00"},
                                            {"PST", "-08:00"},
                                            {"PDT", "-07:00"},
                                            {"BST", "+01:00"},
                                            {"CET", "+01:00"},
                                            {"CEST", "+02:00"}});

std::string zone_of(std::string_view text) {
  for (const Zone& zone : zones) {
    if (zone.name == text) return std::string(zone.offset);
  }
  return offset_of(text);
}

std::string checked(std::string time) { return parse_published(time) ? std::move(time) : std::string(); }

// "20130605T210000+0000", "20130605T210000"
std::string from_basic(std::string_view text) {
  if (text.size() < 13 || text[8] != 'T' || !all_digits(text.substr(0, 8))) return {};
  const std::string_view clock = text.substr(9);
  const std::size_t digits = std::min(clock.find_first_not_of("0123456789"), clock.size());
  if (digits != 4 && digits != 6) return {};
  return checked(fmt::format("{}-{}-{}T{}:{}:{}{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2),
                             clock.substr(0, 2), clock.substr(2, 2), digits == 6 ? clock.substr(4, 2) : "00",
                             offset_of(clock.substr(digits))));
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (words.size() < 8) {
    text = trim(text);
    if (text.empty()) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// "Wed, 05 Jun 2013 21:00:00 GMT", "5 Jun 13 21:00 +0200": the day as printed, then a clock and a zone.
std::string from_mail(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text);
  const auto clock = std::find_if(words.begin(), words.end(), [](std::string_view word) {
    return word.size() >= 4 && word.find(':') != std::string_view::npos && is_digit(word[0]) && is_digit(word.back());
  });
  if (clock == words.end() || clock == words.begin()) return {};
  std::string time(*clock);
  if (time.find(':') == 1) time.insert(0, "0");
  if (time.size() == 5) time += ":00";
  std::string printed(text);
  printed.erase(static_cast<std::size_t>(clock->data() - text.data()), clock->size());  // "Jun 5 21:00:00 2013"
  auto day = parse_printed_day(printed);
  if (!day) return {};
  const std::string zone = clock + 1 == words.end() ? std::string() : zone_of(clock[1]);
  return checked(format_day(*day) + 'T' + time + zone);
}

std::string from_digits(std::string_view text) {
  if (!all_digits(text)) return {};
  if (text.size() == 13) return time_of_seconds(number(text) / 1000);
  return text.size() == 10 ? time_of_seconds(number(text)) : std::string();
}

}  // namespace

std::string time_of_seconds(std::int64_t seconds) {
  const std::int64_t days = seconds >= 0 ? seconds / day_seconds : -((day_seconds - 1 - seconds) / day_seconds);
  constexpr std::int64_t first_day = -719'162;  // 0001-01-01
  constexpr std::int64_t last_day = 2'932'896;  // 9999-12-31
  if (days < first_day || days > last_day) return {};
  const std::int64_t clock = seconds - days * day_seconds;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_day(Day{static_cast<std::int32_t>(days)}), clock / 3600,
                     clock / 60 % 60, clock % 60);
}

std::string read_time(std::string_view text) {
  text = trim(text).substr(0, 100);
  if (text.empty()) return {};
  if (text.size() >= 16 && parse_published(text)) {
    std::string time(text);
    time[10] = 'T';
    return time;
  }
  for (const auto read : {from_basic, from_mail, from_digits}) {
    if (std::string time = read(text); !time.empty()) return time;
  }
  return printed_published(text);
}

}  // namespace dateline
