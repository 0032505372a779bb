// Foreign character sets, by the names that XML and mail give them, read as UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.hpp"

namespace dateline {

// The encoding that an XML declaration names; empty if there is none.
std::string_view xml_encoding(std::string_view head);

// Whether text of this character set is to be read as it is, bytes that are no UTF-8 as Windows-1252 (repair_utf8):
// UTF-8, ASCII, Latin-1 and Windows-1252, and names that nobody knows.
bool is_read_as_utf8(std::string_view charset);

// A stream in UTF-8 of one in `charset`, for which is_read_as_utf8 is false. What does not decode becomes U+FFFD.
class CharsetStream : public ByteStream {
 public:
  CharsetStream(ByteStream& stream, std::string_view charset);
  ~CharsetStream() override;
  std::size_t read(char* to, std::size_t size) override;

 private:
  void refill();
  struct State;
  std::unique_ptr<State> state_;
};

// All of `bytes` as valid UTF-8 without U+0000.
std::string text_in_charset(std::string_view bytes, std::string_view charset);

}  // namespace dateline
