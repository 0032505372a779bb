// A whole world inside a test: a few articles become an index in a temporary folder, and a Searcher on it.
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/indexing.hpp"
#include "searcher/searcher.hpp"
#include "tests/folder.hpp"

namespace world {

using TemporaryFolder = dateline::test::Folder;

// An article in three words: day, headline, body.
struct Item {
  std::string id;
  std::string published;
  std::string headline;
  std::string body;
  std::string source = {};
  std::string language = "en";
};

inline void write_json_lines(const std::string& path, const std::vector<Item>& items) {
  std::ofstream file(path, std::ios::binary);
  for (const Item& item : items) {
    nlohmann::ordered_json row = {{"id", item.id}, {"body", item.body}, {"language", item.language}};
    if (!item.published.empty()) row["published"] = item.published;
    if (!item.headline.empty()) row["headline"] = item.headline;
    if (!item.source.empty()) row["source"] = item.source;
    file << row.dump() << '\n';
  }
}

// The items, indexed.
class World {
 public:
  explicit World(const std::vector<Item>& items, const dateline::IndexingOptions& options = {}) {
    write_json_lines(folder_ / "corpus.jsonl", items);
    report = dateline::build_index(index(), {folder_ / "corpus.jsonl"}, options);
  }
  std::string index() const { return folder_ / "index"; }
  dateline::Searcher open() const { return dateline::Searcher(index()); }
  dateline::IndexingReport report;

 private:
  TemporaryFolder folder_;
};

// A request with everything shown.
inline dateline::SearchRequest asking(const std::string& query) {
  dateline::SearchRequest request;
  request.query = query;
  request.top = 100'000;
  return request;
}

}  // namespace world
