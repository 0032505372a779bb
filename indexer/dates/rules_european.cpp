// One grammar for German, French, Spanish and Russian: what differs is in their vocabularies.
#include <string_view>

#include "indexer/dates/rules.hpp"

namespace dateline::date_grammar {
namespace {

Unit unit_at(const Tokens& tokens, std::size_t at) { return static_cast<Unit>(tokens[at].word.value); }

bool is_linking(const Tokens& tokens, std::size_t at) { return tokens[at].is(Role::linking) && !tokens[at].paragraph; }

std::size_t skip_linking(const Tokens& tokens, std::size_t at) { return is_linking(tokens, at) ? at + 1 : at; }

bool is_year(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  return token.kind == Kind::number && token.size() == 4 && token.number >= first_year_word &&
         token.number <= last_year_word && !token.paragraph && clean_right(tokens, at);
}

// Past "года", "г." after a Russian year.
std::size_t after_year(const Scan& scan, std::size_t at) {
  if (scan.language != Language::russian || !is_linking(scan.tokens, at)) return at;
  const bool dot = scan.tokens.says(at, "г") && scan.tokens[at + 1].is_mark('.');
  return at + (dot ? 2 : 1);
}

// `reading` with the year after it: "2017", "de 2017", "2017 года"
Parsed with_year(const Scan& scan, std::size_t at, Reading reading) {
  std::size_t number = at;
  if (scan.language == Language::spanish) number = skip_linking(scan.tokens, at);
  if (!is_year(scan.tokens, number)) return {at, reading};
  reading.year = scan.tokens[number].number;
  return {after_year(scan, number + 1), reading};
}

std::size_t after_month(const Tokens& tokens, std::size_t at) {
  const bool dot = tokens[at].word.trust == Trust::abbreviation && tokens[at + 1].is_mark('.');
  return at + (dot ? 2 : 1);
}

bool is_joiner(const Scan& scan, std::size_t at) {
  return scan.tokens[at].is(Role::joiner) || (scan.language == Language::german && scan.tokens.says(at, "bis"));
}

// Past "9", "9.", "1er"; 0 if that is no day.
std::size_t after_day(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (day_number(tokens, at) == 0) return 0;
  if (tokens[at + 1].glued && tokens[at + 1].is(Role::suffix)) return at + 2;
  if (scan.language == Language::german && tokens[at + 1].is_mark('.') && tokens[at + 1].glued) return at + 2;
  return clean_right(tokens, at) ? at + 1 : 0;
}

// The rest of "9-11 avril", "9. und 10. April", "9 y 10 de abril".
std::size_t skip_more_days(const Scan& scan, std::size_t at) {
  for (int i = 0; i < 4; ++i) {
    const Token& between = scan.tokens[at];
    const bool separator = between.is_mark('-') || between.is_mark(',') || is_joiner(scan, at);
    const std::size_t next = separator && !scan.tokens[at + 1].paragraph ? after_day(scan, at + 1) : 0;
    if (next == 0) break;
    at = next;
  }
  return at;
}

// 9. April 2017, 1er janvier, 9 de abril de 2017, 9 апреля 2017 года
Parsed day_month(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (scan.last_end + 1 != at && !clean_left(tokens, at)) return {};
  const std::size_t end = after_day(scan, at);
  if (end == 0) return {};
  const std::size_t last = skip_more_days(scan, end);
  const std::size_t name = skip_linking(tokens, last);
  if (!tokens[name].is(Role::month) || tokens[name].paragraph) return {};
  const Parsed parsed =
      with_year(scan, after_month(tokens, name), calendar_day(0, tokens[name].word.value, tokens[at].number));
  return {last == end ? parsed.end : end, parsed.reading};
}

// A month's name without a day or year is only trusted in the case of letters and the place usual for it.
bool is_month_alone(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Token& token = tokens[at];
  const Token& left = tokens.before(at);
  if (scan.alone) return true;
  if (token.word.trust == Trust::abbreviation) return false;
  switch (scan.language) {
    case Language::german: return token.capital && (left.is(Role::strong) || tokens.says(at - 1, "Im"));
    case Language::russian: return !token.capital && !tokens.says(at, "мая");
    default: return !token.capital && (left.is(Role::strong) || tokens.says(at - 1, "de") || tokens.says(at - 1, "d"));
  }
}

// im April 2017, en abril de 2017, в апреле
Parsed month(const Scan& scan, std::size_t at) {
  const Parsed parsed =
      with_year(scan, after_month(scan.tokens, at), calendar(Unit::month, 0, scan.tokens[at].word.value));
  if (parsed.reading.year != 0 || is_month_alone(scan, at)) return parsed;
  return {};
}

// 1990er, 1990-х, les années 1990 and 90, los años 90
Parsed decade(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const int number = tokens[at].number;
  const bool whole = tokens[at].size() == 4 && number >= first_year_word && number <= last_year_word;
  if (number % 10 != 0 || !(whole || (tokens[at].size() == 2 && number >= 20))) return {};
  const Reading reading = calendar(Unit::decade, whole ? number : 1900 + number);
  const std::size_t mark = tokens[at + 1].is_mark('-') ? at + 2 : at + 1;
  const std::string_view ending = tokens.text(mark);
  if (tokens[mark].glued && (ending == "er" || ending == "ern" || ending == "х" || ending == "е"))
    return {mark + 1, reading};
  const bool plural = tokens.says(at - 1, "années") || tokens.says(at - 1, "años");
  return at > 0 && plural && clean_right(tokens, at) ? Parsed{at + 1, reading} : Parsed{};
}

// The first of "2011-2013" after a word that a year may follow.
Parsed first_of_years(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const bool range = tokens[at].size() == 4 && tokens[at + 1].is_mark('-') && tokens[at + 1].glued &&
                     tokens[at + 2].glued && is_year(tokens, at + 2) && clean_left(tokens, at);
  const int year = tokens[at].number;
  if (!range || year < first_year_word || year >= tokens[at + 2].number) return {};
  return {at + 1, calendar(Unit::year, year)};
}

// en 2016, seit 2010, в 2016 году, im Jahr 2016, (2016)
Parsed year(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const Parsed parsed = decade(scan, at)) return parsed;
  if (const Parsed parsed = first_of_years(scan, at)) return parsed;
  const bool second = tokens.before(at).is_mark('-') && scan.last_end + 1 == at;
  if (!is_year(tokens, at) || !(second || clean_left(tokens, at))) return {};
  const Token& left = tokens.before(at);
  const bool russian = scan.language == Language::russian && is_linking(tokens, at + 1);
  const bool bracket = left.is_mark('(') && tokens[at + 1].is_mark(')');
  const bool beside = tokens.says(at - 1, "après") || tokens.says(at - 1, "avant");
  const bool year_word = beside || (left.is(Role::unit) && unit_at(tokens, at - 1) == Unit::year);
  const bool listed =
      scan.last_end + 1 == at && scan.last.unit == Unit::year && (left.is(Role::joiner) || left.is_mark('-'));
  if (!left.is(Role::strong) && !russian && !bracket && !year_word && !listed && !scan.alone) return {};
  return {after_year(scan, at + 1), calendar(Unit::year, tokens[at].number)};
}

Reading weekday_reading(int weekday) {
  Reading reading;
  reading.kind = Reading::Kind::weekday;
  reading.weekday = weekday;
  return reading;
}

// Dienstag, den 9. April; mardi 9 avril; martes 9 de abril; во вторник, 9 апреля; "Mardi Gras" is none
Parsed shifted(const Scan& scan, std::size_t at);

Parsed weekday(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (scan.language == Language::german && !tokens[at].capital) return {};
  std::size_t next = at + 1;
  if (tokens[next].is_mark(',')) ++next;
  if (scan.language == Language::german) next = skip_linking(tokens, next);
  if (Parsed parsed = tokens[next].kind == Kind::number ? day_month(scan, next) : Parsed{}) {
    parsed.reading.weekday = tokens[at].word.value;
    return parsed;
  }
  if (const Parsed parsed = scan.language == Language::german ? Parsed{} : shifted(scan, at)) return parsed;
  const bool set = tokens.before(at).is(Role::every) || tokens.says(at + 1, "Gras") || tokens.says(at - 1, "los");
  if (set) return {at + 1, Reading{}};
  return {at + 1, weekday_reading(tokens[at].word.value)};
}

Shift as_shift(int value) { return value < 0 ? Shift::last : value > 0 ? Shift::next : Shift::current; }

// letzte Woche, dieses Jahr, la semaine dernière, el año pasado, la próxima semana, в прошлом году; letzten Freitag
Parsed shifted(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const bool before = tokens[at].is(Role::shift);
  const std::size_t noun = before ? at + 1 : at;
  const std::size_t shift = before ? at : at + 1;
  if (!tokens[shift].is(Role::shift) || tokens[at + 1].paragraph) return {};
  Reading reading;
  const bool russian_year = scan.language == Language::russian && is_linking(tokens, noun);
  if (tokens[noun].is(Role::unit) || russian_year) {
    reading.kind = Reading::Kind::counted;
    reading.unit = russian_year ? Unit::year : unit_at(tokens, noun);
    reading.amount = tokens[shift].word.value;
    return {at + 2, reading};
  }
  if (!tokens[noun].is(Role::weekday) || (before && scan.language == Language::french)) return {};
  reading = weekday_reading(tokens[noun].word.value);
  reading.shift = as_shift(tokens[shift].word.value);
  return {at + 2, reading};
}

Reading days_away(int days) {
  Reading reading;
  reading.kind = Reading::Kind::counted;
  reading.amount = days;
  return reading;
}

// aujourd'hui, avant-hier: words with a mark inside
Parsed joined_day_word(const Tokens& tokens, std::size_t at, char mark, std::string_view rest) {
  const bool whole = tokens[at + 1].is_mark(mark) && tokens[at + 1].glued && tokens.says(at + 2, rest);
  if (!whole) return {};
  return {at + 3, days_away(tokens[at].word.value)};
}

// "mañana" and "morgen" are the morning too.
bool means_morning(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (scan.language == Language::spanish) return tokens.says(at - 1, "la") || tokens.says(at - 1, "esta");
  return tokens[at].capital || tokens.before(at).is(Role::day_word) || tokens.before(at).is(Role::weekday);
}

// heute, hier, ayer, вчера
Parsed day_word(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (tokens.says(at, "aujourd") || tokens.says(at, "Aujourd")) return joined_day_word(tokens, at, '\'', "hui");
  if (tokens.says(at, "après") || tokens.says(at, "Après")) return joined_day_word(tokens, at, '-', "demain");
  if (tokens.says(at, "avant") || tokens.says(at, "Avant")) return joined_day_word(tokens, at, '-', "hier");
  if (tokens[at].word.trust == Trust::word && means_morning(scan, at)) return {};
  return {at + 1, days_away(tokens[at].word.value)};
}

// The "11" after "9" is found by itself, since the month follows it.
Parsed number(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (tokens[at].number < 0) return {};
  if (const Parsed parsed = iso_date(tokens, at)) return parsed;
  if (const Parsed parsed =
          numeric_date(tokens, at, scan.language == Language::other ? DayOrder::unknown : DayOrder::day_first))
    return parsed;
  if (const Parsed parsed = day_month(scan, at)) return parsed;
  return year(scan, at);
}

}  // namespace

Parsed parse_european(const Scan& scan, std::size_t at) {
  const Token& token = scan.tokens[at];
  if (token.kind == Kind::number) return number(scan, at);
  switch (token.word.role) {
    case Role::month: return month(scan, at);
    case Role::weekday: return weekday(scan, at);
    case Role::day_word: return day_word(scan, at);
    case Role::shift:
    case Role::unit:
      if (scan.language == Language::spanish && scan.tokens.says(at, "pasado")) {
        if (scan.tokens.says(at + 1, "mañana")) return {at + 2, days_away(2)};
      }
      return shifted(scan, at);
    default: return {};
  }
}

}  // namespace dateline::date_grammar
