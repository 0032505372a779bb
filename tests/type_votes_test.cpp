// What a name is when articles disagree: votes by article, and what the lists know.
#include "indexer/names/type_votes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using dateline::CountedName;
using dateline::EntityType;

constexpr auto person = EntityType::person;
constexpr auto organisation = EntityType::organisation;
constexpr auto place = EntityType::place;

std::string voted(const std::vector<CountedName>& names) {
  std::string letters;
  for (const EntityType type : dateline::vote_types(names)) letters += "POL"[static_cast<int>(type)];
  return letters;
}

}  // namespace

TEST_CASE("few articles give way to many") {
  const struct {
    std::vector<CountedName> names;
    const char* expected;
    const char* why;
  } cases[] = {
      {{}, "", "nothing"},
      {{{organisation, "Velmar", 1}}, "O", "one alone"},
      {{{organisation, "Velmar", 9}, {person, "Velmar", 2}}, "OO", "less than a quarter"},
      {{{organisation, "Lisburn", 8}, {place, "Lisburn", 5}}, "OL", "a club and its town"},
      {{{organisation, "the VELMAR", 1}, {place, "Velmar", 9}}, "LL", "case and article set aside"},
      {{{place, "United States", 3}, {organisation, "U.S.", 9}, {organisation, "U S", 1}}, "LLL", "a country"},
      {{{place, "United States", 3}, {organisation, "us", 9}}, "LL", "a country in small letters, too"},
      {{{organisation, "Lisbon", 50}, {place, "Lisbon", 1}}, "OL", "a town stays one"},
      {{{organisation, "Lisbon", 2}, {place, "Lisbon", 10}}, "OL", "and so does its club"},
      {{{organisation, "Lisbon", 2}, {place, "Lisbon", 21}}, "LL", "but not by chance"},
      {{{person, "Jordan", 5}, {place, "Jordan", 5}}, "PL", "a given name"},
      {{{organisation, "Milan Vogt", 4}, {person, "Milan Vogt", 4}}, "PP", "a given name decides between equals"},
      {{{organisation, "Vogt Strand", 4}, {person, "Vogt Strand", 4}}, "OO", "else it is a firm"},
      {{{organisation, "Milan Vogt", 5}, {person, "Milan Vogt", 4}}, "OO", "several words are one thing"},
      {{{person, "Sund", 7}, {place, "Sund", 2}}, "LL", "no full name has it: no person"},
      {{{person, "Sund", 7}, {place, "Sund", 1}}, "PP", "a name of one word"},
      {{{person, "Sund", 7}, {place, "Sund", 2}, {person, "Karin Sund", 1}}, "PLP", "a full name has it"},
      {{{person, "Reagan", 90}, {organisation, "Reagan", 3}, {place, "REAGAN", 2}}, "PPP", "all against one"},
  };
  for (const auto& row : cases) CHECK_MESSAGE(voted(row.names) == row.expected, std::string(row.why));
}

TEST_CASE("a vote does not hang on the order of the names") {
  const std::vector<CountedName> names = {{person, "Sund", 7},    {place, "Sund", 2},        {organisation, "Sund", 2},
                                          {place, "Hull", 5},     {organisation, "Hull", 4}, {person, "Hull", 1},
                                          {person, "Ann Hull", 1}};
  const auto forward = dateline::vote_types(names);
  const auto backward = dateline::vote_types({names.rbegin(), names.rend()});
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(forward[i] == backward[names.size() - 1 - i]);
}
