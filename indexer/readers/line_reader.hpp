// Cuts a stream into lines, passing over those that are too long to hold.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/readers/stream_window.hpp"

namespace dateline {

struct Line {
  std::string_view text;     // without the line feed; StreamWindow::padding readable bytes follow
  std::uint64_t offset = 0;  // of its first byte in the stream
  std::uint64_t number = 0;  // from 1
  bool too_long = false;     // text is then only its first limit_bytes + 1 or more bytes
};

class LineReader {
 public:
  // window     outlives the reader.
  // limit      in bytes; a longer line is never held in memory as a whole.
  LineReader(StreamWindow& window, std::size_t limit) : window_(window), limit_(limit) {}

  // The next line, false when there is none. A last line without a line feed
  // counts; an empty stream has no lines. `line` is valid until the next call.
  bool next(Line& line);

 private:
  bool skip_rest_of_line();

  StreamWindow& window_;
  std::size_t limit_;
  std::size_t done_ = 0;  // bytes of the view that the last line took
  bool skipping_ = false;
  std::uint64_t number_ = 0;
};

}  // namespace dateline
