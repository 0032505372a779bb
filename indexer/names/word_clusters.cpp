// Open addressing over words of 32 bits: most of the hash is in the place, the rest in the slot.
#include "indexer/names/word_clusters.hpp"

#include <xxhash.h>

namespace dateline {
namespace {

std::uint32_t fingerprint(std::uint64_t hash) { return static_cast<std::uint32_t>(hash & 0x3FFF) << 18; }

std::size_t home(std::uint64_t hash, std::size_t slots) {
  return static_cast<std::size_t>(((hash >> 32) * slots) >> 32);
}

}  // namespace

std::uint64_t tag_hash(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

WordCluster WordClusters::find(std::uint64_t word_hash) const {
  if (slots_.empty()) return {};
  const std::uint32_t wanted = fingerprint(word_hash);
  std::size_t at = home(word_hash, slots_.size());
  // A damaged table may have no free slot: no walk is longer than the table.
  for (std::size_t steps = 0; steps < slots_.size() && slots_[at] != 0; ++steps) {
    if ((slots_[at] & ~0x3FFFFU) == wanted) {
      return {static_cast<std::uint16_t>(slots_[at] >> 8 & 0x3FF), static_cast<std::uint8_t>(slots_[at] & 0xFF)};
    }
    if (++at == slots_.size()) at = 0;
  }
  return {};
}

std::vector<std::uint32_t> cluster_slots(const std::vector<ClusteredWord>& words) {
  std::vector<std::uint32_t> slots(words.size() + words.size() / 4 + 1);
  for (const ClusteredWord& word : words) {
    const std::uint32_t key = fingerprint(word.word_hash);
    const std::uint32_t value = key | static_cast<std::uint32_t>(word.cluster.fine) << 8 | word.cluster.coarse;
    std::size_t at = home(word.word_hash, slots.size());
    while (slots[at] != 0 && (slots[at] & ~0x3FFFFU) != key) at = at + 1 == slots.size() ? 0 : at + 1;
    if (slots[at] == 0) slots[at] = value;
  }
  return slots;
}

}  // namespace dateline
