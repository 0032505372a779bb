// The fields of a query: people, organisations, places, sources, days, lengths and stories as tests of passages.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/date.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/passage_set.hpp"
#include "searcher/query_language.hpp"

namespace dateline {

// One field with its value, resolved against an index. Immutable.
class Filter {
 public:
  virtual ~Filter() = default;
  virtual bool contains(std::uint32_t passage) const = 0;
  // All passages it lets through; withdrawn ones may be among them.
  virtual PassageSet all() const = 0;
};

// today: what relative days are counted from. `notes` takes what a person should know, such as a name that the index
// does not have. Throws Error (usage) for a relative day without `today`.
std::unique_ptr<Filter> make_filter(const IndexSnapshot& index, const QueryNode& field, std::optional<Day> today,
                                    std::vector<std::string>& notes);

}  // namespace dateline
