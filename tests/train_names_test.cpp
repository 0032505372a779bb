// dateline-train-names: what it learns, that it learns the same twice, and what it says of broken input.
#include <doctest/doctest.h>

#include "tests/program.hpp"

namespace {

using dateline::test::Folder;
using dateline::test::Outcome;
using dateline::test::read_file;

const std::string program = "dateline-train-names";

void write(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

void write_clusters(const Folder& folder) {
  write(folder / "fine", "said\t1\nin\t2\nlind\t3\noslo\t4\n");
  write(folder / "coarse", "said\t1\nin\t1\nlind\t2\noslo\t2\n");
}

std::string columns() {
  std::string text;
  const char* people[] = {"Lind", "Moss", "Dorn", "Hale", "Pike"};
  const char* places[] = {"Oslo", "Ghent", "Leeds", "Turin", "Minsk"};
  for (int i = 0; i < 50; ++i) {
    text += i % 5 == 0 ? "-DOCSTART- O\n\n" : "";
    text += std::string("Anna B-PER\n") + people[i % 5] + " I-PER\nsaid O\nin O\n" + places[i / 5 % 5] +
            " B-LOC\nthat O\nrain O\nfell O\n. O\n\n";
  }
  return text;
}

Outcome train(const Folder& folder, const std::string& out, const std::string& source = "--columns",
              const std::string& path = "data") {
  return dateline::test::run({program, "train", source, folder / path, "--data", folder.path(), "--texts",
                              folder.path(), "--clusters", folder / "fine", folder / "coarse", "--out", folder / out,
                              "--passes", "6"});
}

}  // namespace

TEST_CASE("what is learnt is tagged, and learning twice gives the same bytes") {
  const Folder folder;
  write_clusters(folder);
  write(folder / "data", columns());
  REQUIRE(train(folder, "a").status == 0);
  REQUIRE(train(folder, "b").status == 0);
  CHECK(read_file(folder / "a") == read_file(folder / "b"));
  write(folder / "new", "Anna O\nLind O\nsaid O\nin O\nTurin O\nthat O\n");
  const Outcome tagged = dateline::test::run({program, "tag", "--model", folder / "a", folder / "new"});
  CHECK(tagged.out == "-DOCSTART- O\n\nAnna B-PER\nLind I-PER\nsaid O\nin O\nTurin B-LOC\nthat O\n\n");
  const Outcome scored = dateline::test::run({program, "score", "--model", folder / "a", folder / "data"});
  CHECK(scored.out.find("F1 100.00") != std::string::npos);
}

TEST_CASE("text with marks, a list of sources") {
  const Folder folder;
  write_clusters(folder);
  std::string text;
  for (int i = 0; i < 12; ++i) {
    text += "%% t-" + std::to_string(i) +
            "\nRAIN IN [LOC OSLO]\n[LOC OSLO], May 3 - It rained, [PER Anna Lind] said in [LOC Oslo].\n";
  }
  write(folder / "rain.txt", text);
  write(folder / "list", "# comment\nmarked 2 all rain.txt\n");
  const Outcome trained = train(folder, "m", "--list", "list");
  REQUIRE_MESSAGE(trained.status == 0, trained.err);
  const Outcome scored = dateline::test::run({program, "score", "--model", folder / "m", folder / "rain.txt"});
  CHECK_MESSAGE(scored.out.find("P+O+L     48     48     48") != std::string::npos, scored.out);
}

TEST_CASE("broken input is an error that says where") {
  const Folder folder;
  write_clusters(folder);
  const struct {
    const char* source;
    const char* text;
    const char* reason;
  } cases[] = {
      {"--columns", "Anna B-HERO\n", "line 1: no type of names: B-HERO"},
      {"--columns", "Anna B-PER\nLind\n", "no label"},
      {"--columns", "", "wants --columns or --list"},
      {"--list", "marked 1 all none.txt\n", "none.txt cannot be read"},
      {"--list", "marked one\n", "marked one"},
  };
  for (const auto& row : cases) {
    write(folder / "data", row.text);
    const Outcome trained = train(folder, "m", row.source);
    CHECK_MESSAGE(trained.err.find(row.reason) != std::string::npos, trained.err);
    CHECK(trained.status != 0);
  }
  write(folder / "broken.txt", "%% a\n[PER Anna Lind said\n");
  write(folder / "list", "marked 1 all broken.txt\n");
  CHECK(train(folder, "m", "--list", "list").err.find("line 2: a broken mark") != std::string::npos);
}
