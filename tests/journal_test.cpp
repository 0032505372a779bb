// The journal of a run: what is read after a crash at any byte, and whose journal is of no use.
#include "indexer/journal.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "tests/folder.hpp"
#include "tests/program.hpp"

namespace dateline {
namespace {

const RunKind build{"build", 0};

std::vector<std::uint32_t> numbers(const std::vector<JournalPart>& parts) {
  std::vector<std::uint32_t> result;
  for (const JournalPart& part : parts) result.insert(result.end(), {part.number, part.dictionary});
  return result;
}

using Numbers = std::vector<std::uint32_t>;

// A journal of two parts; its text.
std::string write_journal(const test::Folder& folder) {
  Journal journal = Journal::begin(folder.path(), build);
  journal.add({4, 4});
  journal.add({15, 4});
  return test::read_file(folder / "journal.jsonl");
}

TEST_CASE("journal: what was added is read") {
  const test::Folder folder;
  CHECK_FALSE(Journal::read(folder.path(), build).has_value());
  Journal::begin(folder.path(), build);
  REQUIRE(Journal::read(folder.path(), build).has_value());
  CHECK(Journal::read(folder.path(), build)->empty());
  write_journal(folder);
  CHECK(numbers(*Journal::read(folder.path(), build)) == Numbers{4, 4, 15, 4});
  Journal::resume(folder.path()).add({16, 16});
  CHECK(numbers(*Journal::read(folder.path(), build)) == Numbers{4, 4, 15, 4, 16, 16});
  Journal::begin(folder.path(), build);
  CHECK(Journal::read(folder.path(), build)->empty());
}

TEST_CASE("journal: cut at any byte, a line counts when it is whole") {
  const test::Folder folder;
  const std::string text = write_journal(folder);
  const std::size_t first = text.find('\n') + 1;
  const std::size_t second = text.find('\n', first) + 1;
  for (std::size_t size = 0; size < text.size(); ++size) {
    CAPTURE(size);
    folder.write("journal.jsonl", text.substr(0, size));
    const auto parts = Journal::read(folder.path(), build);
    REQUIRE(parts.has_value() == (size >= first));
    if (!parts) continue;
    const Numbers whole = size < second ? Numbers{} : Numbers{4, 4};
    REQUIRE(numbers(*parts) == whole);
    if (size % 5 != 0) continue;  // these are synced to disk
    Journal::resume(folder.path()).add({20, 20});
    Numbers longer = whole;
    longer.insert(longer.end(), {20, 20});
    REQUIRE(numbers(*Journal::read(folder.path(), build)) == longer);
  }
}

TEST_CASE("journal: of another kind of run it is of no use") {
  const test::Folder folder;
  Journal::begin(folder.path(), {"update", 7});
  CHECK(Journal::read(folder.path(), {"update", 7}).has_value());
  for (const RunKind& other :
       {RunKind{"update", 8}, RunKind{"update", 0}, RunKind{"update", 70}, RunKind{"compact", 7}, RunKind{"build", 0},
        RunKind{"", 7}, RunKind{"upda", 7}, RunKind{"update", 7, "names "}}) {
    CAPTURE(other.command);
    CAPTURE(other.base);
    CHECK_FALSE(Journal::read(folder.path(), other).has_value());
  }
  // Of another program or schema: the first line differs.
  std::string text = test::read_file(folder / "journal.jsonl");
  for (std::size_t at = 0; at < text.find('\n'); ++at) {
    std::string other = text;
    other[at] = other[at] == '9' ? '8' : '9';
    folder.write("journal.jsonl", other);
    REQUIRE_FALSE(Journal::read(folder.path(), {"update", 7}).has_value());
  }
}

TEST_CASE("journal: lines that are none of ours make it of no use, and nothing is thrown") {
  const test::Folder folder;
  const std::string text = write_journal(folder);
  for (const std::string line :
       {"", "null", "7", "[]", "{}", "{\"part\":1}", "{\"part\":\"1\",\"dictionary\":1}",
        "{\"part\":-1,\"dictionary\":1}", "{\"part\":1,\"dictionary\":null}", "{\"part\":1.5,\"dictionary\":1}",
        "{\"part\":4294967296,\"dictionary\":1}", "{\"part\":99999999999999999999,\"dictionary\":1}",
        "{\"part\":1,\"dictionary\":[]}", "\xFF\xFE", "{\"part\":1"}) {
    CAPTURE(line);
    folder.write("journal.jsonl", text + line + "\n");
    CHECK_FALSE(Journal::read(folder.path(), build).has_value());
  }
}

TEST_CASE("journal: a folder that is not there is told") {
  CHECK_THROWS_AS(Journal::begin("/no/such/folder", build), Error);
  CHECK_THROWS_AS(Journal::resume("/no/such/folder"), Error);
}

}  // namespace
}  // namespace dateline
