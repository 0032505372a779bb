// Scores passages and keeps the best: BM25 over the words of the query, with the article's first passage as context.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "searcher/candidates.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

// What one occurrence count of a term is worth. The passage's length is in the
// wdf already (index_format.hpp), so this is BM25 with b = 0:
//
//   idf * wdf * (k1 + 1) / (wdf + k1 * S),  idf = ln(1 + (N - df + .5) / (df + .5)),  k1 = 1.6, S = wdf_scale
//
// Always > 0 for a term that occurs. Source: Robertson and Zaragoza, "The Probabilistic
// Relevance Framework: BM25 and Beyond", 2009; the idf that cannot turn negative is Lucene's.
class TermWeight {
 public:
  // boost: what the weight is multiplied by.
  TermWeight(std::uint64_t df, std::uint64_t passages, double boost = 1);
  float of(std::uint8_t wdf) const { return factor_ * saturations[wdf & 127]; }

 private:
  using Saturations = std::array<float, 128>;
  static const Saturations saturations;  // by wdf
  float factor_;
};

// Share of the first passage's score that every passage of its article gets, the first one included:
// headline and lead say what an article is about.
inline constexpr float context_share = 0.2F;

// A newer article's score is multiplied by up to 1, an older one's by less: floor + (1 - floor) * 2^(-age / half life).
struct Recency {
  Day today;
  double half_life = 30;                // days, > 0
  static constexpr double floor = 0.5;  // so that no relevant article is drowned; undated ones get it

  double factor(std::int32_t published) const;
};

// A passage that matches, on its way to the page. Numbers are those of the generation.
struct RankedPassage {
  float score = 0;
  std::int32_t day = 0;  // published; no_day sorts last
  std::uint32_t article = 0;
  std::uint32_t passage = 0;
};

// The order of hits: score falling, then day falling, then id, then place in the article.
class PassageOrder {
 public:
  // id(article): asked for only where score and day are equal.
  using Id = std::function<std::string_view(std::uint32_t)>;
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
  // No passage with a lower score will be kept.
  float least() const;
  void offer(const RankedPassage& candidate) {
    if (limit_ > 0 && (heap_.size() < limit_ || candidate.score >= heap_.front().score)) insert(candidate);
  }
  const PassageOrder& order() const { return order_; }
  std::vector<RankedPassage> sorted();  // best first; empties this

 private:
  void insert(const RankedPassage& candidate);
  std::size_t limit_;
  PassageOrder order_;
  std::vector<RankedPassage> heap_;  // worst at the front
};

// What is to be ranked, and how much of it.
struct RankingWish {
  std::size_t limit = 10;
  std::size_t per_article = SIZE_MAX;  // passages of one article that are offered, its best
  std::optional<Recency> recency;
};

// Finds the best passages of those that match.
//
// Passages are gone through in windows. Once enough good ones are known, the words that even together cannot lift a
// passage over the worst of them are not gone through any more: only looked up, for passages that have one of the other
// words. Source: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995 (MaxScore). A score is always
// added up in the order of the leaves, so it does not hang on what was left out.
class Scorer {
 public:
  Scorer(const IndexSnapshot& index, const Candidates& candidates, Workspace& workspace);

  // matches: of `candidates`; may be turned into a set.
  std::vector<RankedPassage> best(Matches& matches, const RankingWish& wish, const PassageOrder& order) const;

  // Context included, recency left out.
  float score(std::uint32_t passage) const;
  // The addends of one passage's score, recency included; they add up to the score within rounding.
  std::vector<ScorePart> explain(const RankedPassage& ranked, const std::optional<Recency>& recency) const;

 private:
  struct Weighted {
    const Leaf* leaf;
    const PostingList* postings;
    TermWeight weight;
    float most;  // no posting weighs more
  };
  class Run;
  // What a word weighs in a passage; 0 where it is not. hint: where it was last looked up, for an earlier passage.
  static float weight_in(const Weighted& entry, std::uint32_t passage, std::size_t& hint);
  static float weight_in(const Weighted& entry, std::uint32_t passage);
  bool are_few(std::size_t matches) const;
  std::vector<Weighted> weighted_;
  const IndexSnapshot& index_;
  Workspace& workspace_;
};

}  // namespace dateline
