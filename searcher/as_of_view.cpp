// The dead of a part are a sorted list: one version leaves it, another comes in.
#include "searcher/as_of_view.hpp"

#include <algorithm>
#include <map>

namespace dateline {
namespace {

void kill(CataloguePart& part, std::uint32_t article) {
  part.dead.insert(std::lower_bound(part.dead.begin(), part.dead.end(), article), article);
}

void revive(CataloguePart& part, std::uint32_t article, std::uint32_t story) {
  part.dead.erase(std::lower_bound(part.dead.begin(), part.dead.end(), article));
  part.stories[article] = story;
}

}  // namespace

void show_as_of(Catalogue& catalogue, const ItemHistory& history, Day day) {
  std::map<std::uint32_t, CataloguePart*> parts;
  for (CataloguePart& part : catalogue.parts) parts.emplace(part.number, &part);
  for_each_item(history, [&](const VersionPlace* first, const VersionPlace* last) {
    const VersionPlace* const newest = last - 1;
    const VersionPlace* shown = newest;
    while (shown->first_day > day.number && shown != first) --shown;
    const bool none = shown->first_day > day.number;
    if (shown == newest && !none) return;
    CataloguePart& part = *parts.at(newest->part);
    const std::uint32_t story = part.stories[newest->article];
    kill(part, newest->article);
    if (none) {
      --catalogue.articles;
    } else {
      revive(*parts.at(shown->part), shown->article, story);
    }
  });
}

}  // namespace dateline
