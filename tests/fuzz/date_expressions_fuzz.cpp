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
  const dateline::PrintedDay printed =
      bytes[0] % 2 ? dateline::PrintedDay{bytes[0] % 3 ? 0 : 2017, 4, 11} : dateline::PrintedDay{};
  article.body.assign(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  if (bytes[0] >= 128) dateline::repair_utf8(article.body);
  std::size_t end = 0;
  for (const dateline::DateMention& mention : dateline::find_dates(article, printed)) {
    if (mention.range.begin < end || mention.range.empty() || mention.range.end > article.body.size()) std::abort();
    if (mention.value.empty()) std::abort();
    if (mention.interval && mention.interval->last < mention.interval->first) std::abort();
    if (mention.range_days && mention.range_days->last < mention.range_days->first) std::abort();
    if (mention.implausible && mention.interval) std::abort();
    end = mention.range.end;
  }
  return 0;
}
