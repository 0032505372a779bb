// What the English rules ask of single tokens.
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {

bool role_at(const Tokens& tokens, std::size_t at, Role role) { return tokens[at].is(role); }

bool role_before(const Tokens& tokens, std::size_t at, Role role) { return tokens.before(at).is(role); }

Unit unit_at(const Tokens& tokens, std::size_t at) { return static_cast<Unit>(tokens[at].word.value); }

bool is_unit(const Tokens& tokens, std::size_t at, Unit unit) {
  return role_at(tokens, at, Role::unit) && unit_at(tokens, at) == unit;
}

bool is_plural(const Tokens& tokens, std::size_t at) { return (tokens.text(at).back() | 0x20) == 's'; }

// One period, not "days".
bool is_single_unit(const Tokens& tokens, std::size_t at) {
  return role_at(tokens, at, Role::unit) && !is_plural(tokens, at);
}

bool all_capitals(const Tokens& tokens, std::size_t at) {
  const std::string_view text = tokens.text(at);
  return text.size() > 1 && text[0] < 'a' && text[1] < 'a';
}

// A capitalised word that could be a surname: "April Jones".
bool is_name_like(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  const bool word = token.is(Role::none) || token.is(Role::holiday);  // "Canada", "Martin" are names too
  return token.capital && word && !token.paragraph && !all_capitals(tokens, at);
}

bool ends_phrase(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  return token.kind == Kind::end || token.paragraph ||
         (token.kind == Kind::mark && !token.is_mark('%') && !token.is_mark('$'));
}

std::size_t skip_mark(const Tokens& tokens, std::size_t at, char mark) {
  return tokens[at].is_mark(mark) ? at + 1 : at;
}

bool closes(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (ends_phrase(tokens, at)) return !(token.glued && token.is_mark('-'));
  return token.is(Role::strong) || token.is(Role::weak) || token.is(Role::joiner) || token.is(Role::before_after) ||
         token.is(Role::future_verb) || token.is(Role::modal) || token.is(Role::past_verb) || token.is(Role::to_be);
}

bool reads(const Tokens& tokens, std::size_t at, std::string_view lower) {
  const std::string_view text = tokens.text(at);
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] | 0x20) != lower[i]) return false;
  }
  return true;
}

// A noun in the plural after a number, as in "2000 soldiers"; but "2000 elections".
bool counts_something(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.is(Role::count_noun) || is_unit(tokens, at, Unit::year)) return true;
  if (token.kind != Kind::word || !token.is(Role::none) || token.capital) return false;
  const std::string_view word = tokens.text(at);
  return word.size() > 3 && word.back() == 's' && !word.ends_with("ss") && !word.ends_with("was");
}

bool is_possessive(const Tokens& tokens, std::size_t at) {
  return tokens.says(at, "s") && tokens[at].glued && tokens.before(at).is_mark('\'');
}

}  // namespace dateline::date_grammar::english
