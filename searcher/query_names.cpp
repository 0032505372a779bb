// From each word on, the longest run that is a name is taken; the next one is looked for behind it.
#include "searcher/query_names.hpp"

#include <algorithm>
#include <utility>

#include "searcher/listed_leaves.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_name = 5;  // words
constexpr std::size_t most_rows = 3;     // a name of more things tells nothing
constexpr double name_boost = 1;         // as a word that is as frequent

// The words that stand side by side; an empty one where something else stands between them.
std::vector<std::string> words_of(const QueryNode& query) {
  const auto text_of = [](const QueryNode& node) {
    const bool plain = node.kind == QueryNode::Kind::word || (node.kind == QueryNode::Kind::phrase && !node.exact);
    return plain && node.zone == Zone::anywhere && !node.capitals ? node.text : std::string();
  };
  if (query.kind != QueryNode::Kind::words) return {text_of(query)};
  std::vector<std::string> words;
  for (const QueryPointer& child : query.children) words.push_back(text_of(*child));
  return words;
}

// A run of words that is a name, and the rows that it means.
struct Run {
  std::size_t size = 0;
  std::string phrase;
  std::vector<std::uint32_t> rows;  // of NameTables
};

Run longest_run(const NameIndex& names, const std::vector<std::string>& words, std::size_t begin) {
  Run found;
  std::string phrase;
  for (std::size_t size = 1; size <= longest_name && begin + size <= words.size(); ++size) {
    const std::string& word = words[begin + size - 1];
    if (word.empty()) break;
    phrase += (size > 1 ? " " : "") + word;
    std::vector<std::uint32_t> rows = names.rows_called(phrase);
    if (!rows.empty() && rows.size() <= most_rows) found = {size, phrase, std::move(rows)};
  }
  return found;
}

void add_rows(const IndexSnapshot& index, const Run& run, std::vector<QueryName>& names) {
  for (const EntityType type : {EntityType::person, EntityType::organisation, EntityType::place}) {
    const NameColumn& column = index.names_of(type);
    std::vector<std::uint32_t> rows;
    for (const std::uint32_t row : run.rows) {
      if (column.row_of[row] != no_row) rows.push_back(column.row_of[row]);
    }
    for (auto& [row, postings] : postings_of(column.rows, rows)) {
      QueryName name;
      name.text = index.names().text(column.printed[row]);
      name.phrase = run.phrase;
      name.leaf = listed_leaf(name.text, std::move(postings), name_boost, index.table());
      if (!name.leaf.terms.empty()) names.push_back(std::move(name));
    }
  }
}

}  // namespace

std::vector<QueryName> names_in(const IndexSnapshot& index, const QueryNode& query) {
  std::vector<QueryName> names;
  const std::vector<std::string> words = words_of(query);
  for (std::size_t at = 0; at < words.size();) {
    const Run run = longest_run(index.name_index(), words, at);
    if (run.size > 0) add_rows(index, run, names);
    at += std::max<std::size_t>(run.size, 1);
  }
  return names;
}

}  // namespace dateline
