// Patterns of wildcard words, against a table and a plain recursion.
#include "searcher/occurrences.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>

#include "common/text.hpp"

namespace dateline {
namespace {

TEST_CASE("occurrences: forms and patterns") {
  struct Case {
    std::string form;
    std::string pattern;
    bool fits;
  };
  const Case cases[] = {{"", "", true},
                        {"", "*", true},
                        {"", "?", false},
                        {"a", "", false},
                        {"chem", "chem*", true},
                        {"chemical", "chem*", true},
                        {"che", "chem*", false},
                        {"color", "colo?r", false},
                        {"colour", "colo?r", true},
                        {"colour", "col*r", true},
                        {"colours", "col*r", false},
                        {"abcabc", "ab*abc", true},
                        {"abab", "ab*abc", false},
                        {"élan", "?lan", true},
                        {"éé", "é?", true},
                        {"é", "??", false},
                        {"aaa", "a**a", true},
                        {"aa", "a*?a", false},
                        {"don't", "don't*", true},
                        {"москва", "моск??", true}};
  for (const Case& c : cases) {
    CAPTURE(c.form);
    CAPTURE(c.pattern);
    CHECK(fits_pattern(c.form, c.pattern) == c.fits);
  }
}

bool fits_plainly(std::string_view form, std::string_view pattern) {
  if (pattern.empty()) return form.empty();
  if (pattern[0] == '*') {
    return fits_plainly(form, pattern.substr(1)) || (!form.empty() && fits_plainly(form.substr(1), pattern));
  }
  if (form.empty()) return false;
  if (pattern[0] == '?') return fits_plainly(form.substr(decode(form, 0).length), pattern.substr(1));
  return form[0] == pattern[0] && fits_plainly(form.substr(1), pattern.substr(1));
}

TEST_CASE("occurrences: random forms and patterns agree with a plain recursion") {
  const unsigned seed = 20'325;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string letters[] = {"a", "b", "é", "*", "?"};
  for (int round = 0; round < 100'000; ++round) {
    std::string form;
    std::string pattern;
    for (std::size_t left = random() % 8; left > 0; --left) form += letters[random() % 3];
    for (std::size_t left = random() % 7; left > 0; --left) pattern += letters[random() % 5];
    CAPTURE(form);
    CAPTURE(pattern);
    REQUIRE(fits_pattern(form, pattern) == fits_plainly(form, pattern));
  }
}

TEST_CASE("occurrences: a hostile pattern takes form times pattern steps at most") {
  std::string pattern;
  for (int i = 0; i < 2'000; ++i) pattern += "a*";
  CHECK_FALSE(fits_pattern(std::string(4'000, 'a') + "b", pattern + "c"));
  CHECK(fits_pattern(std::string(4'000, 'a'), pattern));
}

}  // namespace
}  // namespace dateline
