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
TEST_CASE("name register: a names file gathers, parts and renames") {
  const auto file = NamesFile::parse(
      R"x({"id":"t","type":"place","name":"Tripoli (Lebanon)","aliases":["Tripoli"],"country":"LB"}
{"id":"a","type":"person","name":"Ann Moss","aliases":["A. Moss"]}
{"id":"n","type":"org","name":"Nobody's","aliases":["Not There"]})x",
      "n.jsonl");
NameRegister names;
const std::uint32_t city = names.number(place, "Tripoli");
const std::uint32_t team = names.number(organisation, "TRIPOLI");
const std::uint32_t full = names.number(person, "Ann Moss");
const std::uint32_t surname = names.number(person, "Moss");
names.add(city, 9);
names.add(team, 1);
names.add(full, 3);
names.add(surname, 8);
const NameTables tables = NameRegister(names).join({}, file);
const auto printed = [&](std::uint32_t name) { return tables.text(tables.displayed[tables.rows[name]]); };
CHECK(printed(city) == "Tripoli (Lebanon)");
CHECK(printed(team) == "Tripoli (Lebanon)");
CHECK(tables.row_type(tables.rows[team]) == place);
CHECK(printed(surname) == "Ann Moss");
std::size_t aliases = 0;
for (std::uint32_t i = 0; i < tables.names.size(); ++i) {
  CHECK(tables.text(i) != "Not There");
  if (tables.text(i) == "A. Moss") aliases += tables.rows[i] == tables.rows[full] ? 1 : 0;
}
CHECK(aliases == 1);
const RowFacts facts = row_facts(tables, file);
const RowFacts::Fact* fact = facts.find(tables.displayed[tables.rows[city]]);
REQUIRE(fact != nullptr);
CHECK(fact->country == "LB");
CHECK(fact->id == "t");
CHECK(decode_row_facts(encode(facts)).facts.size() == 2);
CHECK(rows(joined(names, {})).size() == 4);  // and nothing of it stays
}

TEST_CASE("name register: what a names file leaves of a row prints its best name") {
  const auto file = NamesFile::parse(R"({"id":"v","type":"org","name":"Velmar Group","aliases":["Velmar plc"]}
{"id":"l","type":"org","name":"Velmar Labs","aliases":["Velmar Ltd"]})",
                                     "n.jsonl");
  NameRegister names;
  const std::pair<const char*, std::uint64_t> counted[] = {
      {"Velmar plc", 9}, {"Velmar Ltd", 5}, {"Velmar Inc", 2}, {"Velmar", 3}};
  std::vector<std::uint32_t> numbers;
  for (const auto& [name, articles] : counted) {
    numbers.push_back(names.number(organisation, name));
    names.add(numbers.back(), articles);
  }
  const NameTables tables = names.join({}, file);
  const char* const expected[] = {"Velmar Group", "Velmar Labs", "Velmar", "Velmar"};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CHECK(tables.text(tables.displayed[tables.rows[numbers[i]]]) == expected[i]);
  }
}

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
