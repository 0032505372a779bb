// The names under which pages state facts in their <meta> elements.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

enum class Fact : std::uint8_t { headline, byline, published, modified, language, url, source, count };

struct MetaName {
  std::string_view name;  // lower case
  Fact fact;
  int rank;  // the lower, the better its word
};

// The row of a <meta name>, property or itemprop, in any case; nullptr for names that state nothing asked for. Only the
// first 64 bytes count.
const MetaName* find_meta(std::string_view name);

}  // namespace dateline
