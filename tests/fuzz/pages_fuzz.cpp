// Fuzzes the reading of web pages: any bytes, in any character set, become valid text within the limits of time.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/date.hpp"
#include "common/text.hpp"
#include "indexer/pages/html_tree.hpp"
#include "indexer/readers/page_record.hpp"
#include "tests/fuzz/require.hpp"

namespace dateline {
namespace {

// Each node's subtree lies within that of its parent.
void check_tree(std::string_view html) {
  std::string text(html);
  repair_utf8(text);
  const HtmlTree tree(text);
  const auto& nodes = tree.nodes();
  for (std::size_t at = 1; at < nodes.size(); ++at) {
    require(nodes[at].parent < at && nodes[at].end > at);
    require(nodes[at].end <= nodes[nodes[at].parent].end);
  }
}

constexpr std::string_view charsets[] = {"",       "utf-8",    "iso-8859-1",  "shift_jis",
                                         "gb2312", "utf-16le", "iso-2022-jp", "x"};

// The first byte chooses what the server says of the character set.
int read_any(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view page(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  check_tree(page);
  const FoundRecord record =
      page_record(page, charsets[bytes[0] % std::size(charsets)], "https://paper.example/2023/4/9/a");
  const Article& article = record.article;
  require(article.body.empty() == record.rejection.has_value());
  require(article.published.empty() || parse_published(article.published));
  require(article.modified.empty() || parse_published(article.modified));
  for (const auto* text :
       {&article.headline, &article.body, &article.byline, &article.source, &article.language, &article.url}) {
    require_text(*text);
  }
  return 0;
}

}  // namespace
}  // namespace dateline

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return dateline::read_any(bytes, size);
}
