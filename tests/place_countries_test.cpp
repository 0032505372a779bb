// Which country a place's name tells, and where it tells none.
#include "indexer/names/place_countries.hpp"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("the country of places") {
  const std::pair<const char*, const char*> cases[] = {
      {"France", "FR"},  {"U.S.", "US"},     {"United States", "US"}, {"Paris", "FR"}, {"Tokyo", "JP"},
      {"Kiev", "UA"},    {"Va.", "US"},      {"Ontario", "CA"},       {"Rome", "IT"},  {"Cologne", "DE"},
      {"Cambridge", ""}, {"Georgia", ""},    {"Jerusalem", ""},       {"Crimea", ""},  {"Birmingham", ""},
      {"Europe", ""},    {"Rio Grande", ""}, {"Qasr Zaytun", ""},     {"", ""},        {"the", ""}};
  for (const auto& [name, country] : cases) CHECK_MESSAGE(dateline::sure_country(name) == country, std::string(name));
}
