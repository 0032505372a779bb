// Printed results: text for people, JSON that parses back, JSON lines, TREC runs; nothing from an article commands a
// terminal.
#include "searcher/output.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "common/text.hpp"

namespace dateline {
namespace {

Hit sample_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 7.25;
  hit.article = "courier/1";
  hit.headline = "Port strike begins";
  hit.published = "2023-03-21T08:00:00Z";
  hit.source = "Northfield Courier";
  hit.language = "en";
  hit.begin = 10;
  hit.end = 43;
  hit.text = "The dockers' strike began Monday.";
  hit.spans = {{13, 19}};
  hit.headline_spans = {{5, 11}};
  hit.passages = 2;
  return hit;
}

FacetRow facet_row(const std::string& name, std::uint64_t articles, std::uint64_t passages) {
  FacetRow row;
  row.name = name;
  row.articles = articles;
  row.passages = passages;
  return row;
}

void print_json_lines(std::ostream& out, const SearchResult& result) {
  for (const Hit& hit : result.hits) print_json_line(out, hit);
}

SearchResult sample() {
  SearchResult result;
  result.query = "strike";
  result.total = {1, 2, 1};
  result.hits = {sample_hit()};
  result.facets = {{"person", {facet_row("Ilse Brandauer", 3, 4), facet_row("Alan Smith", 1, 1)}, 7, 0},
                   {"published", {facet_row("2023-03", 4, 9), facet_row("2023-04", 1, 1)}, 2, 1},
                   {"org", {}, 0, 0}};
  result.took_us = 12;
  return result;
}

std::string as_text(const SearchResult& result, const TextStyle& style = {}) {
  std::ostringstream out;
  print_text(out, result, style);
  return out.str();
}

nlohmann::json as_json(const SearchResult& result) {
  std::ostringstream out;
  print_json(out, result);
  CHECK(out.str().find('\n') == out.str().size() - 1);
  return nlohmann::json::parse(out.str());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t columns(const std::string& line) {
  std::size_t count = 0;
  for (const char c : line) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

// Control characters but line ends, C1 ones included, and bytes that are no UTF-8.
bool is_clean(const std::string& text) {
  if (!is_valid_utf8(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if ((point.value < 0x20 && point.value != '\n') || (point.value >= 0x7F && point.value < 0xA0)) return false;
    at += point.length;
  }
  return true;
}

TEST_CASE("output: text") {
  const auto lines = lines_of(as_text(sample()));
  const std::vector<std::string> begin = {"1 article, 2 passages, 1 story",
                                          "",
                                          "  1  Port [strike] begins",
                                          "     Northfield Courier, 2023-03-21, courier/1, 2 passages",
                                          "     The dockers' [strike] began Monday.",
                                          "",
                                          "person (articles, passages; 2 of 7)",
                                          "      3       4  Ilse Brandauer",
                                          "      1       1  Alan Smith",
                                          "",
                                          "published (articles)"};
  REQUIRE(lines.size() == begin.size() + 5);
  for (std::size_t i = 0; i < begin.size(); ++i) CHECK(lines[i] == begin[i]);
  CHECK(lines[11].substr(0, 21) == "  2023-03         4  ");
  CHECK(lines[12].substr(0, 21) == "  2023-04         1  ");
  CHECK(columns(lines[11].substr(18)) > 3 * columns(lines[12].substr(18)));
  CHECK(lines[13] == "  1 article without a date");
  CHECK(lines[15] == "org: none");
  CHECK(as_text(SearchResult{}) == "0 articles, 0 passages, 0 stories\n");
}

TEST_CASE("output: what a hit may lack") {
  SearchResult result;
  Hit bare;
  bare.rank = 1'234;
  bare.article = "x";
  result.hits = {bare};
  CHECK(as_text(result) == "0 articles, 0 passages, 0 stories\n\n1234  (no headline)\n     undated, x\n");
  const auto hit = as_json(result)["hits"][0];
  CHECK(hit["published"].is_null());
  CHECK(hit["spans"].empty());
  CHECK_FALSE(hit.contains("url"));
  CHECK_FALSE(hit.contains("explanation"));
}

// Where the text of the first hit begins.
std::string fifth_line_on(std::string text) {
  for (int line = 0; line < 4; ++line) text.erase(0, text.find('\n') + 1);
  return text;
}

TEST_CASE("output: marks at every place of a text") {
  struct Case {
    std::string text;
    std::vector<Span> spans;
    std::string expected;
  };
  const Case cases[] = {{"strike", {{0, 6}}, "[strike]"},
                        {"a b", {{0, 1}, {2, 3}}, "[a] [b]"},
                        {"東京", {{0, 3}, {3, 6}}, "[東][京]"},
                        {"a white house b", {{2, 13}}, "a [white house] b"},
                        {"pre-strike", {{4, 10}}, "pre-[strike]"},
                        {"a\n  b", {{4, 5}}, "a\n     [b]"},
                        {"a\nb", {{2, 3}}, "a [b]"}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    SearchResult result;
    Hit hit = sample_hit();
    hit.text = c.text;
    hit.spans = c.spans;
    result.hits = {hit};
    CHECK(fifth_line_on(as_text(result)) == "     " + c.expected + "\n");
    // With colour each mark that is opened is closed.
    const std::string coloured = fifth_line_on(as_text(result, {.colour = true, .width = 80}));
    std::size_t opened = 0;
    std::size_t closed = 0;
    for (std::size_t at = 0; (at = coloured.find("\x1b[", at)) != std::string::npos; ++at)
      ++(coloured.compare(at, 4, "\x1b[0m") == 0 ? closed : opened);
    CHECK(opened == c.spans.size());
    CHECK(closed == opened);
  }
}

TEST_CASE("output: wrapping") {
  SearchResult result;
  Hit hit = sample_hit();
  hit.text.clear();
  for (int i = 0; i < 60; ++i) hit.text += "Élysée harbour ";
  hit.spans = {};
  result.hits = {hit};
  for (const int width : {-5, 0, 40, 41, 60, 80, 200}) {
    CAPTURE(width);
    const auto lines = lines_of(as_text(result, {.colour = false, .width = width}));
    std::string words;
    for (std::size_t i = 4; i < lines.size(); ++i) {
      CHECK(columns(lines[i]) <= static_cast<std::size_t>(std::max(width, 40)));
      CHECK(lines[i].substr(0, 5) == "     ");
      words += lines[i].substr(5) + " ";
    }
    CHECK(words == hit.text);  // nothing lost
  }
  result.hits[0].text = std::string(300, 'x');  // a word wider than the page has a line of its own
  CHECK(as_text(result, {.colour = false, .width = 40}).find(std::string(300, 'x')) != std::string::npos);
}

TEST_CASE("output: nothing from an article reaches the terminal as a command") {
  const std::vector<std::string> attacks = {"\x1b[2J\x1b]0;title\x07",
                                            "a\rb\bc\x7F",
                                            "\u009B31m",
                                            std::string("nul\0!", 5),
                                            "\x9B"
                                            "31m",
                                            "line\n\n  1  forged"};
  for (const std::string& attack : attacks) {
    SearchResult result = sample();
    Hit& hit = result.hits[0];
    for (std::string* field :
         {&hit.headline, &hit.text, &hit.source, &hit.article, &hit.published, &hit.url, &hit.language})
      *field = attack;
    hit.spans = {{0, 1}};
    hit.headline_spans = {{0, attack.size()}};
    hit.explanation = {{attack, 1}};
    result.facets[0].rows[0].name = attack;
    result.query = attack;
    const std::string text = as_text(result);
    CAPTURE(text);
    CHECK(is_clean(text));
    CHECK(text.find("\n  1  forged") == std::string::npos);
    std::ostringstream out;
    print_json(out, result);
    print_json_lines(out, result);
    CHECK(out.str().find('\x1b') == std::string::npos);
    CHECK_NOTHROW(as_json(result));
  }
}

TEST_CASE("output: JSON parses back to what was printed") {
  SearchResult result = sample();
  result.notes = {"no person \"X\""};
  result.hits[0].url = "https://example.com/1";
  result.hits[0].explanation = {{"strike", 7.0}, {"first passage", 0.25}};
  result.hits[0].headline = "“Quotes” \"\\ \t é";
  result.hits[0].names = {{"place", "Hull", "GB", "h1", true, {5, 9}}, {"person", "Ann Moss", "", "", false, {12, 20}}};
  result.facets[0].rows[1].country = "GB";
  result.facets[0].rows[1].id = "q1";
  const auto json = as_json(result);
  CHECK(json["query"] == "strike");
  CHECK(json["total"] == nlohmann::json({{"articles", 1}, {"passages", 2}, {"stories", 1}, {"exact", true}}));
  const auto& hit = json["hits"].at(0);
  CHECK(hit["rank"] == 1);
  CHECK(hit["score"] == 7.25);
  CHECK(hit["article"] == "courier/1");
  CHECK(hit["headline"] == result.hits[0].headline);
  CHECK(hit["published"] == "2023-03-21T08:00:00Z");
  CHECK(hit["source"] == "Northfield Courier");
  CHECK(hit["begin"] == 10);
  CHECK(hit["end"] == 43);
  CHECK(hit["text"] == result.hits[0].text);
  CHECK(hit["spans"] == nlohmann::json::array({{13, 19}}));
  CHECK(hit["url"] == "https://example.com/1");
  CHECK(hit["explanation"].size() == 2);
  CHECK(hit["names"][0] == nlohmann::json({{"type", "place"},
                                           {"name", "Hull"},
                                           {"field", "headline"},
                                           {"begin", 5},
                                           {"end", 9},
                                           {"country", "GB"},
                                           {"id", "h1"}}));
  CHECK(hit["names"][1] ==
        nlohmann::json({{"type", "person"}, {"name", "Ann Moss"}, {"field", "body"}, {"begin", 12}, {"end", 20}}));
  CHECK(json["facets"]["person"][1]["country"] == "GB");
  CHECK(json["facets"]["person"][1]["id"] == "q1");
  CHECK(json["facets"]["person"][0] == nlohmann::json({{"name", "Ilse Brandauer"}, {"articles", 3}, {"passages", 4}}));
  CHECK(json["facets"]["published"][0]["interval"] == "2023-03");
  CHECK(json["facets"]["org"].empty());
  CHECK(json["facet_values"]["person"] == 7);
  CHECK(json["undated"] == 1);
  CHECK(json["notes"][0] == "no person \"X\"");
  CHECK(json["took_us"] == 12);
  const auto empty = as_json(SearchResult{});
  CHECK(empty["hits"].is_array());
  CHECK(empty["facets"].is_object());
  CHECK_FALSE(empty.contains("notes"));
  CHECK_FALSE(as_json(sample())["hits"][0].contains("names"));
}

TEST_CASE("output: JSON lines are the elements of hits") {
  SearchResult result = sample();
  result.hits.push_back(sample_hit());
  result.hits[1].rank = 2;
  std::ostringstream out;
  print_json_lines(out, result);
  const auto lines = lines_of(out.str());
  REQUIRE(lines.size() == 2);
  const auto json = as_json(result);
  for (std::size_t i = 0; i < 2; ++i) CHECK(nlohmann::json::parse(lines[i]) == json["hits"][i]);
  std::ostringstream none;
  print_json_lines(none, SearchResult{});
  CHECK(none.str().empty());
}

std::vector<std::string> trec_lines(const std::vector<std::pair<std::string, double>>& hits, std::size_t depth) {
  SearchResult result;
  for (const auto& [id, score] : hits) {
    Hit hit;
    hit.article = id;
    hit.score = score;
    result.hits.push_back(hit);
  }
  std::ostringstream out;
  print_trec(out, result, "301", "run one", depth);
  return lines_of(out.str());
}

TEST_CASE("output: a TREC run") {
  const auto lines = trec_lines({{"a", 3.5}, {"b c", 2}, {"a", 1.5}, {"d", 2}, {"e", 2}, {"f", 1}}, 10);
  const std::vector<std::string> expected = {"301 Q0 a 1 3.500000 run_one", "301 Q0 e 2 2.000000 run_one",
                                             "301 Q0 d 3 2.000000 run_one", "301 Q0 b_c 4 2.000000 run_one",
                                             "301 Q0 f 5 1.000000 run_one"};
  CHECK(lines == expected);
  CHECK(trec_lines({{"a", 3}, {"a", 3}, {"b", 2}, {"c", 1}}, 2).size() == 2);
  CHECK(trec_lines({{"a", 3}}, 0).empty());
  CHECK(trec_lines({{"", 3}}, 1).at(0) == "301 Q0 _ 1 3.000000 run_one");
  CHECK(trec_lines({{"a\tb\nc", 3}}, 1).at(0) == "301 Q0 a_b_c 1 3.000000 run_one");
}

// Whether a reader that holds scores as Number would leave the lines in their order: by falling score, then id.
template <typename Number>
bool in_evaluation_order(const std::vector<std::string>& lines) {
  std::vector<std::pair<Number, std::string>> rows;
  for (const std::string& line : lines) {
    std::istringstream in(line);
    std::string topic, q0, id, tag;
    std::size_t rank = 0;
    double score = 0;
    in >> topic >> q0 >> id >> rank >> score >> tag;
    if (in.fail() || rank != rows.size() + 1) return false;
    rows.emplace_back(static_cast<Number>(score), id);
  }
  return std::is_sorted(rows.rbegin(), rows.rend());
}

TEST_CASE("output: evaluation programs read a TREC run in its order, in single and in double precision") {
  for (const double score : {0.0, 1e-7, 1.0, 12.345678, 17.3, 33.673702, 999.999999, 70'000.0}) {
    CAPTURE(score);
    std::vector<std::pair<std::string, double>> hits;
    for (int i = 0; i < 1'000; ++i) {
      hits.push_back({"d" + std::to_string(i * 7 % 1'000), std::max(0.0, score - (i / 7) * 3e-7)});
    }
    const auto lines = trec_lines(hits, 1'000);
    CHECK(lines.size() == 1'000);
    CHECK(in_evaluation_order<double>(lines));
    CHECK(in_evaluation_order<float>(lines));
  }
}

}  // namespace
}  // namespace dateline
