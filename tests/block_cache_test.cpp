// The cache of blocks: what is kept, what leaves, and what readers on other threads may still hold.
#include "searcher/block_cache.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace dateline {
namespace {

// Counts how many are alive; its value tells whether it is the right one, and whole.
struct NumberBlock : Block {
  NumberBlock(std::size_t wanted_value, std::size_t wanted_size) : value(wanted_value), size(wanted_size) { ++alive; }
  ~NumberBlock() override {
    value = SIZE_MAX;
    --alive;
  }
  NumberBlock(const NumberBlock&) = delete;
  NumberBlock& operator=(const NumberBlock&) = delete;
  std::size_t bytes() const override { return size; }

  std::size_t value;
  std::size_t size;
  static inline std::atomic<int> alive{0};
};

std::size_t value_of(const Block* block) { return static_cast<const NumberBlock*>(block)->value; }

const Block* put(BlockCache& cache, std::size_t value, std::size_t size) {
  std::unique_ptr<const Block> refused;
  const Block* kept = cache.insert(std::to_string(value), std::make_unique<NumberBlock>(value, size), refused);
  CHECK(refused == nullptr);
  return kept;
}

TEST_CASE("block cache: what is put in is found") {
  {
    BlockCache cache(1'000);
    BlockCache::Place place;
    cache.add(place);
    cache.begin(place);
    CHECK(cache.find("") == nullptr);
    CHECK(cache.find("7") == nullptr);
    const Block* seven = put(cache, 7, 10);
    CHECK(value_of(seven) == 7);
    CHECK(cache.find("7") == seven);
    CHECK(cache.find("8") == nullptr);
    // The first one stays, whoever comes later.
    std::unique_ptr<const Block> refused;
    CHECK(cache.insert("7", std::make_unique<NumberBlock>(70, 10), refused) == seven);
    CHECK(refused == nullptr);
    CHECK(NumberBlock::alive == 1);
    CHECK(value_of(cache.insert(std::string("a\0b", 3), std::make_unique<NumberBlock>(9, 10), refused)) == 9);
    CHECK(cache.find(std::string("a\0c", 3)) == nullptr);
    CHECK(value_of(cache.find(std::string("a\0b", 3))) == 9);
    BlockCache::end(place);
  }
  CHECK(NumberBlock::alive == 0);
}

TEST_CASE("block cache: what is larger than half of it is given back") {
  {
    BlockCache cache(1'000);
    std::unique_ptr<const Block> refused;
    CHECK(value_of(cache.insert("a", std::make_unique<NumberBlock>(1, 500), refused)) == 1);
    CHECK(refused == nullptr);
    const Block* given = cache.insert("b", std::make_unique<NumberBlock>(2, 501), refused);
    CHECK(given == refused.get());
    CHECK(value_of(given) == 2);
    CHECK(cache.find("b") == nullptr);
    CHECK(cache.find("a") != nullptr);
    BlockCache none(0);
    std::unique_ptr<const Block> also_refused;
    CHECK(value_of(none.insert("a", std::make_unique<NumberBlock>(3, 1), also_refused)) == 3);
    CHECK(also_refused != nullptr);
  }
  CHECK(NumberBlock::alive == 0);
}

TEST_CASE("block cache: it holds as many bytes as it may, and what was asked for stays longer") {
  {
    BlockCache cache(1'000);
    BlockCache::Place place;
    cache.add(place);
    for (std::size_t value = 0; value < 10'000; ++value) {
      cache.begin(place);
      CHECK(value_of(put(cache, value, 10)) == value);
      if (value > 0) CHECK(cache.find("0") != nullptr);  // asked for at every step, so it never leaves
      BlockCache::end(place);
      REQUIRE(NumberBlock::alive <= 101);
    }
    CHECK(NumberBlock::alive >= 90);
    std::size_t kept = 0;
    for (std::size_t value = 0; value < 10'000; ++value) kept += cache.find(std::to_string(value)) != nullptr ? 1 : 0;
    CHECK(kept <= 100);
    CHECK(kept >= 90);
  }
  CHECK(NumberBlock::alive == 0);
}

TEST_CASE("block cache: what leaves lives as long as a reader that may have seen it") {
  {
    BlockCache cache(100);
    BlockCache::Place reader;
    BlockCache::Place idle;
    cache.add(reader);
    cache.add(idle);
    cache.begin(reader);
    const Block* seen = put(cache, 0, 10);
    for (std::size_t value = 1; value < 1'000; ++value) put(cache, value, 10);
    CHECK(cache.find("0") == nullptr);
    CHECK(value_of(seen) == 0);
    CHECK(NumberBlock::alive == 1'000);
    BlockCache::end(reader);
    put(cache, 1'000, 10);
    CHECK(NumberBlock::alive <= 11);
    // A reader that comes later holds nothing of what left before.
    cache.begin(reader);
    for (std::size_t value = 2'000; value < 2'100; ++value) put(cache, value, 10);
    const int held = NumberBlock::alive;
    BlockCache::end(reader);
    cache.begin(idle);
    put(cache, 3'000, 10);
    CHECK(NumberBlock::alive <= 12);
    CHECK(held <= 112);
    BlockCache::end(idle);
  }
  CHECK(NumberBlock::alive == 0);
}

TEST_CASE("block cache: many threads find, insert and evict at once") {
  constexpr std::size_t readers = 8;
  constexpr std::size_t rounds = 3'000;
  constexpr std::size_t keys = 200;
  std::atomic<std::size_t> wrong{0};
  {
    BlockCache cache(50 * 10);  // a quarter of the keys
    std::vector<BlockCache::Place> places(readers);
    for (const BlockCache::Place& place : places) cache.add(place);
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < readers; ++thread) {
      threads.emplace_back([&, thread] {
        std::mt19937 random(static_cast<unsigned>(thread));
        std::vector<std::pair<std::size_t, const Block*>> seen;
        for (std::size_t round = 0; round < rounds; ++round) {
          cache.begin(places[thread]);
          seen.clear();
          for (std::size_t i = 0; i < 8; ++i) {
            const std::size_t key = std::min(random() % keys, random() % keys);
            const Block* block = cache.find(std::to_string(key));
            std::unique_ptr<const Block> refused;
            if (block == nullptr) {
              block = cache.insert(std::to_string(key), std::make_unique<NumberBlock>(key, 10), refused);
            }
            seen.emplace_back(key, block);
          }
          for (const auto& [key, block] : seen) wrong += value_of(block) == key ? 0 : 1;
          BlockCache::end(places[thread]);
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    std::unique_ptr<const Block> refused;
    cache.insert("last", std::make_unique<NumberBlock>(0, 10), refused);
    CHECK(NumberBlock::alive <= 51);
  }
  CHECK(wrong == 0);
  CHECK(NumberBlock::alive == 0);
}

}  // namespace
}  // namespace dateline
