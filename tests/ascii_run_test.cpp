// Runs of ASCII letters and digits measured by eights are those that a loop over bytes finds.
#include "common/ascii_run.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "common/word_hash.hpp"

using dateline::EightBytes;

namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_figure(char c) { return c >= '0' && c <= '9'; }

template <class Is>
std::size_t run_of(const std::string& text, const Is& is) {
  std::size_t length = 0;
  while (length < text.size() && is(text[length])) ++length;
  return length;
}

}  // namespace

TEST_CASE("every byte at every place has its class") {
  for (int value = 0; value < 256; ++value) {
    for (std::size_t place = 0; place < 8; ++place) {
      std::string text(8, 'k');
      const char c = static_cast<char>(value);
      text[place] = c;
      const EightBytes eight = EightBytes::at(text.data());
      const bool letter = is_small(c) || is_capital(c);
      CAPTURE(value);
      CAPTURE(place);
      CHECK(dateline::leading(eight.letters()) == (letter ? 8 : place));
      CHECK(dateline::leading(eight.letters_and_digits()) == (letter || is_figure(c) ? 8 : place));
      CHECK(dateline::count_leading(eight.capitals(), 8) == (is_capital(c) ? 1 : 0));
      CHECK(eight.holds(c));
      CHECK(eight.holds('z') == (c == 'z'));
    }
  }
}

TEST_CASE("random eights agree with a loop over their bytes") {
  std::mt19937 random(20260101);
  const std::string alphabet = "azAZmM09 .-'@[`{/:\x80\xC3\xFF\n";
  for (int round = 0; round < 20000; ++round) {
    std::string text(8, ' ');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    const EightBytes eight = EightBytes::at(text.data());
    const auto word = [](char c) { return is_small(c) || is_capital(c) || is_figure(c); };
    const std::size_t length = run_of(text, word);
    CHECK(dateline::leading(eight.letters_and_digits()) == length);
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < length; ++i) capitals += is_capital(text[i]) ? 1 : 0;
    CHECK(dateline::count_leading(eight.capitals(), length) == capitals);
    char lower[8];
    eight.put_lower(lower);
    for (std::size_t i = 0; i < length; ++i) {
      CHECK(lower[i] == (is_capital(text[i]) ? static_cast<char>(text[i] + 32) : text[i]));
    }
  }
}

TEST_CASE("words of up to eight bytes that differ have hashes that differ") {
  // The tables of words rely on it: they compare such words by hash and length alone.
  const std::string base = "abcdefgh";
  for (std::size_t size = 1; size <= 8; ++size) {
    for (std::size_t place = 0; place < size; ++place) {
      std::string other = base.substr(0, size);
      for (int value = 0; value < 256; ++value) {
        other[place] = static_cast<char>(value);
        CHECK((dateline::word_hash(other) == dateline::word_hash(base.substr(0, size))) ==
              (other == base.substr(0, size)));
      }
    }
  }
}
