// An index whose build is interrupted, killed, out of disk, or raced by readers and writers answers as before.
#include <doctest/doctest.h>
#include <sys/file.h>

#include <atomic>
#include <chrono>
#include <random>

#include "tests/program.hpp"

namespace fs = std::filesystem;
using dateline::test::Command;
using dateline::test::Folder;
using dateline::test::Outcome;
using dateline::test::own_corpus;
using dateline::test::Process;
using dateline::test::read_file;
using dateline::test::run;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Command building(const std::string& index, const std::string& corpus) {
  Command command;
  command.words = {"dateline-index", "build", "-q", index, corpus};
  return command;
}

void build(const std::string& index, const std::string& corpus) {
  const Outcome outcome = run(building(index, corpus));
  REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
}

// What an index answers, with everything in it that may differ between generations.
std::string answers(const std::string& index) {
  std::string text;
  for (const char* query : {"", "dam strike", "\"of the\"", "ferry AND northfield"}) {
    const Outcome outcome = run({"dateline-search", index, query, "--format", "jsonl", "--top", "20"});
    text += std::to_string(outcome.status) + "\n" + outcome.out + outcome.err;
  }
  return text;
}

// 2,000 articles of which the project's own corpus holds none.
std::string other_corpus(const Folder& folder) {
  std::string text;
  for (int i = 0; i < 2000; ++i) {
    const std::string number = std::to_string(i);
    text += "{\"id\":\"" + number + "\",\"body\":\"Ferry " + number + " of Northfield struck the dam in " +
            std::to_string(1900 + i % 120) + ", said captain number " + std::to_string(i * 7919 % 2003) + ".\"}\n";
  }
  return folder.write("other.jsonl", text);
}

std::size_t entries(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// Nothing of an unfinished run: at most two generations with their segments, and no private folder.
void check_tidy(const std::string& index) {
  CHECK(!fs::exists(index + "/building"));
  CHECK(!fs::exists(index + "/XAPIANDB.new"));
  CHECK(entries(index + "/generations") <= 2);
  CHECK(entries(index + "/segments") <= 2);
}

// Records without end, as from a feed; counts what the program has taken.
std::function<bool(int)> endless(std::atomic<std::size_t>& taken) {
  return [&taken](int descriptor) {
    const std::string number = std::to_string(taken);
    if (!Process::write_all(descriptor, "{\"id\":\"" + number + "\",\"body\":\"Ferry " + number + " left.\"}\n"))
      return false;
    ++taken;
    return true;
  };
}

void pause_milliseconds(int duration) { std::this_thread::sleep_for(std::chrono::milliseconds(duration)); }

}  // namespace

TEST_CASE("an interrupted build exits with 130, and the old index answers") {
  const Folder folder;
  const std::string index = folder / "index";
  build(index, own_corpus());
  const std::string before = answers(index);
  for (const int signal : {SIGINT, SIGTERM}) {
    CAPTURE(signal);
    std::atomic<std::size_t> taken = 0;
    Command command = building(index, "-");
    command.feed = endless(taken);
    Process process(command);
    while (taken < 5000) pause_milliseconds(1);  // more than the pipe holds: the program is reading
    process.send(signal);
    const Outcome outcome = process.wait();
    CHECK(outcome.status == 130);
    CHECK_MESSAGE(contains(outcome.err, "nothing was published"), outcome.err);
    CHECK(answers(index) == before);
    check_tidy(index);
  }
}

TEST_CASE("a build that waits for input ends at the second interrupt") {
  const Folder folder;
  const std::string index = folder / "index";
  std::atomic<bool> ended = false;
  Command command = building(index, "-");
  command.feed = [&ended](int) {
    pause_milliseconds(5);
    return !ended;
  };
  Process process(command);
  while (!fs::exists(index + "/building")) pause_milliseconds(1);
  pause_milliseconds(50);
  process.send(SIGINT);
  pause_milliseconds(50);
  process.send(SIGINT);
  pause_milliseconds(50);
  ended = true;
  CHECK(process.wait().status == 130);
  build(index, own_corpus());
  check_tidy(index);
}

TEST_CASE("a build that is killed at any moment leaves the old index, and the next build tidies up") {
  const Folder folder;
  const std::string index = folder / "index";
  const std::string other = other_corpus(folder);
  build(folder / "old", own_corpus());
  const std::string old_answers = answers(folder / "old");
  const auto start = std::chrono::steady_clock::now();
  build(folder / "new", other);
  const auto whole = std::chrono::steady_clock::now() - start;
  const std::string new_answers = answers(folder / "new");
  constexpr unsigned seed = 20230409;
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (int turn = 0; turn < 12; ++turn) {
    CAPTURE(turn);
    build(index, own_corpus());
    check_tidy(index);
    const std::string stub = read_file(index + "/XAPIANDB");
    Process process(building(index, other));
    std::this_thread::sleep_for(whole * std::uniform_real_distribution<double>(0, 1.1)(random));
    process.send(SIGKILL);
    process.wait();
    const bool switched = read_file(index + "/XAPIANDB") != stub;
    CHECK(answers(index) == (switched ? new_answers : old_answers));
  }
  build(index, other);
  CHECK(answers(index) == new_answers);
  check_tidy(index);
}

TEST_CASE("a full disk ends a build with status 3, and the old index answers") {
  const Folder folder;
  const std::string index = folder / "index";
  const std::string other = other_corpus(folder);
  build(index, own_corpus());
  const std::string before = answers(index);
  for (const rlim_t limit : {1'000UL, 10'000UL, 40'000UL, 100'000UL, 150'000UL}) {
    CAPTURE(limit);
    Command command = building(index, other);
    // Xapian loses a few bytes when a write fails; under the leak sanitizer that would change the status.
    command.environment = {"ASAN_OPTIONS=detect_leaks=0:new_delete_type_mismatch=0"};
    command.in_child = [limit] {
      std::signal(SIGXFSZ, SIG_IGN);
      const struct rlimit both = {limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &both);
    };
    const Outcome outcome = run(command);
    CHECK(outcome.status == 3);
    CHECK_MESSAGE(contains(outcome.err, "cannot write"), outcome.err);
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
    CHECK(answers(index) == before);
    check_tidy(index);
  }
}

TEST_CASE("a folder that may not be written is refused, a file that may not be read is rejected") {
  const Folder folder;
  fs::permissions(folder.path(), fs::perms(0755));
  fs::create_directory(folder / "index");
  fs::permissions(folder / "index", fs::perms(0555));
  fs::create_directory(folder / "corpus");
  fs::permissions(folder.write("corpus/secret.txt", "The ferry sank.\n"), fs::perms(0));
  folder.write("corpus/open.txt", "The ferry floats.\n");
  // A superuser may do all this, so as one the program is run as nobody.
  const auto as_user = [](std::vector<std::string> words) {
    Command command;
    command.words = std::move(words);
    if (::geteuid() == 0) {
      command.in_child = [] {
        if (::setgid(65534) != 0 || ::setuid(65534) != 0) ::_exit(126);
      };
    }
    return run(command);
  };
  if (as_user({"dateline-index", "--version"}).status != 0) {
    MESSAGE("not tested: user nobody may not run the programs of " DATELINE_BINARY_DIR);
    return;
  }
  const Outcome built = as_user({"dateline-index", "build", folder / "index", folder / "corpus"});
  CHECK(built.status == 3);
  CHECK_MESSAGE(contains(built.err, "/DATELINE: Permission denied"), built.err);
  const Outcome converted = as_user({"dateline-index", "convert", folder / "corpus"});
  CHECK(converted.status == 5);
  CHECK_MESSAGE(contains(converted.err, "secret.txt: Permission denied"), converted.err);
  CHECK(contains(converted.out, "floats"));
}

TEST_CASE("a second writer is told who holds the lock; readers need none") {
  const Folder folder;
  const std::string index = folder / "index";
  build(index, own_corpus());
  const int lock = ::open((index + "/lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
  const std::string own = std::to_string(::getpid());
  REQUIRE(::ftruncate(lock, 0) == 0);
  REQUIRE(Process::write_all(lock, own + "\n"));
  const Outcome refused = run(building(index, own_corpus()));
  CHECK(refused.status == 3);
  CHECK_MESSAGE(contains(refused.err, "is locked: process " + own + " is writing it"), refused.err);
  CHECK(run({"dateline-search", index, "dam"}).status == 0);
  CHECK(run({"dateline-index", "status", index}).status == 0);
  ::close(lock);
  build(index, own_corpus());
}

TEST_CASE("readers during twenty rebuilds see no error and no mixture") {
  const Folder folder;
  const std::string index = folder / "index";
  const std::string corpora[] = {own_corpus(), own_corpus() + "/elbblick"};
  std::vector<std::string> allowed;
  const std::vector<std::string> query = {"dateline-search", index, "", "--top", "0", "--facets", "source"};
  for (const std::string& corpus : corpora) {
    build(index, corpus);
    allowed.push_back(run(query).out);
  }
  std::atomic<bool> stop = false;
  std::string wrong;
  std::size_t searches = 0;
  std::thread reader([&] {
    while (!stop) {
      const Outcome found = run(query);
      const Outcome status = run({"dateline-index", "status", index});
      if (found.status != 0 || (found.out != allowed[0] && found.out != allowed[1])) wrong += found.out + found.err;
      if (status.status != 0) wrong += status.err;
      ++searches;
    }
  });
  std::vector<int> builds;
  for (int turn = 0; turn < 20; ++turn) builds.push_back(run(building(index, corpora[turn % 2])).status);
  stop = true;
  reader.join();
  CHECK_MESSAGE(wrong.empty(), wrong);
  CHECK(searches > 5);
  CHECK(std::count(builds.begin(), builds.end(), 0) == 20);
  check_tidy(index);
}
