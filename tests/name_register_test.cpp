// The register of names: numbers that stay, counts that come and go, and rows that hang on the living names alone.
#include "indexer/name_register.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/catalogue.hpp"

namespace dateline {
namespace {

constexpr auto person = EntityType::person;
constexpr auto organisation = EntityType::organisation;
constexpr auto place = EntityType::place;

using Named = std::pair<EntityType, std::string>;

// Each name that has a row, with what its row prints and how many articles have it.
std::map<Named, std::pair<std::string, std::uint32_t>> rows(const NameTables& tables) {
  std::map<Named, std::pair<std::string, std::uint32_t>> result;
  for (std::uint32_t i = 0; i < tables.names.size(); ++i) {
    if (tables.rows[i] == no_row) continue;
    result[{tables.names[i].type, std::string(tables.text(i))}] = {
        std::string(tables.text(tables.displayed[tables.rows[i]])), tables.names[i].articles};
  }
  return result;
}

// join() empties the register, so a copy is joined.
NameTables joined(NameRegister names, const AcronymUses& uses) { return names.join(uses); }

TEST_CASE("name register: a number for each type and text") {
  NameRegister names;
  CHECK(names.number(person, "Jordan") == 0);
  CHECK(names.number(place, "Jordan") == 1);
  CHECK(names.number(person, "Jordan") == 0);
  CHECK(names.number(person, "") == 2);
  CHECK(names.number(person, std::string("a\0b", 3)) == 3);
  CHECK(names.number(person, "a") == 4);
  for (int i = 0; i < 5'000; ++i) CHECK(names.number(organisation, std::to_string(i)) == static_cast<unsigned>(5 + i));
  for (int i = 0; i < 5'000; ++i) CHECK(names.number(organisation, std::to_string(i)) == static_cast<unsigned>(5 + i));
  CHECK(names.number(place, "Jordan") == 1);
}

TEST_CASE("name register: names that no article has any more have no row, and keep their number") {
  NameRegister names;
  const std::uint32_t full = names.number(person, "Vladimir Putin");
  const std::uint32_t last = names.number(person, "Putin");
  names.add(full, 3);
  names.add(last, 1);
  NameTables tables = joined(names, {});
  CHECK(tables.rows[full] == tables.rows[last]);
  CHECK(tables.displayed == std::vector<std::uint32_t>{full});
  CHECK(tables.parts.empty());
  names.remove(full, 3);  // the surname has no owner any more
  tables = joined(names, {});
  CHECK(tables.rows[full] == no_row);
  CHECK(tables.displayed == std::vector<std::uint32_t>{last});
  names.remove(last, 1);
  tables = joined(names, {});
  CHECK(tables.displayed.empty());
  CHECK(tables.names.size() == 2);
  names.add(full, 1);
  CHECK(names.number(person, "Vladimir Putin") == full);
  CHECK(rows(joined(names, {})).size() == 1);
  names.join({});
  CHECK(names.number(organisation, "first again") == 0);
}

TEST_CASE("name register: acronyms join what is spelt out") {
  NameRegister names;
  names.add(names.number(organisation, "JVWB"), 5);
  names.add(names.number(organisation, "Jordan Valley Water Board"), 3);
  CHECK(joined(names, {}).displayed.size() == 2);
  AcronymUses uses;
  uses.add("JVWB", "Jordan Valley Water Board", 2);
  const auto with_acronyms = rows(joined(names, uses));
  CHECK(with_acronyms.at({organisation, "JVWB"}).first == "Jordan Valley Water Board");
  uses.remove("JVWB", "Jordan Valley Water Board");
  uses.remove("JVWB", "Jordan Valley Water Board");
  CHECK(joined(names, uses).displayed.size() == 2);
}

// A register that took in names, lost some and was written and read again in between gives the rows of one that
// took in the rest at once, in another order.
TEST_CASE("name register: rows do not hang on the way they came") {
  MESSAGE("seed 577");
  std::mt19937 random(577);
  const char* given[] = {"", "Anna ", "A. ", "Bo ", "Viktor ", "Wiktor "};
  const char* last[] = {"Lind", "Sarmat", "al-Sarmat", "Qasr", "Kasr", "Marlow"};
  std::vector<Named> all;
  for (const char* g : given) {
    for (const char* l : last) {
      for (const EntityType type : {person, organisation, place}) all.emplace_back(type, std::string(g) + l);
    }
  }
  for (int round = 0; round < 100; ++round) {
    NameRegister grown;
    std::map<Named, std::uint32_t> living;
    for (int step = 0; step < 200; ++step) {
      const Named& name = all[random() % all.size()];
      const auto articles = static_cast<std::uint32_t>(1 + random() % 9);
      const std::uint32_t number = grown.number(name.first, name.second);
      if (random() % 3 != 0) {
        grown.add(number, articles);
        living[name] += articles;
      } else if (living[name] > 0) {
        const std::uint32_t gone = std::min(articles, living[name]);
        grown.remove(number, gone);
        living[name] -= gone;
      }
      if (step % 50 == 49) grown = NameRegister(decode_names(encode(joined(grown, {}))));
    }
    std::vector<std::pair<Named, std::uint32_t>> order(living.begin(), living.end());
    std::shuffle(order.begin(), order.end(), random);
    NameRegister fresh;
    for (const auto& [name, articles] : order) {
      if (articles > 0) fresh.add(fresh.number(name.first, name.second), articles);
    }
    REQUIRE(rows(joined(grown, {})) == rows(joined(fresh, {})));
  }
}

}  // namespace
}  // namespace dateline
