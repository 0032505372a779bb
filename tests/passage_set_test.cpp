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

}  // namespace
}  // namespace dateline
