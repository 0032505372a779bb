// Places of names: packed and found again, whatever text and names, and damage told.
#include "common/name_places.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/error.hpp"

namespace {

using namespace dateline;

constexpr auto person = EntityType::person;
constexpr auto place = EntityType::place;

StoredArticle article(std::string headline, std::string body, std::vector<StoredPassage> passages) {
  StoredArticle made;
  made.article.headline = std::move(headline);
  made.article.body = std::move(body);
  made.passages = std::move(passages);
  return made;
}

// Packs places of all passages, through bytes, and gives what is found of each.
std::vector<std::vector<PlacedName>> there_and_back(const StoredArticle& stored, const std::vector<PassageName>& names,
                                                    const std::vector<std::vector<PlacedName>>& places,
                                                    std::size_t* foreseen = nullptr) {
  NamePlaces all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    append_places(all, stored.article, stored.passages, i, names, places[i]);
  }
  all = decode_name_places(encode(all), places.size());
  if (foreseen != nullptr) *foreseen = static_cast<std::size_t>(std::count(all.steps.begin(), all.steps.end(), 0U));
  std::vector<std::vector<PlacedName>> found;
  for (std::size_t i = 0; i < places.size(); ++i) found.push_back(places_of(all, i, stored, i, names));
  return found;
}

}  // namespace

TEST_CASE("name places: names in full, by surname, by words, and what fits no words") {
  //                                            0         1         2         3         4         5         6
  //                                            0123456789012345678901234567890123456789012345678901234567890123456789
  const StoredArticle stored =
      article("Moss in Hull", "HULL - Ann\nMoss said Moss met al-Karmi of Hull. The U.S. and Ann",
              {{{7, 34}, {0, 12}}, {{34, 64}, {}}});
  const std::vector<PassageName> names = {
      {person, "Ann Moss"}, {person, "Yusuf al-Karmi"}, {place, "Hull"}, {place, "United States"}};
  const std::vector<std::vector<PlacedName>> places = {
      {{Field::headline, {0, 4}, 0},
       {Field::headline, {8, 12}, 2},
       {Field::body, {0, 4}, 2},
       {Field::body, {7, 15}, 0},
       {Field::body, {21, 25}, 0},
       {Field::body, {30, 38}, 1}},
      {{Field::body, {42, 46}, 2}, {Field::body, {52, 56}, 3}, {Field::body, {61, 64}, 0}}};
  std::size_t foreseen = 0;
  CHECK(there_and_back(stored, names, places, &foreseen) == places);
  CHECK(foreseen == 5);
  CHECK(there_and_back(stored, names, {{}, {}}) == std::vector<std::vector<PlacedName>>(2));
}

TEST_CASE("laws: any ranges of any text are found again") {
  const char* const pieces[] = {"Ann",  "Moss", "al-Karmi", " ", " ", "\n",  ".", "U.S.", "Zürich", "é",
                                "\xFF", "said", "'s",       "-", "3", "McX", "(", "  ",   "The "};
  const std::vector<PassageName> names = {{person, ""}, {person, "Ann Moss"}, {place, "The U.S."}, {place, "Zürich"}};
  std::mt19937 random(20261123);
  MESSAGE("seed 20261123");
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (int round = 0; round < 4'000; ++round) {
    std::string fields[2];
    for (std::string& field : fields) {
      for (std::size_t i = below(25); i-- > 0;) field += pieces[below(std::size(pieces))];
    }
    const std::size_t middle = below(fields[1].size() + 1);
    const StoredArticle stored = article(
        fields[0], fields[1], {{{below(middle + 1), middle}, {0, fields[0].size()}}, {{middle, fields[1].size()}, {}}});
    std::vector<std::vector<PlacedName>> places(2);
    for (std::size_t field = 0; field < 2; ++field) {
      for (std::size_t at = below(4); at < fields[field].size();) {
        const std::size_t end = std::min(fields[field].size(), at + 1 + below(12));
        const std::size_t passage = field == 1 && end > middle ? 1 : 0;
        places[passage].push_back(
            {static_cast<Field>(field), {at, end}, static_cast<std::uint32_t>(below(names.size()))});
        at = end + below(9);
      }
    }
    REQUIRE(there_and_back(stored, names, places) == places);
  }
}

TEST_CASE("name places: damage is told") {
  const StoredArticle stored = article("", "Ann Moss", {{{0, 8}, {}}});
  const std::vector<PassageName> names = {{person, "Ann Moss"}};
  NamePlaces all;
  append_places(all, stored.article, stored.passages, 0, names, std::vector<PlacedName>{{Field::body, {4, 8}, 0}});
  const std::string bytes = encode(all);
  CHECK_THROWS_AS(decode_name_places(bytes, 2), Error);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_THROWS_AS(decode_name_places(bytes.substr(0, size), 1), Error);
  }
  CHECK_THROWS_AS(places_of(all, 1, stored, 0, names), Error);
  CHECK_THROWS_AS(places_of(all, 0, stored, 1, names), Error);
  CHECK_THROWS_AS(places_of(all, 0, article("", "ann", {{{0, 3}, {}}}), 0, names), Error);
  CHECK_THROWS_AS(places_of(all, 0, stored, 0, {}), Error);
}
