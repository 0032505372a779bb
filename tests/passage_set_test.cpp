// Sets of passages: every operation against std::set, on sizes around the borders of words.
#include "searcher/passage_set.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <vector>

namespace dateline {
namespace {

using Plain = std::set<std::size_t>;

std::vector<std::size_t> members(const PassageSet& set) {
  std::vector<std::size_t> out;
  set.for_each([&](std::uint32_t i) { out.push_back(i); });
  return out;
}

std::vector<std::size_t> members(const Plain& set) { return {set.begin(), set.end()}; }

Plain fill(std::mt19937& random, PassageSet& set) {
  Plain plain;
  for (std::size_t left = set.size() == 0 ? 0 : random() % (set.size() + 1); left > 0; --left) {
    const std::size_t i = random() % set.size();
    set.insert(i);
    plain.insert(i);
  }
  return plain;
}

constexpr std::size_t sizes[] = {0, 1, 2, 63, 64, 65, 127, 128, 129, 1'000};

TEST_CASE("passage set: empty and full") {
  for (const std::size_t size : sizes) {
    CAPTURE(size);
    const PassageSet none(size);
    const PassageSet all(size, true);
    CHECK(none.size() == size);
    CHECK(members(none).empty());
    CHECK(members(all).size() == size);
    for (std::size_t i = 0; i < size; ++i) {
      REQUIRE_FALSE(none.contains(i));
      REQUIRE(all.contains(i));
    }
  }
}

TEST_CASE("passage set: operations agree with std::set") {
  std::mt19937 random(20'275);
  for (int round = 0; round < 300; ++round) {
    for (const std::size_t size : sizes) {
      PassageSet a(size);
      PassageSet b(size);
      const Plain plain_a = fill(random, a);
      const Plain plain_b = fill(random, b);
      REQUIRE(members(a) == members(plain_a));
      Plain either = plain_a;
      either.insert(plain_b.begin(), plain_b.end());
      std::vector<std::size_t> both;
      std::set_intersection(plain_a.begin(), plain_a.end(), plain_b.begin(), plain_b.end(), std::back_inserter(both));
      std::vector<std::size_t> without;
      std::set_difference(plain_a.begin(), plain_a.end(), plain_b.begin(), plain_b.end(), std::back_inserter(without));
      PassageSet result = a;
      REQUIRE(members(result |= b) == members(either));
      result = a;
      REQUIRE(members(result &= b) == both);
      result = a;
      REQUIRE(members(result -= b) == without);
      result = PassageSet(size, true);
      result -= a;
      result |= a;
      REQUIRE(members(result).size() == size);
    }
  }
}

TEST_CASE("passage set: ranges agree with one by one") {
  const unsigned seed = 20'276;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 2'000; ++round) {
    const std::size_t size = sizes[random() % std::size(sizes)];
    PassageSet set(size);
    const Plain plain = fill(random, set);
    REQUIRE(set.count() == plain.size());
    const std::size_t begin = random() % (size + 1);
    const std::size_t end = begin + random() % (size - begin + 1);
    std::vector<std::size_t> within(plain.lower_bound(begin), plain.lower_bound(end));
    REQUIRE(set.any(begin, end) == !within.empty());
    if (begin < end && end - begin <= 64) {
      std::uint64_t bits = 0;
      for (const std::size_t i : within) bits |= 1ULL << (i - begin);
      REQUIRE(bits_between(set.words(), begin, end) == bits);
    }
    std::vector<std::size_t> visited;
    set.for_each_in(begin, end, [&](std::uint32_t i) { visited.push_back(i); });
    REQUIRE(visited == within);
    PassageSet filled = set;
    filled.insert(begin, end);
    Plain more = plain;
    for (std::size_t i = begin; i < end; ++i) more.insert(i);
    REQUIRE(members(filled) == members(more));
  }
}

TEST_CASE("passage set: articles that have a member agree with a look at each") {
  const unsigned seed = 20'277;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 3'000; ++round) {
    // Articles of one to 200 passages, most of them short; the last passage ends the last article.
    const std::size_t size = sizes[1 + random() % (std::size(sizes) - 1)];
    PassageSet last(size);
    std::vector<std::size_t> starts = {0};
    while (starts.back() < size) {
      const std::size_t length = random() % 8 == 0 ? 1 + random() % 200 : 1 + random() % 3;
      starts.push_back(std::min(size, starts.back() + length));
      last.insert(starts.back() - 1);
    }
    PassageSet set(size);
    const Plain plain = fill(random, set);
    PassageSet marked(size);
    Plain whole;
    std::vector<std::size_t> touched;
    std::vector<std::size_t> touched_and_marked;
    for (std::size_t article = 0; article + 1 < starts.size(); ++article) {
      const std::size_t end = starts[article + 1];
      const bool mark = random() % 3 == 0;
      if (mark) marked.insert(end - 1);
      if (plain.lower_bound(starts[article]) == plain.lower_bound(end)) continue;
      touched.push_back(article);
      if (mark) touched_and_marked.push_back(end - 1);
      for (std::size_t i = starts[article]; i < end; ++i) whole.insert(i);
    }
    REQUIRE(members(whole_articles(set, last)) == members(whole));
    std::vector<std::size_t> visited;
    const SetCounts counts =
        count_articles(set, last, marked, [&](std::uint32_t passage) { visited.push_back(passage); });
    REQUIRE(counts.passages == plain.size());
    REQUIRE(counts.articles == touched.size());
    REQUIRE(counts.marked == touched_and_marked.size());
    REQUIRE(visited == touched_and_marked);
  }
}

}  // namespace
}  // namespace dateline
