// The README's search prints what the README says; DATELINE_RENEW_GOLDEN=1 writes it anew.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "common/index_folder.hpp"
#include "tests/program.hpp"
#include "tests/world.hpp"

namespace {

const std::string readme = DATELINE_SOURCE_DIR "/README.md";

std::string indented(const std::string& text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && c != '\n') out += "    ";
    line_begins = c == '\n';
    out += c;
  }
  return out;
}

// Cuts a command line as a shell does: at blanks outside single quotation marks.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '\'') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

}  // namespace

TEST_CASE("the README's search") {
  const std::string text = dateline::read_whole_file(readme);
  const std::string prompt = "    $ build/dateline-search my.index ";
  const std::size_t begin = text.find(prompt);
  REQUIRE(begin != std::string::npos);
  const std::size_t line_end = text.find('\n', begin);
  const std::size_t end = text.find("\nA query is", line_end);
  REQUIRE(end != std::string::npos);

  const world::TemporaryFolder folder;
  dateline::build_index(folder / "my.index", {DATELINE_SOURCE_DIR "/corpus/articles"}, {});
  const std::string arguments = text.substr(begin + prompt.size(), line_end - begin - prompt.size());
  std::vector<std::string> words = words_of(arguments);
  words.insert(words.begin(), {"dateline-search", folder / "my.index"});
  const auto run = dateline::test::run(words);
  CHECK(run.status == 0);
  const std::string printed = indented(run.out);
  if (std::getenv("DATELINE_RENEW_GOLDEN") != nullptr) {
    std::ofstream(readme, std::ios::binary) << text.substr(0, line_end + 1) << printed << text.substr(end);
  } else {
    CHECK(text.substr(line_end + 1, end - line_end - 1) == printed);
  }
}
