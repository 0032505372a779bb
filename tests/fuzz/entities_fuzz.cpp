// Fuzzes name finding with arbitrary UTF-8: ranges must lie in their field, in order, never overlapping.
#include <cstddef>
#include <cstdint>
#include <string>

#include "common/text.hpp"
#include "indexer/entities.hpp"
#include "tests/fuzz/require.hpp"

namespace {

using dateline::require;

// The first byte chooses the language, a line end parts headline and body.
dateline::Article article_from(std::string text) {
  constexpr const char* languages[] = {"en", "de", "fr", "es", "ru", "xx", ""};
  dateline::Article article;
  if (text.empty()) return article;
  article.language = languages[static_cast<unsigned char>(text[0]) % 7];
  text.erase(0, 1);
  dateline::repair_utf8(text);
  const std::size_t line = text.find('\n');
  article.headline = text.substr(0, line);
  if (line != std::string::npos) article.body = text.substr(line + 1);
  return article;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const dateline::Article article = article_from(std::string(reinterpret_cast<const char*>(bytes), size));
  const dateline::ArticleNames names = dateline::find_names(article);
  dateline::Field field = dateline::Field::headline;
  std::size_t last = 0;
  for (const auto& mention : names.mentions) {
    if (mention.field != field) last = 0;
    require(mention.field >= field);
    field = mention.field;
    const std::string& text = field == dateline::Field::headline ? article.headline : article.body;
    require(mention.range.begin >= last && mention.range.begin < mention.range.end && mention.range.end <= text.size());
    require(dateline::floor_boundary(text, mention.range.begin) == mention.range.begin);
    require(mention.range.end == text.size() || dateline::floor_boundary(text, mention.range.end) == mention.range.end);
    require(mention.entity < names.entities.size());
    last = mention.range.end;
  }
  return 0;
}
