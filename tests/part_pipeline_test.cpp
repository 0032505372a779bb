// The pipeline of parts: the same parts whatever the number of threads, in order, and every failure comes out.
#include "indexer/part_pipeline.hpp"

#include <doctest/doctest.h>
#include <xapian.h>

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/index_format.hpp"
#include "common/stored_article.hpp"
#include "indexer/stored_part.hpp"
#include "tests/errors.hpp"
#include "tests/folder.hpp"

namespace dateline {
namespace {

using test::kind_of;

constexpr std::uint32_t articles_in_part = 16'000;  // of which a part is full

Article tiny(std::uint32_t number) {
  static const std::string words[] = {"harbour", "strike", "minister", "dam", "whale", "ferry", "council"};
  Article article;
  article.id = "tiny-" + std::to_string(number);
  article.language = "en";
  article.body = words[number % 7] + " " + words[number / 7 % 7] + " n" + std::to_string(number % 1'000);
  return article;
}

// What is in a part's database: all blocks by key, and all postings.
struct Content {
  std::uint32_t number = 0;
  std::uint32_t dictionary = 0;
  std::uint32_t passages = 0;
  std::map<std::string, std::string> blocks;
  std::string postings;
  bool operator==(const Content&) const = default;
};

Content content_of(const FinishedPart& part) {
  Content content{part.number, part.dictionary, part.contents.passages, {}, {}};
  const Xapian::Database database(part.folder);
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    content.blocks[*key] = database.get_metadata(*key);
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    content.postings += "\n" + *term;
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      content.postings += " " + std::to_string(*posting) + ":" + std::to_string(posting.get_wdf());
    }
  }
  return content;
}

PipelineOptions options_for(const test::Folder& folder, unsigned threads) {
  PipelineOptions options;
  options.threads = threads;
  options.first_part = 70;
  options.parts_in_segment = 2;
  options.folder = [&folder](std::uint32_t part) { return folder / std::to_string(part); };
  return options;
}

using Places = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::vector<Content> run(unsigned threads, std::uint32_t articles) {
  const test::Folder folder;
  std::vector<Content> contents;
  Places foretold;
  Places found(articles);
  PartPipeline pipeline(options_for(folder, threads), [&](FinishedPart&& part) {
    for (std::uint32_t i = 0; i < part.contents.ids.size(); ++i) {
      const auto article = static_cast<std::uint32_t>(std::stoul(std::string(part.contents.ids[i].substr(5))));
      found.at(article) = {part.number - 70, i};
      CHECK(part.contents.update.content_hashes.at(i) == article + 1);
    }
    contents.push_back(content_of(part));
  });
  for (std::uint32_t i = 0; i < articles; ++i) {
    foretold.emplace_back(pipeline.next_part(), pipeline.next_article());
    pipeline.add(tiny(i), i + 1);
  }
  pipeline.finish();
  CHECK(found == foretold);
  return contents;
}

TEST_CASE("part pipeline: one thread and four make the same parts, in order") {
  const std::uint32_t articles = 2 * articles_in_part + 100;
  const std::vector<Content> one = run(1, articles);
  REQUIRE(one.size() == 3);
  for (std::uint32_t i = 0; i < one.size(); ++i) CHECK(one[i].number == 70 + i);
  CHECK(one[0].passages == articles_in_part);
  CHECK(one[2].passages == 100);
  // Two parts a segment: the first of each trains, or finds too little to train on.
  CHECK(one[0].dictionary == 70);
  CHECK(one[1].dictionary == 70);
  CHECK(one[2].dictionary == 72);
  CHECK(one[0].blocks.count(dictionary_key(70)) == 1);
  CHECK(one[1].blocks.count(dictionary_key(71)) == 0);
  CHECK(one[2].blocks.count(dictionary_key(72)) == 0);
  const std::vector<Content> four = run(4, articles);
  REQUIRE(four.size() == one.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CAPTURE(i);
    CHECK(four[i].blocks == one[i].blocks);
    CHECK(four[i].postings == one[i].postings);
    CHECK(four[i] == one[i]);
  }
}

TEST_CASE("part pipeline: a part that shares a dictionary is read with it, and not without") {
  const test::Folder folder;
  std::vector<FinishedPart> parts;
  PartPipeline pipeline(options_for(folder, 2), [&](FinishedPart&& part) { parts.push_back(std::move(part)); });
  for (std::uint32_t i = 0; i < articles_in_part + 50; ++i) pipeline.add(tiny(i), 1);
  pipeline.finish();
  REQUIRE(parts.size() == 2);
  const TextDictionary dictionary = StoredParts(parts[0].folder).dictionary(parts[1].dictionary);
  REQUIRE(dictionary != nullptr);
  const StoredParts second(parts[1].folder);
  std::uint32_t read = 0;
  second.for_each_article(parts[1].number, parts[1].contents.columns, dictionary,
                          [&](std::uint32_t ordinal, StoredArticle&& stored) {
                            CHECK(ordinal == read++);
                            CHECK(stored.article.body == tiny(articles_in_part + ordinal).body);
                          });
  CHECK(read == 50);
  CHECK_THROWS_AS(second.for_each_article(parts[1].number, parts[1].contents.columns, nullptr,
                                          [](std::uint32_t, StoredArticle&&) {}),
                  Error);
}

TEST_CASE("part pipeline: nothing added gives no part, one article one") {
  for (const unsigned threads : {0U, 1U, 2U}) {
    const test::Folder folder;
    int parts = 0;
    PartPipeline pipeline(options_for(folder, threads), [&](FinishedPart&&) { ++parts; });
    pipeline.finish();
    CHECK(parts == 0);
    pipeline.add(tiny(1), 1);
    pipeline.finish();
    CHECK(parts == 1);
    pipeline.finish();
    CHECK(parts == 1);
    pipeline.add(tiny(2), 1);  // a pipeline goes on after finish()
    pipeline.finish();
    CHECK(parts == 2);
  }
}

void feed(PartPipeline& pipeline, std::uint32_t articles) {
  for (std::uint32_t i = 0; i < articles; ++i) pipeline.add(tiny(i), 1);
  pipeline.finish();
}

TEST_CASE("part pipeline: what a worker throws comes out, of the part that trains too") {
  for (const unsigned threads : {1U, 4U}) {
    for (const std::uint32_t failing : {70U, 71U, 72U}) {
      CAPTURE(threads);
      CAPTURE(failing);
      const test::Folder folder;
      PipelineOptions options = options_for(folder, threads);
      options.folder = [&](std::uint32_t part) {
        return folder / (part == failing ? "no/such/folder" : std::to_string(part));
      };
      std::uint32_t next = 70;
      PartPipeline pipeline(options, [&](FinishedPart&& part) { CHECK(part.number == next++); });
      CHECK(kind_of([&] { feed(pipeline, 2 * articles_in_part + 10); }) == ErrorKind::io);
      CHECK(next == failing);  // those before it were handed on
    }
  }
}

TEST_CASE("part pipeline: what the receiver throws comes out") {
  for (const unsigned threads : {1U, 4U}) {
    const test::Folder folder;
    PartPipeline pipeline(options_for(folder, threads),
                          [](FinishedPart&&) { throw Error(ErrorKind::io, "the disk is full"); });
    CHECK(kind_of([&] { feed(pipeline, articles_in_part + 10); }) == ErrorKind::io);
  }
}

TEST_CASE("part pipeline: stopped on request") {
  for (const unsigned threads : {1U, 4U}) {
    CAPTURE(threads);
    const test::Folder folder;
    PipelineOptions options = options_for(folder, threads);
    std::atomic<int> asked = 0;
    options.cancelled = [&] { return ++asked > 20'000; };
    int parts = 0;
    PartPipeline pipeline(options, [&](FinishedPart&&) { ++parts; });
    CHECK(kind_of([&] { feed(pipeline, 3 * articles_in_part); }) == ErrorKind::cancelled);
    CHECK(parts <= 1);
  }
}

TEST_CASE("part pipeline: what is not finished is thrown away") {
  const test::Folder folder;
  int parts = 0;
  {
    PartPipeline pipeline(options_for(folder, 4), [&](FinishedPart&&) { ++parts; });
    for (std::uint32_t i = 0; i < 2 * articles_in_part + 10; ++i) pipeline.add(tiny(i), 1);
  }
  CHECK(parts <= 2);
}

}  // namespace
}  // namespace dateline
