// Turns text into tokens and tokens into terms; queries and articles go the same way.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A word occurrence.
struct Token {
  std::size_t begin = 0;  // bytes of the text; text[begin, end) is the word as printed
  std::size_t end = 0;
  // Lower case, composed, apostrophes straight, possessive 's off, without the dots of
  // "U.S." and the commas of "1,000". Valid until the next call of next().
  std::string_view form;
};

// Cuts text into tokens, in order.
//
// A token is a run of letters, digits and marks. Joined to it are an
// apostrophe between letters ("don't", "O'Neill"; French elisions as in "l'eau"
// are cut), dots in "U.S." and "3.5", and commas in "1,000". Hyphens cut. Each
// Chinese or Japanese character is a token of its own.
//
// text: valid UTF-8, outlives the tokenizer. Cost: linear; over 100 MB/s on ASCII.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}
  bool next(Token& token);

 private:
  bool skip_to_word();
  bool take_plain(Token& token);
  bool take_acronym();
  void take_word();
  bool take_ascii(char c);
  bool take_wide();
  bool take_joiner(std::size_t length);
  void finish(Token& token);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::string form_;
  std::array<char, 32> plain_form_;
  bool has_marks_ = false;
  bool alone_ = false;  // the token is one ideograph
};

// The terms of one language: stem, then accents off, then the language's prefix
// (none for English, "L" and the code for others; see index_format.hpp).
//
// Remembers what it has stemmed (at most some 200,000 forms), so it is not for
// use by two threads at once.
class Stemmer {
 public:
  // language: ISO 639-1. One that Snowball does not know leaves words as they are.
  explicit Stemmer(std::string_view language);
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // The term of a token's form; at most 200 bytes (the tail of a longer one is
  // replaced by its hash). Valid until the 200,000th further call with new forms.
  const std::string& term(std::string_view form);
  const std::string& language() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Whether Snowball, as Xapian has it, knows the language (ISO 639-1).
bool has_stemmer(std::string_view language);

// Whether the language's stemmer changes endings only, so that a stem begins as its words do. At most the last
// changed_stem_bytes of a stem differ from the word then ("dying", "die"; of 50,000 words, at most 3 did).
bool stems_keep_beginnings(std::string_view language);
inline constexpr std::size_t changed_stem_bytes = 4;

}  // namespace dateline
