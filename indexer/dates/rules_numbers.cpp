// English numbers in words: how many, the how-manieth, and years as they are spoken.
#include <string_view>

#include "indexer/dates/rules_english.hpp"

namespace dateline::date_grammar::english {
namespace {

bool is_small(const Tokens& tokens, std::size_t at, int least, int most) {
  return role_at(tokens, at, Role::cardinal) && tokens[at].word.value >= least && tokens[at].word.value <= most;
}

// "twenty", "twenty-five", "seventeen": 1 to 99.
Count below_hundred(const Tokens& tokens, std::size_t at) {
  if (!is_small(tokens, at, 1, 99)) return {};
  const int value = tokens[at].word.value;
  const std::size_t next = skip_mark(tokens, at + 1, '-');
  const bool tens = value >= 20 && !tokens[next].paragraph;
  if (tens && is_small(tokens, next, 1, 9)) return {next + 1, value + tokens[next].word.value, false};
  return {at + 1, value, false};
}

// 10, 1,500, 30
Count in_digits(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  const bool thousands = token.size() <= 3 && tokens[at + 1].is_mark(',') && tokens[at + 1].glued &&
                         tokens[at + 2].glued && tokens[at + 2].size() == 3 && tokens[at + 2].number >= 0;
  if (!clean_left(tokens, at) || !clean_right(tokens, thousands ? at + 2 : at)) return {};
  if (thousands) return {at + 3, token.number * 1000 + tokens[at + 2].number, false};
  return token.size() <= 4 ? Count{at + 1, token.number, false} : Count{};
}

}  // namespace

Count count_at(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.kind == Kind::number) return in_digits(tokens, at);
  Count count;
  if (token.is(Role::article)) {
    count = {at + 1, 1, false};
    if (tokens.says(at + 1, "dozen")) return {at + 2, 12, false};
    if (tokens.says(at + 1, "couple")) return {tokens.says(at + 2, "of") ? at + 3 : at + 2, -1, false};
    if (tokens.says(at + 1, "few")) return {at + 2, -1, false};
  } else if (token.is(Role::cardinal)) {
    count = token.word.value > 0 ? below_hundred(tokens, at) : Count{at + 1, -1, false};
  }
  if (count.end != 0 && count.value > 0 && tokens.says(count.end, "hundred"))
    count = {count.end + 1, count.value * 100, false};
  const std::size_t half = count.end;
  if (half != 0 && tokens.says(half, "and") && tokens.says(half + 1, "a") && tokens.says(half + 2, "half")) {
    return {half + 3, count.value, true};
  }
  return count;
}

Ordinal ordinal_at(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.kind == Kind::number) {
    const bool suffix = tokens[at + 1].glued && role_at(tokens, at + 1, Role::suffix) && tokens[at + 1].size() == 2;
    return suffix && token.size() <= 2 && clean_left(tokens, at) ? Ordinal{at + 2, token.number} : Ordinal{};
  }
  if (token.is(Role::ordinal)) return {at + 1, token.word.value};
  const std::size_t next = skip_mark(tokens, at + 1, '-');
  const bool compound = (is_small(tokens, at, 20, 20) || is_small(tokens, at, 30, 30)) &&
                        role_at(tokens, next, Role::ordinal) && tokens[next].word.value < 10;
  return compound ? Ordinal{next + 1, token.word.value + tokens[next].word.value} : Ordinal{};
}

Count year_in_words(const Tokens& tokens, std::size_t at) {
  if (is_small(tokens, at, 2, 2) && tokens.says(at + 1, "thousand")) {
    const std::size_t rest = tokens.says(at + 2, "and") ? at + 3 : at + 2;
    const Count small = below_hundred(tokens, rest);
    if (small.end != 0) return {small.end, 2000 + small.value, false};
    return {at + 2, 2000, false};
  }
  if (!is_small(tokens, at, 15, 20)) return {};
  const int century = tokens[at].word.value * 100;
  const std::size_t next = skip_mark(tokens, at + 1, '-');
  if (tokens[next].paragraph) return {};
  if (century < 2000 && tokens.says(next, "hundred")) {
    const std::size_t small = tokens.says(next + 1, "and") ? next + 2 : next + 1;
    const Count rest = below_hundred(tokens, small);
    return rest.end == 0 ? Count{next + 1, century, false} : Count{rest.end, century + rest.value, false};
  }
  const Count rest = below_hundred(tokens, next);
  if (rest.end == 0 || rest.value < 10) return {};
  return {rest.end, century + rest.value, false};
}

}  // namespace dateline::date_grammar::english
