// Scores passages: BM25 over the words of the query, with the article's first passage as context.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "searcher/candidates.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

// What one occurrence count of a term is worth. The passage's length is in the
// wdf already (index_format.hpp), so this is BM25 with b = 0:
//
//   idf * wdf * (k1 + 1) / (wdf + k1 * S),  idf = ln(1 + (N - df + .5) / (df + .5)),  k1 = 1.2, S = wdf_scale
//
// Always > 0 for a term that occurs. Source: Robertson and Zaragoza, "The Probabilistic
// Relevance Framework: BM25 and Beyond", 2009; the idf that cannot turn negative is Lucene's.
class TermWeight {
 public:
  TermWeight(std::uint64_t df, std::uint64_t passages);
  float of(std::uint8_t wdf) const { return table_[wdf & 127]; }

 private:
  float table_[128];
};

// Share of the first passage's score that every passage of its article gets, the first one included:
// headline and lead say what an article is about.
inline constexpr float context_share = 0.2F;

// Scores of the passages of one part at a time.
class Scorer {
 public:
  Scorer(const Candidates& candidates, std::uint64_t passages);

  // Replaces `scores` (size: the part's passages) by the sum of the leaves' weights, context left out.
  void score(const Part& part, std::vector<float>& scores) const;
  // The addends of one passage's score, context included; they add up to the score within rounding.
  std::vector<ScorePart> explain(const Part& part, std::uint32_t passage) const;

 private:
  struct WeightedTerms {
    const Leaf* leaf;
    const LeafTerms* terms;
    TermWeight weight;
  };
  std::vector<WeightedTerms> weighted_;
};

// A passage that matches, on its way to the page.
struct RankedPassage {
  float score = 0;
  std::int32_t day = 0;  // published; no_day sorts last
  std::uint32_t part = 0;
  std::uint32_t article = 0;   // of the part
  std::uint32_t passage = 0;   // of the part
  std::uint32_t matching = 1;  // the article's matching passages; with Unit::article only
};

// The order of hits: score falling, then day falling, then id, then place in the article.
class PassageOrder {
 public:
  // id(passage): of its article; asked for only where score and day are equal.
  using Id = std::function<std::string_view(const RankedPassage&)>;
  explicit PassageOrder(Id id) : id_(std::move(id)) {}
  // Whether `a` comes before `b`.
  bool operator()(const RankedPassage& a, const RankedPassage& b) const;

 private:
  Id id_;
};

// Keeps the best `limit` of all that are offered.
class TopPassages {
 public:
  TopPassages(std::size_t limit, PassageOrder order) : limit_(limit), order_(std::move(order)) {}
  // Whether a passage of this score might still be kept; most are not, and need no more than this.
  bool admits(float score) const { return limit_ > 0 && (heap_.size() < limit_ || score >= heap_.front().score); }
  void offer(const RankedPassage& candidate) {
    if (admits(candidate.score)) insert(candidate);
  }
  std::vector<RankedPassage> sorted();  // best first; empties this

 private:
  void insert(const RankedPassage& candidate);
  std::size_t limit_;
  PassageOrder order_;
  std::vector<RankedPassage> heap_;  // worst at the front
};

}  // namespace dateline
