// The query language: queries and their trees, errors and where their caret points, limits, hostile queries.
#include "searcher/query_language.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

const char* name_of(QueryNode::Kind kind) {
  switch (kind) {
    case QueryNode::Kind::words: return "words";
    case QueryNode::Kind::both: return "and";
    case QueryNode::Kind::either: return "or";
    case QueryNode::Kind::without: return "not";
    case QueryNode::Kind::preferring: return "prefer";
    default: return "?";
  }
}

const char* name_of(QueryField field) {
  static constexpr std::array<const char*, 7> names = {"person",   "org",       "place",   "source",
                                                       "language", "published", "mentions"};
  return names[static_cast<std::size_t>(field)];
}

// (and harbour (words "docks strike" person=Smith))
std::string printed(const QueryNode& node) {
  switch (node.kind) {
    case QueryNode::Kind::everything: return "*";
    case QueryNode::Kind::word: return node.text;
    case QueryNode::Kind::phrase: return '"' + node.text + '"';
    case QueryNode::Kind::field: return std::string(name_of(node.field)) + "=" + node.text;
    default: break;
  }
  std::string out = std::string("(") + name_of(node.kind);
  for (const QueryPointer& child : node.children) out += " " + printed(*child);
  return out + ")";
}

TEST_CASE("query: trees") {
  const std::string cases[][2] = {
      // Nothing is everything.
      {"", "*"},
      {"  \t\n ", "*"},
      {"*", "*"},
      {"!?", "*"},
      {"-", "*"},
      {"\"\"", "*"},
      // Words.
      {"harbour", "harbour"},
      {"harbour strike", "(words harbour strike)"},
      {"  harbour   strike ", "(words harbour strike)"},
      {"harbour - strike", "(words harbour strike)"},
      {"don't", "don't"},
      {"U.S.", "U.S."},
      {"1,000", "1,000"},
      {"près d'Élysée", "(words près \"d'Élysée\")"},
      {"near-copies", "\"near-copies\""},
      {"AT&T", "\"AT&T\""},
      {"and or not", "(words and or not)"},
      {"And Or", "(words And Or)"},
      {"ANDY ORDER NOTE", "(words ANDY ORDER NOTE)"},
      {"harbour\u00A0strike", "(words harbour strike)"},
      {"東京", "\"東京\""},
      // Phrases, in the quotation marks of several languages.
      {"\"white house\"", "\"white house\""},
      {"“white house”", "\"white house\""},
      {"„weißes Haus“", "\"weißes Haus\""},
      {"«белый дом»", "\"белый дом\""},
      {"\"house\"", "house"},
      {"\"white house\" roof", "(words \"white house\" roof)"},
      {"roof\"white house\"", "(words roof \"white house\")"},
      {"\"a AND (b\"", "\"a AND (b\""},
      // Operators, by falling binding.
      {"a AND b", "(and a b)"},
      {"a OR b", "(or a b)"},
      {"a NOT b", "(not a b)"},
      {"a AND NOT b", "(not a b)"},
      {"NOT a", "(not * a)"},
      {"NOT a NOT b", "(not (not * a) b)"},
      {"a AND b AND c", "(and (and a b) c)"},
      {"a OR b AND c", "(or a (and b c))"},
      {"a AND b OR c", "(or (and a b) c)"},
      {"a b AND c d", "(and (words a b) (words c d))"},
      {"a b OR c d", "(or (words a b) (words c d))"},
      {"a AND b NOT c", "(and a (not b c))"},
      {"a NOT b AND c", "(and (not a b) c)"},
      {"a NOT b OR c", "(or (not a b) c)"},
      {"a NOT b c", "(not a (words b c))"},
      {"a AND *", "(and a *)"},
      // Brackets.
      {"(a)", "a"},
      {"((a b))", "(words a b)"},
      {"(a OR b) AND c", "(and (or a b) c)"},
      {"(a OR b) c", "(words (or a b) c)"},
      {"a(b)c", "(words a b c)"},
      {"a AND (NOT b)", "(and a (not * b))"},
      {"NOT (a OR b)", "(not * (or a b))"},
      // Plus and minus.
      {"+a", "a"},
      {"+a b", "(prefer a (words b))"},
      {"b +a", "(prefer a (words b))"},
      {"+a +b", "(and a b)"},
      {"+a +b c d", "(prefer (and a b) (words c d))"},
      {"a -b", "(not a b)"},
      {"-b", "(not * b)"},
      {"-a -b", "(not (not * a) b)"},
      {"+a b -c", "(not (prefer a (words b)) c)"},
      {"a b -c", "(not (words a b) c)"},
      {"+(a OR b) c", "(prefer (or a b) (words c))"},
      {"-\"white house\" roof", "(not roof \"white house\")"},
      {"+\"!\"", "*"},
      {"+\"!\" a", "a"},
      {"+\"!\" a b", "(words a b)"},
      {"-\"!\" a", "a"},
      {"a -5", "(not a 5)"},
      {"a-b", "\"a-b\""},
      {"++a", "++a"},
      // Fields.
      {"person:Smith", "person=Smith"},
      {"person:\"Alan Smith\" strike", "(words person=Alan Smith strike)"},
      {"PERSON:smith", "person=smith"},
      {"org:Reuters organisation:Reuters", "(words org=Reuters org=Reuters)"},
      {"place:Paris source:AFP language:fr", "(words place=Paris source=AFP language=fr)"},
      {"published:2017-04", "published=2017-04"},
      {"mentions:2017-04-06..2017-04-08", "mentions=2017-04-06..2017-04-08"},
      {"mentioned:2017", "mentions=2017"},
      {"published:\"2017-04-09\"", "published=2017-04-09"},
      {"(person:Smith)", "person=Smith"},
      {"person:O’Neill", "person=O’Neill"},
      {"-source:AFP strike", "(not strike source=AFP)"},
      {"+person:Smith strike", "(prefer person=Smith (words strike))"},
      {"NOT person:Smith", "(not * person=Smith)"},
      // Beside a required word, too, a field restricts.
      {"+strike person:Smith", "(words strike person=Smith)"},
      {"+strike port person:Smith source:AFP", "(words (prefer strike (words port)) person=Smith source=AFP)"},
      {"+strike person:Smith -port", "(not (words strike person=Smith) port)"},
      {"source:a:b", "source=a:b"},
      // A word with another prefix is words.
      {"http://example.com", "\"http://example.com\""},
      {"colour:red", "\"colour:red\""},
      {"note: this", "(words note: this)"},
      {":harbour", ":harbour"},
      {"personal:x", "\"personal:x\""},
      // Bytes that are no UTF-8 are read as Windows-1252.
      {"caf\xE9", "café"},
      {"\x93white house\x94", "\"white house\""},
  };
  for (const auto& row : cases) {
    const std::string& query = row[0];
    const std::string& tree = row[1];
    CAPTURE(query);
    CHECK(printed(*parse_query(query)) == tree);
  }
}

TEST_CASE("query: where the parts begin") {
  const QueryPointer tree = parse_query("harbour AND person:Smith");
  CHECK(tree->children[0]->begin == 0);
  CHECK(tree->children[1]->begin == 12);
}

struct Failure {
  std::string sentence;
  std::string line;
  std::size_t column = std::string::npos;
};

// The three lines of an error; the column counts characters.
Failure failure_of(const std::string& query) {
  try {
    parse_query(query);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::query);
    const std::string what = error.what();
    Failure failure;
    const std::size_t first = what.find('\n');
    failure.sentence = what.substr(0, first);
    if (first == std::string::npos) return failure;
    const std::size_t second = what.find('\n', first + 1);
    REQUIRE(second != std::string::npos);
    CHECK(what.substr(first + 1, 2) == "  ");
    failure.line = what.substr(first + 3, second - first - 3);
    CHECK(what.find('\n', second + 1) == std::string::npos);
    CHECK(what.back() == '^');
    CHECK(what.find_first_not_of(' ', second + 1) == what.size() - 1);
    failure.column = what.size() - second - 4;
    return failure;
  }
  return {"accepted", "", 0};
}

TEST_CASE("query: errors and their places") {
  struct Case {
    std::string query;
    std::string sentence;
    std::size_t column;
  };
  const Case cases[] = {
      {"\"white house", "the quotation mark is never closed", 0},
      {"roof \"white house", "the quotation mark is never closed", 5},
      {"“white house", "the quotation mark is never closed", 0},
      {"été \"white", "the quotation mark is never closed", 4},
      {"person:\"Alan", "the quotation mark is never closed", 7},
      {"(a OR b", "this bracket is never closed", 0},
      {"a (b", "this bracket is never closed", 2},
      {"((a)", "this bracket is never closed", 0},
      {"a)", "this closing bracket has no opening one", 1},
      {"a b) c", "this closing bracket has no opening one", 3},
      {")", "there is nothing before this closing bracket", 0},
      {"()", "there is nothing before this closing bracket", 1},
      {"(a OR )", "there is nothing before this closing bracket", 6},
      {"a AND", "something is missing at the end of the query", 5},
      {"a OR", "something is missing at the end of the query", 4},
      {"a NOT", "something is missing at the end of the query", 5},
      {"NOT", "something is missing at the end of the query", 3},
      {"(", "something is missing at the end of the query", 1},
      {"AND b", "there is nothing before this operator", 0},
      {"OR b", "there is nothing before this operator", 0},
      {"a OR OR b", "there is nothing before this operator", 5},
      {"a AND AND b", "there is nothing before this operator", 6},
      {"a AND OR b", "there is nothing before this operator", 6},
      {"NOT NOT a", "there is nothing before this operator", 4},
      {"person:", "a value is missing after the field's colon", 7},
      {"person: Smith", "a value is missing after the field's colon", 7},
      {"person:\"\" a", "a value is missing after the field's colon", 9},
      {"a published:yesterday",
       "\"yesterday\" is no day: write 2017, 2017-04, 2017-04-09 or two of them with .. between", 2},
      {"mentions:2017-02-30",
       "\"2017-02-30\" is no day: write 2017, 2017-04, 2017-04-09 or two of them with .. between", 0},
      {"published:2018..2017",
       "\"2018..2017\" is no day: write 2017, 2017-04, 2017-04-09 or two of them with .. between", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query);
    const Failure failure = failure_of(c.query);
    CHECK(failure.sentence == c.sentence);
    CHECK(failure.column == c.column);
    CHECK(failure.line == c.query);  // short queries are shown whole
  }
}

TEST_CASE("query: a long query is cut around the place, a wild one shown on one line") {
  const Failure cut =
      failure_of(std::string(10, ' ') + "(" + std::string(200, 'x') + " AND OR " + std::string(200, 'y'));
  CHECK(cut.sentence == "there is nothing before this operator");
  CHECK(cut.line.size() < 90);
  CHECK(cut.line.substr(cut.column, 2) == "OR");
  const Failure wild = failure_of("a\tb\n\x1b[31m) c");
  CHECK(wild.line.find('\x1b') == std::string::npos);
  CHECK(wild.line.substr(wild.column, 1) == ")");
  for (const std::string blank : {"\t", "\n", "\u00A0", "  ", " \t"}) {
    CAPTURE(blank);
    const Failure spaced = failure_of("harbour" + blank + ") x");
    CHECK(spaced.line == "harbour ) x");
    CHECK(spaced.column == 8);
  }
  const Failure accents = failure_of("Łódź Élysée AND");
  CHECK(accents.column == 15);
  const Failure many = failure_of("Élysée Élysée Élysée Élysée Élysée Élysée Élysée Élysée Élysée OR OR x");
  CHECK(is_valid_utf8(many.line));
}

std::string repeated(const std::string& unit, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += unit;
  return text;
}

TEST_CASE("query: limits") {
  CHECK_NOTHROW(parse_query(repeated("a ", query_word_limit)));
  CHECK(failure_of(repeated("a ", query_word_limit) + "b").column != std::string::npos);
  CHECK(failure_of(repeated("a ", query_word_limit + 1)).sentence == "the query has more than 64 words from here on");
  CHECK_NOTHROW(parse_query("\"" + repeated("a ", query_word_limit) + "\""));
  CHECK(failure_of("\"" + repeated("a ", query_word_limit + 1) + "\"").column == 0);
  CHECK(failure_of(repeated("person:x ", query_word_limit + 1)).sentence ==
        "the query has more than 64 words from here on");
  CHECK_NOTHROW(parse_query(repeated("(", query_depth_limit) + "a" + repeated(")", query_depth_limit)));
  const Failure deep = failure_of(repeated("(", query_depth_limit + 1) + "a" + repeated(")", query_depth_limit + 1));
  CHECK(deep.sentence == "brackets are nested more than 32 deep here");
  CHECK(deep.column == query_depth_limit);
  CHECK_NOTHROW(parse_query(repeated("(a) ", query_word_limit)));  // side by side is not deep
  CHECK_NOTHROW(parse_query(std::string(query_byte_limit, 'x')));
  CHECK(failure_of(std::string(query_byte_limit + 1, 'x')).sentence ==
        "the query has 4097 bytes; at most 4096 are read");
}

// Whether it is read; any failure but a query error that fits the page fails the test.
bool is_read(const std::string& query) {
  try {
    parse_query(query);
    return true;
  } catch (const Error& error) {
    REQUIRE(error.kind() == ErrorKind::query);
    REQUIRE(std::string(error.what()).size() < 400);
    REQUIRE(is_valid_utf8(error.what()));
    return false;
  }
}

TEST_CASE("query: hostile queries") {
  CHECK_FALSE(is_read(std::string(1'000'000, '(')));
  CHECK_FALSE(is_read(std::string(1'000'000, ')')));
  CHECK_FALSE(is_read(std::string(1'000'000, '"')));
  for (const std::string unit :
       {"(a OR ", "(",   ")",    "()", "\"",     "a ",      "a AND ",    "a OR ",           "NOT ", "AND ",   "* OR ",
        "- AND ", "-* ", "+",    "-",  "+a -b ", "person:", "person:a ", "published:2017 ", ":",    "\"a\" ", "«",
        "a\"",    "'",   "\xFF", "é",  "東",     "-(",      "+("}) {
    CAPTURE(unit);
    is_read(repeated(unit, unit.empty() ? 0 : query_byte_limit / unit.size()));
  }
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    is_read(one);
    is_read(one + one);
    is_read("a" + one + "b " + one + " c" + one);
    is_read("person:" + one + " (" + one + "b)");
    is_read(std::string(query_byte_limit, static_cast<char>(byte)));
  }
}

TEST_CASE("query: random queries are read or refused, and what is read twice is the same") {
  static const std::vector<std::string> bits = {
      "a",          "b ",   " ",        "AND", " OR ", " NOT ", "(",       ")",
      "\"",         "“",    "+",        "-",   "*",    ":",     "person:", "published:2017",
      "published:", "\xE9", "\xE2\x80", "\n",  "'",    "東",    "x-y"};
  const unsigned seed = 20'274;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    for (std::size_t left = random() % 14; left > 0; --left) query += bits[random() % bits.size()];
    CAPTURE(query);
    if (is_read(query)) REQUIRE(printed(*parse_query(query)) == printed(*parse_query(query)));
    // Brackets around a whole query that is more than nothing change nothing.
    if (is_read(query) && is_read("(" + query + ")"))
      REQUIRE(printed(*parse_query("(" + query + ")")) == printed(*parse_query(query)));
  }
}

TEST_CASE("query: words only") {
  const std::string cases[][2] = {
      {"", ""},
      {"Harbour strike", "harbour strike"},
      {"a AND (b OR \"c d\" NOT", "a and b or c d not"},
      {"person:Smith -x +y", "person smith x y"},
      {"U.S. 1,000 O’Neill's", "us 1000 o'neill"},
      {"\xC3\x89lys\xC3\xA9"
       "e",
       "élysée"},
  };
  for (const auto& row : cases) {
    const std::string& text = row[0];
    const std::string& words = row[1];
    CAPTURE(text);
    CHECK(words_only(text) == words);
    CHECK(is_read(words_only(text)));
  }
  CHECK(is_read(words_only(repeated("word ", 10'000))));
  CHECK(words_only(repeated("w ", 10'000)).size() == 2 * query_word_limit - 1);
  CHECK(words_only(std::string(10'000, 'x')).empty());
}

}  // namespace
}  // namespace dateline
