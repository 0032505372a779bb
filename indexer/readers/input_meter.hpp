// Counts how much of one input, as stored on disk, has been consumed.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <optional>

namespace dateline {

// Adds to a run's counter what is consumed of one input, whoever reads it: an
// input that is read twice, or left before its end, still counts once and whole.
class InputMeter {
 public:
  // counter  may be nullptr: nothing is counted.
  // size     the input's bytes, never exceeded, should it grow while it is read; nullopt = not known.
  InputMeter(std::atomic<std::uint64_t>* counter, std::optional<std::uint64_t> size) : counter_(counter), size_(size) {}
  InputMeter(const InputMeter&) = delete;
  InputMeter& operator=(const InputMeter&) = delete;

  // The bytes before `position` are consumed; one behind an earlier position adds nothing.
  void reached(std::uint64_t position) {
    const std::uint64_t counted = std::min(position, size_.value_or(position));
    if (counter_ == nullptr || counted <= counted_) return;
    counter_->fetch_add(counted - counted_, std::memory_order_relaxed);
    counted_ = counted;
  }

  // Nothing more will be read of it.
  void finish() { reached(size_.value_or(counted_)); }

 private:
  std::atomic<std::uint64_t>* counter_;
  std::optional<std::uint64_t> size_;
  std::uint64_t counted_ = 0;
};

}  // namespace dateline
