// Streams over file descriptors and memory, and the conversion of UTF-16.
#include "indexer/readers/byte_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "common/text.hpp"
#include "indexer/readers/input_meter.hpp"

namespace dateline {
namespace {

std::string system_reason() { return std::generic_category().message(errno); }

class DescriptorStream : public ByteStream {
 public:
  DescriptorStream(int descriptor, bool owned, InputMeter* meter)
      : descriptor_(descriptor), owned_(owned), meter_(meter) {}
  DescriptorStream(const DescriptorStream&) = delete;
  DescriptorStream& operator=(const DescriptorStream&) = delete;
  ~DescriptorStream() override {
    if (owned_) ::close(descriptor_);
  }

  std::size_t read(char* to, std::size_t size) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_, to, size);
      if (count >= 0) return taken(static_cast<std::size_t>(count));
      if (errno != EINTR) throw StreamDamage(system_reason());
    }
  }

 private:
  std::size_t taken(std::size_t count) {
    position_ += count;
    if (meter_ != nullptr) meter_->reached(position_);
    return count;
  }

  int descriptor_;
  bool owned_;
  InputMeter* meter_;
  std::uint64_t position_ = 0;
};

std::size_t copy_out(std::string_view from, char* to, std::size_t size) {
  const std::size_t count = std::min(size, from.size());
  if (count > 0) std::memcpy(to, from.data(), count);
  return count;
}

}  // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path, InputMeter* meter) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) throw StreamDamage(system_reason());
  return std::make_unique<DescriptorStream>(descriptor, true, meter);
}

std::unique_ptr<ByteStream> open_standard_input(InputMeter* meter) {
  return std::make_unique<DescriptorStream>(STDIN_FILENO, false, meter);
}

std::string_view PeekedStream::peek(std::size_t size) {
  ahead_.erase(0, used_);
  used_ = 0;
  while (ahead_.size() < size) {
    const std::size_t held = ahead_.size();
    ahead_.resize(size);
    const std::size_t count = stream_.read(ahead_.data() + held, size - held);
    ahead_.resize(held + count);
    if (count == 0) break;
  }
  return std::string_view(ahead_).substr(0, size);
}

std::size_t PeekedStream::read(char* to, std::size_t size) {
  if (used_ == ahead_.size()) return stream_.read(to, size);
  const std::size_t count = copy_out(std::string_view(ahead_).substr(used_), to, size);
  used_ += count;
  return count;
}

std::size_t MemoryStream::read(char* to, std::size_t size) {
  const std::size_t count = copy_out(bytes_, to, size);
  bytes_.remove_prefix(count);
  return count;
}

std::size_t Utf16Stream::read(char* to, std::size_t size) {
  while (used_ == converted_.size() && !ended_) refill();
  const std::size_t count = copy_out(std::string_view(converted_).substr(used_), to, size);
  used_ += count;
  return count;
}

void Utf16Stream::refill() {
  char block[16384];
  converted_.clear();
  used_ = 0;
  const std::size_t count = stream_.read(block, sizeof block);
  odd_.append(block, count);
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(odd_[i])); };
  std::size_t at = 0;
  for (; at + 2 <= odd_.size(); at += 2) {
    take_unit(big_endian_ ? (byte(at) << 8 | byte(at + 1)) : (byte(at + 1) << 8 | byte(at)));
  }
  odd_.erase(0, at);
  if (count > 0) return;
  ended_ = true;
  if (high_ != 0) append_utf8(converted_, 0xFFFD);
  if (!odd_.empty()) append_utf8(converted_, 0xFFFD);
}

void Utf16Stream::take_unit(char32_t unit) {
  const bool low = unit >= 0xDC00 && unit < 0xE000;
  if (high_ != 0) {
    append_utf8(converted_, low ? 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
    high_ = 0;
    if (low) return;
  }
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_ = unit;
  } else {
    append_utf8(converted_, low ? 0xFFFD : unit);
  }
}

Content read_all(ByteStream& stream, std::size_t limit) {
  Content content;
  std::string& bytes = content.bytes;
  for (;;) {
    const std::size_t held = bytes.size();
    if (held > limit) {
      content.whole = false;
      return content;
    }
    const std::size_t wanted = std::min<std::size_t>(std::max<std::size_t>(held, 16384), limit + 1 - held);
    bytes.resize(held + wanted);
    const std::size_t count = stream.read(bytes.data() + held, wanted);
    bytes.resize(held + count);
    if (count == 0) return content;
  }
}

}  // namespace dateline
