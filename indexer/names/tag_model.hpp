// The file that holds what the names tagger has learnt: weights of features, and clusters of words.
#pragma once

#include <array>
#include <bit>
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

// Groups of slots: a feature is in the group of its hash, or behind it when that is full. A slot has the feature's
// number, from 1, in its lower bits, and bits of the hash above them; 0 = free. A group is compared whole, so that no
// branch depends on where in it a feature lies.
struct alignas(32) FeatureGroup {
  std::array<std::uint32_t, 8> slots{};
};

class FeatureIndex {
 public:
  FeatureIndex() = default;
  // features: how many there are, fewer than 2^24.
  FeatureIndex(std::span<const FeatureGroup> groups, std::size_t features)
      : groups_(groups), number_bits_(static_cast<unsigned>(std::bit_width(features))) {}

  // From 1; 0 when it is not there. No two features of one group have the same check.
  std::uint32_t number(FeatureHash hash) const {
    const std::uint32_t numbers = (1U << number_bits_) - 1;
    const auto check = static_cast<std::uint32_t>(hash);
    std::size_t at = home(hash);
    // A table without a free slot ends the walk, too: none is longer than the table.
    for (std::size_t steps = 0; steps < groups_.size(); ++steps) {
      std::uint32_t found = 0;
      for (const std::uint32_t slot : groups_[at].slots) {
        found |= ((slot ^ check) >> number_bits_) == 0 ? slot & numbers : 0;
      }
      if (found != 0 || groups_[at].slots.back() == 0) return found;
      if (++at == groups_.size()) at = 0;
    }
    return 0;
  }
  void prefetch(FeatureHash hash) const { __builtin_prefetch(groups_.data() + home(hash)); }
  std::size_t home(FeatureHash hash) const { return static_cast<std::size_t>(((hash >> 32) * groups_.size()) >> 32); }
  std::uint32_t slot_of(FeatureHash hash, std::uint32_t number) const {
    return (static_cast<std::uint32_t>(hash) >> number_bits_ << number_bits_) | number;
  }

 private:
  std::span<const FeatureGroup> groups_;
  unsigned number_bits_ = 0;
};

// Little-endian. Behind the header come, each from a multiple of 64 bytes: the filter, the cluster slots, the groups of
// feature slots, the weights of the features, those first that are met most.
struct TagModelHeader {
  std::array<char, 8> magic;         // "DLNAMES\n"
  std::uint32_t version = 0;         // of this layout and of the features: another one is not read
  std::uint32_t labels = 0;          // 17
  std::uint64_t size = 0;            // of the file, in bytes
  std::uint64_t checksum = 0;        // XXH3, 64 bits, of the file with this field 0
  std::uint32_t filter_bits = 0;     // log2 of the number of bits, 9 to 32
  std::uint32_t cluster_slots = 0;   // of 4 bytes
  std::uint32_t feature_groups = 0;  // of 32 bytes
  std::uint32_t features = 0;        // weights of 32 bytes, and one more that are all 0 before them
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
  // The feature's number, from 1; 0 when the model has none.
  std::uint32_t number_of(FeatureHash hash) const { return index_.number(hash); }
  void prefetch(FeatureHash hash) const { index_.prefetch(hash); }
  // All 0 for number 0, and for one that a damaged table has made up.
  const FeatureWeights& weights(std::uint32_t number) const { return weights_[number < weights_.size() ? number : 0]; }

 private:
  TagModel() = default;
  std::shared_ptr<const void> mapping_;  // of a file; empty for bytes of the caller's
  const TagModelHeader* header_ = nullptr;
  WordClusters clusters_;
  unsigned filter_shift_ = 0;
  const std::uint64_t* filter_ = nullptr;
  FeatureIndex index_;
  std::span<const FeatureWeights> weights_;  // the first ones 0
};

// What a model is made of.
struct TagModelParts {
  std::array<std::int16_t, tag_labels * tag_labels> transitions{};
  std::vector<std::uint32_t> clusters;                           // cluster_slots
  std::vector<std::pair<FeatureHash, FeatureWeights>> features;  // those first that are met most: they share lines of
                                                                 // the cache
};
// The bytes of a model file. A feature whose group and check are an earlier one's is left out: one in 8,000.
std::string tag_model_bytes(const TagModelParts& parts);

}  // namespace dateline
