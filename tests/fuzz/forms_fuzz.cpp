// Fuzzes each reader by name: any bytes, read as any form, become valid articles and rejections that add up.
// Seeds: tests/forms.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "tests/dripping_stream.hpp"
#include "tests/fuzz/checked_sink.hpp"

namespace dateline {
namespace {

constexpr std::string_view forms[] = {"",        "json", "csv",  "tsv",     "xml",   "trec",
                                      "reuters", "mail", "mbox", "rejects", "jsonl", "text"};

// The last byte chooses the form, if it is a control character: seeds end with a line feed, and are told by content.
int read_any(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t choice = bytes[size - 1];
  const bool chosen = choice < 10 || (choice > 13 && choice < 32);
  const std::string_view content(reinterpret_cast<const char*>(bytes), size - chosen);
  ReadOptions options;
  options.form = chosen ? forms[choice % std::size(forms)] : "";
  options.record_limit_bytes = choice == 31 ? 64 : 1u << 20;
  if (choice == 30) options.map = "records=a.b,headline=c.d|e:html,body=f,published=g,subjects=h";
  CheckedSink sink;
  RecordOutlet outlet(options, sink);
  outlet.enter_file("file");
  ContentReader reader(outlet);
  Dripping stream(content, (choice & 1) != 0 ? 7 : 1u << 20);
  PeekedStream peeked(stream);
  reader.read(peeked, {"file", "file"}, std::nullopt);
  require(sink.agrees_with(outlet));
  return 0;
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return dateline::read_any(bytes, size);
}
