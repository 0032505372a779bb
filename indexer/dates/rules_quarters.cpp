// English rules for what divides years: fiscal years, quarters, halves, seasons.
#include <algorithm>
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {

// fiscal 1989, fiscal year 1989, FY2016, FY17, fiscal 2016-17 (its first year), fiscal second quarter, the fiscal-first
// quarter
Parsed fiscal(const Tokens& tokens, std::size_t at) {
  std::size_t next = skip_mark(tokens, at + 1, '-');
  if (role_at(tokens, next, Role::ordinal)) return ordinal_period(tokens, next);
  if (is_unit(tokens, next, Unit::year)) ++next;
  const bool short_form = tokens[next].kind == Kind::number && tokens[next].size() == 2 && tokens[next].glued;
  if (short_form && clean_right(tokens, next)) return {next + 1, calendar(Unit::year, 2000 + tokens[next].number)};
  if (!is_year_number(tokens, next) || tokens[next + 1].is(Role::count_noun)) return {};
  if (opens_range(tokens, next)) return {next + 3, calendar(Unit::year, tokens[next].number)};
  if (!clean_right(tokens, next)) return {};
  return {next + 1, calendar(Unit::year, tokens[next].number)};
}

// first-half profit: what is said of a business and not of a match
bool is_accounts_word(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view words[] = {"profit",   "profits", "net",     "earnings", "results", "revenue",
                                               "revenues", "sales",   "loss",    "losses",   "pretax",  "income",
                                               "output",   "growth",  "figures", "turnover", "accounts"};
  return std::find(std::begin(words), std::end(words), tokens.text(at)) != std::end(words);
}

// Past "third and fourth quarters"; else 0.
std::size_t quarters_after(const Tokens& tokens, std::size_t at) {
  const bool list = role_at(tokens, at + 1, Role::joiner) && role_at(tokens, at + 2, Role::ordinal);
  const bool quarters = is_unit(tokens, at + 3, Unit::quarter) && tokens[at].word.value < 4;
  return list && quarters && tokens[at + 2].word.value <= 4 ? at + 4 : 0;
}

// first quarter, third-quarter, first two quarters, first-half profit, first quarter of 2016, second half of last year;
// any other half needs its year
Parsed ordinal_period(const Tokens& tokens, std::size_t at) {
  if (tokens[at].word.value == 1 && tokens.says(at + 1, "two") && tokens.says(at + 2, "quarters")) {
    return with_year(tokens, at + 3, calendar(Unit::half, 0, 1));
  }
  if (const std::size_t end = quarters_after(tokens, at)) {  // the "third" of "third and fourth quarters"
    Parsed all = with_year(tokens, end, calendar(Unit::quarter, 0, tokens[at].word.value));
    return {at + 1, all.reading};
  }
  std::size_t noun = skip_mark(tokens, at + 1, '-');
  if (role_at(tokens, noun, Role::fiscal)) ++noun;
  const bool listed = role_before(tokens, at, Role::joiner) && role_at(tokens, at - 2, Role::ordinal);
  const bool year_inside = is_plain_year(tokens, noun) && is_unit(tokens, noun + 1, Unit::quarter);
  if (year_inside && tokens[at].word.value <= 4 && !is_plural(tokens, noun + 1)) {  // the fourth 1986 quarter
    return {noun + 2, calendar(Unit::quarter, tokens[noun].number, tokens[at].word.value)};
  }
  const bool quarter = is_unit(tokens, noun, Unit::quarter);
  const int part = tokens[at].word.value;
  const bool counted = is_single_unit(tokens, noun) || (quarter && listed);
  if (!counted || (!quarter && !is_unit(tokens, noun, Unit::half)) || part > (quarter ? 4 : 2)) return {};
  if (tokens[noun + 1].is_mark('-') && tokens[noun + 1].glued) return {};  // quarter-final
  const std::size_t end = noun + 1;
  Parsed parsed = with_year(tokens, end, calendar(quarter ? Unit::quarter : Unit::half, 0, part));
  if (parsed.end != end) return parsed;
  if (is_plain_year(tokens, at - 1) && at > 0) {  // "the 1988 second quarter"
    parsed.reading.year = tokens[at - 1].number;
    return parsed;
  }
  const bool of_other =
      tokens.says(end, "of") && (role_at(tokens, end + 1, Role::the) || role_at(tokens, end + 1, Role::article));
  const bool accounts = quarter || is_accounts_word(tokens, end);
  return accounts && !of_other ? parsed : Parsed{};
}

// Q1 2017, Q3, H1 of 2016; a half needs its year
Parsed quarter_sign(const Tokens& tokens, std::size_t at) {
  const Token& number = tokens[at + 1];
  const int most = tokens[at].word.value;
  const bool hyphen = tokens[at + 2].is_mark('-') && tokens[at + 2].glued && tokens[at + 3].glued;  // Q1-2019
  const std::size_t tail = hyphen && is_year_number(tokens, at + 3) ? at + 3 : at + 2;
  const bool year = is_year_number(tokens, tail);
  if (!(tokens[at].capital || year) || !number.glued || number.size() != 1 || number.number < 1 || number.number > most)
    return {};
  const bool clean = tail != at + 2 || clean_right(tokens, at + 1);
  if (!clean || (tokens[at].glued && tokens.before(at).kind == Kind::word)) return {};
  const Parsed parsed = with_year(tokens, tail, calendar(most == 4 ? Unit::quarter : Unit::half, 0, number.number));
  return parsed.end == tail && most != 4 ? Parsed{} : parsed;
}

// The token before a hyphen, or before `at`.
std::size_t skip_mark_before(const Tokens& tokens, std::size_t at) {
  return tokens.before(at).is_mark('-') && tokens[at].glued ? at - 2 : at - 1;
}

// Whether a season without year is meant as a time: "in the summer", "by spring", "since autumn"; "fall" needs an
// article.
bool season_context(const Tokens& tokens, std::size_t at) {
  const bool the = reads(tokens, at - 1, "the");
  const std::size_t word = the ? at - 2 : skip_mark_before(tokens, at);
  const bool phase = role_at(tokens, word, Role::phase);  // late fall, mid-summer
  const bool limit = reads(tokens, word, "by") || reads(tokens, word, "until") || reads(tokens, word, "since");
  if (at < (the ? 2U : 1U) || (!the && !phase && !limit && tokens.text(at).back() == 'l')) return false;
  if (tokens[at + 1].capital && tokens[at + 1].is(Role::none)) return false;  // the Winter Games
  const bool drop = tokens.says(at + 1, "in") || tokens.says(at + 1, "to") || tokens.says(at + 1, "from");
  if (drop && tokens.text(at).back() == 'l') return false;  // hit by the fall in prices
  const bool preposition = role_at(tokens, word, Role::strong) || role_at(tokens, word, Role::phase) ||
                           reads(tokens, word, "by") ||
                           (the && (reads(tokens, word, "of") || reads(tokens, word, "over")));
  return preposition && (the ? !tokens.says(at + 1, "of") : closes(tokens, at + 1));
}

// summer of 2016, winter 1947, in the summer, by spring
Parsed season(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const Parsed parsed = with_year(tokens, at + 1, calendar(Unit::season, 0, tokens[at].word.value));
  if (parsed.end != at + 1 || scan.alone) return parsed;
  return season_context(tokens, at) ? parsed : Parsed{};
}

}  // namespace dateline::date_grammar::english
