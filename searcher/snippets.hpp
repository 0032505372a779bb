// Finds in a hit's text the places that the query matches.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/candidates.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/searcher.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// Marks what leaves match: each word, each phrase and group from its first word to its last, so that what is marked
// would match again by itself. Leaves that do not score are left out.
class Highlighter {
 public:
  Highlighter(const IndexSnapshot& index, const Candidates& candidates, Workspace& workspace)
      : index_(index), candidates_(candidates), workspace_(workspace) {}

  // Byte ranges of `text`, which is the body text of `passage`; in order, disjoint (overlapping ones are joined).
  std::vector<Span> in_passage(std::uint32_t passage, std::string_view text, const std::string& language);
  std::vector<Span> in_headline(std::uint32_t article, std::string_view headline, const std::string& language);

 private:
  const IndexSnapshot& index_;
  const Candidates& candidates_;
  Workspace& workspace_;
};

}  // namespace dateline
