// Places in an article as numbers of its tokens, whatever its passages.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/index_snapshot.hpp"

namespace dateline {

// A place in an article: tokens first to last, both included. Tokens are numbered through the body, whatever the
// passages; those of the headline from headline_base on, those of the byline from byline_base on.
struct TokenSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  auto operator<=>(const TokenSpan&) const = default;
};
inline constexpr std::uint32_t headline_base = 1u << 30;
inline constexpr std::uint32_t byline_base = 1u << 31;

// As one number, spans are compared twice as fast.
inline std::uint64_t as_number(const TokenSpan& span) { return std::uint64_t{span.first} << 32 | span.last; }

void sort_spans(std::vector<TokenSpan>& spans);
void sort_unique(std::vector<TokenSpan>& spans);
// Drops spans that hold another one. spans: sorted.
void keep_shortest(std::vector<TokenSpan>& spans);

// The number of a token of one passage.
std::uint32_t token_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t passage, unsigned position);
// The other way round; passage_token_limit when the passage does not have the token.
unsigned position_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t passage, std::uint32_t token);
// The passage in which a token lies.
std::uint32_t passage_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t token);

}  // namespace dateline
