// Names in queries: which rows of the facets they mean, from the printed name to a word of it.
#include "searcher/name_index.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/catalogue.hpp"

namespace dateline {
namespace {

using Rows = std::vector<std::uint32_t>;

struct Row {
  EntityType type;
  std::string printed;
  std::vector<std::string> aliases;
};

void add_name(NameTables& tables, EntityType type, const std::string& text, std::uint32_t row) {
  NameTables::Name name;
  name.begin = static_cast<std::uint32_t>(tables.texts.size());
  name.size = static_cast<std::uint32_t>(text.size());
  name.articles = row == no_row ? 0 : 1;
  name.type = type;
  tables.texts += text;
  tables.names.push_back(name);
  tables.rows.push_back(row);
}

const NameTables& tables() {
  static const NameTables all = [] {
    const Row rows[] = {{EntityType::person, "Vladimir Putin", {"Mr. Putin", "Putin"}},  // 0
                        {EntityType::person, "Ilse Brandauer", {"Frau Brandauer"}},      // 1
                        {EntityType::person, "Karl Brandauer", {}},                      // 2
                        {EntityType::place, "Paris", {"Ville Lumière"}},                 // 3
                        {EntityType::person, "Paris Hilton", {}},                        // 4
                        {EntityType::organisation, "Élysée Palace", {"the Élysée"}},     // 5
                        {EntityType::person, "Seán O'Neill", {}},                        // 6
                        {EntityType::person, "Jean-Claude Juncker", {}},                 // 7
                        {EntityType::organisation, "U.S. Senate", {"Senate"}},           // 8
                        {EntityType::person, "PARIS HILTON", {}},                        // 9
                        {EntityType::person, "Annabel Smith", {"Anna"}},                 // 10
                        {EntityType::person, "Anna Lund", {}}};                          // 11

    NameTables made;
    for (const Row& row : rows) {
      const auto number = static_cast<std::uint32_t>(made.displayed.size());
      for (const std::string& alias : row.aliases) add_name(made, row.type, alias, number);
      made.displayed.push_back(static_cast<std::uint32_t>(made.names.size()));
      add_name(made, row.type, row.printed, number);
    }
    add_name(made, EntityType::person, "Vladimir Brandauer", no_row);  // no article has it any more
    return made;
  }();
  return all;
}

TEST_CASE("name index: which rows a name means") {
  struct Case {
    EntityType type;
    std::string name;
    Rows rows;
  };
  const Case cases[] = {
      {EntityType::person, "Vladimir Putin", {0}},
      {EntityType::person, "vladimir PUTIN", {0}},
      {EntityType::person, "Putin", {0}},
      {EntityType::person, "Mr Putin", {0}},
      {EntityType::person, "Brandauer", {1, 2}},    // no row's own name: all that hold the word
      {EntityType::person, "Brandauer Ilse", {1}},  // all words, in any order
      {EntityType::person, "Ilse Brandauer", {1}},
      {EntityType::person, "frau brandauer", {1}},
      {EntityType::person, "Brand", {}},      // whole words only
      {EntityType::person, "Paris", {4, 9}},  // of the type asked for
      {EntityType::place, "Paris", {3}},
      {EntityType::place, "ville lumiere", {3}},
      {EntityType::person, "Paris Hilton", {4}},  // as printed goes before the same in capitals
      {EntityType::person, "paris hilton", {4, 9}},
      {EntityType::organisation, "elysee palace", {5}},
      {EntityType::organisation, "E\u0301lyse\u0301e Palace", {5}},
      {EntityType::person, "Sean O’Neill", {6}},
      {EntityType::person, "O'Neill", {6}},
      {EntityType::person, "Jean Claude Juncker", {7}},
      {EntityType::organisation, "US Senate", {8}},
      {EntityType::person, "Anna", {10}},  // an alias goes before a word of a name
      {EntityType::person, "", {}},
      {EntityType::person, "!?", {}},
      {EntityType::person, "Nobody", {}},
      {EntityType::person, "Vladimir Brandauer", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(NameIndex(tables()).rows_named(c.type, c.name) == c.rows);
  }
  const NameTables none;
  CHECK(NameIndex(none).rows_named(EntityType::person, "Putin").empty());
  CHECK(NameIndex(none).rows_called("Putin").empty());
}

TEST_CASE("name index: which rows are called so, of any type") {
  const std::pair<std::string, Rows> cases[] = {
      {"putin", {0}}, {"Mr Putin", {0}}, {"paris", {3}}, {"Brandauer", {}}, {"anna", {10}}, {"", {}}, {"!?", {}},
  };
  for (const auto& [name, rows] : cases) {
    CAPTURE(name);
    CHECK(NameIndex(tables()).rows_called(name) == rows);
  }
}

TEST_CASE("name index: folded names") {
  const std::string cases[][2] = {{"", ""},
                                  {"  Vladimir   PUTIN ", "vladimir putin"},
                                  {"Jean-Claude Juncker", "jean claude juncker"},
                                  {"U.S. Senate", "us senate"},
                                  {"Élysée", "elysee"},
                                  {"O’Neill", "o'neill"},
                                  {"Ørsted A/S", "orsted a s"},
                                  {"!?", ""}};
  for (const auto& row : cases) {
    const std::string& name = row[0];
    const std::string& key = row[1];
    CAPTURE(name);
    CHECK(folded_name(name) == key);
    CHECK(folded_name(key) == key);
  }
}

}  // namespace
}  // namespace dateline
