// The file that holds what the names tagger has learnt: weights of features, and clusters of words.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/names/tag_features.hpp"
#include "indexer/names/tag_labels.hpp"
#include "indexer/names/word_clusters.hpp"

namespace dateline {

// The weights of a feature by label, less that of `outside`, which is left out: only differences tell.
constexpr std::size_t weighed_labels = tag_labels - 1;
struct alignas(32) FeatureWeights {
  std::array<std::int16_t, weighed_labels> by_label{};  // label - 1
};
// Weights are this times what was learnt, and bounded so that a list of features adds up to less than 2^15.
constexpr double tag_weight_scale = 128;
constexpr int heaviest_weight = 32767 / static_cast<int>(FeatureList::most);

// Little-endian. Behind the header come, each from a multiple of 64 bytes: the filter, the cluster slots, the checks of
// the feature slots, their weights.
struct TagModelHeader {
  std::array<char, 8> magic;        // "DLNAMES\n"
  std::uint32_t version = 0;        // of this layout and of the features: another one is not read
  std::uint32_t labels = 0;         // 17
  std::uint64_t size = 0;           // of the file, in bytes
  std::uint64_t checksum = 0;       // XXH3, 64 bits, of the file with this field 0
  std::uint32_t filter_bits = 0;    // log2 of the number of bits, 9 to 32
  std::uint32_t cluster_slots = 0;  // of 4 bytes
  std::uint32_t feature_slots = 0;  // of 4 bytes and 32 bytes
  std::uint32_t reserved = 0;
  std::array<std::int16_t, tag_labels * tag_labels> transitions{};  // from label * 17 + to label
  std::array<char, 14> padding{};
};
static_assert(sizeof(TagModelHeader) % 64 == 0);

// A handle: copies share the file's mapping, which goes with the last of them.
class TagModel {
 public:
  // Maps a file and checks magic, version, size and checksum. Throws Error that says what is wrong.
  // Cost: some 2 ms for 5 MB.
  static TagModel open(const std::string& path);
  // The same of bytes that live longer than the model, aligned to 64. `name` is for messages.
  static TagModel of_bytes(std::span<const std::byte> bytes, const std::string& name);

  // The same of bytes anywhere: they are copied.
  static TagModel copy_of(std::string_view bytes, const std::string& name);

  bool is_same(const TagModel& other) const { return header_ == other.header_; }
  std::uint64_t checksum() const { return header_->checksum; }
  std::size_t size() const { return header_->size; }
  const WordClusters& clusters() const { return clusters_; }
  int transition(TagLabel from, TagLabel to) const { return header_->transitions[from * tag_labels + to]; }

  // False when the model surely has nothing of the feature: one bit is read.
  bool may_know(FeatureHash hash) const {
    const std::uint64_t bit = hash >> filter_shift_;
    return (filter_[bit >> 6] >> (bit & 63) & 1) != 0;
  }
  // The feature's weights; nullptr when it has none.
  const FeatureWeights* find(FeatureHash hash) const {
    const std::uint32_t check = check_of(hash);
    // A table without a free slot ends the walk, too: none is longer than the table.
    std::size_t at = home(hash, checks_.size());
    for (std::size_t steps = 0; steps < checks_.size() && checks_[at] != 0; ++steps) {
      if (checks_[at] == check) return &weights_[at];
      if (++at == checks_.size()) at = 0;
    }
    return nullptr;
  }
  // Open addressing: a feature's place is by the upper half of its hash, its check the lower half, 0 made 1; 0 = free.
  static std::uint32_t check_of(FeatureHash hash) { return std::max(static_cast<std::uint32_t>(hash), 1U); }
  static std::size_t home(FeatureHash hash, std::size_t slots) {
    return static_cast<std::size_t>(((hash >> 32) * slots) >> 32);
  }

 private:
  TagModel() = default;
  std::shared_ptr<const void> mapping_;  // of a file; empty for bytes of the caller's
  const TagModelHeader* header_ = nullptr;
  WordClusters clusters_;
  unsigned filter_shift_ = 0;
  const std::uint64_t* filter_ = nullptr;
  std::span<const std::uint32_t> checks_;
  const FeatureWeights* weights_ = nullptr;
};

// What a model is made of.
struct TagModelParts {
  std::array<std::int16_t, tag_labels * tag_labels> transitions{};
  std::vector<std::uint32_t> clusters;  // cluster_slots
  std::vector<std::pair<FeatureHash, FeatureWeights>> features;
};
// The bytes of a model file.
std::string tag_model_bytes(const TagModelParts& parts);

}  // namespace dateline
