// How words are written: endings that give the form back, capitals, and the table that stores both.
#include "common/spelling.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "common/analyzer.hpp"
#include "common/error.hpp"
#include "common/text.hpp"
#include "tests/errors.hpp"

namespace dateline {
namespace {

TEST_CASE("spelling: capitals of a word") {
  struct Case {
    std::string word;
    Capitals capitals;
  };
  const Case cases[] = {{"", Capitals::none},
                        {"us", Capitals::none},
                        {"Us", Capitals::first},
                        {"US", Capitals::all},
                        {"U.S.", Capitals::all},
                        {"uS", Capitals::mixed},
                        {"A", Capitals::first},  // one letter: the first only
                        {"a", Capitals::none},
                        {"1", Capitals::none},
                        {"1,000", Capitals::none},
                        {"G7", Capitals::first},
                        {"7G", Capitals::first},
                        {"7g", Capitals::none},
                        {"B52S", Capitals::all},
                        {"3COM", Capitals::all},
                        {"3Com", Capitals::first},
                        {"Don't", Capitals::first},
                        {"O'Neill", Capitals::mixed},
                        {"McKenzie", Capitals::mixed},
                        {"iPhone", Capitals::mixed},
                        // Eight bytes and more.
                        {"harbours", Capitals::none},
                        {"Harbours", Capitals::first},
                        {"HARBOURS", Capitals::all},
                        {"HARBOURs", Capitals::mixed},
                        {"harboured", Capitals::none},
                        {"Harboured", Capitals::first},
                        {"HARBOURED", Capitals::all},
                        {"HARBOURSs", Capitals::mixed},
                        {"harbourEd", Capitals::mixed},
                        {"harbouringS", Capitals::mixed},
                        {"hArbouring", Capitals::mixed},
                        {"HArbouring", Capitals::mixed},
                        {"1Harbouring", Capitals::first},
                        {"1harbouring", Capitals::none},
                        {"Harbouring2", Capitals::first},
                        {"12345678A", Capitals::first},
                        {"12345678AB", Capitals::all},
                        {"MacDonalds", Capitals::mixed},
                        // Beyond ASCII.
                        {"élysée", Capitals::none},
                        {"Élysée", Capitals::first},
                        {"ÉLYSÉE", Capitals::all},
                        {"éLYSÉE", Capitals::mixed},
                        {"Straße", Capitals::first},
                        {"Göteborgs", Capitals::first},
                        {"GÖTEBORGS", Capitals::all},
                        {"Universität", Capitals::first},
                        {"Москва", Capitals::first},
                        {"МОСКВА", Capitals::all},
                        {"東", Capitals::none},
                        {"E\u0301lysee", Capitals::first}};
  for (const Case& c : cases) {
    CAPTURE(c.word);
    CHECK(capitals_of(c.word) == c.capitals);
  }
}

// As the header says it, one letter at a time.
Capitals plain_capitals(std::string_view text) {
  std::string signs;  // a or A for each letter
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (is_letter(point.value)) signs += is_upper(point.value) ? 'A' : 'a';
    at += point.length;
  }
  if (signs.find('A') == std::string::npos) return Capitals::none;
  if (signs.size() > 1 && signs.find('a') == std::string::npos) return Capitals::all;
  return signs.find('A', 1) == std::string::npos ? Capitals::first : Capitals::mixed;
}

TEST_CASE("spelling: capitals of random words are those of a plain count") {
  const unsigned seed = 20'301;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string letters[] = {"a", "a", "b", "A", "B", "z", "Z", "7", "'", ".", "é", "É", "@", "[", "`", "{"};
  for (int round = 0; round < 20'000; ++round) {
    std::string word;
    for (std::size_t left = random() % 20; left > 0; --left) word += letters[random() % (round % 2 == 0 ? 16 : 7)];
    CAPTURE(word);
    REQUIRE(capitals_of(word) == plain_capitals(word));
  }
}

TEST_CASE("spelling: an ending gives the form back") {
  struct Case {
    std::string stem;
    std::string form;
    unsigned cut;
    std::string ending;
  };
  const Case cases[] = {{"strike", "strike", 0, ""},
                        {"strike", "strikes", 0, "s"},
                        {"strike", "striking", 1, "ing"},
                        {"die", "dying", 2, "ying"},
                        {"polici", "policy", 1, "y"},
                        {"", "a", 0, "a"},
                        {"a", "", 1, ""},
                        {"beri", "memberi", 4, "memberi"}};
  for (const Case& c : cases) {
    CAPTURE(c.form);
    Ending ending;
    REQUIRE(make_ending(c.stem, c.form, ending));
    CHECK(ending.cut == c.cut);
    CHECK(ending.ending == c.ending);
    CHECK(form_of(c.stem, ending) == c.form);
  }
  const std::string fifteen = "123456789012345";
  Ending ending;
  CHECK(make_ending("x" + fifteen, "x", ending));
  CHECK(make_ending("x", "x" + fifteen, ending));
  CHECK_FALSE(make_ending("x" + fifteen + "6", "x", ending));
  CHECK_FALSE(make_ending("x", "x" + fifteen + "6", ending));
  CHECK(form_of("ab", {3, "c"}).empty());
  CHECK(form_of("ab", {2, "c"}) == "c");
}

TEST_CASE("spelling: every word that a stemmer changes comes back") {
  const unsigned seed = 20'302;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"har", "bour", "strik", "ing",  "ed", "ies", "un", "ation", "é",
                                "ß",   "ski",  "mem",   "beri", "ge", "ova", "и",  "ей",    "x"};
  for (const std::string language : {"en", "fr", "de", "ru", "id", "ga", "ar", "xx"}) {
    Stemmer stemmer(language);
    for (int round = 0; round < 2'000; ++round) {
      std::string form;
      for (std::size_t left = 1 + random() % 4; left > 0; --left) form += pieces[random() % std::size(pieces)];
      CAPTURE(language);
      CAPTURE(form);
      const std::string_view stem = stem_of(stemmer.term(form), language);
      Ending ending;
      if (make_ending(stem, fold(form), ending)) REQUIRE(form_of(stem, ending) == fold(form));
    }
  }
  CHECK(stem_of("harbour", "en") == "harbour");
  CHECK(stem_of("Lfrport", "fr") == "port");
  CHECK(stem_of("Lf", "fr").empty());
}

SpellingTable random_table(std::mt19937& random) {
  SpellingTable table(random() % 8);
  for (Spelling& spelling : table) {
    spelling.ending.cut = static_cast<std::uint8_t>(random() % 16);
    spelling.ending.ending.resize(random() % 16);
    for (char& c : spelling.ending.ending) c = static_cast<char>(random());
    spelling.capitals = static_cast<Capitals>(random() % 4);
  }
  return table;
}

TEST_CASE("spelling: the table comes back, and damage is told") {
  const unsigned seed = 20'303;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 3'000; ++round) {
    const SpellingTable table = random_table(random);
    const std::string bytes = encode(table);
    REQUIRE(decode_spellings(bytes) == table);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      REQUIRE_THROWS_AS(decode_spellings(std::string_view(bytes).substr(0, size)), Error);
    }
    std::string damaged = bytes + (round % 4 == 0 ? "x" : "");
    damaged[random() % damaged.size()] = static_cast<char>(random());
    try {
      const SpellingTable other = decode_spellings(damaged);
      REQUIRE(decode_spellings(encode(other)) == other);
    } catch (const Error& error) {
      REQUIRE(error.kind() == ErrorKind::index_damaged);
    }
  }
  CHECK(decode_spellings(encode(SpellingTable{})).empty());
  const SpellingTable largest(spelling_limit);
  CHECK(decode_spellings(encode(largest)).size() == spelling_limit);
  const auto damage = [](const std::string& bytes) { return test::kind_of([&] { decode_spellings(bytes); }); };
  CHECK(damage(encode(SpellingTable(spelling_limit + 1))) == ErrorKind::index_damaged);
  CHECK(damage(std::string("\1\4\0", 3)) == ErrorKind::index_damaged);  // capitals beyond mixed
  CHECK(damage("\1" + std::string(1, '\0') + "\x10" + std::string(16, 'x')) == ErrorKind::index_damaged);
  CHECK(damage("\xFF\xFF\xFF\xFF\x7F") == ErrorKind::index_damaged);
  CHECK(damage("") == ErrorKind::index_damaged);
}

}  // namespace
}  // namespace dateline
