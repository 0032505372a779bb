// Fuzzes the readers: any bytes, as a file's content or as an archive, become valid articles and rejections that add
// up.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/packed_reader.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/text_file.hpp"
#include "tests/dripping_stream.hpp"
#include "tests/fuzz/checked_sink.hpp"

namespace dateline {
namespace {

constexpr std::string_view names[] = {"file.txt", "file.json", "file", "file.txt"};

// The first byte chooses the name, the limit, how the bytes come, and whether there is a sidecar.
int read_any(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t choice = bytes[0];
  const std::string_view content(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  ReadOptions options;
  options.record_limit_bytes = (choice & 4) != 0 ? 64 : 1u << 20;
  CheckedSink sink;
  RecordOutlet outlet(options, sink);
  ContentReader reader(outlet);
  PackedReader packed(outlet, reader);
  Dripping stream(content, (choice & 8) != 0 ? 7 : 1u << 20);
  PeekedStream peeked(stream);
  const std::string name(names[choice & 3]);
  std::optional<Sidecar> sidecar;
  if ((choice & 3) == 3) sidecar = Sidecar{"file.json", std::string(content.substr(0, content.find('\n')))};
  if (detect_form(peeked.peek(form_head_bytes), name).form == Form::packed) {
    packed.read_stream(peeked, {{name, name}, ""});
  } else {
    reader.read(peeked, {name, name}, sidecar);
  }
  require(sink.agrees_with(outlet));
  return 0;
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return dateline::read_any(bytes, size);
}
