// The tagger's tokens: what is one, and where sentences begin.
#include "indexer/names/tag_tokens.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "common/text.hpp"

namespace {

// Tokens parted by blanks, "/" before each that begins a sentence but the first.
std::string tokens(const std::string& text, bool first_cut = false) {
  std::string out;
  dateline::TagTokenizer tokenizer(text, first_cut);
  for (dateline::TagToken token; tokenizer.next(token);) {
    if (!out.empty()) out += token.sentence_start ? " / " : " ";
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("tokens") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"", ""},
      {" \n\t ", ""},
      {"Sean O'Dwyer's U.S. aunt", "Sean O'Dwyer 's U.S. aunt"},
      {"Sean O’Dwyer’s aunts’ hats", "Sean O’Dwyer ’s aunts ’ hats"},
      {"Mr. J.K. Lind of AT&T Inc. said so.", "Mr. J.K. Lind of AT&T Inc. said so ."},
      {"He left Foo Inc.\nRain fell.", "He left Foo Inc . / Rain fell ."},
      {"U.S.-led, Anglo-French and F-16", "U.S.-led , Anglo-French and F-16"},
      {"8-Marin Lind, 747-400, 3-1", "8 - Marin Lind , 747-400 , 3-1"},
      {"PARIS 1996-08-29, $1,000.50 at 10:30", "PARIS 1996-08-29 , $ 1,000.50 at 10:30"},
      {"Fell.Then it rose", "Fell . / Then it rose"},
      {"<IBM.N> (LN) -- and ...", "< IBM.N > ( LN ) -- and ..."},
      {"See http://a.b/c?d=E and x@y.org, @someone #Tag", "See http://a.b/c?d=E and x@y.org, @someone #Tag"},
      {"The U.S. 's \" word \"", "The U.S. 's \" word \""},
      {"Łódź – São Paulo", "Łódź – São Paulo"},
  };
  for (const auto& row : cases) CHECK_MESSAGE(tokens(row.text) == row.expected, row.text);
}

TEST_CASE("sentences begin after full stops and on new lines, but not on wrapped ones") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Rain fell. Snow fell. It was 3 p.m. and dark.", "Rain fell . / Snow fell . / It was 3 p.m. and dark ."},
      {"He said: \"Go.\" She went.", "He said : \" Go . \" / She went ."},
      {"Gen. Lee met Dr. Moss.", "Gen. Lee met Dr. Moss ."},
      {"Lisbon 2\nGhent 0\n", "Lisbon 2 / Ghent 0"},
      {"The minister of the interior of the republic said on\nMonday that rain fell.",
       "The minister of the interior of the republic said on Monday that rain fell ."},
      {"The minister of the interior of the republic said on\n\nMonday that rain fell.",
       "The minister of the interior of the republic said on / Monday that rain fell ."},
  };
  for (const auto& row : cases) CHECK_MESSAGE(tokens(row.text) == row.expected, row.text);
}

TEST_CASE("the first line of a text whose dateline was taken off may be short") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Trade envoy Clara\nMoss told the ministers of the interior of the republic\nthat",
       "Trade envoy Clara Moss told the ministers of the interior of the republic that"},
      {"Trade envoy Clara.\nMoss told the ministers of the interior of the republic\nthat",
       "Trade envoy Clara . / Moss told the ministers of the interior of the republic that"},
      {"Lisbon 2\nGhent 0\n", "Lisbon 2 / Ghent 0"},
      {"Lisbon\n\nGhent told the ministers of the interior of the republic\nthat",
       "Lisbon / Ghent told the ministers of the interior of the republic that"},
      {"\nLisbon", "Lisbon"},
  };
  for (const auto& row : cases) CHECK_MESSAGE(tokens(row.text, true) == row.expected, row.text);
}

TEST_CASE("laws: tokens in order, on code points, with every byte that is no blank in one of them") {
  const std::string pieces[] = {"A",  "b",   ".",   " ",    "'s", "’",     "-", "é",
                                "\n", "U.S", "1,0", "\xFF", "@x", "http:", "&", "“"};
  std::mt19937 random(20261122);
  MESSAGE("seed 20261122");
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = random() % 30; i-- > 0;) text += pieces[random() % std::size(pieces)];
    dateline::repair_utf8(text);
    dateline::TagTokenizer tokenizer(text);
    std::size_t last = 0;
    for (dateline::TagToken token; tokenizer.next(token); last = token.end) {
      REQUIRE(token.begin >= last);
      REQUIRE(token.begin < token.end);
      REQUIRE(token.end <= text.size());
      REQUIRE(dateline::trim(std::string_view(text).substr(last, token.begin - last)).empty());
      REQUIRE(dateline::floor_boundary(text, token.begin) == token.begin);
      REQUIRE((token.end == text.size() || dateline::floor_boundary(text, token.end) == token.end));
    }
    REQUIRE(dateline::trim(std::string_view(text).substr(last)).empty());
  }
}
