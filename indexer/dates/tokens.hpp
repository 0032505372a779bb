// Cuts text into the tokens that the date rules read: words with their role, numbers, marks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/dates/words.hpp"

namespace dateline::date_grammar {

enum class Kind : std::uint8_t { end, word, number, mark };

struct Token {
  std::uint32_t begin = 0;  // bytes in the text given to the tokenizer
  std::uint32_t end = 0;
  std::int32_t number = -1;  // value of a number of up to nine digits, else -1
  Word word;                 // of a word
  Kind kind = Kind::end;
  char mark = 0;           // of a mark: its ASCII look (' for curly apostrophes, - for dashes, $ for money, ? other)
  bool glued = false;      // no white space before it
  bool capital = false;    // a word whose first letter is upper case
  bool paragraph = false;  // the first token after a blank line, or of the text

  std::size_t size() const { return end - begin; }
  bool is(Role role) const { return word.role == role; }
  bool is_mark(char c) const { return mark == c && kind == Kind::mark; }
};

// Tokens of a text of less than 4 GiB. Any index may be asked for: outside
// there is the token of kind `end`, so that rules need no bounds of their own.
class Tokens {
 public:
  Tokens(std::string_view text, const Vocabulary& vocabulary);

  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t index) const { return index < tokens_.size() ? tokens_[index] : none_; }
  const Token& before(std::size_t index, std::size_t steps = 1) const {
    return index >= steps ? (*this)[index - steps] : none_;
  }
  std::string_view text(std::size_t index) const { return text_.substr((*this)[index].begin, (*this)[index].size()); }
  // Whether the word is written exactly so ("on" is not "On").
  bool says(std::size_t index, std::string_view word) const { return text(index) == word; }

 private:
  std::string_view text_;
  std::vector<Token> tokens_;
  Token none_;
};

}  // namespace dateline::date_grammar
