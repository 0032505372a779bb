// The user's own list of names: its form, what it refuses and where it says so, and which names it claims.
#include "indexer/names/names_file.hpp"

#include <doctest/doctest.h>

#include <string>

#include "common/error.hpp"

namespace {

using dateline::EntityType;
using dateline::NamesFile;

std::string complaint(const std::string& text) {
  try {
    NamesFile::parse(text, "n.jsonl");
  } catch (const dateline::Error& error) {
    CHECK(error.kind() == dateline::ErrorKind::input);
    return error.what();
  }
  return "none";
}

const char* const three = R"({"id":"1","type":"person","name":"Ann Moss","aliases":["A. Moss","Moss"]}

{"id":"2","type":"org","name":"Harbour Board","aliases":["HB"],"articles":7}
{"id":"3","type":"place","name":"America","aliases":["U.S."],"country":"US"}
)";

}  // namespace

TEST_CASE("names file: rows and what they claim") {
  const NamesFile file = NamesFile::parse(three, "n.jsonl");
  REQUIRE(file.rows().size() == 3);
  CHECK(file.rows()[0].aliases.size() == 2);
  CHECK(file.rows()[2].country == "US");
  const struct {
    const char* name;
    EntityType type;
    int row;
  } cases[] = {{"ANN MOSS", EntityType::person, 0},
               {"a moss", EntityType::person, 0},
               {"Moss", EntityType::place, 0},
               {"Bo Moss", EntityType::person, -1},
               {"Harbour Board plc", EntityType::organisation, 1},
               {"Harbour Board plc", EntityType::person, -1},
               {"H.B.", EntityType::organisation, 1},
               {"United States", EntityType::place, 2},
               {"United States", EntityType::organisation, -1},
               {"", EntityType::person, -1}};
  for (const auto& row : cases) {
    const auto found = file.find(row.name, row.type);
    CHECK_MESSAGE((found ? static_cast<int>(*found) : -1) == row.row, std::string(row.name));
  }
  CHECK_FALSE(file.find("United States"));
  CHECK_FALSE(NamesFile().find("Moss", EntityType::person));
  CHECK(NamesFile::parse("\xEF\xBB\xBF\r\n \n", "n.jsonl").rows().empty());
}

TEST_CASE("names file: a spelling that two rows have claims nothing, their own forms do") {
  const NamesFile file = NamesFile::parse(
      R"({"id":"1","type":"org","name":"Velmar plc"}
{"id":"2","type":"org","name":"Velmar Ltd"})",
      "n.jsonl");
  CHECK(file.find("Velmar Ltd", EntityType::organisation) == 1U);
  CHECK_FALSE(file.find("Velmar Inc", EntityType::organisation));
}

TEST_CASE("names file: what is wrong is told with its line") {
  const std::pair<const char*, const char*> cases[] = {
      {"{", "n.jsonl, line 1: it is no JSON object; nothing was published"},
      {"[1]", "n.jsonl, line 1: it is no JSON object; nothing was published"},
      {"\n{}", "n.jsonl, line 2: it lacks \"id\"; nothing was published"},
      {R"({"id":1,"type":"org","name":"A"})", "n.jsonl, line 1: \"id\" is no string; nothing was published"},
      {R"({"id":"","type":"org","name":"A"})",
       "n.jsonl, line 1: \"id\" is empty or longer than 200 bytes; nothing was published"},
      {R"({"id":"1","type":"city","name":"A"})",
       "n.jsonl, line 1: \"type\" is person, org or place, not \"city\"; nothing was published"},
      {R"({"id":"1","type":"org","name":"A","aliases":"B"})",
       "n.jsonl, line 1: \"aliases\" is no array; nothing was published"},
      {R"({"id":"1","type":"org","name":"A","aliases":[3]})",
       "n.jsonl, line 1: an alias is no string; nothing was published"},
      {R"({"id":"1","type":"org","name":"..."})",
       "n.jsonl, line 1: \"...\" has no letter and no digit; nothing was published"},
      {R"({"id":"1","type":"org","name":"A","country":"US"})",
       "n.jsonl, line 1: only places have a \"country\"; nothing was published"},
      {R"({"id":"1","type":"place","name":"A","country":"usa"})",
       "n.jsonl, line 1: \"country\" is two capitals such as GB, not \"usa\"; nothing was published"},
      {R"({"id":"1","type":"org","name":"A","alias":["B"]})",
       "n.jsonl, line 1: there is no field \"alias\"; there are id, type, name, aliases, country; nothing was "
       "published"},
      {R"({"id":"1","type":"org","name":"A"}
{"id":"1","type":"org","name":"B"})",
       "n.jsonl, line 2: line 1 has the id \"1\", too; nothing was published"},
      {R"({"id":"1","type":"org","name":"A","aliases":["Fed"]}

{"id":"2","type":"place","name":"B","aliases":["the","FED."]})",
       "n.jsonl, line 3: line 1 claims the name \"FED.\", too; nothing was published"},
  };
  for (const auto& [text, sentence] : cases) CHECK(complaint(text) == sentence);
  CHECK(complaint(three) == "none");
  CHECK(complaint("{\"id\":\"\xFF\"}") == "n.jsonl, line 1: it is no JSON object; nothing was published");
}

TEST_CASE("names file: a file that is not there") {
  CHECK_THROWS_AS(dateline::read_names_text("/nowhere/names.jsonl"), dateline::Error);
  CHECK_THROWS_AS(dateline::read_names_text("/"), dateline::Error);
}
