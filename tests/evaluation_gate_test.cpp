// The gate: which baselines are read, what is written, and which runs it holds back.
#include "searcher/evaluation_gate.hpp"

#include <doctest/doctest.h>

#include <random>

#include "common/error.hpp"

namespace dateline {
namespace {

RunScores scores_of(std::size_t topics, const Measures& mean) {
  RunScores scores;
  scores.name = "mine.run";
  for (std::size_t i = 0; i < topics; ++i) scores.topics[std::to_string(i)] = mean;
  scores.mean = mean;
  return scores;
}

std::string refusal(const std::string& text) {
  try {
    parse_baseline(text, "floors");
    return "accepted";
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.what();
  }
}

TEST_CASE("evaluation_gate: a baseline holds the run it was written from, rounded down") {
  const RunScores scores = scores_of(3, {0.30409, 0.5, 0.1, 1.0 / 3, 1});
  const std::string text = format_baseline(scores);
  CHECK(text.substr(text.find('\n') + 1) ==
        "topics 3\nmap 0.3040\nndcg@10 0.5000\np@10 0.1000\nmrr 0.3333\nrecall@100 1.0000\n");
  CHECK(below_floors(scores, parse_baseline(text, "floors")).empty());
}

TEST_CASE("evaluation_gate: any run passes its own baseline") {
  std::mt19937_64 random(4);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 1'000; ++round) {
    Measures mean;
    for (const MeasureName& name : measure_names) mean.*name.value = uniform(random);
    const RunScores scores = scores_of(1, mean);
    CHECK(below_floors(scores, parse_baseline(format_baseline(scores), "floors")).empty());
  }
}

TEST_CASE("evaluation_gate: what is below a floor is named") {
  const RunScores scores = scores_of(2, {0.27996, 0.5, 0.1, 0.4, 1});
  const auto failures =
      below_floors(scores, parse_baseline("\r\n# note\nmrr 0.5\r\n  map\t0.28\ntopics 3\np@10 0.1", "f"));
  REQUIRE(failures.size() == 3);
  CHECK(sentence_of(failures[0]) == "mine.run: mrr is 0.400000, below its floor of 0.5000");
  CHECK(sentence_of(failures[1]) == "mine.run: map is 0.279960, below its floor of 0.2800");
  CHECK(sentence_of(failures[2]) == "mine.run: topics is 2, below its floor of 3");
}

TEST_CASE("evaluation_gate: files that are no baseline") {
  const std::string measures = "; those are topics, map, ndcg@10, p@10, mrr, recall@100";
  const std::string cases[][2] = {
      {"", "floors holds no floor; a line is: measure value"},
      {"# only this\n\n", "floors holds no floor; a line is: measure value"},
      {"map 0.1\nMAP 0.2", "floors:2: \"MAP\" is no measure" + measures},
      {"\n{\"map\": 0.1}", "floors:2: \"{\"map\":\" is no measure" + measures},
      {"map", "floors:1: the floor, \"\", is no number from 0 to 1"},
      {"map 1.5", "floors:1: the floor, \"1.5\", is no number from 0 to 1"},
      {"map -0.1", "floors:1: the floor, \"-0.1\", is no number from 0 to 1"},
      {"map nan", "floors:1: the floor, \"nan\", is no number from 0 to 1"},
      {"map 0.1 0.2", "floors:1: the floor, \"0.1 0.2\", is no number from 0 to 1"},
      {"topics many", "floors:1: the floor, \"many\", is no number of topics"},
      {"map 0.1\nmrr 0.1\nmap 0.2", "floors:3: map has a floor already"},
  };
  for (const auto& row : cases) {
    CAPTURE(row[0]);
    CHECK(refusal(row[0]) == row[1]);
  }
}

}  // namespace
}  // namespace dateline
