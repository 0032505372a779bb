// A build, update or compaction that is interrupted goes on from its finished parts, and ends as if it had not been.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "tests/faults/operations.hpp"

namespace fs = std::filesystem;
using dateline::IndexingOptions;
using dateline::IndexingReport;
using dateline::test::answers;
using dateline::test::Command;
using dateline::test::Folder;
using dateline::test::Outcome;
using dateline::test::Process;
using dateline::test::read_file;
using dateline::test::run;

namespace {

constexpr int part_articles = 16'000;    // as many as a part holds at most
constexpr int corpus_articles = 33'000;  // two parts, and some

std::string record(int number, const std::string& word) {
  return "{\"id\":\"" + std::to_string(number) + "\",\"body\":\"Ferry " + std::to_string(number) + " " + word +
         "\",\"language\":\"en\",\"published\":\"2017-04-" + std::to_string(10 + number % 20) + "\"}\n";
}

std::string record(int number) { return record(number, "dam" + std::to_string(number * 7919 % 2003)); }

std::string records(int first, int end) {
  std::string text;
  for (int number = first; number < end; ++number) text += record(number);
  return text;
}

// What the corpus has become: ten articles changed, five removed, twenty new ones.
std::string changed_records() {
  std::string text;
  for (int number = 0; number < 10; ++number) text += record(number, "strike");
  return text + records(15, corpus_articles + 20);
}

constexpr int changed_or_gone = 15;

// Parts that the journal names.
int kept_parts(const std::string& index) {
  const std::string journal = read_file(index + "/building/journal.jsonl");
  return static_cast<int>(std::max<std::ptrdiff_t>(1, std::count(journal.begin(), journal.end(), '\n'))) - 1;
}

// Runs `words`, feeds it the records, and ends it by the signal as soon as `parts` parts are kept; it cannot end by
// itself, for the pipe stays open.
void interrupt(const std::vector<std::string>& words, const std::string& index, const std::string& text, int parts,
               int signal) {
  std::atomic<bool> ended = false;
  bool fed = false;
  Command command;
  command.words = words;
  command.feed = [&](int descriptor) {
    if (!fed && !Process::write_all(descriptor, text)) return false;
    fed = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    return !ended;
  };
  Process process(command);
  while (kept_parts(index) < parts) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  process.send(signal);
  ended = true;
  CHECK(process.wait().status == (signal == SIGKILL ? 128 + SIGKILL : 130));
  CHECK(kept_parts(index) >= parts);
}

IndexingOptions quick() {
  IndexingOptions options;
  options.threads = 2;
  return options;
}

// The counts that do not depend on how often a run was interrupted.
std::vector<std::uint64_t> counts(const std::string& index) {
  const dateline::IndexStatus status = dateline::index_status(index);
  return {status.articles, status.passages, status.segments, status.tombstones};
}

// A corpus as a file, and what a run without interruption makes of it.
struct Whole {
  Whole(const Folder& folder, const std::string& name, const std::string& text)
      : corpus(folder.write(name + ".jsonl", text)), index(folder / name) {
    build_index(index, {corpus}, quick());
  }
  std::string corpus;
  std::string index;
};

struct World {
  Folder folder;
  Whole same{folder, "same", records(0, corpus_articles)};
  Whole changed{folder, "changed", changed_records()};
  std::string index = folder / "index";
};

void check_like(const std::string& index, const std::string& whole) {
  CHECK(answers(index) == answers(whole));
  CHECK(dateline::test::problems(index).empty());
  CHECK(!fs::exists(index + "/building"));
}

// A new index of a few articles, which the corpora hold as well: twenty of the base and all of theirs.
void build_base(const World& world) {
  fs::remove_all(world.index);
  build_index(world.index, {world.folder.write("base.jsonl", records(0, 20))}, quick());
}

std::vector<std::string> build_words(const World& world, const char* threads) {
  return {"dateline-index", "build", "-q", "--threads", threads, world.index, "-"};
}

std::vector<std::string> update_words(const World& world) {
  return {"dateline-index", "update", "-q", "--threads", "1", world.index, "-"};
}

void interrupt_build(const World& world, int parts = 2, int signal = SIGKILL) {
  interrupt(build_words(world, "1"), world.index, records(0, corpus_articles), parts, signal);
}

}  // namespace

TEST_CASE("an interrupted build goes on from its parts" * doctest::test_suite("slow")) {
  const World world;
  struct Case {
    int signal;
    int parts;
    const char* threads;
    int fed;  // with two threads a part is kept when two more have been begun
  };
  for (const Case& c : {Case{SIGKILL, 1, "1", corpus_articles},
                        {SIGKILL, 2, "1", corpus_articles},
                        {SIGINT, 2, "1", corpus_articles},
                        {SIGTERM, 1, "2", 3 * part_articles + 1}}) {
    CAPTURE(c.signal);
    CAPTURE(c.parts);
    fs::remove_all(world.index);
    interrupt(build_words(world, c.threads), world.index, records(0, c.fed), c.parts, c.signal);
    const int kept = std::min(kept_parts(world.index) * part_articles, corpus_articles);
    const IndexingReport report = build_index(world.index, {world.same.corpus}, quick());
    CHECK(report.kept == kept);
    CHECK(report.added == corpus_articles);
    CHECK(report.rejected == 0);
    check_like(world.index, world.same.index);
    const auto resumed = counts(world.index);
    const auto whole = counts(world.same.index);
    CAPTURE(resumed[2]);
    CAPTURE(whole[2]);
    CHECK(resumed == whole);
  }
}

TEST_CASE("a build goes on with a corpus that has changed meanwhile") {
  const World world;
  interrupt_build(world);
  const IndexingReport report = build_index(world.index, {world.changed.corpus}, quick());
  CHECK(report.kept == 2 * part_articles - changed_or_gone);
  CHECK(report.articles == corpus_articles + 20 - 5);
  check_like(world.index, world.changed.index);
}

TEST_CASE("a build that is interrupted twice goes on twice, and says so; the old index answers meanwhile") {
  const World world;
  build_base(world);
  const std::string before = answers(world.index);
  interrupt_build(world, 1);
  CHECK(answers(world.index) == before);
  interrupt_build(world, 2);
  CHECK(answers(world.index) == before);
  CHECK(dateline::test::problems(world.index).empty());
  const Outcome outcome = run({"dateline-index", "build", world.index, world.same.corpus});
  CHECK(outcome.status == 0);
  CHECK_MESSAGE(outcome.err.find("32,000 articles had been done by an interrupted run") != std::string::npos,
                outcome.err);
  check_like(world.index, world.same.index);
}

TEST_CASE("an interrupted update goes on, unless its generation is no longer the current one" *
          doctest::test_suite("slow")) {
  const World world;
  const auto nothing = [&] {};
  const auto withdraw = [&] { dateline::remove_articles(world.index, {"7"}); };
  const auto compact = [&] { dateline::compact_index(world.index, {}); };
  const auto back = [&] { dateline::rollback_index(world.index); };
  struct Case {
    std::string name;
    std::function<void()> meanwhile;
    bool resumes;
  };
  for (const Case& c : {Case{"nothing", nothing, true},
                        {"remove", withdraw, false},
                        {"compact", compact, false},
                        {"rollback", back, false}}) {
    CAPTURE(c.name);
    build_base(world);
    update_index(world.index, {world.folder.write("more.jsonl", record(20))}, quick());
    interrupt(update_words(world), world.index, records(0, corpus_articles), 2, SIGKILL);
    c.meanwhile();
    const IndexingReport report = update_index(world.index, {world.same.corpus}, quick());
    CHECK(report.kept == (c.resumes ? 2 * part_articles : 0));
    CHECK(report.articles == corpus_articles);
    check_like(world.index, world.same.index);
  }
}

TEST_CASE("an interrupted update goes on with a corpus that has changed meanwhile") {
  const World world;
  build_base(world);
  interrupt(update_words(world), world.index, records(0, corpus_articles), 2, SIGINT);
  IndexingOptions options = quick();
  options.delete_missing = true;
  const IndexingReport report = update_index(world.index, {world.changed.corpus}, options);
  CHECK(report.kept == 2 * part_articles);  // all of them after the twenty that the index had
  CHECK(report.replaced == 10);
  CHECK(report.withdrawn == 5);
  check_like(world.index, world.changed.index);
}

TEST_CASE("an interrupted compaction goes on, unless the index has changed meanwhile" * doctest::test_suite("slow")) {
  const World world;
  Whole compacted(world.folder, "compacted", records(0, corpus_articles));
  dateline::compact_index(compacted.index, {});
  for (const bool changes : {false, true}) {
    CAPTURE(changes);
    dateline::test::copy_index(world.same.index, world.index);
    interrupt({"dateline-index", "compact", "-q", "--threads", "1", world.index}, world.index, "", 1, SIGKILL);
    CHECK(answers(world.index) == answers(world.same.index));
    if (changes) {
      update_index(world.index, {world.folder.write("more.jsonl", record(corpus_articles))}, quick());
      dateline::remove_articles(world.index, {std::to_string(corpus_articles)});
    }
    CHECK(dateline::compact_index(world.index, {}).published);
    check_like(world.index, world.same.index);
    CHECK(counts(world.index) == counts(compacted.index));
  }
}

TEST_CASE("a journal that is of no use is thrown away" * doctest::test_suite("slow")) {
  const World world;
  const std::string building = world.index + "/building";
  struct Case {
    std::string name;
    std::function<void()> spoil;
    int kept;
  };
  const auto append = [&](const std::string& text) {
    std::ofstream(building + "/journal.jsonl", std::ios::app) << text;
  };
  const Case cases[] = {
      {"its last line is cut", [&] { append("{\"part\":2,\"dict"); }, 2 * part_articles},
      {"a line is no JSON", [&] { append("{\"part\":\n"); }, 0},
      {"a part's number is a word", [&] { append("{\"part\":\"two\",\"dictionary\":0}\n"); }, 0},
      {"a part is gone", [&] { fs::remove_all(building + "/part-1"); }, 0},
      {"a part is hurt", [&] { fs::resize_file(building + "/part-1/postlist.glass", 4096); }, 0},
      {"another program's", [&] { std::ofstream(building + "/journal.jsonl") << "{\"schema\":1}\n"; }, 0},
      {"empty", [&] { std::ofstream(building + "/journal.jsonl").flush(); }, 0},
  };
  interrupt_build(world);
  dateline::test::copy_index(world.index, world.folder / "interrupted");
  for (const Case& c : cases) {
    CAPTURE(c.name);
    dateline::test::copy_index(world.folder / "interrupted", world.index);
    c.spoil();
    CHECK(build_index(world.index, {world.same.corpus}, quick()).kept == c.kept);
    check_like(world.index, world.same.index);
  }
  dateline::test::copy_index(world.folder / "interrupted", world.index);
  CHECK(update_index(world.index, {world.same.corpus}, quick()).kept == 0);  // of another kind
  check_like(world.index, world.same.index);
  dateline::test::copy_index(world.folder / "interrupted", world.index);
  IndexingOptions plain = quick();
  plain.without = {"names"};  // the kept parts have names
  CHECK(build_index(world.index, {world.same.corpus}, plain).kept == 0);
}
