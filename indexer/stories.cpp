// A signature of 32 minima per article, found again by bands of 2 in one hash table over a ring of recent articles.
#include "indexer/stories.hpp"

#include <xxhash.h>

#include <array>
#include <cstdlib>
#include <vector>

#include "common/analyzer.hpp"
#include "common/index_format.hpp"

namespace dateline {
namespace {

constexpr std::size_t bins = 32;
constexpr std::size_t band_bins = 2;
constexpr std::size_t bands = bins / band_bins;
constexpr std::size_t ring_size = 1u << 16;
constexpr std::size_t table_size = 1u << 21;
constexpr int most_days_apart = 3;
constexpr std::size_t fewest_shingles = 24;  // a shorter text says too little to be called a copy
constexpr std::uint32_t empty_bin = UINT32_MAX;

using Signature = std::array<std::uint32_t, bins>;

struct Seen {
  Signature signature;
  std::uint32_t story;
  std::int32_t day;
};

// Returns false when the text has too few shingles.
bool sign(std::string_view body, Signature& signature) {
  signature.fill(empty_bin);
  std::uint64_t one = 0;
  std::uint64_t two = 0;
  std::size_t count = 0;
  Tokenizer tokenizer(body);
  for (Token token; tokenizer.next(token); ++count) {
    const std::uint64_t word = XXH3_64bits(token.form.data(), token.form.size());
    if (count >= 2) {
      const std::array<std::uint64_t, 3> shingle = {one, two, word};
      const std::uint64_t hash = XXH3_64bits(shingle.data(), sizeof shingle);
      std::uint32_t& least = signature[hash % bins];
      least = std::min(least, static_cast<std::uint32_t>(hash >> 32));
    }
    one = two;
    two = word;
  }
  return count >= fewest_shingles + 2;
}

// Share of bins that agree, of those that either has.
double overlap(const Signature& a, const Signature& b) {
  std::size_t same = 0;
  std::size_t either = 0;
  for (std::size_t i = 0; i < bins; ++i) {
    if (a[i] == empty_bin && b[i] == empty_bin) continue;
    ++either;
    if (a[i] == b[i]) ++same;
  }
  return either == 0 ? 0.0 : static_cast<double>(same) / static_cast<double>(either);
}

bool near_in_time(std::int32_t a, std::int32_t b) {
  if (a == no_day || b == no_day) return true;
  return std::abs(static_cast<std::int64_t>(a) - b) <= most_days_apart;
}

}  // namespace

struct StoryGrouper::State {
  std::vector<Seen> ring;
  std::vector<std::uint32_t> table = std::vector<std::uint32_t>(table_size, 0);  // 1 + ordinal of the article
  std::uint32_t added = 0;
  std::uint32_t stories = 0;

  std::size_t slot(const Signature& signature, std::size_t band) const {
    const std::array<std::uint32_t, 3> key = {static_cast<std::uint32_t>(band), signature[band * band_bins],
                                              signature[band * band_bins + 1]};
    return XXH3_64bits(key.data(), sizeof key) % table_size;
  }
};

StoryGrouper::StoryGrouper() : state_(std::make_unique<State>()) {}
StoryGrouper::~StoryGrouper() = default;

std::uint32_t StoryGrouper::stories() const { return state_->stories; }

std::uint32_t StoryGrouper::add(std::string_view body, std::int32_t day) {
  State& state = *state_;
  Signature signature;
  if (!sign(body, signature)) return state.stories++;
  double best = 0.5;
  std::uint32_t story = state.stories;
  for (std::size_t band = 0; band < bands; ++band) {
    if (signature[band * band_bins] == empty_bin) continue;
    std::uint32_t& entry = state.table[state.slot(signature, band)];
    // An entry may also be this article's own, where two of its bands share a slot.
    const bool earlier = entry != 0 && entry - 1 < state.added;
    if (earlier && state.added - (entry - 1) <= state.ring.size()) {
      const Seen& other = state.ring[(entry - 1) % ring_size];
      const double share = near_in_time(day, other.day) ? overlap(signature, other.signature) : 0.0;
      if (share > best || (share == best && other.story < story)) {
        best = share;
        story = other.story;
      }
    }
    entry = state.added + 1;
  }
  if (story == state.stories) ++state.stories;
  const Seen seen{signature, story, day};
  if (state.ring.size() < ring_size) {
    state.ring.push_back(seen);
  } else {
    state.ring[state.added % ring_size] = seen;
  }
  ++state.added;
  return story;
}

}  // namespace dateline
