// Which spellings of organisations and places are one across articles.
#include "indexer/names/organisation_key.hpp"

#include <doctest/doctest.h>

#include <string>

#include "indexer/names/keys.hpp"
#include "indexer/names/place_key.hpp"

namespace {

std::string key_of(const char* name) { return dateline::organisation_key(dateline::name_key(name)); }

}  // namespace

TEST_CASE("spellings of one organisation have one key") {
  const struct {
    const char* a;
    const char* b;
    bool same;
  } cases[] = {
      {"Barclays plc", "Barclays", true},
      {"Merrill Lynch and Co Inc", "Merrill Lynch", true},
      {"Moody's Investors Service Inc", "Moody's", true},
      {"Department of Energy", "Energy Department", true},
      {"Department of the Interior", "Interior Department", true},
      {"Dept. of Energy", "Department of Energy", true},
      {"Ministry of Finance", "Finance Ministry", true},
      {"U.S. Department of Agriculture", "USDA", true},
      {"U S Department of Homeland Security", "Department of Homeland Security", true},
      {"United States Senate", "U.S. Senate", true},
      {"Federal Reserve Board", "Fed", true},
      {"U.N.", "United Nations", true},
      {"U.S. Steel", "Steel", false},
      {"U.S. Airways", "Airways", false},
      {"Ministry of Finance", "Department of Finance", false},
      {"Inc", "Ltd", false},
  };
  for (const auto& row : cases) {
    CHECK_MESSAGE((key_of(row.a) == key_of(row.b)) == row.same, std::string(std::string(row.a) + " / " + row.b));
  }
  for (const char* name : {"the", "The Inc", "Co", "and Co", "U.S.", "Department of"}) {
    CHECK_MESSAGE(!key_of(name).empty(), std::string(name));
  }
  CHECK(key_of("").empty());
}

TEST_CASE("whose body of the state it is") {
  const std::pair<const char*, const char*> cases[] = {{"us senate", "senate"},
                                                       {"australian senate", "senate"},
                                                       {"british treasury", "treasury"},
                                                       {"senate", ""},
                                                       {"us steel", ""},
                                                       {"house of representatives", "house"},
                                                       {"house of lords tea room", ""},
                                                       {"house appropriations committee", ""},
                                                       {"", ""}};
  for (const auto& [key, rest] : cases) CHECK_MESSAGE(dateline::without_nation(key) == rest, std::string(key));
}

TEST_CASE("what a name begins with tells it, or not") {
  for (const char* key : {"ford motor", "velmar", "lumenar holdings"})
    CHECK_MESSAGE(dateline::begins_tellingly(key), std::string(key));
  for (const char* key : {"first boston", "american motors", "bank of england", "texas instruments"}) {
    CHECK_MESSAGE(!dateline::begins_tellingly(key), std::string(key));
  }
}

TEST_CASE("places by abbreviation and by list") {
  const std::pair<const char*, const char*> cases[] = {{"va", "virginia"},
                                                       {"ny", "new york"},
                                                       {"kiev", "kyiv"},
                                                       {"u s", "united states"},
                                                       {"qasr", "qasr"},
                                                       {"", ""},
                                                       {"washington dc", "washington"}};
  for (const auto& [key, place] : cases) CHECK_MESSAGE(dateline::place_key(key) == place, std::string(key));
}
