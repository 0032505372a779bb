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
  static constexpr std::array<const char*, 9> names = {"person", "org",       "place",    "source", "language",
                                                       "story",  "published", "mentions", "length"};
  return names[static_cast<std::size_t>(field)];
}

// "w/5", "!pre/3", "/s"
std::string name_of(const Proximity& proximity) {
  const std::string negation = proximity.negated ? "!" : "";
  if (proximity.within == Proximity::Within::sentence) return negation + "/s";
  if (proximity.within == Proximity::Within::paragraph) return negation + "/p";
  return negation + (proximity.ordered ? "pre/" : "w/") + std::to_string(proximity.distance);
}

// A leaf: word, "exact phrase", <words in this order>, ~wild*card, with ^ for capitals and its zone before it.
std::string printed_leaf(const QueryNode& node) {
  static constexpr const char* zones[] = {"", "headline:", "lead:", "body:", "byline:"};
  std::string text = node.text;
  if (node.kind == QueryNode::Kind::phrase) text = node.exact ? '"' + text + '"' : '<' + text + '>';
  if (node.kind == QueryNode::Kind::wildcard) text = "~" + text;
  return zones[static_cast<std::size_t>(node.zone)] + std::string(node.capitals ? "^" : "") + text;
}

// (and harbour (words "docks strike" person=Smith))
std::string printed(const QueryNode& node) {
  std::string out = "(";
  switch (node.kind) {
    case QueryNode::Kind::everything: return "*";
    case QueryNode::Kind::word:
    case QueryNode::Kind::phrase:
    case QueryNode::Kind::wildcard: return printed_leaf(node);
    case QueryNode::Kind::field: return std::string(name_of(node.field)) + "=" + node.text;
    case QueryNode::Kind::near: out += name_of(node.proximity); break;
    case QueryNode::Kind::at_least: out += "atleast" + std::to_string(node.times); break;
    default: out += name_of(node.kind); break;
  }
  for (const QueryPointer& child : node.children) out += " " + printed(*child);
  return out + ")";
}

std::string tree_of(const std::string& query) { return printed(*parse_query(query, false).tree); }

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
      {"près d'Élysée", "(words près <d'Élysée>)"},
      {"near-copies", "<near-copies>"},
      {"AT&T", "<AT&T>"},
      {"and or not", "(words and or not)"},
      {"And Or", "(words And Or)"},
      {"ANDY ORDER NOTE", "(words ANDY ORDER NOTE)"},
      {"harbour\u00A0strike", "(words harbour strike)"},
      {"東京", "<東京>"},
      // Phrases, in the quotation marks of several languages.
      {"\"white house\"", "\"white house\""},
      {"“white house”", "\"white house\""},
      {"„weißes Haus“", "\"weißes Haus\""},
      {"«белый дом»", "\"белый дом\""},
      {"\"house\"", "\"house\""},
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
      {"a-b", "<a-b>"},
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
      {"http://example.com", "<http://example.com>"},
      {"colour:red", "<colour:red>"},
      {"note: this", "(words note: this)"},
      {":harbour", ":harbour"},
      {"personal:x", "<personal:x>"},
      // Zones.
      {"headline:strike", "headline:strike"},
      {"headline:\"white house\"", "headline:\"white house\""},
      {"headline:(white house)", "(words headline:white headline:house)"},
      {"headline:(a OR b AND c)", "(or headline:a (and headline:b headline:c))"},
      {"HEADLINE:a", "headline:a"},
      {"lead:strik*", "lead:~strik*"},
      {"byline:Smith", "byline:Smith"},
      {"byline:\"Jane Smith\"", "byline:\"Jane Smith\""},
      {"body:a", "body:a"},
      {"headline:a w/5 b", "(w/5 headline:a b)"},
      {"headline:headline:a", "headline:a"},
      {"headline:(lead:a b)", "(words headline:a headline:b)"},
      {"headline:caps(US)", "headline:^US"},
      {"headline:atleast2(a)", "(atleast2 headline:a)"},
      {"headline:person:Smith", "person=Smith"},
      {"-headline:a b", "(not b headline:a)"},
      {"+headline:a b", "(prefer headline:a (words b))"},
      {"caps(headline:US)", "headline:^US"},
      {"headline:a AND body:b", "(and headline:a body:b)"},
      // Capitals, and so many times.
      {"atleast3(harbour)", "(atleast3 harbour)"},
      {"ATLEAST3(harbour)", "(atleast3 harbour)"},
      {"atleast3 (harbour)", "(words atleast3 harbour)"},
      {"atleast(harbour)", "(words atleast harbour)"},
      {"atleast2(a b)", "(atleast2 (words a b))"},
      {"atleast2(\"white house\" OR a)", "(atleast2 (or \"white house\" a))"},
      {"atleast2(a w/5 b)", "(atleast2 (w/5 a b))"},
      {"caps(US)", "^US"},
      {"CAPS(US)", "^US"},
      {"caps(US AID OR \"White House\")", "(or (words ^US ^AID) ^\"White House\")"},
      {"caps(us w/3 dollar)", "(w/3 ^us ^dollar)"},
      {"caps", "caps"},
      {"caps US", "(words caps US)"},
      {"atleast3", "atleast3"},
      // Wildcards.
      {"colo?r", "~colo?r"},
      {"what?", "what?"},
      {"what? now", "(words what? now)"},
      {"?what", "?what"},
      {"ab*", "~ab*"},
      {"ab*cd", "~ab*cd"},
      {"ab?c", "~ab?c"},
      {"a?", "a?"},
      {"who are you?", "(words who are you?)"},
      {"ab**", "~ab**"},
      {"***", "*"},
      {"\"ab*\"", "\"ab*\""},
      {"éa*", "~éa*"},
      {"12*", "~12*"},
      {"don't*", "~don't*"},
      {"chem*, b", "(words ~chem* b)"},
      {"chem*?", "~chem*"},
      {"(chem*).", "~chem*"},
      {"wh?t?", "~wh?t"},
      {"ab'c*", "~ab'c*"},
      {"ea?*", "~ea?*"},
      // Near each other; what is nearer binds first.
      {"a w/5 b", "(w/5 a b)"},
      {"a W/5 b", "(w/5 a b)"},
      {"a near/5 b", "(w/5 a b)"},
      {"a NEAR/5 b", "(w/5 a b)"},
      {"a pre/3 b", "(pre/3 a b)"},
      {"a PRE/3 b", "(pre/3 a b)"},
      {"a /s b", "(/s a b)"},
      {"a w/s b", "(/s a b)"},
      {"a /p b", "(/p a b)"},
      {"a w/p b", "(/p a b)"},
      {"a not w/5 b", "(!w/5 a b)"},
      {"a NOT w/5 b", "(!w/5 a b)"},
      {"a not /s b", "(!/s a b)"},
      {"a w/255 b", "(w/255 a b)"},
      {"a w/-1 b", "(words a <w/-1> b)"},
      {"a w/5 b w/3 c", "(w/3 (w/5 a b) c)"},
      {"a w/5 b pre/3 c", "(pre/3 (w/5 a b) c)"},
      {"a /s b w/3 c", "(/s a (w/3 b c))"},
      {"a w/3 b /s c", "(/s (w/3 a b) c)"},
      {"a /p b /s c w/2 d", "(/p a (/s b (w/2 c d)))"},
      {"a /s b /p c /s d", "(/p (/s a b) (/s c d))"},
      {"a b w/5 c d", "(words a (w/5 b c) d)"},
      {"a AND b w/5 c", "(and a (w/5 b c))"},
      {"a w/5 (b OR c)", "(w/5 a (or b c))"},
      {"(a OR b) w/5 (c d)", "(w/5 (or a b) (words c d))"},
      {"a w/5 (b AND c)", "(and (w/5 a b) (w/5 a c))"},
      {"(a AND b) w/5 (c AND d)", "(and (and (w/5 a c) (w/5 a d)) (and (w/5 b c) (w/5 b d)))"},
      {"(a AND b) not w/5 c", "(and (!w/5 a c) (!w/5 b c))"},
      {"a w/5 (b w/3 c)", "(w/5 a (w/3 b c))"},
      {"a w/5 \"b c\"", "(w/5 a \"b c\")"},
      {"a w/5 chem*", "(w/5 a ~chem*)"},
      {"chem* w/5 weapon?", "(w/5 ~chem* weapon?)"},
      {"+a w/5 b", "(w/5 a b)"},
      {"+a +b w/5 c", "(and a (w/5 b c))"},
      {"-a w/5 b c", "(not c (w/5 a b))"},
      {"w/o milk", "(words <w/o> milk)"},
      {"coffee w/o milk", "(words coffee <w/o> milk)"},
      // Fields of days, lengths and stories.
      {"published:<30d", "published=<30d"},
      {"published:>6m", "published=>6m"},
      {"published:2017..", "published=2017.."},
      {"published:..2017-04", "published=..2017-04"},
      {"length:>500", "length=>500"},
      {"length:200..500", "length=200..500"},
      {"story:a12", "story=a12"},
      {"length:>100 AND a", "(and length=>100 a)"},
      // Others.
      {"\"of the\"", "\"of the\""},
      {"near", "near"},
      {"not", "not"},
      {"and/or", "<and/or>"},
      {"either/or", "<either/or>"},
      {"km/h", "<km/h>"},
      {"24/7", "<24/7>"},
      {"a/b", "<a/b>"},
      {"+", "*"},
      {"+ a", "a"},
      {"+a -", "a"},
      {"+-a", "+-a"},
      {"-+a", "-+a"},
      {"a+b", "<a+b>"},
      {"- a", "a"},
      {"\"a\"b\"c\"", "(words \"a\" b \"c\")"},
      {"a \"\" b", "(words a b)"},
      {"»wrong way« around", "(words \"wrong way\" around)"},
      {"'", "*"},
      {"a not b", "(words a not b)"},
      {"source:\"North Wire\" -strike", "(not source=North Wire strike)"},
      {"language:fr OR source:AFP", "(or language=fr source=AFP)"},
      // Bytes that are no UTF-8 are read as Windows-1252.
      {"caf\xE9", "café"},
      {"\x93white house\x94", "\"white house\""},
  };
  for (const auto& row : cases) {
    const std::string& query = row[0];
    const std::string& tree = row[1];
    CAPTURE(query);
    CHECK(tree_of(query) == tree);
    const ParsedQuery strict = parse_query(query, true);  // nothing in it is left out
    CHECK(printed(*strict.tree) == tree);
    CHECK(strict.notes.empty());
  }
}

TEST_CASE("query: where the parts begin") {
  const ParsedQuery parsed = parse_query("harbour AND person:Smith", true);
  const QueryPointer& tree = parsed.tree;
  CHECK(tree->children[0]->begin == 0);
  CHECK(tree->children[1]->begin == 12);
}

struct Failure {
  std::string sentence;
  std::string line;
  std::size_t column = std::string::npos;
};

// The three lines of an error; the column counts characters.
Failure failure_of(const std::string& query, bool strict = true) {
  try {
    parse_query(query, strict);
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

TEST_CASE("query: what a lenient reading leaves out, a strict one refuses") {
  struct Case {
    std::string query;
    std::string tree;
    std::vector<std::string> left_out;
    std::string sentence;
    std::size_t column;
  };
  const Case cases[] = {
      {"\"white house",
       "(words white house)",
       {"a quotation mark without a partner, at byte 1"},
       "the quotation mark is never closed",
       0},
      {"roof \"white house",
       "(words roof white house)",
       {"a quotation mark without a partner, at byte 6"},
       "the quotation mark is never closed",
       5},
      {"person:\"Alan",
       "person=Alan",
       {"a quotation mark without a partner, at byte 8"},
       "the quotation mark is never closed",
       7},
      {"(a OR b", "(or a b)", {"an opening bracket without a partner, at byte 1"}, "this bracket is never closed", 0},
      {"a (b", "(words a b)", {"an opening bracket without a partner, at byte 3"}, "this bracket is never closed", 2},
      {"((a)", "a", {"an opening bracket without a partner, at byte 1"}, "this bracket is never closed", 0},
      {"a)", "a", {"a closing bracket without a partner, at byte 2"}, "this closing bracket has no opening one", 1},
      {"a b) c",
       "(words (words a b) c)",
       {"a closing bracket without a partner, at byte 4"},
       "this closing bracket has no opening one",
       3},
      {")", "*", {"a closing bracket without a partner, at byte 1"}, "this closing bracket has no opening one", 0},
      {"()", "*", {"empty brackets, at byte 1"}, "there is nothing in these brackets", 0},
      {"(a OR )", "a", {"\"OR\", which joins nothing, at byte 4"}, "\"OR\" lacks something to join", 3},
      {"a AND", "a", {"\"AND\", which joins nothing, at byte 3"}, "\"AND\" lacks something to join", 2},
      {"a OR", "a", {"\"OR\", which joins nothing, at byte 3"}, "\"OR\" lacks something to join", 2},
      {"a NOT", "a", {"\"NOT\", which joins nothing, at byte 3"}, "\"NOT\" lacks something to join", 2},
      {"NOT", "*", {"\"NOT\", which joins nothing, at byte 1"}, "\"NOT\" lacks something to join", 0},
      {"(",
       "*",
       {"empty brackets, at byte 1", "an opening bracket without a partner, at byte 1"},
       "there is nothing in these brackets",
       0},
      {"AND b", "b", {"\"AND\", which joins nothing, at byte 1"}, "\"AND\" lacks something to join", 0},
      {"OR b", "b", {"\"OR\", which joins nothing, at byte 1"}, "\"OR\" lacks something to join", 0},
      {"a OR OR b", "(or a b)", {"\"OR\", which joins nothing, at byte 3"}, "\"OR\" lacks something to join", 2},
      {"a AND AND b", "(and a b)", {"\"AND\", which joins nothing, at byte 3"}, "\"AND\" lacks something to join", 2},
      {"a AND OR b", "(or a b)", {"\"AND\", which joins nothing, at byte 3"}, "\"AND\" lacks something to join", 2},
      {"NOT NOT a", "(not * a)", {"\"NOT\", which joins nothing, at byte 1"}, "\"NOT\" lacks something to join", 0},
      {"person:", "*", {"\"person:\", which has no value, at byte 1"}, "a value is missing after the field's colon", 0},
      {"person: Smith",
       "Smith",
       {"\"person:\", which has no value, at byte 1"},
       "a value is missing after the field's colon",
       0},
      {"person:\"\" a",
       "a",
       {"\"person:\"\"\", which has no value, at byte 1"},
       "a value is missing after the field's colon",
       0},
      {"a w/5", "a", {"\"w/5\", which joins nothing, at byte 3"}, "\"w/5\" lacks something to join", 2},
      {"w/5 b", "b", {"\"w/5\", which joins nothing, at byte 1"}, "\"w/5\" lacks something to join", 0},
      {"a w/5 w/5 b", "(w/5 a b)", {"\"w/5\", which joins nothing, at byte 3"}, "\"w/5\" lacks something to join", 2},
      {"a w/5 AND b", "(and a b)", {"\"w/5\", which joins nothing, at byte 3"}, "\"w/5\" lacks something to join", 2},
      {"a w/5 +b",
       "(prefer b (words a))",
       {"\"w/5\", which joins nothing, at byte 3"},
       "\"w/5\" lacks something to join",
       2},
      {"atleast2()", "*", {"empty brackets, at byte 9"}, "there is nothing in these brackets", 8},
      {"atleast2(a",
       "(atleast2 a)",
       {"an opening bracket without a partner, at byte 9"},
       "this bracket is never closed",
       8},
      {"caps()", "*", {"empty brackets, at byte 5"}, "there is nothing in these brackets", 4},
      {"headline: strike",
       "strike",
       {"\"headline:\", which has nothing after it, at byte 1"},
       "something is missing after the colon",
       0},
      {"headline:",
       "*",
       {"\"headline:\", which has nothing after it, at byte 1"},
       "something is missing after the colon",
       0},
      {"headline:+a",
       "a",
       {"\"headline:\", which has nothing after it, at byte 1"},
       "something is missing after the colon",
       0},
      {"pre/3", "*", {"\"pre/3\", which joins nothing, at byte 1"}, "\"pre/3\" lacks something to join", 0},
      {"w/5", "*", {"\"w/5\", which joins nothing, at byte 1"}, "\"w/5\" lacks something to join", 0},
      {"a (  ) b", "(words a b)", {"empty brackets, at byte 3"}, "there is nothing in these brackets", 2},
      {"(a))", "a", {"a closing bracket without a partner, at byte 4"}, "this closing bracket has no opening one", 3},
      {"((a) AND",
       "a",
       {"\"AND\", which joins nothing, at byte 6", "an opening bracket without a partner, at byte 1"},
       "\"AND\" lacks something to join",
       5},
      {"(a AND (b OR",
       "(and a b)",
       {"\"OR\", which joins nothing, at byte 11", "an opening bracket without a partner, at byte 8",
        "an opening bracket without a partner, at byte 1"},
       "\"OR\" lacks something to join",
       10},
      {"a AND (b NOT",
       "(and a b)",
       {"\"NOT\", which joins nothing, at byte 10", "an opening bracket without a partner, at byte 7"},
       "\"NOT\" lacks something to join",
       9},
      {"x NOT (",
       "x",
       {"empty brackets, at byte 7", "an opening bracket without a partner, at byte 7",
        "\"NOT\", which joins nothing, at byte 3"},
       "there is nothing in these brackets",
       6},
      {"caps(",
       "*",
       {"empty brackets, at byte 5", "an opening bracket without a partner, at byte 5"},
       "there is nothing in these brackets",
       4},
      {"headline:(",
       "*",
       {"empty brackets, at byte 10", "an opening bracket without a partner, at byte 10"},
       "there is nothing in these brackets",
       9},
      {"headline:\"abc",
       "abc",
       {"a quotation mark without a partner, at byte 10", "\"headline:\", which has nothing after it, at byte 1"},
       "the quotation mark is never closed",
       9},
      {"“unbalanced",
       "unbalanced",
       {"a quotation mark without a partner, at byte 1"},
       "the quotation mark is never closed",
       0},
      {"a NOT b OR", "(not a b)", {"\"OR\", which joins nothing, at byte 9"}, "\"OR\" lacks something to join", 8},
      {"OR", "*", {"\"OR\", which joins nothing, at byte 1"}, "\"OR\" lacks something to join", 0},
      {"AND AND",
       "*",
       {"\"AND\", which joins nothing, at byte 1", "\"AND\", which joins nothing, at byte 5"},
       "\"AND\" lacks something to join",
       0},
      {"NOT NOT",
       "*",
       {"\"NOT\", which joins nothing, at byte 1", "\"NOT\", which joins nothing, at byte 5"},
       "\"NOT\" lacks something to join",
       0},
      {") ( ) (",
       "*",
       {"a closing bracket without a partner, at byte 1", "empty brackets, at byte 3", "empty brackets, at byte 7",
        "an opening bracket without a partner, at byte 7"},
       "this closing bracket has no opening one",
       0},
      {"\"", "*", {"a quotation mark without a partner, at byte 1"}, "the quotation mark is never closed", 0},
      {"a \" b",
       "(words a b)",
       {"a quotation mark without a partner, at byte 3"},
       "the quotation mark is never closed",
       2},
      {"a AND NOT NOT b",
       "(not a b)",
       {"\"NOT\", which joins nothing, at byte 7"},
       "\"NOT\" lacks something to join",
       6},
      {"a not w/5", "a", {"\"not w/5\", which joins nothing, at byte 3"}, "\"not w/5\" lacks something to join", 2},
      {"not w/5 b", "b", {"\"not w/5\", which joins nothing, at byte 1"}, "\"not w/5\" lacks something to join", 0},
      {"(not w/5 b)", "b", {"\"not w/5\", which joins nothing, at byte 2"}, "\"not w/5\" lacks something to join", 1},
      {"a AND w/5 b", "(and a b)", {"\"w/5\", which joins nothing, at byte 7"}, "\"w/5\" lacks something to join", 6},
      {"a OR w/5 b", "(or a b)", {"\"w/5\", which joins nothing, at byte 6"}, "\"w/5\" lacks something to join", 5},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query);
    const ParsedQuery lenient = parse_query(c.query, false);
    CHECK(printed(*lenient.tree) == c.tree);
    std::vector<std::string> notes;
    for (const std::string& what : c.left_out) notes.push_back("ignored in the query: " + what);
    CHECK(lenient.notes == notes);
    const Failure failure = failure_of(c.query);
    CHECK(failure.sentence == c.sentence);
    CHECK(failure.column == c.column);
  }
  const ParsedQuery many = parse_query("AND AND AND AND AND AND AND AND", false);
  CHECK(many.notes.size() == 6);
  CHECK(many.notes.back() == "ignored in the query: more of that kind");
}

TEST_CASE("query: errors and their places") {
  struct Case {
    std::string query;
    std::string sentence;
    std::size_t column;
  };
  const Case cases[] = {
      {"a published:yesterday",
       "\"yesterday\" is no day: write 2017, 2017-04, 2017-04-09, two of them with .. between, or <30d", 2},
      {"mentions:2017-02-30",
       "\"2017-02-30\" is no day: write 2017, 2017-04, 2017-04-09, two of them with .. between, or <30d", 0},
      {"published:2018..2017",
       "\"2018..2017\" is no day: write 2017, 2017-04, 2017-04-09, two of them with .. between, or <30d", 0},
      {"published:<0d", "\"<0d\" is no day: write 2017, 2017-04, 2017-04-09, two of them with .. between, or <30d", 0},
      {"length:500..200", "\"500..200\" is no length: write >500, <200 or 200..500", 0},
      {"length:<0", "\"<0\" is no length: write >500, <200 or 200..500", 0},
      {"length:abc", "\"abc\" is no length: write >500, <200 or 200..500", 0},
      {"a w/0 b", "a distance in words is a number from 1 to 255", 2},
      {"a w/256 b", "a distance in words is a number from 1 to 255", 2},
      {"a not w/5 (b AND c)", "beside \"not w/5\" only words, phrases, OR-groups and their like can stand", 2},
      {"a w/5 (b NOT c)", "beside \"w/5\" only words, phrases, OR-groups and their like can stand", 2},
      {"a w/5 *", "beside \"w/5\" only words, phrases, OR-groups and their like can stand", 2},
      {"a w/5 person:Smith", "beside \"w/5\" only words, phrases, OR-groups and their like can stand", 2},
      {"a w/5 atleast3(b)", "beside \"w/5\" only words, phrases, OR-groups and their like can stand", 2},
      {"atleast0(a)", "how often a word is to occur is a number from 1 to 255", 0},
      {"atleast256(a)", "how often a word is to occur is a number from 1 to 255", 0},
      {"atleast2(a AND b)", "in the brackets only words, phrases, OR-groups and their like can stand", 0},
      {"atleast2(atleast2(a))", "in the brackets only words, phrases, OR-groups and their like can stand", 0},
      {"caps(a AND b)", "in the brackets only words, phrases, OR-groups and their like can stand", 0},
      {"headline:*", "* cannot be looked for in one part of articles", 0},
      {"headline:(* OR a)", "* cannot be looked for in one part of articles", 0},
      {"*a", "a word with * or ? begins with at least 2 letters", 0},
      {"a*", "a word with * or ? begins with at least 2 letters", 0},
      {"a?b", "a word with * or ? begins with at least 2 letters", 0},
      {"é*", "a word with * or ? begins with at least 2 letters", 0},
      {"1*", "a word with * or ? begins with at least 2 letters", 0},
      {"ab-cd*", "* and ? can stand in a single word only, of letters and digits: this is more than one", 0},
      {"AT&T*", "* and ? can stand in a single word only, of letters and digits: this is more than one", 0},
      {"U.S*", "* and ? can stand in a single word only, of letters and digits: this is more than one", 0},
      {"a w/1000 b", "a distance in words is a number from 1 to 255", 2},
      {"atleast0(a)", "how often a word is to occur is a number from 1 to 255", 0},
      {"1,0*0", "* and ? can stand in a single word only, of letters and digits: this is more than one", 0},
      {"e*", "a word with * or ? begins with at least 2 letters", 0},
      {"東京*", "* and ? can stand in a single word only, of letters and digits: this is more than one", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query);
    for (const bool strict : {false, true}) {
      const Failure failure = failure_of(c.query, strict);
      CHECK(failure.sentence == c.sentence);
      CHECK(failure.column == c.column);
      CHECK(failure.line == c.query);  // short queries are shown whole
    }
  }
}

TEST_CASE("query: a long query is cut around the place, a wild one shown on one line") {
  const Failure cut =
      failure_of(std::string(10, ' ') + "(" + std::string(200, 'x') + " AND OR " + std::string(200, 'y'));
  CHECK(cut.sentence == "\"AND\" lacks something to join");
  CHECK(cut.line.size() < 90);
  CHECK(cut.line.substr(cut.column, 3) == "AND");
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
  CHECK(accents.column == 12);
  const Failure many = failure_of("Élysée Élysée Élysée Élysée Élysée Élysée Élysée Élysée Élysée OR OR x");
  CHECK(is_valid_utf8(many.line));
}

std::string repeated(const std::string& unit, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += unit;
  return text;
}

void read_strictly(const std::string& query) { parse_query(query, true); }

TEST_CASE("query: limits") {
  CHECK_NOTHROW(read_strictly(repeated("a ", query_word_limit)));
  CHECK(failure_of(repeated("a ", query_word_limit) + "b").column != std::string::npos);
  CHECK(failure_of(repeated("a ", query_word_limit + 1)).sentence == "the query has more than 64 words from here on");
  CHECK_NOTHROW(read_strictly("\"" + repeated("a ", query_word_limit) + "\""));
  CHECK(failure_of("\"" + repeated("a ", query_word_limit + 1) + "\"").column == 0);
  CHECK(failure_of(repeated("person:x ", query_word_limit + 1)).sentence ==
        "the query has more than 64 words from here on");
  CHECK_NOTHROW(read_strictly(repeated("(", query_depth_limit) + "a" + repeated(")", query_depth_limit)));
  const Failure deep = failure_of(repeated("(", query_depth_limit + 1) + "a" + repeated(")", query_depth_limit + 1));
  CHECK(deep.sentence == "brackets are nested more than 32 deep here");
  CHECK(deep.column == query_depth_limit);
  CHECK_NOTHROW(read_strictly(repeated("(a) ", query_word_limit)));  // side by side is not deep
  CHECK_NOTHROW(read_strictly(std::string(query_byte_limit, 'x')));
  CHECK(failure_of(std::string(query_byte_limit + 1, 'x')).sentence ==
        "the query has 4097 bytes; at most 4096 are read");
}

// Whether it is read; any failure but a query error that fits the page fails the test.
bool is_read(const std::string& query, bool strict = false) {
  try {
    const ParsedQuery parsed = parse_query(query, strict);
    REQUIRE(parsed.tree != nullptr);
    REQUIRE(parsed.notes.size() <= (strict ? 0 : 6));
    for (const std::string& note : parsed.notes) REQUIRE(is_valid_utf8(note));
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
      "a",          "b ",     " ",        "AND",       " OR ",  " NOT ",     "(",       ")",
      "\"",         "“",      "+",        "-",         "*",     ":",         "person:", "published:2017",
      "published:", "\xE9",   "\xE2\x80", "\n",        "'",     "東",        "x-y",     " w/3 ",
      " pre/2 ",    " /s ",   " not ",    "headline:", "caps(", "atleast2(", "ab*",     "c?d",
      "length:>3",  "lead:(", " /p "};
  const unsigned seed = 20'274;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 40'000; ++round) {
    std::string query;
    for (std::size_t left = random() % 14; left > 0; --left) query += bits[random() % bits.size()];
    CAPTURE(query);
    const bool strictly = is_read(query, true);
    if (!is_read(query)) {
      REQUIRE_FALSE(strictly);
      continue;
    }
    const std::string tree = tree_of(query);
    REQUIRE(tree_of(query) == tree);
    if (!strictly) continue;
    // What is read strictly is read leniently as the same, and brackets around it change nothing.
    REQUIRE(printed(*parse_query(query, true).tree) == tree);
    REQUIRE(parse_query(query, false).notes.empty());
    if (is_read("(" + query + ")", true)) REQUIRE(tree_of("(" + query + ")") == tree);
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
