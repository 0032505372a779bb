// Unpacks what HTTP calls gzip and deflate, held in memory.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

struct Inflated {
  std::string bytes;
  bool whole = true;      // false: the data break off or are damaged; `bytes` has what came before
  bool too_long = false;  // more than the limit: `bytes` has no more than that
};

// A gzip or zlib stream, or a bare deflate stream; several gzip members in a row are joined. Never more than `limit`
// bytes come out of it, whatever it promises.
Inflated inflate_all(std::string_view packed, std::size_t limit);

}  // namespace dateline
