// Cuts a stream of JSON into its objects, whether they are in an array, one after another, or spread over many lines.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/readers/stream_window.hpp"

namespace dateline {

struct JsonPiece {
  std::string_view text;     // StreamWindow::padding readable bytes follow
  std::uint64_t offset = 0;  // of its first byte in the stream
  std::uint64_t number = 0;  // from 1
  bool too_long = false;     // text is then only the beginning
  bool closed = true;        // false: the stream ended inside it
};

// A piece is an object with all that is in it, or the bytes between two
// separators where an object should be. The brackets of an outermost array and
// the commas in it are passed over.
class JsonSplitter {
 public:
  JsonSplitter(StreamWindow& window, std::size_t limit) : window_(window), limit_(limit) {}
  bool next(JsonPiece& piece);

 private:
  void skip_rest_of_piece();
  bool skip_separators();
  bool scan();  // to the piece's end; false: the stream or the limit ended first
  bool step(char c);

  StreamWindow& window_;
  std::size_t limit_;
  std::size_t done_ = 0;     // bytes of the view that the last piece took
  std::size_t scanned_ = 0;  // bytes of the view looked at
  std::uint64_t depth_ = 0;
  bool quoted_ = false;
  bool escaped_ = false;
  bool unfinished_ = false;  // the last piece was too long and has not been passed over
  std::uint64_t number_ = 0;
};

}  // namespace dateline
