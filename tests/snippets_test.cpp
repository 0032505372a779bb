// What is marked in a hit: which bytes of its text and headline words, phrases, groups and languages take.
#include "searcher/snippets.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/world.hpp"

namespace {

using dateline::Hit;
using dateline::Span;

// [Brackets] around each span; they must be in order and disjoint.
std::string bracketed(const std::string& text, const std::vector<Span>& spans) {
  std::string out;
  std::size_t from = 0;
  for (const Span& span : spans) {
    REQUIRE(span.begin >= from);
    REQUIRE(span.end > span.begin);
    REQUIRE(span.end <= text.size());
    out += text.substr(from, span.begin - from) + "[" + text.substr(span.begin, span.end - span.begin) + "]";
    from = span.end;
  }
  return out + text.substr(from);
}

std::string without_brackets(std::string text) {
  std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
  return text;
}

struct Case {
  std::string query;
  std::string body;  // as it is to be marked; empty: it must not be found
  std::string headline = {};
  std::string language = "en";
};

// Each case's article, and no other, is what is looked at.
void check(const std::vector<Case>& cases) {
  std::vector<world::Item> items;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    items.push_back({"case " + std::to_string(i), "2023-04-05", without_brackets(cases[i].headline),
                     without_brackets(cases[i].body), "", cases[i].language});
  }
  const world::World made(items);
  const dateline::Searcher searcher = made.open();
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& c = cases[i];
    CAPTURE(c.query);
    bool found = false;
    for (const Hit& hit : searcher.search(world::asking(c.query)).hits) {
      if (hit.article != items[i].id) continue;
      found = true;
      CHECK(bracketed(hit.text, hit.spans) == c.body);
      CHECK(bracketed(hit.headline, hit.headline_spans) == c.headline);
    }
    CHECK(found);
  }
}

TEST_CASE("snippets: words") {
  check({
      {"port", "[Ports] and a [port's] [PORT]."},
      {"strike", "The strikers [strike]; [striking]!"},
      {"U.S.", "the [U.S.] and the [US]"},
      {"1000", "[1,000] or [1000]"},
      {"élysée", "Palais de l’[Élysée], [Elysee]"},
      {"port strike", "A [strike] in the [port].", "[Strikes] in [ports]"},
      {"port AND strike", "A [strike] in the [port]."},
      {"port NOT whale", "A strike in the [port]."},
      {"+port -whale ferry", "A [ferry] in the [port]."},
      {"grève", "Les [grèves], la [greve]", "", "fr"},
      {"東 京", "[東][京]", "", "ja"},
      {"headline:port", "A port.", "The [port]"},
      {"body:port", "A [port].", "The port"},
      {"", "Nothing is marked.", "Nothing"},
      {"source:x OR port", "A [port]"},
  });
}

TEST_CASE("snippets: phrases, forms and wildcards") {
  check({
      {"\"white house\"", "The [White House], [white-house] house white"},
      {"\"white house\"", "white [white house]"},
      {"white-house", "[white houses] and [White-House]"},
      {"\"white house\"", "white houses, [white house]"},  // those very forms
      {"\"white house\" OR house OR white", "[white house]"},
      {"\"a b a\"", "[a b a b a]"},  // overlapping: joined
      {"\"a b\"", "[a b] [a b]"},    // side by side: not
      {"\"strike\"", "[strike] strikes [Strike]"},
      {"caps(US)", "[US] us Us [U.S.]"},
      {"caps(\"White House\")", "[White House], white house"},
      {"str?k*", "[strike], [stroke], stork, [Striking]"},
      {"strikin*", "strike [striking]"},
      {"\"white house\"", "The [White House] again", "[White House] news"},
  });
}

TEST_CASE("snippets: groups are marked from their first word to their last") {
  check({
      {"port w/3 strike", "[Port of the strike] and strike."},
      {"port pre/3 strike", "Strike. [Port strike]."},
      {"port /s strike", "A port. [Port and a strike]. A strike."},
      {"port w/2 strike", "[port strike port strike port]"},       // joined where they overlap
      {"port w/9 strike", "port [port strike] w w w w w strike"},  // the shorter of two, one within the other
      {"port not w/2 strike", "port strike, w w w w w w [port]"},
      {"atleast2(port)", "[port] and [port]"},
      {"(port OR ferry) w/1 (strike OR walkout)", "[Port strike], no [ferry walkout], no port ferry"},
      {"port w/1 strike", "[Port strike].", "[Port strike], strike"},
  });
}

TEST_CASE("snippets: what reaches into another passage is marked as far as it is here") {
  std::string body;
  for (int i = 0; i < 250; ++i) body += "w" + std::to_string(i) + " ";
  const world::World made({{"long", "2023-04-05", "", body + "."}});
  const dateline::Searcher searcher = made.open();
  const auto everything = searcher.search(world::asking("")).hits;
  REQUIRE(everything.size() > 1);
  // The last word of the first passage and the first one of the second.
  std::size_t first_end = SIZE_MAX;
  for (const Hit& hit : everything) first_end = hit.begin == 0 ? hit.end : first_end;
  const std::size_t last_begin = body.rfind(' ', first_end - 1) + 1;
  const std::size_t next_begin = body.find('w', first_end);
  const std::string last = body.substr(last_begin, first_end - last_begin);
  const std::string next = body.substr(next_begin, body.find(' ', next_begin) - next_begin);
  for (const std::string& query : {"\"" + last + " " + next + "\"", last + " w/1 " + next}) {
    CAPTURE(query);
    const auto hits = searcher.search(world::asking(query)).hits;
    REQUIRE(hits.size() == 2);
    for (const Hit& hit : hits) {
      REQUIRE(hit.spans.size() == 1);
      const std::string marked = hit.text.substr(hit.spans[0].begin, hit.spans[0].end - hit.spans[0].begin);
      CHECK(marked == (hit.begin == 0 ? last : next));
    }
  }
}

TEST_CASE("snippets: spans are in order, disjoint, and within the text") {
  const unsigned seed = 20'280;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> words = {"a", "b", "c", "d’e", "F-g"};
  std::vector<world::Item> items;
  for (int i = 0; i < 40; ++i) {
    std::string text = "a ";
    for (std::size_t left = random() % 12; left > 0; --left) {
      text += words[random() % words.size()] + (random() % 2 == 0 ? " " : ", ");
    }
    items.push_back({std::to_string(i), "", i % 2 == 0 ? "" : text, text});
  }
  const world::World made(items);
  const dateline::Searcher searcher = made.open();
  for (int round = 0; round < 300; ++round) {
    std::string query;
    for (std::size_t left = 1 + random() % 4; left > 0; --left) {
      query += random() % 2 == 0 ? "\"" + words[random() % 5] + " " + words[random() % 5] + "\" "
                                 : words[random() % 5] + " ";
      if (random() % 4 == 0) query += "w/2 ";
    }
    CAPTURE(query);
    for (const Hit& hit : searcher.search(world::asking(query)).hits) {
      CHECK(without_brackets(bracketed(hit.text, hit.spans)) == hit.text);
      CHECK(without_brackets(bracketed(hit.headline, hit.headline_spans)) == hit.headline);
    }
  }
}

}  // namespace
