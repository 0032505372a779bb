// A time by which a search must stop.
#pragma once

#include <chrono>
#include <cstdint>

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

}  // namespace dateline
