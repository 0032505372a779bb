// Fuzzes the body layout: any bytes give ranges that lie in them, in order.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/body_layout.hpp"
#include "tests/fuzz/require.hpp"

using dateline::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view body(reinterpret_cast<const char*>(bytes), size);
  const dateline::BodyLayout layout = dateline::body_layout(body);
  require(layout.text.begin <= layout.text.end && layout.text.end <= size);
  if (layout.trailer) require(layout.text.end <= layout.trailer->begin && layout.trailer->end <= size);
  if (layout.byline) require(layout.byline->begin < layout.byline->end && layout.byline->end <= size);
  if (layout.dateline) {
    const auto& found = *layout.dateline;
    require(found.range.begin < found.range.end && found.range.end <= size);
    require(found.place.begin <= found.place.end && found.place.end <= found.range.end);
    require(found.agency.begin <= found.agency.end && found.agency.end <= found.range.end);
    require(!layout.byline || layout.byline->end <= found.range.begin);
  }
  return 0;
}
