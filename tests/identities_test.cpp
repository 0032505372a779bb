// Names of different articles joined into rows: what meets, what stays apart, and that order has no influence.
#include "indexer/identities.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>

namespace {

using dateline::CountedName;
using dateline::EntityType;
using dateline::Identities;

constexpr auto person = EntityType::person;
constexpr auto organisation = EntityType::organisation;
constexpr auto place = EntityType::place;

bool same(const std::vector<CountedName>& names, std::size_t a, std::size_t b) {
  const Identities rows = dateline::join_identities(names);
  return rows.row_of[a] == rows.row_of[b];
}

struct Pair {
  EntityType type;
  const char* a;
  const char* b;
};

}  // namespace

TEST_CASE("two spellings of one thing meet") {
  const Pair pairs[] = {
      {person, "Viktor Sarmat", "Wiktor Sarmat"},
      {person, "Vladimir Putin", "V. Putin"},
      {person, "Vladimir Putin", "Putin"},
      {person, "Vladimir Putin", "VLADIMIR PUTIN"},
      {person, "Donald J. Trump", "Donald Trump"},
      {person, "Sergei Lavrenko", "Sergey Lavrenko"},
      {person, "José Almagro", "Jose Almagro"},
      {person, "Mohammed Farouk Said", "Muhammad Faruk Said"},
      {place, "Qasr Zaytun", "Kasr Zeitoun"},
      {place, "Khan Shaykhun", "Khan Sheikhoun"},
      {place, "Kiev", "Kyiv"},
      {place, "Zürich", "Zurich"},
      {person, "Yusuf al-Karmi", "Youssef Karmi"},
      {person, "Yusuf al-Karmi", "Yusuf Karmi"},
      {person, "Samir el-Tawil", "Samir Tawil"},
      {organisation, "Barclays plc", "Barclays"},
      {organisation, "Velmar Holdings Ltd.", "Velmar Holdings"},
      {organisation, "the Herring Board", "Herring Board"},
      {organisation, "U.S. Herring Agency", "Herring Agency"},
      {organisation, "Lumenar Motor Co", "Lumenar"},
      {organisation, "Department of Fisheries", "Fisheries Department"},
      {person, "Joseph R. Bidwell", "Joe Bidwell"},
      {place, "Virginia", "Va."},
  };
  for (const auto& [type, a, b] : pairs) {
    const std::string shown = std::string(a) + " / " + b;
    CHECK_MESSAGE(same({{type, a, 20}, {type, b, 3}}, 0, 1), shown);
  }
}

TEST_CASE("look-alikes stay apart") {
  const Pair pairs[] = {
      {place, "Iran", "Iraq"},
      {place, "Austria", "Australia"},
      {place, "Niger", "Nigeria"},
      {place, "Mali", "Male"},
      {place, "Slovakia", "Slovenia"},
      {place, "Guinea", "Guyana"},
      {person, "Juan Perez", "Joan Perez"},
      {person, "Ann Lee", "Anna Lee"},
      {person, "Peter Marlow", "Paul Marlow"},
      {person, "Petra Marlow", "Peter Marlow"},
      {organisation, "Bank of Mali", "Bank of Male"},
      {place, "Georgia", "Georgina"},
      {person, "George W. Bush", "George H. W. Bush"},
      {organisation, "Ministry of Health", "Ministry of Wealth"},
  };
  for (const auto& [type, a, b] : pairs) {
    const std::string shown = std::string(a) + " / " + b;
    CHECK_MESSAGE(!same({{type, a, 20}, {type, b, 19}}, 0, 1), shown);
  }
}

TEST_CASE("types never meet") { CHECK(!same({{person, "Jordan", 5}, {place, "Jordan", 5}}, 0, 1)); }

TEST_CASE("a surname belongs to the full name that owns nine articles in ten") {
  CHECK(same({{person, "Anna Lind", 90}, {person, "Bo Lind", 10}, {person, "Lind", 4}}, 0, 2));
  CHECK(!same({{person, "Anna Lind", 89}, {person, "Bo Lind", 11}, {person, "Lind", 4}}, 0, 2));
  CHECK(!same({{person, "Anna Lind", 50}, {person, "Bo Lind", 50}, {person, "Lind", 400}}, 1, 2));
  CHECK(same({{person, "Anna Lind", 5}, {person, "Bo Kind", 50}, {person, "A. Lind", 4}}, 0, 2));
  CHECK(!same({{person, "Anna Lind", 5}, {person, "Arvid Lind", 5}, {person, "A. Lind", 4}}, 0, 2));
}

TEST_CASE("rows fall by articles and print their most frequent full form") {
  const std::vector<CountedName> names = {{person, "Putin", 90},
                                          {person, "Vladimir Putin", 40},
                                          {place, "Oslo", 135},
                                          {person, "V. Putin", 6},
                                          {place, "Bergen", 2}};
  const Identities rows = dateline::join_identities(names);
  CHECK(rows.row_of == std::vector<std::uint32_t>{0, 0, 1, 0, 2});
  CHECK(rows.display_name == std::vector<std::uint32_t>{1, 2, 4});
  CHECK(dateline::join_identities({}).row_of.empty());
}

TEST_CASE("laws: the order of the names has no influence, every row has its printed name") {
  const char* given[] = {"Anna", "A.", "Bo", "Viktor", "Wiktor", "", "Donald", "Donald J.", "Donald K."};
  const char* last[] = {"Lind", "Sarmat", "Trump", "al-Sarmat", "Qasr", "Kasr", "..", ""};
  std::mt19937 random(411);
  MESSAGE("seed 411");
  std::vector<std::string> texts;
  for (const char* g : given) {
    for (const char* l : last) texts.push_back(std::string(g) + (*g != 0 ? " " : "") + l);
  }
  for (int round = 0; round < 300; ++round) {
    std::vector<CountedName> names;
    for (const std::string& text : texts) {
      if (random() % 2 == 0) continue;
      names.push_back({static_cast<EntityType>(random() % 3), text, random() % 50});
    }
    const Identities rows = dateline::join_identities(names);
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    std::vector<CountedName> shuffled;
    for (const std::size_t i : order) shuffled.push_back(names[i]);
    const Identities again = dateline::join_identities(shuffled);
    for (std::size_t i = 0; i < order.size(); ++i) REQUIRE(again.row_of[i] == rows.row_of[order[i]]);
    REQUIRE(again.display_name.size() == rows.display_name.size());
    for (std::size_t row = 0; row < rows.display_name.size(); ++row) {
      REQUIRE(rows.row_of[rows.display_name[row]] == row);
      REQUIRE(order[again.display_name[row]] == rows.display_name[row]);
    }
  }
}

TEST_CASE("many names join in time that grows with their number") {
  std::mt19937 random(7);
  const std::size_t many = 100'000;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < many; ++i) {
    std::string& name = texts.emplace_back();
    for (int k = 0; k < 12; ++k) name += k == 5 ? ' ' : static_cast<char>('a' + random() % 26);
    name += std::to_string(i);
  }
  std::vector<CountedName> names;
  for (std::size_t i = 0; i < many; ++i) names.push_back({static_cast<EntityType>(i % 3), texts[i], i % 100});
  CHECK(dateline::join_identities(names).display_name.size() <= many);
}
