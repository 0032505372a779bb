// Forward and backward sums scaled to one at each token; the gradient is what is expected less what is allowed.
#include "indexer/names/training/crf.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dateline {
namespace {

// e to the x within 1e-9, by arithmetic alone: the C library's own differs from one processor to the next.
double exponential(double x) {
  x = std::clamp(x, -80.0, 80.0);
  const double doublings = std::floor(x * 1.4426950408889634 + 0.5);
  const double rest = x - doublings * 0.6931471805599453;
  double sum = 1;
  for (int i = 11; i >= 1; --i) sum = 1 + sum * rest / i;
  const auto exponent = static_cast<std::uint64_t>(1023 + static_cast<std::int64_t>(doublings));
  return sum * std::bit_cast<double>(exponent << 52);
}

bool is_allowed(LabelSet set, TagLabel label) { return (set >> label & 1) != 0; }

}  // namespace

Crf::Crf(std::size_t features, const CrfOptions& options)
    : options_(options), weights_(features), squares_(features), touched_(features) {}

void Crf::start_averaging() {
  averaging_ = true;
  averaging_from_ = now_;
  sums_.assign(weights_.size(), {});
}

// Makes up for the steps since the feature was last met.
void Crf::touch(FeatureId feature) {
  const std::uint32_t last = touched_[feature];
  if (last == now_) return;
  LabelWeights& weights = weights_[feature];
  if (averaging_) {
    const auto missed = static_cast<float>(now_ - std::max(last, averaging_from_));
    for (std::size_t i = 0; i < tag_labels; ++i) sums_[feature][i] += missed * weights[i];
  }
  if (squares_[feature] > 0) {
    const auto missed = static_cast<float>(static_cast<double>(now_ - last) / static_cast<double>(options_.steps));
    const float rate = static_cast<float>(options_.rate) / std::sqrt(squares_[feature]);
    const float kept = 1 / (1 + rate * static_cast<float>(options_.penalty) * missed);
    for (float& weight : weights) weight *= kept;
  }
  touched_[feature] = now_;
}

void Crf::step(FeatureId feature, const LabelWeights& gradient, float squares) {
  squares_[feature] += squares;
  const float rate = static_cast<float>(options_.rate) / std::sqrt(squares_[feature] + 1e-6F);
  LabelWeights& weights = weights_[feature];
  for (std::size_t i = 0; i < tag_labels; ++i) weights[i] -= rate * gradient[i];
}

void Crf::score(std::span<const CrfToken> run, bool with_article) {
  scores_.assign(run.size(), {});
  for (std::size_t t = 0; t < run.size(); ++t) {
    LabelWeights sums{};
    const auto add = [&](FeatureId feature) {
      touch(feature);
      for (std::size_t i = 0; i < tag_labels; ++i) sums[i] += weights_[feature][i];
    };
    for (const FeatureId feature : run[t].features) add(feature);
    if (with_article) {
      for (const FeatureId feature : run[t].article_features) add(feature);
    }
    const float highest = *std::max_element(sums.begin(), sums.end());
    for (std::size_t i = 0; i < tag_labels; ++i) scores_[t][i] = exponential(sums[i] - highest);
  }
  for (TagLabel from = 0; from < tag_labels; ++from) {
    for (TagLabel to = 0; to < tag_labels; ++to) {
      transition_factors_[from][to] = may_follow(from, to) ? exponential(transitions_[from][to]) : 0;
    }
  }
}

// Adds `sign` times the probability of each label and transition to the gradients, of all labels or the allowed. False
// when no labels are possible.
bool Crf::marginals(std::span<const CrfToken> run, bool constrained, double sign) {
  const std::size_t length = run.size();
  const auto open = [&](std::size_t t, TagLabel label) { return !constrained || is_allowed(run[t].allowed, label); };
  forward_.assign(length, {});
  backward_.assign(length, {});
  for (std::size_t t = 0; t < length; ++t) {
    double total = 0;
    for (TagLabel to = 0; to < tag_labels; ++to) {
      if (!open(t, to)) continue;
      double sum = 0;
      if (t == 0) {
        sum = transition_factors_[outside][to];
      } else {
        for (TagLabel from = 0; from < tag_labels; ++from) sum += forward_[t - 1][from] * transition_factors_[from][to];
      }
      forward_[t][to] = sum * scores_[t][to];
      total += forward_[t][to];
    }
    if (total <= 0) return false;  // labels that contradict each other teach nothing
    for (double& value : forward_[t]) value /= total;
  }
  for (TagLabel from = 0; from < tag_labels; ++from) backward_[length - 1][from] = transition_factors_[from][outside];
  for (std::size_t t = length - 1; t-- > 0;) {
    double total = 0;
    for (TagLabel from = 0; from < tag_labels; ++from) {
      double sum = 0;
      for (TagLabel to = 0; to < tag_labels; ++to) {
        if (open(t + 1, to)) sum += transition_factors_[from][to] * scores_[t + 1][to] * backward_[t + 1][to];
      }
      backward_[t][from] = sum;
      total += sum;
    }
    if (total <= 0) return false;
    for (double& value : backward_[t]) value /= total;
  }
  for (std::size_t t = 0; t < length; ++t) {
    double total = 0;
    for (TagLabel i = 0; i < tag_labels; ++i) total += forward_[t][i] * backward_[t][i];
    if (total <= 0) return false;
    for (TagLabel i = 0; i < tag_labels; ++i) gradients_[t][i] += sign * forward_[t][i] * backward_[t][i] / total;
    if (t == 0) {
      for (TagLabel i = 0; i < tag_labels; ++i) {
        transition_gradients_[outside][i] += sign * forward_[t][i] * backward_[t][i] / total;
      }
    }
    if (t + 1 == length) {
      for (TagLabel i = 0; i < tag_labels; ++i) {
        transition_gradients_[i][outside] += sign * forward_[t][i] * backward_[t][i] / total;
      }
      continue;
    }
    std::array<Row, tag_labels> pairs{};
    double pair_total = 0;
    for (TagLabel from = 0; from < tag_labels; ++from) {
      for (TagLabel to = 0; to < tag_labels; ++to) {
        if (!open(t + 1, to)) continue;
        pairs[from][to] = forward_[t][from] * transition_factors_[from][to] * scores_[t + 1][to] * backward_[t + 1][to];
        pair_total += pairs[from][to];
      }
    }
    if (pair_total <= 0) return false;
    for (TagLabel from = 0; from < tag_labels; ++from) {
      for (TagLabel to = 0; to < tag_labels; ++to)
        transition_gradients_[from][to] += sign * pairs[from][to] / pair_total;
    }
  }
  return true;
}

void Crf::update(std::span<const CrfToken> run, bool with_article, double weight) {
  for (std::size_t t = 0; t < run.size(); ++t) {
    LabelWeights gradient;
    float squares = 0;
    for (std::size_t i = 0; i < tag_labels; ++i) {
      gradient[i] = static_cast<float>(weight * gradients_[t][i]);
      squares += gradient[i] * gradient[i];
    }
    if (squares < 1e-8F) continue;
    for (const FeatureId feature : run[t].features) step(feature, gradient, squares);
    if (!with_article) continue;
    for (const FeatureId feature : run[t].article_features) step(feature, gradient, squares);
  }
  for (TagLabel from = 0; from < tag_labels; ++from) {
    for (TagLabel to = 0; to < tag_labels; ++to) {
      const double gradient = weight * transition_gradients_[from][to];
      double& squares = transition_squares_[from][to];
      squares += gradient * gradient;
      if (gradient != 0) transitions_[from][to] -= options_.rate * gradient / std::sqrt(squares + 1e-6);
      if (averaging_) transition_sums_[from][to] += transitions_[from][to];
    }
  }
}

void Crf::learn(std::span<const CrfToken> run, bool with_article, double weight) {
  ++now_;
  score(run, with_article);
  gradients_.assign(run.size(), {});
  for (Row& row : transition_gradients_) row.fill(0);
  if (!marginals(run, true, -1) || !marginals(run, false, 1)) return;
  update(run, with_article, weight);
}

void Crf::finish() {
  ++now_;
  const double steps = static_cast<double>(now_ - averaging_from_);
  for (FeatureId feature = 0; feature < weights_.size(); ++feature) {
    touch(feature);
    if (!averaging_) continue;
    for (std::size_t i = 0; i < tag_labels; ++i) weights_[feature][i] = static_cast<float>(sums_[feature][i] / steps);
  }
  if (!averaging_) return;
  for (TagLabel from = 0; from < tag_labels; ++from) {
    for (TagLabel to = 0; to < tag_labels; ++to) transitions_[from][to] = transition_sums_[from][to] / steps;
  }
}

}  // namespace dateline
