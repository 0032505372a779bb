// Joins lists of spans of one article that are near each other: by distance, or within a sentence or a paragraph.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "searcher/query_language.hpp"
#include "searcher/token_spans.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// A span, and how far another one after it may reach to be near: begin at `first_most`, end at `last_most`.
struct Reach {
  TokenSpan span;
  std::uint32_t first_most = 0;
  std::uint32_t last_most = UINT32_MAX;
};

// Says how far what is near reaches: by distance, or within a sentence or paragraph.
class Closeness {
 public:
  // begins: of sentences or paragraphs; empty for a distance.
  Closeness(const Proximity& proximity, std::vector<std::uint32_t> begins)
      : proximity_(proximity), begins_(std::move(begins)) {}

  // For spans after these. A span of two sentences has no sentence to be near in, and is left out.
  std::vector<Reach> ahead(const std::vector<TokenSpan>& spans) const {
    std::vector<Reach> reaches;
    reaches.reserve(spans.size());
    for (const TokenSpan& span : spans) {
      if (proximity_.within == Proximity::Within::words) {
        reaches.push_back({span, past(span.last), UINT32_MAX});
      } else if (const std::uint32_t last = unit_last(span.first); span.last <= last) {
        reaches.push_back({span, last, last});
      }
    }
    return reaches;
  }
  // For spans before these: all in a mirror, so that before is after.
  std::vector<Reach> behind(const std::vector<TokenSpan>& spans) const {
    std::vector<Reach> reaches;
    reaches.reserve(spans.size());
    for (const TokenSpan& span : spans) {
      if (proximity_.within == Proximity::Within::words) {
        reaches.push_back({mirrored(span), past(~span.first), UINT32_MAX});
      } else if (unit_last(span.first) >= span.last) {
        reaches.push_back({mirrored(span), ~unit_first(span.first), ~unit_first(span.first)});
      }
    }
    std::sort(reaches.begin(), reaches.end(),
              [](const Reach& a, const Reach& b) { return as_number(a.span) < as_number(b.span); });
    return reaches;
  }
  static TokenSpan mirrored(const TokenSpan& span) { return {~span.last, ~span.first}; }
  static std::vector<TokenSpan> mirrored(const std::vector<TokenSpan>& spans) {
    std::vector<TokenSpan> turned;
    turned.reserve(spans.size());
    for (const TokenSpan& span : spans) turned.push_back(mirrored(span));
    sort_spans(turned);
    return turned;
  }

 private:
  std::uint32_t past(std::uint32_t token) const { return token + std::min(proximity_.distance, UINT32_MAX - token); }
  // The headline is a unit of its own, and so is the byline.
  std::uint32_t unit_last(std::uint32_t token) const {
    if (token >= headline_base) return token >= byline_base ? UINT32_MAX : byline_base - 1;
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), token);
    return next == begins_.end() ? headline_base - 1 : *next - 1;
  }
  std::uint32_t unit_first(std::uint32_t token) const {
    if (token >= headline_base) return token >= byline_base ? byline_base : headline_base;
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), token);
    return next == begins_.begin() ? 0 : *(next - 1);
  }
  const Proximity& proximity_;
  std::vector<std::uint32_t> begins_;
};

// Calls join(first, last) for each pair of one of `reaches` and one of `others` after and near it. Both sorted. Of
// those of `reaches` that begin alike, only the first one near to each of `others` is paired with it: the joined span
// is the same. Throws Error (query) when Workspace::effort is used up.
using Join = std::function<void(std::uint32_t first, std::uint32_t last)>;
void join_ahead(const std::vector<Reach>& reaches, const std::vector<TokenSpan>& others, Workspace& workspace,
                const Join& join);

// Collects the spans of `reaches` that have one of `others` after and near them.
void collect_near(const std::vector<Reach>& reaches, const std::vector<TokenSpan>& others,
                  std::vector<TokenSpan>& near_ones);

}  // namespace dateline
