// Tables are rows of cells; their columns are as wide as the widest cell.
#include "searcher/evaluation_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>

#include "common/text.hpp"

namespace dateline {
namespace {

using Cells = std::vector<std::string>;

std::size_t columns_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// The first column to the left, the others to the right. All rows have as many cells as the first.
void print_table(std::ostream& out, const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - columns_of(row[i]), ' ');
      out << (i == 0 ? row[i] + blanks : "  " + blanks + row[i]);
    }
    out << '\n';
  }
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string probability(double p) { return p < 1e-4 ? "<0.0001" : number(p); }

std::string with_sign(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%+.4f", value);
  // A difference that rounds to nothing has no sign.
  return std::string(text + 1) == "0.0000" ? "0.0000" : text;
}

Cells heading(const char* first, const char* MeasureName::*kind) {
  Cells cells = {first};
  for (const MeasureName& name : measure_names) cells.emplace_back(name.*kind);
  return cells;
}

void append_values(Cells& cells, const Measures& measures, std::string (*print)(double)) {
  for (const MeasureName& name : measure_names) cells.push_back(print(measures.*name.value));
}

std::string shown(const std::string& name) { return one_line(name, 300); }

void print_means(std::ostream& out, const EvaluationReport& report) {
  std::vector<Cells> rows = {heading("run", &MeasureName::of_run)};
  rows[0].insert(rows[0].begin() + 1, "topics");
  for (const RunScores& run : report.runs) {
    rows.push_back({shown(run.name), std::to_string(run.topics.size())});
    append_values(rows.back(), run.mean, number);
  }
  print_table(out, rows);
}

void print_topics_left_out(std::ostream& out, const EvaluationReport& report) {
  if (report.without_relevant > 0) {
    out << "\nTopics of " << shown(report.judgements)
        << " without a relevant document, left out: " << report.without_relevant << "\n";
  }
  for (const RunScores& run : report.runs) {
    if (run.unanswered == 0) continue;
    out << '\n'
        << shown(run.name) << " does not have " << run.unanswered << " of the " << report.topics
        << " topics: " << (report.complete ? "each counts as 0\n" : "left out (with --complete each counts as 0)\n");
  }
}

void print_comparison(std::ostream& out, const EvaluationReport& report, std::size_t at) {
  const Comparison& comparison = report.comparisons[at];
  out << '\n'
      << shown(report.runs[at + 1].name) << " against " << shown(report.runs[0].name)
      << ", topics of both: " << comparison.topics << '\n';
  std::vector<Cells> rows = {{"measure", "difference", "better", "worse", "equal", "p (randomisation)", "p (t-test)"}};
  for (std::size_t i = 0; i < measure_names.size(); ++i) {
    const Difference& row = comparison.measures[i];
    rows.push_back({measure_names[i].of_run, with_sign(row.mean), std::to_string(row.better), std::to_string(row.worse),
                    std::to_string(row.equal), probability(row.randomisation_p), probability(row.t_test_p)});
  }
  print_table(out, rows);
}

// "9" before "10", and words by their bytes.
bool topic_less(const std::string& a, const std::string& b) {
  const auto is_number = [](const std::string& text) {
    return text.find_first_not_of("0123456789") == std::string::npos;
  };
  const bool by_length = is_number(a) && is_number(b) && a.size() != b.size();
  return by_length ? a.size() < b.size() : a < b;
}

using TopicRow = std::pair<std::string, Measures>;

std::vector<TopicRow> rows_of(const RunScores& run) {
  std::vector<TopicRow> rows(run.topics.begin(), run.topics.end());
  std::sort(rows.begin(), rows.end(),
            [](const TopicRow& a, const TopicRow& b) { return topic_less(a.first, b.first); });
  return rows;
}

std::vector<TopicRow> difference_rows(const RunScores& run, const RunScores& first) {
  std::vector<TopicRow> rows;
  for (const auto& [topic, measures] : rows_of(run)) {
    const auto other = first.topics.find(topic);
    if (other == first.topics.end()) continue;
    rows.emplace_back(topic, measures);
    for (const MeasureName& name : measure_names) rows.back().second.*name.value -= other->second.*name.value;
  }
  std::stable_sort(rows.begin(), rows.end(), [](const TopicRow& a, const TopicRow& b) {
    return a.second.average_precision < b.second.average_precision;
  });
  return rows;
}

void print_topics(std::ostream& out, const std::vector<TopicRow>& topics, std::string (*print)(double)) {
  std::vector<Cells> rows = {heading("topic", &MeasureName::of_topic)};
  for (const auto& [topic, measures] : topics) {
    rows.push_back({shown(topic)});
    append_values(rows.back(), measures, print);
  }
  print_table(out, rows);
}

// Six decimals, and never -0.
double rounded(double value) { return std::round(value * 1e6) / 1e6 + 0.0; }

nlohmann::ordered_json measures_json(const Measures& measures) {
  nlohmann::ordered_json object;
  for (const MeasureName& name : measure_names) object[name.key] = rounded(measures.*name.value);
  return object;
}

nlohmann::ordered_json run_json(const RunScores& run, bool per_topic) {
  nlohmann::ordered_json object = {{"run", shown(run.name)}, {"topics", run.topics.size()}};
  object["unanswered"] = run.unanswered;
  object["measures"] = measures_json(run.mean);
  if (!per_topic) return object;
  auto topics = nlohmann::ordered_json::array();
  for (const auto& [topic, measures] : rows_of(run)) {
    nlohmann::ordered_json row = {{"topic", shown(topic)}};
    row.update(measures_json(measures));
    topics.push_back(std::move(row));
  }
  object["per_topic"] = std::move(topics);
  return object;
}

nlohmann::ordered_json difference_json(const Difference& row) {
  return {{"difference", rounded(row.mean)},
          {"better", row.better},
          {"worse", row.worse},
          {"equal", row.equal},
          {"p_randomisation", rounded(row.randomisation_p)},
          {"p_t_test", rounded(row.t_test_p)}};
}

nlohmann::ordered_json comparison_json(const EvaluationReport& report, std::size_t at) {
  const Comparison& comparison = report.comparisons[at];
  nlohmann::ordered_json object = {{"run", shown(report.runs[at + 1].name)}, {"against", shown(report.runs[0].name)}};
  object["topics"] = comparison.topics;
  nlohmann::ordered_json measures;
  for (std::size_t i = 0; i < measure_names.size(); ++i) {
    measures[measure_names[i].key] = difference_json(comparison.measures[i]);
  }
  object["measures"] = std::move(measures);
  return object;
}

nlohmann::ordered_json gate_json(const EvaluationReport& report) {
  auto failures = nlohmann::ordered_json::array();
  for (const GateFailure& failure : report.failures) {
    failures.push_back({{"run", shown(failure.run)},
                        {"measure", failure.measure},
                        {"floor", rounded(failure.floor)},
                        {"value", rounded(failure.value)}});
  }
  nlohmann::ordered_json gate = {{"baseline", shown(*report.gate)}, {"passed", report.failures.empty()}};
  gate["failures"] = std::move(failures);
  return gate;
}

}  // namespace

void print_evaluation_text(std::ostream& out, const EvaluationReport& report, bool per_topic) {
  print_means(out, report);
  print_topics_left_out(out, report);
  for (std::size_t i = 0; i < report.comparisons.size(); ++i) {
    print_comparison(out, report, i);
    if (!per_topic) continue;
    out << '\n';
    print_topics(out, difference_rows(report.runs[i + 1], report.runs[0]), with_sign);
  }
  if (!report.comparisons.empty()) {
    out << "\np is two-sided and not corrected for several comparisons; randomisation: " << randomisation_rounds
        << " rounds, seed " << randomisation_seed << '\n';
  }
  if (per_topic && report.runs.size() == 1) {
    out << '\n';
    print_topics(out, rows_of(report.runs[0]), number);
  }
}

void print_evaluation_json(std::ostream& out, const EvaluationReport& report, bool per_topic) {
  nlohmann::ordered_json object = {{"judgements", shown(report.judgements)}, {"topics", report.topics}};
  object["without_relevant"] = report.without_relevant;
  object["complete"] = report.complete;
  auto runs = nlohmann::ordered_json::array();
  for (const RunScores& run : report.runs) runs.push_back(run_json(run, per_topic));
  object["runs"] = std::move(runs);
  if (!report.comparisons.empty()) {
    auto comparisons = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < report.comparisons.size(); ++i) comparisons.push_back(comparison_json(report, i));
    object["comparisons"] = std::move(comparisons);
    object["randomisation"] = {{"rounds", randomisation_rounds}, {"seed", randomisation_seed}};
  }
  if (report.gate) object["gate"] = gate_json(report);
  out << object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace dateline
