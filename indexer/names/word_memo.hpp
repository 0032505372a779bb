// Keeps what the tagger has found out about words: their facts, and the sums of their own features' weights.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/names/tag_features.hpp"
#include "indexer/names/tag_labels.hpp"
#include "indexer/names/tag_text.hpp"

namespace dateline {

// Weights by label - 1, summed up.
struct alignas(32) WeightSums {
  std::array<std::int16_t, tag_labels - 1> by_label{};
};

// Words are numbered as they come, so that what is known of the frequent ones lies close together. Grows without bounds
// until forget_if_full.
class WordMemo {
 public:
  WordMemo() { forget(); }

  // Forgets all when it has some 65,000 words or 130,000 sums: 8 MB.
  void forget_if_full();

  // The word's number, a new one with its facts if it is new. form: its tag_hash.
  std::uint32_t number(std::string_view word, std::uint64_t form, const WordClusters& clusters);
  void prefetch(std::uint64_t form) const { __builtin_prefetch(&slots_[form & (slots_.size() - 1)]); }
  const WordFacts& facts(std::uint32_t number) const { return facts_[number]; }

  // The sums for a word by line case and offset (from 0): nullptr when they are not known yet.
  const WeightSums* sums(std::uint32_t number, LineCase line_case, std::size_t offset) const {
    const std::vector<std::uint32_t>& rows = rows_[static_cast<std::size_t>(line_case)];
    const std::size_t at = number * feature_offsets + offset;
    return at < rows.size() && rows[at] != 0 ? &sums_[rows[at]] : nullptr;
  }
  const WeightSums& keep(std::uint32_t number, LineCase line_case, std::size_t offset, const WeightSums& sums);

 private:
  void forget();
  void grow();
  std::uint64_t& slot(std::uint64_t form);

  // 1 + number, and the upper half of the word's hash above it; 0 = free. Two words with one hash are one.
  std::vector<std::uint64_t> slots_;
  std::vector<WordFacts> facts_;
  std::array<std::vector<std::uint32_t>, line_cases> rows_;  // of sums_, by number and offset; 0 = not known
  std::vector<WeightSums> sums_;
};

}  // namespace dateline
