// A table of rules over sizes; what is asked first is done first.
#include "indexer/merge_policy.hpp"

#include <map>

namespace dateline {
namespace {

constexpr std::uint64_t medium_documents = 8'000;
constexpr std::uint64_t large_documents = 64'000;
constexpr std::size_t fan_in = 8;

unsigned tier(std::uint64_t passages) {
  unsigned tier = 0;
  for (; passages >= fan_in; passages /= fan_in) ++tier;
  return tier;
}

}  // namespace

std::optional<Merge> next_merge(const std::vector<SegmentSize>& segments) {
  std::map<unsigned, std::vector<std::size_t>> small;
  std::vector<std::size_t> medium;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const SegmentSize& size = segments[i];
    if (size.living < size.documents - size.living) return Merge{{i}, true};
    if (size.documents < medium_documents) {
      auto& same = small[tier(size.living)];
      same.push_back(i);
      if (same.size() == fan_in) return Merge{same, true};
    } else if (size.documents < large_documents) {
      medium.push_back(i);
      if (medium.size() == fan_in) return Merge{medium, false};
    }
  }
  return std::nullopt;
}

}  // namespace dateline
