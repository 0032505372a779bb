// Fuzzes the readers: any bytes, as a file's content or as an archive, become valid articles and rejections that add
// up.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "common/date.hpp"
#include "common/text.hpp"
#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/packed_reader.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/text_file.hpp"

namespace dateline {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_text(const std::string& text) {
  require(is_valid_utf8(text));
  require(text.find('\0') == std::string::npos);
}

struct Checker : ArticleSink {
  std::uint64_t articles = 0;
  std::uint64_t rejections = 0;

  bool article(Article&& article) override {
    ++articles;
    require(!article.id.empty() && !article.place.empty());
    require(article.status != PublicationStatus::usable || !trim(article.headline).empty() ||
            !trim(article.body).empty());
    require(article.published.empty() || parse_published(article.published));
    for (const auto* text : {&article.id, &article.headline, &article.body, &article.dateline, &article.byline,
                             &article.source, &article.language, &article.url}) {
      require_text(*text);
    }
    return true;
  }
  bool rejected(Rejection&& rejection) override {
    ++rejections;
    require(!rejection.code.empty() && !rejection.reason.empty() && !rejection.place.empty());
    require(is_valid_utf8(rejection.reason));
    return true;
  }
};

// A stream that gives few bytes at a time, as a pipe does.
class Dripping : public ByteStream {
 public:
  Dripping(std::string_view bytes, std::size_t most) : bytes_(bytes), most_(most) {}
  std::size_t read(char* to, std::size_t size) override { return bytes_.read(to, std::min(size, most_)); }

 private:
  MemoryStream bytes_;
  std::size_t most_;
};

constexpr std::string_view names[] = {"file.txt", "file.json", "file", "file.txt"};

// The first byte chooses the name, the limit, how the bytes come, and whether there is a sidecar.
int read_any(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t choice = bytes[0];
  const std::string_view content(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  ReadOptions options;
  options.record_limit_bytes = (choice & 4) != 0 ? 64 : 1u << 20;
  Checker sink;
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
  require(outlet.counts().articles == sink.articles);
  require(outlet.counts().rejected == sink.rejections);
  require(outlet.counts().records == sink.articles + sink.rejections);
  return 0;
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return dateline::read_any(bytes, size);
}
