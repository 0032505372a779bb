// A stream that gives few bytes at a time, as a pipe does; for tests and fuzzers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "indexer/readers/byte_stream.hpp"

namespace dateline {

class Dripping : public ByteStream {
 public:
  Dripping(std::string_view bytes, std::size_t most) : bytes_(bytes), most_(most) {}
  std::size_t read(char* to, std::size_t size) override { return bytes_.read(to, std::min(size, most_)); }

 private:
  MemoryStream bytes_;
  std::size_t most_;
};

}  // namespace dateline
