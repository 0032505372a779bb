// Facets whose rows are names: people, organisations, places, sources, languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/searcher.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// The rows of one kind that a passage has: visit_rows(passage, article, visit). Names of rows: name(row).
class FacetValues {
 public:
  FacetValues(const IndexSnapshot& index, std::string_view kind) : index_(index) {
    if (kind == "person") column_ = &index.names_of(EntityType::person);
    if (kind == "org") column_ = &index.names_of(EntityType::organisation);
    if (kind == "place") column_ = &index.names_of(EntityType::place);
    if (kind == "source") of_article_ = &index.table().sources, article_names_ = &index.table().source_names;
    if (kind == "source") nameless_ = 0;
    if (kind == "language") of_article_ = &index.table().languages, article_names_ = &index.table().language_names;
  }
  bool known() const { return column_ != nullptr || of_article_ != nullptr; }
  const NameColumn* column() const { return column_; }  // nullptr for values of articles
  const std::uint32_t* of_article() const { return of_article_->data(); }
  std::uint32_t nameless() const { return nameless_; }
  std::size_t rows() const { return column_ != nullptr ? column_->printed.size() : article_names_->size(); }
  std::string_view name(std::uint32_t row) const {
    return column_ != nullptr ? index_.names().text(column_->printed[row]) : std::string_view((*article_names_)[row]);
  }
  // Adds what is known of a name beside it.
  void describe(std::uint32_t row, FacetRow& shown) const {
    const RowFacts::Fact* fact = column_ == nullptr ? nullptr : index_.row_facts().find(column_->printed[row]);
    if (fact == nullptr) return;
    shown.country = fact->country;
    shown.id = fact->id;
  }
  template <typename Visit>
  void visit_rows(std::uint32_t passage, std::uint32_t article, Visit&& visit) const {
    if (column_ != nullptr) {
      const Lists& lists = column_->rows;
      const std::uint32_t end = lists.starts[passage + 1];
      for (std::uint32_t i = lists.starts[passage]; i < end; ++i) visit(lists.values[i]);
    } else if (const std::uint32_t row = (*of_article_)[article]; row != nameless_) {
      visit(row);
    }
  }

 private:
  const IndexSnapshot& index_;
  const NameColumn* column_ = nullptr;
  const std::vector<std::uint32_t>* of_article_ = nullptr;
  const std::vector<std::string>* article_names_ = nullptr;
  std::uint32_t nameless_ = UINT32_MAX;  // the row of articles without a source
};

// values: known. kind: theirs. Throws nothing; see count_facet for what is counted.
Facet count_values(const std::string& kind, const FacetValues& values, const ArticleTable& table,
                   const Matches& matches, const SearchRequest& request, Workspace& workspace);

}  // namespace dateline
