// Prints how runs were measured and compared: as tables for people, or as JSON.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "searcher/evaluation.hpp"
#include "searcher/evaluation_gate.hpp"
#include "searcher/significance.hpp"

namespace dateline {

struct EvaluationReport {
  std::string judgements;               // the file
  std::size_t topics = 0;               // of it, with a relevant document
  std::size_t without_relevant = 0;     // of it, left out
  bool complete = false;                // topics that a run does not answer count as 0
  std::vector<RunScores> runs;          // at least one
  std::vector<Comparison> comparisons;  // of each further run with the first
  std::optional<std::string> gate;      // the baseline's file
  std::vector<GateFailure> failures;    // of all runs
};

// A table of means, then a table a comparison. per_topic: then each topic's values, or with several runs each
// topic's differences from the first run, those worst in average precision first.
void print_evaluation_text(std::ostream& out, const EvaluationReport& report, bool per_topic);

// One object and a line end; numbers have six decimals. per_topic: each run's values by topic too.
void print_evaluation_json(std::ostream& out, const EvaluationReport& report, bool per_topic);

}  // namespace dateline
