// Each span looks ahead only, by one walk over the other list; what is before is looked for in a mirror.
#include "searcher/closeness.hpp"

namespace dateline {
namespace {

std::size_t first_after(const std::vector<TokenSpan>& spans, std::size_t from, std::uint32_t token) {
  const auto begin = spans.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::upper_bound(begin, spans.end(), token,
                                      [](std::uint32_t last, const TokenSpan& span) { return last < span.first; });
  return static_cast<std::size_t>(found - spans.begin());
}

}  // namespace

void join_ahead(const std::vector<Reach>& reaches, const std::vector<TokenSpan>& others, Workspace& workspace,
                const Join& join) {
  std::size_t done = 0;  // of `others`, for spans that begin as this one
  for (std::size_t i = 0; i < reaches.size(); ++i) {
    const Reach& reach = reaches[i];
    if (i > 0 && reaches[i - 1].span.first != reach.span.first) done = 0;
    std::size_t at = first_after(others, done, reach.span.last);
    const std::size_t begin = at;
    for (; at < others.size() && others[at].first <= reach.first_most; ++at) {
      if (others[at].last <= reach.last_most) join(reach.span.first, others[at].last);
    }
    done = at;
    workspace.effort.take(at - begin);
    workspace.deadline.check(static_cast<std::uint32_t>(at - begin) / 4 + 1);
  }
}

void collect_near(const std::vector<Reach>& reaches, const std::vector<TokenSpan>& others,
                  std::vector<TokenSpan>& near_ones) {
  // The least end of this one and all that begin later.
  std::vector<std::uint32_t> least_last(others.size());
  std::uint32_t least = UINT32_MAX;
  for (std::size_t i = others.size(); i-- > 0;) least_last[i] = least = std::min(least, others[i].last);
  for (const Reach& reach : reaches) {
    const std::size_t at = first_after(others, 0, reach.span.last);
    if (at == others.size() || others[at].first > reach.first_most || least_last[at] > reach.last_most) continue;
    near_ones.push_back(reach.span);
  }
}

}  // namespace dateline
