// One table of 128 weights a term: scoring a posting is a look-up and an addition.
#include "searcher/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr double k1 = 1.2;

std::string label(const Leaf& leaf) { return leaf.is_phrase ? "\"" + leaf.text + "\"" : leaf.text; }

}  // namespace

TermWeight::TermWeight(std::uint64_t df, std::uint64_t passages) {
  const double n = static_cast<double>(passages);
  const double d = static_cast<double>(df);
  const double idf = std::log(1.0 + (n - d + 0.5) / (d + 0.5));
  for (int wdf = 0; wdf < 128; ++wdf) {
    table_[wdf] = static_cast<float>(idf * wdf * (k1 + 1.0) / (wdf + k1 * wdf_scale));
  }
}

Scorer::Scorer(const Candidates& candidates, std::uint64_t passages) {
  for (const Leaf& leaf : candidates.leaves()) {
    if (!leaf.scores) continue;
    // One df for the word in all languages: by its own, a common word would be rare, and so weigh most, in
    // the few articles of another language (or of one that was wrongly detected).
    std::uint64_t df = 0;
    for (const LeafTerms& terms : leaf.languages) df += terms.df;
    for (const LeafTerms& terms : leaf.languages) weighted_.push_back({&leaf, &terms, TermWeight(df, passages)});
  }
}

void Scorer::score(const Part& part, std::vector<float>& scores) const {
  scores.assign(part.catalogue.passages, 0.0F);
  for (const WeightedTerms& entry : weighted_) {
    const PostingList& list = Candidates::postings(*entry.leaf, *entry.terms, part);
    float* target = scores.data();
    for (std::size_t i = 0; i < list.passages.size(); ++i) {
      target[list.passages[i]] += entry.weight.of(list.wdfs[i]);
    }
  }
}

std::vector<ScorePart> Scorer::explain(const Part& part, std::uint32_t passage) const {
  std::vector<ScorePart> parts;
  const std::uint32_t first = part.starts[part.article_of(passage)];
  double context = 0;
  for (const WeightedTerms& entry : weighted_) {
    const PostingList& list = Candidates::postings(*entry.leaf, *entry.terms, part);
    const auto weight = [&](std::uint32_t which) -> double {
      const auto found = std::lower_bound(list.passages.begin(), list.passages.end(), which);
      if (found == list.passages.end() || *found != which) return 0.0;
      return entry.weight.of(list.wdfs[static_cast<std::size_t>(found - list.passages.begin())]);
    };
    if (const double own = weight(passage); own > 0) parts.push_back({label(*entry.leaf), own});
    context += weight(first);
  }
  if (context > 0) parts.push_back({"first passage", context * static_cast<double>(context_share)});
  return parts;
}

bool PassageOrder::operator()(const RankedPassage& a, const RankedPassage& b) const {
  if (a.score != b.score) return a.score > b.score;
  if (a.day != b.day) return a.day > b.day;
  if (a.part == b.part && a.article == b.article) return a.passage < b.passage;
  const std::string_view one = id_(a);
  const std::string_view other = id_(b);
  if (one != other) return one < other;
  return a.part != b.part ? a.part < b.part : a.passage < b.passage;
}

void TopPassages::insert(const RankedPassage& candidate) {
  if (heap_.size() == limit_) {
    if (!order_(candidate, heap_.front())) return;
    std::pop_heap(heap_.begin(), heap_.end(), order_);
    heap_.back() = candidate;
  } else {
    heap_.push_back(candidate);
  }
  std::push_heap(heap_.begin(), heap_.end(), order_);
}

std::vector<RankedPassage> TopPassages::sorted() {
  std::sort_heap(heap_.begin(), heap_.end(), order_);
  return std::move(heap_);
}

}  // namespace dateline
