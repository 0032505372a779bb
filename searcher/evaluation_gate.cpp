// A baseline is a text file, so that a change of floors reads well in a review.
#include "searcher/evaluation_gate.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::string_view topics_key = "topics";
constexpr double largest_topic_count = 1e9;

bool is_measure(std::string_view key) {
  return std::any_of(measure_names.begin(), measure_names.end(),
                     [&](const MeasureName& name) { return key == name.key; });
}

std::string all_keys() {
  std::string keys(topics_key);
  for (const MeasureName& name : measure_names) keys += std::string(", ") + name.key;
  return keys;
}

// What is wrong with a floor; empty when nothing is.
std::string fault_of(std::string_view measure, std::string_view value, const std::vector<Floor>& before,
                     double& number) {
  if (measure != topics_key && !is_measure(measure)) {
    return "\"" + one_line(measure, 60) + "\" is no measure; those are " + all_keys();
  }
  const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const double largest = measure == topics_key ? largest_topic_count : 1;
  if (error != std::errc() || stop != value.data() + value.size() || !(number >= 0 && number <= largest)) {
    return "the floor, \"" + one_line(value, 60) + "\", is no number " + (largest == 1 ? "from 0 to 1" : "of topics");
  }
  const bool twice = std::any_of(before.begin(), before.end(), [&](const Floor& f) { return f.measure == measure; });
  return twice ? one_line(measure, 60) + " has a floor already" : "";
}

double value_of(const RunScores& scores, std::string_view measure) {
  for (const MeasureName& name : measure_names) {
    if (measure == name.key) return scores.mean.*name.value;
  }
  return static_cast<double>(scores.topics.size());
}

std::string printed(double value, int decimals) {
  char number[32];
  std::snprintf(number, sizeof number, "%.*f", decimals, value);
  return number;
}

double rounded_down(double value) { return std::floor(value * 1e4 + 1e-9) / 1e4; }

}  // namespace

std::vector<Floor> parse_baseline(std::string_view text, const std::string& name) {
  std::vector<Floor> floors;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
    Floor floor{std::string(line.substr(0, blank)), 0};
    const std::string fault = fault_of(floor.measure, trim(line.substr(blank)), floors, floor.value);
    if (!fault.empty()) {
      throw Error(ErrorKind::usage, one_line(name, 300) + ":" + std::to_string(number) + ": " + fault);
    }
    floors.push_back(std::move(floor));
  }
  if (floors.empty()) {
    throw Error(ErrorKind::usage, one_line(name, 300) + " holds no floor; a line is: measure value");
  }
  return floors;
}

std::string format_baseline(const RunScores& scores) {
  std::string text =
      "# The least that dateline-search eval --gate lets pass: topics measured, and the mean of each measure.\n";
  text += std::string(topics_key) + " " + std::to_string(scores.topics.size()) + "\n";
  for (const MeasureName& name : measure_names) {
    text += std::string(name.key) + " " + printed(rounded_down(scores.mean.*name.value), 4) + "\n";
  }
  return text;
}

std::vector<GateFailure> below_floors(const RunScores& scores, const std::vector<Floor>& floors) {
  std::vector<GateFailure> failures;
  for (const Floor& floor : floors) {
    const double value = value_of(scores, floor.measure);
    if (value < floor.value - 1e-9) failures.push_back({scores.name, floor.measure, floor.value, value});
  }
  return failures;
}

std::string sentence_of(const GateFailure& failure) {
  const bool is_count = failure.measure == topics_key;
  // Two more decimals than a floor has: what is just below it does not look equal.
  return one_line(failure.run, 300) + ": " + failure.measure + " is " + printed(failure.value, is_count ? 0 : 6) +
         ", below its floor of " + printed(failure.floor, is_count ? 0 : 4);
}

}  // namespace dateline
