// Looks for finite verbs by a short word list and the ending -ed.
#include "indexer/dates/tense.hpp"

#include <algorithm>
#include <string_view>

namespace dateline::date_grammar {
namespace {

constexpr std::size_t reach = 30;  // tokens; keeps the cost of a date constant

bool ends_sentence(const Tokens& tokens, std::size_t at) {
  const Token& mark = tokens[at];
  if (mark.kind != Kind::mark) return false;
  const Token& next = tokens[at + 1];
  if (next.paragraph) return true;
  if (mark.is_mark('!') || mark.is_mark('?')) return !next.glued;
  if (!mark.is_mark('.') || next.glued) return false;
  const Token& word = tokens.before(at);
  const bool abbreviation = word.capital && word.size() <= 4;
  return !abbreviation && (next.capital || next.kind == Kind::mark);
}

bool has_past_ending(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view others[] = {"need",  "speed",  "indeed", "hundred", "seed",    "feed",
                                                "breed", "sacred", "exceed", "proceed", "succeed", "naked"};
  const std::string_view word = tokens.text(at);
  return word.size() >= 4 && word.ends_with("ed") &&
         std::find(std::begin(others), std::end(others), word) == std::end(others);
}

// "will be held", "to have met": the form after such a word says nothing by itself.
bool depends_on_another(const Tokens& tokens, std::size_t at) {
  const Token& left = tokens.before(at);
  const std::string_view word = at > 0 ? tokens.text(at - 1) : std::string_view();
  return left.is(Role::future_verb) || word == "be" || word == "to" || word == "would" || word == "not";
}

// Whether "to" stands within a few words after `at` and before the date: "agreed after long talks to meet".
bool leads_to_infinitive(const Tokens& tokens, std::size_t at) {
  constexpr std::size_t nearest = 6;
  for (std::size_t next = at + 1; next <= at + nearest; ++next) {
    if (tokens.text(next) == "to") return true;
    const bool inside = tokens[next].kind == Kind::word || tokens[next].is_mark(',') || tokens[next].is_mark(':');
    if (!inside || tokens[next].is(Role::weekday) || tokens[next].is(Role::month)) return false;
  }
  return false;
}

// "is due Friday", "talks due in May"
bool is_due(const Tokens& tokens, std::size_t at) {
  const Token& next = tokens[at + 1];
  return tokens.before(at).is(Role::to_be) || next.is(Role::weekday) || next.is(Role::month) ||
         tokens.says(at + 1, "for") || (tokens.says(at, "due") && tokens.says(at + 1, "in"));
}

// will open, would open, is to open, plans to open, is due, was expected, opens
bool has_future_form(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  const std::string_view next = tokens.text(at + 1);
  switch (token.word.role) {
    case Role::future_verb: return !token.capital || tokens[at + 1].word.role == Role::to_be || token.size() > 4;
    case Role::modal: return !token.capital && next != "have";  // "would have opened" did not
    case Role::month: return tokens.says(at, "may") && tokens[at + 1].kind == Kind::word && next != "have";
    case Role::to_be: return next == "to";
    case Role::past_verb: return (tokens.says(at, "was") || tokens.says(at, "were")) && next == "to";
    case Role::due: return leads_to_infinitive(tokens, at) || is_due(tokens, at);
    case Role::expected: return tokens.text(at - 1) != "than" && tokens.text(at - 1) != "as";
    case Role::timetable: return !token.capital && tokens.text(at - 1) != "to" && tokens.text(at - 1) != "the";
    default: return false;
  }
}

Tense tense_of_word(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.kind != Kind::word) return Tense::unknown;
  if (has_future_form(tokens, at)) return Tense::future;
  const bool lexical = token.is(Role::none) || token.is(Role::due);
  const bool past = token.is(Role::past_verb) || tokens.says(at, "told") ||
                    (lexical && !token.capital && has_past_ending(tokens, at));
  return past && !depends_on_another(tokens, at) ? Tense::past : Tense::unknown;
}

Tense tense_before(const Tokens& tokens, std::size_t first) {
  const std::size_t stop = first > reach ? first - reach : 0;
  for (std::size_t at = first; at-- > stop;) {
    if (tokens[at + 1].paragraph || ends_sentence(tokens, at)) break;
    const Tense tense = tense_of_word(tokens, at);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

Tense tense_after(const Tokens& tokens, std::size_t end) {
  for (std::size_t at = end; at < end + reach; ++at) {
    if (tokens[at].kind == Kind::end || tokens[at].paragraph) break;
    const Tense tense = tense_of_word(tokens, at);
    if (tense != Tense::unknown) return tense;
    if (ends_sentence(tokens, at)) break;
  }
  return Tense::unknown;
}

// "until Friday" is ahead; "by Friday" too, if what stands before it does not say that it was reached.
Tense tense_of_limit(const Tokens& tokens, std::size_t first) {
  const std::size_t word = tokens.before(first).is(Role::the) ? first - 2 : first - 1;
  if (first < 2) return Tense::unknown;
  if (tokens.says(word, "until") || tokens.says(word, "till")) return Tense::future;
  if (!tokens.says(word, "by")) return Tense::unknown;
  return tense_before(tokens, first) == Tense::past ? Tense::past : Tense::future;
}

}  // namespace

Tense tense_at(const Tokens& tokens, std::size_t first, std::size_t end) {
  const Tense limit = tense_of_limit(tokens, first);
  if (limit != Tense::unknown) return limit;
  // "Tuesday's meeting will" is the subject of what follows it.
  const bool possessive = tokens[end].is_mark('\'') && tokens[end].glued;
  const Tense before = possessive ? tense_after(tokens, end) : tense_before(tokens, first);
  if (before != Tense::unknown) return before;
  return possessive ? tense_before(tokens, first) : tense_after(tokens, end);
}

}  // namespace dateline::date_grammar
