// Holds the layering of the tree by reading its sources as text: all headers lie in /usr/include, so no compiler can.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = DATELINE_SOURCE_DIR;

struct Source {
  std::string path;  // "indexer/readers/form.cpp"
  std::string text;
  std::vector<std::string> includes;  // as written, with "" or <>
};

bool starts_with_any(const std::string& text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return text.starts_with(beginning); });
}

std::vector<std::string> includes_of(const std::string& text) {
  std::vector<std::string> includes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("#include ")) includes.push_back(line.substr(9, line.find_first_of(">\"", 10) - 8));
  }
  return includes;
}

std::vector<Source> sources_below(const std::vector<std::string>& folders) {
  std::vector<Source> sources;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      sources.push_back({fs::relative(entry.path(), root), text.str(), includes_of(text.str())});
    }
  }
  return sources;
}

const std::vector<Source>& program_sources() {
  static const std::vector<Source> all = sources_below({"common", "indexer", "searcher"});
  return all;
}

const Source& source_at(const std::string& path) {
  for (const Source& source : program_sources()) {
    if (source.path == path) return source;
  }
  throw std::runtime_error("no such source: " + path);
}

// The room a file belongs to: its name without an ending; one room for each family of files that share headers.
std::string room_of(const std::string& path) {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> families = {
      {"readers", {"indexer/readers/"}},
      {"pages", {"indexer/pages/"}},
      {"dates", {"indexer/date_expressions", "indexer/dates/"}},
      {"names", {"indexer/entities", "indexer/identities", "indexer/acronyms", "indexer/names/"}},
      {"generation", {"indexer/generation"}},
      {"dateline", {"indexer/dateline"}},
  };
  for (const auto& [family, beginnings] : families) {
    if (starts_with_any(path, beginnings)) return family;
  }
  return fs::path(path).stem();
}

// Which rooms of its own program a room includes, beside itself and common/. Stages stand alone; the
// rooms that join them name each stage.
using Allowed = std::map<std::string, std::set<std::string>>;
const Allowed allowed_in_indexer = {
    {"main", {"indexing", "progress"}},
    {"progress", {"indexing"}},
    {"indexing", {"account", "corpus_check", "corpus_export", "index_builder", "language", "readers"}},
    {"index_builder", {"account", "index_run", "judgement", "names"}},
    {"corpus_check", {"account", "article_table", "judgement", "progress", "understanding"}},
    {"judgement", {"account", "change", "corpus_export", "indexing", "understanding"}},
    {"upkeep", {"checksum", "durable_files", "generation", "index_run", "indexing", "verification"}},
    {"index_run",
     {"article_table", "generation", "index_state", "merge_policy", "names", "part_pipeline", "stored_part",
      "version_history"}},
    {"version_history", {"article_table"}},
    {"names_upkeep", {"index_run", "indexing", "names"}},
    {"index_state", {"name_register", "segment", "stored_part", "stories"}},
    {"part_pipeline", {"segment", "understanding"}},
    {"generation", {"checksum", "durable_files", "index_state", "journal", "manifest"}},
    {"verification", {"checksum", "generation", "indexing", "manifest", "stored_part"}},
    {"stored_part", {"segment"}},
    {"name_register", {"names"}},
    {"corpus_export", {"account", "dates", "names", "understanding"}},
    {"understanding",
     {"body_layout", "dateline", "dates", "language", "names", "passages", "stories", "understood_article"}},
    {"account", {"change", "indexing", "readers"}},
    {"change", {"article_table"}},
    {"article_table", {}},
    {"merge_policy", {}},
    {"journal", {"durable_files"}},
    {"manifest", {}},
    {"durable_files", {}},
    {"checksum", {}},
    {"readers", {"pages"}},
    {"pages", {}},
    {"body_layout", {"dateline"}},
    {"dateline", {}},
    {"language", {}},
    {"names", {}},
    {"dates", {}},
    {"passages", {}},
    {"segment", {"form_table", "understood_article"}},
    {"understood_article", {}},
    {"form_table", {}},
    {"stories", {}},
};
const Allowed allowed_in_searcher = {
    {"main", {"main_eval", "output", "searcher", "topic_runs", "trec_files"}},
    {"main_eval", {"evaluation_report"}},
    {"topic_runs", {"output", "query_language", "searcher", "trec_files"}},
    {"searcher",
     {"candidates", "day_span", "expansion", "facets", "hit_names", "index_snapshot", "query_language", "query_names",
      "ranking", "snippets", "suggestions", "workspace"}},
    {"output", {"searcher", "text_style", "timeline"}},
    {"timeline", {"searcher", "text_style"}},
    {"text_style", {}},
    {"hit_names", {"index_snapshot", "searcher"}},
    {"evaluation_report", {"evaluation", "evaluation_gate", "significance"}},
    {"evaluation_gate", {"evaluation"}},
    {"significance", {"evaluation"}},
    {"evaluation", {"trec_files"}},
    {"trec_files", {}},
    {"query_language", {"day_span", "query_scanner"}},
    {"query_scanner", {"query_language"}},
    {"day_span", {}},
    {"index_snapshot", {"name_index", "as_of_view", "block_cache", "passage_set", "posting_list", "workspace"}},
    {"as_of_view", {}},
    {"posting_list", {"block_cache", "passage_set"}},
    {"block_cache", {}},
    {"passage_set", {}},
    {"workspace", {"block_cache", "deadline"}},
    {"deadline", {}},
    {"name_index", {}},
    {"filters", {"day_span", "index_snapshot", "name_index", "passage_set", "query_language"}},
    {"occurrences", {"index_snapshot", "query_language"}},
    {"positions",
     {"closeness", "index_snapshot", "occurrences", "phrases", "query_language", "spelling_check", "token_spans"}},
    {"phrases", {"index_snapshot", "occurrences", "passage_set", "spelling_check", "token_spans"}},
    {"closeness", {"query_language", "token_spans", "workspace"}},
    {"spelling_check", {"index_snapshot", "occurrences"}},
    {"token_spans", {"index_snapshot"}},
    {"candidates", {"filters", "index_snapshot", "passage_set", "positions", "query_language", "workspace"}},
    {"ranking", {"candidates", "searcher"}},
    {"expansion", {"candidates", "index_snapshot", "listed_leaves", "ranking", "workspace"}},
    {"query_names", {"candidates", "index_snapshot", "listed_leaves", "query_language"}},
    {"listed_leaves", {"candidates", "index_snapshot"}},
    {"facets", {"candidates", "counted_rows", "facet_values", "histograms", "index_snapshot", "searcher", "workspace"}},
    {"facet_values", {"candidates", "counted_rows", "index_snapshot", "name_index", "searcher", "workspace"}},
    {"histograms",
     {"candidates", "counted_rows", "day_span", "facet_values", "index_snapshot", "periods", "searcher", "workspace"}},
    {"counted_rows", {"candidates", "index_snapshot", "searcher", "workspace"}},
    {"periods", {}},
    {"snippets", {"candidates", "index_snapshot", "searcher", "workspace"}},
    {"suggestions", {"candidates", "index_snapshot", "workspace"}},
};

// What is between the marks, when it is one of ours.
std::string own_header(const std::string& include) {
  return include.front() == '"' ? include.substr(1, include.size() - 2) : "";
}

void check_rooms(const std::string& folder, const Allowed& allowed) {
  for (const Source& source : program_sources()) {
    if (!source.path.starts_with(folder)) continue;
    const std::string room = room_of(source.path);
    const auto row = allowed.find(room);
    CHECK_MESSAGE(row != allowed.end(), source.path << ": its room \"" << room << "\" is missing in the table");
    if (row == allowed.end()) continue;
    for (const std::string& include : source.includes) {
      const std::string header = own_header(include);
      if (header.empty() || header.starts_with("common/")) continue;
      const std::string other = room_of(header);
      const bool may = other == room || row->second.count(other) != 0;
      CHECK_MESSAGE(header.starts_with(folder), source.path << " includes " << header);
      CHECK_MESSAGE(may, source.path << " includes " << header);
    }
  }
}

void check_table_is_current(const std::string& folder, const Allowed& allowed) {
  Allowed used;
  for (const Source& source : program_sources()) {
    if (!source.path.starts_with(folder)) continue;
    std::set<std::string>& others = used[room_of(source.path)];
    for (const std::string& include : source.includes) others.insert(room_of(own_header(include)));
  }
  for (const auto& [room, others] : allowed) {
    const std::string missing = "no file is of the room " + room;
    CHECK_MESSAGE(used.count(room) != 0, missing);
    for (const std::string& other : others) {
      const std::string unused = room + " may include " + other + " and does not";
      CHECK_MESSAGE(used[room].count(other) != 0, unused);
    }
  }
}

// Library headers that a public header includes, directly or through others of ours.
std::set<std::string> library_headers(const std::string& path) {
  std::set<std::string> seen;
  std::set<std::string> found;
  std::vector<std::string> open = {path};
  while (!open.empty()) {
    const std::string next = open.back();
    open.pop_back();
    if (!seen.insert(next).second) continue;
    for (const std::string& include : source_at(next).includes) {
      const std::string header = own_header(include);
      header.empty() ? void(found.insert(include)) : open.push_back(header);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("common knows neither program") {
  for (const Source& source : program_sources()) {
    if (!source.path.starts_with("common/")) continue;
    for (const std::string& include : source.includes) {
      const std::string header = own_header(include);
      CHECK_MESSAGE((header.empty() || header.starts_with("common/")), source.path << " includes " << header);
    }
  }
}

TEST_CASE("a room of the indexer includes common and what the table allows") {
  check_rooms("indexer/", allowed_in_indexer);
  check_table_is_current("indexer/", allowed_in_indexer);
}

TEST_CASE("a room of the searcher includes common and what the table allows") {
  check_rooms("searcher/", allowed_in_searcher);
  check_table_is_current("searcher/", allowed_in_searcher);
}

TEST_CASE("other rooms know the readers by their one public header") {
  for (const Source& source : program_sources()) {
    if (room_of(source.path) == "readers") continue;
    for (const std::string& include : source.includes) {
      const std::string header = own_header(include);
      const bool inner = header.starts_with("indexer/readers/") && header != "indexer/readers/corpus_reader.hpp";
      CHECK_MESSAGE(!inner, source.path << " includes " << header);
    }
  }
}

TEST_CASE("a library that one room is to hide is included there only") {
  const struct {
    std::vector<std::string> headers;
    std::vector<std::string> rooms;
  } cases[] = {
      {{"<boost/"},
       {"indexer/main.cpp", "indexer/names/training/main.cpp", "searcher/main.cpp", "searcher/main_eval.cpp"}},
      {{"<zstd", "<zdict", "<zbuff"}, {"common/compression.cpp", "indexer/readers/packed_members.cpp"}},
      {{"<zlib"}, {"indexer/readers/deflate.cpp", "indexer/readers/packed_members.cpp"}},
      {{"<archive"}, {"indexer/readers/archive.cpp"}},
      {{"<simdjson"},
       {"indexer/readers/json_dom.hpp", "indexer/readers/json_shapes.hpp", "indexer/readers/ninjs.hpp",
        "indexer/pages/linked_data.cpp"}},
      {{"<libxml"}, {"indexer/readers/xml_tree.cpp", "indexer/pages/html_tokens.cpp"}},
      {{"<iconv"}, {"indexer/readers/charset.cpp"}},
      {{"<cld2"}, {"indexer/language.cpp"}},
      {{"<utf8proc"}, {"common/text.cpp", "common/analyzer.cpp"}},
  };
  for (const auto& row : cases) {
    std::size_t users = 0;
    for (const Source& source : program_sources()) {
      for (const std::string& include : source.includes) {
        if (!starts_with_any(include, row.headers)) continue;
        ++users;
        CHECK_MESSAGE(std::count(row.rooms.begin(), row.rooms.end(), source.path) == 1,
                      source.path << " includes " << include);
      }
    }
    CHECK_MESSAGE(users > 0, "nothing includes " << row.headers[0]);
  }
}

TEST_CASE("public headers include the standard library and each other only") {
  for (const std::string header :
       {"common/error.hpp", "indexer/indexing.hpp", "searcher/searcher.hpp", "searcher/output.hpp"}) {
    for (const std::string& include : library_headers(header)) {
      // A header of the standard library has neither a folder nor an ending.
      CHECK_MESSAGE(include.find_first_of("/.") == std::string::npos, header << " brings " << include);
      CHECK_MESSAGE(include != "<xapian>", header << " brings " << include);
    }
  }
}

TEST_CASE("each source file opens with a sentence that says its purpose") {
  auto sources = sources_below({"tests"});
  sources.insert(sources.end(), program_sources().begin(), program_sources().end());
  for (const Source& source : sources) {
    const std::string first = source.text.substr(0, source.text.find('\n'));
    CHECK_MESSAGE((first.starts_with("// ") && first.size() > 20), source.path << ": " << first);
  }
}
