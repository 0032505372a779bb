// Words are hashed by their code points as they are decoded; a run is a hash of four of those.
#include "indexer/pages/word_runs.hpp"

#include <array>
#include <utility>

#include "common/text.hpp"

namespace dateline {
namespace {

template <typename Take>
void for_each_run(std::string_view text, const Take& take) {
  std::array<std::uint64_t, 4> last{};
  std::size_t words = 0;
  std::uint64_t word = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const CodePoint point = at < text.size() ? decode(text, at) : CodePoint{U' ', 1};
    at += point.length;
    if (is_letter(point.value) || is_digit(point.value)) {
      word = (word ^ point.value) * 0x9E3779B97F4A7C15u;
      word ^= word >> 29;
    } else if (word != 0) {
      last[words++ % 4] = std::exchange(word, 0);
      if (words < 4) continue;
      std::uint64_t run = 0;
      for (std::size_t i = 0; i < 4; ++i) run = run * 0xC2B2AE3D27D4EB4Fu + last[(words + i) % 4];
      take(run);
    }
  }
}

}  // namespace

WordRuns::WordRuns(std::string_view text) {
  for_each_run(text, [this](std::uint64_t run) { runs_.insert(run); });
}

double WordRuns::share_of(std::string_view text) const {
  double all = 0;
  double known = 0;
  for_each_run(text, [&](std::uint64_t run) {
    ++all;
    known += runs_.count(run) != 0 ? 1 : 0;
  });
  return all == 0 ? 0 : known / all;
}

}  // namespace dateline
