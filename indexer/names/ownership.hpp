// Says which row owns what several names have in common: a surname, an initial with it, a first word.
#pragma once

#include <cstdint>
#include <unordered_map>

namespace dateline {

// Takes what has been said about names with one surname, and so on, and says who owns it.
//
// At least 90% of the articles must be one row's. Every claim is made by claim() first, then told again by count().
class Ownership {
 public:
  void claim(std::uint64_t what, std::uint32_t row, std::uint64_t articles);
  void count(std::uint64_t what, std::uint32_t row, std::uint64_t articles);
  // The owning row; nullptr when nobody owns `what`.
  const std::uint32_t* owner(std::uint64_t what) const;

 private:
  // A row may claim in several pieces, so the leader is found by majority vote first (Boyer and Moore), and what it has
  // is counted in a second pass.
  struct Claim {
    std::uint32_t leader = 0;
    std::uint64_t lead = 0;
    std::uint64_t total = 0;
    std::uint64_t leaders = 0;
  };
  std::unordered_map<std::uint64_t, Claim> claims_;
};

}  // namespace dateline
