// A table of names by how their day is found; calendars by arithmetic.
#include "indexer/dates/holidays.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace dateline::date_grammar {
namespace {

enum class Rule : std::uint8_t {
  fixed,    // month, day
  nth,      // month, weekday, nth, and days after it
  easter,   // days from Easter Sunday
  islamic,  // month, day
  jewish,   // month from Tishri = 1 of a year in which Nisan is 8, day
};

// Words in lower case; an apostrophe and an s may stand behind each word of a text.
struct Holiday {
  std::string_view words;
  Rule rule;
  int a = 0;
  int b = 0;
  int c = 0;
  int days = 0;
};

constexpr Holiday holidays[] = {
    {"new year eve", Rule::fixed, 12, 31},
    {"new year day", Rule::fixed, 1, 1},
    {"new year", Rule::fixed, 1, 1},
    {"epiphany", Rule::fixed, 1, 6},
    {"martin luther king jr day", Rule::nth, 1, 1, 3},
    {"martin luther king day", Rule::nth, 1, 1, 3},
    {"mlk day", Rule::nth, 1, 1, 3},
    {"inauguration day", Rule::fixed, 1, 20},
    {"australia day", Rule::fixed, 1, 26},
    {"groundhog day", Rule::fixed, 2, 2},
    {"waitangi day", Rule::fixed, 2, 6},
    {"valentine day", Rule::fixed, 2, 14},
    {"presidents day", Rule::nth, 2, 1, 3},
    {"shrove tuesday", Rule::easter, -47},
    {"mardi gras", Rule::easter, -47},
    {"ash wednesday", Rule::easter, -46},
    {"women day", Rule::fixed, 3, 8},
    {"patrick day", Rule::fixed, 3, 17},
    {"april fool day", Rule::fixed, 4, 1},
    {"palm sunday", Rule::easter, -7},
    {"maundy thursday", Rule::easter, -3},
    {"holy thursday", Rule::easter, -3},
    {"good friday", Rule::easter, -2},
    {"holy saturday", Rule::easter, -1},
    {"easter saturday", Rule::easter, -1},
    {"easter sunday", Rule::easter, 0},
    {"easter monday", Rule::easter, 1},
    {"easter", Rule::easter, 0},
    {"ascension day", Rule::easter, 39},
    {"whit sunday", Rule::easter, 49},
    {"pentecost", Rule::easter, 49},
    {"whit monday", Rule::easter, 50},
    {"earth day", Rule::fixed, 4, 22},
    {"anzac day", Rule::fixed, 4, 25},
    {"may day", Rule::fixed, 5, 1},
    {"international worker day", Rule::fixed, 5, 1},
    {"cinco de mayo", Rule::fixed, 5, 5},
    {"ve day", Rule::fixed, 5, 8},
    {"mother day", Rule::nth, 5, 7, 2},
    {"memorial day", Rule::nth, 5, 1, -1},
    {"d day", Rule::fixed, 6, 6},
    {"father day", Rule::nth, 6, 7, 3},
    {"juneteenth", Rule::fixed, 6, 19},
    {"canada day", Rule::fixed, 7, 1},
    {"independence day", Rule::fixed, 7, 4},
    {"bastille day", Rule::fixed, 7, 14},
    {"assumption day", Rule::fixed, 8, 15},
    {"labor day", Rule::nth, 9, 1, 1},
    {"labour day", Rule::fixed, 5, 1},
    {"michaelmas", Rule::fixed, 9, 29},
    {"columbus day", Rule::nth, 10, 1, 2},
    {"halloween", Rule::fixed, 10, 31},
    {"all saint day", Rule::fixed, 11, 1},
    {"all soul day", Rule::fixed, 11, 2},
    {"guy fawkes night", Rule::fixed, 11, 5},
    {"guy fawkes day", Rule::fixed, 11, 5},
    {"bonfire night", Rule::fixed, 11, 5},
    {"election day", Rule::nth, 11, 1, 1, 1},
    {"veteran day", Rule::fixed, 11, 11},
    {"armistice day", Rule::fixed, 11, 11},
    {"remembrance day", Rule::fixed, 11, 11},
    {"remembrance sunday", Rule::nth, 11, 7, 2},
    {"thanksgiving day", Rule::nth, 11, 4, 4},
    {"thanksgiving", Rule::nth, 11, 4, 4},
    {"black friday", Rule::nth, 11, 4, 4, 1},
    {"cyber monday", Rule::nth, 11, 4, 4, 4},
    {"pearl harbor day", Rule::fixed, 12, 7},
    {"christmas eve", Rule::fixed, 12, 24},
    {"christmas day", Rule::fixed, 12, 25},
    {"christmas", Rule::fixed, 12, 25},
    {"xmas", Rule::fixed, 12, 25},
    {"boxing day", Rule::fixed, 12, 26},
    {"eid al fitr", Rule::islamic, 10, 1},
    {"eid ul fitr", Rule::islamic, 10, 1},
    {"eid al adha", Rule::islamic, 12, 10},
    {"eid ul adha", Rule::islamic, 12, 10},
    {"ashura", Rule::islamic, 1, 10},
    {"rosh hashanah", Rule::jewish, 1, 1},
    {"yom kippur", Rule::jewish, 1, 10},
    {"sukkot", Rule::jewish, 1, 15},
    {"hanukkah", Rule::jewish, 3, 25},
    {"chanukah", Rule::jewish, 3, 25},
    {"purim", Rule::jewish, 7, 14},
    {"passover", Rule::jewish, 8, 15},
};

// What a name is part of, when it stands before one of these: "Christmas Island".
constexpr std::string_view not_before[] = {"island", "islands", "tree",    "trees",   "card", "cards",
                                           "carol",  "carols",  "bunny",   "egg",     "eggs", "rising",
                                           "york",   "message", "sweater", "massacre"};

// --- names ---------------------------------------------------------------------

bool same_letters(std::string_view text, std::string_view word) {
  return text.size() == word.size() &&
         std::equal(text.begin(), text.end(), word.begin(), [](char a, char b) { return (a | 0x20) == b; });
}

bool is_word(std::string_view text, std::string_view word) {
  if (same_letters(text, word)) return true;
  const bool plural = text.size() == word.size() + 1 && (text.back() | 0x20) == 's';  // "Presidents", "Mothers"
  return plural && same_letters(text.substr(0, word.size()), word);
}

// Past "'s" or "'" glued to a word, or a hyphen or dot.
std::size_t skip_ending(const Tokens& tokens, std::size_t at) {
  if (!tokens[at].glued) return at;
  if (tokens[at].is_mark('-') || tokens[at].is_mark('.')) return at + 1;
  if (!tokens[at].is_mark('\'')) return at;
  return tokens[at + 1].glued && tokens.says(at + 1, "s") ? at + 2 : at + 1;
}

// One past the tokens that are the words, 0 if others stand there.
std::size_t past_words(const Tokens& tokens, std::size_t at, std::string_view words) {
  for (std::size_t next = at;;) {
    const std::size_t blank = words.find(' ');
    if (tokens[next].kind != Kind::word || (next > at && tokens[next].paragraph)) return 0;
    if (!is_word(tokens.text(next), words.substr(0, blank))) return 0;
    if (blank == std::string_view::npos) return next + 1;
    words.remove_prefix(blank + 1);
    next = skip_ending(tokens, next + 1);
  }
}

bool is_part_of_another(const Tokens& tokens, std::size_t end) {
  if (tokens[end].kind != Kind::word || tokens[end].glued) return false;
  return std::any_of(std::begin(not_before), std::end(not_before),
                     [&](std::string_view word) { return same_letters(tokens.text(end), word); });
}

// Whether a name is one in lower case too.
bool is_sure(std::string_view words) {
  if (words == "christmas" || words == "halloween" || words == "easter" || words == "xmas") return true;
  return words.find(' ') != std::string_view::npos && words != "new year" && words != "d day";
}

// --- calendars -------------------------------------------------------------------

// Gregorian Easter Sunday. Source: the "anonymous" computus, Nature, 20 April 1876.
Day easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return *make_day(year, n / 31, n % 31 + 1);
}

// The tabular Islamic calendar, astronomical epoch 622-07-18 Gregorian, which is nearer to the days kept.
Day islamic_day(int year, int month, int day) {
  const int before = (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2;
  return Day{make_day(622, 7, 18)->number + before + day - 1};
}

std::optional<Day> islamic_in(int year, int month, int day) {
  const int guess = (year - 622) * 33 / 32;
  for (int i = std::max(1, guess - 1); i <= guess + 2; ++i) {
    const Day found = islamic_day(i, month, day);
    if (civil(found).year == year) return found;
  }
  return std::nullopt;
}

// Days from the epoch of the Jewish calendar to 1 Tishri of a year, by the mean new moon and its four postponements.
// Source: Reingold and Dershowitz, "Calendrical Calculations".
int jewish_elapsed(int year) {
  const int months = (235 * year - 234) / 19;
  const std::int64_t parts = 12084 + std::int64_t{13753} * months;
  const int day = static_cast<int>(29 * std::int64_t{months} + parts / 25920);
  return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

int jewish_new_year(int year) {
  const int before = jewish_elapsed(year - 1);
  const int here = jewish_elapsed(year);
  const int after = jewish_elapsed(year + 1);
  const int correction = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
  constexpr int epoch = -2092590;  // the eve of 1 Tishri of the year 1, from 1970-01-01
  return epoch + here + correction;
}

// month 1 Tishri, 3 Kislev, 7 the last Adar, 8 Nisan. Counted from the end for the months whose start the
// lengths of Heshvan, Kislev and a leap month move.
Day jewish_day(int year, int month, int day) {
  const int start = jewish_new_year(year);
  const int length = jewish_new_year(year + 1) - start;
  if (month == 3) return Day{start + 30 + (length % 10 == 5 ? 30 : 29) + day - 1};
  if (month < 7) return Day{start + day - 1};
  constexpr int from_nisan = 177;  // Nisan to Elul
  return Day{start + length - from_nisan - (month == 7 ? 29 : 0) + day - 1};
}

std::optional<Day> jewish_in(int year, int month, int day) {
  const Day found = jewish_day(year + (month < 7 ? 3761 : 3760), month, day);
  return civil(found).year == year ? std::optional(found) : std::nullopt;
}

}  // namespace

HolidayName holiday_at(const Tokens& tokens, std::size_t at) {
  HolidayName found;
  const char first = static_cast<char>(tokens.text(at).front() | 0x20);
  for (std::size_t i = 0; i < std::size(holidays); ++i) {
    if (holidays[i].words.front() != first) continue;
    const std::size_t end = past_words(tokens, at, holidays[i].words);
    if (end > found.end && (tokens[at].capital || is_sure(holidays[i].words))) found = {end, static_cast<int>(i)};
  }
  if (found.end != 0 && is_part_of_another(tokens, found.end)) return {};
  return found;
}

std::optional<Day> nth_weekday(int year, int month, int weekday, int nth) {
  const auto first = make_day(year, month, 1);
  if (!first) return std::nullopt;
  const int length = days_in_month(year, month);
  int day = (weekday - dateline::weekday(*first) + 7) % 7 + 1 + 7 * (std::max(nth, 1) - 1);
  if (nth < 0) day += (length - day) / 7 * 7;
  return day <= length ? make_day(year, month, day) : std::nullopt;
}

std::optional<Day> holiday_in(int holiday, int year) {
  const Holiday& row = holidays[holiday];
  if (year < 1 || year > 9998) return std::nullopt;
  switch (row.rule) {
    case Rule::fixed: return make_day(year, row.a, row.b);
    case Rule::nth: {
      const auto day = nth_weekday(year, row.a, row.b, row.c);
      return day ? std::optional(Day{day->number + row.days}) : std::nullopt;
    }
    case Rule::easter: return Day{easter_sunday(year).number + row.a};
    case Rule::islamic: return islamic_in(year, row.a, row.b);
    case Rule::jewish: return jewish_in(year, row.a, row.b);
  }
  return std::nullopt;
}

}  // namespace dateline::date_grammar
