// Body tokens follow from where each passage begins; headlines longer than a passage go on in the next ones.
#include "searcher/token_spans.hpp"

#include <algorithm>

#include "common/index_format.hpp"

namespace dateline {

void sort_spans(std::vector<TokenSpan>& spans) {
  const auto before = [](const TokenSpan& a, const TokenSpan& b) { return as_number(a) < as_number(b); };
  if (!std::is_sorted(spans.begin(), spans.end(), before)) std::sort(spans.begin(), spans.end(), before);
}

void sort_unique(std::vector<TokenSpan>& spans) {
  sort_spans(spans);
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

std::uint32_t token_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t passage, unsigned position) {
  const PassageTable& passages = index.passage_table();
  const unsigned headline = passages.headline_tokens[passage];
  if (position >= headline) return passages.body_starts[passage] + position - body_position(headline);
  // A headline longer than a passage goes on in the next ones, which have no body.
  std::uint32_t token = headline_base + position;
  for (std::uint32_t i = index.table().starts[article]; i < passage; ++i) token += passages.headline_tokens[i];
  return token;
}

unsigned position_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t passage, std::uint32_t token) {
  const PassageTable& passages = index.passage_table();
  const unsigned headline = passages.headline_tokens[passage];
  std::uint32_t first = passages.body_starts[passage];
  std::uint32_t count = passages.tokens[passage] - headline;
  unsigned begin = body_position(headline);
  if (token >= headline_base) {
    first = token_of(index, article, passage, 0);
    count = headline;
    begin = 0;
  }
  return token >= first && token - first < count ? begin + token - first : passage_token_limit;
}

std::uint32_t passage_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t token) {
  const ArticleTable& table = index.table();
  const PassageTable& passages = index.passage_table();
  const std::uint32_t start = table.starts[article];
  const std::uint32_t end = table.starts[article + 1];
  if (token >= byline_base) return start;
  if (token >= headline_base) {
    std::uint32_t left = token - headline_base;
    std::uint32_t passage = start;
    while (passage + 1 < end && left >= passages.headline_tokens[passage]) left -= passages.headline_tokens[passage++];
    return passage;
  }
  const auto begin = passages.body_starts.begin();
  const auto after = std::upper_bound(begin + start, begin + end, token);
  return static_cast<std::uint32_t>(after - begin) - 1;
}

void keep_shortest(std::vector<TokenSpan>& spans) {
  std::vector<TokenSpan> kept;
  std::uint32_t least_last = UINT32_MAX;
  for (std::size_t i = spans.size(); i-- > 0;) {
    // Of those that begin later or here, none ends sooner.
    if (spans[i].last >= least_last) continue;
    if (!kept.empty() && kept.back().first == spans[i].first) kept.pop_back();
    least_last = spans[i].last;
    kept.push_back(spans[i]);
  }
  std::reverse(kept.begin(), kept.end());
  spans = std::move(kept);
}

}  // namespace dateline
