// Which segments a run merges, so that their number stays bounded and small runs stay small.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace dateline {

struct SegmentSize {
  std::uint64_t living = 0;     // passages of living articles
  std::uint64_t documents = 0;  // passages in all
};

struct Merge {
  std::vector<std::size_t> segments;  // indexes into what was given, ascending
  // true: the living articles are read back, analysed and written anew, in one part where they fit.
  // false: the databases are joined as they are, which costs a tenth of that.
  bool rewrite = false;
};

// The next merge to be done; nullopt when the segments are well as they are. Pure.
//
// Small segments (under 8,000 documents) are in tiers by powers of 8 of their living passages; eight of a tier are
// rewritten into one. Eight segments of 8,000 to 64,000 are joined; larger ones are left alone. A segment with more
// dead than living passages is rewritten. So there are at most 5 tiers of 7 small ones, 7 medium ones, and one for
// each 64,000 passages; and an article that lives is rewritten at most 5 times and joined once, however the runs are
// cut (where many die, large segments shrink and are joined again). Source: the tiers of O'Neil et al., "The
// log-structured merge-tree", 1996, as search engines use them.
std::optional<Merge> next_merge(const std::vector<SegmentSize>& segments);

}  // namespace dateline
