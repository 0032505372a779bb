// Which segments are merged: tables, laws over random sizes, and a year of nightly runs.
#include "indexer/merge_policy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace dateline {
namespace {

using Segments = std::vector<SegmentSize>;

Segments of(std::size_t count, SegmentSize size) { return {count, size}; }

Segments operator+(Segments a, const Segments& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

struct Cost {
  std::uint64_t rewritten = 0;  // living passages
  std::uint64_t joined = 0;     // documents
  std::size_t merges = 0;
};

// Does what the merge says; what has no living passage is dropped, as a run does.
void apply(const Merge& merge, Segments& segments, Cost& cost) {
  SegmentSize made;
  for (const std::size_t i : merge.segments) {
    made.living += segments[i].living;
    made.documents += merge.rewrite ? segments[i].living : segments[i].documents;
  }
  for (auto i = merge.segments.rbegin(); i != merge.segments.rend(); ++i) {
    segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(*i));
  }
  if (made.documents > 0) segments.push_back(made);
  (merge.rewrite ? cost.rewritten : cost.joined) += made.documents;
  ++cost.merges;
}

Cost settle(Segments& segments) {
  Cost cost;
  while (const auto merge = next_merge(segments)) {
    apply(*merge, segments, cost);
    REQUIRE(cost.merges < 10'000);
  }
  return cost;
}

std::size_t most_segments(const Segments& segments) {
  std::uint64_t documents = 0;
  for (const SegmentSize& size : segments) documents += size.documents;
  return 5 * 7 + 7 + documents / 64'000;
}

TEST_CASE("merge policy: what is merged") {
  struct Case {
    std::string name;
    Segments segments;
    std::vector<std::size_t> merged;  // empty: nothing
    bool rewrite;
  };
  const Case cases[] = {
      {"none", {}, {}, false},
      {"one small", {{3, 3}}, {}, false},
      {"seven of a tier", of(7, {20, 20}), {}, false},
      {"eight of a tier", of(8, {20, 20}), {0, 1, 2, 3, 4, 5, 6, 7}, true},
      {"eight of two tiers", of(4, {7, 7}) + of(4, {8, 8}), {}, false},
      {"the eighth ends it", of(10, {64, 64}), {0, 1, 2, 3, 4, 5, 6, 7}, true},
      {"others between", of(4, {500, 500}) + of(3, {5, 5}) + of(4, {64, 64}), {0, 1, 2, 3, 7, 8, 9, 10}, true},
      {"the tier is of the living", of(4, {30, 60}) + of(4, {30, 30}), {0, 1, 2, 3, 4, 5, 6, 7}, true},
      {"seven medium", of(7, {9'000, 9'000}), {}, false},
      {"eight medium", of(8, {9'000, 9'000}), {0, 1, 2, 3, 4, 5, 6, 7}, false},
      {"small by a passage", of(7, {8'000, 8'000}) + of(1, {7'999, 7'999}), {}, false},
      {"the largest medium", of(8, {63'999, 63'999}), {0, 1, 2, 3, 4, 5, 6, 7}, false},
      {"large ones stay", of(20, {64'000, 64'000}), {}, false},
      {"half dead", {{50, 100}}, {}, false},
      {"more than half dead", {{49, 100}}, {0}, true},
      {"a large one more than half dead", of(2, {70'000, 70'000}) + of(1, {40'000, 90'000}), {2}, true},
      {"all dead", {{5, 5}, {0, 9'000}}, {1}, true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const auto merge = next_merge(c.segments);
    REQUIRE(merge.has_value() == !c.merged.empty());
    if (!merge) continue;
    CHECK(merge->segments == c.merged);
    CHECK(merge->rewrite == c.rewrite);
  }
}

// A size of any magnitude, some of it dead.
SegmentSize random_size(std::mt19937& random) {
  SegmentSize size;
  size.documents = 1 + random() % (1u << (random() % 19));
  size.living = random() % 3 == 0 ? random() % (size.documents + 1) : size.documents - size.documents / 10;
  return size;
}

TEST_CASE("merge policy: laws over random sizes") {
  MESSAGE("seed 31415");
  std::mt19937 random(31'415);
  for (int round = 0; round < 2'000; ++round) {
    Segments segments(random() % 120);
    for (SegmentSize& size : segments) size = random_size(random);
    std::uint64_t living = 0;
    for (const SegmentSize& size : segments) living += size.living;
    const std::size_t begun = segments.size();
    Cost cost;
    while (const auto merge = next_merge(segments)) {
      REQUIRE(std::is_sorted(merge->segments.begin(), merge->segments.end()));
      REQUIRE(std::adjacent_find(merge->segments.begin(), merge->segments.end()) == merge->segments.end());
      REQUIRE(merge->segments.back() < segments.size());
      const SegmentSize& first = segments[merge->segments.front()];
      if (merge->segments.size() == 1) {
        REQUIRE(merge->rewrite);
        REQUIRE(first.living < first.documents - first.living);
      } else {
        REQUIRE(merge->segments.size() == 8);
        for (const std::size_t i : merge->segments) REQUIRE((segments[i].documents < 8'000) == merge->rewrite);
        for (const std::size_t i : merge->segments) REQUIRE(segments[i].documents < 64'000);
      }
      apply(*merge, segments, cost);
    }
    // Each merge drops seven segments, or mends one that was half dead, and what was mended stays so.
    REQUIRE(cost.merges <= begun + begun / 7);
    REQUIRE(segments.size() <= most_segments(segments));
    std::uint64_t left = 0;
    for (const SegmentSize& size : segments) left += size.living;
    REQUIRE(left == living);
  }
}

// Withdraws some `share` of all living passages, evenly, and says how many.
std::uint64_t withdraw(Segments& segments, double share, std::mt19937& random) {
  std::uint64_t withdrawn = 0;
  for (SegmentSize& size : segments) {
    const double exact = static_cast<double>(size.living) * share;
    auto dead = static_cast<std::uint64_t>(exact);
    if (static_cast<double>(random() % 1'000) < (exact - static_cast<double>(dead)) * 1'000) ++dead;
    size.living -= dead;
    withdrawn += dead;
  }
  return withdrawn;
}

TEST_CASE("merge policy: a year of nightly runs") {
  constexpr std::uint64_t passages_of_an_article = 2;
  constexpr double replaced_each_night = 0.02;
  for (const std::uint64_t archive : {0ULL, 100'000ULL, 1'000'000ULL}) {
    for (const std::uint64_t articles : {10ULL, 100ULL, 1'000ULL, 10'000ULL}) {
      for (const double share : {0.0, replaced_each_night}) {
        std::mt19937 random(27'182);
        Segments segments;
        for (std::uint64_t left = archive; left > 0; left -= std::min<std::uint64_t>(left, 250'000)) {
          segments.push_back({std::min<std::uint64_t>(left, 250'000), std::min<std::uint64_t>(left, 250'000)});
        }
        std::uint64_t added = 0;
        Cost year;
        std::size_t most = 0;
        for (int night = 0; night < 365; ++night) {
          const std::uint64_t fresh = articles * passages_of_an_article + withdraw(segments, share, random);
          segments.push_back({fresh, fresh});
          added += fresh;
          const Cost cost = settle(segments);
          year.rewritten += cost.rewritten;
          year.joined += cost.joined;
          most = std::max(most, segments.size());
          REQUIRE(segments.size() <= most_segments(segments));
        }
        const double rewritten = static_cast<double>(year.rewritten) / static_cast<double>(added);
        const double joined = static_cast<double>(year.joined) / static_cast<double>(added);
        MESSAGE("archive " << archive << ", " << articles << " a night, " << share * 100 << "% replaced: at most "
                           << most << " segments; rewritten " << rewritten << ", joined " << joined
                           << " of what was added");
        CHECK(rewritten <= 2.5);
        // What has lost more than half of its articles can fall back to a size that is joined once more.
        CHECK(joined <= (share > 0 ? 1.5 : 1.0));
      }
    }
  }
}

}  // namespace
}  // namespace dateline
