// What a search finds is what a slow and obvious reading of every article finds: random corpora, random queries. The
// seed is printed and can be set by DATELINE_SEED.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "common/error.hpp"
#include "indexer/indexing.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/searcher.hpp"
#include "tests/folder.hpp"
#include "tests/plain_matcher.hpp"

using dateline::Hit;
using dateline::ParsedQuery;
using dateline::QueryNode;
using dateline::Searcher;
using dateline::SearchRequest;
using dateline::SearchResult;
using dateline::test::Folder;
using dateline::test::PlainArticle;

namespace {

unsigned seed() {
  const char* text = std::getenv("DATELINE_SEED");
  return text != nullptr ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : 20'170'409U;
}

class Dice {
 public:
  explicit Dice(unsigned from) : random_(from) {}
  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  // Earlier ones are drawn more often, as in real text.
  const std::string& of(const std::vector<std::string>& list) {
    return list[std::min(below(list.size()), below(list.size()))];
  }

 private:
  std::mt19937 random_;
};

// --- A corpus ---------------------------------------------------------------------

// Few, so that matches are many; several forms and spellings of a stem, and stems that begin as their forms do not.
const std::vector<std::string> vocabulary = {
    "the",    "strike",   "The",     "harbour", "of",      "striking",  "Strike", "STRIKE",   "harbours", "us",
    "US",     "U.S.",     "die",     "dying",   "resume",  "résumé",    "colour", "color",    "O'Neill",  "near-by",
    "1,000",  "beri",     "memberi", "skies",   "sky",     "StriKe",    "l'eau",  "striker",  "3.5",      "don’t",
    "policy", "policies", "東京",    "strikes", "Harbour", "pemberian", "lying",  "colouring"};
const std::vector<std::string> languages = {"en", "en", "en", "fr", "id", "de", "xx"};
const std::vector<std::string> sources = {"North Wire", "South Post", ""};
const std::vector<std::string> authors = {"", "Jane Smith", "Jane O’Neill and John Smith", "JOHN STRIKE"};

std::string words(Dice& dice, std::size_t count) {
  std::string text;
  for (; count > 0; --count) {
    text += dice.of(vocabulary);
    // A few words that hardly any other article has: endings without a code.
    if (dice.one_in(40)) text += std::string(1 + dice.below(3), static_cast<char>('a' + dice.below(26)));
    text += dice.one_in(12) ? ", " : " ";
  }
  return text;
}

std::string random_body(Dice& dice) {
  std::string body;
  const std::size_t longest = dice.one_in(6) ? 60 : 12;
  for (std::size_t sentence = 0, count = dice.below(longest); sentence < count; ++sentence) {
    const std::size_t length = dice.one_in(20) ? 130 + dice.below(150) : 1 + dice.below(12);
    body += words(dice, length);
    body.back() = "..!?"[dice.below(4)];
    if (dice.one_in(8)) body += "\"";
    body += dice.one_in(4) ? (dice.one_in(3) ? "\n  " : "\n\n") : " ";
  }
  return body;
}

struct Record {
  std::string id;
  std::string headline;
  std::string body;
  std::string byline;
  std::string published;
  std::string source;
  std::string language;
};

Record random_record(Dice& dice, std::size_t number) {
  Record record;
  record.id = "a" + std::to_string(number);
  const std::size_t kind = dice.below(12);
  if (kind > 2) record.headline = words(dice, kind == 3 ? 49 + dice.below(200) : 1 + dice.below(10));
  record.body = random_body(dice);
  if (record.headline.empty() && record.body.empty()) record.body = "Strike.";
  record.byline = dice.of(authors);
  if (!dice.one_in(4))
    record.published = "2023-0" + std::to_string(1 + dice.below(6)) + "-1" + std::to_string(dice.below(9));
  record.source = dice.of(sources);
  record.language = dice.of(languages);
  return record;
}

void write(const std::string& path, const std::vector<Record>& records) {
  std::ofstream file(path, std::ios::binary);
  for (const Record& record : records) {
    file << nlohmann::json{{"id", record.id},
                           {"headline", record.headline},
                           {"body", record.body},
                           {"byline", record.byline},
                           {"source", record.source},
                           {"language", record.language},
                           {"published", record.published}}
                .dump()
         << '\n';
  }
}

// An index that was built, then updated twice, with articles replaced and withdrawn; perhaps compacted.
class Archive {
 public:
  Archive(Dice& dice, bool compacted) {
    std::map<std::string, Record> records;
    const std::string index = folder_ / "index";
    for (int run = 0; run < 3; ++run) {
      std::vector<Record> changed;
      const std::size_t first = run == 0 ? 0 : dice.below(20);
      for (std::size_t i = first, end = first + 25 + dice.below(10); i < end; ++i)
        changed.push_back(random_record(dice, i));
      write(folder_ / "run.jsonl", changed);
      const auto report = dateline::update_index(index, {folder_ / "run.jsonl"}, {});
      CHECK(report.rejected == 0);
      for (const Record& record : changed) records[record.id] = record;
    }
    const std::vector<std::string> withdrawn = {"a3", "a7", "a20"};
    CHECK(dateline::remove_articles(index, withdrawn).withdrawn == withdrawn.size());
    for (const std::string& id : withdrawn) records.erase(id);
    if (compacted) dateline::compact_index(index, {});
    searcher = std::make_unique<Searcher>(index);
    read(index, records);
  }

  std::unique_ptr<Searcher> searcher;
  std::vector<PlainArticle> articles;
  std::map<std::string, std::size_t> numbers;  // by id

 private:
  // Where the passages lie is read from the index; all else is what was written.
  void read(const std::string& index, const std::map<std::string, Record>& records) {
    const auto snapshot = dateline::IndexSnapshot::open(index, 1u << 20);
    dateline::WorkspacePool pool(snapshot->cache());
    const dateline::ArticleTable& table = snapshot->table();
    for (std::uint32_t i = 0; i < table.articles(); ++i) {
      if (!table.living.contains(table.starts[i])) continue;
      const auto loan = pool.lend();
      const dateline::StoredArticle stored = snapshot->article(i, *loan);
      const Record& record = records.at(stored.article.id);
      REQUIRE(stored.article.body == record.body);
      REQUIRE(stored.article.headline == record.headline);
      REQUIRE(stored.article.language == record.language);
      REQUIRE(stored.passages.size() == table.starts[i + 1] - table.starts[i]);
      numbers[stored.article.id] = articles.size();
      articles.emplace_back(stored);
      REQUIRE(articles.back().is_whole());
    }
    REQUIRE(articles.size() == records.size());
    REQUIRE(searcher->articles() == records.size());
  }

  Folder folder_;
};

// --- Queries ----------------------------------------------------------------------

class QueryMaker {
 public:
  explicit QueryMaker(Dice& dice) : dice_(dice) {}

  std::string query() { return boolean(2); }
  std::string positional(std::size_t depth) {
    if (depth == 0 || dice_.one_in(3)) return leaf();
    const std::string left = positional(depth - 1);
    const std::string right = positional(depth - 1);
    switch (dice_.below(6)) {
      case 0: return "(" + left + " OR " + right + ")";
      case 1: return "(" + left + " " + right + ")";
      case 2: return left + connector() + right;  // as the parser binds it
      default: return "(" + left + connector() + right + ")";
    }
  }

 private:
  std::string leaf() {
    switch (dice_.below(12)) {
      case 0:
      case 1:
      case 2: return "\"" + several() + "\"";
      case 3: return wildcard();
      case 4: return "caps(" + (dice_.one_in(2) ? word() : "\"" + several() + "\"") + ")";
      case 5: return zone() + (dice_.one_in(2) ? word() : "\"" + several() + "\"");
      default: return word();
    }
  }
  std::string word() { return dice_.one_in(60) ? "unheardof" : dice_.of(vocabulary); }
  std::string several() {
    std::string text = word();
    for (std::size_t more = dice_.below(3); more > 0; --more) text += " " + word();
    return text;
  }
  // A word with some of its letters, from the third on, as wildcards.
  std::string wildcard() {
    std::string text;
    do text = word();
    while (text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos ||
           text.size() < 3);
    if (dice_.one_in(2)) text[2 + dice_.below(text.size() - 2)] = '?';
    if (dice_.one_in(2)) text.resize(2 + dice_.below(text.size() - 2));
    if (dice_.one_in(3)) text.insert(2, "*");
    return dice_.one_in(2) || text.find_first_of("*?") == std::string::npos ? text + "*" : text;
  }
  std::string zone() { return std::vector<std::string>{"headline:", "lead:", "body:", "byline:"}[dice_.below(4)]; }
  std::string connector() {
    static const std::vector<std::string> distances = {"1", "2", "3", "5", "8", "20", "255"};
    std::string text = dice_.one_in(5) ? " not " : " ";
    switch (dice_.below(6)) {
      case 0: return text + "/s ";
      case 1: return text + "/p ";
      case 2: return text + "pre/" + dice_.of(distances) + " ";
      default: return text + "w/" + dice_.of(distances) + " ";
    }
  }
  std::string field() {
    static const std::vector<std::string> fields = {"source:\"North Wire\"", "language:en",
                                                    "language:id",           "length:>40",
                                                    "length:3..200",         "published:2023-02..2023-04"};
    return fields[dice_.below(fields.size())];
  }
  std::string boolean(std::size_t depth) {
    if (depth == 0 || dice_.one_in(3)) return positional(2);
    const std::string left = boolean(depth - 1);
    const std::string right = boolean(depth - 1);
    switch (dice_.below(12)) {
      case 0:
      case 1: return "(" + left + ") AND (" + right + ")";
      case 2: return "(" + left + ") NOT (" + right + ")";
      case 3: return "(" + left + ") OR (" + right + ")";
      case 4: return left + " " + right;
      case 5: return "+(" + left + ") " + right + " -" + leaf();
      case 6: return "+" + leaf() + " " + right + " " + field();
      case 7: return left + " " + field() + " " + field();
      case 8: return "atleast" + std::to_string(1 + dice_.below(6)) + "(" + positional(1) + ")";
      case 9: return "(" + left + ") " + field();
      case 10: return leaf() + " w/5 (" + leaf() + " AND " + leaf() + ")";
      default: return left + " AND " + right + " OR " + field();
    }
  }

  Dice& dice_;
};

// --- The law ----------------------------------------------------------------------

using Key = std::tuple<std::string, std::size_t, std::size_t>;  // article, begin and end of the passage
using Keys = std::multiset<Key>;                                // passages of headlines alone have no range

// Whether all that matches is a word or group that is marked, wherever it stands.
bool is_markable(const QueryNode& node) {
  if (!is_positional(node) || node.zone != dateline::Zone::anywhere) return false;
  if (node.kind == QueryNode::Kind::near && node.proximity.negated) return false;
  return std::all_of(node.children.begin(), node.children.end(), [](const auto& child) { return is_markable(*child); });
}

bool matches_alone(const QueryNode& tree, const std::string& text, const std::string& language) {
  return !PlainArticle::of_text(text, language).places(tree).empty();
}

// What is marked of a query: of each of its alternatives, the places that hold no other.
dateline::test::Places marked_places(const QueryNode& tree, PlainArticle& article) {
  dateline::test::Places places;
  if (tree.kind == QueryNode::Kind::words || tree.kind == QueryNode::Kind::either) {
    for (const auto& child : tree.children) append(places, marked_places(*child, article));
    return sorted(std::move(places));
  }
  return PlainArticle::shortest(article.places(tree));
}

// Every mark satisfies the query by itself, and is there where one of `places` lies in the text.
void check_marks(const QueryNode& tree, const PlainArticle& article, const dateline::test::Places& places,
                 const Hit& hit) {
  const std::size_t before = hit.text.find_first_not_of(" \"\n");
  for (const dateline::Span& span : hit.spans) {
    // What goes on in the next passage, or comes from the one before, is marked as far as it is here.
    if (article.passages() > 1 && (span.begin <= before || span.end + 4 >= hit.text.size())) continue;
    const std::string marked = hit.text.substr(span.begin, span.end - span.begin);
    INFO("marked ", marked);
    REQUIRE(matches_alone(tree, marked, hit.language));
  }
  for (const dateline::Span& span : hit.headline_spans) {
    const std::string marked = hit.headline.substr(span.begin, span.end - span.begin);
    INFO("marked in the headline ", marked);
    REQUIRE(matches_alone(tree, marked, hit.language));
  }
  dateline::test::Places in_body;
  bool in_headline = false;
  for (const dateline::test::Place& place : places) {
    if (place.part == dateline::test::Part::body) in_body.push_back(place);
    in_headline = in_headline || place.part == dateline::test::Part::headline;
  }
  const std::vector<bool> touched = article.touched(in_body);
  const auto& passages = article.stored().passages;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    if (passages[i].body.begin != hit.begin || passages[i].body.end != hit.end || passages[i].body.empty()) continue;
    REQUIRE(touched[i] == !hit.spans.empty());
  }
  REQUIRE(in_headline == !hit.headline_spans.empty());
}

void check_all_marks(Archive& archive, const QueryNode& tree, const SearchResult& result) {
  std::map<std::string, dateline::test::Places> places;  // by article
  for (const Hit& hit : result.hits) {
    PlainArticle& article = archive.articles[archive.numbers.at(hit.article)];
    if (places.count(hit.article) == 0) places[hit.article] = marked_places(tree, article);
    check_marks(tree, article, places[hit.article], hit);
  }
}

void check_query(Archive& archive, const std::string& query) {
  INFO("query ", query);
  const ParsedQuery parsed = dateline::parse_query(query, true);
  SearchRequest request;
  request.query = query;
  request.strict = true;
  request.top = 1'000'000;
  const SearchResult result = archive.searcher->search(request);
  Keys found;
  for (const Hit& hit : result.hits) found.emplace(hit.article, hit.begin, hit.end);
  Keys expected;
  std::size_t articles = 0;
  for (PlainArticle& article : archive.articles) {
    const std::vector<bool> matches = article.matches(*parsed.tree);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const dateline::Range& range = article.stored().passages[i].body;
      if (matches[i]) expected.emplace(article.stored().article.id, range.begin, range.end);
    }
    articles += std::find(matches.begin(), matches.end(), true) != matches.end() ? 1 : 0;
  }
  for (const Key& key : expected) {
    INFO("missing ", std::get<0>(key), " ", std::get<1>(key));
    REQUIRE(found.count(key) == expected.count(key));
  }
  for (const Key& key : found) {
    INFO("too many ", std::get<0>(key), " ", std::get<1>(key));
    REQUIRE(found.count(key) == expected.count(key));
  }
  REQUIRE(result.total.articles == articles);
  REQUIRE(result.total.passages == expected.size());
  REQUIRE_FALSE(result.timed_out);
  if (is_markable(*parsed.tree)) check_all_marks(archive, *parsed.tree, result);
}

void check_law(unsigned from, int archives, int queries) {
  INFO("seed ", from);
  constexpr const char* refusals[] = {"stands for more than", "more than 64", "asks for too much"};
  int refused = 0;
  Dice dice(from);
  for (int number = 0; number < archives; ++number) {
    Archive archive(dice, number % 2 == 1);
    QueryMaker maker(dice);
    for (int i = 0; i < queries; ++i) {
      const std::string query = i % 3 == 0 ? maker.positional(2) : maker.query();
      try {
        check_query(archive, query);
      } catch (const dateline::Error& error) {
        // Too many words of a wildcard, of a query, too common ones near each other; nothing else.
        INFO("query ", query, ": ", std::string(error.what()));
        REQUIRE(error.kind() == dateline::ErrorKind::query);
        const std::string what = error.what();
        const bool known = std::any_of(std::begin(refusals), std::end(refusals),
                                       [&](const char* refusal) { return what.find(refusal) != std::string::npos; });
        REQUIRE(known);
        ++refused;
      }
    }
  }
  CHECK(refused * 20 < archives * queries);
}

}  // namespace

TEST_CASE("a search finds what a plain reading finds") { check_law(seed(), 4, 250); }

// DATELINE_LAW_ARCHIVES=40 asks 100,000 queries, which takes some ten minutes.
TEST_CASE("a search finds what a plain reading finds, many times" * doctest::test_suite("slow")) {
  const char* archives = std::getenv("DATELINE_LAW_ARCHIVES");
  check_law(seed() + 1, archives != nullptr ? std::atoi(archives) : 6, 2'500);
}
