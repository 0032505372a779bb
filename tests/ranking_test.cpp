// Weights and order: BM25's shape, and the best k of a stream against a full sort.
#include "searcher/ranking.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/part_columns.hpp"

namespace dateline {
namespace {

TEST_CASE("ranking: a weight is positive, grows with wdf, and falls with df") {
  for (const std::uint64_t passages : {1ull, 2ull, 10ull, 200'000ull, 4'000'000'000ull}) {
    CAPTURE(passages);
    std::uint64_t previous = 0;
    for (const std::uint64_t df :
         {std::uint64_t{1}, passages / 100, passages / 2, passages - passages / 10, passages}) {
      if (df <= previous || df > passages) continue;
      const TermWeight weight(df, passages);
      CHECK(weight.of(0) == 0);
      for (int wdf = 1; wdf < 128; ++wdf) {
        REQUIRE(weight.of(static_cast<std::uint8_t>(wdf)) > 0);
        REQUIRE(weight.of(static_cast<std::uint8_t>(wdf)) > weight.of(static_cast<std::uint8_t>(wdf - 1)));
        if (previous > 0)
          REQUIRE(weight.of(static_cast<std::uint8_t>(wdf)) <
                  TermWeight(previous, passages).of(static_cast<std::uint8_t>(wdf)));
      }
      previous = df;
    }
  }
}

TEST_CASE("ranking: a weight worked out by hand") {
  // df 9 of 99: idf = ln(1 + 90.5 / 9.5) = 2.35374; wdf 8: 8 * 2.6 / (8 + 12.8) = 1; wdf 127: 330.2 / 139.8.
  const TermWeight weight(9, 99);
  CHECK(weight.of(8) == doctest::Approx(std::log(1 + 90.5 / 9.5)));
  CHECK(weight.of(8) == doctest::Approx(2.35374).epsilon(1e-4));
  CHECK(weight.of(127) == doctest::Approx(std::log(1 + 90.5 / 9.5) * 330.2 / 139.8));
}

const std::vector<std::string> ids = {"a", "b", "c", "d", "a"};  // by RankedPassage::article

PassageOrder by_ids() {
  return PassageOrder([](std::uint32_t article) { return std::string_view(ids.at(article)); });
}

TEST_CASE("ranking: the order of hits") {
  struct Case {
    RankedPassage first;
    RankedPassage second;
  };
  const Case cases[] = {
      {{.score = 2, .day = 1, .article = 1}, {.score = 1, .day = 9, .article = 0}},          // score before day
      {{.score = 1, .day = 9, .article = 1}, {.score = 1, .day = 8, .article = 0}},          // later day first
      {{.score = 1, .day = -9, .article = 1}, {.score = 1, .day = no_day, .article = 0}},    // undated last
      {{.score = 1, .article = 4, .passage = 9}, {.score = 1, .article = 1, .passage = 1}},  // then the id
      {{.score = 1, .article = 0, .passage = 3}, {.score = 1, .article = 0, .passage = 4}},  // then the place
      {{.score = 1, .article = 0, .passage = 3}, {.score = 1, .article = 4, .passage = 4}},
  };
  const PassageOrder ranks_before = by_ids();
  for (const Case& c : cases) {
    CHECK(ranks_before(c.first, c.second));
    CHECK_FALSE(ranks_before(c.second, c.first));
    CHECK_FALSE(ranks_before(c.first, c.first));
  }
}

bool same_place(const RankedPassage& a, const RankedPassage& b) {
  return a.score == b.score && a.day == b.day && a.article == b.article && a.passage == b.passage;
}

TEST_CASE("ranking: the best k are the first k of a sort") {
  const unsigned seed = 20'281;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 1'000; ++round) {
    std::vector<RankedPassage> all(random() % 60);
    for (std::size_t i = 0; i < all.size(); ++i) {  // few values, so ties are many
      all[i] = {.score = static_cast<float>(random() % 4),
                .day = static_cast<std::int32_t>(random() % 3),
                .article = static_cast<std::uint32_t>(random() % ids.size()),
                .passage = static_cast<std::uint32_t>(i)};
    }
    for (const std::size_t limit :
         {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{10}, all.size(), all.size() + 5}) {
      TopPassages top(limit, by_ids());
      float least = top.least();
      for (const RankedPassage& passage : all) {
        top.offer(passage);
        REQUIRE(top.least() >= least);
        least = top.least();
      }
      const auto best = top.sorted();
      auto sorted = all;
      std::sort(sorted.begin(), sorted.end(), by_ids());
      REQUIRE(best.size() == std::min(limit, all.size()));
      for (std::size_t i = 0; i < best.size(); ++i) REQUIRE(same_place(best[i], sorted[i]));
      REQUIRE(top.sorted().empty());
    }
  }
}

TEST_CASE("ranking: what is newer weighs more, and what is old never less than the floor") {
  const Recency recency{*make_day(2017, 4, 9), 30};
  CHECK(recency.factor(make_day(2017, 4, 9)->number) == 1);
  CHECK(recency.factor(make_day(2017, 4, 10)->number) == 1);  // tomorrow's is as good as today's
  CHECK(recency.factor(make_day(2017, 3, 10)->number) == doctest::Approx(0.75));
  CHECK(recency.factor(make_day(2017, 2, 8)->number) == doctest::Approx(0.625));
  CHECK(recency.factor(make_day(1817, 1, 1)->number) == doctest::Approx(Recency::floor));
  CHECK(recency.factor(no_day) == Recency::floor);
  double before = 1;
  for (std::int32_t day = make_day(2017, 4, 8)->number; day > make_day(2010, 1, 1)->number; day -= 17) {
    CHECK(recency.factor(day) <= before);
    CHECK(recency.factor(day) >= Recency::floor);
    before = recency.factor(day);
  }
}

}  // namespace
}  // namespace dateline
