// The passage's names in the writer's order are what its places count by.
#include "searcher/hit_names.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

constexpr const char* type_names[entity_types] = {"person", "org", "place"};

// The names of a passage, ascending, with their numbers in the catalogue's tables.
std::vector<std::pair<PassageName, std::uint32_t>> names_of(const NameTables& all, const Part& part,
                                                            const PartPlaces& places, std::uint32_t row) {
  std::vector<std::pair<PassageName, std::uint32_t>> names;
  for (std::size_t kind = 0; kind < entity_types; ++kind) {
    const Lists& lists = places.lists[kind].lists;
    for (std::uint32_t i = lists.starts[row]; i < lists.starts[row + 1]; ++i) {
      const std::uint32_t number = all.parts[part.ordinal].of[kind][lists.values[i]];
      names.push_back({{static_cast<EntityType>(kind), all.text(number)}, number});
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

bool append_hit_names(const IndexSnapshot& index, std::uint32_t passage, const StoredArticle& stored,
                      std::size_t ordinal, std::vector<HitName>& names) {
  const Part* part = nullptr;
  const PartPlaces& places = index.places_around(passage, part);
  if (!places.known) return false;
  const NameTables& all = index.names();
  const std::uint32_t row = passage - part->first_passage;
  const auto numbered = names_of(all, *part, places, row);
  std::vector<PassageName> texts;
  for (const auto& [name, number] : numbered) texts.push_back(name);
  for (const PlacedName& place : places_of(places.places, row, stored, ordinal, texts)) {
    const std::uint32_t joined = all.rows[numbered[place.name].second];
    if (joined == no_row) continue;
    HitName name;
    name.type = type_names[static_cast<std::size_t>(all.row_type(joined))];
    name.name = all.text(all.displayed[joined]);
    if (const RowFacts::Fact* fact = index.row_facts().find(all.displayed[joined])) {
      name.country = fact->country;
      name.id = fact->id;
    }
    name.in_headline = place.field == Field::headline;
    name.range = {place.range.begin, place.range.end};
    names.push_back(std::move(name));
  }
  return true;
}

}  // namespace dateline
