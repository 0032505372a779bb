// A part that was built, read back: every column and article, and every damaged block told.
#include "indexer/stored_part.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "indexer/understanding.hpp"
#include "tests/errors.hpp"
#include "tests/folder.hpp"

namespace dateline {
namespace {

using test::kind_of;

constexpr std::uint32_t part = 3;

Article article(std::uint32_t number) {
  Article made;
  made.id = "a-" + std::to_string(number);
  made.headline = "Strike " + std::to_string(number) + " at the port of Northfield";
  made.body = "Margaret Dunmore spoke in Northfield on 9 April 2017.";
  if (number % 5 == 0) made.body += " Nobody else did.\n\nThe Jordan Valley Water Board (JVWB) said nothing.";
  for (std::uint32_t i = 0; i < number * 7; ++i) made.body += " Word" + std::to_string(i % 13) + " follows.";
  made.published = number % 3 == 0 ? "" : "2017-04-0" + std::to_string(1 + number % 9);
  made.source = number % 2 == 0 ? "The Courier" : "";
  made.byline = "By Ann Lee";
  made.url = "https://example.org/" + std::to_string(number);
  made.language = "en";
  return made;
}

// Forty articles of all lengths in a part of a database.
class Built {
 public:
  explicit Built(const Packing& packing = fast_packing) {
    PartBuilder builder(folder(), part, packing);
    for (std::uint32_t i = 0; i < 40; ++i) {
      UnderstoodArticle understood = understand(article(i), "en");
      understood.content_hash = 1'000 + i;
      builder.add(understood);
    }
    contents = builder.finish(nullptr, true);
  }
  std::string folder() const { return folder_ / "part"; }
  PartContents contents;

 private:
  test::Folder folder_;
};

TEST_CASE("stored part: what was finished is what is read") {
  for (const Packing& packing : {fast_packing, dense_packing}) {
    const Built built(packing);
    const StoredParts stored(built.folder());
    const PartContents& was = built.contents;
    const PartContents is = stored.contents(part);
    CHECK(is.passages == was.passages);
    CHECK(stored.passages() == was.passages);
    CHECK(is.columns.articles() == 40);
    CHECK(is.columns.passage_counts == was.columns.passage_counts);
    CHECK(is.columns.published == was.columns.published);
    CHECK(is.columns.sources == was.columns.sources);
    CHECK(is.columns.frames == was.columns.frames);
    CHECK(is.columns.frequent_terms == was.columns.frequent_terms);
    CHECK(is.columns.frames.size() > 1);
    CHECK(encode(is.ids) == encode(was.ids));
    CHECK(encode(is.update) == encode(was.update));
    CHECK(encode(is.names) == encode(was.names));
    for (std::size_t type = 0; type < entity_types; ++type) CHECK(encode(is.facets[type]) == encode(was.facets[type]));
    CHECK(is.update.content_hashes[7] == 1'007);
    CHECK(is.update.acronyms.size() == 8);  // every fifth article spells it out
    CHECK(stored.lengths(part, is.passages).tokens.size() == is.passages);
    CHECK(stored.mentioned(part, is.passages).lists.rows() == is.passages);
    CHECK(stored.dictionary(part) == nullptr);
    const TermIndex terms = stored.term_index(part);
    REQUIRE_FALSE(terms.first_terms.empty());
    for (std::size_t i = 0; i < terms.blocks.size(); ++i) {
      CHECK(stored.stream(part, terms.blocks.of(i)).size() == terms.blocks.of(i).size());
    }
  }
}

TEST_CASE("stored part: articles come back as they were given, in order") {
  const Built built;
  std::uint32_t next = 0;
  const StoredParts stored(built.folder());
  stored.for_each_article(part, built.contents.columns, nullptr, [&](std::uint32_t ordinal, StoredArticle&& read) {
    REQUIRE(ordinal == next++);
    const Article given = article(ordinal);
    CHECK(read.article.id == given.id);
    CHECK(read.article.headline == given.headline);
    CHECK(read.article.body == given.body);
    CHECK(read.article.published == given.published);
    CHECK(read.article.source == given.source);
    CHECK(read.article.byline == given.byline);
    CHECK(read.article.url == given.url);
    CHECK(read.article.language == given.language);
    CHECK(read.passages.size() == built.contents.columns.passage_counts[ordinal]);
  });
  CHECK(next == 40);
}

TEST_CASE("stored part: names are counted by article, of those that count") {
  const Built built;
  const auto person = static_cast<std::size_t>(EntityType::person);
  const StringColumn& names = built.contents.names.of[person];
  std::size_t dunmore = names.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == "Margaret Dunmore") dunmore = i;
  }
  REQUIRE(dunmore < names.size());
  const auto counted = [&](const std::function<bool(std::uint32_t)>& counts) {
    return articles_by_name(built.contents.columns, built.contents.facets[person], counts).at(dunmore);
  };
  CHECK(counted([](std::uint32_t) { return true; }) == 40);
  CHECK(counted([](std::uint32_t i) { return i % 4 == 1; }) == 10);
  CHECK(counted([](std::uint32_t) { return false; }) == 0);
}

void read_all(const StoredParts& stored, std::uint32_t number, std::size_t passages) {
  const PartContents contents = stored.contents(number);
  stored.mentioned(number, passages);
  stored.lengths(number, passages);
  stored.spellings(number);
  stored.name_places(number, passages);
  stored.for_each_article(number, contents.columns, stored.dictionary(number), [](std::uint32_t, StoredArticle&&) {});
  const TermIndex terms = stored.term_index(number);
  for (std::size_t i = 0; i < terms.blocks.size(); ++i) stored.stream(number, terms.blocks.of(i));
}

TEST_CASE("stored part: what is missing is damage") {
  const Built built;
  CHECK(kind_of([&] { StoredParts(built.folder() + "/none"); }) == ErrorKind::index_damaged);
  const StoredParts stored(built.folder());
  CHECK(kind_of([&] { stored.contents(part + 1); }) == ErrorKind::index_damaged);
  CHECK(kind_of([&] { stored.lengths(part, built.contents.passages + 1); }) == ErrorKind::index_damaged);
  CHECK(kind_of([&] { stored.update_columns(part, 41); }) == ErrorKind::index_damaged);
  CHECK(kind_of([&] { stored.stream(part, {0, 1u << 30}); }) == ErrorKind::index_damaged);
  CHECK_NOTHROW(read_all(stored, part, built.contents.passages));
}

using Blocks = std::map<std::string, std::string>;

// A database with these blocks and no documents.
std::string database_of(const Blocks& blocks, const test::Folder& folder) {
  const std::string path = folder / "damaged";
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC);
  for (const auto& [key, bytes] : blocks) database.set_metadata(key, bytes);
  database.commit();
  return path;
}

Blocks blocks_of(const std::string& folder) {
  Blocks blocks;
  const Xapian::Database database(folder);
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    blocks[*key] = database.get_metadata(*key);
  }
  return blocks;
}

TEST_CASE("stored part: each block that is cut, changed or gone is told") {
  const Built built;
  const test::Folder folder;
  const Blocks whole = blocks_of(built.folder());
  REQUIRE(whole.size() >= 10);
  CHECK_NOTHROW(read_all(StoredParts(database_of(whole, folder)), part, built.contents.passages));
  for (const auto& [key, bytes] : whole) {
    CAPTURE(key.front());
    std::vector<std::string> damaged = {bytes.substr(0, bytes.size() - 1), bytes.substr(0, 1)};
    // Parts that were written before there were places of names have none.
    if (key.front() != 'O') damaged.emplace_back();
    // The stream holds term blocks too, which only searches decode.
    if (key.front() != 'S') {
      for (const std::size_t at : {bytes.size() / 3, bytes.size() / 2, bytes.size() - 1}) {
        damaged.push_back(bytes);
        damaged.back()[at] = static_cast<char>(damaged.back()[at] ^ 0x10);
      }
    }
    for (const std::string& other : damaged) {
      Blocks blocks = whole;
      blocks[key] = other;
      const std::string path = database_of(blocks, folder);
      REQUIRE(kind_of([&] { read_all(StoredParts(path), part, built.contents.passages); }) == ErrorKind::index_damaged);
    }
  }
}

}  // namespace
}  // namespace dateline
