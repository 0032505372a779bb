// The file that holds what the names tagger has learnt: weights of features, and clusters of words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "indexer/names/tag_features.hpp"
#include "indexer/names/tag_labels.hpp"
#include "indexer/names/word_clusters.hpp"

namespace dateline {

// Little-endian. Behind the header come, each from a multiple of 64 bytes: the filter, the cluster slots, the feature
// slots.
struct TagModelHeader {
  std::array<char, 8> magic;        // "DLNAMES\n"
  std::uint32_t version = 0;        // of this layout and of the features: another one is not read
  std::uint32_t labels = 0;         // 17
  std::uint64_t size = 0;           // of the file, in bytes
  std::uint64_t checksum = 0;       // XXH3, 64 bits, of the file with this field 0
  std::uint32_t filter_bits = 0;    // log2 of the number of bits, 9 to 32
  std::uint32_t cluster_slots = 0;  // of 4 bytes
  std::uint32_t feature_slots = 0;  // of 40 bytes
  std::uint32_t reserved = 0;
  std::array<std::int16_t, tag_labels * tag_labels> transitions{};  // from label * 17 + to label
  std::array<char, 14> padding{};
};
static_assert(sizeof(TagModelHeader) % 64 == 0);

// A slot of the feature table: open addressing, the feature's place by the upper half of its hash.
struct FeatureWeights {
  std::uint32_t check = 0;                             // the lower half of the hash, 0 made 1; 0 = free
  std::array<std::int16_t, tag_labels + 1> weights{};  // by label, and one to fill up
};
static_assert(sizeof(FeatureWeights) == 40);

// A model's weights are this times what was learnt.
constexpr double tag_weight_scale = 256;

// A handle: copies share the file's mapping, which goes with the last of them.
class TagModel {
 public:
  // Maps a file and checks magic, version, size and checksum. Throws Error that says what is wrong.
  // Cost: some 2 ms for 5 MB.
  static TagModel open(const std::string& path);
  // The same of bytes that live longer than the model, aligned to 64. `name` is for messages.
  static TagModel of_bytes(std::span<const std::byte> bytes, const std::string& name);

  bool is_same(const TagModel& other) const { return header_ == other.header_; }
  std::uint64_t checksum() const { return header_->checksum; }
  const WordClusters& clusters() const { return clusters_; }
  int transition(TagLabel from, TagLabel to) const { return header_->transitions[from * tag_labels + to]; }

  // False when the model surely has nothing of the feature: one bit is read.
  bool may_know(FeatureHash hash) const {
    const std::uint64_t bit = hash >> filter_shift_;
    return (filter_[bit >> 6] >> (bit & 63) & 1) != 0;
  }
  // The feature's weights; nullptr when it has none.
  const std::int16_t* find(FeatureHash hash) const;

 private:
  TagModel() = default;

  std::shared_ptr<const void> mapping_;  // of a file; empty for bytes of the caller's
  const TagModelHeader* header_ = nullptr;
  WordClusters clusters_;
  unsigned filter_shift_ = 0;
  const std::uint64_t* filter_ = nullptr;
  std::span<const FeatureWeights> features_;
};

// What a model is made of.
struct TagModelParts {
  std::array<std::int16_t, tag_labels * tag_labels> transitions{};
  std::vector<std::uint32_t> clusters;  // cluster_slots
  std::vector<std::pair<FeatureHash, std::array<std::int16_t, tag_labels>>> features;
};
// The bytes of a model file.
std::string tag_model_bytes(const TagModelParts& parts);

}  // namespace dateline
