// Decoded postings: look-ups in sparse and dense lists against a plain walk, and the runs of positions.
#include "searcher/posting_list.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/index_format.hpp"

namespace dateline {
namespace {

std::vector<std::uint32_t> articles_of(std::mt19937& random, std::uint32_t passages) {
  std::vector<std::uint32_t> article_of;
  std::uint32_t article = 0;
  while (article_of.size() < passages) article_of.push_back(random() % 3 == 0 ? article++ : article);
  return article_of;
}

// The articles as bits are those of the passages, and there are none of a sparse list.
void check_articles(const PostingList& list, const std::vector<std::uint32_t>& article_of) {
  std::vector<std::uint64_t> bits(list.dense() ? article_of.back() / 64 + 1 : 0, 0);
  for (const std::uint32_t passage : list.dense() ? list.passages : std::vector<std::uint32_t>()) {
    bits[article_of[passage] / 64] |= 1ULL << (article_of[passage] % 64);
  }
  CHECK(list.articles == bits);
}

TEST_CASE("posting list: look-ups agree with a walk, in sparse and dense lists") {
  const unsigned seed = 20'320;
  CAPTURE(seed);
  std::mt19937 random(seed);
  bool seen[2] = {};
  for (int round = 0; round < 1'000; ++round) {
    const std::uint32_t space = 1 + static_cast<std::uint32_t>(random() % 2'000);
    const std::uint32_t one_in = round % 2 == 0 ? 200 : 1 + static_cast<std::uint32_t>(random() % 20);
    PostingList list;
    std::uint8_t most = 0;
    for (std::uint32_t passage = 0; passage < space; ++passage) {
      if (random() % one_in != 0) continue;
      list.push_back(passage, static_cast<std::uint8_t>(1 + random() % 127));
      most = std::max(most, list.wdfs.back());
    }
    const std::vector<std::uint32_t> plain = list.passages;
    const std::vector<std::uint32_t> article_of = articles_of(random, space);
    list.finish(article_of);
    check_articles(list, article_of);
    CHECK(list.most == most);
    CHECK(list.dense() == (plain.size() * PostingList::dense_divisor > space));
    seen[list.dense() ? 1 : 0] = true;
    CHECK(list.bytes() >= plain.size() * 5);
    std::size_t from = 0;
    for (std::uint32_t passage = 0; passage <= space + 70; ++passage) {
      const auto found = std::lower_bound(plain.begin(), plain.end(), passage);
      const auto expected = static_cast<std::size_t>(found - plain.begin());
      REQUIRE(list.lower_bound(passage) == expected);
      if (random() % 4 != 0 || passage > space) continue;
      REQUIRE(list.lower_bound(passage, from) == expected);
      const auto end = std::min(space, passage + static_cast<std::uint32_t>(random() % 100));
      REQUIRE(list.any(passage, end, from) == (found != plain.end() && *found < end));
      if (!list.dense()) REQUIRE(from == expected);
    }
  }
  CHECK(seen[0]);
  CHECK(seen[1]);
}

TEST_CASE("posting list: the runs of positions") {
  const unsigned seed = 20'321;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    PositionList list;
    std::vector<std::string> runs(1 + random() % 100);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      if (i % PositionList::checkpoint_postings == 0) {
        list.checkpoints.push_back(static_cast<std::uint32_t>(list.positions.size()));
      }
      for (std::size_t left = random() % 5; left > 0; --left) runs[i] += static_cast<char>(random() % 127);
      runs[i] += static_cast<char>(random() % 127 | last_position_bit);
      list.positions += runs[i];
    }
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const PositionList::Run run = list.run(i);
      REQUIRE(list.positions.substr(run.begin, run.end - run.begin) == runs[i]);
      REQUIRE(list.position(run.end - 1) == (static_cast<unsigned char>(runs[i].back()) & 0x7FU));
    }
  }
}

TEST_CASE("posting list: a range may reach past the last passage") {
  constexpr std::size_t space = 128;  // whole words of bits: nothing lies behind them
  PostingList list;
  for (std::uint32_t passage = 0; passage < 100; ++passage) list.push_back(passage, 8);
  list.finish(std::vector<std::uint32_t>(space, 0));
  REQUIRE(list.dense());
  std::size_t from = 0;
  CHECK_FALSE(list.any(126, 129, from));
  CHECK(list.any(99, 200, from));
  CHECK_FALSE(list.any(128, 130, from));
}

}  // namespace
}  // namespace dateline
