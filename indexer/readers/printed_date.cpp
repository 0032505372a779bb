// Splits a printed date into at most six words and numbers and looks for three that make a day.
#include "indexer/readers/printed_date.hpp"

#include <array>
#include <vector>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_parts = 6;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A run of digits or of letters.
struct Part {
  std::string_view text;
  bool number = false;
  int value() const {
    int sum = 0;
    for (const char c : text) sum = sum * 10 + (c - '0');
    return sum;
  }
};

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  std::size_t at = 0;
  while (at < text.size() && parts.size() < most_parts) {
    const bool number = is_ascii_digit(text[at]);
    if (!number && !is_ascii_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (number ? is_ascii_digit(text[end]) : is_ascii_letter(text[end]))) ++end;
    parts.push_back({text.substr(at, end - at), number && end - at <= 8});
    at = end;
  }
  return parts;
}

int month_number(std::string_view word) {
  static constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                              "may",       "june",     "july",     "august",
                                                              "september", "october",  "november", "december"};
  const std::string lowered = ascii_lower(word);
  if (lowered.size() < 3) return 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (months[i].starts_with(lowered) || (i == 8 && lowered == "sept")) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_ordinal_ending(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "of";
}

std::optional<int> full_year(const Part& part) {
  if (!part.number) return std::nullopt;
  if (part.text.size() == 4) return part.value();
  if (part.text.size() != 2) return std::nullopt;
  return part.value() >= 30 ? 1900 + part.value() : 2000 + part.value();
}

std::optional<Day> day_of(const Part& year, int month, const Part& day) {
  const auto full = full_year(year);
  if (!full || !day.number || day.text.size() > 2) return std::nullopt;
  return make_day(*full, month, day.value());
}

// "20230409", "890412"
std::optional<Day> from_digits(const Part& part) {
  if (!part.number || (part.text.size() != 8 && part.text.size() != 6)) return std::nullopt;
  const std::size_t year_length = part.text.size() - 4;
  const Part month{part.text.substr(year_length, 2), true};
  return day_of({part.text.substr(0, year_length), true}, month.value(), {part.text.substr(year_length + 2), true});
}

std::optional<Day> from_month_name(const std::vector<Part>& parts, std::size_t at) {
  const int month = month_number(parts[at].text);
  if (month == 0 || at + 1 >= parts.size()) return std::nullopt;
  if (at > 0) {
    if (auto day = day_of(parts[at + 1], month, parts[at - 1])) return day;
  }
  if (at + 2 >= parts.size()) return std::nullopt;
  return day_of(parts[at + 2], month, parts[at + 1]);
}

// Three numbers: the year first, or last with the day and the month in an order that only one reading allows.
std::optional<Day> from_numbers(const Part& a, const Part& b, const Part& c) {
  if (!a.number || !b.number || !c.number) return std::nullopt;
  if (a.text.size() == 4) return b.text.size() <= 2 ? day_of(a, b.value(), c) : std::nullopt;
  if (a.text.size() > 2 || b.text.size() > 2) return std::nullopt;
  const auto month_first = day_of(c, a.value(), b);
  const auto day_first = day_of(c, b.value(), a);
  if (month_first && day_first && month_first != day_first) return std::nullopt;
  return month_first ? month_first : day_first;
}

bool has_offset(std::string_view time) {
  if (time.size() <= 11) return false;
  const std::string_view clock = time.substr(11);
  return clock.ends_with('Z') || clock.ends_with('z') || clock.find_first_of("+-") != std::string_view::npos;
}

}  // namespace

std::optional<Day> parse_printed_day(std::string_view text) {
  std::vector<Part> parts = parts_of(text.substr(0, 100));
  std::erase_if(parts, [](const Part& part) { return is_ordinal_ending(part.text); });
  if (parts.empty()) return std::nullopt;
  if (auto day = from_digits(parts[0])) return day;
  if (parts.size() < 3) return std::nullopt;
  if (auto day = from_numbers(parts[0], parts[1], parts[2])) return day;
  for (std::size_t at = 0; at < parts.size() && at < 3; ++at) {
    if (auto day = from_month_name(parts, at)) return day;
  }
  return std::nullopt;
}

std::string printed_published(std::string_view text) {
  const std::string_view printed = trim(text);
  if (has_offset(printed) && parse_published(printed)) return std::string(printed);
  const auto day = parse_printed_day(printed);
  return day ? format_day(*day) : std::string();
}

}  // namespace dateline
