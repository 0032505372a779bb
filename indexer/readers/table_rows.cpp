// A row is cut again from its first byte when the window has grown, which doubles: the cost stays linear.
#include "indexer/readers/table_rows.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_column_name = 64;
constexpr std::string_view delimiters = ",;\t|";

constexpr auto known_columns = std::to_array<std::string_view>({"id",
                                                                "headline",
                                                                "title",
                                                                "body",
                                                                "text",
                                                                "content",
                                                                "article",
                                                                "published",
                                                                "date",
                                                                "pubdate",
                                                                "publication_date",
                                                                "source",
                                                                "byline",
                                                                "author",
                                                                "authors",
                                                                "language",
                                                                "lang",
                                                                "url",
                                                                "link",
                                                                "slug",
                                                                "summary",
                                                                "description",
                                                                "section",
                                                                "category",
                                                                "publication",
                                                                "publisher",
                                                                "modified",
                                                                "updated",
                                                                "subjects",
                                                                "keywords",
                                                                "tags",
                                                                "year",
                                                                "month"});

std::string_view first_line(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty() && (head.front() == '\n' || head.front() == '\r')) head.remove_prefix(1);
  return head.substr(0, std::min(head.find_first_of("\r\n"), head.size()));
}

std::string column_name(std::string_view cell) {
  cell = trim(cell);
  if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
  return ascii_lower(trim(cell));
}

bool has_name(std::string_view file, std::string_view ending) {
  const std::string lowered = ascii_lower(file);
  for (const std::string_view packed : {"", ".gz", ".zst", ".xz", ".bz2"}) {
    if (lowered.ends_with(std::string(ending).append(packed))) return true;
  }
  return false;
}

}  // namespace

char table_delimiter(std::string_view head) {
  const std::string_view line = first_line(head);
  char best = ',';
  for (const char mark : delimiters) {
    if (std::count(line.begin(), line.end(), mark) > std::count(line.begin(), line.end(), best)) best = mark;
  }
  return best;
}

bool opens_like_table(std::string_view head, std::string_view file_name) {
  const std::string_view line = first_line(head);
  const char mark = table_delimiter(head);
  std::size_t cells = 0;
  std::size_t known = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(mark, at), line.size());
    const std::string name = column_name(line.substr(at, end - at));
    if (name.size() > longest_column_name) return false;
    ++cells;
    known += std::find(known_columns.begin(), known_columns.end(), name) != known_columns.end();
    at = end + 1;
  }
  const bool named = has_name(file_name, ".csv") || has_name(file_name, ".tsv");
  return cells >= 2 && (named || (known >= 2 && known * 2 >= cells));
}

// Reads one cell from view[at] on; `at` is then past it and past the mark or line end behind it.
TableRows::Cell TableRows::read_cell(std::size_t& at, std::string& cell, bool last_chance) {
  const std::string_view view = window_.view();
  cell.clear();
  const bool quoted = at < view.size() && view[at] == '"';
  if (quoted) ++at;
  for (;;) {
    const std::size_t mark =
        quoted ? view.find('"', at)
               : static_cast<std::size_t>(
                     std::find_if(view.begin() + static_cast<std::ptrdiff_t>(std::min(at, view.size())), view.end(),
                                  [&](char c) { return c == delimiter_ || c == '\n'; }) -
                     view.begin());
    const std::size_t end = std::min(mark, view.size());
    cell += view.substr(at, end - at);
    at = end;
    if (end == view.size()) return last_chance ? Cell::row_ends : Cell::unfinished;
    if (!quoted) break;
    ++at;
    if (at == view.size() && !last_chance) return Cell::unfinished;
    const char after = at < view.size() ? view[at] : '\n';
    if (after == delimiter_ || after == '\n' || after == '\r') break;
    cell += '"';
    if (after == '"') ++at;
  }
  if (at < view.size() && view[at] == '\r') {
    if (at + 1 == view.size() && !last_chance) return Cell::unfinished;
    ++at;
  }
  if (!quoted && cell.ends_with('\r')) cell.pop_back();
  if (at >= view.size()) return Cell::row_ends;
  const bool more = view[at] == delimiter_;
  if (more || view[at] == '\n') ++at;
  return more ? Cell::ends : Cell::row_ends;
}

bool TableRows::cut(TableRow& row, bool last_chance) {
  std::size_t at = 0;
  row.cells.clear();
  for (;;) {
    const Cell cell = read_cell(at, row.cells.emplace_back(), last_chance);
    if (cell == Cell::unfinished) return false;
    if (cell == Cell::row_ends) break;
  }
  done_ = at;
  return true;
}

// A row that is too long ends, for us, at its next line end.
void TableRows::skip_long_row() {
  window_.drop(window_.view().size());
  while (window_.grow()) {
    const std::size_t feed = window_.view().find('\n');
    if (feed != std::string_view::npos) return window_.drop(feed + 1);
    window_.drop(window_.view().size());
  }
}

bool TableRows::next(TableRow& row) {
  if (skipping_) skip_long_row();
  skipping_ = false;
  for (;;) {
    window_.drop(done_);
    done_ = 0;
    while (window_.view().empty() && window_.grow()) {
    }
    if (window_.view().empty()) return false;
    std::size_t tried = 0;
    for (bool more = true; !cut(row, !more);) {
      tried = window_.view().size();
      if (tried > limit_) break;
      while (more && window_.view().size() < 2 * tried) more = window_.grow();
    }
    skipping_ = done_ == 0;
    row.too_long = skipping_ || done_ > limit_;
    row.offset = window_.offset();
    row.text = window_.view().substr(0, skipping_ ? tried : done_);
    while (!row.text.empty() && (row.text.back() == '\n' || row.text.back() == '\r')) row.text.remove_suffix(1);
    if (row.too_long) row.cells.clear();
    if (row.text.empty()) continue;
    ++number_;
    row.number = number_;
    return true;
  }
}

}  // namespace dateline
