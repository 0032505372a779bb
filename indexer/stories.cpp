// Signatures are 16 minima of one permutation; copies are found one band of two minima at a time and joined in a
// forest.
#include "indexer/stories.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <span>

#include "common/analyzer.hpp"

namespace dateline {
namespace {

constexpr std::size_t bins = signature_bytes;
constexpr std::size_t bands = bins;
constexpr std::size_t band_values = 1u << 16;
constexpr std::int64_t most_days_apart = 3;
constexpr std::size_t fewest_shingles = 24;           // a shorter text says too little to be called a copy
constexpr std::size_t fewest_filled_bins = bins / 2;  // one phrase over and over fills fewer
// With how many others of a band an article is compared at most. Ten million unlike articles of one day have 150 of a
// band; only copies of a form letter have more than this, and most of those are joined without being compared.
constexpr std::size_t most_comparisons = 1'024;

// --- Signatures -------------------------------------------------------------------

// The least hash of each bin.
class Minima {
 public:
  Minima() { least_.fill(empty_bin); }
  // The hashes of three words in a row. Each is mixed well, so turning them apart is enough to tell their order.
  void add(std::uint64_t one, std::uint64_t two, std::uint64_t three) {
    const std::uint64_t hash = std::rotl(one, 42) ^ std::rotl(two, 21) ^ three;
    std::uint64_t& least = least_[hash % bins];
    least = std::min(least, hash);
  }
  StorySignature signature() const {
    StorySignature bytes{};
    std::size_t filled = 0;
    for (std::size_t i = 0; i < bins; ++i) {
      if (least_[i] == empty_bin) continue;
      // The top bits of a least number are mostly zeros, the lowest are the bin's: those between tell articles apart.
      bytes[i] = static_cast<std::uint8_t>(1 + ((least_[i] >> 8) & 0xFFFF) % 255);
      ++filled;
    }
    return filled < fewest_filled_bins ? StorySignature{} : bytes;
  }

 private:
  static constexpr std::uint64_t empty_bin = UINT64_MAX;
  std::array<std::uint64_t, bins> least_;
};

// --- Pairs ------------------------------------------------------------------------

// How many of the bytes are zero.
std::size_t zero_bytes(std::uint64_t first, std::uint64_t second) {
  constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7F;
  const auto marks = [](std::uint64_t x) { return ~(((x & low_bits) + low_bits) | x | low_bits) >> 7; };
  return static_cast<std::size_t>(((marks(first) + marks(second)) * 0x0101010101010101) >> 56);
}

// Whether more than half of the bins that either has agree.
bool mostly_agree(const StorySignature& a, const StorySignature& b) {
  std::array<std::uint64_t, 2> x;
  std::array<std::uint64_t, 2> y;
  std::memcpy(x.data(), a.data(), sizeof x);
  std::memcpy(y.data(), b.data(), sizeof y);
  const std::size_t equal = zero_bytes(x[0] ^ y[0], x[1] ^ y[1]);
  if (2 * equal <= bins) return false;  // empty in both counts here: most pairs end so
  const std::size_t neither = zero_bytes(x[0] | y[0], x[1] | y[1]);
  return 2 * (equal - neither) > bins - neither;
}

bool near_in_time(std::int32_t a, std::int32_t b) {
  if (a == no_day || b == no_day) return true;
  return std::abs(std::int64_t{a} - b) <= most_days_apart;
}

// Two neighbouring bins as one number; 0 when either is empty.
std::uint16_t band_value(const StorySignature& signature, std::size_t band) {
  const unsigned first = signature[band];
  const unsigned second = signature[(band + 1) % bins];
  return first == 0 || second == 0 ? 0 : static_cast<std::uint16_t>(first << 8 | second);
}

// --- Groups -----------------------------------------------------------------------

// A forest over articles; the root of a tree is its first article.
class Forest {
 public:
  explicit Forest(std::vector<std::uint32_t>& parents) : parents_(parents) {}
  std::uint32_t root(std::uint32_t article) {
    while (parents_[article] != article) {
      parents_[article] = parents_[parents_[article]];
      article = parents_[article];
    }
    return article;
  }
  // Both are roots; returns that of the joined tree.
  std::uint32_t join(std::uint32_t a, std::uint32_t b) { return parents_[std::max(a, b)] = std::min(a, b); }

 private:
  std::vector<std::uint32_t>& parents_;
};

// The articles that have one value of one band: first those grouped before, then the fresh ones; in both the undated
// come first and the others by day.
class Bucket {
 public:
  Bucket(const std::vector<StoryArticle>& articles, Forest& forest) : articles_(articles), forest_(forest) {}

  // Joins each fresh member with its copies, those near in time first. Of a run of members that are of its own story
  // already only the last is looked at, so that a bucket full of copies of one text costs a step each.
  void join_copies(std::span<const std::uint32_t> members, std::size_t grouped) {
    members_ = members;
    runs_.resize(std::max(runs_.size(), members.size()));
    std::iota(runs_.begin(), runs_.begin() + static_cast<std::ptrdiff_t>(members.size()), 0u);
    const std::size_t grouped_dated = first_from(0, grouped, INT64_MIN + 1);
    const std::size_t fresh_dated = first_from(grouped, members.size(), INT64_MIN + 1);
    for (std::size_t at = grouped; at < members.size(); ++at) {
      begin(at);
      if (article(at).day == no_day) {
        scan(0, at);
        continue;
      }
      scan(fresh_dated, at);
      scan(grouped, fresh_dated);
      scan(grouped_dated, first_from(grouped_dated, grouped, article(at).day + most_days_apart + 1));
      scan(0, grouped_dated);
    }
  }

 private:
  const StoryArticle& article(std::size_t at) const { return articles_[members_[at]]; }

  // The first in [first, last) that is dated and not before `day`.
  std::size_t first_from(std::size_t first, std::size_t last, std::int64_t day) const {
    const auto begin = members_.begin();
    const auto found = std::partition_point(begin + static_cast<std::ptrdiff_t>(first),
                                            begin + static_cast<std::ptrdiff_t>(last), [&](std::uint32_t member) {
                                              const std::int32_t own = articles_[member].day;
                                              return own == no_day || own < day;
                                            });
    return static_cast<std::size_t>(found - begin);
  }

  void begin(std::size_t at) {
    at_ = at;
    root_ = forest_.root(members_[at]);
    comparisons_ = 0;
  }

  // Joins the current article with its copies in [first, last), from the last on, until the days are too early.
  void scan(std::size_t first, std::size_t last) {
    const StoryArticle& own = article(at_);
    for (std::size_t i = last; i > first;) {
      --i;
      const StoryArticle& other = article(i);
      if (!near_in_time(own.day, other.day)) return;
      if (runs_[i] != i && in_own_story(i)) {
        i = run_begin(i);
      } else if (comparisons_++ >= most_comparisons) {
        return;
      } else if (mostly_agree(own.signature, other.signature)) {
        root_ = forest_.join(root_, forest_.root(members_[i]));
        i = run_begin(i);
      }
    }
  }

  bool in_own_story(std::size_t at) { return forest_.root(members_[at]) == root_; }

  // Where the unbroken run of members of the current article's story begins that `at` lies in.
  std::size_t run_begin(std::size_t at) {
    std::size_t first = runs_[at];
    while (first > 0 && in_own_story(first - 1)) first = runs_[first - 1];
    runs_[at] = static_cast<std::uint32_t>(first);
    return first;
  }

  const std::vector<StoryArticle>& articles_;
  Forest& forest_;
  std::span<const std::uint32_t> members_;
  std::vector<std::uint32_t> runs_;  // of each member, a known earlier begin of its run
  std::size_t at_ = 0;
  std::uint32_t root_ = 0;
  std::size_t comparisons_ = 0;
};

// Which values of which bands occur.
class BandSet {
 public:
  void add(const StorySignature& signature) {
    for (std::size_t band = 0; band < bands; ++band) set_[band * band_values + band_value(signature, band)] = true;
  }
  bool meets(const StorySignature& signature) const {
    for (std::size_t band = 0; band < bands; ++band) {
      const std::size_t value = band_value(signature, band);
      if (value != 0 && set_[band * band_values + value]) return true;
    }
    return false;
  }

 private:
  std::vector<bool> set_ = std::vector<bool>(bands * band_values);
};

// The articles to compare: the ungrouped ones, and of the others those that share a band with one of them.
struct Candidates {
  std::vector<std::uint32_t> articles;  // first the grouped, then the fresh ones, each undated first and then by day
  std::size_t grouped = 0;
};

Candidates candidates(const std::vector<StoryArticle>& articles, const std::vector<std::uint32_t>& stories) {
  BandSet fresh;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (stories[i] == ungrouped) fresh.add(articles[i].signature);
  }
  // Within a day the order is the signatures', not the run's: it decides what most_comparisons gives up.
  struct Key {
    std::int32_t day;
    std::uint32_t mix;  // of the signature
    std::uint32_t article;
  };
  std::vector<Key> keys;
  keys.reserve(articles.size());  // what is not used costs address space only
  const auto before = [&](const Key& a, const Key& b) {
    if (a.day != b.day) return a.day < b.day;
    if (a.mix != b.mix) return a.mix < b.mix;
    return articles[a.article].signature < articles[b.article].signature;
  };
  const auto gather = [&](bool wanted_fresh) {
    const auto first = static_cast<std::ptrdiff_t>(keys.size());
    for (std::uint32_t i = 0; i < articles.size(); ++i) {
      const StorySignature& signature = articles[i].signature;
      if ((stories[i] == ungrouped) != wanted_fresh || !fresh.meets(signature)) continue;
      keys.push_back({articles[i].day, static_cast<std::uint32_t>(XXH3_64bits(signature.data(), bins)), i});
    }
    std::sort(keys.begin() + first, keys.end(), before);
  };
  gather(false);
  Candidates found;
  found.grouped = keys.size();
  gather(true);
  found.articles.reserve(keys.size());
  for (const Key& key : keys) found.articles.push_back(key.article);
  return found;
}

// Sorts the candidates by the values of one band and joins the copies within each.
class BandSorter {
 public:
  BandSorter(const std::vector<StoryArticle>& articles, const Candidates& candidates)
      : articles_(articles),
        candidates_(candidates),
        values_(candidates.articles.size()),
        sorted_(candidates.articles.size()) {}

  void join_copies(std::size_t band, Bucket& bucket) {
    count(band);
    std::vector<std::uint32_t> ends = starts_;
    place(0, candidates_.grouped, ends);
    const std::vector<std::uint32_t> fresh = ends;
    place(candidates_.grouped, sorted_.size(), ends);
    for (std::size_t value = 1; value < band_values; ++value) {
      if (ends[value] == fresh[value] || ends[value] - starts_[value] < 2) continue;
      bucket.join_copies(std::span<const std::uint32_t>(sorted_).subspan(starts_[value], ends[value] - starts_[value]),
                         fresh[value] - starts_[value]);
    }
  }

 private:
  void count(std::size_t band) {
    starts_.assign(band_values, 0);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      values_[i] = band_value(articles_[candidates_.articles[i]].signature, band);
      ++starts_[values_[i]];
    }
    std::exclusive_scan(starts_.begin(), starts_.end(), starts_.begin(), 0u);
  }

  void place(std::size_t first, std::size_t last, std::vector<std::uint32_t>& ends) {
    for (std::size_t i = first; i < last; ++i) sorted_[ends[values_[i]]++] = candidates_.articles[i];
  }

  const std::vector<StoryArticle>& articles_;
  const Candidates& candidates_;
  std::vector<std::uint16_t> values_;  // of the candidates, in their order
  std::vector<std::uint32_t> sorted_;
  std::vector<std::uint32_t> starts_;
};

// Makes each entry the first article of its story; of an ungrouped one, itself.
void point_to_firsts(std::vector<std::uint32_t>& stories) {
  std::vector<std::uint32_t> firsts;
  for (std::uint32_t article = 0; article < stories.size(); ++article) {
    std::uint32_t& entry = stories[article];
    if (entry != ungrouped) {
      if (entry >= firsts.size()) firsts.resize(std::size_t{entry} + 1, ungrouped);
      std::uint32_t& first = firsts[entry];
      first = std::min(first, article);
      entry = first;
    } else {
      entry = article;
    }
  }
}

// Numbers the trees by their roots, which come first in them.
std::uint32_t number_trees(std::vector<std::uint32_t>& parents) {
  std::uint32_t count = 0;
  for (std::uint32_t article = 0; article < parents.size(); ++article) {
    std::uint32_t& entry = parents[article];
    entry = entry == article ? count++ : parents[entry];  // a parent stands earlier: it has its number
  }
  return count;
}

}  // namespace

StorySignature story_signature(std::string_view body) {
  Minima minima;
  std::uint64_t one = 0;
  std::uint64_t two = 0;
  std::size_t count = 0;
  Tokenizer tokenizer(body);
  for (Token token; tokenizer.next(token); ++count) {
    const std::uint64_t word = XXH3_64bits(token.form.data(), token.form.size());
    if (count >= 2) minima.add(one, two, word);
    one = two;
    two = word;
  }
  return count < fewest_shingles + 2 ? StorySignature{} : minima.signature();
}

bool are_copies(const StoryArticle& a, const StoryArticle& b) {
  if (!near_in_time(a.day, b.day)) return false;
  for (std::size_t band = 0; band < bands; ++band) {
    const std::size_t value = band_value(a.signature, band);
    if (value != 0 && value == band_value(b.signature, band)) return mostly_agree(a.signature, b.signature);
  }
  return false;
}

std::uint32_t group_stories(const std::vector<StoryArticle>& articles, std::vector<std::uint32_t>& stories) {
  const Candidates compared = candidates(articles, stories);
  point_to_firsts(stories);
  Forest forest(stories);
  Bucket bucket(articles, forest);
  BandSorter sorter(articles, compared);
  for (std::size_t band = 0; band < bands; ++band) sorter.join_copies(band, bucket);
  return number_trees(stories);
}

}  // namespace dateline
