// Runs of topics: the same bytes at any number of threads, in the order of the topics, and the first failure by topic.
#include "searcher/topic_runs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "tests/world.hpp"

namespace dateline {
namespace {

const world::World& harbour() {
  static const world::World all = [] {
    std::vector<world::Item> items;
    const std::string words[] = {"harbour", "strike", "dam", "ferry", "minister", "vote", "inquiry"};
    for (std::size_t i = 0; i < 60; ++i) {
      items.push_back({"a" + std::to_string(i), "2023-04-0" + std::to_string(1 + i % 9), "",
                       words[i % 7] + " " + words[i % 5] + " " + words[i % 3] + " again."});
    }
    return world::World(items);
  }();
  return all;
}

std::vector<Topic> many_topics() {
  const char* const titles[] = {"harbour", "strike vote", "dam inquiry minister", "zeppelin", "ferry \"AND (", "???"};
  std::vector<Topic> topics;
  for (std::size_t i = 0; i < 300; ++i) topics.push_back({std::to_string(i), titles[i % 6], ""});
  return topics;
}

std::string run_of(const std::vector<Topic>& topics, std::size_t threads, std::size_t depth = 20) {
  const Searcher searcher = harbour().open();
  std::ostringstream out;
  run_topics(out, searcher, {}, topics, {"t", depth, threads});
  return out.str();
}

TEST_CASE("topic_runs: the same bytes at any number of threads") {
  const std::string one = run_of(many_topics(), 1);
  CHECK(one.size() > 90'000);
  for (const std::size_t threads : {0U, 2U, 3U, 8U, 1'000U}) {
    CAPTURE(threads);
    CHECK(run_of(many_topics(), threads) == one);
  }
}

TEST_CASE("topic_runs: as trec_eval would sort them, and each topic as it is asked alone") {
  const Run read = parse_run(run_of(many_topics(), 4), "run");
  CHECK(read.size() == 200);  // two titles of six find nothing
  std::istringstream lines(run_of(many_topics(), 4));
  std::map<std::string, std::vector<std::string>> written;
  for (std::string topic, q0, id, rank, score, tag; lines >> topic >> q0 >> id >> rank >> score >> tag;) {
    written[topic].push_back(id);
    REQUIRE(rank == std::to_string(written[topic].size()));
  }
  CHECK(written == read);
  CHECK(read.at("0") == parse_run(run_of({many_topics()[0]}, 1), "run").at("0"));
  CHECK(read.at("0") == read.at("6"));
}

TEST_CASE("topic_runs: depth, and whether anything matched") {
  const Searcher searcher = harbour().open();
  std::ostringstream out;
  CHECK(run_topics(out, searcher, {}, {{"1", "harbour", ""}}, {"t", 2, 1}));
  const std::string lines = out.str();
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
  CHECK_FALSE(run_topics(out, searcher, {}, {{"1", "zeppelin", ""}, {"2", "???", ""}}, {"t", 2, 2}));
  CHECK_FALSE(run_topics(out, searcher, {}, {}, {"t", 2, 2}));
  SearchRequest nowhere;
  nowhere.from = "2030";
  CHECK_FALSE(run_topics(out, searcher, nowhere, {{"1", "harbour", ""}}, {"t", 2, 1}));
}

TEST_CASE("topic_runs: what a search throws comes out, at any number of threads") {
  const Searcher searcher = harbour().open();
  SearchRequest wrong;
  wrong.from = "yesterday";
  for (const std::size_t threads : {1U, 4U}) {
    std::ostringstream out;
    CHECK_THROWS_AS(run_topics(out, searcher, wrong, many_topics(), {"t", 10, threads}), Error);
    CHECK(out.str().empty());
  }
}

TEST_CASE("topic_runs: an output that takes no more ends the run") {
  const Searcher searcher = harbour().open();
  std::ostringstream out;
  out.setstate(std::ios::failbit);
  CHECK_FALSE(run_topics(out, searcher, {}, many_topics(), {"t", 10, 2}));
}

}  // namespace
}  // namespace dateline
