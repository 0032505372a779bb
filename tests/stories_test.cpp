// Stories: copies and light edits are one, other articles are not, and neither order nor runs change what is grouped.
#include "indexer/stories.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "common/part_columns.hpp"

namespace dateline {
namespace {

using Articles = std::vector<StoryArticle>;
using Numbers = std::vector<std::uint32_t>;

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

bool copies(const std::string& a, const std::string& b) {
  const bool found = are_copies({story_signature(a), no_day}, {story_signature(b), no_day});
  CHECK(found == are_copies({story_signature(b), no_day}, {story_signature(a), no_day}));
  return found;
}

Numbers grouped(const Articles& articles) {
  Numbers stories(articles.size(), ungrouped);
  group_stories(articles, stories);
  return stories;
}

// Every pair is compared; numbers are by first appearance.
Numbers grouped_slowly(const Articles& articles) {
  Numbers stories(articles.size());
  std::iota(stories.begin(), stories.end(), 0u);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (stories[i] == stories[j] || !are_copies(articles[i], articles[j])) continue;
      const auto [to, from] = std::minmax({stories[i], stories[j]});
      std::replace(stories.begin(), stories.end(), std::uint32_t{from}, std::uint32_t{to});
    }
  }
  Numbers firsts = stories;
  std::sort(firsts.begin(), firsts.end());
  firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
  for (std::uint32_t& story : stories) {
    story = static_cast<std::uint32_t>(std::lower_bound(firsts.begin(), firsts.end(), story) - firsts.begin());
  }
  return stories;
}

// Texts of a few kinds with a share of their bins changed or emptied, some undated.
Articles random_articles(std::mt19937& random, std::size_t count) {
  std::vector<StorySignature> kinds(1 + random() % 5);
  const auto byte = [&](unsigned limit) { return static_cast<std::uint8_t>(random() % limit); };
  for (StorySignature& kind : kinds) std::generate(kind.begin(), kind.end(), [&] { return byte(256); });
  const unsigned edits = static_cast<unsigned>(random() % 14);
  Articles articles(count);
  for (StoryArticle& article : articles) {
    article.signature = kinds[random() % kinds.size()];
    for (unsigned edit = 0; edit < edits; ++edit) article.signature[random() % signature_bytes] = byte(3);
    article.day = random() % 6 == 0 ? no_day : static_cast<std::int32_t>(random() % 30) - 15;
    if (random() % 50 == 0) article.signature = {};
  }
  return articles;
}

template <typename Check>
void with_random_articles(Check check) {
  std::mt19937 random(19'870'226);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const std::size_t count = random() % 80;
    check(random_articles(random, count), random);
  }
}

TEST_CASE("stories: layout, case and punctuation make no other signature") {
  const auto words = words_of(3, 200);
  const StorySignature signature = story_signature(joined(words));
  CHECK(story_signature("“" + joined(words, ", ") + "”") == signature);
  CHECK(story_signature("\n\n" + joined(words, "\n")) == signature);
  std::string upper = joined(words);
  std::replace(upper.begin(), upper.end(), 'w', 'W');
  CHECK(story_signature(upper) == signature);
  CHECK(story_signature(joined(words_of(4, 200))) != signature);
  auto turned = words;
  std::reverse(turned.begin(), turned.end());
  CHECK_FALSE(copies(joined(turned), joined(words)));
}

TEST_CASE("stories: a short text says too little to be a copy") {
  std::string monotone;
  for (int i = 0; i < 500; ++i) monotone += "no comment ";
  struct Case {
    std::string text;
    bool speaks;
  };
  const Case cases[] = {{"", false},
                        {"東", false},
                        {"The harbour is closed on Monday.", false},
                        {joined(words_of(1, 25)), false},
                        {joined(words_of(1, 26)), true},
                        {joined(words_of(1, 20'000)), true},
                        {monotone, false}};
  for (const Case& c : cases) {
    CAPTURE(c.text.substr(0, 60));
    CHECK((story_signature(c.text) != StorySignature{}) == c.speaks);
    CHECK(copies(c.text, c.text) == c.speaks);
  }
}

TEST_CASE("stories: light edits stay, heavy ones part") {
  int light = 0;
  int heavy = 0;
  for (unsigned seed = 10; seed < 60; ++seed) {
    const auto words = words_of(seed, 400);
    auto edited = words;
    for (std::size_t i = 0; i < 3; ++i) edited[100 * i + 50] = "changed";
    edited.resize(370);  // and the last lines cut: overlap about .9
    if (copies(joined(words), joined(edited))) ++light;
    auto other = words_of(seed + 1'000, 400);
    std::copy(words.begin(), words.begin() + 100, other.begin());  // a quarter in common: overlap 1 / 7
    if (!copies(joined(words), joined(other))) ++heavy;
  }
  CHECK(light >= 49);
  CHECK(heavy >= 49);
}

TEST_CASE("stories: which signatures are copies") {
  const StorySignature full = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  struct Case {
    const char* what;
    StorySignature a;
    StorySignature b;
    bool copies;
  };
  const Case cases[] = {
      {"equal", full, full, true},
      {"nothing", {}, {}, false},
      {"nine of sixteen", full, {1, 2, 3, 4, 5, 6, 7, 8, 9, 99, 99, 99, 99, 99, 99, 99}, true},
      {"half", full, {1, 2, 3, 4, 5, 6, 7, 8, 99, 99, 99, 99, 99, 99, 99, 99}, false},
      {"the empty bins of one count against", full, {1, 2, 3, 4, 5, 6, 7, 8}, false},
      {"bins empty in both do not count", {1, 2, 3, 4, 5}, {1, 2, 3, 9, 9}, true},
      {"neighbours round the end",
       {1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16},
       {1, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16},
       true},
      {"no neighbours", {1, 0, 3, 0, 5, 0, 7, 0, 9, 0, 11}, {1, 0, 3, 0, 5, 0, 7, 0, 9, 0, 11}, false},
      {"one bin", {1}, {1}, false},
      {"the last bin",
       {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16},
       {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16},
       false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    CHECK(are_copies({c.a, 5}, {c.b, 5}) == c.copies);
    CHECK(are_copies({c.b, 5}, {c.a, 5}) == c.copies);
    CHECK(grouped({{c.a, 5}, {c.b, 5}})[1] == (c.copies ? 0 : 1));
  }
}

TEST_CASE("stories: days apart") {
  const StorySignature text = story_signature(joined(words_of(4, 200)));
  struct Case {
    std::int32_t first;
    std::int32_t second;
    bool same;
  };
  const Case cases[] = {{100, 103, true},       {103, 100, true},    {100, 104, false},
                        {104, 100, false},      {100, no_day, true}, {no_day, 100, true},
                        {no_day, no_day, true}, {-1, 2, true},       {-719'162, 2'932'896, false},
                        {INT32_MAX, 0, false},  {-1, 3, false},      {INT32_MAX, INT32_MIN + 1, false}};
  for (const Case& c : cases) {
    CAPTURE(c.first);
    CAPTURE(c.second);
    CHECK(are_copies({text, c.first}, {text, c.second}) == c.same);
    CHECK(grouped({{text, c.first}, {text, c.second}}) == Numbers{0, c.same ? 0u : 1u});
  }
  CHECK(grouped({{text, 1}, {text, 7}, {text, 4}}) == Numbers{0, 0, 0});
  CHECK(grouped({{text, 1}, {text, 70}, {text, no_day}}) == Numbers{0, 0, 0});
}

TEST_CASE("stories: numbers are by first appearance") {
  const StorySignature a = story_signature(joined(words_of(1, 60)));
  const StorySignature b = story_signature(joined(words_of(2, 60)));
  struct Case {
    Articles articles;
    Numbers before;
    Numbers after;
    std::uint32_t stories;
  };
  constexpr std::uint32_t u = ungrouped;
  const Case cases[] = {
      {{}, {}, {}, 0},
      {{{{}, 1}, {{}, 1}}, {u, u}, {0, 1}, 2},
      {{{b, 1}, {a, 1}, {b, 1}, {{}, 1}, {a, 1}}, {u, u, u, u, u}, {0, 1, 0, 2, 1}, 3},
      {{{b, 1}, {a, 1}, {b, 1}}, {70, 4, u}, {0, 1, 0}, 2},               // numbers with gaps
      {{{a, 1}, {a, 1}, {b, 1}}, {3, 9, u}, {0, 1, 2}, 3},                // those grouped before are not compared
      {{{a, 1}, {a, 7}, {a, 4}}, {0, 1, u}, {0, 0, 0}, 1},                // a new one connects two stories
      {{{a, 4}, {a, 1}, {a, 7}}, {u, 0, 1}, {0, 0, 0}, 1},                // wherever it stands
      {{{a, 1}, {b, 1}, {a, 1}, {b, 9}}, {5, 5, u, 5}, {0, 0, 0, 0}, 1},  // a story's members need not be alike
  };
  for (const Case& c : cases) {
    Numbers stories = c.before;
    CAPTURE(&c - cases);
    CHECK(group_stories(c.articles, stories) == c.stories);
    CHECK(stories == c.after);
  }
}

TEST_CASE("stories: law: as if every pair were compared") {
  with_random_articles(
      [](const Articles& articles, std::mt19937&) { CHECK(grouped(articles) == grouped_slowly(articles)); });
}

TEST_CASE("stories: law: the order of the articles changes nothing") {
  with_random_articles([](const Articles& articles, std::mt19937& random) {
    Numbers order(articles.size());
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), random);
    Articles shuffled;
    for (const std::uint32_t i : order) shuffled.push_back(articles[i]);
    const Numbers stories = grouped(articles);
    const Numbers other = grouped(shuffled);
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        REQUIRE((other[i] == other[j]) == (stories[order[i]] == stories[order[j]]));
      }
    }
  });
}

TEST_CASE("stories: law: some now and the rest later is all at once") {
  with_random_articles([](const Articles& articles, std::mt19937& random) {
    const auto runs = static_cast<unsigned>(1 + random() % 4);
    Numbers run_of(articles.size());
    for (std::uint32_t& run : run_of) run = static_cast<std::uint32_t>(random() % runs);
    Numbers stories(articles.size(), ungrouped);
    for (std::uint32_t run = 0; run < runs; ++run) {
      Articles known;
      Numbers numbers;
      for (std::size_t i = 0; i < articles.size(); ++i) {
        if (run_of[i] > run) continue;
        known.push_back(articles[i]);
        numbers.push_back(stories[i]);
      }
      group_stories(known, numbers);
      auto number = numbers.begin();
      for (std::size_t i = 0; i < articles.size(); ++i) {
        if (run_of[i] <= run) stories[i] = *number++;
      }
    }
    CHECK(stories == grouped(articles));
  });
}

TEST_CASE("stories: law: what is left after a removal is as if it had been alone") {
  with_random_articles([](const Articles& articles, std::mt19937& random) {
    const Numbers before = grouped(articles);
    std::vector<bool> removed(articles.size());
    std::vector<bool> touched(articles.size() + 1);  // stories
    for (std::size_t i = 0; i < articles.size(); ++i) {
      removed[i] = random() % 6 == 0;
      if (removed[i]) touched[before[i]] = true;
    }
    Articles left;
    Numbers stories;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (removed[i]) continue;
      left.push_back(articles[i]);
      stories.push_back(touched[before[i]] ? ungrouped : before[i]);
    }
    group_stories(left, stories);
    CHECK(stories == grouped(left));
  });
}

TEST_CASE("stories: a removal can part a story") {
  const StorySignature text = story_signature(joined(words_of(1, 60)));
  Numbers stories = {ungrouped, ungrouped};  // the one of day 4 between them is gone
  CHECK(group_stories({{text, 1}, {text, 7}}, stories) == 2);
}

// So many that comparing all pairs would take minutes, and any bound on comparisons is met.
TEST_CASE("stories: a form letter's copies by the ten thousand") {
  constexpr std::uint32_t count = 60'000;
  std::mt19937 random(60'000);
  const StorySignature form = story_signature(joined(words_of(1, 300)));
  for (const bool dated : {false, true}) {
    CAPTURE(dated);
    Articles articles(count);
    for (StoryArticle& article : articles) {
      article.signature = form;
      article.signature[random() % signature_bytes] = static_cast<std::uint8_t>(1 + random() % 255);
      article.day = dated ? static_cast<std::int32_t>(random() % 10) : no_day;
    }
    Numbers stories(count, ungrouped);
    CHECK(group_stories(articles, stories) == 1);
    for (int i = 0; i < 10; ++i) stories[random() % count] = ungrouped;
    CHECK(group_stories(articles, stories) == 1);
    std::vector<StoryArticle> hardly_alike = articles;
    for (StoryArticle& article : hardly_alike) {
      for (int i = 0; i < 6; ++i) {
        article.signature[random() % signature_bytes] = static_cast<std::uint8_t>(1 + random() % 255);
      }
    }
    Numbers one_way(count, ungrouped);
    const std::uint32_t groups = group_stories(hardly_alike, one_way);
    std::shuffle(hardly_alike.begin(), hardly_alike.end(), random);
    Numbers other_way(count, ungrouped);
    CHECK(group_stories(hardly_alike, other_way) == groups);
  }
}

TEST_CASE("stories: many unlike articles stay apart") {
  Articles articles(20'000);
  std::uint32_t word = 0;
  for (StoryArticle& article : articles) {
    std::string body;
    for (int i = 0; i < 40; ++i) body += "w" + std::to_string(word++) + " ";
    article = {story_signature(body), no_day};
  }
  Numbers stories(articles.size(), ungrouped);
  CHECK(group_stories(articles, stories) == articles.size());
}

}  // namespace
}  // namespace dateline
