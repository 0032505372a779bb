// Matching words in a text: which bytes are marked for words, phrases and languages.
#include "searcher/snippets.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace dateline {
namespace {

Leaf leaf(const std::string& text, const std::string& language = "en") {
  Leaf made;
  made.text = text;
  LeafTerms terms;
  terms.language = language;
  Stemmer stemmer(language);
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) terms.terms.push_back(stemmer.term(token.form));
  made.is_phrase = terms.terms.size() > 1;
  made.languages.push_back(std::move(terms));
  return made;
}

std::string marked(const std::string& text, const std::vector<Leaf>& leaves, const std::string& language = "en") {
  Stemmer stemmer(language);
  std::string out;
  std::size_t from = 0;
  for (const Span& span : matching_spans(text, leaves, stemmer)) {
    REQUIRE(span.begin >= from);
    REQUIRE(span.end > span.begin);
    out += text.substr(from, span.begin - from) + "[" + text.substr(span.begin, span.end - span.begin) + "]";
    from = span.end;
  }
  return out + text.substr(from);
}

TEST_CASE("snippets: words and phrases") {
  struct Case {
    std::string text;
    std::vector<Leaf> leaves;
    std::string expected;
  };
  const Case cases[] = {
      {"", {leaf("port")}, ""},
      {"No match here.", {leaf("port")}, "No match here."},
      {"no leaves", {}, "no leaves"},
      {"Ports and a port's PORT.", {leaf("port")}, "[Ports] and a [port's] [PORT]."},
      {"The strikers strike; striking!", {leaf("strike")}, "The strikers [strike]; [striking]!"},
      {"the U.S. and the US", {leaf("U.S.")}, "the [U.S.] and the [US]"},
      {"1,000 or 1000", {leaf("1000")}, "[1,000] or [1000]"},
      {"l’Élysée, Elysee", {leaf("élysée")}, "l’[Élysée], [Elysee]"},
      {"The White House, white-house house white",
       {leaf("white house")},
       "The [White House], [white-house] house white"},
      {"white white house", {leaf("white house")}, "white [white house]"},
      {"house", {leaf("white house")}, "house"},
      {"white house", {leaf("white house"), leaf("house"), leaf("white")}, "[white house]"},
      {"a b a b a", {leaf("a b a")}, "[a b a b a]"},  // overlapping: joined
      {"a b a b", {leaf("a b")}, "[a b] [a b]"},      // side by side: not
      {"東京", {leaf("東"), leaf("京")}, "[東][京]"},
      {"port", {leaf("port", "fr")}, "port"},  // of another language
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(marked(c.text, c.leaves) == c.expected);
  }
  CHECK(marked("Les grèves, la greve", {leaf("grève", "fr")}, "fr") == "Les [grèves], la [greve]");
}

TEST_CASE("snippets: what does not score is not marked") {
  Leaf excluded = leaf("port");
  excluded.scores = false;
  CHECK(marked("port strike", {excluded, leaf("strike")}) == "port [strike]");
  Leaf empty;
  empty.languages.emplace_back().language = "en";
  CHECK(marked("port", {empty}) == "port");
}

TEST_CASE("snippets: spans are in order, disjoint, and made of whole tokens") {
  std::mt19937 random(20'280);
  const std::vector<std::string> words = {"a", "b", "c", "d’e", "F-g"};
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    for (std::size_t left = random() % 12; left > 0; --left)
      text += words[random() % words.size()] + (random() % 2 == 0 ? " " : ", ");
    std::vector<Leaf> leaves;
    for (std::size_t left = random() % 4; left > 0; --left) {
      std::string query;
      for (std::size_t length = 1 + random() % 3; length > 0; --length) query += words[random() % words.size()] + " ";
      leaves.push_back(leaf(query));
    }
    Stemmer stemmer("en");
    std::size_t before = 0;
    for (const Span& span : matching_spans(text, leaves, stemmer)) {
      REQUIRE(span.begin >= before);
      REQUIRE(span.end > span.begin);
      REQUIRE(span.end <= text.size());
      before = span.end;
    }
  }
}

}  // namespace
}  // namespace dateline
