// The operations that change an index, each with an index to try it on, and what an index answers.
#pragma once

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "indexer/indexing.hpp"
#include "searcher/searcher.hpp"
#include "tests/program.hpp"
#include "tests/world.hpp"

namespace dateline::test {

// Article `number`; `version` changes what it says.
inline world::Item ferry_item(int number, int version = 0) {
  const std::string name = std::to_string(number);
  world::Item item;
  item.id = "ferry-" + name;
  item.headline = "Ferry " + name + " and the dam of Northfield, report " + std::to_string(version);
  item.published = "2017-04-" + std::to_string(10 + number % 20);
  item.source = number % 3 == 0 ? "Northfield Post" : "Elbblick";
  const std::string captains[] = {"Anna Berger", "Karl Weiss", "Tom Hollis"};
  item.body = "Ferry " + name + " of Northfield struck the dam on Monday, said the captain of the boat, " +
              captains[static_cast<std::size_t>(number % 3)] + " in Hamburg.\n\nThe United Nations Children's Fund " +
              "(UNICEF) counted " + std::to_string(number * 7919 % 2003 + version) + " boats in March 2016.";
  return item;
}

inline std::vector<world::Item> ferry_items(int first, int end, int version = 0) {
  std::vector<world::Item> items;
  for (int number = first; number < end; ++number) items.push_back(ferry_item(number, version));
  return items;
}

inline std::vector<SearchRequest> fixed_requests() {
  const std::vector<std::string> kinds = {"person", "org", "place", "source", "published", "mentioned", "story"};
  std::vector<SearchRequest> requests;
  for (const char* query : {"", "dam strike", "\"of the\"", "ferry AND northfield", "boats NOT hollis",
                            "\"united nations\"", "captain of the dam"}) {
    requests.push_back(world::asking(query));
    requests.back().top = 12;
    requests.back().facets = kinds;
  }
  requests[1].unit = Unit::article;
  requests[3].people = {"Anna Berger"};
  requests[4].from = "2017-04-12";
  requests[5].mentions = {"2016-03"};
  return requests;
}

inline std::string shown(const SearchResult& result) {
  nlohmann::json page = {{"total", {result.total.articles, result.total.passages, result.total.stories}},
                         {"notes", result.notes}};
  for (const Hit& hit : result.hits) {
    page["hits"].push_back({hit.article, hit.begin, hit.end, hit.text, hit.headline, hit.published, hit.source,
                            static_cast<int>(hit.score * 1000 + 0.5), hit.passages, hit.spans.size()});
  }
  for (const Facet& facet : result.facets) {
    for (const FacetRow& row : facet.rows) page["facets"][facet.kind].push_back({row.name, row.articles, row.passages});
  }
  return page.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

// All that the fixed requests find, whatever generation it comes from; an index that is missing, does not open
// or does not answer gives a sentence that says so.
inline std::string answers(const std::string& index) {
  std::string text;
  try {
    const Searcher searcher(index);
    for (const SearchRequest& request : fixed_requests()) text += shown(searcher.search(request));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::index_missing) return "no index\n";
    text += std::string("error: ") + error.what();
  }
  return text;
}

// What verify says; empty when the index is whole.
inline std::string problems(const std::string& index) {
  try {
    std::string text;
    for (const std::string& sentence : verify_index(index).problems) text += sentence + "\n";
    return text;
  } catch (const Error& error) {
    return std::string(error.what()) + "\n";
  }
}

// A command that changes an index: `before` is the folder to copy, empty where there is to be none.
struct Operation {
  std::string name;
  std::string before;
  std::vector<std::string> words;  // the program's arguments, but for the index
  bool once = false;               // when it is done, doing it again is refused or does something else
  std::string answers_before = {};
  std::string answers_after = {};
  double seconds = 0;  // of an undisturbed run

  Command command(const std::string& index) const {
    Command command;
    command.words = {"dateline-index", words[0], index};
    command.words.insert(command.words.end(), words.begin() + 1, words.end());
    return command;
  }
};

inline void copy_index(const std::string& from, const std::string& to) {
  std::filesystem::remove_all(to);
  if (!from.empty()) std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

// Operations on `scale` times some 70 articles. Updating and removing leave segments with more dead than living
// articles, so that these are rewritten.
class Operations {
 public:
  explicit Operations(int scale) {
    IndexingOptions options;
    options.threads = 2;
    world::write_json_lines(folder_ / "first.jsonl", ferry_items(0, 60 * scale));
    world::write_json_lines(folder_ / "second.jsonl", ferry_items(60 * scale, 70 * scale));
    build_index(folder_ / "master", {folder_ / "first.jsonl"}, options);
    update_index(folder_ / "master", {folder_ / "second.jsonl"}, options);
    std::vector<world::Item> changed = ferry_items(5, 60 * scale);
    for (const world::Item& item : ferry_items(60 * scale, 68 * scale, 1)) changed.push_back(item);
    for (const world::Item& item : ferry_items(68 * scale, 75 * scale)) changed.push_back(item);
    world::write_json_lines(folder_ / "changed.jsonl", changed);
    std::vector<std::string> removal = {"remove", "-q"};
    for (int number = 60 * scale; number < 67 * scale; ++number) removal.push_back("ferry-" + std::to_string(number));
    const std::string corpus = folder_ / "changed.jsonl";
    add({"build, the first", "", {"build", "-q", "--threads", "2", corpus}});
    add({"build", folder_ / "master", {"build", "-q", "--threads", "2", corpus}});
    add({"update", folder_ / "master", {"update", "-q", "--threads", "2", "--delete-missing", corpus}});
    add({"remove", folder_ / "master", removal, true});
    add({"compact", folder_ / "master", {"compact", "-q", "--threads", "2"}});
    add({"rollback", folder_ / "master", {"rollback", "-q"}, true});
  }

  const std::vector<Operation>& all() const { return operations_; }
  // A copy of what the operation starts from.
  std::string fresh(const Operation& operation) const {
    copy_index(operation.before, index());
    return index();
  }
  std::string index() const { return folder_ / "index"; }
  const Folder& folder() const { return folder_; }

  // Whatever has happened to the operation on index(), the index must be as before or after, and whole, and the
  // operation can be done. Returns what is wrong; empty if nothing is.
  std::string wrong_after(const Operation& operation) const {
    std::string wrong;
    const std::string now = answers(index());
    const bool done = now == operation.answers_after;
    if (!done && now != operation.answers_before) wrong += "a mixture: " + now.substr(0, 200) + "\n";
    const bool exists = !operation.before.empty() || done;
    if (exists) wrong += problems(index());
    if (done && operation.once) return wrong;
    const Outcome again = run(operation.command(index()));
    if (again.status != 0) wrong += "again: " + std::to_string(again.status) + " " + again.err;
    const std::string then = answers(index());
    if (then != operation.answers_after) wrong += "done again, it answers otherwise: " + then.substr(0, 200) + "\n";
    return wrong + problems(index()) + untidy(operation);
  }

  // What an unfinished run has left. A compaction that has nothing to do leaves it to the next run.
  std::string untidy(const Operation& operation) const {
    if (operation.name == "compact") return {};
    std::string left;
    for (const char* name : {"building", "XAPIANDB.new"}) {
      if (std::filesystem::exists(index() + "/" + name)) left += std::string(name) + " is left\n";
    }
    return left;
  }

 private:
  void add(Operation operation) {
    const std::string index = fresh(operation);
    operation.answers_before = answers(index);
    const auto start = std::chrono::steady_clock::now();
    const Outcome outcome = run(operation.command(index));
    operation.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (outcome.status != 0) throw std::runtime_error(operation.name + ": " + outcome.err);
    operation.answers_after = answers(index);
    operations_.push_back(std::move(operation));
  }

  Folder folder_;
  std::vector<Operation> operations_;
};

}  // namespace dateline::test
