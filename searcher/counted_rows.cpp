// Most rows have few articles: a count of counts tells which can be shown.
#include "searcher/counted_rows.hpp"

namespace dateline {

void keep_leading(std::vector<CountedRow>& rows, std::size_t count) {
  std::array<std::size_t, 64> by_articles{};
  for (const CountedRow& row : rows) ++by_articles[std::min<std::size_t>(row.articles, 63)];
  std::size_t least = 63;
  for (std::size_t found = by_articles[least]; least > 1 && found < count;) found += by_articles[--least];
  std::erase_if(rows, [&](const CountedRow& row) { return row.articles < least; });
}

Page page_of(const SearchRequest& request, std::size_t rows) {
  const std::size_t begin = std::min(request.facet_offset, rows);
  return {begin, request.facet_rows == 0 ? rows : begin + std::min(request.facet_rows, rows - begin)};
}

}  // namespace dateline
