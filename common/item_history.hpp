// The older versions of items that an index keeps, for searches as of a day.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/catalogue.hpp"

namespace dateline {

// One version of an item, and where it lies. Of the versions of an item the last lives; the others are among the dead
// of their parts, and so in no search but one as of a day when they were the newest.
struct VersionPlace {
  std::uint64_t id = 0;        // a hash of the article's id
  std::uint64_t version = 0;   // as ItemVersion::version
  std::uint32_t part = 0;      // CataloguePart::number
  std::uint32_t article = 0;   // ordinal in the part
  std::int32_t first_day = 0;  // Day::number from which on it was there; no_day = always
  bool operator==(const VersionPlace&) const = default;
};

struct ItemHistory {
  // By id, then by version. One alone of an item whose older versions were withdrawn: it was not there before its day.
  std::vector<VersionPlace> versions;
  // Up to which version an item was withdrawn: those are not to be found again, whenever they come. By id.
  std::vector<ItemVersion> withdrawn;
  bool empty() const { return versions.empty() && withdrawn.empty(); }
};

std::string encode(const ItemHistory& history);
ItemHistory decode_item_history(std::string_view bytes);  // throws Error (index_damaged)

// Visits the versions of each item: visit(first, last), pointers into history.versions.
template <typename Visit>
void for_each_item(const ItemHistory& history, Visit&& visit) {
  const VersionPlace* const end = history.versions.data() + history.versions.size();
  for (const VersionPlace* first = history.versions.data(); first != end;) {
    const VersionPlace* last = first;
    while (last != end && last->id == first->id) ++last;
    visit(first, last);
    first = last;
  }
}

}  // namespace dateline
