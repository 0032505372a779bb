// Acronyms that stand alone in one article find the organisation that others spell out.
#include "indexer/acronyms.hpp"

#include <doctest/doctest.h>

using dateline::CountedName;
using dateline::EntityType;

namespace {

constexpr auto org = EntityType::organisation;

// The displayed names, by row, of `names` joined with the uses {acronym, name, times}.
struct Use {
  std::string acronym;
  std::string name;
  int times;
};

std::vector<std::string> rows(const std::vector<CountedName>& names, const std::vector<Use>& uses) {
  dateline::AcronymUses acronyms;
  for (const Use& use : uses) {
    for (int i = 0; i < use.times; ++i) acronyms.add(use.acronym, use.name);
  }
  const dateline::Identities linked = acronyms.link(names, dateline::join_identities(names));
  CHECK(linked.row_of.size() == names.size());
  std::vector<std::string> displayed;
  for (const std::uint32_t name : linked.display_name) displayed.emplace_back(names.at(name).name);
  for (const std::uint32_t row : linked.row_of) CHECK(row < displayed.size());
  return displayed;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("what an acronym is") {
  for (const char* yes : {"UN", "U.N.", "OPCW", "AT&T", "G20A"}) CHECK(dateline::is_acronym(yes));
  for (const char* no : {"", "U", "Un", "U N", "OPCWOPCWOPCW", "Bank", "2023"}) CHECK_FALSE(dateline::is_acronym(no));
}

TEST_CASE("what an acronym can stand for") {
  using dateline::stands_for;
  CHECK(stands_for("OPCW", "Organisation for the Prohibition of Chemical Weapons"));
  CHECK(stands_for("U.N.", "United Nations"));
  CHECK(stands_for("DHWU", "Dock and Harbour Workers' Union"));
  CHECK_FALSE(stands_for("EC", "EC Delegation"));
  CHECK_FALSE(stands_for("UN", "Nations United"));
  CHECK_FALSE(stands_for("UN", "UN"));
  CHECK_FALSE(stands_for("ABC", "Alpha Beta"));
  CHECK_FALSE(stands_for("", ""));
}

// Reuters-21578 showed it: one article on the "EC Delegation" took all articles on the EC.
TEST_CASE("a longer name that holds the acronym does not own it") {
  const std::vector<CountedName> names = {{org, "EC", 9}, {org, "EC Delegation", 1}};
  CHECK(rows(names, {{"EC", "EC Delegation", 1}}) == Rows{"EC", "EC Delegation"});
}

TEST_CASE("an acronym joins the name that owns it") {
  const std::vector<CountedName> names = {{org, "JVWB", 5}, {org, "Jordan Valley Water Board", 3}};
  CHECK(rows(names, {{"JVWB", "Jordan Valley Water Board", 2}}) == Rows{"Jordan Valley Water Board"});
  CHECK(rows(names, {}).size() == 2);
}

TEST_CASE("an acronym that two names share stays a row of its own") {
  const std::vector<CountedName> names = {
      {org, "NPC", 9}, {org, "National People's Congress", 3}, {org, "Northfield Port Council", 3}};
  CHECK(rows(names, {{"NPC", "National People's Congress", 3}, {"NPC", "Northfield Port Council", 3}}).size() == 3);
  CHECK(rows(names, {{"NPC", "National People's Congress", 19}, {"NPC", "Northfield Port Council", 1}}) ==
        Rows{"National People's Congress", "Northfield Port Council"});
}

TEST_CASE("only organisations, only names that are there, and rows by their articles") {
  const std::vector<CountedName> names = {
      {EntityType::person, "ABC", 4}, {org, "Alpha Beta Company", 1}, {org, "Delta Fund", 3}};
  const Rows joined = rows(names, {{"ABC", "Alpha Beta Company", 1}, {"XYZ", "Nobody Knows", 1}});
  CHECK(joined == Rows{"ABC", "Delta Fund", "Alpha Beta Company"});
}
