// How far a long run is, told to people and to programs: the words, the rate, and when to tell again. Prints nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/indexing.hpp"

namespace dateline {

inline constexpr std::string_view reading_phase = "reading";  // the one in which the input is consumed

// Seconds until all input is consumed, at the present rate. nullopt while there
// is no rate or no total, after the reading, and when it would be 1,000 days or more.
std::optional<double> seconds_left(const IndexingProgress& now);

// One line of at most 79 ASCII characters, without a line end:
//   "reading, 12,345 articles, 12.3 of 45.6 MB, 27%, 3.4 MB/s, 1 m 40 s left"
// The number of rejected records is added when there are any. What is not known is left out, and if the line is still
// too long, first the rate, then the amounts, the share, the time left and the rejected. After the reading it
// has phase, articles, bytes and rejected. 100% is said only when every byte is consumed.
std::string progress_line(const IndexingProgress& now);

// One JSON object on one line, without a line end: phase, articles, rejected, bytes, total_bytes, seconds,
// bytes_per_second, seconds_left; null for what is not known.
std::string progress_json(const IndexingProgress& now);

// "1,234,567".
std::string grouped(std::uint64_t number);

// Says when it is time to tell again, and measures the rate.
//
// The rate is an average over the past in which what is older weighs less, by
// half every 3.5 seconds: it follows a change within some ten seconds,
// depends little on how often it is asked, and is never negative.
class ProgressPacer {
 public:
  // terminal  true: tell every half second, and at once in a new phase (so also at the first call);
  //           false, for a log file: every five seconds.
  explicit ProgressPacer(bool terminal) : terminal_(terminal), next_telling_(interval()) {}

  // True when it is time to tell. Sets now.bytes_per_second: from the second
  // second of the reading on, nullopt in other phases. Cheap enough for every article.
  bool due(IndexingProgress& now);

 private:
  double interval() const { return terminal_ ? 0.5 : 5; }
  void measure(const IndexingProgress& now);
  std::optional<double> rate(const IndexingProgress& now) const;

  bool terminal_;
  std::string phase_;
  double next_telling_;
  double phase_start_ = 0;
  double measured_at_ = 0;
  std::uint64_t measured_bytes_ = 0;
  double weighted_bytes_ = 0;
  double weighted_seconds_ = 0;
};

}  // namespace dateline
