// The runs of four words of a text, to be asked how much of another text is in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace dateline {

class WordRuns {
 public:
  explicit WordRuns(std::string_view text);

  // The share of `text`'s runs that are in the other text as well; 0 for a text of less than four words.
  double share_of(std::string_view text) const;

 private:
  std::unordered_set<std::uint64_t> runs_;  // hashes
};

}  // namespace dateline
