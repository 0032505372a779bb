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

bool has_future_form(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  const std::string_view next = tokens.text(at + 1);
  if (token.is(Role::future_verb)) return !token.capital || tokens[at + 1].word.role == Role::to_be || token.size() > 4;
  if (token.is(Role::to_be)) return next == "to";
  if (token.is(Role::due)) return next == "to" || tokens.before(at).is(Role::to_be) || tokens[at + 1].is(Role::weekday);
  return false;
}

Tense tense_of_word(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.kind != Kind::word) return Tense::unknown;
  if (has_future_form(tokens, at)) return Tense::future;
  const bool past =
      token.is(Role::past_verb) || (token.is(Role::none) && !token.capital && has_past_ending(tokens, at));
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

}  // namespace

Tense tense_at(const Tokens& tokens, std::size_t first, std::size_t end) {
  // "Tuesday's meeting will" is the subject of what follows it.
  const bool possessive = tokens[end].is_mark('\'') && tokens[end].glued;
  const Tense before = possessive ? tense_after(tokens, end) : tense_before(tokens, first);
  if (before != Tense::unknown) return before;
  return possessive ? tense_before(tokens, first) : tense_after(tokens, end);
}

}  // namespace dateline::date_grammar
