// Versions are numbers in whose low 36 bits is the second in which they were made (item_version).
#include "indexer/version_history.hpp"

#include <algorithm>

namespace dateline {

std::int32_t first_day_of(std::uint64_t version, std::int32_t published) {
  constexpr std::uint64_t seconds_mask = (std::uint64_t{1} << 36) - 1;
  constexpr std::uint64_t seconds_of_day = 86'400;
  const std::uint64_t made = version & seconds_mask;
  return made == 0 ? published : static_cast<std::int32_t>(made / seconds_of_day);
}

void VersionHistory::add(std::uint64_t id, std::uint64_t version, std::uint32_t part, std::uint32_t article) {
  items_[id].versions[version] = {part, article};
}

bool VersionHistory::knows(std::uint64_t id, std::uint64_t version) const {
  const auto item = items_.find(id);
  return item != items_.end() && (version <= item->second.withdrawn || item->second.versions.count(version) != 0);
}

bool VersionHistory::withdraw(std::uint64_t id, std::uint64_t version) {
  const auto item = items_.find(id);
  if (version == 0) {
    if (item == items_.end() || item->second.versions.empty()) return false;
    item->second.versions.clear();
    return true;
  }
  Item& known = item == items_.end() ? items_[id] : item->second;
  if (version <= known.withdrawn) return false;
  known.withdrawn = version;
  known.versions.erase(known.versions.begin(), known.versions.upper_bound(version));
  return true;
}

void VersionHistory::forget(std::uint64_t id) {
  const auto item = items_.find(id);
  if (item == items_.end()) return;
  item->second.versions.clear();
  item->second.removed = true;
}

std::vector<KeptVersion> VersionHistory::kept(
    ArticleTable& articles, const std::function<std::int32_t(std::uint32_t, std::uint32_t)>& published) const {
  std::vector<KeptVersion> kept;
  const auto add = [&](std::uint64_t id, std::uint64_t version, std::uint32_t part, std::uint32_t article,
                       bool newest) {
    kept.push_back({id, version, part, article, first_day_of(version, published(part, article)), newest});
  };
  for (const auto& [id, item] : items_) {
    const ArticleTable::Entry* living = articles.find(id);
    if (living == nullptr || living->withdrawn || item.removed) continue;
    if (item.versions.empty() && (item.withdrawn == 0 || living->version == 0)) continue;
    for (const auto& [version, place] : item.versions) add(id, version, place.part, place.article, false);
    add(id, living->version, living->part, living->article, true);
  }
  return kept;
}

std::vector<ItemVersion> VersionHistory::withdrawn() const {
  std::vector<ItemVersion> items;
  for (const auto& [id, item] : items_) {
    if (item.withdrawn != 0) items.push_back({id, item.withdrawn, true});
  }
  return items;
}

}  // namespace dateline
