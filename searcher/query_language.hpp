// Reads a query: words, "phrases", AND OR NOT and brackets, fields; errors carry the place.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Limits, so that no query can cost more than it should.
inline constexpr std::size_t query_byte_limit = 4096;
inline constexpr std::size_t query_word_limit = 64;   // words, those of phrases included, and fields
inline constexpr std::size_t query_depth_limit = 32;  // brackets within brackets

enum class QueryField { person, org, place, source, language, published, mentions };

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
    word,        // text
    phrase,      // text, of at least two tokens
    field,       // field and text
    everything   // the empty query, or the left side of a leading NOT
  };
  Kind kind = Kind::everything;
  std::string text;  // as typed, without quotes and prefix
  QueryField field = QueryField::person;
  std::size_t begin = 0;  // bytes of the query, for messages
  std::vector<QueryPointer> children;
};

// Grammar, by falling binding: words side by side are any-of; NOT, AND, OR in
// capitals; brackets. `+word` is AND word, `-word` NOT word. A field is
// person: org: place: source: language: published: mentions:, its value one
// word or "quoted". A word with another prefix is searched as words.
//
// An empty or blank query, and "*", match everything.
// Throws Error (query): one sentence, a line with the query, and a caret under the place; for a
// quote or bracket without its partner, an operator without an operand, a day that is none, or a limit exceeded.
// Cost: linear in the query; recursion is bounded by the depth limit.
QueryPointer parse_query(std::string_view query);

// `text` as a query of plain words: no operator, quote or field in it is one any more; cut
// after query_word_limit words. For topics of test collections, and text that nobody meant as a query.
std::string words_only(std::string_view text);

}  // namespace dateline
