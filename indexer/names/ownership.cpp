// Majority vote in one pass, the count of the winner in another.
#include "indexer/names/ownership.hpp"

namespace dateline {

void Ownership::claim(std::uint64_t what, std::uint32_t row, std::uint64_t articles) {
  Claim& claim = claims_[what];
  claim.total += articles;
  if (claim.lead == 0) claim.leader = row;
  if (claim.leader == row) {
    claim.lead += articles;
  } else if (claim.lead >= articles) {
    claim.lead -= articles;
  } else {
    claim.leader = row;
    claim.lead = articles - claim.lead;
  }
}

void Ownership::count(std::uint64_t what, std::uint32_t row, std::uint64_t articles) {
  const auto found = claims_.find(what);
  if (found != claims_.end() && found->second.leader == row) found->second.leaders += articles;
}

const std::uint32_t* Ownership::owner(std::uint64_t what) const {
  const auto found = claims_.find(what);
  if (found == claims_.end()) return nullptr;
  const Claim& claim = found->second;
  const bool owns = claim.leaders > 0 && claim.leaders >= claim.total - claim.total / 10;
  return owns ? &claim.leader : nullptr;
}

}  // namespace dateline
