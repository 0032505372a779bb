// A set of passages as bits, with the operations that speak of whole articles.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

// How many bits are set. The instruction for it is not in every processor that Debian runs on, and a call to the
// compiler's own function takes longer than this.
inline std::uint32_t count_bits(std::uint64_t bits) {
  bits -= bits >> 1 & 0x5555555555555555ULL;
  bits = (bits & 0x3333333333333333ULL) + (bits >> 2 & 0x3333333333333333ULL);
  return static_cast<std::uint32_t>(((bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0FULL) * 0x0101010101010101ULL >> 56);
}

// Those of bits [begin, end), begin < end <= begin + 64, from bit 0 of the result on; bits past the last word are 0.
inline std::uint64_t bits_between(const std::vector<std::uint64_t>& words, std::size_t begin, std::size_t end) {
  const std::size_t word = begin / 64;
  const std::size_t shift = begin % 64;
  if (word >= words.size()) return 0;
  std::uint64_t bits = words[word] >> shift;
  if (shift > 0 && word + 1 < words.size()) bits |= words[word + 1] << (64 - shift);
  return end - begin < 64 ? bits & ((1ULL << (end - begin)) - 1) : bits;
}

// Whether one of [begin, end) is set.
inline bool any_between(const std::vector<std::uint64_t>& words, std::size_t begin, std::size_t end) {
  for (; begin + 64 < end; begin += 64) {
    if (bits_between(words, begin, begin + 64) != 0) return true;
  }
  return begin < end && bits_between(words, begin, end) != 0;
}

// Passages are numbered from 0 to size() - 1. Operands of one operation have the same size.
class PassageSet {
 public:
  PassageSet() = default;
  explicit PassageSet(std::size_t size, bool full = false)
      : size_(size), words_((size + 63) / 64, full ? ~0ULL : 0ULL) {
    if (full && size % 64 != 0) words_.back() = (1ULL << (size % 64)) - 1;
  }
  std::size_t size() const { return size_; }
  void insert(std::size_t i) { words_[i / 64] |= 1ULL << (i % 64); }
  // All of [begin, end).
  void insert(std::size_t begin, std::size_t end) {
    for (; begin < end && begin % 64 != 0; ++begin) insert(begin);
    for (; begin + 64 <= end; begin += 64) words_[begin / 64] = ~0ULL;
    for (; begin < end; ++begin) insert(begin);
  }
  bool contains(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }
  // Whether one of [begin, end) is a member.
  bool any(std::size_t begin, std::size_t end) const { return any_between(words_, begin, end); }
  std::size_t count() const {
    std::size_t sum = 0;
    for (const std::uint64_t word : words_) sum += count_bits(word);
    return sum;
  }

  PassageSet& operator|=(const PassageSet& other) {
    return combine(other, [](auto a, auto b) { return a | b; });
  }
  PassageSet& operator&=(const PassageSet& other) {
    return combine(other, [](auto a, auto b) { return a & b; });
  }
  PassageSet& operator-=(const PassageSet& other) {
    return combine(other, [](auto a, auto b) { return a & ~b; });
  }

  // Calls visit(i) for each member, ascending.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
      }
    }
  }

  // Those in [begin, end).
  template <typename Visit>
  void for_each_in(std::size_t begin, std::size_t end, Visit&& visit) const {
    for (std::size_t word = begin / 64; word * 64 < end; ++word) {
      std::uint64_t bits = words_[word];
      if (word == begin / 64) bits &= ~0ULL << (begin % 64);
      if (end - word * 64 < 64) bits &= (1ULL << (end - word * 64)) - 1;
      for (; bits != 0; bits &= bits - 1) {
        visit(static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
      }
    }
  }

  const std::vector<std::uint64_t>& words() const { return words_; }
  std::vector<std::uint64_t>& words() { return words_; }

 private:
  template <typename Combine>
  PassageSet& combine(const PassageSet& other, Combine&& of) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] = of(words_[i], other.words_[i]);
    return *this;
  }
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

// Finds, 64 passages at a time, the last passages of those articles that have a member. `last` holds the last passage
// of every article. A run of ones over an article's other passages, to which its members are added, carries into the
// last one exactly when there is a member among them.
class TouchedArticles {
 public:
  // members, last: the next 64 bits of each.
  std::uint64_t next(std::uint64_t members, std::uint64_t last) {
    const std::uint64_t others = ~last;
    const std::uint64_t low = (members & others) + others;
    const bool carry_low = low < others;
    const std::uint64_t sum = low + carry_;
    const bool carry_sum = sum < low;
    carry_ = carry_low || carry_sum ? 1 : 0;
    return (sum | members) & last;
  }

 private:
  std::uint64_t carry_ = 0;
};

// How many members a set has, of how many articles, and how many of these are marked at their last passage.
struct SetCounts {
  std::uint64_t passages = 0;
  std::uint64_t articles = 0;
  std::uint64_t marked = 0;
};

namespace passage_set_detail {

template <typename CountBits, typename Visit>
inline SetCounts count_articles(const PassageSet& members, const PassageSet& last, const PassageSet& marked,
                                CountBits&& count, Visit&& visit) {
  SetCounts counts;
  TouchedArticles touched;
  const std::size_t words = members.words().size();
  const std::uint64_t* const member_words = members.words().data();
  const std::uint64_t* const last_words = last.words().data();
  const std::uint64_t* const marked_words = marked.words().data();
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint64_t articles = touched.next(member_words[i], last_words[i]);
    counts.passages += count(member_words[i]);
    counts.articles += count(articles);
    for (std::uint64_t bits = articles & marked_words[i]; bits != 0; bits &= bits - 1) {
      ++counts.marked;
      visit(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    }
  }
  return counts;
}

#if defined(__x86_64__)
// With the instruction, where the processor has it.
template <typename Visit>
[[gnu::target("popcnt")]] SetCounts count_articles_quickly(const PassageSet& members, const PassageSet& last,
                                                           const PassageSet& marked, Visit&& visit) {
  return count_articles(
      members, last, marked, [](std::uint64_t bits) { return static_cast<unsigned>(__builtin_popcountll(bits)); },
      visit);
}
#endif

}  // namespace passage_set_detail

// visit(passage): for the last passage of each marked article that has a member.
template <typename Visit>
SetCounts count_articles(const PassageSet& members, const PassageSet& last, const PassageSet& marked, Visit&& visit) {
#if defined(__x86_64__)
  static const bool quick = __builtin_cpu_supports("popcnt") != 0;
  if (quick) return passage_set_detail::count_articles_quickly(members, last, marked, visit);
#endif
  return passage_set_detail::count_articles(members, last, marked, count_bits, visit);
}

// All passages of the articles that have a member; `last` as above.
inline PassageSet whole_articles(const PassageSet& members, const PassageSet& last) {
  PassageSet whole(members.size());
  const auto& ends = last.words();
  auto& words = whole.words();
  TouchedArticles touched;
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = touched.next(members.words()[i], ends[i]);
  // From each of these last passages down to the one after the article's predecessor.
  std::uint64_t above = 0;  // bit 0 of the word above, filled
  for (std::size_t i = words.size(); i-- > 0;) {
    std::uint64_t fill = words[i];
    std::uint64_t open = ~ends[i];
    fill |= open & (above << 63);
    for (int shift = 1; shift < 64; shift *= 2) {
      fill |= open & (fill >> shift);
      open &= open >> shift;
    }
    words[i] = fill;
    above = fill & 1;
  }
  return whole;
}

}  // namespace dateline
