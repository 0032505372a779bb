// A stretch of a stream held in memory, growing at its end and dropped from its front.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/readers/byte_stream.hpp"

namespace dateline {

// What a splitter looks at while it seeks the end of a record. It decides how
// far the window may grow; the window holds at most about twice the largest view.
class StreamWindow {
 public:
  // That many bytes after the view may be read too (their values mean nothing),
  // so that parsers working on blocks can be given the view as it is.
  static constexpr std::size_t padding = 64;

  explicit StreamWindow(ByteStream& stream);

  std::string_view view() const { return {buffer_.data() + begin_, end_ - begin_}; }
  std::uint64_t offset() const { return offset_; }  // of the view's first byte in the stream
  std::uint64_t bytes_read() const { return offset_ + (end_ - begin_); }

  // Reads more behind the view, which may move; false at the end of the stream.
  bool grow();
  void drop(std::size_t count);  // from the front; count <= view().size()

 private:
  void make_room();

  ByteStream& stream_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace dateline
