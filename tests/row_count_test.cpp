// Holds the two ways of counting a facet's rows to each other and to a plain count.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "searcher/workspace.hpp"

using namespace dateline;

TEST_CASE("row count: articles once, passages each") {
  const unsigned seed = 20'281;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    RowCount narrow;
    WideRowCount wide;
    std::set<std::uint32_t> articles;
    std::uint32_t passages = 0;
    std::uint32_t article = random() % 3 == 0 ? 0 : static_cast<std::uint32_t>(random()) >> 1;
    for (unsigned left = static_cast<unsigned>(random() % 200); left > 0; --left) {
      article += static_cast<std::uint32_t>(random() % 2);
      const bool first = passages == 0;
      REQUIRE(narrow.add(article) == first);
      REQUIRE(wide.add(article) == first);
      articles.insert(article);
      ++passages;
    }
    CHECK(narrow.articles() == articles.size());
    CHECK(wide.articles() == articles.size());
    CHECK(narrow.passages() == passages);
    CHECK(wide.passages() == passages);
  }
}

TEST_CASE("row count: the narrow one holds as many passages as it says") {
  RowCount narrow;
  for (std::size_t i = 0; i < RowCount::most_passages; ++i) narrow.add(static_cast<std::uint32_t>(i));
  CHECK(narrow.articles() == RowCount::most_passages);
  CHECK(narrow.passages() == RowCount::most_passages);
}
