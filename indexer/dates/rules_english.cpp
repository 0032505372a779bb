// The choice among the English rules by the word or number that an expression begins with.
#include "indexer/dates/rules_english.hpp"

#include <algorithm>
#include <string_view>

namespace dateline::date_grammar::english {
namespace {

// every Tuesday, each July night: a set
Parsed every(const Scan& scan, std::size_t at) {
  const Token& next = scan.tokens[at + 1];
  if (!next.is(Role::weekday) && !next.is(Role::month)) return {};
  return {at + 2, Reading{}};
}

// What an ordinal may open: 20th century, first quarter, first Monday in May, ninth of April, the 9th
Parsed ordinal(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const Parsed parsed = ordinal_century(tokens, at)) return parsed;
  if (const Parsed parsed = nth_weekday_of(tokens, at)) return parsed;
  if (role_at(tokens, at, Role::ordinal)) {
    if (const Parsed parsed = ordinal_period(tokens, at)) return parsed;
  }
  if (tokens[at].kind == Kind::word) {
    if (const Parsed parsed = day_month(tokens, at)) return with_year_of_list(tokens, parsed);
  }
  if (const Parsed parsed = ordinal_of_range(scan, at)) return parsed;
  return ordinal_day(scan, at);
}

// two weeks ago, nineteen ninety-seven, twenty-first century
Parsed cardinal(const Scan& scan, std::size_t at) {
  if (const Parsed parsed = spoken_year(scan, at)) return parsed;
  if (const Parsed parsed = count_ago(scan, at)) return parsed;
  return scan.tokens[at].word.value >= 20 ? ordinal(scan, at) : Parsed{};
}

// What follows "on a Friday" without being the noun of it.
bool is_adverbial(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view words[] = {"when", "that", "as", "because", "so", "while", "but", "with", "like"};
  return std::find(std::begin(words), std::end(words), tokens.text(at)) != std::end(words);
}

// a year ago; a Tuesday, which is of no week that the text tells
Parsed article(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (const Parsed parsed = count_ago(scan, at)) return parsed;
  if (!role_at(tokens, at + 1, Role::weekday) || tokens[at + 1].word.trust != Trust::sure) return {};
  Parsed parsed = weekday(scan, at + 1);
  const bool bare = parsed.reading.kind == Reading::Kind::weekday && !parsed.reading.counts;
  // "a Friday deadline" is of a week that the text tells: the noun is what there is one of
  const bool noun = tokens[parsed.end].kind == Kind::word && tokens[parsed.end].is(Role::none) &&
                    !tokens[parsed.end].capital && !tokens[parsed.end].glued && parsed.end == at + 2;
  if (bare && noun && !is_adverbial(tokens, parsed.end)) return {};
  parsed.reading.any = bare;
  return bare ? parsed : Parsed{};
}

// 9/11, the day of 2001
Parsed nine_eleven(const Tokens& tokens, std::size_t at) {
  const bool written = tokens[at].number == 9 && tokens[at].size() == 1 && tokens[at + 1].is_mark('/') &&
                       tokens[at + 1].glued && tokens[at + 2].glued && tokens[at + 2].number == 11;
  if (!written || !clean_left(tokens, at) || !clean_right(tokens, at + 2)) return {};
  return {at + 3, calendar_day(2001, 9, 11)};
}

Parsed number(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (tokens[at].number < 0) return {};
  if (tokens[at].size() == 4) {
    if (const Parsed parsed = iso_date(tokens, at)) return parsed;
    if (const Parsed parsed = decade(tokens, at)) return parsed;
    if (const Parsed parsed = count_ago(scan, at)) return parsed;
    return year(scan, at);
  }
  if (const Parsed parsed = numeric_date(tokens, at, scan.order)) return parsed;
  if (const Parsed parsed = nine_eleven(tokens, at)) return parsed;
  const Parsed day = day_month(tokens, at, scan.last_end + 1 == at);
  if (day) return with_year_of_list(tokens, day);
  if (const Parsed parsed = another_day(scan, at)) return parsed;
  if (const Parsed parsed = bare_decade(scan, at)) return parsed;
  if (const Parsed parsed = count_ago(scan, at)) return parsed;
  if (const Parsed parsed = ordinal(scan, at)) return parsed;
  return short_year(scan, at);
}

}  // namespace
}  // namespace dateline::date_grammar::english

namespace dateline::date_grammar {

Parsed parse_english(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Token& token = tokens[at];
  if (token.kind == Kind::number) return english::number(scan, at);
  if (token.kind == Kind::mark) {
    if (!token.is_mark('\'')) return {};
    const Parsed decade = english::short_decade(tokens, at);
    return decade ? decade : english::apostrophe_year(tokens, scan.alone, at);
  }
  switch (token.word.role) {
    case Role::month: return english::month(scan, at);
    case Role::weekday: return english::weekday(scan, at);
    case Role::unit: return english::unit(scan, at);
    case Role::ordinal: return english::ordinal(scan, at);
    case Role::cardinal: return english::cardinal(scan, at);
    case Role::article: return english::article(scan, at);
    case Role::season: return english::season(scan, at);
    case Role::day_word: return english::day_word(tokens, at);
    case Role::shift: return english::shifted(scan, at);
    case Role::following: return english::following(scan, at);
    case Role::phase:
    case Role::earlier:
    case Role::later: return english::with_phase(scan, at);
    case Role::edge: return english::with_edge(scan, at);
    case Role::fiscal: return english::fiscal(tokens, at);
    case Role::quarter_sign: return english::quarter_sign(tokens, at);
    case Role::decade_word: return english::decade_word(scan, at);
    case Role::reference: return english::reference_word(scan, at);
    case Role::period: return english::period_of_year(scan, at);
    case Role::latest: return english::latest(scan, at);
    case Role::holiday:
    case Role::name_before: return english::holiday(tokens, at);
    case Role::every: return english::every(scan, at);
    default: return {};
  }
}

}  // namespace dateline::date_grammar
