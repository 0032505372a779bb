// Says which names are one thing, and lists what there is, without reading an article.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "common/boundary.hpp"
#include "common/index_folder.hpp"
#include "indexer/index_run.hpp"
#include "indexer/indexing.hpp"
#include "indexer/names/names_file.hpp"

namespace dateline {
namespace {

constexpr const char* type_names[entity_types] = {"person", "org", "place"};

// The other names of each row, and how many articles have any of its names.
struct Rows {
  std::vector<std::vector<std::uint32_t>> aliases;
  std::vector<std::uint64_t> articles;

  explicit Rows(const NameTables& names) : aliases(names.displayed.size()), articles(names.displayed.size(), 0) {
    for (std::uint32_t i = 0; i < names.names.size(); ++i) {
      const std::uint32_t row = names.rows[i];
      if (row == no_row) continue;
      articles[row] += names.names[i].articles;
      if (names.displayed[row] != i) aliases[row].push_back(i);
    }
  }
};

nlohmann::ordered_json row_json(const NameTables& names, const RowFacts& facts, const Rows& rows, std::uint32_t row) {
  const std::uint32_t shown = names.displayed[row];
  const RowFacts::Fact* fact = facts.find(shown);
  const auto type = static_cast<std::size_t>(names.row_type(row));
  nlohmann::ordered_json object;
  if (fact != nullptr && !fact->id.empty()) object["id"] = fact->id;
  object["type"] = type_names[type];
  object["name"] = std::string(names.text(shown));
  auto& aliases = object["aliases"] = nlohmann::ordered_json::array();
  for (const std::uint32_t alias : rows.aliases[row]) aliases.push_back(std::string(names.text(alias)));
  if (fact != nullptr && !fact->country.empty()) object["country"] = fact->country;
  object["articles"] = rows.articles[row];
  return object;
}

}  // namespace

NamesReport set_names_file(const std::string& index, const std::string& path) {
  return at_boundary([&] {
    RunOptions options;
    options.command = "names";
    options.from_current = true;
    options.keep_current = true;
    options.names_file = path.empty() ? std::string() : read_names_text(path);
    NamesReport report;
    report.rows = NamesFile::parse(*options.names_file, path).rows().size();
    open_index_folder(index);  // before a folder is made for nothing
    IndexRun run(index, options);
    report.generation = run.base()->generation;
    if (!run.changed()) return report;
    run.settle(false);
    report.generation = run.publish(run.base()->catalogue.compacted).generation;
    report.published = true;
    return report;
  });
}

void list_names(const std::string& index, std::ostream& out) {
  at_boundary([&] {
    const OpenedIndex opened = open_index_folder(index);
    const NameTables names = read_names(opened);
    const RowFacts facts = read_row_facts(opened);
    const Rows rows(names);
    std::vector<std::uint32_t> order(names.displayed.size());
    for (std::uint32_t row = 0; row < order.size(); ++row) order[row] = row;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (rows.articles[a] != rows.articles[b]) return rows.articles[a] > rows.articles[b];
      const auto name = [&](std::uint32_t row) {
        return std::pair(names.text(names.displayed[row]), names.row_type(row));
      };
      return name(a) < name(b);
    });
    for (const std::uint32_t row : order) {
      out << row_json(names, facts, rows, row).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    }
  });
}

}  // namespace dateline
