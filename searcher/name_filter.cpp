// Three passes from the strictest reading of a name to the widest; the first that finds something decides.
#include "searcher/name_filter.hpp"

#include <algorithm>

#include "common/analyzer.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

// The rows, ascending, of which a name fits: of those printed, or of the others. fits(text).
template <typename Fits>
std::vector<std::uint32_t> rows_where(const NameTables& names, EntityType type, bool printed, Fits&& fits) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < names.names.size(); ++i) {
    const std::uint32_t row = names.rows[i];
    if (row == no_row || names.row_type(row) != type || (names.displayed[row] == i) != printed) continue;
    if (fits(names.text(i))) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

bool holds_words(const std::string& key, const std::string& words) {
  const std::string padded = " " + key + " ";
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (padded.find(" " + words.substr(at, end - at) + " ") == std::string::npos) return false;
    at = end + 1;
  }
  return !words.empty();
}

}  // namespace

std::string folded_name(std::string_view name) {
  std::string key;
  Tokenizer tokenizer(name);
  for (Token token; tokenizer.next(token);) {
    if (!key.empty()) key += ' ';
    key += fold(token.form);
  }
  return key;
}

std::vector<std::uint32_t> rows_named(const NameTables& names, EntityType type, std::string_view name) {
  const std::string key = folded_name(name);
  const auto is_name = [&](std::string_view text) { return text == name; };
  const auto is_alike = [&](std::string_view text) { return folded_name(text) == key; };
  auto rows = rows_where(names, type, true, is_name);
  if (rows.empty()) rows = rows_where(names, type, true, is_alike);
  if (rows.empty()) rows = rows_where(names, type, false, is_alike);
  if (!rows.empty()) return rows;
  return rows_where(names, type, true, [&](std::string_view text) { return holds_words(folded_name(text), key); });
}

}  // namespace dateline
