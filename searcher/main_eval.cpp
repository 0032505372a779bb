// Options in, report out; the measuring is in evaluation.hpp and significance.hpp.
#include "searcher/main_eval.hpp"

#include <boost/program_options.hpp>
#include <fstream>
#include <iostream>

#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "searcher/evaluation_report.hpp"

namespace dateline {
namespace {

namespace options = boost::program_options;

constexpr const char* help_begin =
    R"(Measures runs by relevance judgements: MAP, nDCG@10, P@10, MRR and recall@100, as trec_eval defines them.

Examples:
  dateline-search eval qrels.txt mine.run
  dateline-search eval qrels.txt before.run after.run --per-topic   what changed, and whether by more than chance
  dateline-search eval qrels.txt mine.run --write-baseline floors   keep its figures, and
  dateline-search eval qrels.txt next.run --gate floors             fail below them

Usage:
  dateline-search eval QRELS RUN... [options]

QRELS: lines of topic, iteration, document, grade (relevant from 1). RUN: lines of topic, Q0, document, rank, score,
tag; sorted by falling score, equal scores by falling document, whatever the rank says. Each further RUN is compared
with the first. An index whose folder is called eval is written ./eval.

)";

constexpr const char* help_end = R"(
Exit status: 0 measured; 1 below the gate; 2 usage error or a line that cannot be read; 3 a file is missing or
unreadable.
)";

constexpr unsigned help_columns = 120;

struct Arguments {
  std::string judgements;
  std::vector<std::string> runs;
  std::string format;
  std::string gate;
  std::string write_baseline;
  bool complete = false;
  bool per_topic = false;
};

[[noreturn]] void usage(const std::string& sentence) {
  throw Error(ErrorKind::usage, sentence + "; see dateline-search eval --help");
}

options::options_description visible_options(Arguments& arguments) {
  options::options_description visible("Options", help_columns);
  auto add = visible.add_options();
  add("complete", options::bool_switch(&arguments.complete),
      "a topic that a run does not have counts as 0 (trec_eval -c), and is not left out");
  add("per-topic", options::bool_switch(&arguments.per_topic),
      "each topic's values; of several runs, the differences from the first, worst first");
  add("format", options::value(&arguments.format)->default_value("text")->value_name("text|json"), "how to print");
  add("gate", options::value(&arguments.gate)->value_name("FILE"),
      "end with status 1 when any run is below a floor of this baseline");
  add("write-baseline", options::value(&arguments.write_baseline)->value_name("FILE"),
      "write the run's figures as the floors of a gate");
  add("help,h", "this text");
  return visible;
}

void check(const Arguments& arguments) {
  if (arguments.judgements.empty() || arguments.runs.empty()) usage("name QRELS and at least one RUN");
  if (arguments.format != "text" && arguments.format != "json") {
    usage("--format takes one of text, json, not \"" + arguments.format + "\"");
  }
  if (arguments.write_baseline.empty()) return;
  if (arguments.runs.size() > 1) usage("--write-baseline takes the figures of one RUN");
  if (!arguments.gate.empty()) usage("--gate and --write-baseline do not go together");
}

// Returns false when help was all that was wanted.
bool parse(int count, char** words, Arguments& arguments) {
  options::options_description visible = visible_options(arguments);
  options::options_description all;
  all.add(visible).add_options()("files", options::value<std::vector<std::string>>());
  options::positional_options_description positional;
  positional.add("files", -1);
  options::variables_map values;
  try {
    options::store(options::command_line_parser(count, words).options(all).positional(positional).run(), values);
    options::notify(values);
  } catch (const options::error& error) {
    usage(error.what());
  }
  if (values.count("help") != 0) {
    std::cout << help_begin << visible << help_end;
    return false;
  }
  if (values.count("files") != 0) arguments.runs = values["files"].as<std::vector<std::string>>();
  if (!arguments.runs.empty()) {
    arguments.judgements = arguments.runs.front();
    arguments.runs.erase(arguments.runs.begin());
  }
  check(arguments);
  return true;
}

EvaluationReport measure_runs(const Arguments& arguments) {
  EvaluationReport report;
  report.judgements = arguments.judgements;
  report.complete = arguments.complete;
  const Judgements judgements = parse_judgements(read_whole_file(arguments.judgements), arguments.judgements);
  report.topics = measurable_topics(judgements);
  report.without_relevant = judgements.size() - report.topics;
  if (report.topics == 0)
    throw Error(ErrorKind::usage, arguments.judgements + " has no topic with a relevant document");
  for (const std::string& name : arguments.runs) {
    const Run run = parse_run(read_whole_file(name), name);
    report.runs.push_back(score_run(name, run, judgements, arguments.complete));
    if (report.runs.back().topics.empty()) {
      throw Error(ErrorKind::usage, name + " has no topic that has a relevant document in " + arguments.judgements);
    }
  }
  for (std::size_t i = 1; i < report.runs.size(); ++i) {
    report.comparisons.push_back(compare(report.runs[i], report.runs[0]));
  }
  return report;
}

void apply_gate(EvaluationReport& report, const std::string& baseline) {
  report.gate = baseline;
  const std::vector<Floor> floors = parse_baseline(read_whole_file(baseline), baseline);
  for (const RunScores& run : report.runs) {
    for (GateFailure& failure : below_floors(run, floors)) report.failures.push_back(std::move(failure));
  }
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw Error(ErrorKind::io, "cannot write " + path);
}

}  // namespace

int evaluate_command(int count, char** words) {
  Arguments arguments;
  if (!parse(count, words, arguments)) return 0;
  EvaluationReport report = measure_runs(arguments);
  if (!arguments.gate.empty()) apply_gate(report, arguments.gate);
  if (!arguments.write_baseline.empty()) write_file(arguments.write_baseline, format_baseline(report.runs[0]));
  if (arguments.format == "json") {
    print_evaluation_json(std::cout, report, arguments.per_topic);
  } else {
    print_evaluation_text(std::cout, report, arguments.per_topic);
  }
  for (const GateFailure& failure : report.failures) std::cerr << "dateline-search: " << sentence_of(failure) << "\n";
  return report.failures.empty() ? 0 : 1;
}

}  // namespace dateline
