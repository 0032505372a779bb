// Measures how good a ranking is, and a run over all topics of a test collection.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "searcher/trec_files.hpp"

namespace dateline {

// Each in 0..1. Relevant is a grade of 1 or more.
struct Measures {
  double average_precision = 0;  // over the whole ranking
  double ndcg_10 = 0;            // gains are the grades, discount log2(rank + 1)
  double precision_10 = 0;       // always of 10, also when the ranking is shorter
  double reciprocal_rank = 0;    // of the first relevant
  double recall_100 = 0;
};

struct MeasureName {
  const char* key;       // in JSON and in baselines
  const char* of_run;    // heading of its mean
  const char* of_topic;  // heading of one topic's value
  double Measures::*value;
};

inline constexpr std::array<MeasureName, 5> measure_names = {{
    {"map", "MAP", "AP", &Measures::average_precision},
    {"ndcg@10", "nDCG@10", "nDCG@10", &Measures::ndcg_10},
    {"p@10", "P@10", "P@10", &Measures::precision_10},
    {"mrr", "MRR", "RR", &Measures::reciprocal_rank},
    {"recall@100", "recall@100", "recall@100", &Measures::recall_100},
}};

// ranking: ids, best first, each once. Unjudged ids count as not relevant. All 0 when nothing is judged relevant.
// Source of the definitions: trec_eval 9 (its map, ndcg_cut_10, P_10, recip_rank, recall_100).
Measures measure(const std::vector<std::string>& ranking, const std::map<std::string, int>& grades);

// What a run is worth.
struct RunScores {
  std::string name;                        // for messages: the file
  std::map<std::string, Measures> topics;  // those that the means are of
  Measures mean;                           // all 0 when there are none
  std::size_t unanswered = 0;              // topics with a relevant document that the run does not have
};

// Topics without a relevant document are left out, and those that are not judged at all. complete: a topic that the
// run does not have counts as 0 in every measure, as trec_eval -c counts it; else it is left out as well.
RunScores score_run(std::string name, const Run& run, const Judgements& judgements, bool complete);

// How many topics have a relevant document.
std::size_t measurable_topics(const Judgements& judgements);

}  // namespace dateline
