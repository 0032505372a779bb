// Passages: the laws of the header over random text, and tables of where sentences end.
#include "indexer/passages.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "common/analyzer.hpp"
#include "common/index_format.hpp"
#include "common/sentences.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

std::vector<Range> tokens_of(std::string_view text, const Range& range) {
  std::vector<Range> tokens;
  Tokenizer tokenizer(text.substr(range.begin, range.size()));
  for (Token token; tokenizer.next(token);) tokens.push_back({token.begin + range.begin, token.end + range.begin});
  return tokens;
}

void append(std::vector<Range>& to, const std::vector<Range>& more) { to.insert(to.end(), more.begin(), more.end()); }

bool only_white(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const CodePoint point = decode(text, begin);
    if (!is_space(point.value)) return false;
    begin += point.length;
  }
  return true;
}

// Every law that split_passages() promises.
void check_laws(const std::string& headline, const std::string& body, const Range& text) {
  const auto passages = split_passages(headline, body, text);
  std::vector<Range> body_tokens;
  std::vector<Range> headline_tokens;
  std::size_t body_end = text.begin;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const StoredPassage& passage = passages[i];
    REQUIRE(passage.headline.end <= headline.size());
    REQUIRE(passage.headline.begin <= passage.headline.end);
    const auto in_headline = tokens_of(headline, passage.headline);
    const auto in_body = tokens_of(body, passage.body);
    REQUIRE(!(in_headline.empty() && in_body.empty()));
    const std::size_t gap = in_headline.empty() || in_body.empty() ? 0 : 1;
    REQUIRE(in_headline.size() + gap + in_body.size() <= passage_token_limit);
    append(headline_tokens, in_headline);
    append(body_tokens, in_body);
    if (passage.body.empty()) continue;
    REQUIRE(passage.body.begin >= body_end);
    REQUIRE(passage.body.end <= text.end);
    REQUIRE(floor_boundary(body, passage.body.begin) == passage.body.begin);
    REQUIRE(floor_boundary(body, passage.body.end) == passage.body.end);
    REQUIRE(only_white(body, body_end, passage.body.begin));
    body_end = passage.body.end;
  }
  // Token for token, those of the whole: each in exactly one passage, none cut.
  REQUIRE(body_tokens == tokens_of(body, text));
  REQUIRE(headline_tokens == tokens_of(headline, {0, headline.size()}));
  if (!body_tokens.empty()) REQUIRE(only_white(body, body_end, text.end));
}

std::string random_text(std::mt19937& random, std::size_t most) {
  static const std::vector<std::string> bits = {
      "harbour ", "the ", "strike, ", "said. ", "Mr. Smith ", "U.S. ", "“Yes!” ", "\n",   "\n\n", "\n   ",
      "1,000 ",   "東京", "。",       "don't ", "é",          " ",     "— ",      "(a) ", "?",    "! No ",
      ", ",       "'",    "\"",       "\u00A0", "e\u0301",    "x.y",   "l'eau ",  "\t"};
  std::string text;
  for (std::size_t left = random() % (most + 1); left > 0; --left) text += bits[random() % bits.size()];
  return text;
}

TEST_CASE("passages: laws over random text") {
  const unsigned seed = 20'276;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 1'500; ++round) {
    const std::string headline = random_text(random, round % 3 == 0 ? 300 : 20);
    const std::string body = random_text(random, round % 2 == 0 ? 1'500 : 60);
    CAPTURE(headline);
    CAPTURE(body);
    check_laws(headline, body, {0, body.size()});
    const std::size_t begin = floor_boundary(body, body.empty() ? 0 : random() % body.size());
    check_laws(headline, body, {begin, begin + floor_boundary(std::string_view(body).substr(begin), 200)});
  }
}

TEST_CASE("passages: laws on awkward text") {
  std::vector<std::string> bodies = {"", " ", "\n\n", "...", "x", "One. Two.", "東"};
  for (const std::string unit : {"a ", "a, ", "a. ", "A. ", "A.\n\n", "東", "é", "a.b ", "x\n"}) {
    for (const std::size_t count :
         {1u, 77u, 78u, 79u, 112u, 113u, 119u, 120u, 121u, 126u, 127u, 128u, 240u, 241u, 5'000u}) {
      std::string text;
      for (std::size_t i = 0; i < count; ++i) text += unit;
      bodies.push_back(text);
    }
  }
  for (const std::size_t words : {0u, 1u, 47u, 48u, 49u, 120u, 121u, 300u}) {
    std::string headline;
    for (std::size_t i = 0; i < words; ++i) headline += "Word ";
    CAPTURE(words);
    for (const std::string& body : bodies) {
      CAPTURE(body.size());
      check_laws(headline, body, {0, body.size()});
    }
  }
}

TEST_CASE("passages: where the headline goes") {
  const std::string body = "The harbour was closed.";
  auto passages = split_passages(" Port strike ", body, {0, body.size()});
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].headline == Range{1, 12});
  CHECK(passages[0].body == Range{0, body.size()});
  passages = split_passages("Port strike", "", {0, 0});
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].body.empty());
  CHECK(passages[0].headline == Range{0, 11});
  CHECK(split_passages("", "", {0, 0}).empty());
  CHECK(split_passages("—", "...", {0, 3}).empty());
  passages = split_passages("", "DATELINE - The harbour", {11, 22});  // what stands before the text is left out
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].body == Range{11, 22});
}

TEST_CASE("passages: sentences are kept whole where there is a choice") {
  std::string body;
  for (int sentence = 0; sentence < 60; ++sentence) {
    body += "The dockers of port number " + std::to_string(sentence) + " stopped work on Monday, the union said. ";
  }
  const auto passages = split_passages("Dockers strike", body, {0, body.size()});
  CHECK(passages.size() > 5);
  for (const StoredPassage& passage : passages) {
    CHECK(body.substr(passage.body.begin, 3) == "The");
    const std::string_view text = trim(std::string_view(body).substr(passage.body.begin, passage.body.size()));
    CHECK(text.ends_with("said."));
    const std::size_t tokens = tokens_of(body, passage.body).size();
    CHECK(tokens >= 45);
    CHECK(tokens <= 120);
  }
}

TEST_CASE("passages: one endless sentence is cut after a comma") {
  std::string body;
  for (int i = 0; i < 400; ++i) body += i % 9 == 8 ? "word, " : "word ";
  const auto passages = split_passages("", body, {0, body.size()});
  CHECK(passages.size() > 2);
  for (std::size_t i = 0; i + 1 < passages.size(); ++i) CHECK(body[passages[i].body.end - 1] == ',');
}

// The text with a bar at each end found.
std::string marked(const std::string& text) {
  std::string out;
  std::size_t from = 0;
  for (const std::size_t end : sentence_ends(text)) {
    out += text.substr(from, end - from) + "|";
    from = end;
  }
  return out + text.substr(from);
}

TEST_CASE("passages: where sentences end") {
  const std::string cases[][2] = {
      {"", ""},
      {"One.", "One."},
      {"One. Two.", "One.| Two."},
      {"One? Two! Three.", "One?| Two!| Three."},
      {"He said so. then left.", "He said so. then left."},
      {"“Go.” He left.", "“Go.”| He left."},
      {"\"Go!\" He left.", "\"Go!\"| He left."},
      {"(It rained.) They left.", "(It rained.)| They left."},
      {"Mr. Smith met Sen. Lee.", "Mr. Smith met Sen. Lee."},
      {"On Jan. 5 St. Louis won.", "On Jan. 5 St. Louis won."},
      {"J. K. Rowling wrote.", "J. K. Rowling wrote."},
      {"John F. Kennedy spoke.", "John F. Kennedy spoke."},
      {"So did I. They left.", "So did I.| They left."},
      {"The U.S. Senate voted.", "The U.S. Senate voted."},
      {"It rose 3.5 percent.", "It rose 3.5 percent."},
      {"In 2017. 58 people died.", "In 2017.| 58 people died."},
      {"End.Next", "End.Next"},
      {"Wait... Then", "Wait...| Then"},
      {"One.\u00A0Two.", "One.|\u00A0Two."},
      {"Конец. Начало.", "Конец.| Начало."},
      {"Fin. Élysée.", "Fin.| Élysée."},
      {"He left. “Why?” she asked.", "He left.| “Why?” she asked."},
      {"Title\n\nText", "Title|\n\nText"},
      {"Title\n   Text", "Title|\n   Text"},
      {"a line\nbroken", "a line\nbroken"},
      {"One.\n\nTwo.", "One.|\n\nTwo."},
      {"One\r\n\r\nTwo", "One\r|\n\r\nTwo"},
      {"a\n\n\n\nb", "a|\n\n\n\nb"},
  };
  for (const auto& row : cases) {
    const std::string& text = row[0];
    const std::string& expected = row[1];
    CAPTURE(text);
    CHECK(marked(text) == expected);
  }
}

TEST_CASE("passages: ends ascend, and hostile text takes linear time") {
  std::mt19937 random(20'277);
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = random_text(random, 60);
    std::size_t before = 0;
    for (const std::size_t end : sentence_ends(text)) {
      REQUIRE(end >= before);
      REQUIRE(end <= text.size());
      before = end + 1;
    }
  }
  for (const std::string unit : {"\n", ".", ". ", "\n ", "!\"", "' ", "A.", "a.\n\n", " ", "\r\n", "\u00A0"}) {
    std::string text = "x.";
    while (text.size() < 1'000'000) text += unit;
    CHECK(sentence_ends(text).size() < text.size());
    split_passages(text, text, {0, text.size()});
  }
}

}  // namespace
}  // namespace dateline
