// What is no name, whatever a tagger says, and what is one although it looks like none.
#include "indexer/names/non_names.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

constexpr auto person = dateline::EntityType::person;
constexpr auto organisation = dateline::EntityType::organisation;
constexpr auto place = dateline::EntityType::place;

struct Case {
  dateline::EntityType type;
  const char* name;
};

}  // namespace

TEST_CASE("months, currencies, nationalities and bare suffixes are no names") {
  const Case cases[] = {{place, "West German"},  {place, "Dutch"},           {organisation, "Co Inc"},
                        {organisation, "Ltd"},   {organisation, "Bank"},     {organisation, "Gross National Product"},
                        {organisation, "LIBOR"}, {organisation, "Swiss"},    {organisation, "Administration"},
                        {person, "Monday"},      {place, "November"},        {person, "Dollar"},
                        {place, "M.D."},         {organisation, "The Bank"}, {place, ""}};
  for (const auto& [type, name] : cases) CHECK_MESSAGE(dateline::is_no_name(type, name), std::string(name));
}

TEST_CASE("names stay") {
  const Case cases[] = {{place, "West Germany"},
                        {place, "Georgia"},
                        {person, "May"},
                        {organisation, "Treasury"},
                        {person, "Dutch Schultz"},
                        {organisation, "Bank of England"},
                        {organisation, "Solidarity"},
                        {person, "French"},
                        {organisation, "BT"},
                        {place, "West Bank"},
                        {place, "Ко"}};
  for (const auto& [type, name] : cases) CHECK_MESSAGE(!dateline::is_no_name(type, name), std::string(name));
}
