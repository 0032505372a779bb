// The list of places as data: what place_names.cpp makes its look-up table of.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

// Records parted by '|'. A place is NAME{=ALIAS}, with a '?' before NAME when the name alone, without a word
// such as "in" before it, is more often no place. A spelling is SPELLING=ENGLISH NAME.
struct PlaceRecords {
  std::string_view key;  // ISO 3166 country, empty for what lies in several; of a spelling the ISO 639-1 language
  std::string_view records;
};

std::span<const PlaceRecords> country_records();
std::span<const PlaceRecords> region_records();
std::span<const PlaceRecords> city_records();
std::span<const PlaceRecords> spelling_records();

}  // namespace dateline
