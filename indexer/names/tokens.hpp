// Cuts text into the tokens that names are made of, a sentence at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// What stands between a token and the one before it.
enum class Gap : std::uint8_t { blank, comma, bracket, ampersand, other };

// A word as names see it: "O'Neill", "U.S.", "J.", "al-Assad", "AT&T" and "Rolls-Royce" are one token each; of
// "London-based" only "London" is one, the rest is dropped.
struct NameToken {
  std::size_t begin = 0;         // bytes of the text
  std::size_t end = 0;           // without a possessive 's
  std::size_t key_begin = 0;     // of NameSentence::keys
  std::size_t name_key_end = 0;  // without the s of a possessive
  Gap gap = Gap::other;
  bool capital = false;       // begins with a capital, "al-" aside
  bool all_capitals = false;  // two capitals or more and no small letter
  bool initial = false;       // a single capital letter, with its full stop if it has one
  bool number = false;
  bool possessive = false;
  bool sentence_start = false;  // after a full stop, a colon, an opening quotation mark, a dash
  bool paragraph_start = false;
  bool hyphen_behind = false;  // "London" of "London-based"
};

struct NameSentence {
  std::vector<NameToken> tokens;
  std::string keys;  // name_key of every token, parted by single blanks: a run's key is one piece of it

  void clear() { tokens.clear(), keys.clear(); }
  std::string_view key(std::size_t first, std::size_t last) const {
    const std::size_t begin = tokens[first].key_begin;
    return std::string_view(keys).substr(begin, tokens[last].name_key_end - begin);
  }
};

// Reads sentences one after the other; a text without full stops is cut every few hundred tokens, so that a
// sentence's memory is bounded. Any bytes are accepted; offsets lie on code points of valid UTF-8.
class NameTokenizer {
 public:
  explicit NameTokenizer(std::string_view text) : text_(text) {}
  bool next(NameSentence& sentence);  // false at the end of the text

 private:
  struct Between;
  Between skip_between();
  bool read_plain_token(NameSentence& sentence, const Between& between);
  bool read_token(NameSentence& sentence, const Between& between);
  std::size_t word_end(std::size_t at) const;
  void skip_address();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  bool sentence_pending_ = true;  // the next token opens a sentence
  bool paragraph_pending_ = true;
};

}  // namespace dateline
