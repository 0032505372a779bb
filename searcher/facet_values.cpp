// Names lie in lists by passage; sources and languages are one an article.
#include "searcher/facet_values.hpp"

#include <numeric>

#include "searcher/counted_rows.hpp"
#include "searcher/name_index.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

// Whether a word of the name begins with `prefix`; both are folded.
bool has_word_prefix(const std::string& name, const std::string& prefix) {
  return (" " + name).find(" " + prefix) != std::string::npos;
}

// Rows of which an article has one, in `row_of`, where there are few of them.
std::vector<CountedRow> count_single(const std::uint32_t* row_of, std::size_t rows, const ArticleTable& table,
                                     const Matches& matches) {
  // Passages above, articles below. Most passages have one of a few rows, and the next addition to a number has to wait
  // for the one before, so there are several numbers for each.
  constexpr std::size_t turns = 4;
  std::vector<std::uint64_t> counts(rows * turns, 0);
  const std::uint32_t* const article_of = table.article_of.data();
  std::uint32_t last = none;
  std::size_t turn = 0;
  matches.for_each([&](std::uint32_t passage) {
    const std::uint32_t article = article_of[passage];
    counts[row_of[article] * turns + turn] += (1ULL << 32) + (article != last ? 1 : 0);
    last = article;
    turn = (turn + 1) % turns;
  });
  std::vector<CountedRow> counted;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::uint64_t sum = std::accumulate(&counts[row * turns], &counts[row * turns] + turns, std::uint64_t{0});
    if (sum != 0) counted.push_back({row, static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(sum >> 32)});
  }
  return counted;
}

std::vector<CountedRow> count_all_values(const std::string& kind, const FacetValues& values, const ArticleTable& table,
                                         const Matches& matches, Workspace& workspace) {
  constexpr std::size_t few_rows = 4'096;
  if (values.column() == nullptr && values.rows() <= few_rows) {
    return count_single(values.of_article(), values.rows(), table, matches);
  }
  return counted_rows(workspace, kind, values.rows(), matches, [&](auto&& add) {
    if (values.column() != nullptr) {
      add_lists(values.column()->rows, table, matches, add);
    } else {
      matches.for_each([&](std::uint32_t passage) {
        add(values.of_article()[table.article_of[passage]], table.article_of[passage]);
      });
    }
  });
}

}  // namespace

Facet count_values(const std::string& kind, const FacetValues& values, const ArticleTable& table,
                   const Matches& matches, const SearchRequest& request, Workspace& workspace) {
  std::vector<CountedRow> rows = count_all_values(kind, values, table, matches, workspace);
  std::erase_if(rows, [&](const CountedRow& row) { return row.row == values.nameless(); });
  const auto name_of = [&](std::uint32_t row) { return values.name(row); };
  if (const std::string prefix = folded_name(request.facet_prefix); !prefix.empty()) {
    std::erase_if(rows, [&](const CountedRow& row) { return !has_word_prefix(folded_name(name_of(row.row)), prefix); });
  }
  Facet facet;
  fill_rows(
      facet, std::move(rows), request, name_of,
      [&](std::uint32_t a, std::uint32_t b) { return name_of(a) < name_of(b); },
      [&](std::uint32_t row, FacetRow& shown) { values.describe(row, shown); });
  return facet;
}

}  // namespace dateline
