// Sentences are found first, then packed: a passage closes at the sentence end nearest to an even share of what is
// left.
#include "indexer/passages.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "common/analyzer.hpp"
#include "common/ascii_run.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t headline_limit = 48;  // tokens of a headline that share a passage with body text
constexpr std::size_t aim = 90;             // tokens of a passage, when sentences allow
constexpr std::size_t body_limit = 120;     // tokens of body text in a passage

// Words whose full stop ends no sentence, lower case, sorted.
constexpr auto abbreviations = std::to_array<std::string_view>(
    {"adm",  "apr",  "aug", "ave", "bln",    "brig", "bros", "capt", "cmdr", "co",  "col", "corp", "cpl",
     "dec",  "dept", "dr",  "est", "etc",    "feb",  "fr",   "gen",  "gov",  "hon", "inc", "jan",  "jr",
     "lt",   "ltd",  "maj", "mar", "messrs", "mgr",  "mlle", "mln",  "mme",  "mr",  "mrs", "ms",   "mt",
     "no",   "nov",  "oct", "op",  "pres",   "prof", "rep",  "reps", "rev",  "sec", "sen", "sens", "sep",
     "sept", "sgt",  "sr",  "st",  "supt",   "u.n",  "u.s",  "vs",   "z.b"});

static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end()));

constexpr std::size_t longest_abbreviation = 6;
static_assert(std::all_of(abbreviations.begin(), abbreviations.end(),
                          [](std::string_view word) { return word.size() <= longest_abbreviation; }));

bool is_abbreviation(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0) {
    const char c = text[begin - 1];
    const bool inside =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!inside || stop - begin > 12) break;
    --begin;
  }
  if (begin == stop || stop - begin > longest_abbreviation) return false;
  const std::string word = ascii_lower(text.substr(begin, stop - begin));
  if (word.size() == 1) return word != "i";  // an initial
  return std::binary_search(abbreviations.begin(), abbreviations.end(), word);
}

bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x201C;
}

// Past closing quotes and brackets after the stop at `at`.
std::size_t past_closers(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!closes(point.value)) break;
    at += point.length;
  }
  return at;
}

// Whether a sentence may begin at the first character after the blanks at `at`.
bool opens_sentence(std::string_view text, std::size_t at) {
  bool blank = false;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!is_space(point.value)) return blank && !(is_letter(point.value) && !is_upper(point.value));
    blank = true;
    at += point.length;
  }
  return false;
}

// A line end followed by a blank or an indented line ends a paragraph.
bool ends_paragraph(std::string_view text, std::size_t newline) {
  if (newline + 1 >= text.size()) return false;
  const char c = text[newline + 1];
  return c == '\n' || c == '\r' || c == ' ' || c == '\t';
}

// A token as far as packing needs it.
struct Word {
  std::size_t begin;
  std::size_t end;
};

std::vector<Word> words_of(std::string_view text, std::size_t offset) {
  std::vector<Word> words;
  words.reserve(text.size() / 6 + 1);
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) words.push_back({token.begin + offset, token.end + offset});
  return words;
}

// Past the punctuation that belongs to the word before `at`.
std::size_t past_punctuation(std::string_view body, std::size_t at, std::size_t limit) {
  while (at < limit) {
    const CodePoint point = decode(body, at);
    if (is_space(point.value) || is_letter(point.value) || is_digit(point.value)) break;
    at += point.length;
  }
  return std::min(at, limit);
}

std::size_t past_blanks(std::string_view body, std::size_t at, std::size_t limit) {
  while (at < limit) {
    const CodePoint point = decode(body, at);
    if (!is_space(point.value)) break;
    at += point.length;
  }
  return at;
}

// Where a new passage may begin: word ordinals, ascending, the last one the number of words.
std::vector<std::size_t> sentence_breaks(const std::vector<Word>& words, std::string_view text, std::size_t offset) {
  std::vector<std::size_t> breaks;
  std::size_t word = 0;
  for (const std::size_t end : sentence_ends(text)) {
    while (word < words.size() && words[word].begin < end + offset) ++word;
    if (word > 0 && (breaks.empty() || breaks.back() < word)) breaks.push_back(word);
  }
  if (breaks.empty() || breaks.back() < words.size()) breaks.push_back(words.size());
  return breaks;
}

// The break at which a passage from word `first` should close: the sentence end nearest to an even
// share of the rest, at most `limit` words away; inside a sentence when it must.
std::size_t choose_break(const std::vector<Word>& words, const std::vector<std::size_t>& breaks, std::string_view body,
                         std::size_t first, std::size_t limit) {
  const std::size_t left = words.size() - first;
  if (left <= limit && left <= aim + aim / 4) return words.size();
  const std::size_t shares = (left + aim - 1) / aim;
  const std::size_t target = std::min(limit, (left + shares - 1) / shares);
  std::size_t best = 0;
  for (auto it = std::upper_bound(breaks.begin(), breaks.end(), first); it != breaks.end(); ++it) {
    const std::size_t size = *it - first;
    if (size > limit) break;
    const auto distance = [&](std::size_t n) { return n > target ? n - target : target - n; };
    if (best == 0 || distance(size) <= distance(best)) best = size;
  }
  if (best >= target / 2) return first + best;
  // No sentence ends in reach: after a comma, else between words.
  const std::size_t hard = std::min(limit, left);
  for (std::size_t size = hard; size > hard / 2; --size) {
    const char c = body[words[first + size - 1].end < body.size() ? words[first + size - 1].end : body.size() - 1];
    if (c == ',' || c == ';' || c == ':') return first + size;
  }
  return first + hard;
}

// Passages of a headline longer than headline_limit tokens; all of its words.
void split_headline(const std::vector<Word>& words, std::vector<StoredPassage>& passages) {
  for (std::size_t first = 0; first < words.size(); first += body_limit) {
    const std::size_t last = std::min(words.size(), first + body_limit) - 1;
    passages.push_back({{}, {words[first].begin, words[last].end}});
  }
}

// Past all eights of bytes from `at` on in which no sentence or paragraph can end.
std::size_t past_words(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    const EightBytes eight = EightBytes::at(text.data() + at);
    if (eight.holds('.') || eight.holds('\n') || eight.holds('?') || eight.holds('!')) break;
    at += 8;
  }
  return at;
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  std::size_t blank_to = 0;  // between the last end and here is nothing but blanks; never looked at twice
  for (std::size_t at = past_words(text, 0); at < text.size(); at = past_words(text, at + 1)) {
    const char c = text[at];
    if (c == '\n' && ends_paragraph(text, at)) {
      if (!ends.empty()) blank_to = past_blanks(text, std::max(blank_to, ends.back()), at);
      if (ends.empty() || blank_to < at) ends.push_back(at);
    } else if (c == '!' || c == '?' || (c == '.' && !is_abbreviation(text, at))) {
      const std::size_t end = past_closers(text, at + 1);
      if (opens_sentence(text, end)) ends.push_back(end);
    }
  }
  return ends;
}

std::vector<StoredPassage> split_passages(std::string_view headline, std::string_view body, const Range& text) {
  std::vector<StoredPassage> passages;
  const std::string_view inner = body.substr(text.begin, text.size());
  const std::vector<Word> title = words_of(headline, 0);
  const std::vector<Word> words = words_of(inner, text.begin);
  Range first_headline;
  std::size_t used = 0;  // of the first passage's tokens, by the headline and the gap
  if (title.size() > headline_limit) {
    split_headline(title, passages);
  } else if (!title.empty()) {
    first_headline = {title.front().begin, title.back().end};
    used = title.size() + 1;
  }
  if (words.empty()) {
    if (!first_headline.empty()) passages.push_back({{}, first_headline});
    return passages;
  }
  const std::vector<std::size_t> breaks = sentence_breaks(words, inner, text.begin);
  std::size_t begin = text.begin;
  for (std::size_t first = 0; first < words.size();) {
    const std::size_t limit = std::min(body_limit, passage_token_limit - used);
    const std::size_t next = choose_break(words, breaks, body, first, limit);
    const std::size_t end =
        next < words.size() ? past_punctuation(body, words[next - 1].end, words[next].begin) : text.end;
    passages.push_back({{past_blanks(body, begin, words[first].begin), end}, first_headline});
    begin = end;
    first_headline = {};
    used = 0;
    first = next;
  }
  return passages;
}

}  // namespace dateline
