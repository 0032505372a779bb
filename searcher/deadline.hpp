// When a search must stop: by a time, or by how much it asks for.
#pragma once

#include <chrono>
#include <cstdint>

#include "common/error.hpp"

namespace dateline {

// What a search throws inside the library when its time is over; it never leaves it.
struct TimeIsUp {};

// Asked often and cheap: the clock is read at every 64th question only, and not at all without a limit.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;
  Deadline() = default;
  explicit Deadline(Clock::time_point end) : end_(end), limited_(true) {}

  // Throws TimeIsUp when the time is over. weight: how many small steps were taken since the last question.
  void check(std::uint32_t weight = 1) {
    if (!limited_ || (steps_ += weight) < 64) return;
    steps_ = 0;
    if (Clock::now() >= end_) throw TimeIsUp();
  }

 private:
  Clock::time_point end_{};
  bool limited_ = false;
  std::uint32_t steps_ = 0;
};

// How many steps of the positional matcher a query may take. Groups of common words within groups of common words, far
// from each other, ask for all pairs of all of them; they are refused rather than answered after seconds. The same
// query is refused by the same index every time, whatever the machine.
class Effort {
 public:
  Effort() = default;
  explicit Effort(std::uint64_t steps) : left_(steps) {}

  // Throws Error (query) when they are used up.
  void take(std::uint64_t steps) {
    if (steps > left_) {
      throw Error(
          ErrorKind::query,
          "the query asks for too much at once: its phrases and the words that are to be near each other are too "
          "common; use rarer ones, smaller distances or fewer of them");
    }
    left_ -= steps;
  }

 private:
  std::uint64_t left_ = UINT64_MAX;
};

}  // namespace dateline
