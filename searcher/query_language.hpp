// Reads a query: words, "phrases", wildcards, connectors and fields, into a tree; errors carry the place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Limits, so that no query can cost more than it should.
inline constexpr std::size_t query_byte_limit = 4096;
inline constexpr std::size_t query_word_limit = 64;    // words, those of phrases included, and fields
inline constexpr std::size_t query_depth_limit = 32;   // brackets within brackets
inline constexpr unsigned query_distance_limit = 255;  // of w/n and pre/n, and of atleastN

enum class QueryField { person, org, place, source, language, story, published, mentions, length };

// Where in an article a word must stand. The lead is the first `lead_words` of the body.
enum class Zone { anywhere, headline, lead, body, byline };
inline constexpr std::uint32_t lead_words = 60;

// What holds two operands together.
struct Proximity {
  enum class Within { words, sentence, paragraph };
  Within within = Within::words;
  unsigned distance = 1;  // in words: 1 = side by side
  bool ordered = false;   // the left one first
  bool negated = false;   // places of the left one that have no right one near
};

struct QueryNode;
using QueryPointer = std::unique_ptr<QueryNode>;

// A query as a tree.
struct QueryNode {
  enum class Kind {
    words,       // children: any-of, ranked; filters among them restrict the passages
    both,        // AND: articles that match both children
    either,      // OR
    without,     // NOT: articles that match the first child and not the second
    preferring,  // articles that match the first child; words of the second add passages and rank
    word,        // text, one token
    phrase,      // text, of at least one token
    wildcard,    // text with * and ? in it
    near,        // two children, held together by `proximity`
    at_least,    // one child, which occurs `times` or more in the article
    field,       // field and text
    everything   // the empty query, or the left side of a leading NOT
  };
  Kind kind = Kind::everything;
  std::string text;            // as typed, without quotes and prefix
  bool exact = false;          // phrase: these very forms, whatever the stem
  bool capitals = false;       // word and phrase: capitals as typed
  Zone zone = Zone::anywhere;  // word, phrase, wildcard
  Proximity proximity;
  unsigned times = 1;
  QueryField field = QueryField::person;
  std::size_t begin = 0;  // bytes of the query, for messages
  std::vector<QueryPointer> children;
};

// Whether all of the node is words and what holds them together: it has places in a text.
bool is_positional(const QueryNode& node);

struct ParsedQuery {
  QueryPointer tree;
  std::vector<std::string> notes;  // what a lenient reading left out
};

// Grammar, by falling binding: w/5 near/5 pre/3 (within words), /s w/s (one sentence), /p w/p (one paragraph), each
// also after `not`; words side by side are any-of; NOT, AND, OR in capitals; brackets. `+word` is AND word, `-word`
// NOT word. atleast3(..), caps(..); headline: lead: byline: body: before a word, a phrase or a bracket; the other
// fields take a word or a "quoted value". searcher/QUERIES.md is the page for users.
//
// An empty or blank query, and "*", match everything.
// strict: throws Error (query) for a quote or bracket without its partner and for an operator without an operand; else
// these are left out, and a note says so.
// Throws Error (query): one sentence, a line with the query, and a caret under the place; for a day, length or wildcard
// that is none, an operand that a connector cannot take, or a limit exceeded.
// Cost: linear in the query; recursion is bounded by the limits.
ParsedQuery parse_query(std::string_view query, bool strict);

// The value of `length:`: words of the article's body, both included. False for anything else than >N, <N, N or N..M.
bool parse_length(std::string_view text, std::uint32_t& least, std::uint32_t& most);

// `text` as a query of plain words: no operator, quote or field in it is one any more; cut
// after query_word_limit words. For topics of test collections, and text that nobody meant as a query.
std::string words_only(std::string_view text);

}  // namespace dateline
