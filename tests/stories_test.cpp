// Stories: copies and light edits are one, other articles are not, and order and days decide as promised.
#include "indexer/stories.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/index_format.hpp"

namespace dateline {
namespace {

// Words that no other seed's text has in this order.
std::vector<std::string> words_of(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::string> words(count);
  for (std::string& word : words) word = "w" + std::to_string(random() % 5'000);
  return words;
}

std::string joined(const std::vector<std::string>& words, const std::string& between = " ") {
  std::string text;
  for (const std::string& word : words) text += word + between;
  return text;
}

TEST_CASE("stories: a copy is the same story, another text is not") {
  StoryGrouper grouper;
  CHECK(grouper.stories() == 0);
  CHECK(grouper.add(joined(words_of(1, 300)), 100) == 0);
  CHECK(grouper.add(joined(words_of(2, 300)), 100) == 1);
  CHECK(grouper.add(joined(words_of(1, 300)), 100) == 0);
  CHECK(grouper.add(joined(words_of(2, 300)), 101) == 1);
  CHECK(grouper.stories() == 2);
}

TEST_CASE("stories: layout, case and punctuation make no other story") {
  StoryGrouper grouper;
  const auto words = words_of(3, 200);
  grouper.add(joined(words), no_day);
  CHECK(grouper.add("“" + joined(words, ", ") + "”", no_day) == 0);
  CHECK(grouper.add("\n\n" + joined(words, "\n"), no_day) == 0);
  std::string upper = joined(words);
  for (char& c : upper) c = c == 'w' ? 'W' : c;
  CHECK(grouper.add(upper, no_day) == 0);
}

TEST_CASE("stories: light edits stay, heavy ones part") {
  int light = 0;
  int heavy = 0;
  for (unsigned seed = 10; seed < 60; ++seed) {
    StoryGrouper grouper;
    auto words = words_of(seed, 400);
    grouper.add(joined(words), no_day);
    auto edited = words;
    for (std::size_t i = 0; i < 3; ++i) edited[100 * i + 50] = "changed";  // overlap about .96
    edited.resize(370);                                                    // and the last lines cut
    if (grouper.add(joined(edited), no_day) == 0) ++light;
    auto other = words_of(seed + 1'000, 400);
    std::copy(words.begin(), words.begin() + 100, other.begin());  // a quarter in common: overlap 1 / 7
    if (grouper.add(joined(other), no_day) != 0) ++heavy;
  }
  CHECK(light >= 49);
  CHECK(heavy >= 49);
}

TEST_CASE("stories: days apart") {
  const std::string text = joined(words_of(4, 200));
  struct Case {
    std::int32_t first;
    std::int32_t second;
    bool same;
  };
  const Case cases[] = {{100, 103, true},       {103, 100, true},    {100, 104, false},
                        {104, 100, false},      {100, no_day, true}, {no_day, 100, true},
                        {no_day, no_day, true}, {-1, 2, true},       {-719'162, 2'932'896, false}};
  for (const Case& c : cases) {
    CAPTURE(c.first);
    CAPTURE(c.second);
    StoryGrouper grouper;
    grouper.add(text, c.first);
    CHECK((grouper.add(text, c.second) == 0) == c.same);
  }
}

TEST_CASE("stories: a short text says too little to be a copy") {
  StoryGrouper grouper;
  const std::string brief = "The harbour is closed on Monday.";
  CHECK(grouper.add(brief, 1) == 0);
  CHECK(grouper.add(brief, 1) == 1);
  CHECK(grouper.add("", 1) == 2);
  CHECK(grouper.add("", 1) == 3);
  CHECK(grouper.add("東", 1) == 4);
  CHECK(grouper.stories() == 5);
}

TEST_CASE("stories: numbers are dense, repeatable, and the memory is bounded") {
  const auto run = [] {
    StoryGrouper grouper;
    std::vector<std::uint32_t> numbers;
    std::mt19937 random(20'279);
    for (int i = 0; i < 3'000; ++i) {
      numbers.push_back(
          grouper.add(joined(words_of(static_cast<unsigned>(random() % 1'000), 60)), static_cast<std::int32_t>(i % 3)));
    }
    CHECK(grouper.stories() <= 1'000);
    return numbers;
  };
  const auto first = run();
  std::uint32_t next = 0;
  for (const std::uint32_t number : first) {
    REQUIRE(number <= next);
    if (number == next) ++next;
  }
  CHECK(run() == first);

  StoryGrouper grouper;  // more articles than are remembered: the first is forgotten, the last is known
  const std::string oldest = joined(words_of(5, 60));
  grouper.add(oldest, no_day);
  for (unsigned i = 0; i < 70'000; ++i) grouper.add(joined(words_of(100'000 + i, 40)), no_day);
  const std::uint32_t stories = grouper.stories();
  CHECK(grouper.add(joined(words_of(100'000 + 69'999, 40)), no_day) < stories);
  CHECK(grouper.add(oldest, no_day) == stories);
}

}  // namespace
}  // namespace dateline

// Reuters-21578 showed it: two bands of one article fell into one slot of the table, and the article met itself.
TEST_CASE("stories: many unlike articles stay apart, and none meets itself") {
  dateline::StoryGrouper grouper;
  std::uint32_t word = 0;
  for (std::uint32_t article = 0; article < 30'000; ++article) {
    std::string body;
    for (int i = 0; i < 40; ++i) body += "w" + std::to_string(word++) + " ";
    REQUIRE(grouper.add(body, dateline::no_day) == article);
  }
}
