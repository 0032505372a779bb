// Fuzzes each reader by name: any bytes, read as any form, become valid articles and rejections that add up.
// Seeds: tests/forms.
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
#include "indexer/readers/record_outlet.hpp"

namespace dateline {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_text(const std::string& text) {
  require(is_valid_utf8(text));
  require(text.find('\0') == std::string::npos);
}

void require_time(const std::string& time) { require(time.empty() || parse_published(time)); }

struct Checker : ArticleSink {
  std::uint64_t articles = 0;
  std::uint64_t rejections = 0;

  bool article(Article&& article) override {
    ++articles;
    require(!article.id.empty() && !article.place.empty());
    require(article.status != PublicationStatus::usable || !trim(article.headline).empty() ||
            !trim(article.body).empty());
    for (const auto* time : {&article.published, &article.modified, &article.embargo}) require_time(*time);
    for (const auto* text : {&article.id, &article.headline, &article.body, &article.dateline, &article.byline,
                             &article.source, &article.language, &article.url, &article.slug, &article.version}) {
      require_text(*text);
    }
    for (const std::string& subject : article.subjects) require_text(subject);
    for (const std::string& id : article.corrects) require_text(id);
    return true;
  }
  bool rejected(Rejection&& rejection) override {
    ++rejections;
    require(!rejection.code.empty() && !rejection.reason.empty() && !rejection.place.empty());
    require(is_valid_utf8(rejection.reason));
    return true;
  }
};

class Dripping : public ByteStream {
 public:
  Dripping(std::string_view bytes, std::size_t most) : bytes_(bytes), most_(most) {}
  std::size_t read(char* to, std::size_t size) override { return bytes_.read(to, std::min(size, most_)); }

 private:
  MemoryStream bytes_;
  std::size_t most_;
};

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
  Checker sink;
  RecordOutlet outlet(options, sink);
  outlet.enter_file("file");
  ContentReader reader(outlet);
  Dripping stream(content, (choice & 1) != 0 ? 7 : 1u << 20);
  PeekedStream peeked(stream);
  reader.read(peeked, {"file", "file"}, std::nullopt);
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
