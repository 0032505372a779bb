// Laws that hold for any corpus and any query, tried on random ones; the seed is printed and can be set by
// DATELINE_SEED.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "common/analyzer.hpp"
#include "tests/world.hpp"

using dateline::Hit;
using dateline::Searcher;
using dateline::SearchRequest;
using dateline::SearchResult;

namespace {

unsigned seed() {
  const char* text = std::getenv("DATELINE_SEED");
  return text != nullptr ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : 20'170'409U;
}

const std::vector<std::string> words = {"harbour", "strike", "minister", "flood",  "bank",  "rate",  "river", "court",
                                        "the",     "of",     "vote",     "record", "storm", "talks", "water", "board"};
const std::vector<std::string> names = {"Anna Lindqvist", "Omar Farouk",       "Paris",
                                        "Norway",         "Harbour Board Ltd", "Mr Farouk"};
const std::vector<std::string> sources = {"North Wire", "South Post", ""};

// Draws everything from one generator, so that a seed gives the same corpus and queries.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t limit) { return random_() % limit; }
  const std::string& of(const std::vector<std::string>& list) { return list[below(list.size())]; }
  // Earlier words are drawn more often, as in real text.
  const std::string& word() { return words[std::min(below(words.size()), below(words.size()))]; }
  std::string day() {
    const std::string number = std::to_string(1 + below(28));
    return "2023-0" + std::to_string(1 + below(6)) + (number.size() < 2 ? "-0" : "-") + number;
  }

 private:
  std::mt19937 random_;
};

std::string random_body(Dice& dice) {
  std::string body;
  for (std::size_t sentence = 0, count = 1 + dice.below(25); sentence < count; ++sentence) {
    body += "It was said that ";
    for (std::size_t i = 0, length = 3 + dice.below(14); i < length; ++i) body += dice.word() + " ";
    if (dice.below(4) == 0) body += "by " + dice.of(names) + " in " + dice.of(names) + " ";
    if (dice.below(6) == 0) body += "on April 9, 2017 ";
    body.back() = '.';
    body += dice.below(5) == 0 ? "\n\n" : " ";
  }
  return body;
}

std::vector<world::Item> random_corpus(Dice& dice, std::size_t articles) {
  std::vector<world::Item> items;
  for (std::size_t i = 0; i < articles; ++i) {
    world::Item item;
    item.id = "a" + std::to_string(i);
    if (dice.below(5) != 0) item.published = dice.day();
    if (dice.below(4) != 0) item.headline = "Report on " + dice.word() + " " + dice.word();
    item.source = dice.of(sources);
    item.body = random_body(dice);
    items.push_back(item);
  }
  return items;
}

std::string random_clause(Dice& dice) {
  switch (dice.below(5)) {
    case 0: return "\"" + dice.word() + " " + dice.word() + "\"";
    case 1: return "(" + dice.word() + " OR " + dice.word() + ")";
    default: return dice.word();
  }
}

using Key = std::pair<std::string, std::size_t>;  // article, begin of the passage

std::map<Key, double> passages_of(const SearchResult& result) {
  std::map<Key, double> found;
  for (const Hit& hit : result.hits) found[{hit.article, hit.begin}] = hit.score;
  return found;
}

std::set<std::string> articles_of(const SearchResult& result) {
  std::set<std::string> found;
  for (const Hit& hit : result.hits) found.insert(hit.article);
  return found;
}

template <typename Set>
bool subset(const Set& inner, const Set& outer) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

void check_totals(const SearchResult& result) {
  CHECK(result.total.passages == passages_of(result).size());
  CHECK(result.total.articles == articles_of(result).size());
  CHECK(result.total.stories <= result.total.articles);
}

struct Setting {
  Dice dice{seed()};
  std::vector<world::Item> items = random_corpus(dice, 150);
  world::World made{items};
  Searcher searcher = made.open();
  SearchResult ask(const std::string& query) { return searcher.search(world::asking(query)); }
};

Setting& setting() {
  static Setting one;
  return one;
}

}  // namespace

TEST_CASE("every article is in the index once") {
  INFO("seed ", seed());
  Setting& s = setting();
  const SearchResult all = s.ask("");
  CHECK(s.made.report.added == s.items.size());
  CHECK(all.total.articles == s.items.size());
  check_totals(all);
}

TEST_CASE("AND narrows, OR widens, NOT parts in two") {
  INFO("seed ", seed());
  Setting& s = setting();
  for (int round = 0; round < 60; ++round) {
    const std::string a = random_clause(s.dice);
    const std::string b = random_clause(s.dice);
    INFO("a = ", a, ", b = ", b);
    const SearchResult only_a = s.ask(a);
    const SearchResult only_b = s.ask(b);
    const SearchResult both = s.ask(a + " AND " + b);
    const SearchResult either = s.ask(a + " OR " + b);
    const SearchResult without = s.ask(a + " NOT " + b);
    for (const SearchResult* result : {&only_a, &only_b, &both, &either, &without}) check_totals(*result);
    CHECK(subset(articles_of(both), articles_of(only_a)));
    CHECK(subset(articles_of(only_a), articles_of(either)));
    CHECK(both.total.articles + either.total.articles == only_a.total.articles + only_b.total.articles);
    CHECK(both.total.articles + without.total.articles == only_a.total.articles);
    std::vector<std::string> common;
    const auto left = articles_of(without);
    const auto right = articles_of(only_b);
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
    CHECK(common.empty());
    CHECK(articles_of(s.ask(b + " AND " + a)) == articles_of(both));
  }
}

TEST_CASE("words side by side are the union of their passages") {
  INFO("seed ", seed());
  Setting& s = setting();
  for (int round = 0; round < 40; ++round) {
    const std::string a = s.dice.word();
    const std::string b = s.dice.word();
    auto united = passages_of(s.ask(a));
    united.merge(passages_of(s.ask(b)));
    const auto together = passages_of(s.ask(a + " " + b));
    CHECK(together.size() == united.size());
    for (const auto& [key, score] : united) CHECK(together.count(key) == 1);
  }
}

TEST_CASE("a filter only removes, and leaves scores as they are") {
  INFO("seed ", seed());
  Setting& s = setting();
  for (int round = 0; round < 60; ++round) {
    const std::string query = random_clause(s.dice) + " " + s.dice.word();
    SearchRequest request = world::asking(query);
    const auto before = passages_of(s.searcher.search(request));
    switch (s.dice.below(5)) {
      case 0: request.people = {"Anna Lindqvist"}; break;
      case 1: request.places = {"Norway"}; break;
      case 2: request.sources = {"North Wire"}; break;
      case 3: request.mentions = {"2017-04"}; break;
      default: request.from = s.dice.day(); break;
    }
    const SearchResult result = s.searcher.search(request);
    check_totals(result);
    for (const auto& [key, score] : passages_of(result)) {
      REQUIRE(before.count(key) == 1);
      CHECK(before.at(key) == score);
    }
  }
}

TEST_CASE("page after page gives the whole, once") {
  INFO("seed ", seed());
  Setting& s = setting();
  for (const dateline::Unit unit : {dateline::Unit::passage, dateline::Unit::article}) {
    SearchRequest request = world::asking("strike minister");
    request.unit = unit;
    const SearchResult whole = s.searcher.search(request);
    std::vector<Hit> pages;
    request.top = 7;
    for (request.offset = 0; request.offset < whole.hits.size() + 7; request.offset += 7) {
      const SearchResult page = s.searcher.search(request);
      CHECK(page.total.passages == whole.total.passages);
      pages.insert(pages.end(), page.hits.begin(), page.hits.end());
    }
    REQUIRE(pages.size() == whole.hits.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
      CHECK(pages[i].rank == i + 1);
      CHECK(pages[i].article == whole.hits[i].article);
      CHECK(pages[i].begin == whole.hits[i].begin);
      CHECK(pages[i].score == whole.hits[i].score);
      if (i > 0) CHECK(pages[i].score <= pages[i - 1].score);
    }
  }
}

TEST_CASE("a facet's count is what its filter finds") {
  INFO("seed ", seed());
  Setting& s = setting();
  for (int round = 0; round < 15; ++round) {
    SearchRequest request = world::asking(round == 0 ? "" : s.dice.word() + " " + s.dice.word());
    request.facets = {"person", "org", "place", "source", "published", "mentioned", "story"};
    request.facet_rows = 0;
    const SearchResult result = s.searcher.search(request);
    request.facets.clear();
    std::uint64_t dated = 0;
    for (const dateline::Facet& facet : result.facets) {
      CHECK(facet.values == facet.rows.size());
      for (const dateline::FacetRow& row : facet.rows) {
        SearchRequest drilled = request;
        if (facet.kind == "person") drilled.people = {row.name};
        if (facet.kind == "org") drilled.organisations = {row.name};
        if (facet.kind == "place") drilled.places = {row.name};
        if (facet.kind == "source") drilled.sources = {row.name};
        if (facet.kind == "mentioned") drilled.mentions = {row.name};
        if (facet.kind == "published") {
          drilled.from = drilled.to = row.name;
          dated += row.articles;
        }
        if (facet.kind == "story") continue;
        const SearchResult found = s.searcher.search(drilled);
        INFO("facet ", facet.kind, ", row ", row.name, ", query ", request.query);
        CHECK(found.total.articles == row.articles);
        CHECK(found.total.passages == row.passages);
      }
      if (facet.kind == "published") CHECK(dated + facet.undated == result.total.articles);
      if (facet.kind == "story") CHECK(facet.values == result.total.stories);
    }
  }
}

TEST_CASE("what is marked is what was asked, and the text is the body's") {
  INFO("seed ", seed());
  Setting& s = setting();
  dateline::Stemmer stemmer("en");
  std::map<std::string, std::string> bodies;
  for (const world::Item& item : s.items) bodies[item.id] = item.body;
  for (int round = 0; round < 20; ++round) {
    const std::string word = s.dice.word();
    for (const Hit& hit : s.ask(word).hits) {
      CHECK(hit.text == bodies[hit.article].substr(hit.begin, hit.end - hit.begin));
      CHECK(hit.spans.size() + hit.headline_spans.size() > 0);
      for (const dateline::Span& span : hit.spans) {
        const std::string printed = hit.text.substr(span.begin, span.end - span.begin);
        dateline::Tokenizer tokenizer(printed);
        dateline::Token token;
        REQUIRE(tokenizer.next(token));
        CHECK(stemmer.term(token.form) == stemmer.term(word));
      }
    }
  }
}

TEST_CASE("a phrase is found where a plain reading of the text finds it") {
  INFO("seed ", seed());
  Setting& s = setting();
  dateline::Stemmer stemmer("en");
  const auto terms_of = [&](const std::string& text) {
    std::vector<std::string> terms;
    dateline::Tokenizer tokenizer(text);
    for (dateline::Token token; tokenizer.next(token);) terms.push_back(stemmer.term(token.form));
    return terms;
  };
  const SearchResult all = s.ask("");
  std::map<std::string, std::string> headlines;
  for (const world::Item& item : s.items) headlines[item.id] = item.headline;
  for (int round = 0; round < 60; ++round) {
    std::string phrase = s.dice.word();
    for (std::size_t i = 0, more = 1 + s.dice.below(2); i < more; ++i) phrase += " " + s.dice.word();
    const auto wanted = terms_of(phrase);
    const auto holds = [&](const std::string& text) {
      const auto terms = terms_of(text);
      return std::search(terms.begin(), terms.end(), wanted.begin(), wanted.end()) != terms.end();
    };
    std::set<Key> expected;
    std::map<std::string, std::size_t> first_begin;
    for (const Hit& hit : all.hits) {
      if (holds(hit.text)) expected.insert({hit.article, hit.begin});
      const auto [it, fresh] = first_begin.try_emplace(hit.article, hit.begin);
      it->second = std::min(it->second, hit.begin);
    }
    for (const auto& [id, headline] : headlines) {
      if (holds(headline)) expected.insert({id, first_begin[id]});
    }
    std::set<Key> found;
    for (const auto& [key, score] : passages_of(s.ask("\"" + phrase + "\""))) found.insert(key);
    INFO("phrase ", phrase);
    CHECK(found == expected);
  }
}

TEST_CASE("an explanation adds up to the score") {
  INFO("seed ", seed());
  Setting& s = setting();
  for (int round = 0; round < 20; ++round) {
    SearchRequest request = world::asking(random_clause(s.dice) + " " + s.dice.word());
    request.explain = true;
    for (const Hit& hit : s.searcher.search(request).hits) {
      double sum = 0;
      for (const dateline::ScorePart& part : hit.explanation) sum += part.weight;
      CHECK(sum == doctest::Approx(hit.score).epsilon(1e-5));
    }
  }
}

TEST_CASE("indexing twice gives the same answers; an unrelated article removes no hit") {
  INFO("seed ", seed());
  Dice dice(seed() + 1);
  std::vector<world::Item> items = random_corpus(dice, 40);
  const world::World first(items);
  const world::World second(items);
  items.push_back({"unrelated", "2023-01-01", "", "Zebras graze quietly beyond every fence.", ""});
  const world::World larger(items);
  const Searcher a = first.open();
  const Searcher b = second.open();
  const Searcher c = larger.open();
  for (int round = 0; round < 20; ++round) {
    const std::string query = random_clause(dice) + " " + dice.word();
    const auto from_a = passages_of(a.search(world::asking(query)));
    CHECK(from_a == passages_of(b.search(world::asking(query))));
    const auto from_c = passages_of(c.search(world::asking(query)));
    CHECK(from_c.size() == from_a.size());
    for (const auto& [key, score] : from_a) CHECK(from_c.count(key) == 1);
  }
}

TEST_CASE("however an index came to be, the same articles give the same answers") {
  INFO("seed ", seed());
  Dice dice(seed() + 2);
  const std::vector<world::Item> items = random_corpus(dice, 90);
  const world::World at_once(items);
  std::vector<world::Item> backwards(items.rbegin(), items.rend());
  const world::World turned(backwards);
  const dateline::test::Folder folder;
  const std::string pieces = folder / "pieces";
  for (std::size_t first = 0; first < items.size(); first += 15) {
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(first);
    world::write_json_lines(folder / "piece.jsonl", {begin, begin + 15});
    dateline::update_index(pieces, {folder / "piece.jsonl"}, {});
  }
  CHECK(dateline::index_status(pieces).segments > 1);
  const std::string packed = folder / "packed";
  std::filesystem::copy(pieces, packed, std::filesystem::copy_options::recursive);
  dateline::compact_index(packed, {});
  CHECK(dateline::index_status(packed).segments == 1);
  const Searcher expected = at_once.open();
  const Searcher others[] = {turned.open(), Searcher(pieces), Searcher(packed)};
  for (int round = 0; round < 40; ++round) {
    SearchRequest request = world::asking(random_clause(dice) + " " + dice.word());
    request.facets = {"person", "org", "place", "source", "published", "mentioned", "story"};
    if (round % 4 == 0) request.from = dice.day();
    if (round % 4 == 1) request.people = {"Omar Farouk"};
    if (round % 2 == 0) request.unit = dateline::Unit::article;
    INFO("query ", request.query);
    const SearchResult wanted = expected.search(request);
    for (const Searcher& searcher : others) {
      const SearchResult result = searcher.search(request);
      CHECK(passages_of(result) == passages_of(wanted));
      CHECK(result.total.stories == wanted.total.stories);
      REQUIRE(result.hits.size() == wanted.hits.size());
      for (std::size_t i = 0; i < wanted.hits.size(); ++i) CHECK(result.hits[i].article == wanted.hits[i].article);
      for (std::size_t i = 0; i < wanted.facets.size(); ++i) {
        const auto& rows = wanted.facets[i].rows;
        const auto same = [](const dateline::FacetRow& a, const dateline::FacetRow& b) {
          return a.name == b.name && a.articles == b.articles && a.passages == b.passages;
        };
        CHECK(std::equal(rows.begin(), rows.end(), result.facets[i].rows.begin(), result.facets[i].rows.end(), same));
      }
    }
  }
}
