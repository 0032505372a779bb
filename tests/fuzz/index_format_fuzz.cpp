// Any bytes as a block of the index: told as damage, or decoded to what encodes and decodes again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/index_format.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace dateline;
  if (size == 0) return 0;
  const std::string_view block(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  try {
    switch (bytes[0] % 9) {
      case 0: decode_article(encode(decode_article(block))); break;
      case 1: decode_article_columns(encode(decode_article_columns(block))); break;
      case 2: decode_facet_columns(encode(decode_facet_columns(block, bytes[0] / 9)), bytes[0] / 9); break;
      case 3: decode_catalogue(encode(decode_catalogue(block))); break;
      case 4: decode_identities(encode(decode_identities(block))); break;
      case 5: decode_strings(encode_strings(decode_strings(block))); break;
      case 6: find_positions(block, "harbour"); break;
      case 7: parse_stub(block); break;
      default: Decompressor("").decompress(block, "a block"); break;
    }
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::index_damaged) std::abort();
  }
  return 0;
}
