// Fuzzes the reading of WARC: any bytes, plain or packed, become articles and rejections that add up, and reading ends.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/text.hpp"
#include "indexer/readers/http_message.hpp"
#include "indexer/readers/packed_members.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/warc_pages.hpp"
#include "tests/dripping_stream.hpp"
#include "tests/fuzz/require.hpp"

namespace dateline {
namespace {

struct Checker : ArticleSink {
  std::uint64_t articles = 0;
  std::uint64_t rejections = 0;

  bool article(Article&& article) override {
    ++articles;
    require(!article.id.empty() && !article.place.empty() && !article.body.empty());
    for (const auto* text : {&article.id, &article.headline, &article.body, &article.url})
      require(is_valid_utf8(*text));
    return true;
  }
  bool rejected(Rejection&& rejection) override {
    ++rejections;
    require(!rejection.code.empty() && !rejection.reason.empty() && !rejection.place.empty());
    require(is_valid_utf8(rejection.reason) && is_valid_utf8(rejection.id));
    return true;
  }
};

// The first byte chooses the limit, how the bytes come, and whether they are taken as packed.
int read_any(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t choice = bytes[0];
  const std::string_view content(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  ReadOptions options;
  options.record_limit_bytes = (choice & 1) != 0 ? 300 : 1u << 20;
  Checker sink;
  RecordOutlet outlet(options, sink);
  Dripping stream(content, (choice & 2) != 0 ? 7 : 1u << 20);
  WarcPages pages(outlet);
  if ((choice & 4) != 0) {
    unpacks_to(content.substr(0, 4096), "WARC/");
    pages.read_packed(stream, {"a", "a"});
  } else {
    pages.read(stream, {"a", "a"});
  }
  if (const auto response = http_response(content, 1000)) require(response->body.size() <= content.size() + 1000);
  require(outlet.counts().articles == sink.articles && outlet.counts().rejected == sink.rejections);
  return 0;
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return dateline::read_any(bytes, size);
}
