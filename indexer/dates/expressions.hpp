// All expressions of a text, and how those that stand beside each other belong together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/dates/rules.hpp"

namespace dateline::date_grammar {

// An expression in a text, not yet resolved.
struct Found {
  std::size_t first = 0;  // its tokens are [first, end)
  std::size_t end = 0;
  Reading reading;
};

// Every expression of the text, readings of the kind `nothing` too, which only keep others away. A text of some words
// that is nothing but an expression is read as one without the words that announce it elsewhere ("1987").
std::vector<Found> find_expressions(Scan& scan);

// How the parts of "April 9 to May 3", "2011-2013" or "March and April" belong together.
enum class Link : std::uint8_t { none, list, range };

// left: the expression found just before `right`.
Link link_between(const Tokens& tokens, const Found& left, const Found& right);

// "March 2016 to May": the second of two linked readings takes the year of the first, or the next one.
void share_year(const Reading& left, Reading& right);

}  // namespace dateline::date_grammar
