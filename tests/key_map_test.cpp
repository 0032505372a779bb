// The table of one article's names holds what std::map holds, whatever is put into it.
#include "indexer/names/key_map.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

TEST_CASE("an empty table knows nothing, the empty key is a key") {
  dateline::KeyMap<int> map;
  CHECK(map.find("") == nullptr);
  CHECK_FALSE(map.contains("a"));
  CHECK(map.try_emplace("", 7).second);
  CHECK(map.contains(""));
  CHECK_FALSE(map.contains("a"));
}

TEST_CASE("random keys: first values stay, and all are found while the table grows") {
  std::mt19937 random(20260102);
  std::vector<std::string> keys;
  for (int i = 0; i < 3000; ++i) keys.push_back(std::to_string(random() % 2000));
  dateline::KeyMap<int> map;
  dateline::KeySet set;
  std::map<std::string, int> expected;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const int value = static_cast<int>(i);
    const auto [kept, fresh] = map.try_emplace(keys[i], value);
    CHECK(fresh == expected.try_emplace(keys[i], value).second);
    CHECK(kept == expected[keys[i]]);
    set.insert(keys[i]);
    if (i % 7 == 0) map[keys[i]] = expected[keys[i]] = -value;
  }
  for (int i = 0; i < 2000; ++i) {
    const std::string key = std::to_string(i);
    const auto known = expected.find(key);
    CHECK(map.contains(key) == (known != expected.end()));
    CHECK(set.contains(key) == (known != expected.end()));
    if (known != expected.end()) CHECK(*map.find(key) == known->second);
  }
}
