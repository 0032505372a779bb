// Any bytes as topics, judgements, a run or a baseline: read, or a usage error that is valid UTF-8 and short; what is
// read can be measured and compared.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "common/error.hpp"
#include "common/text.hpp"
#include "searcher/evaluation_gate.hpp"
#include "searcher/significance.hpp"

namespace {

using namespace dateline;

template <typename Act>
void attempt(Act&& act) {
  try {
    act();
  } catch (const Error& error) {
    const bool fits = error.kind() == ErrorKind::usage && std::strncmp(error.what(), "file", 4) == 0;
    if (!fits || std::strlen(error.what()) > 400 || !is_valid_utf8(error.what())) std::abort();
  }
}

void check_measures(const Measures& measures) {
  for (const MeasureName& name : measure_names) {
    const double value = measures.*name.value;
    if (!(value >= 0 && value <= 1 + 1e-9)) std::abort();
  }
}

// The first half judges, the second half is judged.
void check_collection(std::string_view text) {
  const std::size_t half = text.size() / 2;
  const Judgements judgements = parse_judgements(text.substr(0, half), "file");
  const Run run = parse_run(text.substr(half), "file");
  const RunScores scores = score_run("file", run, judgements, true);
  const RunScores answered = score_run("file", run, judgements, false);
  check_measures(scores.mean);
  check_measures(answered.mean);
  if (scores.topics.size() != answered.topics.size() + answered.unanswered) std::abort();
  if (compare(scores, scores).measures[0].mean != 0) std::abort();
  if (!below_floors(scores, parse_baseline(format_baseline(scores), "file")).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  attempt([&] { parse_topics(text, "file"); });
  attempt([&] { parse_judgements(text, "file"); });
  attempt([&] { parse_run(text, "file"); });
  attempt([&] { parse_baseline(text, "file"); });
  attempt([&] { check_collection(text); });
  return 0;
}
