// English rules for periods counted from a day: "two weeks ago", "last year", "the following month".
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {
namespace {

// A year back, said in a comparison.
Reading comparing(Reading reading) {
  reading.compares = reading.unit == Unit::year && reading.amount == -1;
  return reading;
}

// The day or period after "a year ago", "a week from": Tuesday, today, this month, April, Christmas.
Parsed counted_from(const Scan& scan, std::size_t at) {
  const Token& token = scan.tokens[at];
  if (token.glued || token.paragraph) return {};
  const bool shift = token.is(Role::shift) && token.word.value == 0;
  const bool named = token.is(Role::weekday) || token.is(Role::day_word) || token.is(Role::holiday) || shift;
  if (!named && !(token.is(Role::month) && token.word.trust != Trust::word)) return {};
  Parsed parsed = parse_english(scan, at);
  if (parsed.reading.kind == Reading::Kind::reference || parsed.reading.plus != 0) return {};
  return parsed;
}

Parsed moved(Parsed parsed, Unit unit, int amount) {
  if (!parsed || parsed.reading.kind == Reading::Kind::nothing) return {};
  parsed.reading.plus = amount;
  parsed.reading.plus_unit = unit;
  return parsed;
}

// Past "and a half", "-and-a-half"; else 0.
std::size_t and_a_half(const Tokens& tokens, std::size_t at) {
  std::size_t next = skip_mark(tokens, at, '-');
  if (!tokens.says(next, "and")) return 0;
  next = skip_mark(tokens, next + 1, '-');
  if (!tokens.says(next, "a")) return 0;
  next = skip_mark(tokens, next + 1, '-');
  return tokens.says(next, "half") ? next + 1 : 0;
}

// a while ago, some time ago; else 0
std::size_t while_ago(const Tokens& tokens, std::size_t at) {
  const bool noun = tokens.says(at + 1, "while") || tokens.says(at + 1, "time");
  return noun && role_at(tokens, at + 2, Role::ago) ? at + 3 : 0;
}

// A count of units, of halves too: "two and a half years" are thirty months.
struct Stretch {
  std::size_t end = 0;
  Unit unit = Unit::day;
  int amount = -1;  // -1 = vague
};

Stretch stretch_at(const Tokens& tokens, std::size_t at) {
  const Count count = count_at(tokens, at);
  const std::size_t noun = skip_mark(tokens, count.end, '-');
  if (count.end == 0 || !role_at(tokens, noun, Role::unit)) return {};
  if (is_year_number(tokens, at) && !is_plural(tokens, noun)) return {};  // the 2016 quarter
  const Unit unit = unit_at(tokens, noun);
  const std::size_t half = and_a_half(tokens, noun + 1);
  const std::size_t end = half != 0 ? half : noun + 1;
  if ((count.half || half != 0) && count.value > 0 && unit == Unit::year)
    return {end, Unit::month, 12 * count.value + 6};
  return {end, unit, count.value};
}

bool is_now(const Tokens& tokens, std::size_t at) { return tokens.says(at, "now"); }

// two weeks ago, several years ago, a year ago Tuesday
Parsed ago(const Scan& scan, const Stretch& stretch) {
  if (stretch.amount < 0) return {stretch.end + 1, reference(-1)};
  if (const Parsed from = counted_from(scan, stretch.end + 1)) {
    if (const Parsed parsed = moved(from, stretch.unit, -stretch.amount)) return parsed;
  }
  return {stretch.end + 1, comparing(counted(stretch.unit, -stretch.amount))};
}

// 10 days from now, a week from Tuesday, two days after Christmas, three weeks before Easter
Parsed from_day(const Scan& scan, const Stretch& stretch) {
  const Tokens& tokens = scan.tokens;
  const std::size_t word = stretch.end;
  const bool from = tokens.says(word, "from");
  if (from && is_now(tokens, word + 1)) return {word + 2, counted(stretch.unit, stretch.amount)};
  const bool day = role_at(tokens, word + 1, Role::holiday) || role_at(tokens, word + 1, Role::day_word);
  const bool beside = role_at(tokens, word, Role::before_after) && day;
  if (!from && !beside) return {};
  return moved(counted_from(scan, word + 1), stretch.unit,
               from ? stretch.amount : stretch.amount * tokens[word].word.value);
}

// in two weeks' time; in three years, where the text looks ahead: "will open in two weeks"
Parsed in_stretch(const Scan& scan, std::size_t at, const Stretch& stretch) {
  const Tokens& tokens = scan.tokens;
  if (!(scan.alone || reads(tokens, at - 1, "in")) || stretch.amount < 0) return {};
  Reading reading = counted(stretch.unit, stretch.amount);
  for (std::size_t word = stretch.end; word <= stretch.end + 2; ++word) {
    if (tokens.says(word, "time") && tokens[stretch.end].is_mark('\'')) return {word + 1, reading};
  }
  reading.ahead = true;
  return ends_phrase(tokens, stretch.end) && !tokens[stretch.end].is_mark('\'') ? Parsed{stretch.end, reading}
                                                                                : Parsed{};
}

// year-ago, year-earlier period, year-ago third quarter, the year ago month
Parsed year_ago(const Tokens& tokens, std::size_t at) {
  if (!is_unit(tokens, at, Unit::year) || is_plural(tokens, at)) return {};
  const std::size_t word = skip_mark(tokens, at + 1, '-');
  if (!role_at(tokens, word, Role::ago) && !role_at(tokens, word, Role::earlier)) return {};
  const std::size_t end = word + 1;
  const bool period = is_single_unit(tokens, end) || tokens.says(end, "period");
  if (word == at + 1 && !(period && role_before(tokens, at, Role::the))) return {};  // the year ago period
  if (is_unit(tokens, end, Unit::month) && period) {
    Reading month = counted(Unit::month, -12, Base::mention);
    month.compares = true;
    return {end + 1, month};
  }
  if (Parsed parsed = role_at(tokens, end, Role::ordinal) ? ordinal_period(tokens, end) : Parsed{}) {
    parsed.reading.counts = true;
    parsed.reading.amount = -1;
    return parsed;
  }
  Reading reading = comparing(counted(Unit::year, -1));
  reading.same_period = is_unit(tokens, end, Unit::quarter) || tokens.says(end, "period");
  reading.base = Base::publication;
  return {period ? end + 1 : end, reading};
}

// the day before, the day before yesterday, the day after Thanksgiving, the week before
Parsed unit_before(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (!is_single_unit(tokens, at) || !role_at(tokens, at + 1, Role::before_after)) return {};
  const int direction = tokens[at + 1].word.value;
  if (role_at(tokens, at + 2, Role::day_word) && tokens[at + 2].word.value == direction) {
    return {at + 3, counted(unit_at(tokens, at), 2 * direction)};
  }
  if (role_at(tokens, at + 2, Role::holiday)) {
    if (const Parsed parsed = moved(counted_from(scan, at + 2), unit_at(tokens, at), direction)) return parsed;
  }
  const bool last =
      is_unit(tokens, at, Unit::week) || is_unit(tokens, at, Unit::month) || is_unit(tokens, at, Unit::year);
  if (last && direction < 0 && tokens.says(at + 2, "last") && ends_phrase(tokens, at + 3)) {
    return {at + 3, counted(unit_at(tokens, at), -2)};  // the week before last
  }
  const bool introduced = scan.alone || role_before(tokens, at, Role::the);
  const std::size_t next = tokens.says(at + 2, "the") ? at + 3 : at + 2;
  if (introduced && direction > 0 && tokens.says(next, "next") && closes(tokens, next + 1)) {
    return {next + 1, counted(unit_at(tokens, at), 2)};  // the week after next, the month after the next
  }
  if (!introduced || !ends_phrase(tokens, at + 2)) return {};
  return {at + 2, counted(unit_at(tokens, at), direction, Base::mention)};
}

// weeks ago, decades ago: long past
Parsed units_ago(const Tokens& tokens, std::size_t at) {
  const Token& left = tokens.before(at);
  const bool counted = left.kind == Kind::number || left.is(Role::count_noun) || left.is(Role::cardinal);
  if (!is_plural(tokens, at) || !role_at(tokens, at + 1, Role::ago) || counted) return {};
  return {at + 2, reference(-1)};
}

bool opens_period(const Token& token) {
  return token.is(Role::month) || token.is(Role::shift) || token.is(Role::weekday) || token.is(Role::day_word) ||
         token.is(Role::season) || token.is(Role::decade_word) || token.kind == Kind::number || token.is_mark('\'');
}

}  // namespace

Shift as_shift(int value) { return value < 0 ? Shift::last : value > 0 ? Shift::next : Shift::current; }

Reading counted(Unit unit, int amount, Base base) {
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

// two weeks ago, a year earlier, three days later, 10 days from now, a day before
Parsed count_ago(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const std::size_t end = while_ago(tokens, at)) return {end, reference(-1)};
  const Stretch stretch = stretch_at(tokens, at);
  if (stretch.end == 0) return {};
  const std::size_t word = stretch.end;
  if (role_at(tokens, word, Role::ago)) return ago(scan, stretch);
  if (stretch.amount < 0) return {};
  if (const Parsed parsed = from_day(scan, stretch)) return parsed;
  if (const Parsed parsed = in_stretch(scan, at, stretch)) return parsed;
  const bool from_mention = role_at(tokens, word, Role::earlier) || role_at(tokens, word, Role::later) ||
                            (role_at(tokens, word, Role::before_after) && ends_phrase(tokens, word + 1));
  if (!from_mention) return {};
  return {word + 1, comparing(counted(stretch.unit, stretch.amount * tokens[word].word.value, Base::mention))};
}

Parsed unit(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const Parsed parsed = year_ago(tokens, at)) return parsed;
  if (const Parsed parsed = unit_before(scan, at)) return parsed;
  if (const Parsed parsed = units_ago(tokens, at)) return parsed;
  if (is_unit(tokens, at, Unit::quarter) && !is_plural(tokens, at)) {
    if (const Parsed parsed = period_of_year(scan, at)) return parsed;
  }
  if (const Parsed parsed = week_of_day(scan, at)) return parsed;
  if (const Parsed parsed = year_end(tokens, at)) return parsed;
  if (const Parsed parsed = the_weekend(scan, at)) return parsed;
  return enclosing_unit(scan, at);
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

namespace {

// last week, this year, next month, current fiscal year; next week Friday, next week on Friday; last year's third
// quarter; last year's quarter
Parsed shifted_unit(const Tokens& tokens, std::size_t at, int amount) {
  std::size_t noun = at;
  if (role_at(tokens, noun, Role::fiscal)) ++noun;
  if (!is_single_unit(tokens, noun) || is_unit(tokens, noun, Unit::day) || is_unit(tokens, noun, Unit::half)) return {};
  const Unit unit = unit_at(tokens, noun);
  Reading reading = counted(unit, amount);
  const std::size_t named = tokens.says(noun + 1, "on") ? noun + 2 : noun + 1;
  if (unit == Unit::week && role_at(tokens, named, Role::weekday) && tokens[named].word.trust == Trust::sure) {
    Reading day = weekday_reading(tokens[named].word.value, Shift::none);  // next week Friday, next week on Friday
    day.counts = true;
    day.amount = amount;
    return {named + 1, day};
  }
  if (unit == Unit::year && tokens[noun + 1].is_mark('\'')) {
    const std::size_t owned = noun + (tokens.says(noun + 2, "s") ? 3 : 2);
    if (Parsed parsed = role_at(tokens, owned, Role::ordinal) ? ordinal_period(tokens, owned) : Parsed{}) {
      parsed.reading.counts = true;
      parsed.reading.amount = amount;
      return parsed;
    }
    reading.same_period = is_unit(tokens, owned, Unit::quarter);
  }

  if (unit == Unit::decade ||
      unit == Unit::century) {  // "last century" is one, "the past century" and "over the next century" a hundred years
    const bool stretch = tokens.says(at - 2, "the") && (tokens.says(at - 3, "over") || tokens.says(at - 3, "for"));
    if (tokens.says(at - 1, "past") || stretch) return {};
    reading.unit = unit;
    reading.amount = amount;
  }
  return {noun + 1, reading};
}

// last Tuesday, next Friday night, this Sunday; last May, this summer; last Christmas
Parsed shifted_name(const Scan& scan, std::size_t at, Shift shift) {
  const Tokens& tokens = scan.tokens;
  const Token& token = tokens[at];
  Parsed parsed;
  if (token.is(Role::weekday) && token.word.trust != Trust::abbreviation) parsed = weekday(scan, at);
  if (token.is(Role::month)) parsed = month(scan, at);
  const bool month_alone =
      parsed && token.is(Role::month) && parsed.reading.unit == Unit::month && parsed.end == at + 1;
  if (month_alone) parsed.reading = calendar(Unit::month, 0, token.word.value);  // this May to October 2020
  if (token.is(Role::season)) parsed = {at + 1, calendar(Unit::season, 0, token.word.value)};
  if (token.is(Role::holiday) || token.is(Role::name_before)) parsed = holiday(tokens, at);
  if (parsed.reading.year == 0 && !parsed.reading.counts) parsed.reading.shift = shift;
  return parsed;
}

// this morning, last night
Parsed shifted_day_part(const Tokens& tokens, std::size_t at, int amount) {
  if (!role_at(tokens, at, Role::day_part) || amount > 0) return {};
  if (amount < 0 && !reads(tokens, at, "night")) return {};
  return {at + 1, counted(Unit::day, amount)};
}

}  // namespace

// the same period last year, the corresponding quarter of last year
Parsed period_of_year(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const std::size_t next = tokens.says(at + 1, "of") || tokens.says(at + 1, "in") ? at + 2 : at + 1;
  if (!role_at(tokens, next, Role::shift) || !is_unit(tokens, next + 1, Unit::year) || tokens[next].paragraph)
    return {};
  Parsed parsed = shifted_unit(tokens, next + 1, tokens[next].word.value);
  parsed.reading.same_period = parsed.end == next + 2;
  return parsed;
}

// last half of 1989, last quarter of last year
Parsed last_part_of(const Tokens& tokens, std::size_t at) {
  const bool quarter = is_unit(tokens, at + 1, Unit::quarter);
  if (tokens[at].word.value >= 0 || (!quarter && !is_unit(tokens, at + 1, Unit::half)) || !tokens.says(at + 2, "of"))
    return {};
  const Parsed parsed = with_year(tokens, at + 2, calendar(quarter ? Unit::quarter : Unit::half, 0, quarter ? 4 : 2));
  return parsed.end == at + 2 ? Parsed{} : parsed;
}

Parsed shifted(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const Parsed parsed = nth_weekday_of(tokens, at)) return parsed;
  if (const Parsed parsed = last_part_of(tokens, at)) return parsed;
  int amount = tokens[at].word.value;
  std::size_t next = at + 1;
  if (amount == 0 && role_at(tokens, next, Role::shift)) amount = tokens[next++].word.value;  // this past Sunday
  if (const Parsed parsed = the_past(scan, at)) return parsed;
  if (tokens[next].glued || tokens[next].paragraph) return {};
  if (const Parsed parsed = shifted_unit(tokens, next, amount)) return parsed;
  if (const Parsed parsed = shifted_day_part(tokens, next, amount)) return parsed;
  if (const Parsed parsed = vague_shift(scan, at)) return parsed;
  const bool sure_day = role_at(tokens, next, Role::weekday) && tokens[next].word.trust == Trust::sure;
  const bool coming = reads(tokens, at, "coming") && !sure_day;
  const bool loose = next == at + 1 && (reads(tokens, at, "past") || coming);
  if (loose && !scan.alone && !role_before(tokens, at, Role::the)) return {};  // "walked past Sunday school"
  if (amount > 0 && is_unit(tokens, next, Unit::day) && !is_plural(tokens, next)) {
    return {next + 1, counted(Unit::day, amount, Base::mention)};  // the next day
  }
  return shifted_name(scan, next, as_shift(amount));
}

// early 2016, mid-March, late last year, the late 1980s, mid-'90s; earlier this month; earlier in the year
Parsed with_phase(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (tokens.says(at + 1, "in") && reads(tokens, at + 2, "the") && role_at(tokens, at + 3, Role::unit)) {
    return enclosing_unit(scan, at + 3);
  }
  const std::size_t next = skip_mark(tokens, at + 1, '-');
  if (!opens_period(tokens[next]) || tokens[next].paragraph) return {};
  return parse_english(scan, next);
}

}  // namespace dateline::date_grammar::english
