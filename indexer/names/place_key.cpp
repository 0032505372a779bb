// The list of places, and a table of abbreviations that are other words anywhere but in a place's name.
#include "indexer/names/place_key.hpp"

#include <algorithm>
#include <array>

#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {
namespace {

struct Abbreviation {
  std::string_view key;
  std::string_view place;
};

// Sorted. "Wash." is left to the city, which is spoken of more often than the state.
constexpr auto abbreviations = std::to_array<Abbreviation>({
    {"ala", "alabama"},       {"ariz", "arizona"},       {"ark", "arkansas"},      {"calif", "california"},
    {"colo", "colorado"},     {"conn", "connecticut"},   {"del", "delaware"},      {"fla", "florida"},
    {"ga", "georgia"},        {"ill", "illinois"},       {"ind", "indiana"},       {"kan", "kansas"},
    {"ky", "kentucky"},       {"mass", "massachusetts"}, {"mich", "michigan"},     {"minn", "minnesota"},
    {"miss", "mississippi"},  {"mo", "missouri"},        {"mont", "montana"},      {"nc", "north carolina"},
    {"nd", "north dakota"},   {"neb", "nebraska"},       {"nev", "nevada"},        {"nh", "new hampshire"},
    {"nj", "new jersey"},     {"nm", "new mexico"},      {"ny", "new york"},       {"okla", "oklahoma"},
    {"ore", "oregon"},        {"pa", "pennsylvania"},    {"penn", "pennsylvania"}, {"ri", "rhode island"},
    {"sc", "south carolina"}, {"sd", "south dakota"},    {"tenn", "tennessee"},    {"tex", "texas"},
    {"va", "virginia"},       {"vt", "vermont"},         {"wash", "washington"},   {"wis", "wisconsin"},
    {"wva", "west virginia"}, {"wyo", "wyoming"},
});
static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end(),
                             [](const Abbreviation& a, const Abbreviation& b) { return a.key < b.key; }));

}  // namespace

std::string place_key(std::string_view key) {
  const auto found =
      std::lower_bound(abbreviations.begin(), abbreviations.end(), key,
                       [](const Abbreviation& known, std::string_view wanted) { return known.key < wanted; });
  if (found != abbreviations.end() && found->key == key) key = found->place;
  if (key == "u s") key = "united states";
  if (key == "washington dc" || key == "district of columbia") key = "washington";
  const LexiconEntry* entry = lexicon("en").find(key);
  return entry != nullptr && entry->place != nullptr ? name_key(entry->place->name) : std::string(key);
}

}  // namespace dateline
