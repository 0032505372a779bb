// Measures and means: figures worked out by hand.
#include "searcher/evaluation.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

namespace dateline {
namespace {

TEST_CASE("evaluation: measures worked out by hand") {
  const std::map<std::string, int> grades = {{"a", 2}, {"b", 1}, {"c", 1}, {"x", 0}, {"y", -1}};
  // Ranks 2 (grade 1), 3 (not judged), 4 (grade 2): one of three relevant is not found.
  const Measures m = measure({"x", "b", "unknown", "a"}, grades);
  CHECK(m.reciprocal_rank == doctest::Approx(0.5));
  CHECK(m.average_precision == doctest::Approx((1.0 / 2 + 2.0 / 4) / 3));
  CHECK(m.precision_10 == doctest::Approx(0.2));
  CHECK(m.recall_100 == doctest::Approx(2.0 / 3));
  // (1 / log2 3 + 2 / log2 5) / (2 / log2 2 + 1 / log2 3 + 1 / log2 4) = 1.49229 / 3.13093
  CHECK(m.ndcg_10 == doctest::Approx(0.476628).epsilon(1e-5));

  const Measures best = measure({"a", "b", "c"}, grades);
  CHECK(best.ndcg_10 == doctest::Approx(1));
  CHECK(best.average_precision == doctest::Approx(1));
  CHECK(best.reciprocal_rank == doctest::Approx(1));
  CHECK(best.precision_10 == doctest::Approx(0.3));

  const Measures none = measure({"x", "y", "unknown"}, grades);
  CHECK(none.ndcg_10 == 0);
  CHECK(none.average_precision == 0);
  CHECK(none.reciprocal_rank == 0);
  CHECK(none.precision_10 == 0);
}

TEST_CASE("evaluation: measures at the edges") {
  CHECK(measure({}, {{"a", 1}}).average_precision == 0);
  CHECK(measure({"a"}, {}).ndcg_10 == 0);
  CHECK(measure({"a"}, {{"a", 0}}).reciprocal_rank == 0);
  // Rank 11: beyond nDCG@10 and P@10, within AP and RR.
  std::vector<std::string> late(10, "");
  for (std::size_t i = 0; i < 10; ++i) late[i] = "z" + std::to_string(i);
  late.push_back("a");
  const Measures m = measure(late, {{"a", 3}});
  CHECK(m.ndcg_10 == 0);
  CHECK(m.precision_10 == 0);
  CHECK(m.reciprocal_rank == doctest::Approx(1.0 / 11));
  CHECK(m.average_precision == doctest::Approx(1.0 / 11));
  // More relevant ones than ten places: the ideal ranking has only ten.
  std::map<std::string, int> many;
  std::vector<std::string> ranking;
  for (int i = 0; i < 20; ++i) {
    ranking.push_back("d" + std::to_string(i));
    many[ranking.back()] = 1;
  }
  CHECK(measure(ranking, many).ndcg_10 == doctest::Approx(1));
  CHECK(measure(ranking, many).precision_10 == doctest::Approx(1));
  CHECK(measure({ranking.begin(), ranking.begin() + 10}, many).average_precision == doctest::Approx(0.5));
}

TEST_CASE("evaluation: recall ends at rank 100, average precision does not") {
  std::vector<std::string> ranking;
  for (int i = 1; i <= 101; ++i) ranking.push_back("d" + std::to_string(i));
  const Measures m = measure(ranking, {{"d100", 1}, {"d101", 1}});
  CHECK(m.recall_100 == doctest::Approx(0.5));
  CHECK(m.average_precision == doctest::Approx((1.0 / 100 + 2.0 / 101) / 2));
}

const Judgements judgements = {
    {"1", {{"a", 1}}}, {"2", {{"b", 1}, {"c", 2}}}, {"3", {{"d", 1}}}, {"none", {{"e", 0}, {"f", -1}}}};

TEST_CASE("evaluation: which topics the means are of") {
  // "none" has no relevant document, "other" no judgement; the run does not have 3.
  const Run run = {{"1", {"a"}}, {"2", {"x", "b", "c"}}, {"none", {"e"}}, {"other", {"a"}}};
  CHECK(measurable_topics(judgements) == 3);
  const RunScores answered = score_run("mine", run, judgements, false);
  CHECK(answered.name == "mine");
  CHECK(answered.topics.size() == 2);
  CHECK(answered.unanswered == 1);
  CHECK(answered.mean.average_precision == doctest::Approx((1 + (1.0 / 2 + 2.0 / 3) / 2) / 2));
  CHECK(answered.mean.reciprocal_rank == doctest::Approx(0.75));
  CHECK(answered.mean.precision_10 == doctest::Approx(0.15));
  CHECK(answered.mean.recall_100 == doctest::Approx(1));
  const RunScores complete = score_run("mine", run, judgements, true);
  CHECK(complete.topics.size() == 3);
  CHECK(complete.unanswered == 1);
  for (const MeasureName& name : measure_names) {
    CAPTURE(name.key);
    CHECK(complete.mean.*name.value == doctest::Approx(answered.mean.*name.value * 2 / 3));
  }
}

TEST_CASE("evaluation: a run without a topic, and no judgement") {
  CHECK(score_run("r", {}, judgements, false).topics.empty());
  CHECK(score_run("r", {}, judgements, false).mean.average_precision == 0);
  CHECK(score_run("r", {}, judgements, true).topics.size() == 3);
  CHECK(score_run("r", {{"1", {"a"}}}, {}, true).topics.empty());
  CHECK(measurable_topics({}) == 0);
}

}  // namespace
}  // namespace dateline
