// Versions of items: the newest is searched, and as of a day the newest of then, in whatever order and in however many
// runs they came. The seed is printed and can be set by DATELINE_SEED.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "tests/world.hpp"

namespace {

using dateline::Searcher;
using dateline::SearchRequest;
using dateline::SearchResult;
using dateline::test::Folder;

// Version n of an item was made on day n of January 2020, all items having been published on the first.
struct Version {
  std::string id;
  int number = 1;
  bool killed = false;
  auto operator<=>(const Version&) const = default;
};
using Versions = std::vector<Version>;

std::string day(int number) {
  char text[16];
  std::snprintf(text, sizeof text, "2020-01-%02d", number);
  return text;
}

// The word that only this version has.
std::string own_word(const Version& version) { return "word" + version.id + "x" + std::to_string(version.number); }

std::string line_of(const Version& version) {
  nlohmann::ordered_json row = {{"id", version.id},
                                {"version", std::to_string(version.number)},
                                {"modified", day(version.number) + "T12:00:00Z"}};
  if (version.killed) {
    row["status"] = "canceled";
  } else {
    row["published"] = day(1);
    row["headline"] = "Harbour report " + version.id;
    row["body"] = "The harbour council met Mayor Ann Roe" + version.id + " on Tuesday. " + own_word(version) +
                  " was said, and the ferry of item " + version.id + " stays.";
    row["language"] = "en";
  }
  return row.dump() + "\n";
}

std::string corpus_of(const Versions& versions) {
  std::string text;
  for (const Version& version : versions) text += line_of(version);
  return text;
}

// What an index of these records is to show at the end of that day; 0 = now. Item by version.
std::map<std::string, int> shown(const Versions& versions, int as_of) {
  std::map<std::string, int> newest;
  std::map<std::string, int> killed;
  for (const Version& version : versions) {
    newest[version.id] = std::max(newest[version.id], version.number);
    if (version.killed) killed[version.id] = std::max(killed[version.id], version.number);
  }
  std::map<std::string, std::set<int>> usable;
  for (const Version& version : versions) {
    const bool gone = version.number <= killed[version.id] || killed[version.id] == newest[version.id];
    if (!gone) usable[version.id].insert(version.number);
  }
  std::map<std::string, int> shown;
  for (const auto& [id, numbers] : usable) {
    // Of an item that is known in one version, that one is the best there is for any day.
    const bool always = as_of == 0 || (numbers.size() == 1 && killed[id] == 0);
    const auto later = always ? numbers.end() : numbers.upper_bound(as_of);
    if (later != numbers.begin()) shown[id] = *std::prev(later);
  }
  return shown;
}

SearchRequest request(int as_of) {
  SearchRequest request = world::asking("harbour");
  if (as_of != 0) request.as_of = day(as_of);
  request.unit = dateline::Unit::article;
  request.facets = {"person", "source", "published", "story"};
  request.facet_rows = 0;
  return request;
}

std::map<std::string, int> found(const Searcher& searcher, int as_of) {
  std::map<std::string, int> items;
  for (const dateline::Hit& hit : searcher.search(request(as_of)).hits) {
    const std::string mark = "word" + hit.article + "x";
    const std::size_t at = hit.text.find(mark);
    items[hit.article] = at == std::string::npos ? -1 : std::atoi(hit.text.c_str() + at + mark.size());
  }
  return items;
}

// All that a search says, with every digit of the scores.
std::string said(const Searcher& searcher, int as_of) {
  const SearchResult result = searcher.search(request(as_of));
  std::string text = std::to_string(result.total.articles) + " " + std::to_string(result.total.passages) + " " +
                     std::to_string(result.total.stories) + "\n";
  for (const auto& hit : result.hits) {
    char score[32];
    std::snprintf(score, sizeof score, "%.9g", hit.score);
    text += std::string(score) + " " + hit.article + " " + hit.published + " " + hit.text + "\n";
  }
  for (const auto& facet : result.facets) {
    for (const auto& row : facet.rows) text += facet.kind + " " + row.name + " " + std::to_string(row.articles) + "\n";
  }
  return text;
}

constexpr int last_day = 7;

struct Archive {
  Folder folder;
  std::string index() const { return folder / "index"; }
  void update(const Versions& versions) {
    dateline::update_index(index(), {folder.write("corpus.jsonl", corpus_of(versions))}, {});
  }
};

void check_shown(const Archive& archive, const Versions& versions) {
  const dateline::VerifyReport report = dateline::verify_index(archive.index());
  for (const std::string& problem : report.problems) FAIL_CHECK("verify: " << problem);
  const Searcher searcher(archive.index());
  for (int as_of = 0; as_of <= last_day; ++as_of) {
    CAPTURE(as_of);
    CHECK(found(searcher, as_of) == shown(versions, as_of));
  }
}

// As an index of what lives alone, and, as of a day, as one built of all records at once.
void check_as_new(const Archive& archive, const Versions& versions) {
  const std::map<std::string, int> newest = shown(versions, 0);
  Versions living;
  for (const Version& version : versions) {
    if (const auto at = newest.find(version.id); at != newest.end() && at->second == version.number) {
      if (!version.killed) living.push_back(version);
    }
  }
  if (living.empty()) return;
  Archive alone;
  alone.update(living);
  Archive at_once;
  at_once.update(versions);
  const Searcher searcher(archive.index());
  CHECK(said(searcher, 0) == said(Searcher(alone.index()), 0));
  const Searcher other(at_once.index());
  for (int as_of = 1; as_of <= last_day; ++as_of) CHECK(said(searcher, as_of) == said(other, as_of));
  CHECK(dateline::index_status(archive.index()).articles == living.size());
}

const Version a1{"a", 1};
const Version a2{"a", 2};
const Version a4{"a", 4};
const Version b1{"b", 1};

TEST_CASE("versions: as of a day the version of then is found, by its words and no others") {
  Archive archive;
  archive.update({a1, b1, a2});
  archive.update({a4});
  check_shown(archive, {a1, b1, a2, a4});
  const Searcher searcher(archive.index());
  for (const Version& version : {a1, a2, a4}) {
    for (int as_of = 0; as_of <= last_day; ++as_of) {
      SearchRequest words = request(as_of);
      words.query = own_word(version);
      const bool there = shown({a1, b1, a2, a4}, as_of)["a"] == version.number;
      CHECK(searcher.search(words).total.articles == (there ? 1 : 0));
    }
  }
  CHECK(dateline::index_status(archive.index()).tombstones == 0);
}

TEST_CASE("versions: every order of versions and kills shows the same") {
  Versions versions{a1, a2, {"a", 3, true}, a4, b1};
  do {
    Archive at_once;
    at_once.update(versions);
    CHECK(found(Searcher(at_once.index()), 0) == shown(versions, 0));
    CHECK(found(Searcher(at_once.index()), 2) == shown(versions, 2));
    CHECK(found(Searcher(at_once.index()), 4) == shown(versions, 4));
  } while (std::next_permutation(versions.begin(), versions.end()) && versions.front().number < 3);
}

TEST_CASE("versions: the same records again change nothing, an older one that was missing comes in") {
  Archive archive;
  archive.update({a1, a4, b1});
  const auto before = dateline::index_status(archive.index()).generation;
  archive.update({a4, b1, a1});
  CHECK(dateline::index_status(archive.index()).generation == before);
  archive.update({a2});
  check_shown(archive, {a1, a2, a4, b1});
  archive.update({{"a", 1, true}});
  check_shown(archive, {{"a", 1, true}, a2, a4, b1});
}

TEST_CASE("versions: what is removed is gone in all its versions, and can come again") {
  Archive archive;
  archive.update({a1, a2, b1});
  dateline::remove_articles(archive.index(), {"a"});
  check_shown(archive, {b1});
  archive.update({a1, a2, b1});
  check_shown(archive, {a1, a2, b1});
}

TEST_CASE("versions: a compaction keeps them, and has nothing to do the second time") {
  Archive archive;
  archive.update({a1, b1, a2});
  archive.update({a4});
  CHECK(dateline::compact_index(archive.index(), {}).published);
  check_shown(archive, {a1, b1, a2, a4});
  CHECK_FALSE(dateline::compact_index(archive.index(), {}).published);
  archive.update({{"a", 5}});
  check_shown(archive, {a1, b1, a2, a4, {"a", 5}});
}

// A version of one item: a body of so many sentences that have the word.
std::string long_line(int version, int sentences) {
  std::string body;
  for (int i = 0; i < sentences; ++i) body += "The harbour council met again and talked for hours about the ferry. ";
  const nlohmann::ordered_json row = {{"id", "a"},           {"version", std::to_string(version)},
                                      {"published", day(1)}, {"modified", day(version) + "T12:00:00Z"},
                                      {"language", "en"},    {"body", body}};
  return row.dump() + "\n";
}

TEST_CASE("versions: as of a day the scores are those of an index of then") {
  Archive archive;
  dateline::update_index(archive.index(), {archive.folder.write("corpus.jsonl", long_line(1, 100) + long_line(2, 1))},
                         {});
  Archive then;
  dateline::update_index(then.index(), {then.folder.write("corpus.jsonl", long_line(1, 100))}, {});
  const SearchResult result = Searcher(archive.index()).search(request(1));
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].score > 0);
  CHECK(said(Searcher(archive.index()), 1) == said(Searcher(then.index()), 1));
}

TEST_CASE("versions: recency counts from the newest article that is there, and as of a day from that day") {
  Archive archive;
  archive.update({a1, b1});
  const std::string later = R"({"id":"later","published":"2030-05-05","body":"The harbour froze.","language":"en"})";
  dateline::update_index(archive.index(), {archive.folder.write("later.jsonl", later + "\n")}, {});
  dateline::remove_articles(archive.index(), {"later"});
  Archive alone;
  alone.update({a1, b1});
  const auto scores = [](const Archive& searched, int as_of, const std::string& today) {
    SearchRequest recent = request(as_of);
    recent.recency_days = 2;
    recent.today = today;
    std::vector<double> all;
    for (const auto& hit : Searcher(searched.index()).search(recent).hits) all.push_back(hit.score);
    return all;
  };
  CHECK(scores(archive, 0, "") == scores(alone, 0, ""));
  CHECK(scores(archive, 5, "") == scores(archive, 5, day(5)));
  SearchRequest days = request(5);
  days.query = "published:<5d";
  CHECK(Searcher(archive.index()).search(days).total.articles == 2);
  days.as_of = "2020-W01";  // to the fifth
  CHECK(Searcher(archive.index()).search(days).total.articles == 2);
}

TEST_CASE("versions: as of a day the share of an interval is that of what was published by then") {
  Archive archive;
  archive.update({a1, b1, a2});
  const std::string later = R"({"id":"later","published":"2020-01-20","body":"The harbour froze.","language":"en"})";
  dateline::update_index(archive.index(), {archive.folder.write("later.jsonl", later + "\n")}, {});
  for (const auto& [as_of, all] : std::map<int, std::uint64_t>{{0, 3}, {1, 2}, {20, 3}}) {
    SearchRequest share = request(as_of);
    share.query = own_word(b1);
    share.facets = {"published"};
    share.share = true;
    const SearchResult result = Searcher(archive.index()).search(share);
    REQUIRE(result.facets[0].rows.size() == 1);
    CHECK(result.facets[0].rows[0].articles == 1);
    CHECK(result.facets[0].rows[0].all_articles == all);
  }
}

TEST_CASE("versions: a searcher shows every day of its generation when the files of that are gone") {
  for (const Versions& first : {Versions{b1}, Versions{a1, b1, a2}}) {
    Archive archive;
    archive.update(first);
    const Searcher searcher(archive.index());
    for (int i = 0; i < 3; ++i) {
      archive.update({{"new" + std::to_string(i), 1}});
      dateline::compact_index(archive.index(), {});
    }
    for (int as_of = 0; as_of <= last_day; ++as_of) CHECK(found(searcher, as_of) == shown(first, as_of));
  }
}

// Steps enough for segments to be merged and rewritten, a compaction or a removal now and then.
void check_history(std::mt19937& random, int steps) {
  const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
  Archive archive;
  std::set<Version> told;
  archive.update({{"z", 1}});
  told.insert({"z", 1});
  for (int step = 0; step < steps; ++step) {
    Versions batch;
    for (int i = below(4); i >= 0; --i) {
      Version version{std::string(1, static_cast<char>('a' + below(6))), 1 + below(last_day), below(6) == 0};
      const bool known = told.count({version.id, version.number, !version.killed}) != 0;
      if (!known) batch.push_back(version);
      if (!known) told.insert(version);
    }
    std::erase_if(batch, [](const Version& version) { return version.id.empty(); });
    batch.push_back({"z", 1});
    archive.update(batch);
    if (below(8) == 0) dateline::compact_index(archive.index(), {});
    if (below(8) == 0) {
      const std::string id(1, static_cast<char>('a' + below(6)));
      const auto newest = shown({told.begin(), told.end()}, 0);
      if (newest.count(id) != 0) {  // a kill is remembered, whatever is removed
        dateline::remove_articles(archive.index(), {id});
        std::erase_if(told, [&](const Version& version) { return version.id == id && !version.killed; });
      }
    }
    check_shown(archive, {told.begin(), told.end()});
  }
  Versions all(told.begin(), told.end());
  std::shuffle(all.begin(), all.end(), random);
  check_as_new(archive, all);
}

TEST_CASE("versions: any history shows what its records say") {
  const char* text = std::getenv("DATELINE_SEED");
  const unsigned seed = text != nullptr ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : 20'201'122U;
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 3; ++i) check_history(random, 12);
}

}  // namespace
