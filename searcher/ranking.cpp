// A posting costs a multiplication and an addition; most are not touched at all.
#include "searcher/ranking.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "common/index_format.hpp"
#include "common/part_columns.hpp"

namespace dateline {
namespace {

constexpr double k1 = 1.6;
constexpr std::uint32_t window_passages = 4'096;
constexpr std::uint32_t first_window_passages = 256;
// Looking a word up for one passage takes as long as adding up so many of its postings.
constexpr std::size_t lookup_cost = 6;
constexpr std::size_t cleared_passages = 16;  // and as long as emptying so many places of a window

// Sums of floats in another order differ by no more than this share of them.
constexpr float rounding = 1e-4F;

}  // namespace

const TermWeight::Saturations TermWeight::saturations = [] {
  Saturations made{};
  for (std::size_t i = 0; i < made.size(); ++i) {
    const auto count = static_cast<double>(i);
    made[i] = static_cast<float>(count * (k1 + 1.0) / (count + k1 * wdf_scale));
  }
  return made;
}();

TermWeight::TermWeight(std::uint64_t df, std::uint64_t passages, double boost) {
  const double n = static_cast<double>(passages);
  const double d = static_cast<double>(df);
  factor_ = static_cast<float>(boost * std::log(1.0 + (n - d + 0.5) / (d + 0.5)));
}

double Recency::factor(std::int32_t published) const {
  if (published == no_day) return floor;
  const double age = std::max(0, today.number - published);
  return floor + (1 - floor) * std::exp2(-age / half_life);
}

bool PassageOrder::operator()(const RankedPassage& a, const RankedPassage& b) const {
  if (a.score != b.score) return a.score > b.score;
  if (a.day != b.day) return a.day > b.day;
  if (a.article == b.article) return a.passage < b.passage;
  const std::string_view one = id_(a.article);
  const std::string_view other = id_(b.article);
  return one != other ? one < other : a.passage < b.passage;
}

float TopPassages::least() const {
  if (limit_ == 0) return std::numeric_limits<float>::infinity();
  return heap_.size() < limit_ ? -std::numeric_limits<float>::infinity() : heap_.front().score;
}

void TopPassages::insert(const RankedPassage& candidate) {
  if (heap_.size() == limit_) {
    if (!order_(candidate, heap_.front())) return;
    std::pop_heap(heap_.begin(), heap_.end(), std::cref(order_));
    heap_.back() = candidate;
  } else {
    heap_.push_back(candidate);
  }
  std::push_heap(heap_.begin(), heap_.end(), std::cref(order_));
}

std::vector<RankedPassage> TopPassages::sorted() {
  std::sort_heap(heap_.begin(), heap_.end(), std::cref(order_));
  return std::move(heap_);
}

Scorer::Scorer(const IndexSnapshot& index, const Candidates& candidates, Workspace& workspace)
    : index_(index), workspace_(workspace) {
  for (const Leaf& leaf : candidates.leaves()) {
    if (!leaf.scores) continue;
    // One df for the word in all languages: by its own, a common word would be rare, and so weigh most, in
    // the few articles of another language (or of one that was wrongly detected).
    const TermWeight weight(leaf.df, index.catalogue().passages, leaf.boost);
    for (const LeafTerm& term : leaf.terms) {
      weighted_.push_back({&leaf, term.postings, weight, weight.of(term.postings->most)});
    }
  }
}

float Scorer::weight_in(const Weighted& entry, std::uint32_t passage, std::size_t& hint) {
  const PostingList& list = *entry.postings;
  if (list.dense() && (list.bits[passage / 64] >> (passage % 64) & 1) == 0) return 0;
  hint = list.lower_bound(passage, hint);
  if (hint == list.size() || list.passages[hint] != passage) return 0;
  return entry.weight.of(list.wdfs[hint]);
}

float Scorer::weight_in(const Weighted& entry, std::uint32_t passage) {
  std::size_t anywhere = 0;
  return weight_in(entry, passage, anywhere);
}

// One search for the best.
class Scorer::Run {
 public:
  Run(const Scorer& scorer, const Matches& matches, const RankingWish& wish, const PassageOrder& order)
      : scorer_(scorer),
        weighted_(scorer.weighted_),
        table_(scorer.index_.table()),
        matches_(matches),
        wish_(wish),
        top_(wish.limit, order) {
    for (std::size_t i = 0; i < weighted_.size(); ++i) by_most_.push_back(i);
    std::sort(by_most_.begin(), by_most_.end(),
              [&](std::size_t a, std::size_t b) { return weighted_[a].most < weighted_[b].most; });
    is_looked_up_.assign(weighted_.size(), false);
    cursors_.assign(weighted_.size(), 0);
    own_hints_.assign(weighted_.size(), 0);
    first_hints_.assign(weighted_.size(), 0);
    for (const Weighted& entry : weighted_) postings_ += entry.postings->size();
  }

  std::vector<RankedPassage> best() {
    if (wish_.limit == 0) return {};
    if (!matches_.is_set() || weighted_.empty()) {
      matches_.for_each([&](std::uint32_t passage) { offer(passage); });
    } else {
      for (std::uint32_t begin = 0; begin < table_.passages();) begin = window(begin);
    }
    close_article();
    return top_.sorted();
  }

 private:
  // One window, to the end of the article that reaches over its end; returns where the next begins.
  std::uint32_t window(std::uint32_t begin) {
    scorer_.workspace_.deadline.check(64);
    std::uint32_t end = table_.passages();
    // The first windows are small: until enough passages are known, each of them counts.
    const std::uint32_t size = std::min(window_passages, first_window_passages + begin);
    if (end - begin > size) end = table_.starts[table_.article_of[begin + size]];
    if (end <= begin) end = table_.starts[table_.article_of[begin] + 1];
    // Words in passages that are left to looking up: those of the least weight.
    std::size_t looked_up = 0;
    float rest = 0;
    std::size_t postings_left = postings_;
    const float least = top_.least();
    std::fill(is_looked_up_.begin(), is_looked_up_.end(), false);
    for (; looked_up < by_most_.size(); ++looked_up) {
      const Weighted& entry = weighted_[by_most_[looked_up]];
      const float more = rest + most_of(entry);
      postings_left -= entry.postings->size();
      // Looking it up for each passage of the others must take less than going through its own.
      if (more >= least || entry.postings->size() < lookup_cost * postings_left) break;
      rest = more;
      is_looked_up_[by_most_[looked_up]] = true;
    }
    looked_up_ = looked_up;
    if (looked_up == by_most_.size()) {
      close_article();
      return table_.passages();  // nothing better can come
    }
    float added = 0;
    for (std::size_t i = looked_up; i < by_most_.size(); ++i) added += weighted_[by_most_[i]].most;
    // What a passage's own sum must be, whatever its context.
    const float cutoff = (least - context_share * added * (1 + rounding) - rest) / (1 + rounding);
    clear_scores(end - begin);
    if (cutoff > 0) {
      add_up(begin, end, cutoff);
      offer_reaching(begin, rest);
    } else {
      add_up(begin, end, 0);
      offer_all(begin, end, rest);
    }
    return end;
  }

  void clear_scores(std::size_t size) {
    std::vector<float>& scores = scorer_.workspace_.scores;
    if (scores.size() < size) scores.resize(size);
    std::memset(scores.data(), 0, size * sizeof(float));  // all bits 0 is 0.0F; fill() takes each by itself
  }

  // In the order of the leaves, so that sums of all lists are scores as they are. Keeps the places at which a sum came
  // to `cutoff`, some of them more than once.
  void add_up(std::uint32_t begin, std::uint32_t end, float cutoff) {
    float* const sums = scorer_.workspace_.scores.data();
    std::vector<std::uint32_t>& reaching = scorer_.workspace_.reaching;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < weighted_.size(); ++i) {
      if (is_looked_up_[i]) continue;
      const Weighted& entry = weighted_[i];
      const PostingList& list = *entry.postings;
      const TermWeight weight = entry.weight;
      const std::uint32_t* const passages = list.passages.data();
      const std::uint8_t* const wdfs = list.wdfs.data();
      if (reaching.size() < reached + (end - begin)) reaching.resize(reached + (end - begin));
      std::uint32_t* const places = reaching.data();
      std::size_t at = list.lower_bound(begin, cursors_[i]);
      const std::size_t size = list.size();
      for (; at < size && passages[at] < end; ++at) {
        const std::uint32_t place = passages[at] - begin;
        const float sum = sums[place] + weight.of(wdfs[at]);
        sums[place] = sum;
        places[reached] = place;  // overwritten unless it is counted: a branch here would be guessed wrongly too often
        reached += sum >= cutoff ? 1 : 0;
      }
      cursors_[i] = at;
    }
    reached_ = reached;
  }

  // With its context, as far as it was added up.
  float sum_at(std::uint32_t passage, std::uint32_t begin) const {
    const float* const sums = scorer_.workspace_.scores.data();
    return sums[passage - begin] + context_share * sums[table_.starts[table_.article_of[passage]] - begin];
  }

  // Offers passages whose own sum came to the cutoff: no other can be good enough.
  void offer_reaching(std::uint32_t begin, float rest) {
    std::uint32_t* const places = scorer_.workspace_.reaching.data();
    Sieve sieve(*this, begin, rest);
    for (std::size_t i = 0; i < reached_; ++i) sieve.add(begin + places[i]);
    std::sort(places, places + sieve.kept);
    sieve.kept = static_cast<std::size_t>(std::unique(places, places + sieve.kept) - places);
    consider(begin, sieve.kept, rest);
  }

  // Offers every passage that matches, where even one of the lightest words may be enough.
  void offer_all(std::uint32_t begin, std::uint32_t end, float rest) {
    std::vector<std::uint32_t>& places = scorer_.workspace_.reaching;
    if (places.size() < end - begin) places.resize(end - begin);
    Sieve sieve(*this, begin, rest);
    matches_.set().for_each_in(begin, end, [&](std::uint32_t passage) { sieve.add(passage); });
    consider(begin, sieve.kept, rest);
  }

  // Leaves of passages, in Workspace::reaching, the places of those that may be good enough by what is added up.
  // Without a branch, which would be guessed wrongly too often.
  struct Sieve {
    Sieve(const Run& run, std::uint32_t begin_at, float rest)
        : run_(run),
          begin_(begin_at),
          places_(run.scorer_.workspace_.reaching.data()),
          least_((run.top_.least() - rest) / (1 + rounding)) {}
    void add(std::uint32_t passage) {
      const float sum = run_.sum_at(passage, begin_);
      places_[kept] = passage - begin_;
      kept += sum >= least_ ? 1 : 0;
    }
    std::size_t kept = 0;

   private:
    const Run& run_;
    std::uint32_t begin_;
    std::uint32_t* places_;
    float least_;
  };

  // Offers those of Workspace::reaching. rest: what the words that were not added up can add at most, context included.
  void consider(std::uint32_t begin, std::size_t size, float rest) {
    float least = top_.least();
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t passage = begin + scorer_.workspace_.reaching[i];
      const float sum = sum_at(passage, begin);
      if (sum * (1 + rounding) + rest < least || !matches_.set().contains(passage)) continue;
      const std::uint32_t article = table_.article_of[passage];
      if (rest == 0) {
        offer(passage, article, sum);
      } else if (may_reach(least, passage, table_.starts[article], sum, rest)) {
        offer(passage);
      }
      least = top_.least();
    }
  }

  // What a word can add to a score at most, by itself and as context.
  static float most_of(const Weighted& entry) { return entry.most * (1 + context_share) * (1 + rounding); }

  // Whether the words that were not added up may lift `sum` to `least`: looked up one by one, the heaviest first, until
  // it is plain that they cannot. rest: what they can add at most.
  bool may_reach(float least, std::uint32_t passage, std::uint32_t first, float sum, float rest) {
    for (std::size_t i = looked_up_; i-- > 0;) {
      const Weighted& entry = weighted_[by_most_[i]];
      rest -= most_of(entry);
      sum += weight_in(by_most_[i], passage, own_hints_);
      sum += context_share * (first == passage ? weight_in(by_most_[i], passage, own_hints_)
                                               : weight_in(by_most_[i], first, first_hints_));
      if (sum * (1 + rounding) + rest < least) return false;
    }
    return true;
  }

  float weight_in(std::size_t i, std::uint32_t passage, std::vector<std::size_t>& hints) {
    return Scorer::weight_in(weighted_[i], passage, hints[i]);
  }

  // Ascending passages.
  void offer(std::uint32_t passage) {
    const std::uint32_t article = table_.article_of[passage];
    const float own = sum(passage, own_hints_);
    if (article != context_article_) {
      context_article_ = article;
      const std::uint32_t first = table_.starts[article];
      context_ = context_share * (first == passage ? own : sum(first, first_hints_));
    }
    offer(passage, article, own + context_);
  }

  void offer(std::uint32_t passage, std::uint32_t article, float score) {
    if (article != article_) {
      close_article();
      article_ = article;
    }
    RankedPassage ranked{score, table_.published[article], article, passage};
    if (wish_.recency) {
      ranked.score = static_cast<float>(static_cast<double>(ranked.score) * wish_.recency->factor(ranked.day));
    }
    if (wish_.per_article == SIZE_MAX) {
      top_.offer(ranked);
    } else {
      of_article_.push_back(ranked);
    }
  }

  void close_article() {
    if (of_article_.empty()) return;
    if (of_article_.size() > wish_.per_article) {
      std::partial_sort(of_article_.begin(), of_article_.begin() + static_cast<std::ptrdiff_t>(wish_.per_article),
                        of_article_.end(), std::cref(top_.order()));
      of_article_.resize(wish_.per_article);
    }
    for (const RankedPassage& ranked : of_article_) top_.offer(ranked);
    of_article_.clear();
  }

  float sum(std::uint32_t passage, std::vector<std::size_t>& hints) {
    float total = 0;
    for (std::size_t i = 0; i < weighted_.size(); ++i) total += weight_in(i, passage, hints);
    return total;
  }

  const Scorer& scorer_;
  const std::vector<Weighted>& weighted_;
  const ArticleTable& table_;
  const Matches& matches_;
  const RankingWish& wish_;
  TopPassages top_;
  std::vector<std::size_t> by_most_;  // weighted_, lightest first
  std::vector<bool> is_looked_up_;    // by weighted_
  std::size_t looked_up_ = 0;         // how many of by_most_ are
  std::size_t postings_ = 0;          // of all
  std::vector<std::size_t> cursors_;
  std::vector<std::size_t> own_hints_;  // where a list was last looked up, for passages and for first passages
  std::vector<std::size_t> first_hints_;
  std::size_t reached_ = 0;  // places in Workspace::reaching
  std::uint32_t article_ = UINT32_MAX;
  std::uint32_t context_article_ = UINT32_MAX;
  float context_ = 0;
  std::vector<RankedPassage> of_article_;
};

std::vector<RankedPassage> Scorer::best(Matches& matches, const RankingWish& wish, const PassageOrder& order) const {
  if (!matches.is_set() && wish.limit > 0 && !are_few(matches.list().size())) {
    matches.become_set(index_.table().passages());
  }
  return Run(*this, matches, wish, order).best();
}

// Whether so many passages are scored sooner one by one than in windows, in which all postings are added up.
bool Scorer::are_few(std::size_t matches) const {
  std::size_t postings = 0;
  for (const Weighted& entry : weighted_) postings += entry.postings->size();
  return matches * weighted_.size() * lookup_cost <= postings + index_.table().passages() / cleared_passages;
}

float Scorer::score(std::uint32_t passage) const {
  const std::uint32_t first = index_.table().starts[index_.table().article_of[passage]];
  float own = 0;
  float context = 0;
  for (const Weighted& entry : weighted_) {
    own += weight_in(entry, passage);
    context += weight_in(entry, first);
  }
  return own + context_share * context;
}

std::vector<ScorePart> Scorer::explain(const RankedPassage& ranked, const std::optional<Recency>& recency) const {
  std::vector<ScorePart> parts;
  const std::uint32_t first = index_.table().starts[ranked.article];
  double context = 0;
  double sum = 0;
  for (const Weighted& entry : weighted_) {
    if (const auto own = static_cast<double>(weight_in(entry, ranked.passage)); own > 0) {
      parts.push_back({entry.leaf->text, own});
      sum += own;
    }
    context += static_cast<double>(weight_in(entry, first));
  }
  if (context > 0) {
    parts.push_back({"first passage", context * static_cast<double>(context_share)});
    sum += parts.back().weight;
  }
  if (recency) parts.push_back({"recency", sum * (recency->factor(ranked.day) - 1)});
  return parts;
}

}  // namespace dateline
