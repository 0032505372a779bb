// The features that the tagger weighs: of a word alone, of a token among its neighbours, of the rest of the article.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/names/tag_labels.hpp"
#include "indexer/names/tag_text.hpp"

namespace dateline {

// A feature is known by its hash alone, in training and in tagging.
using FeatureHash = std::uint64_t;

// A word's own features tell of tokens up to two before and two behind it.
constexpr int feature_reach = 2;
constexpr std::size_t feature_offsets = 2 * feature_reach + 1;

// Appends the features that a token has by the word `offset` tokens away from it (-2 to 2; 0 = its own word). They
// depend on nothing else, so the sum of their weights can be kept for each word.
void append_word_features(std::string_view word, const WordFacts& facts, LineCase line_case, int offset,
                          std::vector<FeatureHash>& out);

// A few dozen features, without an allocation.
struct FeatureList {
  static constexpr std::size_t most = 40;
  std::array<FeatureHash, most> hashes;
  std::size_t size = 0;
  void add(FeatureHash hash) { hashes[size++] = hash; }
  std::span<const FeatureHash> all() const { return {hashes.data(), size}; }
};

// The features that a token of a run has by several words together.
void find_joint_features(const TagText& text, const TagSentence& sentence, std::size_t token, FeatureList& out);

// The features that a token has by what its word is elsewhere in the article; none when it is met once.
void find_article_features(const WordTags& elsewhere, LineCase line_case, FeatureList& out);

}  // namespace dateline
