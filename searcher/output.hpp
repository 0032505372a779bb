// Prints a search result: for people, as JSON, as JSON lines, or as a TREC run.
#pragma once

#include <iosfwd>
#include <string>

#include "searcher/searcher.hpp"
#include "searcher/text_style.hpp"

namespace dateline {

// For people: totals, hits with their matching words marked, facets, months as bars.
// What comes from articles is printed on its own lines without control characters.
void print_text(std::ostream& out, const SearchResult& result, const TextStyle& style);

// One object, as the contract has it, and a line end.
void print_json(std::ostream& out, const SearchResult& result);

// A hit as a line, in the form of the elements of "hits".
void print_json_line(std::ostream& out, const Hit& hit);

// Lines "topic Q0 article rank score tag". An article comes once, with its best score. The order is the one that
// trec_eval reads out of the scores: equal ones by falling id (bytes). Blanks in ids and tag become "_".
// depth: articles at most, the first ones of the result.
void print_trec(std::ostream& out, const SearchResult& result, const std::string& topic, const std::string& tag,
                std::size_t depth);

}  // namespace dateline
