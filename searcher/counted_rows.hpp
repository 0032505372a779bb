// Counts articles and passages by row, and cuts the page of rows that was asked for.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "common/packed_columns.hpp"
#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/searcher.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

struct CountedRow {
  std::uint32_t row = 0;
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
  std::uint64_t weight() const { return std::uint64_t{articles} << 32 | passages; }
};

// Counts by row number, and which rows have any. Rows are many and those that have something are few, so the counts
// are kept from one search to the next, and only what was touched is cleared.
template <typename Count>
class RowCounts {
 public:
  RowCounts(std::vector<Count>& kept, std::vector<std::uint32_t>& touched, std::size_t rows)
      : kept_(kept), touched_(touched) {
    if (kept_.size() < rows) kept_.resize(rows);
    if (touched_.size() <= rows) touched_.resize(rows + 1);
  }
  ~RowCounts() {
    for (std::size_t i = 0; i < size_; ++i) kept_[touched_[i]] = {};
  }
  RowCounts(const RowCounts&) = delete;
  RowCounts& operator=(const RowCounts&) = delete;

  // Counts by a loop of its own over what passages have: add(row, article), each row at most once a passage.
  template <typename Loop>
  void count(Loop&& loop) {
    Count* const counts = kept_.data();
    std::uint32_t* const touched = touched_.data();
    std::size_t size = size_;
    // Without branches: which rows are new, and which articles, nobody can guess.
    loop([&](std::uint32_t row, std::uint32_t article) {
      touched[size] = row;
      size += counts[row].add(article) ? 1 : 0;
    });
    size_ = size;
  }

  // All rows that have any, in no particular order; leaves none.
  std::vector<CountedRow> take() {
    std::vector<CountedRow> rows(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      Count& count = kept_[touched_[i]];
      rows[i] = {touched_[i], count.articles(), count.passages()};
      count = {};
    }
    size_ = 0;
    return rows;
  }

 private:
  std::vector<Count>& kept_;
  std::vector<std::uint32_t>& touched_;
  std::size_t size_ = 0;
};

// loop(add) as in RowCounts, over `matches`.
template <typename Loop>
std::vector<CountedRow> counted_rows(Workspace& workspace, const std::string& facet, std::size_t rows,
                                     const Matches& matches, Loop&& loop) {
  if (matches.fit(RowCount::most_passages)) {
    RowCounts<RowCount> counts(workspace.row_counts[facet], workspace.touched_rows, rows);
    counts.count(loop);
    return counts.take();
  }
  RowCounts<WideRowCount> counts(workspace.wide_row_counts[facet], workspace.touched_rows, rows);
  counts.count(loop);
  return counts.take();
}

// Orders the first `end` of `rows`: by falling weight, then by before(a, b). Most rows weigh as much as many others,
// and comparing names costs more than all else, so only those that reach the last place shown are compared by name.
template <typename Before>
void order_rows(std::vector<CountedRow>& rows, std::size_t end, Before&& before) {
  if (end == 0) return;
  if (end < rows.size()) {
    std::vector<std::uint64_t> weights;
    weights.reserve(rows.size());
    for (const CountedRow& row : rows) weights.push_back(row.weight());
    std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(end - 1), weights.end(),
                     std::greater<>());
    const std::uint64_t least = weights[end - 1];
    std::erase_if(rows, [&](const CountedRow& row) { return row.weight() < least; });
  }
  const auto order = [&](const CountedRow& a, const CountedRow& b) {
    return a.weight() != b.weight() ? a.weight() > b.weight() : before(a.row, b.row);
  };
  if (end == rows.size()) {
    std::sort(rows.begin(), rows.end(), order);
  } else {
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end), rows.end(), order);
  }
}

// Calls add(row, article) for each row of each passage. How many rows a passage has, nobody can guess: they are copied
// to where they lie end to end, four at a time however many there are, and only then added.
template <typename Add>
void add_lists(const Lists& lists, const ArticleTable& table, const Matches& matches, Add&& add) {
  constexpr std::size_t stride = 4;
  constexpr std::size_t limit = 2'048;
  std::array<std::uint32_t, limit + stride> rows;
  std::array<std::uint32_t, limit + stride> articles;
  std::size_t size = 0;
  const auto flush = [&] {
    for (std::size_t i = 0; i < size; ++i) add(rows[i], articles[i]);
    size = 0;
  };
  const std::uint32_t* const starts = lists.starts.data();
  const std::uint32_t* const values = lists.values.data();
  const std::uint32_t* const article_of = table.article_of.data();
  const std::size_t all = lists.values.size();
  matches.for_each([&](std::uint32_t passage) {
    const std::uint32_t begin = starts[passage];
    const std::uint32_t end = starts[passage + 1];
    if (end - begin > stride || begin + stride > all) {
      flush();
      for (std::uint32_t i = begin; i < end; ++i) add(values[i], article_of[passage]);
      return;
    }
    std::memcpy(&rows[size], &values[begin], stride * sizeof rows[0]);
    std::fill_n(&articles[size], stride, article_of[passage]);
    size += end - begin;
    if (size >= limit) flush();
  });
  flush();
}

// Leaves out rows that cannot be among the `count` with most articles.
void keep_leading(std::vector<CountedRow>& rows, std::size_t count);

// The rows of the page asked for, among so many.
struct Page {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Page page_of(const SearchRequest& request, std::size_t rows);

struct NothingElse {
  void operator()(std::uint32_t, FacetRow&) const {}
};

// The rows asked for: by falling articles, then passages, then before(a, b). name_of(row) is what is printed,
// describe(row, shown) adds what else is known of a row.
template <typename NameOf, typename Before, typename Describe = NothingElse>
void fill_rows(Facet& facet, std::vector<CountedRow> rows, const SearchRequest& request, NameOf&& name_of,
               Before&& before, const Describe& describe = {}) {
  facet.values = rows.size();
  const Page page = page_of(request, rows.size());
  keep_leading(rows, page.end);
  order_rows(rows, page.end, before);
  for (std::size_t i = page.begin; i < page.end; ++i) {
    FacetRow& row = facet.rows.emplace_back();
    row.name = name_of(rows[i].row);
    row.articles = rows[i].articles;
    row.passages = rows[i].passages;
    describe(rows[i].row, row);
  }
}

}  // namespace dateline
