// Sums are taken in the order of the topics, so that the figures are the same in every run of the program.
#include "searcher/significance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

namespace dateline {
namespace {

// Differences smaller than this are rounding: measures are sums of fractions, added in different orders.
constexpr double rounding = 1e-12;

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// Their sum, each with a sign from one random bit.
double sum_with_random_signs(const std::vector<double>& values, std::mt19937_64& random) {
  double sum = 0;
  for (std::size_t begin = 0; begin < values.size(); begin += 64) {
    std::uint64_t bits = random();
    const std::size_t end = std::min(begin + 64, values.size());
    for (std::size_t i = begin; i < end; ++i, bits >>= 1) sum += (bits & 1) != 0 ? values[i] : -values[i];
  }
  return sum;
}

Difference difference_of(const std::vector<double>& differences) {
  Difference result;
  for (const double difference : differences) {
    ++(difference > rounding ? result.better : difference < -rounding ? result.worse : result.equal);
  }
  if (!differences.empty()) result.mean = sum_of(differences) / static_cast<double>(differences.size());
  result.randomisation_p = randomisation_test(differences);
  result.t_test_p = paired_t_test(differences);
  return result;
}

}  // namespace

double randomisation_test(const std::vector<double>& differences, std::size_t rounds, std::uint64_t seed) {
  std::vector<double> changed;  // a difference of 0 has no sign
  for (const double difference : differences) {
    if (std::abs(difference) > rounding) changed.push_back(difference);
  }
  if (changed.empty()) return 1;
  const double seen = std::abs(sum_of(changed)) - rounding;
  std::mt19937_64 random(seed);
  std::size_t reached = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    if (std::abs(sum_with_random_signs(changed, random)) >= seen) ++reached;
  }
  return static_cast<double>(reached + 1) / static_cast<double>(rounds + 1);
}

double paired_t_test(const std::vector<double>& differences) {
  if (differences.size() < 2) return 1;
  const auto count = static_cast<double>(differences.size());
  const double mean = sum_of(differences) / count;
  double squares = 0;
  for (const double difference : differences) squares += (difference - mean) * (difference - mean);
  const double error = std::sqrt(squares / (count - 1) / count);
  if (error <= rounding) return std::abs(mean) <= rounding ? 1 : 0;
  return student_two_sided(mean / error, differences.size() - 1);
}

double student_two_sided(double t, std::size_t freedom) {
  const auto n = static_cast<double>(freedom);
  const double angle = std::atan(std::abs(t) / std::sqrt(n));
  const double cosine = std::cos(angle);
  const bool odd = freedom % 2 != 0;
  // The series has freedom / 2 terms; each comes from the one before it.
  double term = odd ? cosine : 1;
  double series = 0;
  for (std::size_t i = odd ? 3 : 2; i <= freedom; i += 2) {
    series += term;
    const auto k = static_cast<double>(i);
    term *= cosine * cosine * (k - 1) / k;
  }
  const double within = odd ? 2 / std::numbers::pi * (angle + std::sin(angle) * series) : std::sin(angle) * series;
  return std::clamp(1 - within, 0.0, 1.0);
}

Comparison compare(const RunScores& run, const RunScores& first) {
  Comparison comparison;
  std::array<std::vector<double>, measure_names.size()> differences;
  for (const auto& [topic, measures] : run.topics) {
    const auto other = first.topics.find(topic);
    if (other == first.topics.end()) continue;
    ++comparison.topics;
    for (std::size_t i = 0; i < measure_names.size(); ++i) {
      differences[i].push_back(measures.*measure_names[i].value - other->second.*measure_names[i].value);
    }
  }
  for (std::size_t i = 0; i < measure_names.size(); ++i) comparison.measures[i] = difference_of(differences[i]);
  return comparison;
}

}  // namespace dateline
