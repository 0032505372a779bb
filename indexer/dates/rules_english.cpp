// English rules for periods counted from a day ("two weeks ago", "last year"), and the choice among all English rules.
#include "indexer/dates/rules_english.hpp"

#include <string_view>

namespace dateline::date_grammar::english {
namespace {

// --- counted periods ---------------------------------------------------------

Reading counted(Unit unit, int amount, Base base = Base::publication) {
  Reading reading;
  reading.kind = Reading::Kind::counted;
  reading.unit = unit;
  reading.amount = amount;
  reading.base = base;
  if (unit == Unit::decade || unit == Unit::century) {  // "two decades ago" is a year, not a decade
    reading.unit = Unit::year;
    reading.amount = amount * (unit == Unit::decade ? 10 : 100);
  }
  return reading;
}

// A year back, said in a comparison.
Reading comparing(Reading reading) {
  reading.compares = reading.unit == Unit::year && reading.amount == -1;
  return reading;
}

// How many units, or -1; vague numbers ("several") are none.
int amount_at(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.is(Role::article)) return 1;
  if (token.is(Role::cardinal)) return token.word.value > 0 ? token.word.value : -1;
  const bool plain =
      token.kind == Kind::number && token.size() <= 4 && clean_left(tokens, at) && clean_right(tokens, at);
  return plain ? token.number : -1;
}

// two weeks ago, a year earlier, three days later, 10 days from now, a day before
Parsed count_ago(const Tokens& tokens, std::size_t at) {
  const int amount = amount_at(tokens, at);
  if (amount < 0 || !role_at(tokens, at + 1, Role::unit)) return {};
  const Unit unit = unit_at(tokens, at + 1);
  const std::size_t word = at + 2;
  if (role_at(tokens, word, Role::ago)) return {word + 1, comparing(counted(unit, -amount))};
  if (tokens.says(word, "from") && (tokens.says(word + 1, "now") || tokens.says(word + 1, "today"))) {
    return {word + 2, counted(unit, amount)};
  }
  const bool from_mention = role_at(tokens, word, Role::earlier) || role_at(tokens, word, Role::later) ||
                            (role_at(tokens, word, Role::before_after) && ends_phrase(tokens, word + 1));
  if (from_mention) return {word + 1, comparing(counted(unit, amount * tokens[word].word.value, Base::mention))};
  return {};
}

// year-ago, year-earlier period, year-ago third quarter
Parsed year_ago(const Tokens& tokens, std::size_t at) {
  if (!is_unit(tokens, at, Unit::year) || !tokens[at + 1].is_mark('-')) return {};
  const bool ago = role_at(tokens, at + 2, Role::ago);
  if (!ago && !role_at(tokens, at + 2, Role::earlier)) return {};
  const std::size_t end = at + 3;
  if (Parsed parsed = role_at(tokens, end, Role::ordinal) ? ordinal_period(tokens, end) : Parsed{}) {
    parsed.reading.counts = true;
    parsed.reading.amount = -1;
    return parsed;
  }
  const bool noun = is_single_unit(tokens, end) || tokens.says(end, "period");
  return {noun ? end + 1 : end, comparing(counted(Unit::year, -1, ago ? Base::publication : Base::mention))};
}

// the day before, the day before yesterday, the day after tomorrow, the week before
Parsed unit_before(const Tokens& tokens, std::size_t at) {
  if (!is_single_unit(tokens, at) || !role_at(tokens, at + 1, Role::before_after)) return {};
  const int direction = tokens[at + 1].word.value;
  if (role_at(tokens, at + 2, Role::day_word) && tokens[at + 2].word.value == direction) {
    return {at + 3, counted(unit_at(tokens, at), 2 * direction)};
  }
  if (!role_before(tokens, at, Role::the) || !ends_phrase(tokens, at + 2)) return {};
  return {at + 2, counted(unit_at(tokens, at), direction, Base::mention)};
}

// over the weekend, at the weekend
Parsed the_weekend(const Tokens& tokens, std::size_t at) {
  if (!is_unit(tokens, at, Unit::weekend) || is_plural(tokens, at) || !role_before(tokens, at, Role::the)) return {};
  Reading reading = weekday_reading(6, Shift::none);
  reading.unit = Unit::weekend;
  return {at + 1, reading};
}

Parsed unit(const Tokens& tokens, std::size_t at) {
  if (const Parsed parsed = year_ago(tokens, at)) return parsed;
  if (const Parsed parsed = unit_before(tokens, at)) return parsed;
  return the_weekend(tokens, at);
}

// the following day, the previous year, the same month, that year
Parsed following(const Tokens& tokens, std::size_t at) {
  const bool allowed = role_before(tokens, at, Role::the) || tokens.says(at, "that") || tokens.says(at, "That");
  if (!allowed || !is_single_unit(tokens, at + 1) || (tokens[at + 2].glued && tokens[at + 2].is_mark('-'))) return {};
  return {at + 2, counted(unit_at(tokens, at + 1), tokens[at].word.value, Base::mention)};
}

// today, yesterday morning, tonight; USA Today is a name
Parsed day_word(const Tokens& tokens, std::size_t at) {
  const bool name = tokens[at].capital && !all_capitals(tokens, at) && !tokens[at].paragraph &&
                    (tokens.before(at).capital || role_before(tokens, at, Role::the));
  if (name) return {};
  const bool part = role_at(tokens, at + 1, Role::day_part) && !tokens[at + 1].glued;
  return {at + (part ? 2U : 1U), counted(Unit::day, tokens[at].word.value)};
}

// --- words before a period -----------------------------------------------------

Shift as_shift(int value) { return value < 0 ? Shift::last : value > 0 ? Shift::next : Shift::current; }

// last week, this year, next month, current fiscal year; last year's third quarter
Parsed shifted_unit(const Tokens& tokens, std::size_t at, int amount) {
  std::size_t noun = at;
  if (role_at(tokens, noun, Role::fiscal)) ++noun;
  if (!is_single_unit(tokens, noun) || is_unit(tokens, noun, Unit::day) || is_unit(tokens, noun, Unit::half)) return {};
  if (is_unit(tokens, noun, Unit::year) && tokens[noun + 1].is_mark('\'')) {
    const std::size_t owned = noun + (tokens.says(noun + 2, "s") ? 3 : 2);
    if (Parsed parsed = role_at(tokens, owned, Role::ordinal) ? ordinal_period(tokens, owned) : Parsed{}) {
      parsed.reading.counts = true;
      parsed.reading.amount = amount;
      return parsed;
    }
  }
  const Unit unit = unit_at(tokens, noun);
  Reading reading = counted(unit, amount);
  if (unit == Unit::decade || unit == Unit::century) {  // "last century" is one, "the past century" a hundred years
    if (tokens.says(at - 1, "past")) return {};
    reading.unit = unit;
    reading.amount = amount;
  }
  return {noun + 1, reading};
}

// last Tuesday, next Friday night, this Sunday; last May, this summer
Parsed shifted_name(const Scan& scan, std::size_t at, Shift shift) {
  const Tokens& tokens = scan.tokens;
  const Token& token = tokens[at];
  Parsed parsed;
  if (token.is(Role::weekday) && token.word.trust != Trust::abbreviation) parsed = weekday(tokens, at);
  if (token.is(Role::month)) parsed = month(scan, at);
  if (token.is(Role::season)) parsed = {at + 1, calendar(Unit::season, 0, token.word.value)};
  if (parsed.reading.year == 0 && !parsed.reading.counts) parsed.reading.shift = shift;
  return parsed;
}

// this morning, last night
Parsed shifted_day_part(const Tokens& tokens, std::size_t at, int amount) {
  if (!role_at(tokens, at, Role::day_part) || amount > 0) return {};
  if (amount < 0 && !tokens.says(at, "night") && !tokens.says(at, "NIGHT")) return {};
  return {at + 1, counted(Unit::day, amount)};
}

Parsed shifted(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  int amount = tokens[at].word.value;
  std::size_t next = at + 1;
  if (amount == 0 && role_at(tokens, next, Role::shift)) amount = tokens[next++].word.value;  // this past Sunday
  if (tokens[next].glued || tokens[next].paragraph) return {};
  if (const Parsed parsed = shifted_unit(tokens, next, amount)) return parsed;
  if (const Parsed parsed = shifted_day_part(tokens, next, amount)) return parsed;
  const bool loose =
      next == at + 1 && (tokens.says(at, "past") || tokens.says(at, "coming"));  // "walked past Sunday school"
  if (loose && !role_before(tokens, at, Role::the)) return {};
  if (amount > 0 && is_unit(tokens, next, Unit::day) && !is_plural(tokens, next)) {
    return {next + 1, counted(Unit::day, amount, Base::mention)};  // the next day
  }
  return shifted_name(scan, next, as_shift(amount));
}

bool opens_period(const Token& token) {
  return token.is(Role::month) || token.is(Role::shift) || token.is(Role::weekday) || token.is(Role::day_word) ||
         token.is(Role::season) || token.kind == Kind::number || token.is_mark('\'');
}

// early 2016, mid-March, late last year, the late 1980s, mid-'90s; earlier this month
Parsed with_phase(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const std::size_t next = skip_mark(tokens, at + 1, '-');
  if (!opens_period(tokens[next]) || tokens[next].paragraph) return {};
  return parse_english(scan, next);
}

// every Tuesday, each July night: a set
Parsed every(const Scan& scan, std::size_t at) {
  const Token& next = scan.tokens[at + 1];
  if (!next.is(Role::weekday) && !next.is(Role::month)) return {};
  return {at + 2, Reading{}};
}

Parsed number(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (tokens[at].number < 0) return {};
  if (tokens[at].size() == 4) {
    if (const Parsed parsed = iso_date(tokens, at)) return parsed;
    if (const Parsed parsed = decade(tokens, at)) return parsed;
    if (const Parsed parsed = count_ago(tokens, at)) return parsed;
    return year(scan, at);
  }
  if (const Parsed parsed = numeric_date(tokens, at, false)) return parsed;
  if (const Parsed parsed = another_day(scan, at)) return parsed;
  if (const Parsed parsed = day_month(tokens, at, scan.last_end + 1 == at)) return parsed;
  if (const Parsed parsed = count_ago(tokens, at)) return parsed;
  if (const Parsed parsed = number_century(tokens, at)) return parsed;
  return short_year(scan, at);
}

}  // namespace
}  // namespace dateline::date_grammar::english

namespace dateline::date_grammar {

Parsed parse_english(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Token& token = tokens[at];
  if (token.kind == Kind::number) return english::number(scan, at);
  if (token.kind == Kind::mark) return token.is_mark('\'') ? english::short_decade(tokens, at) : Parsed{};
  switch (token.word.role) {
    case Role::month: return english::month(scan, at);
    case Role::weekday: return english::weekday(tokens, at);
    case Role::unit: return english::unit(tokens, at);
    case Role::ordinal: return english::ordinal(tokens, at);
    case Role::cardinal:
    case Role::article: return english::count_ago(tokens, at);
    case Role::season: return english::season(tokens, at);
    case Role::day_word: return english::day_word(tokens, at);
    case Role::shift: return english::shifted(scan, at);
    case Role::following: return english::following(tokens, at);
    case Role::phase:
    case Role::earlier:
    case Role::later: return english::with_phase(scan, at);
    case Role::fiscal: return english::fiscal(tokens, at);
    case Role::quarter_sign: return english::quarter_sign(tokens, at);
    case Role::every: return english::every(scan, at);
    default: return {};
  }
}

}  // namespace dateline::date_grammar
