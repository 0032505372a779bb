// "Did you mean": which word of the index stands in for an unknown one, and the edits between two words.
#include "searcher/suggestions.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/world.hpp"

namespace {

using dateline::edits_between;

TEST_CASE("suggestions: edits between two words") {
  struct Case {
    std::string a;
    std::string b;
    std::size_t edits;
  };
  const Case cases[] = {{"", "", 0},
                        {"", "a", 1},
                        {"a", "", 1},
                        {"harbour", "harbour", 0},
                        {"harbor", "harbour", 1},
                        {"harbuor", "harbour", 1},
                        {"habrour", "harbour", 1},
                        {"xarbour", "harbour", 1},
                        {"harbou", "harbour", 1},
                        {"ahrbuor", "harbour", 2},
                        {"ca", "abc", 3},
                        {"strike", "harbour", 4}};
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(edits_between(c.a, c.b, 3) == c.edits);
    CHECK(edits_between(c.b, c.a, 3) == c.edits);
  }
  const std::string forty(40, 'x');
  CHECK(edits_between(forty, forty, 2) == 0);
  CHECK(edits_between(forty + "x", forty, 2) == 1);
  CHECK(edits_between(forty, forty + "x", 2) == 3);  // longer than any word it is asked of
  CHECK(edits_between(std::string(10'000, 'x'), std::string(10'000, 'x'), 2) == 3);
}

// The textbook's recurrence, whole and without a limit.
std::size_t plain_edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      std::size_t& least = cost[i][j];
      least = std::max(i, j);
      if (i > 0) least = std::min(least, cost[i - 1][j] + 1);
      if (j > 0) least = std::min(least, cost[i][j - 1] + 1);
      if (i > 0 && j > 0) least = std::min(least, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        least = std::min(least, cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

TEST_CASE("suggestions: edits between random words are those of the textbook") {
  const unsigned seed = 20'315;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto word = [&] {
    std::string made;
    for (std::size_t left = random() % 9; left > 0; --left) made += "abc"[random() % 3];
    return made;
  };
  for (int round = 0; round < 50'000; ++round) {
    const std::string a = word();
    const std::string b = word();
    const std::size_t limit = random() % 4;
    CAPTURE(a);
    CAPTURE(b);
    CAPTURE(limit);
    REQUIRE(edits_between(a, b, limit) == std::min(plain_edits(a, b), limit + 1));
  }
}

TEST_CASE("suggestions: what the index has instead") {
  const world::World made({{"1", "2023-04-05", "Harbour strike ends", "The harbour workers were striking for weeks."},
                           // Endings that are seen once have no code, and are not suggested.
                           {"4", "2023-04-08", "", "strike striking walking talking election colours"},
                           {"2", "2023-04-06", "", "Harbours in the north; a harbinger of harm. Colour, colours."},
                           {"3", "2023-04-07", "Élection à Paris", "Une élection, des électeurs.", "", "fr"}});
  const dateline::Searcher searcher = made.open();
  const std::string cases[][2] = {
      {"harbour", ""},         // known
      {"harboru", "harbour"},  // a swap
      {"Harbuor strike", "harbour strike"},
      {"strike harbuor", "strike harbour"},
      {"harbuor colur", "harbour colour"},
      {"harbuor AND (strike OR colurs)", "harbour AND (strike OR colours)"},
      {"strikning", "striking"},
      {"strke", "strike"},         // of five letters, one edit
      {"srtke", ""},               // two are too many for them
      {"xarbour", ""},             // another first letter
      {"hbr", ""},                 // too short
      {"electon", "election"},     // accents set aside
      {"\"harbuor strike\"", ""},  // phrases are left as they are
      {"harbuo*", ""},
      {"headline:harbuor", "headline:harbour"},
      {"strike NOT harbuor", ""},  // what is left out need not be there
      {"person:harbuor", ""},
      {"+harbuor -strike", "+harbour -strike"},
      {"zzzzzzzz", ""},
      {std::string(60, 'h'), ""},
      {"", ""},
  };
  for (const auto& row : cases) {
    const std::string& query = row[0];
    CAPTURE(query);
    CHECK(searcher.search(world::asking(query)).suggestion == row[1]);
  }
  // What is suggested finds something.
  CHECK(searcher.search(world::asking("harbour AND strike")).total.articles == 1);
}

}  // namespace
