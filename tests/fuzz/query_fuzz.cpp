// Any bytes as a query: a tree, or a query error that is valid UTF-8 and short.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "common/error.hpp"
#include "common/text.hpp"
#include "searcher/query_language.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace dateline;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try {
    if (parse_query(text) == nullptr) std::abort();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::query || std::strlen(error.what()) > 400 || !is_valid_utf8(error.what())) {
      std::abort();
    }
  }
  parse_query(words_only(text));  // what is words only is always a query
  return 0;
}
