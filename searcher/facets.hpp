// Counts what the matching passages have: people, organisations, places, sources, months, stories; exactly.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/index_snapshot.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

// One facet's counting. add() is called for each matching passage, by ascending part and passage.
class FacetCounter {
 public:
  virtual ~FacetCounter() = default;
  virtual void enter(const Part& part) = 0;                            // before the part's passages
  virtual void add(std::uint32_t article, std::uint32_t passage) = 0;  // both of the part
  // limit: rows wanted, 0 = all. Intervals are always given whole, in time's order.
  virtual Facet facet(std::size_t limit) = 0;
};

// kind: see SearchRequest::facets. Throws Error (usage), naming the kinds there are, for another one.
std::unique_ptr<FacetCounter> make_facet_counter(const IndexSnapshot& index, std::string_view kind);

// An article's headline, or the beginning of its text if it has none; for rows and pages.
std::string shown_headline(const StoredArticle& stored);

}  // namespace dateline
