// Where sentences and paragraphs end: a table of texts with their ends marked, and laws on random ones.
#include "common/sentences.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace dateline {
namespace {

// Puts a mark at each offset.
std::string marked(const std::string& text, const std::vector<std::size_t>& ends) {
  std::string out;
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    out += text.substr(from, end - from) + "|";
    from = end;
  }
  return out + text.substr(from);
}

TEST_CASE("sentences: where they end") {
  const std::string cases[] = {
      "",
      "No stop at all",
      "One sentence only.",
      "It rained.| It poured.",
      "It rained!| It poured?| It stopped.",
      "It rained...| It poured.",
      "He said: \"It rained.\"| She left.",
      "(It rained.)| She left.",
      "It rained.’| She left.",
      "It rained.”| She left.",
      "It rained.»| Elle part.",
      "It rained. she left.",  // a lower-case letter goes on
      "It rained. élan vital.",
      "It rained.| Élan vital.",
      "It rained.| 25 were hurt.",
      "It rained.| \"So what?\"",
      "It rained.No blank.",
      "It costs 3.5 dollars.",
      "Mr. Smith came.| He left.",
      "Mrs. Smith met Dr. Jones and Sen. Brown.| They left.",
      "J. P. Morgan rose.| It fell.",
      "It was I.| Nobody else.",
      "On Jan. 5 it rained.| On Feb. 6 it poured.",
      "The U.S. Army came.| It left.",
      "Acme Inc. Chairman Smith spoke.| He left.",
      "Rose 3 mln. Profit fell.",
      "It rained.|\u00A0 It poured.",
      "First paragraph|\n\nSecond",
      "First.|\n\nSecond.",
      "First|\n  Second, indented",
      "First|\n\tSecond",
      "One line\nanother line",
      "One line.|\nAnother line.",
      "Windows\r|\n\r\nends",
      "What?!| Yes.",
      "Blanks|\n \n \n \nare not sentences",
      "Ends with a blank. ",
      "Ends with lines|\n\n",
      ".| Starts with a stop",
      "東京.| 大阪.",
  };
  for (std::string text : cases) {
    CAPTURE(text);
    const std::string expected = text;
    text.erase(std::remove(text.begin(), text.end(), '|'), text.end());
    CHECK(marked(text, sentence_ends(text)) == expected);
  }
}

TEST_CASE("sentences: where paragraphs end") {
  const std::string cases[] = {"",
                               "one",
                               "one\n",
                               "one|\n",
                               "one line\nanother",
                               "one|\n|\ntwo",
                               "one|\n two",
                               "one|\n\ttwo|\n|\nthree",
                               "one\r|\n\r\ntwo"};
  for (std::string text : cases) {
    const std::string expected = text;
    text.erase(std::remove(text.begin(), text.end(), '|'), text.end());
    CAPTURE(text);
    CHECK(marked(text, paragraph_ends(text)).size() >= text.size());
  }
  CHECK(marked("one\n\ntwo", paragraph_ends("one\n\ntwo")) == "one|\n\ntwo");
  CHECK(marked("one\n two\n\tthree", paragraph_ends("one\n two\n\tthree")) == "one|\n two|\n\tthree");
  CHECK(paragraph_ends("one\ntwo\n").empty());
}

TEST_CASE("sentences: random texts have ascending ends within them, and a paragraph ends a sentence") {
  const unsigned seed = 20'305;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string bits[] = {"It",  "it", " ",  " ",  ".", ".", "!", "?",    "\n",   "\n\n", "\n ", "\"", ")",
                              "Mr.", "A.", "\r", "\t", "3", "é", "É", "\xE2", "\xFF", "”",    "I.",  "",   ", "};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t left = random() % 30; left > 0; --left) text += bits[random() % std::size(bits)];
    CAPTURE(text);
    const auto sentences = sentence_ends(text);
    const auto paragraphs = paragraph_ends(text);
    for (const auto* ends : {&sentences, &paragraphs}) {
      REQUIRE(std::adjacent_find(ends->begin(), ends->end(), std::greater_equal<>()) == ends->end());
      REQUIRE((ends->empty() || ends->back() < text.size()));
    }
    // Between the last sentence end and a paragraph's is nothing but blanks.
    for (const std::size_t end : paragraphs) {
      const auto after = std::upper_bound(sentences.begin(), sentences.end(), end);
      const std::size_t from = after == sentences.begin() ? 0 : *(after - 1);
      REQUIRE(text.substr(from, end - from).find_first_not_of(" \t\r\n") == std::string::npos);
    }
  }
}

TEST_CASE("sentences: hostile texts take linear time") {
  for (const std::string bit : {".", "\n ", "a.", ". ", "\"", ".\"", "!", "\n\n", " \n", "A.B."}) {
    std::string text;
    while (text.size() < 1'000'000) text += bit;
    CAPTURE(bit);
    CHECK(sentence_ends(text).size() <= text.size());
    CHECK(paragraph_ends(text).size() <= text.size());
  }
}

}  // namespace
}  // namespace dateline
