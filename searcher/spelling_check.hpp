// Decides whether an occurrence of a term is written as the query wants it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "searcher/index_snapshot.hpp"
#include "searcher/occurrences.hpp"

namespace dateline {

// For one search. By the spelling's code; for the few words that are written in a way without one, by the stored text.
class SpellingCheck {
 public:
  SpellingCheck(const IndexSnapshot& index, Workspace& workspace)
      : index_(index), workspace_(workspace), listed_spellings_(index.spellings().size()) {}

  // at: which of use.positions, of the run of `posting`.
  bool fits(const WordUse& use, std::size_t posting, std::size_t at) const;

 private:
  bool text_fits(const SpellingFilter& filter, std::uint32_t passage, unsigned position) const;

  const IndexSnapshot& index_;
  Workspace& workspace_;
  std::size_t listed_spellings_;
};

}  // namespace dateline
