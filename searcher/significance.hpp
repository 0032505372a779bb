// Says whether two runs differ by more than chance: paired tests over the topics of a test collection.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/evaluation.hpp"

namespace dateline {

inline constexpr std::size_t randomisation_rounds = 20'000;
inline constexpr std::uint64_t randomisation_seed = 1;

// The two-sided probability that a mean difference as large as this one, or larger, arises when the sign of each
// topic's difference is a matter of chance.
//
// differences  one a topic, finite; 0 of them, or all 0, give 1.
// returns      (1 + h) / (1 + rounds), where h of `rounds` random choices of all signs reach the mean that was seen:
//              what was seen is one of the choices, so it is never 0. The same on every machine.
// Cost: rounds times differences. Source: Smucker, Allan and Carterette, CIKM 2007.
double randomisation_test(const std::vector<double>& differences, std::size_t rounds = randomisation_rounds,
                          std::uint64_t seed = randomisation_seed);

// Student's paired t-test, two-sided: 1 when there are fewer than two differences or all are 0, 0 when all are equal
// and not 0.
double paired_t_test(const std::vector<double>& differences);

// The probability that |T| >= |t| when T is of Student's distribution with `freedom` degrees of freedom (>= 1).
// Exact but for rounding; values below 1e-12 may come out as 0. Cost: freedom / 2 steps.
// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 26.7.3 and 26.7.4.
double student_two_sided(double t, std::size_t freedom);

// How one measure of a run differs from the first run's.
struct Difference {
  double mean = 0;         // this run's less the first's, over the topics of both
  std::size_t better = 0;  // topics
  std::size_t worse = 0;
  std::size_t equal = 0;
  double randomisation_p = 1;
  double t_test_p = 1;
};

struct Comparison {
  std::size_t topics = 0;  // that both runs are measured on
  std::array<Difference, measure_names.size()> measures;
};

Comparison compare(const RunScores& run, const RunScores& first);

}  // namespace dateline
