// A set of passages of one part, as bits.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

// Passages are numbered from 0 to size() - 1. Operands of one operation have the same size.
class PassageSet {
 public:
  explicit PassageSet(std::size_t size, bool full = false)
      : size_(size), words_((size + 63) / 64, full ? ~0ULL : 0ULL) {
    if (full && size % 64 != 0) words_.back() = (1ULL << (size % 64)) - 1;
  }
  std::size_t size() const { return size_; }
  void insert(std::size_t i) { words_[i / 64] |= 1ULL << (i % 64); }
  bool contains(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }

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

 private:
  template <typename Combine>
  PassageSet& combine(const PassageSet& other, Combine&& of) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] = of(words_[i], other.words_[i]);
    return *this;
  }
  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace dateline
