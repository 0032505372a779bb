// Queries made to hurt answer or are refused, soon; and a search stops at its deadline and says so.
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "common/text.hpp"
#include "tests/errors.hpp"
#include "tests/world.hpp"

using dateline::ErrorKind;
using dateline::Searcher;
using dateline::SearchRequest;
using dateline::SearchResult;

namespace {

std::string repeated(const std::string& unit, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += unit;
  return text;
}

const std::vector<std::string> stop_words = {"the", "of", "to", "in", "and", "a", "said", "for"};

// 40 articles of 2,000 stop words each.
const Searcher& searcher() {
  static const world::World made = [] {
    std::vector<world::Item> items;
    for (std::size_t i = 0; i < 40; ++i) {
      std::string body;
      for (std::size_t word = 0; word < 2'000; ++word) {
        body += stop_words[(word * word + word / 7 + i) % stop_words.size()] + (word % 50 == 49 ? ". " : " ");
      }
      items.push_back({"a" + std::to_string(i), "2023-04-05", "The " + stop_words[i % 8], body});
    }
    return world::World(items);
  }();
  static const Searcher one = made.open();
  return one;
}

// Whether it is answered; anything but an answer or a short query error fails the test, and so do two minds.
bool is_answered(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.facets = {"published"};
  std::string outcomes[2];
  for (std::string& outcome : outcomes) {
    const auto start = std::chrono::steady_clock::now();
    try {
      const SearchResult result = searcher().search(request);
      outcome = "answered " + std::to_string(result.total.passages);
    } catch (const dateline::Error& error) {
      outcome = error.what();
      REQUIRE(error.kind() == ErrorKind::query);
      REQUIRE(outcome.size() < 500);
      REQUIRE(dateline::is_valid_utf8(outcome));
    }
    // Without optimisation, under sanitizers, beside other work; a tenth of a second otherwise.
    REQUIRE(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  }
  REQUIRE(outcomes[0] == outcomes[1]);
  return outcomes[0].starts_with("answered");
}

std::string chain(const std::string& connector, std::size_t words) {
  std::string query = "the";
  for (std::size_t i = 1; i < words; ++i) query += " " + connector + " " + stop_words[i % stop_words.size()];
  return query;
}

TEST_CASE("hostile queries: long ones") {
  for (const std::string unit : {"(", ")", "\"", "a ", "(a OR ", "NOT ", "w/5 "}) {
    CHECK_FALSE(is_answered(repeated(unit, 1'000'000 / unit.size())));
  }
  CHECK_FALSE(is_answered(std::string(10'000, 'x')));
  CHECK(is_answered(std::string(4'096, 'x')));
  CHECK(is_answered(std::string(4'000, 'x') + "*"));
  CHECK(is_answered("\"" + std::string(4'000, 'x') + "\""));
  CHECK(is_answered(repeated(")", 4'096)));
  CHECK(is_answered(repeated("()", 2'048)));
  CHECK_FALSE(is_answered(repeated("(", 4'096)));
}

TEST_CASE("hostile queries: every byte") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    CAPTURE(byte);
    is_answered(one);
    is_answered(repeated(one, 4'096));
    is_answered("the" + one + "of " + one + " \"to" + one + "in\" headline:" + one + " a*" + one);
  }
}

TEST_CASE("hostile queries: all that 64 words can do") {
  CHECK(is_answered(repeated("the ", 64)));
  CHECK(is_answered(repeated("+the ", 64)));
  CHECK(is_answered(repeated("-the ", 64)));
  CHECK(is_answered("\"" + repeated("the of to in ", 16) + "\""));
  CHECK(is_answered("*" + repeated(" OR *", 63)));
  for (const std::string unit :
       {"\"the\" ", "\"of the\" ", "(the w/255 of) ", "headline:the ", "caps(The) ", "th* ", "the* ", "atleast99(the) ",
        "person:a ", "published:2023 ", "mentions:2023 ", "length:>5 ", "story:a1 ", "unknwon "}) {
    CAPTURE(unit);
    for (const std::size_t count : {1, 16, 32, 64}) is_answered(repeated(unit, count));
  }
}

TEST_CASE("hostile queries: common words near each other") {
  CHECK(is_answered("the w/5 of"));
  CHECK(is_answered(chain("pre/1", 4)));
  for (const std::string connector : {"w/255", "pre/255", "/s", "/p", "w/1", "not w/255", "not /p"}) {
    CAPTURE(connector);
    for (const std::size_t words : {2, 3, 8, 32, 64}) is_answered(chain(connector, words));
  }
  CHECK_FALSE(is_answered(chain("w/255", 64)));  // refused, not answered after a minute
  CHECK_FALSE(is_answered(chain("/p", 64)));
  std::string nested = "the";
  for (int i = 0; i < 30; ++i) nested = "(" + nested + " w/255 of)";
  CHECK_FALSE(is_answered(nested));
  const std::string group = "(the OR of OR to OR in OR and OR a OR said OR for)";
  is_answered(group + " w/255 " + group + " w/255 " + group);
  is_answered("atleast255(" + group + " w/255 " + group + ")");
  is_answered("(the AND of AND to AND in) w/255 (and AND a AND said AND for)");
}

TEST_CASE("a search stops at its deadline, says so, and leaves nothing behind") {
  SearchRequest request;
  request.query = "(the OR of OR to) w/40 (in OR and)";
  request.facets = {"published"};
  const SearchResult whole = searcher().search(request);
  CHECK_FALSE(whole.timed_out);
  CHECK(whole.total.articles == 40);
  request.timeout_ms = 1;
  bool stopped = false;
  for (int round = 0; round < 20 && !stopped; ++round) {
    const auto start = std::chrono::steady_clock::now();
    const SearchResult result = searcher().search(request);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    stopped = result.timed_out;
    if (!stopped) continue;
    CHECK(result.query == request.query);
    REQUIRE_FALSE(result.notes.empty());
    CHECK(result.notes.back().find("time was over") != std::string::npos);
    CHECK(result.total.articles <= whole.total.articles);
  }
  CHECK(stopped);
  request.timeout_ms = 600'000;
  const SearchResult again = searcher().search(request);
  CHECK_FALSE(again.timed_out);
  CHECK(again.total.passages == whole.total.passages);
  REQUIRE(again.hits.size() == whole.hits.size());
  for (std::size_t i = 0; i < whole.hits.size(); ++i) {
    CHECK(again.hits[i].article == whole.hits[i].article);
    CHECK(again.hits[i].score == whole.hits[i].score);
  }
}

}  // namespace
