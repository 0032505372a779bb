// Decoded postings of a term in the whole index, and where in its passages it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/block_cache.hpp"

namespace dateline {

// The first of ascending `numbers` at or past `wanted`, looked for from `from` on by doubling steps; their count if
// there is none.
std::size_t leap_to(const std::vector<std::uint32_t>& numbers, std::uint32_t wanted, std::size_t from);

// A term's living passages, numbered over the whole generation, ascending; wdfs is parallel.
struct PostingList : Block {
  std::vector<std::uint32_t> passages;
  std::vector<std::uint8_t> wdfs;
  std::uint8_t most = 0;  // the highest wdf
  // The same as bits, and how many come before each 64 of them: only where the term is in more than one passage of
  // dense_divisor, so that any passage can be looked up at once.
  std::vector<std::uint64_t> bits;
  std::vector<std::uint32_t> ranks;
  std::vector<std::uint64_t> articles;  // the articles of the passages, as bits; where dense

  static constexpr std::size_t dense_divisor = 64;

  bool dense() const { return !bits.empty(); }
  std::size_t size() const { return passages.size(); }
  void push_back(std::uint32_t passage, std::uint8_t wdf) {
    passages.push_back(passage);
    wdfs.push_back(wdf);
  }
  // To be called when all postings are there. article_of: by passage, for all that the generation has.
  void finish(const std::vector<std::uint32_t>& article_of);

  // The first posting at or past `passage`, looked for from `from` on; size() if there is none.
  std::size_t lower_bound(std::uint32_t passage, std::size_t from = 0) const;
  // Whether there is one in [begin, end), which may reach past the last passage; `from` as above, and moved on where
  // the list is not dense.
  bool any(std::uint32_t begin, std::uint32_t end, std::size_t& from) const;

  std::size_t bytes() const override;
};

// The positions of a PostingList, parallel to it.
struct PositionList : Block {
  std::string positions;                   // bytes as in index_format.hpp
  std::vector<std::uint16_t> spellings;    // parallel to positions: numbers of IndexSnapshot::spellings()
  std::vector<std::uint32_t> checkpoints;  // where the run of every 4th posting begins

  static constexpr std::size_t checkpoint_postings = 4;

  // The bytes of one posting.
  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  Run run(std::size_t posting) const;
  unsigned position(std::size_t at) const { return static_cast<unsigned char>(positions[at]) & 0x7FU; }

  std::size_t bytes() const override;
};

}  // namespace dateline
