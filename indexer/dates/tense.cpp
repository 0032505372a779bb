// Looks for finite verbs by a short word list and the ending -ed.
#include "indexer/dates/tense.hpp"

#include <algorithm>
#include <span>
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
  const Token& further = tokens.before(at, 2);
  const bool perfect =
      word == "have" && (tokens.says(at - 2, "to") || further.is(Role::modal));  // were to have started
  return left.is(Role::future_verb) || word == "be" || word == "to" || word == "would" || word == "not" || perfect;
}

// "an increased dividend": a participle before a noun.
bool is_attribute(const Tokens& tokens, std::size_t at) {
  const Token& left = tokens.before(at);
  return left.is(Role::article) || left.is(Role::the) ||
         (tokens.says(at - 1, "s") && tokens.before(at, 2).is_mark('\''));
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

// "due to a strike", "due to heavy rain" give a reason; "due to open" does not.
bool gives_reason(const Tokens& tokens, std::size_t at) {
  if (!tokens.says(at, "due") || !tokens.says(at + 1, "to")) return false;
  const Token& next = tokens[at + 2];
  const std::string_view word = tokens.text(at + 2);
  const bool noun = word.size() > 4 && (word.ends_with("ing") || word.ends_with("ion") || word.ends_with("ness") ||
                                        word.ends_with("ment") || word.ends_with("ity") || word.ends_with("ance"));
  return noun || next.kind != Kind::word || next.capital || next.is(Role::the) || next.is(Role::article) ||
         next.is(Role::shift) || next.is(Role::cardinal);
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "is due Friday", "a vote planned Friday", "set for May", "talks due in May"; "his own plan Friday" is none
bool is_due(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view beside_day[] = {"due", "planned", "slated"};
  static constexpr std::string_view before_for[] = {"due", "set", "planned", "slated", "poised", "plans"};
  if (is_attribute(tokens, at)) return false;
  const Token& next = tokens[at + 1];
  const bool day = next.is(Role::weekday) || next.is(Role::month);
  return tokens.before(at).is(Role::to_be) || (day && is_one_of(tokens.text(at), beside_day)) ||
         (tokens.says(at + 1, "for") && is_one_of(tokens.text(at), before_for)) ||
         (tokens.says(at, "due") && tokens.says(at + 1, "in"));
}

// "its December forecast", "the schedule": a noun
bool is_plan(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view nouns[] = {"forecast", "forecasts", "schedule", "schedules"};
  const Token& left = tokens.before(at);
  const bool owned = left.is(Role::month) || left.is(Role::weekday) || is_attribute(tokens, at);
  return owned && is_one_of(tokens.text(at), nouns);
}

// won't: the word is "won"
bool is_wont(const Tokens& tokens, std::size_t at) {
  return tokens.says(at, "won") && tokens[at + 1].is_mark('\'') && tokens[at + 1].glued && tokens.says(at + 2, "t");
}

// "to be signed", but "had to be moved", "is believed to be killed"
bool is_to_be_done(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view others[] = {"had",      "needed",  "used",    "seemed",   "appeared",
                                                "believed", "thought", "alleged", "reported", "known",
                                                "said",     "found",   "proved",  "continued"};
  if (!tokens.says(at, "be") || !tokens.says(at - 1, "to")) return false;
  const bool done = tokens[at + 1].is(Role::past_verb) || has_past_ending(tokens, at + 1);
  return done && std::find(std::begin(others), std::end(others), tokens.text(at - 2)) == std::end(others);
}

// will open, would open, is to open, plans to open, is due, was expected, opens
bool has_future_form(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  const std::string_view next = tokens.text(at + 1);
  switch (token.word.role) {
    case Role::future_verb: return !token.capital || tokens[at + 1].word.role == Role::to_be || token.size() > 4;
    case Role::modal: return !token.capital && next != "have";  // "would have opened" did not
    case Role::month: return tokens.says(at, "may") && tokens[at + 1].kind == Kind::word && next != "have";
    case Role::to_be: return next == "to" || is_to_be_done(tokens, at);
    case Role::past_verb:
      return is_wont(tokens, at) || ((tokens.says(at, "was") || tokens.says(at, "were")) && next == "to");
    case Role::due: return !gives_reason(tokens, at) && (leads_to_infinitive(tokens, at) || is_due(tokens, at));
    case Role::expected: return tokens.text(at - 1) != "than" && tokens.text(at - 1) != "as" && !is_plan(tokens, at);
    case Role::timetable: return !token.capital && tokens.text(at - 1) != "to" && tokens.text(at - 1) != "the";
    default: return false;
  }
}

Tense tense_of_word(const Tokens& tokens, std::size_t at) {
  const Token& token = tokens[at];
  if (token.kind != Kind::word) return Tense::unknown;
  if (has_future_form(tokens, at)) return Tense::future;
  const bool lexical = token.is(Role::none) || token.is(Role::due) || token.is(Role::motion);
  const bool moved = tokens.says(at, "rose") || tokens.says(at, "fell") || tokens.says(at, "lost");
  const bool past = token.is(Role::past_verb) || moved || tokens.says(at, "told") ||
                    (lexical && !token.capital && has_past_ending(tokens, at) && !is_attribute(tokens, at));
  return past && !depends_on_another(tokens, at) ? Tense::past : Tense::unknown;
}

// "is calling": of no use for a date, and what stands before it is of another clause.
bool is_progressive(const Tokens& tokens, std::size_t at) {
  const std::string_view next = tokens.text(at + 1);
  return tokens[at].is(Role::to_be) && next.size() > 5 && next.ends_with("ing");
}

// The verbs of reports say when a thing was said, not when it is to happen.
bool reports(const Tokens& tokens, std::size_t at) {
  return tokens.says(at, "said") || tokens.says(at, "told") || tokens.says(at, "reported") || tokens.says(at, "added");
}

Tense tense_before(const Tokens& tokens, std::size_t first, bool of_report = true) {
  const std::size_t stop = first > reach ? first - reach : 0;
  for (std::size_t at = first; at-- > stop;) {
    if (tokens[at + 1].paragraph || ends_sentence(tokens, at) || is_progressive(tokens, at)) break;
    const Tense tense = tense_of_word(tokens, at);
    if (tense != Tense::unknown && (of_report || !reports(tokens, at))) return tense;
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

// The first token of "in the late" before a date; `first` where nothing introduces it.
std::size_t introduction(const Tokens& tokens, std::size_t first) {
  std::size_t at = first;
  for (int i = 0; i < 2 && at > 0 && (tokens.before(at).is(Role::the) || tokens.before(at).is(Role::phase)); ++i) --at;
  const Token& left = tokens.before(at);
  return at > 0 && (left.is(Role::strong) || left.is(Role::weak)) ? at - 1 : at;
}

// "extended the deadline to Friday", "put off to Friday"
bool is_moved(const Tokens& tokens, std::size_t at) {
  static constexpr std::string_view verbs[] = {"extended",    "postponed", "delayed",
                                               "rescheduled", "adjourned", "deferred"};
  constexpr std::size_t nearest = 8;
  for (std::size_t steps = 1; steps <= nearest && steps <= at; ++steps) {
    if (is_one_of(tokens.text(at - steps), verbs)) return true;
  }
  return false;
}

// "until Friday" is ahead; "by Friday" too, if what stands before it does not say that it was reached. "Since Friday"
// and "the year ended Friday" are behind.
Tense tense_of_limit(const Tokens& tokens, std::size_t first) {
  const bool about = tokens.before(first).is(Role::the) || tokens.says(first - 1, "about");
  const bool least = tokens.says(first - 1, "least") && tokens.says(first - 2, "at") && first > 2;  // until at least
  const std::size_t word = least ? first - 3 : about ? first - 2 : first - 1;
  if (first < 2) return Tense::unknown;
  if (tokens.says(word, "until") || tokens.says(word, "till")) return Tense::future;
  if (tokens.says(word, "since") || tokens.says(word, "Since") || tokens.says(word, "ended")) return Tense::surely_past;
  if (tokens.says(word, "to") && is_moved(tokens, word)) return Tense::future;
  if (!tokens.says(word, "by")) return Tense::unknown;
  return tense_before(tokens, first, false) == Tense::past ? Tense::past : Tense::future;
}

// "opened in May", "the vote is in May", "the court Friday ruled", "the court on Friday ruled"
Tense tense_beside(const Tokens& tokens, std::size_t first, std::size_t end) {
  const std::size_t begin = introduction(tokens, first);
  if (begin > 0 && begin < first && (tokens.says(begin - 1, "is") || tokens.says(begin - 1, "are")))
    return Tense::future;
  const bool planned = tokens.before(begin).is(Role::due);  // "as planned on April 1" may be either
  if (begin > 0 && !planned && !tokens[begin].paragraph && tense_of_word(tokens, begin - 1) == Tense::past)
    return Tense::surely_past;
  const bool participle = tokens.says(end + 1, "by") || tokens.says(end + 1, "at") || tokens.says(end + 1, "to");
  const bool introduced = begin != first && !(begin + 1 == first && tokens.says(begin, "on"));
  const bool subject = !introduced && begin > 0 && tokens.before(begin).kind == Kind::word;
  return subject && !participle && tense_of_word(tokens, end) == Tense::past ? Tense::past : Tense::unknown;
}

bool opens_clause(const Tokens& tokens, std::size_t first) {
  const std::size_t begin = introduction(tokens, first);
  return begin == 0 || tokens[begin].paragraph || ends_sentence(tokens, begin - 1) || tokens.says(begin - 1, "that");
}

// "In May, the firm opened": the verb behind a date that opens its clause is the one that counts, and surely so if
// no other clause stands between them.
Tense tense_of_clause(const Tokens& tokens, std::size_t end) {
  const std::size_t begin = tokens[end].is_mark(',') ? end + 1 : end;
  const Tense tense = tense_after(tokens, begin);
  if (tense != Tense::past) return tense;
  for (std::size_t at = begin; tense_of_word(tokens, at) == Tense::unknown; ++at) {
    if (tokens[at].kind != Kind::word) return Tense::past;
  }
  return Tense::surely_past;
}

}  // namespace

Tense tense_at(const Tokens& tokens, std::size_t first, std::size_t end) {
  const Tense limit = tense_of_limit(tokens, first);
  if (limit != Tense::unknown) return limit;
  const bool as_of = tokens.says(first - 1, "of") && (tokens.says(first - 2, "as") || tokens.says(first - 2, "As"));
  if (as_of) return tense_after(tokens, end) == Tense::future ? Tense::future : Tense::past;
  const Tense beside = tense_beside(tokens, first, end);
  if (beside != Tense::unknown) return beside;
  // "Tuesday's meeting will" is the subject of what follows it.
  const bool possessive = tokens[end].is_mark('\'') && tokens[end].glued;
  const bool clause = !possessive && opens_clause(tokens, first);
  const Tense near = clause       ? tense_of_clause(tokens, end)
                     : possessive ? tense_after(tokens, end)
                                  : tense_before(tokens, first);
  if (near != Tense::unknown) return near;
  return clause || possessive ? tense_before(tokens, first) : tense_after(tokens, end);
}

}  // namespace dateline::date_grammar
