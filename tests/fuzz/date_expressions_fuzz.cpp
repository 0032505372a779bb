// Any bytes as an article in any of the languages: no crash, and mentions in order within the text.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/text.hpp"
#include "indexer/date_expressions.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static constexpr std::array<const char*, 6> languages = {"", "de", "fr", "es", "ru", "it"};
  static constexpr std::array<const char*, 4> days = {"", "2017-04-12", "1400-01-01", "2100-12-31"};
  if (size < 1) return 0;
  dateline::Article article;
  article.language = languages[bytes[0] % languages.size()];
  article.published = days[bytes[0] / languages.size() % days.size()];
  article.body.assign(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  if (bytes[0] >= 128) dateline::repair_utf8(article.body);
  std::size_t end = 0;
  for (const dateline::DateMention& mention : dateline::find_dates(article)) {
    if (mention.range.begin < end || mention.range.empty() || mention.range.end > article.body.size()) std::abort();
    if (mention.interval && mention.interval->last < mention.interval->first) std::abort();
    end = mention.range.end;
  }
  return 0;
}
