// The ranking is walked once; what the measures share is counted once.
#include "searcher/evaluation.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

double discount(std::size_t rank) { return 1 / std::log2(static_cast<double>(rank) + 1); }

// The grades from 1, falling.
std::vector<int> relevant_grades(const std::map<std::string, int>& grades) {
  std::vector<int> relevant;
  for (const auto& [id, grade] : grades) {
    if (grade > 0) relevant.push_back(grade);
  }
  std::sort(relevant.rbegin(), relevant.rend());
  return relevant;
}

double ideal_gain_10(const std::vector<int>& relevant) {
  double gain = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, relevant.size()); ++i) gain += relevant[i] * discount(i + 1);
  return gain;
}

bool has_relevant(const std::map<std::string, int>& grades) {
  return std::any_of(grades.begin(), grades.end(), [](const auto& judged) { return judged.second > 0; });
}

Measures mean_of(const std::map<std::string, Measures>& topics) {
  Measures mean;
  for (const MeasureName& name : measure_names) {
    double sum = 0;
    for (const auto& [topic, measures] : topics) sum += measures.*name.value;
    if (!topics.empty()) mean.*name.value = sum / static_cast<double>(topics.size());
  }
  return mean;
}

}  // namespace

Measures measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades) {
  Measures result;
  const std::vector<int> relevant = relevant_grades(grades);
  if (relevant.empty()) return result;
  const auto all = static_cast<double>(relevant.size());
  double gain = 0;
  double found = 0;
  double precisions = 0;
  for (std::size_t rank = 1; rank <= ranking.size(); ++rank) {
    const auto judged = grades.find(ranking[rank - 1]);
    if (judged == grades.end() || judged->second <= 0) continue;
    if (found == 0) result.reciprocal_rank = 1 / static_cast<double>(rank);
    ++found;
    precisions += found / static_cast<double>(rank);
    if (rank <= 10) {
      gain += judged->second * discount(rank);
      result.precision_10 = found / 10;
    }
    if (rank <= 100) result.recall_100 = found / all;
  }
  result.ndcg_10 = gain / ideal_gain_10(relevant);
  result.average_precision = precisions / all;
  return result;
}

RunScores score_run(std::string name, const Run& run, const Judgements& judgements, bool complete) {
  RunScores scores;
  scores.name = std::move(name);
  for (const auto& [topic, grades] : judgements) {
    if (!has_relevant(grades)) continue;
    const auto answer = run.find(topic);
    if (answer != run.end()) {
      scores.topics[topic] = measure(answer->second, grades);
    } else {
      ++scores.unanswered;
      if (complete) scores.topics[topic] = {};
    }
  }
  scores.mean = mean_of(scores.topics);
  return scores;
}

std::size_t measurable_topics(const Judgements& judgements) {
  return static_cast<std::size_t>(std::count_if(judgements.begin(), judgements.end(),
                                                [](const auto& topic) { return has_relevant(topic.second); }));
}

}  // namespace dateline
