// English rules for days, months and weekdays.
#include <algorithm>
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {
// --- days and months ---------------------------------------------------------

// "an august body"; april and june in lower case are months only.
bool is_adjective(const Token& token) { return token.word.value == 8; }

// Whether the word at `at` may be a month where a day or a year stands beside it.
bool is_dated_month(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (!token.is(Role::month) || token.capital || token.word.trust == Trust::sure) return token.is(Role::month);
  const bool number = tokens[at + 1].kind == Kind::number || tokens.before(at).kind == Kind::number;
  if (token.word.trust == Trust::name) return number || !is_adjective(token);
  const bool between = tokens.before(at).kind == Kind::number && tokens[at + 1].kind == Kind::number;
  return token.word.trust == Trust::abbreviation && between;  // "14 nov 2023"
}

std::size_t after_month(const Tokens& tokens, std::size_t at) {
  const bool dot = tokens[at].word.trust == Trust::abbreviation && tokens[at + 1].is_mark('.') && tokens[at + 1].glued;
  return at + (dot ? 2 : 1);
}

// "ninth" of "July ninth": where the phrase ends, so that "March second-half" is none.
std::size_t after_ordinal_word(const Tokens& tokens, std::size_t at) {
  if (tokens[at].kind != Kind::word) return 0;
  const Ordinal ordinal = ordinal_at(tokens, at);
  if (ordinal.end == 0 || ordinal.value > 31) return 0;
  const bool year = is_year_number(tokens, ordinal.end) || year_in_words(tokens, ordinal.end).end != 0;
  const bool closed = year || closes(tokens, ordinal.end);
  return closed ? ordinal.end : 0;
}

// "one" of "April One", "its year begins April one", "May twenty one", as telexes and transcripts have it: not "in
// April one of the men", and only where the phrase ends.
std::size_t after_cardinal_word(const Tokens& tokens, std::size_t month, std::size_t at) {
  if (!role_at(tokens, at, Role::cardinal) || reads(tokens, month - 1, "in") || !tokens[month].capital) return 0;
  const Count day = count_at(tokens, at);
  if (day.value < 1 || day.value > 31 || day.half) return 0;
  const bool year = year_in_words(tokens, day.end).end != 0;
  const bool closed = closes(tokens, day.end) || tokens.says(day.end, "record");
  return year || closed || tokens[at].capital ? day.end : 0;
}

// Past "9" or "9th"; 0 if that is no day.
std::size_t after_day(const Tokens& tokens, std::size_t at) {
  if (day_number(tokens, at) == 0) return 0;
  if (tokens[at + 1].glued && role_at(tokens, at + 1, Role::suffix) && !tokens.says(at + 1, "s")) return at + 2;
  const bool range = tokens[at + 1].is_mark('-') && is_dated_month(tokens, at + 2);  // "Dec. 20-Jan. 3"
  return range || clean_right(tokens, at) ? at + 1 : 0;
}

// "-11", " and 10", " to 11", ", 10 and 11" after a day: past the last of them.
std::size_t skip_more_days(const Tokens& tokens, std::size_t at) {
  for (int i = 0; i < 4; ++i) {
    const bool separator = tokens[at].is_mark('-') || tokens[at].is_mark(',') || role_at(tokens, at, Role::joiner);
    const std::size_t next = separator && !tokens[at + 1].paragraph ? after_day(tokens, at + 1) : 0;
    if (next == 0 || tokens[next].is(Role::count_noun)) break;
    at = next;
  }
  return at;
}

// The hyphen of "Oct-2" and "Dec-2018".
bool hyphen_to_number(const Tokens& tokens, std::size_t at) {
  return tokens[at].is_mark('-') && tokens[at].glued && tokens[at + 1].glued && tokens[at + 1].kind == Kind::number;
}

// "the Sept. 11 attacks" are those of 2001.
Parsed september_eleven(const Tokens& tokens, std::size_t at, const Parsed& parsed) {
  static constexpr std::string_view words[] = {"attack",     "attacks",    "terror",    "terrorist", "terrorism",
                                               "hijackers",  "hijackings", "hijacking", "victims",   "tragedy",
                                               "atrocities", "commission", "plot",      "plotters",  "strikes"};
  const Reading& day = parsed.reading;
  if (day.year != 0 || day.counts || day.part != 9 || day.day != 11) return parsed;
  const bool named = std::any_of(std::begin(words), std::end(words),
                                 [&](std::string_view word) { return reads(tokens, parsed.end, word); });
  const bool glued = tokens[at].glued && tokens.before(at).is_mark('-');
  const bool era = glued && (reads(tokens, at - 2, "post") || reads(tokens, at - 2, "pre"));  // post-Sept. 11
  return named || era ? Parsed{parsed.end, calendar_day(2001, 9, 11)} : parsed;
}

// April 9; Apr. 9, 2017; April 9th; Oct-2; Sep-23-2020; July Fourth; Sept. 30 of last year; April 9-11, 2017 (its first
// day)
Parsed month_day(const Tokens& tokens, std::size_t at) {
  if (!is_dated_month(tokens, at)) return {};
  std::size_t day = after_month(tokens, at);
  if (tokens.says(day, "the") || hyphen_to_number(tokens, day)) ++day;
  if (tokens[day].paragraph) return {};
  if (const std::size_t end = after_ordinal_word(tokens, day)) {
    return with_year(tokens, end, calendar_day(0, tokens[at].word.value, ordinal_at(tokens, day).value));
  }
  if (const std::size_t end = after_cardinal_word(tokens, at, day)) {
    return with_year(tokens, end, calendar_day(0, tokens[at].word.value, count_at(tokens, day).value));
  }
  std::size_t end = after_day(tokens, day);
  const bool hyphens = day > 0 && tokens[day - 1].is_mark('-') && hyphen_to_number(tokens, day + 1);
  if (hyphens && is_year_number(tokens, day + 2) && day_number(tokens, day) != 0) end = day + 2;
  if (end == 0 || tokens[end].is(Role::count_noun)) return {};
  const Reading reading = calendar_day(0, tokens[at].word.value, tokens[day].number);
  const std::size_t more = skip_more_days(tokens, end);
  if (more == end) return september_eleven(tokens, at, with_year(tokens, end, reading));
  return {end, with_year(tokens, more, reading).reading};
}

// January 2016; Jan. 2016; January, 2016; January of last year; April '89
Parsed month_year(const Tokens& tokens, std::size_t at) {
  if (!is_dated_month(tokens, at)) return {};
  const std::size_t name = after_month(tokens, at);
  const bool hyphen = hyphen_to_number(tokens, name) && is_year_number(tokens, name + 1);
  const std::size_t after = hyphen ? name + 1 : name;
  const Parsed parsed = with_year(tokens, after, calendar(Unit::month, 0, tokens[at].word.value));
  return parsed.end == after ? Parsed{} : parsed;
}

bool leads_to_month(const Token& left) {
  return left.is(Role::strong) || left.is(Role::phase) || left.is(Role::shift) || left.is(Role::ordinal);
}

bool may_lead_to_month(const Token& left) {
  return left.is(Role::weak) || left.is(Role::before_after) || left.is(Role::the) || left.is(Role::joiner);
}

// After "in" and the like, or where only the month makes sense: "the April meeting", "March sales".
bool is_month_alone(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  const Token& left = tokens.before(at);
  const bool listed = (left.is_mark('/') || left.is_mark(',')) && tokens.before(at, 2).is(Role::month);
  const bool hyphen =
      left.is_mark('-') && (tokens.before(at, 2).is(Role::phase) || tokens.before(at, 2).is(Role::edge) ||
                            tokens.before(at, 2).is(Role::month));
  const bool strong = leads_to_month(left) || hyphen || (listed && token.capital);
  if (left.is(Role::shift) && token.word.value != 5) return true;  // "last sept"; "this may" is a verb
  if (token.word.trust == Trust::abbreviation) return strong && token.capital && tokens[at + 1].is_mark('.');
  if (!token.capital) {
    return strong && (token.word.trust == Trust::sure || (token.word.trust == Trust::name && !is_adjective(token)));
  }
  if (strong) return !(token.word.trust == Trust::word && tokens.says(at + 1, "Day"));
  if (token.word.trust == Trust::sure) return !(left.is(Role::none) && left.capital && is_name_like(tokens, at + 1));
  if (may_lead_to_month(left) && !token.paragraph) return !is_name_like(tokens, at + 1) && !tokens.says(at + 1, "Day");
  const Token& next = tokens[at + 1];  // an April vote
  const bool before_noun = next.kind == Kind::word && next.is(Role::none) && !next.capital && !next.glued;
  if (left.is(Role::article) && before_noun) return true;
  const bool mid_sentence = left.kind == Kind::word && !left.capital && left.is(Role::none);
  if (mid_sentence && token.word.value == 3 && closes(tokens, at + 1)) return true;  // the wettest March in years
  return tokens[at + 1].is(Role::year_noun) || (is_possessive(tokens, at - 1) && !left.paragraph);
}

// in April, mid-March, last May (see shifted), by Sept.
Parsed month_alone(const Tokens& tokens, std::size_t at) {
  if (!is_month_alone(tokens, at)) return {};
  return {at + 1, calendar(Unit::month, 0, tokens[at].word.value)};
}

// "to", "-", "and" between two members of a range or list, at `at`; else 0.
std::size_t past_connector(const Tokens& tokens, std::size_t at) {
  const bool connects = tokens[at].is_mark('-') || tokens[at].is_mark(',') || role_at(tokens, at, Role::joiner) ||
                        tokens.says(at, "until") || tokens.says(at, "till");
  if (!connects || tokens[at + 1].paragraph) return 0;
  return tokens[at].is_mark(',') && role_at(tokens, at + 1, Role::joiner) ? at + 2 : at + 1;
}

// A day or month of a list, with or without its year.
Parsed list_member(const Tokens& tokens, std::size_t at) {
  if (const Parsed parsed = month_day(tokens, at)) return parsed;
  if (const Parsed parsed = month_year(tokens, at)) return parsed;
  if (const Parsed parsed = day_month(tokens, at, true)) return parsed;
  if (!is_dated_month(tokens, at)) return {};
  return {after_month(tokens, at), calendar(Unit::month, 0, tokens[at].word.value)};
}

// from April 9 to May 3, 2017; April-June 2017; March, April and May of last year; Dec. 20-Jan. 3, 2017 (December 2016)
Parsed with_year_of_list(const Tokens& tokens, Parsed parsed) {
  if (!parsed || parsed.reading.year != 0 || parsed.reading.counts) return parsed;
  std::size_t at = parsed.end;
  for (int i = 0; i < 4; ++i) {
    const std::size_t next = past_connector(tokens, at);
    const Parsed member = next == 0 ? Parsed{} : list_member(tokens, next);
    if (!member) break;
    if (member.reading.year != 0 || member.reading.counts) {
      const bool turns = parsed.reading.part > member.reading.part;
      if (turns && (tokens[at].is_mark(',') || tokens.says(at, "and") || tokens.says(at, "or"))) break;
      parsed.reading.year = member.reading.year == 0 ? 0 : member.reading.year - (turns ? 1 : 0);
      parsed.reading.counts = member.reading.counts;
      parsed.reading.amount = member.reading.amount - (turns && member.reading.counts ? 1 : 0);
      break;
    }
    at = member.end;
  }
  return parsed;
}

Parsed month(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const Parsed parsed = holiday(tokens, at)) return parsed;
  if (const Parsed parsed = month_day(tokens, at)) return with_year_of_list(tokens, parsed);
  if (const Parsed parsed = month_year(tokens, at)) return parsed;
  if (scan.alone) return {after_month(tokens, at), calendar(Unit::month, 0, tokens[at].word.value)};
  const Parsed alone = month_alone(tokens, at);
  if (!alone && !is_dated_month(tokens, at)) return {};
  const Parsed listed =
      with_year_of_list(tokens, {after_month(tokens, at), calendar(Unit::month, 0, tokens[at].word.value)});
  const std::size_t other = listed.end + 1;  // "from Nov to March"
  const bool range = role_at(tokens, listed.end, Role::joiner) || tokens[listed.end].is_mark('-');
  const bool capitals =
      tokens[at].capital && tokens[other].capital && !tokens[at].paragraph && closes(tokens, other + 1);
  const bool introduced = role_before(tokens, at, Role::weak) && tokens[at].capital;
  const bool pair = range && role_at(tokens, other, Role::month) && (introduced || capitals);
  return pair || listed.reading.year != 0 || listed.reading.counts ? listed : alone;
}

// 9 April 2017; 9th of April; ninth of April; 26-FEB-1987; the 9 of "9-11 April" and of "9 and 10 April"
Parsed day_month(const Tokens& tokens, std::size_t at, bool listed) {
  int day = tokens[at].number;
  std::size_t end = 0;
  if (tokens[at].kind == Kind::word) {
    const Ordinal ordinal = ordinal_at(tokens, at);
    if (ordinal.end == 0 || ordinal.value > 31 || !tokens.says(ordinal.end, "of")) return {};
    day = ordinal.value;
    end = ordinal.end;
  } else {
    if (day_number(tokens, at) == 0 || !(listed || clean_left(tokens, at))) return {};
    const bool joined =
        (tokens[at + 1].is_mark('-') || tokens[at + 1].is_mark('/')) && role_at(tokens, at + 2, Role::month);
    end = joined ? at + 1 : after_day(tokens, at);
  }
  if (end == 0) return {};
  std::size_t name = skip_more_days(tokens, end);
  const bool alone = name == end;
  if (tokens.says(name, "of") || tokens[name].is_mark('-') || tokens[name].is_mark('/')) ++name;
  if (!is_dated_month(tokens, name) || tokens[name].paragraph) return {};
  std::size_t after = after_month(tokens, name);
  const bool joint = tokens[after].is_mark('-') || tokens[after].is_mark('/');
  if (joint && tokens[after].glued && is_year_number(tokens, after + 1)) ++after;
  const Parsed parsed = with_year(tokens, after, calendar_day(0, tokens[name].word.value, day));
  return {alone ? parsed.end : end, parsed.reading};
}

// The "11" of "April 9-11" and of "April 9 and 11".
Parsed another_day(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (scan.last.kind != Reading::Kind::calendar || scan.last.unit != Unit::day || scan.last_end + 1 != at) return {};
  const Token& between = tokens.before(at);
  const bool listed = between.is_mark(',') && skip_more_days(tokens, at + 1) != at + 1;
  if (!between.is_mark('-') && !between.is(Role::joiner) && !listed) return {};
  const std::size_t end = after_day(tokens, at);
  if (end == 0 || tokens[at].number <= scan.last.day) return {};
  const Token& next = tokens[end];
  const bool glued = between.is_mark('-') && between.glued && tokens[at].glued && !next.is(Role::count_noun);
  const bool closed = glued || ends_phrase(tokens, end) || next.is(Role::strong) || next.is(Role::weak) ||
                      next.is(Role::joiner) || is_year_number(tokens, end);
  if (!closed) return {};
  Reading reading = scan.last;
  reading.day = tokens[at].number;
  reading.weekday = 0;
  return with_year(tokens, end, reading);
}

// --- weekdays ----------------------------------------------------------------

bool is_part_of_name(const Tokens& tokens, std::size_t at) {
  const bool before = tokens.before(at).capital && role_before(tokens, at, Role::name_before);
  const bool after =
      tokens[at + 1].capital && role_at(tokens, at + 1, Role::name_after) && !all_capitals(tokens, at + 1);
  const bool on = tokens.says(at - 1, "on") && tokens.says(at - 2, "Mail");
  return before || after || on;
}

// Tuesday, April 9, 2017; Tuesday 9 April; Tues. April 9; Tuesday the 9th
Parsed weekday_date(const Tokens& tokens, std::size_t at) {
  std::size_t next = at + 1;
  if (tokens[at].word.trust == Trust::abbreviation) next = skip_mark(tokens, next, '.');
  next = skip_mark(tokens, next, ',');
  if (tokens.says(next, "the")) ++next;
  Parsed parsed = month_day(tokens, next);
  if (!parsed) parsed = day_month(tokens, next);
  if (!parsed) {
    const Ordinal ordinal = ordinal_at(tokens, next);
    const bool number =
        ordinal.end != 0 && ordinal.value <= 31 && (tokens[next].kind == Kind::number || tokens.says(next - 1, "the"));
    if (number && closes(tokens, ordinal.end)) parsed = {ordinal.end, day_of_month(ordinal.value, 0)};
  }
  if (!parsed) return {};
  parsed = with_year_of_list(tokens, parsed);
  parsed.reading.weekday = tokens[at].word.value;
  return parsed;
}

// Tuesday of last week, Tuesday last week
Parsed weekday_of_week(const Tokens& tokens, std::size_t at, Reading reading) {
  std::size_t next = at;
  if (tokens.says(next, "of")) ++next;
  if (!role_at(tokens, next, Role::shift) || !is_unit(tokens, next + 1, Unit::week) || is_plural(tokens, next + 1))
    return {};
  reading.counts = true;
  reading.amount = tokens[next].word.value;
  return {next + 2, reading};
}

Reading weekday_reading(int weekday, Shift shift) {
  Reading reading;
  reading.kind = Reading::Kind::weekday;
  reading.weekday = weekday;
  reading.shift = shift;
  return reading;
}

// Past "night", "late", "at 3 p.m.", "3 p.m." after a day.
std::size_t after_day_part(const Tokens& tokens, std::size_t at) {
  if (role_at(tokens, at, Role::day_part) && !tokens[at].glued && !tokens[at].capital) return at + 1;
  return at;
}

// Tuesday, Tuesday night, Tuesday's; "on Tue." only after "on"
Parsed weekday(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const Parsed parsed = weekday_date(tokens, at)) return parsed;
  const Token& token = tokens[at];
  if (token.word.trust == Trust::abbreviation && !scan.alone) {
    const bool after_on = tokens.says(at - 1, "on") && token.capital && token.word.value < 6;
    if (!after_on) return {};
  }
  const Reading reading = weekday_reading(token.word.value, Shift::none);

  if (const Parsed parsed = weekday_of_week(tokens, at + 1, reading)) return parsed;
  const std::size_t end = after_day_part(tokens, at + 1);
  if (is_part_of_name(tokens, at)) return {end, Reading{}};
  return {end, reading};
}

}  // namespace dateline::date_grammar::english
