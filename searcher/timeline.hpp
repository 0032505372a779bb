// Draws in a terminal how many articles were published in each day, week, month or year, and how many speak of it.
#pragma once

#include <iosfwd>

#include "searcher/searcher.hpp"
#include "searcher/text_style.hpp"

namespace dateline {

// Whether the rows of a facet are intervals.
bool is_histogram(const Facet& facet);

// One line a row: interval, articles, bar; a long run of empty rows is told in a line. With shares and splits, where
// they were asked for.
void print_histogram(std::ostream& out, const Facet& facet, const TextStyle& style);

// Both on the same lines, each with bars of its own scale, and the highest interval of each as the filter that opens
// it. An interval that one of them cannot have (a year, in a histogram of months, of which articles speak as a whole)
// is left blank there.
void print_timeline(std::ostream& out, const Facet& published, const Facet& mentioned, const TextStyle& style);

}  // namespace dateline
