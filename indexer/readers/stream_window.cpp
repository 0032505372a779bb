// The window is one buffer, moved to its front when half is used up and doubled when a record needs it.
#include "indexer/readers/stream_window.hpp"

#include <cstring>

namespace dateline {
namespace {

constexpr std::size_t first_capacity = 256 * 1024;
constexpr std::size_t least_read = 64 * 1024;  // shorter reads cost more than they bring

}  // namespace

StreamWindow::StreamWindow(ByteStream& stream) : stream_(stream), buffer_(first_capacity + padding) {}

void StreamWindow::make_room() {
  const std::size_t capacity = buffer_.size() - padding;
  if (capacity - end_ >= least_read) return;
  const std::size_t held = end_ - begin_;
  if (held > capacity / 2) {
    std::vector<char> larger(2 * capacity + padding);
    std::memcpy(larger.data(), buffer_.data() + begin_, held);
    buffer_ = std::move(larger);
  } else {
    std::memmove(buffer_.data(), buffer_.data() + begin_, held);
  }
  begin_ = 0;
  end_ = held;
}

bool StreamWindow::grow() {
  if (ended_) return false;
  make_room();
  const std::size_t count = stream_.read(buffer_.data() + end_, buffer_.size() - padding - end_);
  end_ += count;
  ended_ = count == 0;
  return !ended_;
}

void StreamWindow::drop(std::size_t count) {
  begin_ += count;
  offset_ += count;
  if (begin_ == end_) begin_ = end_ = 0;
}

}  // namespace dateline
