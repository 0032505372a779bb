// A linear-chain CRF that learns from partly labelled sequences, by stochastic gradients.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/names/tag_labels.hpp"
#include "indexer/names/training/training_data.hpp"

namespace dateline {

using FeatureId = std::uint32_t;
using LabelWeights = std::array<float, tag_labels>;

// Tokens of a run. What stands before and behind it is outside.
struct CrfToken {
  std::vector<FeatureId> features;
  std::vector<FeatureId> article_features;  // of the second pass; left out when training the first
  LabelSet allowed = only(outside);
};

struct CrfOptions {
  double rate = 0.1;      // of learning
  double penalty = 1;     // half the factor of the sum of squared weights, against the loss of all sequences
  std::size_t steps = 1;  // sequences that one pass over the data has
};

// Marginal likelihood of the allowed labels, maximised by AdaGrad with one rate a feature, so that frequent features
// settle while rare ones still move; squared weights are penalised when a feature is next met. All arithmetic is plain
// IEEE with an exponential function of its own: the same weights on every machine.
//
// Sources: Lafferty, McCallum, Pereira, "Conditional Random Fields", ICML 2001; Duchi, Hazan, Singer, "Adaptive
// Subgradient Methods", JMLR 2011.
class Crf {
 public:
  Crf(std::size_t features, const CrfOptions& options);

  // One step. A run whose labels contradict each other is passed over.
  void learn(std::span<const CrfToken> run, bool with_article, double weight);
  void start_averaging();
  // The mean of the weights since start_averaging, in place of them.
  void finish();

  const std::vector<LabelWeights>& weights() const { return weights_; }
  double transition(TagLabel from, TagLabel to) const { return transitions_[from][to]; }

 private:
  using Row = std::array<double, tag_labels>;
  void score(std::span<const CrfToken> run, bool with_article);
  bool marginals(std::span<const CrfToken> run, bool constrained, double sign);
  void update(std::span<const CrfToken> run, bool with_article, double weight);
  void touch(FeatureId feature);
  void step(FeatureId feature, const LabelWeights& gradient, float squares);

  CrfOptions options_;
  std::vector<LabelWeights> weights_;
  std::vector<LabelWeights> sums_;  // of the weights over the steps since averaging began
  std::vector<float> squares_;      // of the gradients
  std::vector<std::uint32_t> touched_;
  std::array<Row, tag_labels> transitions_{};
  std::array<Row, tag_labels> transition_sums_{};
  std::array<Row, tag_labels> transition_squares_{};
  std::uint32_t now_ = 0;
  std::uint32_t averaging_from_ = 0;
  bool averaging_ = false;

  std::vector<Row> scores_;  // then e to the scores
  std::vector<Row> forward_;
  std::vector<Row> backward_;
  std::vector<Row> gradients_;
  std::array<Row, tag_labels> transition_factors_{};
  std::array<Row, tag_labels> transition_gradients_{};
};

}  // namespace dateline
