// Cuts a stream of CSV or TSV into rows and cells; quoted cells may span lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/stream_window.hpp"

namespace dateline {

// Whether the first line is a header of a table: two or more short names, of which two are known ones ("title",
// "date", "url" ...), or any if the file's name ends in .csv or .tsv.
bool opens_like_table(std::string_view head, std::string_view file_name);

// The mark between cells that the first line has most of: a comma, semicolon, tab or bar. A comma if there is none.
char table_delimiter(std::string_view head);

struct TableRow {
  std::vector<std::string> cells;  // without quotes; any bytes
  std::string_view text;           // the row's bytes, without the line end
  std::uint64_t offset = 0;        // of its first byte in the stream
  std::uint64_t number = 0;        // from 1, the header being row 1; blank lines do not count
  bool too_long = false;           // text is then only the beginning, and there are no cells
};

// RFC 4180, and what programs really write: bare quotes inside of quotes are the cell's, line ends are LF, CRLF or CR
// within quotes.
class TableRows {
 public:
  TableRows(StreamWindow& window, std::size_t limit, char delimiter)
      : window_(window), limit_(limit), delimiter_(delimiter) {}
  // The next row that is not blank; false at the end. `row` is valid until the next call.
  bool next(TableRow& row);

 private:
  enum class Cell { ends, row_ends, unfinished };
  Cell read_cell(std::size_t& at, std::string& cell, bool last_chance);
  bool cut(TableRow& row, bool last_chance);
  void skip_long_row();

  StreamWindow& window_;
  std::size_t limit_;
  char delimiter_;
  std::size_t done_ = 0;
  bool skipping_ = false;  // the last row was too long and has not been passed over
  std::uint64_t number_ = 0;
};

}  // namespace dateline
