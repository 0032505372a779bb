// Makes articles of the rows of a table, by its header and a field map.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/field_map.hpp"
#include "indexer/readers/table_rows.hpp"

namespace dateline {

class TableArticles {
 public:
  // Columns are ours by the map, else by name, else by what they are usually called ("title" is the headline).
  // header: of the table; any case. Columns that the map names and the header lacks are no error.
  TableArticles(const std::vector<std::string>& header, const FieldMap& map);

  // Empty when a row can become an article; otherwise why none of them can.
  std::string problem() const;

  // Rejections: "bad-row" (more cells than the header has), "no-text".
  FoundRecord article(const TableRow& row) const;

 private:
  struct Column {
    std::string_view field;
    std::size_t index = 0;
    bool html = false;
  };
  void add(std::string_view field, const std::vector<FieldPath>& paths);
  std::vector<std::string> header_;
  std::vector<Column> columns_;
};

}  // namespace dateline
