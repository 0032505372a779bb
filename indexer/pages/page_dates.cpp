// Splits the text into numbers and words and looks for three that make a day, whatever stands between them.
#include "indexer/pages/page_dates.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_text = 100;
constexpr int first_year = 1900;
constexpr int last_year = 2200;

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }

struct MonthNames {
  int month;
  std::string_view names;  // folded; a name may be cut to three letters and more unless it is that short
};
constexpr auto month_names = std::to_array<MonthNames>({
    {1, "january januar janner janvier enero janeiro gennaio januari"},
    {2, "february februar feber fevrier febrero fevereiro febbraio februari"},
    {3, "march marz maerz mars marzo marco maart mrz mrt"},
    {4, "april avril abril aprile avr abr"},
    {5, "may mai mayo maio maggio mei"},
    {6, "june juni juin junio junho giugno"},
    {7, "july juli juillet julio julho luglio juil"},
    {8, "august aout agosto augustus aug ago"},
    {9, "september septembre septiembre setembro settembre sept"},
    {10, "october oktober octobre octubre outubro ottobre okt oct out ott"},
    {11, "november novembre noviembre novembro"},
    {12, "december dezember decembre diciembre dezembro dicembre dez dic"},
});

// 0 if it is no month.
int month_of_word(std::string_view word) {
  if (word.size() < 3) return 0;
  for (const MonthNames& row : month_names) {
    for (std::size_t at = 0; at < row.names.size();) {
      const std::size_t end = std::min(row.names.find(' ', at), row.names.size());
      if (row.names.substr(at, end - at).starts_with(word)) return row.month;
      at = end + 1;
    }
  }
  return 0;
}

struct Part {
  std::string text;
  bool number = false;
  int value = 0;
  int month = 0;          // of a word
  std::size_t begin = 0;  // in the text that is read
  std::size_t end = 0;
};

Part number_part(std::string_view digits, std::size_t begin) {
  Part part{std::string(digits), true, 0, 0, begin, begin + digits.size()};
  if (digits.size() > 8) return part;
  for (const char c : digits) part.value = part.value * 10 + (c - '0');
  return part;
}

// Endings of ordinals and what stands between a day and a month.
bool is_filler(std::string_view word) {
  static constexpr std::array fillers = {"st",  "nd",  "rd",  "th",  "er", "of", "de",
                                         "del", "den", "der", "the", "do", "le"};
  return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
}

std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    if (is_digit_byte(text[at])) {
      while (end < text.size() && is_digit_byte(text[end])) ++end;
      parts.push_back(number_part(text.substr(at, end - at), at));
    } else {
      while (end < text.size() && !is_digit_byte(text[end]) && is_letter(decode(text, end).value)) {
        end += decode(text, end).length;
      }
      if (end == at) {
        at += decode(text, at).length;
        continue;
      }
      Part word{fold(text.substr(at, end - at)), false, 0, 0, at, end};
      word.month = month_of_word(word.text);
      if (!is_filler(word.text)) parts.push_back(std::move(word));
    }
    at = end;
  }
  return parts;
}

std::optional<Day> checked_day(int year, int month, int day) {
  if (year < first_year || year > last_year) return std::nullopt;
  return make_day(year, month, day);
}

std::optional<int> year_of_part(const Part& part) {
  if (!part.number) return std::nullopt;
  if (part.text.size() == 4) return part.value;
  if (part.text.size() == 2) return part.value >= 70 ? 1900 + part.value : 2000 + part.value;
  return std::nullopt;
}

bool is_day_number(const Part& part) { return part.number && part.text.size() <= 2; }

// A month's name among a day and a year.
std::optional<Day> around_month(const std::vector<Part>& parts, std::size_t at) {
  const int month = parts[at].month;
  if (month == 0 || at + 1 >= parts.size()) return std::nullopt;
  if (at > 0 && is_day_number(parts[at - 1])) {
    if (const auto year = year_of_part(parts[at + 1])) return checked_day(*year, month, parts[at - 1].value);
  }
  if (at > 0 && parts[at - 1].text.size() == 4 && parts[at - 1].number && is_day_number(parts[at + 1])) {
    return checked_day(parts[at - 1].value, month, parts[at + 1].value);
  }
  if (at + 2 >= parts.size() || !is_day_number(parts[at + 1]) || parts[at + 2].text.size() != 4) return std::nullopt;
  const auto year = year_of_part(parts[at + 2]);
  return year ? checked_day(*year, month, parts[at + 1].value) : std::nullopt;
}

std::optional<Day> of_three_numbers(const Part& a, const Part& b, const Part& c, bool month_first) {
  if (!a.number || !is_day_number(b) || !c.number) return std::nullopt;
  if (a.text.size() == 4 && c.text.size() <= 2) return checked_day(a.value, b.value, c.value);
  if (a.text.size() > 2) return std::nullopt;
  const auto year = year_of_part(c);
  if (!year) return std::nullopt;
  const auto usual = month_first ? checked_day(*year, a.value, b.value) : checked_day(*year, b.value, a.value);
  if (usual) return usual;
  return month_first ? checked_day(*year, b.value, a.value) : checked_day(*year, a.value, b.value);
}

std::optional<Day> of_eight_digits(const Part& part) {
  if (!part.number || part.text.size() != 8) return std::nullopt;
  return checked_day(part.value / 10000, part.value / 100 % 100, part.value % 100);
}

std::optional<Day> of_unix_time(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), is_digit_byte)) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char c : text.substr(0, 10)) seconds = seconds * 10 + (c - '0');
  return Day{static_cast<std::int32_t>(seconds / 86400)};
}

// Three numbers must be written together: "12.03.2020", "2020-03-12", "2020年3月12日", not any three of a text. A time
// of day is no part of a date.
bool are_together(std::string_view text, const Part& a, const Part& b) {
  const std::string_view gap = text.substr(a.end, b.begin - a.end);
  return gap.size() <= 3 && gap.find_first_of("()[]:;,") == std::string_view::npos;
}

std::optional<Day> first_day(std::string_view text, const std::vector<Part>& parts, bool month_first) {
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (const auto day = of_eight_digits(parts[at])) return day;
    if (const auto day = around_month(parts, at)) return day;
    if (at + 2 >= parts.size() || !are_together(text, parts[at], parts[at + 1])) continue;
    if (!are_together(text, parts[at + 1], parts[at + 2])) continue;
    if (const auto day = of_three_numbers(parts[at], parts[at + 1], parts[at + 2], month_first)) return day;
  }
  return std::nullopt;
}

// "Fri Feb 18 10:27:24 2022", as C prints times: what stands between the day and the year goes.
void drop_times(std::string_view text, std::vector<Part>& parts) {
  const auto after_colon = [&](const Part& part) { return part.begin > 0 && text[part.begin - 1] == ':'; };
  const auto before_colon = [&](const Part& part) { return part.end < text.size() && text[part.end] == ':'; };
  std::erase_if(parts, [&](const Part& part) {
    return part.number && part.text.size() <= 2 && (after_colon(part) || before_colon(part));
  });
}

// 年, 月, 日 are letters too, and must not part what belongs together.
void drop_date_marks(std::vector<Part>& parts) {
  std::erase_if(parts, [](const Part& part) { return part.text == "年" || part.text == "月" || part.text == "日"; });
}

// "2019-10-21T08:15:30.000+0200" with its offset as RFC 3339 writes it; empty if it is none.
std::string full_time(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ')) return {};
  std::string time(text.substr(0, 19));
  time[10] = 'T';
  std::size_t at = 19;
  if (text[at] == '.' || text[at] == ',') {
    ++at;
    while (at < text.size() && is_digit_byte(text[at])) ++at;
  }
  if (at < text.size() && text[at] == ' ') ++at;
  std::string offset(text.substr(at, 6));
  if (offset.starts_with('z')) offset[0] = 'Z';
  if (offset.starts_with('Z') || offset.starts_with("UTC") || offset.starts_with("GMT")) {
    offset = "Z";
  } else if (offset.size() >= 5 && offset[3] != ':') {
    offset = offset.substr(0, 3) + ':' + offset.substr(3, 2);
  } else if (offset.size() == 3) {
    offset += ":00";
  }
  time += offset;
  return parse_published(time) ? time : std::string();
}

}  // namespace

std::string page_date(std::string_view text, const PageDateOptions& options) {
  text = trim(text);
  text = text.substr(0, floor_boundary(text, longest_text));
  if (const auto time = full_time(text); !time.empty()) return time;
  if (const auto day = of_unix_time(text)) return format_day(*day);
  std::vector<Part> parts = parts_of(text);
  drop_date_marks(parts);
  drop_times(text, parts);
  const auto day = first_day(text, parts, options.month_first);
  return day ? format_day(*day) : std::string();
}

std::optional<Day> day_in_url(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t path = url.find('/', host == std::string_view::npos ? 0 : host + 3);
  if (path == std::string_view::npos) return std::nullopt;
  std::vector<Part> parts = parts_of(url.substr(path, 300));
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (const auto day = of_eight_digits(parts[at])) return day;
    if (at + 2 >= parts.size() || parts[at].text.size() != 4 || !parts[at].number) continue;
    if (parts[at + 1].month != 0 && is_day_number(parts[at + 2])) {
      return checked_day(parts[at].value, parts[at + 1].month, parts[at + 2].value);
    }
    if (!parts[at + 1].number || !is_day_number(parts[at + 2])) continue;
    if (const auto day = of_three_numbers(parts[at], parts[at + 1], parts[at + 2], false)) return day;
  }
  return std::nullopt;
}

}  // namespace dateline
