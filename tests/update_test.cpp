// Whatever has been done to an index, it answers as one built at once from the articles that live in it; and the cases
// of each operation. The seed is printed and can be set by DATELINE_SEED.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <thread>
#include <tuple>

#include "tests/world.hpp"

namespace fs = std::filesystem;
using dateline::Error;
using dateline::ErrorKind;
using dateline::Facet;
using dateline::FacetRow;
using dateline::Hit;
using dateline::IndexingOptions;
using dateline::IndexingReport;
using dateline::Searcher;
using dateline::SearchRequest;
using dateline::SearchResult;
using dateline::test::Folder;
using world::Item;

namespace {

using Items = std::vector<Item>;
using Lines = std::vector<std::string>;
using Model = std::map<std::string, Item>;  // the living articles by id

unsigned seed() {
  const char* text = std::getenv("DATELINE_SEED");
  return text != nullptr ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : 20'230'416U;
}

Items items_of(const Model& model) {
  Items items;
  for (const auto& [id, item] : model) items.push_back(item);
  return items;
}

Model model_of(const Items& items) {
  Model model;
  for (const Item& item : items) model[item.id] = item;
  return model;
}

// --- Answers ----------------------------------------------------------------------

// All that a search says, with every digit of the scores.
Lines lines_of(const SearchResult& result) {
  Lines lines{std::to_string(result.total.articles) + " articles, " + std::to_string(result.total.passages) +
              " passages, " + std::to_string(result.total.stories) + " stories"};
  for (const std::string& note : result.notes) lines.push_back("note: " + note);
  for (const Hit& hit : result.hits) {
    char score[32];
    std::snprintf(score, sizeof score, "%.9g", hit.score);
    std::string line = std::to_string(hit.rank) + " " + score + " " + hit.article + " [" + std::to_string(hit.begin) +
                       ", " + std::to_string(hit.end) + ") " + hit.headline + " | " + hit.published + " | " +
                       hit.source + " | " + hit.language + " | " + std::to_string(hit.passages) + " | " + hit.text;
    for (const dateline::Span& span : hit.spans) line += " " + std::to_string(span.begin);
    lines.push_back(line);
  }
  for (const Facet& facet : result.facets) {
    lines.push_back("facet " + facet.kind + ": " + std::to_string(facet.values) + " values, " +
                    std::to_string(facet.undated) + " undated");
    for (const FacetRow& row : facet.rows) {
      lines.push_back(facet.kind + " " + row.name + ": " + std::to_string(row.articles) + ", " +
                      std::to_string(row.passages) + " " + row.country + row.id);
    }
  }
  return lines;
}

using Asked = std::vector<SearchRequest>;

SearchRequest with_facets(SearchRequest request) {
  request.facets = {"person", "org", "place", "source", "published", "mentioned", "story"};
  request.facet_rows = 0;
  return request;
}

Lines answers(const Searcher& searcher, const Asked& requests) {
  Lines all;
  for (const SearchRequest& request : requests) {
    all.push_back("query: " + request.query);
    for (std::string& line : lines_of(searcher.search(request))) all.push_back(std::move(line));
  }
  return all;
}

// The first line of two answers that differs, with the query it belongs to; empty when none does.
std::string difference(const Lines& found, const Lines& expected) {
  std::string query;
  for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
    const std::string left = i < found.size() ? found[i] : "nothing";
    const std::string right = i < expected.size() ? expected[i] : "nothing";
    if (left.starts_with("query: ")) query = left;
    if (left != right) return query + "\n  found    " + left + "\n  expected " + right;
  }
  return {};
}

void check_sound(const std::string& index) {
  const dateline::VerifyReport report = dateline::verify_index(index);
  for (const std::string& problem : report.problems) FAIL_CHECK("verify: " << problem);
}

// The law: the index answers as a new one of the same articles, and is sound.
void check_as_new(const std::string& index, const Model& model, const Asked& requests,
                  const IndexingOptions& options = {}) {
  const world::World fresh(items_of(model), options);
  const std::string different = difference(answers(Searcher(index), requests), answers(fresh.open(), requests));
  CHECK_MESSAGE(different.empty(), different);
  CHECK(dateline::index_status(index).articles == model.size());
  check_sound(index);
}

// --- An index and its corpus in a folder of their own --------------------------------

class Archive {
 public:
  std::string index() const { return folder_ / "index"; }
  std::string corpus() const { return folder_ / "corpus.jsonl"; }
  const Folder& folder() const { return folder_; }

  IndexingReport build(const Items& items, const IndexingOptions& options = {}) const {
    world::write_json_lines(corpus(), items);
    return dateline::build_index(index(), {corpus()}, options);
  }
  // Checks on the way that the plan says what then happens.
  IndexingReport update(const Items& items, const IndexingOptions& options = {}) const {
    world::write_json_lines(corpus(), items);
    return update_as_planned(options);
  }
  IndexingReport update_as_planned(const IndexingOptions& options = {}) const;
  Lines ask(const Asked& requests) const { return answers(Searcher(index()), requests); }

 private:
  Folder folder_;
};

// Every file below a folder with its bytes.
std::map<std::string, std::string> bytes_of(const std::string& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::string& bytes = files[fs::relative(entry.path(), folder).string()];
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

// What differs between two states of a folder.
std::string changes(const std::map<std::string, std::string>& before, const std::map<std::string, std::string>& after) {
  std::string changed;
  for (const auto& [name, bytes] : before) {
    const auto now = after.find(name);
    if (now == after.end()) {
      changed += "gone: " + name + "; ";
    } else if (now->second != bytes) {
      changed += "changed: " + name + "; ";
    }
  }
  for (const auto& [name, bytes] : after) {
    if (before.count(name) == 0) changed += "new: " + name + "; ";
  }
  return changed;
}

std::string counts(const IndexingReport& r) {
  std::ostringstream text;
  text << r.records << " records: " << r.added << " added, " << r.replaced << " replaced, " << r.unchanged
       << " unchanged, " << r.rejected << " rejected; " << r.withdrawn << " withdrawn; " << r.text_bytes << " bytes, "
       << r.repaired << " repaired, " << r.undated << " undated, " << r.unknown_fields << " unknown fields; " << r.note;
  return text.str();
}

IndexingReport Archive::update_as_planned(const IndexingOptions& options) const {
  const auto before = bytes_of(index());
  const IndexingReport planned = dateline::plan_update(index(), {corpus()}, options);
  CHECK(changes(before, bytes_of(index())) == "");
  const IndexingReport done = dateline::update_index(index(), {corpus()}, options);
  CHECK(counts(planned) == counts(done));
  CHECK(done.records ==
        done.added + done.replaced + done.unchanged + done.withdrawals + done.duplicates + done.rejected);
  CHECK(done.published == (done.added + done.replaced + done.withdrawn > 0));
  return done;
}

IndexingOptions deleting_missing() {
  IndexingOptions options;
  options.delete_missing = true;
  return options;
}

// A second run of the same must not touch a byte.
void check_idle(const Archive& archive, const IndexingOptions& options = {}) {
  const auto before = bytes_of(archive.index());
  const IndexingReport report = archive.update_as_planned(options);
  CHECK_FALSE(report.published);
  CHECK(changes(before, bytes_of(archive.index())) == "");
}

template <typename Work>
ErrorKind failure(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    INFO(error.what());
    return error.kind();
  }
  FAIL("nothing was thrown");
  return ErrorKind::io;
}

// --- Random articles ----------------------------------------------------------------

// Draws everything from one generator, so that a seed gives the same run.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t limit) { return random_() % limit; }
  template <typename T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }
  const std::string& early(const std::vector<std::string>& list) {
    return list[std::min(below(list.size()), below(list.size()))];
  }

 private:
  std::mt19937 random_;
};

const Lines english = {"the",   "harbour", "of",    "strike", "minister", "flood", "bank",  "rate",   "river",
                       "court", "vote",    "storm", "talks",  "water",    "board", "union", "record", "quorum"};
const Lines german = {"der",  "Hafen", "und",    "Streik",  "Minister", "Flut",
                      "Bank", "Strom", "Wasser", "Verband", "Regierung"};
const Lines french = {"le", "port", "de", "greve", "ministre", "banque", "eau", "gouvernement", "minister"};
// People of one surname, an initial, transliterations, an organisation and its acronym, places under two names.
const Lines speakers = {"Anna Lindqvist",
                        "Bertil Lindqvist",
                        "Mr Lindqvist",
                        "V. Petrenko",
                        "Vladimir Petrenko",
                        "Viktor Petrenko",
                        "Yusuf al-Karmi",
                        "Youssef Karmi",
                        "the Harbour Workers Union (HWU)",
                        "the Hilltop Weather Unit (HWU)",
                        "the HWU",
                        "the Harbour Workers Union"};
const Lines towns = {"Paris", "Kiev", "Kyiv", "Norway", "Lyon", "Oslo", "Amman"};
const Lines sources = {"North Wire", "South Post", "Harbour Echo", ""};
const Lines times = {"on April 9, 2017", "in March 2019", "in 2016", "on Monday", "from March to May 2018"};

std::string day_text(std::size_t day) {  // from 0, in April and May 2023
  const std::string number = std::to_string(101 + day % 30);
  return "2023-0" + std::to_string(4 + day / 30) + "-" + number.substr(1);
}

std::string sentence(Dice& dice, const Lines& words) {
  std::string text = &words == &english ? "It was said that" : "Man sagt";
  for (std::size_t i = 0, length = 4 + dice.below(14); i < length; ++i) text += " " + dice.early(words);
  if (dice.below(3) == 0) text += ", said " + dice.of(speakers);
  if (dice.below(3) == 0) text += " in " + dice.of(towns);
  if (dice.below(5) == 0) text += " " + dice.of(times);
  return text + ". ";
}

std::string random_body(Dice& dice, const Lines& words) {
  std::string body;
  for (std::size_t i = 0, count = 1 + dice.below(dice.below(6) == 0 ? 40 : 8); i < count; ++i) {
    body += sentence(dice, words);
    if (dice.below(5) == 0) body += "\n\n";
  }
  return body;
}

Item random_item(Dice& dice, const std::string& id) {
  Item item;
  item.id = id;
  const std::size_t language = dice.below(20);
  const Lines& words = language < 15 ? english : language < 19 ? german : french;
  item.language = &words == &english ? "en" : &words == &german ? "de" : "fr";
  if (dice.below(6) != 0) item.published = day_text(dice.below(45));
  if (dice.below(4) != 0) item.headline = "Report on " + dice.early(words) + " " + dice.of(words);
  item.source = dice.of(sources);
  if (dice.below(30) == 0) item.source = "Rare Gazette " + std::to_string(dice.below(3));
  item.body = random_body(dice, words);
  return item;
}

// A light edit of another, some days later: of the same story, as the next copy of this copy is, until it goes.
Item copy_of(Dice& dice, const std::string& id, Item item) {
  item.id = id;
  if (dice.below(3) == 0) item.body += "More follows. ";
  if (item.published.size() == 10) {
    const auto month = static_cast<std::size_t>(std::stoi(item.published.substr(5, 2)));
    const auto day = static_cast<std::size_t>(std::stoi(item.published.substr(8, 2)));
    item.published = day_text(std::min<std::size_t>(59, (month - 4) * 30 + day - 1 + 2 + dice.below(2)));
  }
  return item;
}

Asked law_requests() {
  const Lines queries = {"",
                         "harbour",
                         "the",
                         "quorum storm",
                         "Minister",
                         "Verband Hafen",
                         "gouvernement",
                         "zebra",
                         "\"of the\"",
                         "\"the harbour of the\"",
                         "\"It was said that the harbour\"",
                         "\"said that\"",
                         "\"Report on\"",
                         "\"der Hafen und\"",
                         "strike AND flood",
                         "strike OR quorum",
                         "the NOT harbour",
                         "\"of the\" NOT court",
                         "(bank OR rate) AND \"the strike\"",
                         "source:\"North Wire\" storm",
                         "source:\"Rare Gazette 1\"",
                         "person:Lindqvist vote",
                         "person:\"V. Petrenko\"",
                         "place:Kyiv talks",
                         "org:HWU",
                         "org:\"Harbour Workers Union\" river",
                         "language:fr",
                         "mentions:2017-04 court",
                         "record mentions:2018"};
  Asked requests;
  for (const std::string& query : queries) requests.push_back(world::asking(query));
  for (const char* query : {"", "harbour strike", "\"of the\" OR Hafen"}) {
    requests.push_back(with_facets(world::asking(query)));
  }
  SearchRequest span = with_facets(world::asking("river board"));
  span.from = "2023-04-10";
  span.to = "2023-05-03";
  span.unit = dateline::Unit::article;
  requests.push_back(span);
  return requests;
}

// --- The great law ------------------------------------------------------------------

// A random history of an index, with what must be in it.
class History {
 public:
  explicit History(unsigned seed) : dice_(seed) {
    for (int i = 0; i < 90; ++i) change_one();
    archive_.build(items_of(model_));
    served(dateline::index_status(archive_.index()).generation);
  }

  // Does something; returns what.
  std::string step() {
    switch (dice_.below(13)) {
      case 12: return follow_other_names();
      case 0: return rebuild();
      case 1: return compact(false);
      case 2: return compact(true);
      case 3: return roll_back();
      case 4:
      case 5: return remove();
      case 6: return update(2, 1 + dice_.below(10), true);
      case 7: return update(30 + dice_.below(40), 20 + dice_.below(40), dice_.below(2) == 0);
      default: return update(1 + dice_.below(6), 0, false);
    }
  }

  void check(const Asked& requests) const { check_as_new(archive_.index(), model_, requests, following(names_)); }
  std::size_t articles() const { return model_.size(); }
  std::uint64_t tombstones() const { return dateline::index_status(archive_.index()).tombstones; }

 private:
  std::string any_id() {
    auto at = model_.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(dice_.below(model_.size())));
    return at->first;
  }

  void change_one() {
    const std::string id = "a" + std::to_string(dice_.below(160));
    if (model_.empty() || dice_.below(3) != 0) {
      model_[id] = random_item(dice_, id);
      return;
    }
    const auto last = model_.find(last_copy_);  // most go on with a chain of copies
    const bool goes_on = last != model_.end() && dice_.below(3) != 0;
    model_[id] = copy_of(dice_, id, goes_on ? last->second : model_.at(any_id()));
    last_copy_ = id;
  }

  void served(std::uint32_t generation) {
    generation_ = generation;
    past_[generation] = {model_, names_};
  }

  IndexingOptions following(const std::string& names) const {
    IndexingOptions options;
    options.names_file = archive_.folder() / "names.jsonl";
    std::ofstream(options.names_file) << names;
    return options;
  }

  std::string follow_other_names() {
    const Lines files = {"",
                         R"({"id":"p","type":"person","name":"Vera Petrenko","aliases":["V. Petrenko","Lindqvist"]})",
                         R"({"id":"h","type":"place","name":"Harbour Union","aliases":["HWU","Kyiv"],"country":"UA"})"};
    const std::string before = names_;
    names_ = files[dice_.below(files.size())];
    const auto report = dateline::set_names_file(archive_.index(), following(names_).names_file);
    CHECK(report.published == (before != names_));
    can_roll_back_ = can_roll_back_ || report.published;
    served(report.generation);
    return "names file of " + std::to_string(names_.size()) + " bytes";
  }

  std::string rebuild() {
    served(archive_.build(items_of(model_)).generation);
    return "build";
  }

  std::string compact(bool from_store) {
    dateline::CompactionOptions options;
    options.from_store = from_store;
    served(dateline::compact_index(archive_.index(), options).generation);
    CHECK(tombstones() == 0);
    CHECK_FALSE(dateline::compact_index(archive_.index(), {}).published);
    return from_store ? "compact from store" : "compact";
  }

  std::string roll_back() {
    if (!can_roll_back_) return update(3, 0, false);
    const std::uint32_t older = dateline::rollback_index(archive_.index());
    REQUIRE(past_.count(older) == 1);
    CHECK(older < generation_);
    std::tie(model_, names_) = past_[older];
    generation_ = older;
    can_roll_back_ = false;
    return "rollback to " + std::to_string(older);
  }

  std::string remove() {
    Lines ids{"nobody"};
    for (std::size_t i = 0, count = 1 + dice_.below(dice_.below(3) == 0 ? 40 : 4); i < count && model_.size() > 20;
         ++i) {
      ids.push_back(any_id());
      model_.erase(ids.back());
    }
    const dateline::RemovalReport report = dateline::remove_articles(archive_.index(), ids);
    CHECK(report.withdrawn == ids.size() - 1);
    CHECK(report.unknown == Lines{"nobody"});
    can_roll_back_ = can_roll_back_ || report.withdrawn > 0;
    served(report.generation);
    return "remove " + std::to_string(report.withdrawn);
  }

  std::string update(std::size_t changed, std::size_t dropped, bool delete_missing) {
    const Model before = model_;
    for (std::size_t i = 0; i < dropped && delete_missing && model_.size() > 20; ++i) model_.erase(any_id());
    for (std::size_t i = 0; i < changed; ++i) change_one();
    Items corpus;
    for (const auto& [id, item] : model_) {
      const auto old = before.find(id);
      const bool same = old != before.end() && world_line(old->second) == world_line(item);
      if (delete_missing || !same || dice_.below(10) == 0) corpus.push_back(item);
    }
    std::shuffle(corpus.begin(), corpus.end(), std::mt19937(static_cast<unsigned>(dice_.below(1'000'000))));
    const IndexingReport report = archive_.update(corpus, delete_missing ? deleting_missing() : IndexingOptions{});
    CHECK(report.articles == model_.size());
    can_roll_back_ = can_roll_back_ || report.published;
    served(report.generation);
    return "update: " + counts(report);
  }

  static std::string world_line(const Item& item) {
    return item.body + '\n' + item.headline + '\n' + item.published + '\n' + item.source + '\n' + item.language;
  }

  Dice dice_;
  Archive archive_;
  Model model_;
  std::string names_;  // the text of the names file that the index follows
  std::map<std::uint32_t, std::pair<Model, std::string>> past_;
  std::string last_copy_;  // id
  std::uint32_t generation_ = 0;
  bool can_roll_back_ = false;
};

void check_history(unsigned seed, int steps) {
  const Asked requests = law_requests();
  History history(seed);
  std::string done;
  std::size_t with_dead = 0;
  for (int i = 0; i < steps; ++i) {
    const std::string what = history.step();
    done += std::to_string(i) + ": " + what + " (" + std::to_string(history.tombstones()) + " dead)\n";
    with_dead += history.tombstones() > 0 ? 1 : 0;
    INFO("seed ", seed, "\n", done);
    history.check(requests);
  }
  MESSAGE("seed " << seed << ": " << steps << " steps, " << history.articles() << " articles at the end, " << with_dead
                  << " steps with dead articles");
  CHECK(with_dead * 4 > static_cast<std::size_t>(steps));
}

}  // namespace

TEST_CASE("after any history an index answers as one built at once") { check_history(seed(), 60); }

TEST_CASE("after many histories" * doctest::test_suite("slow")) {
  for (unsigned i = 1; i <= 8; ++i) check_history(seed() + i, 60);
}

// --- Cases ----------------------------------------------------------------------------

namespace {

// Three articles that nothing joins.
Items three() {
  return {{"a", "2023-04-01", "Ferry late", "The ferry to Oslo was late, said Anna Lindqvist.", "North Wire"},
          {"b", "2023-04-02", "Bank opens", "A bank opened in Paris. The bank is small.", "South Post"},
          {"c", "2023-04-03", "Storm over", "The storm of the week is over in Lyon.", ""}};
}

Asked few_requests() {
  return {with_facets(world::asking("")), world::asking("ferry bank storm"), world::asking("\"of the\""),
          with_facets(world::asking("the NOT bank"))};
}

// "name: articles" of each row.
Lines rows(const std::string& index, const std::string& kind, const std::string& query = "") {
  Lines found;
  const SearchResult result = Searcher(index).search(with_facets(world::asking(query)));
  for (const Facet& facet : result.facets) {
    if (facet.kind != kind) continue;
    for (const FacetRow& row : facet.rows) found.push_back(row.name + ": " + std::to_string(row.articles));
  }
  return found;
}

std::uint64_t stories(const std::string& index) { return Searcher(index).search(world::asking("")).total.stories; }

bool has_note(const std::string& index, const std::string& query, const std::string& part) {
  const Lines notes = Searcher(index).search(world::asking(query)).notes;
  return std::any_of(notes.begin(), notes.end(),
                     [&](const auto& note) { return note.find(part) != std::string::npos; });
}

std::size_t entries(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// A text of its own, long enough to have copies.
std::string long_text(unsigned number, std::size_t words) {
  std::mt19937 random(number);
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += (i % 12 == 11 ? ". W" : " w") + std::to_string(random() % 4'000);
  return text + ".";
}

}  // namespace

TEST_CASE("an update with the same corpus changes no byte") {
  const std::string good = R"({"id":"a","body":"The ferry was late."})";
  const std::string other = R"({"id":"b","body":"A bank opened.","odd":1})";
  struct Case {
    std::string name;
    Lines lines;
  };
  const std::vector<Case> cases = {
      {"good records", {good, other}},
      {"a broken record", {good, "{\"id\":", other}},
      {"a record without words", {good, R"({"id":"x","body":"..."})", other}},
      {"an id twice", {good, other, R"({"id":"a","body":"The ferry sank."})"}},
      {"an id without words, then with", {R"({"id":"a","body":"..."})", good, other}},
      {"an id with words, then without", {good, other, R"({"id":"a","body":"..."})"}},
      {"an id without text, then with", {R"({"id":"a","body":""})", good, other}},
      {"one record, three times", {good, good, good}},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    const Archive archive;
    std::string text;
    for (const std::string& line : one.lines) text += line + "\n";
    archive.folder().write("corpus.jsonl", text);
    dateline::build_index(archive.index(), {archive.corpus()}, {});
    check_idle(archive);
    check_idle(archive, deleting_missing());
    const IndexingReport added = [&] {
      archive.folder().write("corpus.jsonl", text + R"({"id":"new","body":"A storm came."})" + "\n");
      return archive.update_as_planned();
    }();
    CHECK(added.added == 1);
    CHECK(added.replaced == 0);
    check_idle(archive);
    dateline::compact_index(archive.index(), {});
    dateline::update_index(archive.index(), {archive.corpus()}, {});  // may leave its reject file
    check_idle(archive);
  }
}

TEST_CASE("a change of any one field replaces the article") {
  struct Case {
    std::string field;
    std::string value;
  };
  for (const Case& one : std::vector<Case>{{"headline", "Ferry sinks"},
                                           {"published", "2023-05-09"},
                                           {"published", "2023-04-01T10:00:00Z"},
                                           {"source", "South Post"},
                                           {"byline", "By Anna Lindqvist"},
                                           {"url", "http://example.org/a"},
                                           {"language", "de"},
                                           {"body", "The ferry to Oslo was late, said Berta Lindqvist."}}) {
    CAPTURE(one.field);
    const Archive archive;
    archive.build(three());
    nlohmann::json row = {{"id", "a"},
                          {"headline", "Ferry late"},
                          {"body", "The ferry to Oslo was late, said Anna Lindqvist."},
                          {"published", "2023-04-01"},
                          {"source", "North Wire"},
                          {"language", "en"}};
    archive.folder().write("corpus.jsonl", row.dump() + "\n");
    CHECK(archive.update_as_planned().unchanged == 1);
    row[one.field] = one.value;
    archive.folder().write("corpus.jsonl", row.dump() + "\n");
    CHECK(archive.update_as_planned().replaced == 1);
    const Folder fresh;
    const std::string corpus = fresh.write("corpus.jsonl", row.dump() + "\n");
    world::write_json_lines(fresh / "rest.jsonl", {three()[1], three()[2]});
    dateline::build_index(fresh / "index", {corpus, fresh / "rest.jsonl"}, {});
    CHECK(difference(archive.ask(few_requests()), answers(Searcher(fresh / "index"), few_requests())) == "");
    check_sound(archive.index());
  }
}

TEST_CASE("a record that has become empty leaves the old article") {
  struct Case {
    std::string body;
    bool delete_missing;
  };
  for (const Case& one : std::vector<Case>{{"", false}, {" \n", false}, {"...", false}, {"", true}, {"...", true}}) {
    CAPTURE(one.body);
    const Archive archive;
    archive.build(three());
    const Lines before = archive.ask(few_requests());
    Items items = three();
    items[1].headline = "";
    items[1].body = one.body;
    const IndexingReport report = archive.update(items, one.delete_missing ? deleting_missing() : IndexingOptions{});
    CHECK(report.rejected == 1);
    CHECK(report.unchanged == 2);
    CHECK_FALSE(report.published);
    CHECK(archive.ask(few_requests()) == before);
  }
}

TEST_CASE("nothing is withdrawn when a file cannot be read, and the report says so") {
  const Archive archive;
  archive.build(three());
  fs::remove(archive.corpus());
  fs::create_directory(archive.corpus());
  world::write_json_lines(archive.corpus() + "/part.jsonl", {three()[0]});
  fs::copy(std::string(DATELINE_SOURCE_DIR) + "/tests/broken/cut.jsonl.gz", archive.corpus() + "/cut.jsonl.gz");
  const IndexingReport report = archive.update_as_planned(deleting_missing());
  CHECK(report.withdrawn == 0);
  CHECK(report.note.find("nothing was withdrawn") != std::string::npos);
  CHECK(Searcher(archive.index()).search(world::asking("bank")).total.articles == 1);
  fs::remove(archive.corpus() + "/cut.jsonl.gz");
  CHECK(archive.update_as_planned(deleting_missing()).withdrawn >= 2);
  CHECK(dateline::index_status(archive.index()).articles == 1);
}

TEST_CASE("nothing is withdrawn for a corpus of which nothing can be used") {
  const Archive archive;
  archive.build(three());
  const auto before = bytes_of(archive.index());
  for (const char* text : {"", "{\"id\":\n", "{\"id\":\"a\",\"body\":\"\"}\n"}) {
    archive.folder().write("corpus.jsonl", text);
    CHECK(failure([&] { dateline::update_index(archive.index(), {archive.corpus()}, deleting_missing()); }) ==
          ErrorKind::input);
  }
  auto after = bytes_of(archive.index());
  std::erase_if(after, [](const auto& file) { return file.first.starts_with("rejects-"); });
  CHECK(changes(before, after) == "");
}

TEST_CASE("an index that is not there: update builds it, the rest says so and makes nothing") {
  const Archive archive;
  CHECK(failure([&] { dateline::remove_articles(archive.index(), {"a"}); }) == ErrorKind::index_missing);
  CHECK(failure([&] { dateline::compact_index(archive.index(), {}); }) == ErrorKind::index_missing);
  CHECK(failure([&] { dateline::verify_index(archive.index()); }) == ErrorKind::index_missing);
  CHECK(failure([&] { dateline::rollback_index(archive.index()); }) == ErrorKind::index_missing);
  CHECK_FALSE(fs::exists(archive.index()));
  CHECK(archive.update(three()).added == 3);
  check_as_new(archive.index(), model_of(three()), few_requests());
  check_idle(archive);
}

TEST_CASE("an index of no articles opens, answers nothing, is sound and can be filled again") {
  const Archive archive;
  archive.build(three());
  CHECK(dateline::remove_articles(archive.index(), {"a", "b", "c", "b"}).withdrawn == 3);
  const auto check_empty = [&] {
    for (const SearchRequest& request : few_requests()) {
      const SearchResult result = Searcher(archive.index()).search(request);
      CHECK(result.hits.empty());
      CHECK(result.total.articles + result.total.passages + result.total.stories == 0);
      for (const Facet& facet : result.facets) CHECK(facet.rows.empty());
    }
    const dateline::IndexStatus status = dateline::index_status(archive.index());
    CHECK(status.articles + status.passages + status.tombstones + status.segments == 0);
    check_sound(archive.index());
  };
  check_empty();
  CHECK(dateline::remove_articles(archive.index(), {"a"}).unknown == Lines{"a"});
  dateline::compact_index(archive.index(), {});
  check_empty();
  CHECK(archive.update(three()).added == 3);
  check_as_new(archive.index(), model_of(three()), few_requests());
  CHECK(dateline::rollback_index(archive.index()) != 0);
  check_empty();
}

TEST_CASE("ids of any bytes") {
  const Lines ids = {"a b",
                     "A B",
                     "a\tb",
                     "a\nb",
                     "\"quoted\"",
                     "ä",
                     "a\xcc\x88",
                     "\xf0\x9f\x93\xb0",
                     "-",
                     "--all",
                     "../../etc",
                     "a/b?c=d&e#f",
                     std::string(2'047, 'x'),
                     std::string(2'047, 'x') + "y",
                     "\x01",
                     "a\x7f",
                     "0",
                     "00"};
  Items items;
  for (const std::string& id : ids) {
    items.push_back({id, "", "", "Ferry number " + std::to_string(items.size()) + ".", ""});
  }
  const Archive archive;
  CHECK(archive.build(items).added == ids.size());
  check_idle(archive, deleting_missing());
  Lines given;  // as the index has them: readers may tidy ids
  for (const Hit& hit : Searcher(archive.index()).search(world::asking("")).hits) given.push_back(hit.article);
  CHECK(given.size() == ids.size());
  for (const std::string& id : ids) {
    INFO("id ", id.substr(0, 40));
    CHECK(std::count(given.begin(), given.end(), id) == 1);
    const dateline::RemovalReport report = dateline::remove_articles(archive.index(), {id});
    CHECK(report.withdrawn == 1);
    CHECK(report.unknown.empty());
  }
  CHECK(dateline::index_status(archive.index()).articles == 0);
}

TEST_CASE("rollback goes one step back and no further, and every run may follow it") {
  const Archive archive;
  archive.build(three());
  CHECK(failure([&] { dateline::rollback_index(archive.index()); }) == ErrorKind::index_missing);
  const Lines first = archive.ask(few_requests());
  Items more = three();
  more[0].headline = "Ferry sinks";
  more.push_back({"d", "2023-04-09", "", "The bank of the harbour closes, said Berta Lindqvist.", "North Wire"});
  const Lines second = [&] {
    archive.update(more);
    return archive.ask(few_requests());
  }();
  const std::vector<std::pair<std::string, std::function<void()>>> runs = {
      {"update", [&] { archive.update(more); }},
      {"update --delete-missing", [&] { archive.update(more, deleting_missing()); }},
      {"build", [&] { archive.build(more); }},
  };
  for (const auto& run : runs) {
    CAPTURE(run.first);
    CHECK(dateline::rollback_index(archive.index()) < dateline::index_status(archive.index()).generation + 1);
    CHECK(archive.ask(few_requests()) == first);
    check_sound(archive.index());
    CHECK(failure([&] { dateline::rollback_index(archive.index()); }) == ErrorKind::index_missing);
    run.second();
    CHECK(archive.ask(few_requests()) == second);
    check_sound(archive.index());
    CHECK(entries(archive.index() + "/generations") == 2);
  }
}

TEST_CASE("compaction leaves no tombstone, is smaller, and answers the same; so does one from the store") {
  Dice dice(seed());
  Items items;
  for (int i = 0; i < 120; ++i) items.push_back(random_item(dice, "a" + std::to_string(i)));
  const Archive archive;
  archive.build(items);
  Lines gone;
  for (int i = 0; i < 120; i += 5) gone.push_back("a" + std::to_string(i));
  dateline::remove_articles(archive.index(), gone);
  const auto before = dateline::index_status(archive.index());
  CHECK(before.tombstones == gone.size());
  const Lines answered = archive.ask(law_requests());
  const dateline::CompactionReport report = dateline::compact_index(archive.index(), {});
  CHECK(report.published);
  CHECK(report.bytes_before == before.bytes);
  const auto after = dateline::index_status(archive.index());
  CHECK(report.bytes_after == after.bytes);
  CHECK(after.tombstones == 0);
  CHECK(after.bytes < before.bytes);
  CHECK(after.articles == before.articles);
  CHECK(difference(archive.ask(law_requests()), answered) == "");
  dateline::CompactionOptions from_store;
  from_store.from_store = true;
  for (int i = 0; i < 2; ++i) {
    CHECK(dateline::compact_index(archive.index(), from_store).published);
    CHECK(difference(archive.ask(law_requests()), answered) == "");
    check_sound(archive.index());
  }
  std::erase_if(items, [&](const Item& item) { return std::find(gone.begin(), gone.end(), item.id) != gone.end(); });
  archive.update(items, deleting_missing());
  CHECK(dateline::index_status(archive.index()).generation == after.generation + 2);  // nothing was to be done
}

TEST_CASE("what only a dead article said is gone: names, acronyms, sources, languages, words") {
  Items items = three();
  items.push_back(
      {"d", "", "", "The Harbour Workers Union (HWU) met in Amman, said Karla Odehall.", "Rare Gazette", "en"});
  items.push_back({"e", "", "", "The HWU agreed.", "North Wire", "en"});
  items.push_back({"g", "", "", "The Harbour Workers Union was late.", "North Wire", "en"});
  items.push_back({"f", "", "", "Der Hafen und die Regierung schweigen.", "North Wire", "de"});
  const Archive archive;
  archive.build(items);
  CHECK(rows(archive.index(), "org") == Lines{"Harbour Workers Union: 3"});
  CHECK_FALSE(has_note(archive.index(), "person:Odehall", "no person called"));
  dateline::remove_articles(archive.index(), {"d", "f"});
  CHECK(rows(archive.index(), "org") == Lines{"HWU: 1", "Harbour Workers Union: 1"});
  CHECK(has_note(archive.index(), "person:Odehall", "no person called"));
  CHECK(has_note(archive.index(), "source:\"rare gazette\"", "no source called"));
  CHECK(has_note(archive.index(), "language:de", "no language called"));
  CHECK(has_note(archive.index(), "Hafen", "no article has"));
  items = {items[0], items[1], items[2], items[4], items[5]};
  check_as_new(archive.index(), model_of(items), few_requests());
}

TEST_CASE("a surname goes to the person who has it now") {
  const auto says = [](const std::string& id, const std::string& who) {
    return Item{id, "", "", "The ferry was late, said " + who + ".", ""};
  };
  const Items items = {says("a1", "Anna Lindqvist"), says("a2", "Anna Lindqvist"), says("b", "Mr Lindqvist")};
  const Archive archive;
  archive.build(items);
  CHECK(rows(archive.index(), "person") == Lines{"Anna Lindqvist: 3"});
  archive.update({says("c", "Berta Lindqvist")});
  CHECK(rows(archive.index(), "person") == Lines{"Anna Lindqvist: 2", "Berta Lindqvist: 1", "Lindqvist: 1"});
  dateline::remove_articles(archive.index(), {"a1", "a2"});
  CHECK(rows(archive.index(), "person") == Lines{"Berta Lindqvist: 2"});
  check_as_new(archive.index(), model_of({items[2], says("c", "Berta Lindqvist")}), few_requests());
}

TEST_CASE("a names file decides what is one thing, and stays until there is another") {
  Archive archive;
  archive.build(three());
  const std::string file = archive.folder() / "names.jsonl";
  const auto rows = [&] {
    SearchRequest request = with_facets(world::asking(""));
    Lines found;
    for (const Facet& facet : Searcher(archive.index()).search(request).facets) {
      for (const FacetRow& row : facet.rows) {
        if (!row.id.empty()) found.push_back(facet.kind + " " + row.name + " " + row.id + row.country);
      }
    }
    return found;
  };
  const auto follow = [&](const std::string& text) {
    std::ofstream(file) << text;
    return dateline::set_names_file(archive.index(), file);
  };
  CHECK(rows().empty());
  std::string any;  // a name that the index has
  std::ostringstream listed;
  dateline::list_names(archive.index(), listed);
  const nlohmann::json first = nlohmann::json::parse(listed.str().substr(0, listed.str().find('\n')));
  any = first["name"];
  const std::string line =
      nlohmann::json{{"id", "x1"}, {"type", "place"}, {"name", "Elsewhere"}, {"aliases", {any}}, {"country", "FR"}}
          .dump();
  CHECK(follow(line).published);
  CHECK_FALSE(follow(line).published);
  const Lines expected = {"place Elsewhere x1FR"};
  CHECK(rows() == expected);
  archive.update({three()[1]});
  CHECK(rows() == expected);
  dateline::compact_index(archive.index(), {});
  CHECK(rows() == expected);
  archive.build(three());
  CHECK(rows() == expected);
  for (const std::string& query : {std::string("place:Elsewhere"), "place:\"" + any + "\""}) {
    CHECK(Searcher(archive.index()).search(world::asking(query)).total.articles > 0);
  }
  const std::uint32_t before = dateline::index_status(archive.index()).generation;
  CHECK_THROWS_AS(follow("{}"), dateline::Error);
  CHECK(dateline::index_status(archive.index()).generation == before);
  CHECK(follow("").published);
  CHECK(rows().empty());
  check_as_new(archive.index(), model_of(three()), law_requests());
}

TEST_CASE("a story falls apart when its middle goes, and is one again when it comes back") {
  const std::string text = long_text(1, 80);
  const Items chain = {{"a", "2023-04-01", "First", text, ""},
                       {"b", "2023-04-04", "Second", text, ""},
                       {"c", "2023-04-07", "Third", text, ""},
                       {"d", "2023-04-10", "Fourth", text, ""},
                       {"x", "2023-04-04", "Other", long_text(2, 80), ""}};
  const Archive archive;
  archive.build(chain);
  CHECK(stories(archive.index()) == 2);
  dateline::remove_articles(archive.index(), {"b"});
  CHECK(rows(archive.index(), "story") == Lines{"Third: 2", "First: 1", "Other: 1"});
  Items left = chain;
  left[1].body = long_text(3, 80);
  archive.update({left[1]});
  CHECK(stories(archive.index()) == 4);
  archive.update({chain[1]});
  CHECK(rows(archive.index(), "story") == Lines{"First: 4", "Other: 1"});
  Items later = chain;
  later[1].published = "2023-06-01";
  archive.update({later[1]});
  CHECK(stories(archive.index()) == 4);
  check_as_new(archive.index(), model_of(later), few_requests());
}

// The parts of a rewrite must not lean on the dictionary of parts that lie in another segment.
TEST_CASE("segments that are rewritten in a run that adds much can be read") {
  const auto many = [](const char* prefix, unsigned first, unsigned count) {
    Items items;
    for (unsigned i = 0; i < count; ++i) {
      items.push_back({prefix + std::to_string(i), "2023-04-01", "", long_text(first + i, 500), ""});
    }
    return items;
  };
  const Archive archive;
  const Items old = many("old", 1, 20);
  archive.build(old);
  Items now = many("new", 100, 150);
  Model model = model_of(old);
  for (unsigned i = 0; i < 15; ++i) now.push_back({old[i].id, "2023-04-02", "", long_text(1'000 + i, 500), ""});
  for (const Item& item : now) model[item.id] = item;
  archive.update(now);
  CHECK(dateline::index_status(archive.index()).tombstones == 0);
  check_as_new(archive.index(), model, {with_facets(world::asking("")), world::asking("w17 w18 w19")});
  check_idle(archive);
  dateline::compact_index(archive.index(), {});
  check_as_new(archive.index(), model, {world::asking("w17 w18 w19")});
}

TEST_CASE("many small updates leave few segments") {
  const Archive archive;
  Items items = three();
  archive.build(items);
  for (int i = 0; i < 30; ++i) {
    CAPTURE(i);
    const std::string number = std::to_string(i);
    items.push_back(
        {"n" + number, day_text(static_cast<std::size_t>(i)), "", "The ferry of the day: " + number + ".", ""});
    archive.update({items.back()});
    CHECK(dateline::index_status(archive.index()).segments <= 14);  // seven of a tier; 33 passages make two tiers
    check_sound(archive.index());
  }
  Asked requests = few_requests();
  requests.push_back(world::asking("\"of the day\""));
  check_as_new(archive.index(), model_of(items), requests);
}

TEST_CASE("withdrawing and replacing reaches over the parts of a large index") {
  constexpr std::size_t articles = 16'050;  // a part has 16,000
  Items items;
  for (std::size_t i = 0; i < articles; ++i) {
    const std::string number = std::to_string(i);
    items.push_back(
        {number, day_text(i % 60), "", "Ferry of line " + std::to_string(i % 70), sources[i % sources.size()]});
  }
  const Archive archive;
  archive.build(items);
  Model model = model_of(items);
  Items changed;
  for (std::size_t i = 0; i < articles; i += 3'203) {
    changed.push_back({std::to_string(i), "2023-05-01", "", "The ferry of the line stops, said Anna Lindqvist", ""});
  }
  changed.push_back({"16049", "", "", "The last of the ferries", ""});
  CHECK(archive.update(changed).replaced == changed.size());
  for (const Item& item : changed) model[item.id] = item;
  Lines gone;
  for (std::size_t i = 7; i < articles; i += 997) gone.push_back(std::to_string(i));
  gone.push_back("16048");
  CHECK(dateline::remove_articles(archive.index(), gone).withdrawn == gone.size());
  for (const std::string& id : gone) model.erase(id);
  SearchRequest all = with_facets(world::asking(""));
  all.top = 50;
  SearchRequest lines = world::asking("\"of line 13\"");
  lines.top = 500;
  check_as_new(
      archive.index(), model,
      {all, lines, with_facets(world::asking("stops")), world::asking("\"of the\""), world::asking("line:7 last")});
  check_idle(archive);
}

// --- Reading while writing ----------------------------------------------------------------

TEST_CASE("a searcher answers from its own generation while others follow, also what it had not read yet") {
  Dice dice(seed() + 100);
  Items items;
  for (int i = 0; i < 80; ++i) items.push_back(random_item(dice, "a" + std::to_string(i)));
  const Archive archive;
  archive.build(items);
  const Lines expected = archive.ask(law_requests());
  const Searcher searcher(archive.index());
  const std::string own = archive.index() + "/" + "generations/000001";
  const auto own_segments = bytes_of(archive.index() + "/segments");
  for (int i = 0; i < 5; ++i) {
    for (Item& item : items) item = random_item(dice, item.id);
    archive.update(items);
    CHECK(searcher.outdated());
  }
  CHECK_FALSE(fs::exists(own));
  for (const auto& [name, bytes] : own_segments) CHECK_FALSE(fs::exists(archive.index() + "/segments/" + name));
  CHECK(difference(answers(searcher, law_requests()), expected) == "");
  CHECK(searcher.generation() == 1);
  CHECK(Searcher(archive.index()).generation() == 6);
}

TEST_CASE("every answer while an index is updated is that of one generation") {
  const Archive archive;
  Items items = three();
  archive.build(items);
  std::mutex mutex;
  std::map<std::uint32_t, Lines> read;
  std::string trouble;
  std::atomic<bool> ended = false;
  std::thread reader([&] {
    try {
      while (!ended) {
        const Searcher searcher(archive.index());
        const Lines found = answers(searcher, few_requests());
        const std::lock_guard lock(mutex);
        const auto [known, fresh] = read.try_emplace(searcher.generation(), found);
        if (!fresh && known->second != found) trouble = "generation answered in two ways";
      }
    } catch (const std::exception& error) {
      const std::lock_guard lock(mutex);
      trouble = error.what();
    }
  });
  std::map<std::uint32_t, Lines> written{{1, archive.ask(few_requests())}};
  for (int i = 0; i < 40; ++i) {
    items[static_cast<std::size_t>(i) % 3].headline = "The bank of the storm " + std::to_string(i);
    const std::uint32_t generation = archive.update(items).generation;
    written[generation] = archive.ask(few_requests());
  }
  ended = true;
  reader.join();
  CHECK(trouble == "");
  CHECK(read.size() > 3);
  for (const auto& one : read) {
    CAPTURE(one.first);
    CHECK(difference(one.second, written[one.first]) == "");
  }
}
