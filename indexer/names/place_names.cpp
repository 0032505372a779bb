// Reads the compiled-in records of places once and hands out their spellings.
#include "indexer/names/place_names.hpp"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/names/place_table.hpp"

namespace dateline {
namespace {

struct Gazetteer {
  std::deque<Place> places;  // a deque, because spellings keep pointers
  std::deque<std::string> inflected;
  std::vector<PlaceSpelling> spellings;
};

// Takes what stands before the first `mark` off `rest`.
std::string_view take(std::string_view& rest, char mark) {
  const std::size_t at = rest.find(mark);
  const std::string_view taken = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return taken;
}

void add_record(Gazetteer& gazetteer, std::string_view record, std::string_view country, PlaceKind kind) {
  const bool weak = record.starts_with('?');
  if (weak) record.remove_prefix(1);
  std::string_view names = record;
  gazetteer.places.push_back({take(names, '='), country, kind, weak});
  const Place* place = &gazetteer.places.back();
  gazetteer.spellings.push_back({place->name, {}, place});
  while (!names.empty()) gazetteer.spellings.push_back({take(names, '='), {}, place});
}

void add_places(Gazetteer& gazetteer, std::span<const PlaceRecords> all, PlaceKind kind) {
  for (const PlaceRecords& group : all) {
    std::string_view records = group.records;
    while (!records.empty()) add_record(gazetteer, take(records, '|'), group.key, kind);
  }
}

// The endings of a Russian name's other cases, by the ending of its first case.
struct RussianDeclension {
  std::string_view ending;
  std::string_view others;  // parted by blanks
};
constexpr RussianDeclension russian_declensions[] = {
    {"ия", "ии ию ией"},    {"ая", "ой ую"},   {"а", "ы и е у ой"},   {"я", "и е ю ей"},
    {"ь", "и ю ью ем е я"}, {"й", "я ю ем е"}, {"ы", "ах ов ам ами"},
};
constexpr std::string_view russian_vowels[] = {"о", "у", "э", "и", "е", "ё", "ю"};

bool ends_in_any(std::string_view text, std::span<const std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (text.ends_with(ending)) return true;
  }
  return false;
}

bool is_small_cyrillic(std::string_view name) {
  const std::string_view last = name.substr(name.size() - 2);
  return last >= "а" && last <= "ё";
}

void add_cases(Gazetteer& gazetteer, const PlaceSpelling& spelling, std::string_view stem, std::string_view endings) {
  while (!endings.empty()) {
    gazetteer.inflected.push_back(std::string(stem) + std::string(take(endings, ' ')));
    gazetteer.spellings.push_back({gazetteer.inflected.back(), spelling.language, spelling.place});
  }
}

// "Москва" is mostly met as "Москве" or "Москвы": the regular cases are spellings, too. Only the last word changes.
void add_russian_cases(Gazetteer& gazetteer, const PlaceSpelling& spelling) {
  const std::string_view name = spelling.text;
  if (name.size() < 6 || !is_small_cyrillic(name)) return;
  for (const auto& [ending, others] : russian_declensions) {
    if (name.ends_with(ending))
      return add_cases(gazetteer, spelling, name.substr(0, name.size() - ending.size()), others);
  }
  if (!ends_in_any(name, russian_vowels)) add_cases(gazetteer, spelling, name, "а у ом е");
}

void add_spellings(Gazetteer& gazetteer) {
  std::unordered_map<std::string_view, const Place*> by_name;
  for (const Place& place : gazetteer.places) by_name.try_emplace(place.name, &place);
  for (const PlaceRecords& group : spelling_records()) {
    std::string_view records = group.records;
    while (!records.empty()) {
      std::string_view english = take(records, '|');
      const std::string_view text = take(english, '=');
      const auto found = by_name.find(english);
      if (found == by_name.end()) continue;
      gazetteer.spellings.push_back({text, group.key, found->second});
      if (group.key == "ru") add_russian_cases(gazetteer, gazetteer.spellings.back());
    }
  }
}

Gazetteer make_gazetteer() {
  Gazetteer gazetteer;
  add_places(gazetteer, country_records(), PlaceKind::country);
  add_places(gazetteer, region_records(), PlaceKind::region);
  add_places(gazetteer, city_records(), PlaceKind::city);
  add_spellings(gazetteer);
  return gazetteer;
}

}  // namespace

void for_each_place_spelling(const std::function<void(const PlaceSpelling&)>& visit) {
  static const Gazetteer gazetteer = make_gazetteer();
  for (const PlaceSpelling& spelling : gazetteer.spellings) visit(spelling);
}

}  // namespace dateline
