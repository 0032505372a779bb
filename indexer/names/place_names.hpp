// Countries, regions and cities of the news, found by any of their usual spellings.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace dateline {

enum class PlaceKind : std::uint8_t { country, region, city };

struct Place {
  std::string_view name;     // the usual English name: "United States"
  std::string_view country;  // ISO 3166 alpha-2; empty for what lies in several countries or in none
  PlaceKind kind = PlaceKind::city;
  bool weak = false;  // the name alone is more often something else ("Reading"): wants a word like "in" before it
};

// One spelling of a place.
struct PlaceSpelling {
  std::string_view text;      // as printed: "U.S.", "Moskau"
  std::string_view language;  // ISO 639-1 of the articles that spell it so; empty = all
  const Place* place = nullptr;
};

// Calls `visit` for every spelling of every place, countries first, then regions, then cities, so that the first
// of two places with one spelling is the better known. The places live as long as the program. Thread-safe.
void for_each_place_spelling(const std::function<void(const PlaceSpelling&)>& visit);

}  // namespace dateline
