// Open addressing over numbers; a word is known by its hash alone, as its features are.
#include "indexer/names/word_memo.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t first_slots = 4096;
constexpr std::size_t most_words = std::size_t{1} << 16;
constexpr std::size_t most_sums = std::size_t{1} << 17;

}  // namespace

void WordMemo::forget() {
  slots_.assign(first_slots, 0);
  facts_.clear();
  for (std::vector<std::uint32_t>& rows : rows_) rows.clear();
  sums_.assign(1, {});  // row 0 stands for what is not known
}

void WordMemo::forget_if_full() {
  if (facts_.size() > most_words || sums_.size() > most_sums) forget();
}

// The facts tell two words that are alike in half of their hash; they are read for such words alone.
std::uint64_t& WordMemo::slot(std::uint64_t form) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = form & mask;
  const auto is_other = [&](std::uint64_t entry) {
    return (entry ^ form) >> 32 != 0 || facts_[static_cast<std::uint32_t>(entry) - 1].form != form;
  };
  while (slots_[at] != 0 && is_other(slots_[at])) at = (at + 1) & mask;
  return slots_[at];
}

void WordMemo::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::uint32_t i = 0; i < facts_.size(); ++i) slot(facts_[i].form) = facts_[i].form >> 32 << 32 | (i + 1);
}

std::uint32_t WordMemo::number(std::string_view word, std::uint64_t form, const WordClusters& clusters) {
  std::uint64_t& known = slot(form);
  if (known != 0) return static_cast<std::uint32_t>(known) - 1;
  const auto number = static_cast<std::uint32_t>(facts_.size());
  known = form >> 32 << 32 | (number + 1);
  facts_.push_back(word_facts(word, clusters));
  if (facts_.size() * 2 > slots_.size()) grow();
  return number;
}

const WeightSums& WordMemo::keep(std::uint32_t number, LineCase line_case, std::size_t offset, const WeightSums& sums) {
  std::vector<std::uint32_t>& rows = rows_[static_cast<std::size_t>(line_case)];
  const std::size_t at = number * feature_offsets + offset;
  if (at >= rows.size()) rows.resize(facts_.size() * feature_offsets);
  rows[at] = static_cast<std::uint32_t>(sums_.size());
  return sums_.emplace_back(sums);
}

}  // namespace dateline
