// Two bare text files that report one event, as two outlets leave them: what a person who searches them must get.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/world.hpp"

using dateline::SearchRequest;
using dateline::SearchResult;

namespace {

// No headline, a dateline with the agency, straight quotes, one spelling of the town.
constexpr const char* agency =
    R"(ANKARA (Northlight) — Investigators said on Tuesday that 84 people had died in the attack on the town of Deir Shaykhun, and that samples would be flown abroad.

The Organization for the Inspection of Hazardous Goods (OIHG) has sent a team. "We will go where the evidence leads us, and nowhere else," Director Elena Varga said. Varga spoke after talks with UK Defense Secretary Martin Hollis.

Sir Martin said Britain had shared its findings last week. "The U.S. and the UK see this alike," Hollis said. A similar attack in January 2016 was never explained.

Mr Orlov, the foreign minister, denied any part in it. Minister Sergei Orlov had said on Monday that the OIHG "hasn't seen anything yet".
)";

// A caption as first line, an indented lead, curly quotes, stray blanks, a source line at the end.
constexpr const char* outlet =
    "Image: Smoke over Deir Sheikhoun, seen from the  road\n"
    "    At least 87 people were killed in Deir Sheikhoun, doctors said today, as the OIHG prepared to send "
    "inspectors.\n"
    "\n"
    "\u201cWe will go where the evidence takes us, and nowhere else,\u201d said Elena Varga,  its director.\n"
    "\n"
    "Defence Secretary Sir Martin Hollis told MPs that the regime\u2019s story \u201chasn\u2019t been believed by "
    "anyone\u201d. Mr Hollis "
    "will travel to Washington on Thursday. Sergei Orlov called the claims  invented.\n"
    "\n"
    "source: Channel North\n";

struct Pair {
  Pair() {
    std::filesystem::create_directories(folder / "corpus");
    std::ofstream(folder / "corpus/agency.txt") << agency;
    std::ofstream(folder / "corpus/outlet.txt") << outlet;
    report = dateline::build_index(folder / "index", {folder / "corpus"}, {});
    std::ostringstream out;
    dateline::annotate_corpus({folder / "corpus"}, {}, out);
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) annotations.push_back(nlohmann::json::parse(line));
    searcher = std::make_unique<dateline::Searcher>(folder / "index");
  }
  SearchResult ask(const std::string& query, const std::vector<std::string>& facets = {}) const {
    SearchRequest request = world::asking(query);
    request.facets = facets;
    return searcher->search(request);
  }
  world::TemporaryFolder folder;
  dateline::IndexingReport report;
  std::vector<nlohmann::json> annotations;
  std::unique_ptr<dateline::Searcher> searcher;
};

const Pair& pair() {
  static const Pair one;
  return one;
}

std::vector<std::string> articles(const SearchResult& result) {
  std::vector<std::string> ids;
  for (const dateline::Hit& hit : result.hits) ids.push_back(hit.article);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

const std::vector<std::string> both = {"agency.txt", "outlet.txt"};

}  // namespace

TEST_CASE("both are added, neither has a day or a headline") {
  CHECK(pair().report.added == 2);
  CHECK(pair().report.undated == 2);
  for (const dateline::Hit& hit : pair().ask("").hits) {
    CHECK(hit.headline.empty());
    CHECK(hit.published.empty());
  }
}

TEST_CASE("one row a person") {
  const SearchResult result = pair().ask("", {"person"});
  std::map<std::string, std::uint64_t> rows;
  for (const dateline::FacetRow& row : result.facets.at(0).rows) rows[row.name] = row.articles;
  CHECK(rows == std::map<std::string, std::uint64_t>{{"Elena Varga", 2}, {"Martin Hollis", 2}, {"Sergei Orlov", 2}});
}

TEST_CASE("the organisation is one, spelt out or not") {
  const SearchResult result = pair().ask("", {"org"});
  REQUIRE(result.facets.at(0).rows.size() == 1);
  CHECK(result.facets[0].rows[0].name == "Organization for the Inspection of Hazardous Goods");
  CHECK(result.facets[0].rows[0].articles == 2);
  SearchRequest request = world::asking("");
  request.organisations = {"OIHG"};
  CHECK(articles(pair().searcher->search(request)) == both);
}

TEST_CASE("curly and straight quotation marks and apostrophes are alike to a query") {
  for (const char* query : {"\"where the evidence\"", "\u201cwhere the evidence\u201d"}) {
    CHECK(articles(pair().ask(query)) == both);
  }
  for (const char* query : {"hasn't", "hasn\u2019t"}) CHECK(articles(pair().ask(query)) == both);
  CHECK(articles(pair().ask("regime's")) == std::vector<std::string>{"outlet.txt"});
  CHECK(articles(pair().ask("\"the regime\u2019s story\"")) == std::vector<std::string>{"outlet.txt"});
}

TEST_CASE("no relative date is resolved; a month with its year is") {
  std::size_t unresolved = 0;
  for (const nlohmann::json& row : pair().annotations) {
    if (row["type"] != "DATE") continue;
    if (row["text"] == "January 2016") {
      CHECK(row["value"] == "2016-01");
      CHECK(row["first"] == "2016-01-01");
      CHECK(row["last"] == "2016-01-31");
    } else {
      INFO(row.dump());
      CHECK_FALSE(row.contains("first"));
      ++unresolved;
    }
  }
  CHECK(unresolved >= 4);
  const SearchResult result = pair().ask("", {"mentioned", "published"});
  REQUIRE(result.facets[0].rows.size() == 1);
  CHECK(result.facets[0].rows[0].name == "2016-01");
  CHECK(result.facets[1].rows.empty());
  CHECK(result.facets[1].undated == 2);
  CHECK(articles(pair().ask("mentions:2016-01")) == std::vector<std::string>{"agency.txt"});
}

TEST_CASE("a search for either spelling of the town finds that spelling") {
  CHECK(articles(pair().ask("\"Deir Shaykhun\"")) == std::vector<std::string>{"agency.txt"});
  CHECK(articles(pair().ask("\"Deir Sheikhoun\"")) == std::vector<std::string>{"outlet.txt"});
}

TEST_CASE("both numbers are there") {
  CHECK(articles(pair().ask("84")) == std::vector<std::string>{"agency.txt"});
  CHECK(articles(pair().ask("87")) == std::vector<std::string>{"outlet.txt"});
}

TEST_CASE("sources come from the dateline and from the last line") {
  CHECK(articles(pair().ask("source:Northlight")) == std::vector<std::string>{"agency.txt"});
  CHECK(articles(pair().ask("source:\"Channel North\"")) == std::vector<std::string>{"outlet.txt"});
  CHECK(pair().ask("\"source Channel North\"").total.passages == 0);
}

TEST_CASE("a day that the user supplies resolves what was open") {
  dateline::IndexingOptions options;
  options.published = "2017-04-06";  // a Thursday
  std::ostringstream out;
  dateline::annotate_corpus({pair().folder / "corpus/agency.txt"}, options, out);
  std::istringstream lines(out.str());
  bool tuesday = false;
  for (std::string line; std::getline(lines, line);) {
    const auto row = nlohmann::json::parse(line);
    if (row["text"] == "Tuesday") {
      CHECK(row["first"] == "2017-04-04");
      tuesday = true;
    }
  }
  CHECK(tuesday);
}
