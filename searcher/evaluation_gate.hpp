// Holds a run to the figures of an earlier one: a baseline file names the least value of each measure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/evaluation.hpp"

namespace dateline {

// The least value allowed of a measure (by its key, in 0..1), or of "topics": how many the means must be of, so
// that a run does not pass by leaving hard ones out.
struct Floor {
  std::string measure;
  double value = 0;
};

// Lines "measure value"; blank lines and comments (#) are read over. Throws Error (usage), naming the line, for any
// other line, an unknown measure, a value out of range or a measure named twice; and for a file without a floor, since
// a gate that nothing fails is none.
std::vector<Floor> parse_baseline(std::string_view text, const std::string& name);

// What parse_baseline reads: the run's own figures, rounded down to four decimals.
std::string format_baseline(const RunScores& scores);

struct GateFailure {
  std::string run;
  std::string measure;
  double floor = 0;
  double value = 0;
};

// In the order of the floors; empty when the run holds them all.
std::vector<GateFailure> below_floors(const RunScores& scores, const std::vector<Floor>& floors);

// "RUN: map is 0.279043, below its floor of 0.2791".
std::string sentence_of(const GateFailure& failure);

}  // namespace dateline
