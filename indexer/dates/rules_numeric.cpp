// The rules for dates in digits, which all languages share.
#include <string_view>

#include "indexer/dates/rules.hpp"

namespace dateline::date_grammar {
namespace {

bool digits(const Tokens& tokens, std::size_t at, std::size_t least, std::size_t most, bool glued) {
  const Token& token = tokens[at];
  return token.kind == Kind::number && token.size() >= least && token.size() <= most && token.glued == glued;
}

bool glued_mark(const Tokens& tokens, std::size_t at, char mark) {
  return tokens[at].is_mark(mark) && tokens[at].glued;
}

// Digits, or a decimal point or another separator with digits, go on at `at`.
bool number_goes_on(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (!token.glued || token.kind == Kind::end) return false;
  if (token.kind == Kind::number) return true;
  const bool separator =
      token.is_mark('.') || token.is_mark(',') || token.is_mark('-') || token.is_mark('/') || token.is_mark(':');
  return separator && digits(tokens, at + 1, 1, 9, true);
}

int two_digit_year(int year) { return year < 30 ? 2000 + year : 1900 + year; }

bool valid(int month, int day) { return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(2000, month); }

}  // namespace

Reading calendar_day(int year, int month, int day) {
  Reading reading = calendar(Unit::day, year, month);
  reading.day = day;
  return reading;
}

Reading calendar(Unit unit, int year, int part) {
  Reading reading;
  reading.kind = Reading::Kind::calendar;
  reading.unit = unit;
  reading.year = year;
  reading.part = part;
  return reading;
}

bool clean_left(const Tokens& tokens, std::size_t at) {
  if (tokens.before(at).is_mark('$') || tokens.before(at).is_mark('#')) return false;
  if (!tokens[at].glued) return true;
  const Token& left = tokens.before(at);
  if (left.kind == Kind::word || left.kind == Kind::number) return false;
  const bool separator = left.is_mark('.') || left.is_mark(',') || left.is_mark('/') || left.is_mark(':') ||
                         left.is_mark('-') || left.is_mark('+');
  const Token& further = tokens.before(at, 2);
  return !(separator && left.glued && further.kind == Kind::number);
}

bool clean_right(const Tokens& tokens, std::size_t at) {
  const Token& right = tokens[at + 1];
  if (right.is_mark('%') || right.is_mark('$')) return false;
  if (!right.glued) return true;
  if (right.kind == Kind::word) return false;
  const Token& further = tokens[at + 2];
  if (right.is_mark('-')) return !(further.glued && further.kind == Kind::word);  // "1500-seat"
  const bool separator = right.is_mark('.') || right.is_mark(',') || right.is_mark('/') || right.is_mark(':');
  return !(separator && further.glued && further.kind == Kind::number);
}

int day_number(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.kind != Kind::number || token.size() > 2 || token.number < 1 || token.number > 31) return 0;
  return token.number;
}

Parsed iso_date(const Tokens& tokens, std::size_t at) {
  if (tokens[at].size() != 4 || !clean_left(tokens, at)) return {};
  const char mark = tokens[at + 1].mark;
  if ((mark != '-' && mark != '/') || !tokens[at + 1].glued || !digits(tokens, at + 2, 2, 2, true)) return {};
  const int year = tokens[at].number;
  const int month = tokens[at + 2].number;
  if (month < 1 || month > 12) return {};
  if (glued_mark(tokens, at + 3, mark) && digits(tokens, at + 4, 2, 2, true)) {
    if (!valid(month, tokens[at + 4].number) || number_goes_on(tokens, at + 5)) return {};
    return {at + 5, calendar_day(year, month, tokens[at + 4].number)};
  }
  // "2009-11" is two years or more, "2017-04" a month.
  const bool month_form = mark == '-' && year >= first_year_word && year <= last_year_word && month <= year % 100;
  if (!month_form || !clean_right(tokens, at + 2)) return {};
  return {at + 3, calendar(Unit::month, year, month)};
}

struct NumericDate {
  int first = 0;  // 0 = there is none
  int second = 0;
  int year = 0;
};

NumericDate numeric_parts(const Tokens& tokens, std::size_t at) {
  const char mark = tokens[at + 1].mark;
  if (tokens[at].size() > 2 || !clean_left(tokens, at) || (mark != '/' && mark != '.' && mark != '-')) return {};
  if (!tokens[at + 1].glued || !digits(tokens, at + 2, 1, 2, true) || !glued_mark(tokens, at + 3, mark)) return {};
  const bool long_year = digits(tokens, at + 4, 4, 4, true);
  const bool dots = mark == '.' && tokens[at].size() == 2 && tokens[at + 2].size() == 2;  // 31.12.16
  if (!long_year && !((mark == '/' || dots) && digits(tokens, at + 4, 2, 2, true))) return {};
  if (number_goes_on(tokens, at + 5)) return {};
  const int year = long_year ? tokens[at + 4].number : two_digit_year(tokens[at + 4].number);
  return {tokens[at].number, tokens[at + 2].number, year};
}

Parsed numeric_date(const Tokens& tokens, std::size_t at, DayOrder order) {
  const auto [a, b, year] = numeric_parts(tokens, at);
  if (a == 0) return {};
  const bool day_month = valid(b, a);
  const bool month_day = valid(a, b);
  if (!day_month && !month_day) return {at + 5, Reading{}};  // skipped, so that its parts are not read as years
  const bool both = day_month && month_day && a != b;
  const bool version = tokens[at + 1].is_mark('.') && order == DayOrder::month_first;  // 1.2.2000
  if (both && (order == DayOrder::unknown || version)) return {at + 5, Reading{}};
  const bool day_first = both ? order == DayOrder::day_first : day_month;
  Reading reading = day_first ? calendar_day(year, b, a) : calendar_day(year, a, b);
  reading.either_order = both && year >= 1;
  return {at + 5, reading};
}

DayOrder order_of_dates(const Tokens& tokens) {
  DayOrder by_names = DayOrder::unknown;
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    if (tokens[at].is(Role::month) && by_names == DayOrder::unknown) {
      if (day_number(tokens, at + 1) != 0) by_names = DayOrder::month_first;
      if (at > 0 && day_number(tokens, at - 1) != 0) by_names = DayOrder::day_first;
    }
    if (tokens[at].kind != Kind::number || !tokens[at + 1].is_mark('/')) continue;
    const auto [a, b, year] = numeric_parts(tokens, at);
    if (a == 0 || valid(a, b) == valid(b, a)) continue;
    return valid(a, b) ? DayOrder::month_first : DayOrder::day_first;
  }
  return by_names;
}

}  // namespace dateline::date_grammar
