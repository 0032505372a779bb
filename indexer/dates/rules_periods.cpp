// English rules for the period a text is about ("the year", "the latest quarter"), and for times without bounds
// ("now").
#include <algorithm>
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {

Reading enclosing(Unit unit) {
  Reading reading;
  reading.kind = Reading::Kind::enclosing;
  reading.unit = unit;
  return reading;
}

bool is_whole(const Tokens& tokens, std::size_t at) {
  return tokens.says(at, "full") || tokens.says(at, "entire") || tokens.says(at, "whole");
}

// In the past it was, in the past that, in the past conducted
bool opens_statement(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view words[] = {"it",   "he",   "she",     "they", "we",   "you",  "i",
                                               "that", "when", "because", "but",  "have", "there"};
  const std::string_view word = tokens.text(at);
  return std::find(std::begin(words), std::end(words), word) != std::end(words) ||
         (tokens[at].is(Role::none) && word.size() > 4 && word.ends_with("ed")) || tokens[at].is(Role::the);
}

// The day in "the quarter ended July 31" tells which quarter or year it was.
void take_last_day(const Scan& scan, std::size_t at, Reading& reading) {
  if (scan.tokens.says(at, "on")) ++at;
  if (!role_at(scan.tokens, at, Role::month)) return;
  const Parsed parsed = parse_english(scan, at);
  const bool day = parsed.reading.kind == Reading::Kind::calendar && parsed.reading.unit == Unit::day;
  if (!day || parsed.reading.counts || parsed.reading.nth != 0) return;
  reading.year = parsed.reading.year;
  reading.part = parsed.reading.part;
  reading.day = parsed.reading.day;
}

// for the year, in the quarter, the end of the month, earlier in the week, the full year
Parsed enclosing_unit(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Unit unit = unit_at(tokens, at);
  const bool known = unit == Unit::week || unit == Unit::month || unit == Unit::quarter || unit == Unit::year;
  if (!known || !is_single_unit(tokens, at) || tokens[at].capital || tokens[at + 1].is_mark('-')) return {};
  if (scan.alone) return {at + 1, enclosing(unit)};
  const std::size_t the = is_whole(tokens, at - 1) ? at - 2 : at - 1;
  if (at < 2 || !reads(tokens, the, "the")) return {};
  const std::size_t word = the - 1;
  const bool preposition = role_at(tokens, word, Role::strong) || reads(tokens, word, "for") ||
                           reads(tokens, word, "of") || reads(tokens, word, "by") || reads(tokens, word, "over") ||
                           reads(tokens, word, "from");
  const bool ended = tokens.says(at + 1, "ended") || tokens.says(at + 1, "ending");
  const bool to = tokens.says(at + 1, "to") && unit != Unit::quarter;  // "in the year to March"
  const bool stretch = tokens.says(at + 1, "of") || to || tokens.says(at + 1, "through");
  const bool edge =
      reads(tokens, word, "of") && role_at(tokens, word - 1, Role::edge);  // by the end of the month it held
  const bool clause = edge && (opens_statement(tokens, at + 1) || tokens[at + 1].capital);
  const bool closed = ended || closes(tokens, at + 1) || tokens.says(at + 1, "compared") || clause;
  if (!preposition || !closed || stretch) return {};
  Reading reading = enclosing(unit);
  if (ended && (unit == Unit::quarter || unit == Unit::year)) take_last_day(scan, at + 2, reading);
  return {at + 1, reading};
}

// year-end, year end 2016, year's end
Parsed year_end(const Tokens& tokens, std::size_t at) {
  if (!is_unit(tokens, at, Unit::year) || is_plural(tokens, at)) return {};
  std::size_t end = skip_mark(tokens, at + 1, '-');
  if (is_possessive(tokens, at + 2)) end = at + 3;
  if (!tokens.says(end, "end") || tokens[end].paragraph) return {};
  const Parsed parsed = with_year(tokens, end + 1, calendar(Unit::year, 0));
  return parsed.end == end + 1 ? Parsed{end + 1, enclosing(Unit::year)} : parsed;
}

// over the weekend, at the weekend
Parsed the_weekend(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const bool introduced = scan.alone || role_before(tokens, at, Role::the);
  if (!is_unit(tokens, at, Unit::weekend) || is_plural(tokens, at) || !introduced) return {};
  Reading reading = weekday_reading(6, Shift::none);
  reading.unit = Unit::weekend;
  return {at + 1, reading};
}

// the week of April 9, week beginning 3 May, the week of the 18th
Parsed week_of_day(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (!is_unit(tokens, at, Unit::week) || is_plural(tokens, at)) return {};
  const bool begins =
      tokens.says(at + 1, "beginning") || tokens.says(at + 1, "starting") || tokens.says(at + 1, "commencing");
  if (!begins && !tokens.says(at + 1, "of")) return {};
  const std::size_t next = tokens.says(at + 2, "the") || tokens.says(at + 2, "on") ? at + 3 : at + 2;
  const bool day = role_at(tokens, next, Role::month) || role_at(tokens, next, Role::weekday) ||
                   tokens[next].kind == Kind::number || role_at(tokens, next, Role::holiday);
  if (const Ordinal ordinal = ordinal_at(tokens, next);
      ordinal.end != 0 && ordinal.value <= 31 && closes(tokens, ordinal.end)) {
    Reading reading = day_of_month(ordinal.value, 0);
    reading.of_week = true;
    return {ordinal.end, reading};
  }
  if (!day) return {};
  Parsed parsed = parse_english(scan, next);
  const bool dated = parsed.reading.kind == Reading::Kind::calendar || parsed.reading.kind == Reading::Kind::holiday ||
                     parsed.reading.kind == Reading::Kind::month_day;
  if (!parsed || !dated || parsed.reading.unit != Unit::day) return {};
  parsed.reading.of_week = true;
  return parsed;
}

// in the past, of the past
Parsed the_past(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (scan.alone && reads(tokens, at, "past")) return {at + 1, reference(-1)};
  const bool noun = reads(tokens, at, "past") && reads(tokens, at - 1, "the") && at >= 2 &&
                    (closes(tokens, at + 1) || opens_statement(tokens, at + 1));
  const bool preposition = reads(tokens, at - 2, "in") || reads(tokens, at - 2, "of") || reads(tokens, at - 2, "from");
  return noun && preposition ? Parsed{at + 1, reference(-1)} : Parsed{};
}

// in past years, in coming months; these days
Parsed vague_shift(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const std::size_t next = at + 1;
  if (!role_at(tokens, next, Role::unit) || !is_plural(tokens, next)) return {};
  if (reads(tokens, at, "these")) {
    return is_unit(tokens, next, Unit::day) ? Parsed{next + 1, reference(0)} : Parsed{};
  }
  const bool vague = reads(tokens, at, "past") || reads(tokens, at, "coming");
  const bool bare = scan.alone || role_at(tokens, at - 1, Role::strong) || reads(tokens, at - 1, "for");
  return vague && bare ? Parsed{next + 1, reference(tokens[at].word.value)} : Parsed{};
}

// the latest quarter, the latest period, the latest fiscal year
Parsed latest(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const std::size_t noun = role_at(tokens, at + 1, Role::fiscal) ? at + 2 : at + 1;
  const bool period = tokens.says(noun, "period");
  if (!(scan.alone || reads(tokens, at - 1, "the")) || (!period && !is_single_unit(tokens, noun))) return {};
  Reading reading = enclosing(period ? Unit::quarter : unit_at(tokens, noun));
  reading.latest = true;
  return reading.unit == Unit::day ? Parsed{} : Parsed{noun + 1, reading};
}

// now, currently, recently, recent months, soon, the future, the near future
Parsed reference_word(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const int direction = tokens[at].word.value;
  if (tokens[at].capital && !tokens[at].paragraph && tokens.before(at).kind == Kind::word) return {};  // a name
  std::size_t end = at + 1;
  if (reads(tokens, at, "long")) {
    const bool denied = tokens.says(at - 1, "that") || reads(tokens, at - 1, "not") || tokens.says(at - 1, "so") ||
                        reads(tokens, at - 1, "how") || tokens.says(at - 1, "too");
    return role_at(tokens, end, Role::ago) && !denied ? Parsed{end + 1, reference(-1)} : Parsed{};
  }
  if (reads(tokens, at, "future")) {
    const bool near = reads(tokens, at - 1, "near");
    const bool noun = scan.alone || reads(tokens, at - 1, "the") || near;
    return noun && (closes(tokens, end) || near) ? Parsed{end, reference(direction)} : Parsed{};
  }
  if (reads(tokens, at, "recent") && role_at(tokens, end, Role::unit) && is_plural(tokens, end)) ++end;
  const bool other = reads(tokens, at - 1, "as") || reads(tokens, at - 1, "too") || tokens.says(end, "after");
  if (reads(tokens, at, "soon") && other) return {};
  if (tokens.says(at, "recently") && tokens.says(at - 1, "as") && tokens.says(end, "as")) return {};  // as recently as
  if (reads(tokens, at, "previously") && !tokens[at].capital && !scan.alone) return {};
  return {end, reference(direction)};
}

// end of 2016, the end of the month, the start of next year, end-March
Parsed with_edge(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  std::size_t next = at + 1;
  if (tokens[next].is_mark('-') && tokens[next].glued) {
    ++next;
  } else if (tokens.says(next, "of")) {
    ++next;
    if (reads(tokens, next, "the") && role_at(tokens, next + 1, Role::unit)) return enclosing_unit(scan, next + 1);
  } else {
    return {};
  }
  const Token& token = tokens[next];
  const bool period = token.is(Role::month) || token.is(Role::season) || token.kind == Kind::number ||
                      (token.is(Role::shift) && role_at(tokens, next + 1, Role::unit));
  return period && !token.paragraph ? parse_english(scan, next) : Parsed{};
}

Reading reference(int direction) {
  Reading reading;
  reading.kind = Reading::Kind::reference;
  reading.part = direction;
  return reading;
}

}  // namespace dateline::date_grammar::english
