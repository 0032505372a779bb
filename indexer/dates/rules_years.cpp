// English rules for years: what may follow a month or quarter, and which numbers are years.
#include <algorithm>
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {

bool is_year_number(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  return token.kind == Kind::number && token.size() == 4 && token.number >= 1000;
}

bool is_plain_year(const Tokens& tokens, std::size_t at) {
  return is_year_number(tokens, at) && tokens[at].number >= first_year_word && tokens[at].number <= last_year_word &&
         clean_left(tokens, at) && clean_right(tokens, at) && !tokens[at + 1].is(Role::count_noun);
}

// "last year", "this year", "next year", with "the" and "fiscal" allowed inside.
struct RelativeYear {
  std::size_t end = 0;
  int amount = 0;
};

RelativeYear relative_year(const Tokens& tokens, std::size_t at) {
  if (role_at(tokens, at, Role::the)) ++at;
  int amount = 0;
  if (role_at(tokens, at, Role::shift)) {
    amount = tokens[at].word.value;
    ++at;
  } else if (!role_before(tokens, at, Role::the)) {
    return {};
  }
  if (role_at(tokens, at, Role::fiscal)) ++at;
  if (!is_unit(tokens, at, Unit::year) || is_plural(tokens, at)) return {};
  return {at + 1, amount};
}

// A number that is a year more often than a quantity: of our time, and not round.
bool looks_like_year(int number) { return number >= 1900 && number <= 2035 && number % 50 != 0; }

// "in October 2003-two years after the fire": a hyphen that is meant as a dash.
bool before_dash(const Tokens& tokens, std::size_t at) {
  const Token& next = tokens[at + 2];
  return looks_like_year(tokens[at].number) && tokens[at + 1].is_mark('-') && next.kind == Kind::word && !next.capital;
}

struct YearTail {
  std::size_t end = 0;
  int year = 0;
  bool counts = false;
  int amount = 0;
};

// What may follow a month, a day, a quarter or a season: "2016", ", 2016",
// "of 2016", "'16", "last year", "of last year", "of the year".
YearTail year_tail(const Tokens& tokens, std::size_t at) {
  const bool comma = tokens[at].is_mark(',');
  const bool of = tokens.says(at, "of") || tokens.says(at, "OF") || tokens.says(at, "in");
  const std::size_t number = comma || of ? at + 1 : at;
  const bool counts = tokens[number + 1].is(Role::count_noun);  // "September 2015 deaths", but "in May, 2000 people"
  const bool year_of_name = number == at && looks_like_year(tokens[number].number);
  const bool range = tokens[number + 1].is_mark('-') && is_dated_month(tokens, number + 2);  // Nov 18 2014-Dec 19 2015
  const bool clean = range || clean_right(tokens, number) || before_dash(tokens, number);
  if (is_year_number(tokens, number) && !tokens[number].paragraph && clean && (!counts || year_of_name)) {
    return {number + 1, tokens[number].number, false, 0};
  }
  if (tokens[number].is_mark('\'') && tokens[number + 1].glued && tokens[number + 1].kind == Kind::number &&
      tokens[number + 1].size() == 2) {
    const int year = tokens[number + 1].number;
    return {number + 2, year < 30 ? 2000 + year : 1900 + year, false, 0};
  }
  if (const Count words = year_in_words(tokens, number); words.end != 0 && words.value >= 1500) {
    return {words.end, words.value, false, 0};
  }
  if (comma || (!of && !role_at(tokens, at, Role::shift))) return {};
  const RelativeYear relative = relative_year(tokens, number);
  return {relative.end, 0, true, relative.amount};
}

// Past "of that year", "of the same year"; else 0.
std::size_t of_that_year(const Tokens& tokens, std::size_t at) {
  if (!tokens.says(at, "of")) return 0;
  const std::size_t word = tokens.says(at + 1, "the") ? at + 2 : at + 1;
  const bool that = word == at + 1 ? tokens.says(word, "that") : tokens.says(word, "same");
  return that && is_unit(tokens, word + 1, Unit::year) && !is_plural(tokens, word + 1) ? word + 2 : 0;
}

// `reading` with the year that follows at `at`, if one does.
Parsed with_year(const Tokens& tokens, std::size_t at, Reading reading) {
  if (const std::size_t end = of_that_year(tokens, at)) {
    reading.base = Base::mention;
    reading.shift = Shift::current;
    return {end, reading};
  }
  const YearTail tail = year_tail(tokens, at);
  if (tail.end == 0) return {at, reading};
  reading.year = tail.year;
  reading.counts = tail.counts;
  reading.amount = tail.amount;
  return {tail.end, reading};
}

// The year of an expression just before: "in 1989 and 1990", "2011-2013", "1987 vs 1986".
bool continues_years(const Scan& scan, std::size_t at) {
  if (scan.last.kind != Reading::Kind::calendar || scan.last.unit != Unit::year || scan.last_end + 1 != at)
    return false;
  const Token& between = scan.tokens.before(at);
  return between.is(Role::joiner) || between.is_mark(',') || between.is_mark('-') || between.is_mark('/') ||
         between.is(Role::weak);
}

// 2011-2013, 1914-18, 1987/88: the first year of a range.
bool opens_range(const Tokens& tokens, std::size_t at) {
  const Token& mark = tokens[at + 1];
  const Token& other = tokens[at + 2];
  if ((!mark.is_mark('-') && !mark.is_mark('/')) || !mark.glued || !other.glued || other.kind != Kind::number)
    return false;
  const int year = tokens[at].number;
  if (other.size() == 4) return other.number > year && other.number <= year + 150 && other.number <= last_year_word;
  return other.size() == 2 && (mark.is_mark('-') ? other.number > year % 100 : other.number == year % 100 + 1);
}

// Prepositions that a number could follow as well: only years of our time count.
bool weak_context(const Tokens& tokens, std::size_t at) {
  const int earliest = role_before(tokens, at, Role::before_after) ? first_year_word : 1800;
  const bool quantity = role_before(tokens, at - 1, Role::motion);
  return !quantity && tokens[at].number >= earliest && !counts_something(tokens, at + 1);
}

// "the 2016 campaign", "China's 1998 floods", "the 1992 Games".
bool noun_context(const Tokens& tokens, std::size_t at) {
  const Token& next = tokens[at + 1];
  if (tokens[at].number < 1900 || next.kind != Kind::word) return false;
  return next.is(Role::year_noun) || next.is(Role::holiday) || next.is(Role::ordinal) ||
         !counts_something(tokens, at + 1);
}

// World Cup 2018, Expo 2016: a name with a year of our time, not Windows 2000 or Flight 1999.
bool event_year(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view things[] = {"flight", "route", "highway", "room",    "page",   "box",    "area",
                                                "model",  "suite", "channel", "windows", "office", "boeing", "act"};
  const Token& left = tokens.before(at);
  const bool name =
      left.capital && (left.is(Role::none) || left.is(Role::holiday)) && left.size() > 2 && !tokens[at].glued;
  if (!name || tokens[at].paragraph || tokens[at].number < 1950 || tokens[at].number > 2035) return false;
  for (const std::string_view thing : things) {
    if (reads(tokens, at - 1, thing)) return false;
  }
  const std::string_view next = tokens.text(at + 1);
  const bool verb = next.size() > 4 && next.ends_with("ed");  // Comicon 2019 returned
  return closes(tokens, at + 1) || tokens[at + 1].capital || verb || role_at(tokens, at + 1, Role::unit);
}

// Paris, 1968. From file, 2008)
bool year_of_place(const Tokens& tokens, std::size_t at) {
  const bool comma = tokens.before(at).is_mark(',') && tokens.before(at, 2).kind == Kind::word;
  return comma && ends_phrase(tokens, at + 1) && tokens[at].number <= 2035;
}

// 1986 net, its 1988-model cars, 1985's four percent, as early as 2009, no later than 2007, the years 1981 to 1985
bool bare_year(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view before[] = {"than",  "as",    "beginning", "starting", "calendar", "years",
                                                "above", "below", "base",      "and",      "or",       "both"};
  if (!looks_like_year(tokens[at].number)) return false;
  const Token& left = tokens.before(at);
  const Token& next = tokens[at + 1];
  if (next.is_mark('\'') && next.glued && is_possessive(tokens, at + 2)) return true;
  const bool named = left.capital && !tokens[at].paragraph && left.kind == Kind::word;  // Flight 1999, S. 2002
  const bool numbered = left.is_mark('.') && tokens.before(at, 2).capital && tokens.before(at, 2).size() == 1;
  if (named || numbered || left.kind == Kind::number || left.is_mark('=') || left.is_mark('/')) return false;
  const bool announced = std::any_of(std::begin(before), std::end(before),
                                     [&](std::string_view word) { return reads(tokens, at - 1, word); });
  if (announced && closes(tokens, at + 1)) return true;
  const bool noun = next.kind == Kind::word && !next.glued && !next.capital && !next.paragraph;
  const bool attribute = next.is(Role::none) || next.is(Role::ordinal) || next.is(Role::year_noun) ||
                         is_unit(tokens, at + 1, Unit::quarter);
  return noun && attribute && !counts_something(tokens, at + 1);
}

// "2016 was a big year": the subject of a sentence.
bool is_subject(const Tokens& tokens, std::size_t at) {
  const Token& next = tokens[at + 1];
  const bool begins = at == 0 || tokens[at].paragraph || tokens.before(at).is_mark('.') || tokens.says(at - 1, "that");
  const bool verb = next.is(Role::past_verb) || next.is(Role::to_be) || next.is(Role::future_verb);
  return begins && !tokens[at].glued && looks_like_year(tokens[at].number) && verb && !next.capital;
}

// "is 2014 to 2018", "2014 through 2018": two years of our time, not a rise from one number to the other.
bool spans_years(const Tokens& tokens, std::size_t at) {
  const bool to = tokens.says(at + 1, "to") || tokens.says(at + 1, "through") || tokens.says(at + 1, "until");
  return to && is_plain_year(tokens, at) && is_plain_year(tokens, at + 2) && looks_like_year(tokens[at].number) &&
         looks_like_year(tokens[at + 2].number) && tokens[at + 2].number > tokens[at].number &&
         closes(tokens, at + 3) && !role_before(tokens, at - 1, Role::motion);
}

// "up to 2015 on the network"
bool is_limit(const Tokens& tokens, std::size_t at) {
  return reads(tokens, at - 2, "up") && reads(tokens, at - 1, "to") && looks_like_year(tokens[at].number) &&
         closes(tokens, at + 1);
}

// "the virtual 2020 National Convention", "a recalled 2005 Opel"
bool is_before_name(const Tokens& tokens, std::size_t at) {
  const Token& left = tokens.before(at);
  const Token& next = tokens[at + 1];
  const bool word = left.kind == Kind::word && left.is(Role::none) && !left.capital && left.size() > 2;
  const Token& determiner = tokens.before(at, 2);
  if (all_capitals(tokens, at + 1) && word && looks_like_year(tokens[at].number))
    return true;  // put 1987 GDP growth at
  const bool determined = determiner.is(Role::the) || determiner.is(Role::article) || determiner.is(Role::following) ||
                          tokens.says(at - 2, "s");
  return word && determined && looks_like_year(tokens[at].number) && next.capital && next.is(Role::none) &&
         !next.paragraph && !next.glued;
}

// "predicting 2016 earnings", "expects 2016 Acme profit": counts of that size are printed with a comma.
bool follows_word(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view others[] = {"total", "totaled", "totalled", "nearly",  "almost", "approximately",
                                                "least", "most",    "exactly",  "roughly", "only",   "flight",
                                                "route", "page",    "room",     "channel", "number", "extension",
                                                "just",  "another", "further",  "bought",  "sold",   "killed"};
  const Token& left = tokens.before(at);
  const Token& next = tokens[at + 1];
  const bool word =
      left.kind == Kind::word && left.is(Role::none) && !left.capital && left.size() > 2 && !tokens[at].glued;
  if (!word || tokens[at].paragraph || !looks_like_year(tokens[at].number)) return false;
  if (std::find(std::begin(others), std::end(others), tokens.text(at - 1)) != std::end(others)) return false;
  return !counts_something(tokens, at + 1) && !next.is_mark('%') && !next.is_mark('$') && !next.is_mark('/');
}

// until at least 2010
bool is_least(const Tokens& tokens, std::size_t at) {
  return tokens.says(at - 1, "least") && tokens.says(at - 2, "at") && role_at(tokens, at - 3, Role::strong) &&
         looks_like_year(tokens[at].number) && closes(tokens, at + 1);
}

bool year_context(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (scan.alone || bare_year(tokens, at) || is_subject(tokens, at) || is_limit(tokens, at)) return true;
  if (is_before_name(tokens, at) || spans_years(tokens, at) || follows_word(tokens, at) || is_least(tokens, at))
    return true;
  const Token& left = tokens.before(at);
  const bool round = tokens[at].number % 100 == 0;
  if (continues_years(scan, at)) return true;
  if (left.is(Role::strong) || left.is(Role::phase) || left.is(Role::fiscal) || left.is(Role::season)) {
    return !(round && counts_something(tokens, at + 1));
  }
  if (is_unit(tokens, at - 1, Unit::year) && !is_plural(tokens, at - 1)) return true;
  if (left.is(Role::weak) || left.is(Role::before_after) || left.is(Role::joiner) || left.is(Role::due))
    return weak_context(tokens, at);
  if (left.is(Role::the) || left.is(Role::article) || is_possessive(tokens, at - 1)) return noun_context(tokens, at);
  if (left.is_mark('('))
    return tokens[at].number >= 1800 && (tokens[at + 1].is_mark(')') || tokens[at + 1].is_mark('-'));
  if (tokens[at].number < 1900) return false;
  return tokens[at + 1].is(Role::year_noun) || event_year(tokens, at) || year_of_place(tokens, at);
}

// 2017 Q1, 2017-Q1, 2019 H2
Parsed year_with_quarter(const Tokens& tokens, std::size_t at) {
  const std::size_t sign = skip_mark(tokens, at + 1, '-');
  const Token& number = tokens[sign + 1];
  if (sign != at + 1 && !(tokens[at + 1].glued && tokens[sign].glued)) return {};
  if (!role_at(tokens, sign, Role::quarter_sign) || !number.glued || number.size() != 1 || !clean_left(tokens, at))
    return {};
  const int most = tokens[sign].word.value;
  if (number.number < 1 || number.number > most || !clean_right(tokens, sign + 1)) return {};
  return {sign + 2, calendar(most == 4 ? Unit::quarter : Unit::half, tokens[at].number, number.number)};
}

// in 1066, until 9999: only after such a word and before a mark or preposition.
Parsed far_year(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  const bool plain = clean_left(tokens, at) && clean_right(tokens, at);
  if (!plain || !(scan.alone || (role_before(tokens, at, Role::strong) && closes(tokens, at + 1)))) return {};
  return {at + 1, calendar(Unit::year, tokens[at].number)};
}

// 2016; in "the 2016 quarter", "the 2016 period" that of the year which the text compares
Parsed with_same_period(const Tokens& tokens, std::size_t at) {
  Reading reading = calendar(Unit::year, tokens[at].number);
  const bool quarter = is_unit(tokens, at + 1, Unit::quarter) && !is_plural(tokens, at + 1);
  reading.same_period = (quarter || tokens.says(at + 1, "period")) && !tokens[at].glued;
  return {reading.same_period ? at + 2 : at + 1, reading};
}

Parsed year(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (!is_year_number(tokens, at)) return {};
  const int number = tokens[at].number;
  if (number < first_year_word || number > last_year_word) return far_year(scan, at);
  if (is_possessive(tokens, at + 2) && role_at(tokens, at + 3, Role::ordinal)) {  // 1988's second quarter
    Parsed parsed = ordinal_period(tokens, at + 3);
    if (parsed && parsed.reading.year == 0 && !parsed.reading.counts) {
      parsed.reading.year = number;
      return parsed;
    }
  }
  if (role_at(tokens, at + 1, Role::ordinal)) {  // the 1988 second quarter
    if (const Parsed parsed = ordinal_period(tokens, at + 1)) {
      if (parsed.reading.year == number) return parsed;
    }
  }
  if (const Parsed parsed = year_with_quarter(tokens, at)) return parsed;
  if (opens_range(tokens, at)) {
    return clean_left(tokens, at) ? Parsed{at + 1, calendar(Unit::year, number)} : Parsed{};
  }
  const bool continued = continues_years(scan, at) && tokens[at].glued;
  const Token& prefix = tokens.before(at, 2);  // mid-1985, end-1985
  const bool times =
      prefix.is(Role::phase) || prefix.is(Role::edge) || reads(tokens, at - 2, "pre") || reads(tokens, at - 2, "post");
  const bool after_hyphen = tokens.before(at).is_mark('-') && times;
  const bool dash = before_dash(tokens, at) && (role_before(tokens, at, Role::strong) || tokens.says(at - 1, "of"));
  if (!(clean_right(tokens, at) || dash) || (!continued && !clean_left(tokens, at))) return {};
  if (after_hyphen || year_context(scan, at)) return with_same_period(tokens, at);
  return {};
}

// The "18" of 1914-18, the "88" of 1987/88.
Parsed short_year(const Scan& scan, std::size_t at) {
  const Tokens& tokens = scan.tokens;
  if (tokens[at].size() != 2 || !tokens[at].glued || !continues_years(scan, at)) return {};
  const bool range = tokens.before(at).is_mark('-') || tokens.before(at).is_mark('/');
  const int century = scan.last.year / 100 * 100;
  if (!range || tokens[at].number <= scan.last.year % 100) return {};
  return {at + 1, calendar(Unit::year, century + tokens[at].number)};
}

}  // namespace dateline::date_grammar::english
