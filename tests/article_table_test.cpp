// The table of articles by id, and the hashes that tell a changed record from one that is as it was.
#include "indexer/article_table.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "common/part_columns.hpp"
#include "indexer/change.hpp"

namespace dateline {
namespace {

TEST_CASE("article table: entries are found, replaced and kept apart") {
  ArticleTable table;
  CHECK(table.find(0) == nullptr);
  table.set({0, 7, 1, 2, false, true});  // 0 is an id like others
  REQUIRE(table.find(0) != nullptr);
  CHECK(table.find(0)->content == 7);
  CHECK(table.find(1) == nullptr);
  table.set({0, 8, 3, 4, true, false});
  CHECK(table.entries().size() == 1);
  CHECK(table.find(0)->content == 8);
  CHECK(table.find(0)->part == 3);
  table.find(0)->seen = false;
  CHECK_FALSE(table.entries().front().seen);
}

TEST_CASE("article table: as a map, with ids that fall into the same slots too") {
  MESSAGE("seed 17");
  std::mt19937_64 random(17);
  ArticleTable table;
  std::map<std::uint64_t, std::uint32_t> model;
  for (std::uint32_t i = 0; i < 60'000; ++i) {
    const std::uint64_t id = i % 4 == 0 ? random() << 40 : random() % 40'000;  // every fourth has no low bits
    table.set({id, i, 0, i, false, false});
    model[id] = i;
  }
  REQUIRE(table.entries().size() == model.size());
  for (const auto& [id, last] : model) {
    REQUIRE(table.find(id) != nullptr);
    REQUIRE(table.find(id)->article == last);
  }
  for (int i = 0; i < 1'000; ++i) {
    const std::uint64_t id = random();
    REQUIRE((table.find(id) != nullptr) == (model.count(id) != 0));
  }
}

TEST_CASE("article table: any change of a field changes the hash") {
  Article article;
  article.headline = "Headline";
  std::set<std::uint64_t> hashes = {content_hash(article, "en"), content_hash(article, "de")};
  std::size_t variants = 2;
  // The same text in another field, and a longer one.
  for (std::string Article::*field : {&Article::headline, &Article::body, &Article::dateline, &Article::byline,
                                      &Article::source, &Article::published, &Article::language, &Article::url}) {
    Article moved;
    moved.*field = "Headline";
    if (field != &Article::headline) ++variants;
    hashes.insert(content_hash(moved, "en"));
    Article longer = article;
    longer.*field += " ";
    ++variants;
    hashes.insert(content_hash(longer, "en"));
  }
  CHECK(hashes.size() == variants);
  for (const std::uint64_t hash : hashes) CHECK(hash <= content_hash_mask);
  Article split;
  split.headline = "Head";
  split.body = "line";
  CHECK(hashes.insert(content_hash(split, "en")).second);
}

TEST_CASE("article table: id and place are no content") {
  Article article;
  article.body = "The dam at Tarn failed.";
  const std::uint64_t hash = content_hash(article, "en");
  article.id = "a";
  article.place = "feed.jsonl:7";
  CHECK(content_hash(article, "en") == hash);
  CHECK(id_hash("a") != id_hash("b"));
  CHECK(id_hash("") != id_hash(std::string(1, '\0')));
}

// id, content, version, withdraws, held back
IncomingRecord record(std::uint64_t id, std::uint64_t content, std::uint64_t version = 0, bool withdraws = false,
                      bool held_back = false) {
  return {id, content, version, withdraws, held_back};
}

TEST_CASE("article table: what a record means") {
  ArticleTable table;
  table.set({1, 10, 0, 0, false, true});
  CHECK(change_of(table, record(2, 20)) == Change::added);
  CHECK(change_of(table, record(1, 10)) == Change::unchanged);
  CHECK(change_of(table, record(1, 10)) == Change::duplicate);
  CHECK(change_of(table, record(1, 11)) == Change::duplicate);
  table.set({3, 30, 0, 1, false, true});
  CHECK(change_of(table, record(3, 31)) == Change::replaced);
  CHECK(change_of(table, record(3, 31)) == Change::duplicate);
}

TEST_CASE("article table: the newest version counts, in whatever order versions come") {
  const auto table_with = [](std::uint64_t version, bool seen, bool withdrawn = false) {
    ArticleTable table;
    ArticleTable::Entry entry{1, 10, 0, 0, seen, true};
    entry.version = version;
    entry.withdrawn = withdrawn;
    table.set(entry);
    return table;
  };
  struct Case {
    std::uint64_t known;
    bool seen;
    bool withdrawn;
    IncomingRecord record;
    Change change;
  };
  const Case cases[] = {{2, false, false, record(1, 11, 1), Change::unchanged},
                        {2, false, false, record(1, 10, 2), Change::unchanged},
                        {2, false, false, record(1, 11, 3), Change::replaced},
                        {2, true, false, record(1, 11, 1), Change::unchanged},
                        {2, true, false, record(1, 11, 2), Change::duplicate},
                        {2, true, false, record(1, 11, 3), Change::replaced},
                        {2, true, false, record(1, 11, 3, true), Change::withdrawn},
                        {2, false, false, record(1, 11, 0, true), Change::withdrawn},
                        {2, false, false, record(1, 11, 1, true), Change::unchanged},
                        {2, false, true, record(1, 11, 1), Change::withdrawn},
                        {2, false, true, record(1, 11, 3), Change::added},
                        {2, false, true, record(1, 11, 3, true), Change::withdrawn},
                        {0, false, true, record(1, 11), Change::withdrawn},
                        {2, false, false, record(1, 11, 3, false, true), Change::withdrawn}};
  for (const Case& c : cases) {
    CAPTURE(c.known);
    CAPTURE(c.record.version);
    ArticleTable table = table_with(c.known, c.seen, c.withdrawn);
    CHECK(change_of(table, c.record) == c.change);
    CHECK_FALSE(table.find(1)->missing());  // the corpus speaks of it, whatever it says
  }
}

TEST_CASE("article table: versions are ordered by number, then by time") {
  const auto key = [](const char* version, const char* modified) {
    Article article;
    article.version = version;
    article.modified = modified;
    return item_version(article);
  };
  CHECK(key("", "") == 0);
  CHECK(key("draft", "") == 0);
  CHECK(key("2", "2020-01-01") > key("1", "2021-01-01"));
  CHECK(key("", "2020-01-02") > key("", "2020-01-01T23:59:59Z"));
  CHECK(key("", "2020-01-01T12:00:00+02:00") < key("", "2020-01-01T11:00:00Z"));
}

}  // namespace
}  // namespace dateline
