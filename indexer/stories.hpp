// Groups copies of one story: the wire item and what papers made of it with light edits.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace dateline {

// Gives each article the number of its story, in one pass and in bounded memory.
//
// Two articles are one story when the estimated Jaccard overlap of their
// three-word shingles is at least one half and, if both are dated, they
// are at most three days apart. The last 65,536 articles are compared with; what is
// older has been forgotten (about 20 MB in all).
//
// Source: Broder, "On the resemblance and containment of documents", 1997; one
// permutation with bins after Li, Owen and Zhang, "One Permutation Hashing", 2012.
class StoryGrouper {
 public:
  StoryGrouper();
  ~StoryGrouper();

  // body: UTF-8. day: Day::number or no_day. returns: an earlier story's number, or the next new one.
  std::uint32_t add(std::string_view body, std::int32_t day);
  std::uint32_t stories() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
