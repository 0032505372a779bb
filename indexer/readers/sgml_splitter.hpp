// Cuts a stream of SGML into its records, <DOC> or <REUTERS>, well-formed or not.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/readers/stream_window.hpp"

namespace dateline {

struct SgmlPiece {
  std::string_view text;     // from the opening tag on, without the closing tag
  std::uint64_t offset = 0;  // of its first byte in the stream
  std::uint64_t number = 0;  // from 1
  bool closed = true;        // false: the stream or the next record began inside it
  bool at_end = false;       // not closed because the stream ended
  bool too_long = false;     // text is then only the beginning
};

class SgmlSplitter {
 public:
  // window  outlives the splitter.
  // tag     "DOC" or "REUTERS"; upper and lower case are the same.
  // limit   in bytes; a longer record is never held in memory as a whole.
  SgmlSplitter(StreamWindow& window, std::string_view tag, std::size_t limit)
      : window_(window), tag_(tag), limit_(limit) {}

  // The next record, false when there is none. What lies between records is
  // passed over. `piece` is valid until the next call.
  bool next(SgmlPiece& piece);

 private:
  enum class Found { opening, closing, nothing, too_much };
  struct Tag {
    Found found = Found::nothing;
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  Tag find_tag(std::size_t from, std::size_t limit);
  Found tag_at(std::size_t at) const;
  bool skip_to_opening();

  StreamWindow& window_;
  std::string_view tag_;
  std::size_t limit_;
  std::size_t done_ = 0;  // bytes of the view that the last record took
  std::uint64_t number_ = 0;
};

}  // namespace dateline
