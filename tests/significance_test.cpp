// Significance: p-values worked out by hand or printed in tables, and laws over random differences.
#include "searcher/significance.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

namespace dateline {
namespace {

TEST_CASE("significance: Student's distribution, as tables print it") {
  // The points beyond which 5%, 1% and 0.1% lie, both sides.
  const struct {
    double t;
    std::size_t freedom;
    double p;
  } cases[] = {{12.706, 1, 0.05},  {63.657, 1, 0.01},  {4.303, 2, 0.05},        {3.182, 3, 0.05},   {2.776, 4, 0.05},
               {2.571, 5, 0.05},   {4.032, 5, 0.01},   {2.228, 10, 0.05},       {4.587, 10, 0.001}, {2.042, 30, 0.05},
               {1.980, 120, 0.05}, {2.617, 120, 0.01}, {1.960, 1'000'000, 0.05}};
  for (const auto& row : cases) {
    CAPTURE(row.t);
    CAPTURE(row.freedom);
    CHECK(student_two_sided(row.t, row.freedom) == doctest::Approx(row.p).epsilon(0.002));
    CHECK(student_two_sided(-row.t, row.freedom) == student_two_sided(row.t, row.freedom));
  }
  // In closed form: 1/2 at t = 1 for one degree of freedom, 1 - t / sqrt(2 + t * t) for two.
  CHECK(student_two_sided(1, 1) == doctest::Approx(0.5));
  CHECK(student_two_sided(2, 2) == doctest::Approx(1 - 2 / std::sqrt(6.0)));
  CHECK(student_two_sided(0, 7) == doctest::Approx(1));
  CHECK(student_two_sided(1e300, 7) == doctest::Approx(0));
}

TEST_CASE("significance: the paired t-test by hand") {
  // Mean 2, deviation 1, error 1 / sqrt 3: t = 2 sqrt 3 with two degrees of freedom.
  const double t = 2 * std::sqrt(3.0);
  CHECK(paired_t_test({1, 2, 3}) == doctest::Approx(1 - t / std::sqrt(2 + t * t)));
  CHECK(paired_t_test({}) == 1);
  CHECK(paired_t_test({0.5}) == 1);
  CHECK(paired_t_test({0, 0, 0}) == 1);
  CHECK(paired_t_test({0.1, 0.1, 0.1}) == 0);
  CHECK(paired_t_test({1, -1}) == doctest::Approx(1));
}

TEST_CASE("significance: the randomisation test nears what all choices of signs give") {
  // Of the 8 choices for 1, 2, 3 two reach a sum of 6 or -6; for 1, 2, -3 all reach 0.
  CHECK(randomisation_test({1, 2, 3}) == doctest::Approx(2.0 / 8).epsilon(0.03));
  CHECK(randomisation_test({1, 2, -3}) == 1);
  // 4, 1, 1 and -1: the sum is 5; of 16 choices 10 reach 5 or more: 7 one way once, 5 three times, and their mirrors.
  CHECK(randomisation_test({4, 1, 1, -1}) == doctest::Approx(8.0 / 16).epsilon(0.03));
  CHECK(randomisation_test({}) == 1);
  CHECK(randomisation_test({0, 0}) == 1);
  CHECK(randomisation_test({0.3}) == 1);
  CHECK(randomisation_test({0.1, 0, 0.1, 0.1, 0}) == randomisation_test({0.1, 0.1, 0.1}));
  CHECK(randomisation_test(std::vector<double>(100, 0.01), 99) == doctest::Approx(0.01));  // (1 + 0) / (1 + 99)
}

TEST_CASE("significance: the same figures every time, and no side is preferred") {
  std::mt19937_64 random(20230407);
  std::normal_distribution<double> normal(0.02, 0.2);
  for (int round = 0; round < 20; ++round) {
    std::vector<double> differences(10 + random() % 200);
    for (double& difference : differences) difference = normal(random);
    std::vector<double> mirrored = differences;
    for (double& difference : mirrored) difference = -difference;
    const double p = randomisation_test(differences);
    CHECK(p == randomisation_test(differences));
    CHECK(p == randomisation_test(mirrored));
    CHECK(paired_t_test(differences) == doctest::Approx(paired_t_test(mirrored)));
    // With this many topics of this kind the two tests nearly agree.
    CHECK(p == doctest::Approx(paired_t_test(differences)).epsilon(0.25));
    CHECK(p >= 1.0 / (randomisation_rounds + 1));
  }
}

TEST_CASE("significance: runs are compared on the topics of both") {
  RunScores first;
  RunScores second;
  first.topics["1"].average_precision = 0.5;
  first.topics["2"].average_precision = 0.4;
  first.topics["3"].average_precision = 1;
  first.topics["4"].average_precision = 0.1 + 0.2;
  second.topics["1"].average_precision = 0.7;
  second.topics["2"].average_precision = 0.3;
  second.topics["4"].average_precision = 0.3;  // equal but for rounding
  second.topics["5"].average_precision = 1;
  const Comparison comparison = compare(second, first);
  CHECK(comparison.topics == 3);
  const Difference& map = comparison.measures[0];
  CHECK(map.mean == doctest::Approx(0.1 / 3));
  CHECK(map.better == 1);
  CHECK(map.worse == 1);
  CHECK(map.equal == 1);
  CHECK(comparison.measures[1].equal == 3);
  CHECK(comparison.measures[1].randomisation_p == 1);
  CHECK(compare(second, RunScores{}).topics == 0);
}

}  // namespace
}  // namespace dateline
