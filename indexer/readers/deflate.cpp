// zlib, which finds out by the header what it is given; a bare deflate stream is tried last.
#include "indexer/readers/deflate.hpp"

#include <zlib.h>

#include <algorithm>

namespace dateline {
namespace {

constexpr int gzip_or_zlib = MAX_WBITS + 32;
constexpr int bare = -MAX_WBITS;

class Inflater {
 public:
  explicit Inflater(int window) { ready_ = inflateInit2(&stream_, window) == Z_OK; }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready_) inflateEnd(&stream_);
  }

  Inflated run(std::string_view packed, std::size_t limit) {
    Inflated out;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1u << 30));
    char block[65536];
    int status = ready_ ? Z_OK : Z_MEM_ERROR;
    while (status == Z_OK && out.bytes.size() < limit) {
      stream_.next_out = reinterpret_cast<Bytef*>(block);
      stream_.avail_out = sizeof block;
      status = inflate(&stream_, Z_NO_FLUSH);
      out.bytes.append(block, std::min(sizeof block - stream_.avail_out, limit - out.bytes.size()));
      if (status == Z_STREAM_END && stream_.avail_in > 2 && stream_.next_in[0] == 0x1F) status = inflateReset(&stream_);
    }
    out.too_long = status == Z_OK;
    out.whole = status == Z_STREAM_END;
    return out;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

Inflated inflate_all(std::string_view packed, std::size_t limit) {
  Inflated out = Inflater(gzip_or_zlib).run(packed, limit);
  if (!out.bytes.empty() || out.whole) return out;
  return Inflater(bare).run(packed, limit);
}

}  // namespace dateline
