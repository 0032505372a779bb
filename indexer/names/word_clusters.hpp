// Clusters of words that are used alike, in four bytes a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dateline {

// The hash that word clusters and features know a word by.
std::uint64_t tag_hash(std::string_view word);

struct WordCluster {
  std::uint16_t fine = 0;   // 1 to 1,000; 0 = the word is in no cluster
  std::uint8_t coarse = 0;  // 1 to 150
};

// A look-up table over slots of a file. A word that is in no cluster is taken for one that is once in some 10,000
// times.
class WordClusters {
 public:
  WordClusters() = default;
  explicit WordClusters(std::span<const std::uint32_t> slots) : slots_(slots) {}  // as made by slots_of

  // word_hash: tag_hash of the word in lower case.
  WordCluster find(std::uint64_t word_hash) const;

 private:
  std::span<const std::uint32_t> slots_;  // fingerprint (14 bits), fine (10), coarse (8); 0 = free
};

struct ClusteredWord {
  std::uint64_t word_hash = 0;
  WordCluster cluster;
};

// The slots of a table that knows `words`, in which the first of two with the same hash counts.
std::vector<std::uint32_t> cluster_slots(const std::vector<ClusteredWord>& words);

}  // namespace dateline
