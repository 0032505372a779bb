// Cuts an mbox into its messages.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/readers/stream_window.hpp"

namespace dateline {

// "From ", a sender, and a time: the line before each message of an mbox.
bool opens_like_mbox(std::string_view head);

// Header lines, of which two are such as every message has.
bool opens_like_mail(std::string_view head);

struct MailPiece {
  std::string_view text;     // the message, without the "From " line
  std::uint64_t offset = 0;  // of that line in the stream
  std::uint64_t number = 0;  // from 1
  bool too_long = false;     // text is then only the beginning
};

class MboxSplitter {
 public:
  MboxSplitter(StreamWindow& window, std::size_t limit) : window_(window), limit_(limit) {}
  // The next message, false when there is none. `piece` is valid until the next call.
  bool next(MailPiece& piece);

 private:
  std::size_t next_separator(std::size_t from, bool& found);

  StreamWindow& window_;
  std::size_t limit_;
  std::size_t done_ = 0;
  bool skipping_ = false;
  std::uint64_t number_ = 0;
};

}  // namespace dateline
