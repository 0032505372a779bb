// Sentences are found first, then packed: a passage closes at the sentence end nearest to an even share of what is
// left.
#include "indexer/passages.hpp"

#include <algorithm>
#include <cmath>

#include "common/analyzer.hpp"
#include "common/index_format.hpp"
#include "common/sentences.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t headline_limit = 48;  // tokens of a headline that share a passage with body text
constexpr std::size_t aim = 90;             // tokens of a passage, when sentences allow
constexpr std::size_t body_limit = 120;     // tokens of body text in a passage

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

}  // namespace

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
