// Makes a model of annotated articles.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/names/tag_model.hpp"
#include "indexer/names/training/training_data.hpp"

namespace dateline {

struct TrainingOptions {
  std::uint32_t seed = 1;
  unsigned passes = 20;  // over the data; the second half of them is averaged
  double rate = 0.2;
  double penalty = 2;
  unsigned least_count = 2;            // a feature that fewer tokens have is left out
  std::size_t most_features = 220000;  // of the model: those with the heaviest weights
  unsigned folds = 3;                  // for the names elsewhere in an article; 0 = one pass of tagging only
  double case_copies = 0;              // weight of the copies in capitals, small letters and Title Case; 0 = none
};

// clusters: cluster_slots. report: told of progress, a line at a time.
//
// The same articles, clusters and options give the same parts, on any machine. One thread; some 2 GB for half a million
// tokens.
TagModelParts train_model(std::vector<TrainingArticle> articles, std::vector<std::uint32_t> clusters,
                          const TrainingOptions& options, const std::function<void(const std::string&)>& report);

// The clusters of two files of lines "word TAB number". Only the first `most_words` are read. Throws Error.
std::vector<std::uint32_t> read_clusters(const std::string& fine_path, const std::string& coarse_path,
                                         std::size_t most_words);

}  // namespace dateline
