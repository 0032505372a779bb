// Any bytes as headline and body: passages in order, on code points, none over the limit, no token lost.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/analyzer.hpp"
#include "common/index_format.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"
#include "indexer/passages.hpp"

namespace {

std::size_t tokens_in(std::string_view text) {
  dateline::Tokenizer tokenizer(text);
  std::size_t count = 0;
  for (dateline::Token token; tokenizer.next(token);) ++count;
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace dateline;
  if (size == 0) return 0;
  std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  repair_utf8(text);
  const std::size_t cut = floor_boundary(text, bytes[0]);
  const std::string headline = text.substr(0, cut);
  const std::string body = text.substr(cut);
  std::size_t total = 0;
  std::size_t before = 0;
  for (const StoredPassage& passage : split_passages(headline, body, {0, body.size()})) {
    const std::size_t title =
        tokens_in(std::string_view(headline).substr(passage.headline.begin, passage.headline.size()));
    const std::size_t words = tokens_in(std::string_view(body).substr(passage.body.begin, passage.body.size()));
    if (title + words == 0 || title + words + (title > 0 && words > 0 ? 1 : 0) > passage_token_limit) std::abort();
    total += title + words;
    if (passage.body.empty()) continue;
    if (passage.body.begin < before || passage.body.end > body.size()) std::abort();
    if (floor_boundary(body, passage.body.begin) != passage.body.begin) std::abort();
    before = passage.body.end;
  }
  if (total != tokens_in(headline) + tokens_in(body)) std::abort();
  return 0;
}
