// An index whose build is interrupted, killed, out of disk, or raced by readers and writers answers as before.
#include <doctest/doctest.h>
#include <sys/file.h>
#include <xapian.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <random>

#include "tests/faults/operations.hpp"

namespace fs = std::filesystem;
using dateline::test::Command;
using dateline::test::Folder;
using dateline::test::Operation;
using dateline::test::Operations;
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

// The preloaded library of tests/faults/failing_calls.cpp; a sanitizer's own would have to come before it.
#if defined(DATELINE_FAILING_CALLS)
constexpr const char* failing_calls = DATELINE_FAILING_CALLS;
#else
constexpr const char* failing_calls = nullptr;
#endif

struct Fault {
  std::string call;  // write, sync, rename, open, entry or any
  int at = 1;
  std::string kind;  // EIO, ENOSPC or KILL
};

// Sets the command up for the fault; `report` is made when it happens.
void prepare(Command& command, const Fault& fault, const std::string& report) {
  command.environment = {std::string("LD_PRELOAD=") + failing_calls, "FAULT_CALL=" + fault.call,
                         "FAULT_AT=" + std::to_string(fault.at), "FAULT=" + fault.kind, "FAULT_REPORT=" + report};
}

// What is wrong after the operation has met the fault; nullopt when it has not so many calls.
std::optional<std::string> tried(const Operations& operations, const Operation& operation, const Fault& fault) {
  const std::string report = operations.folder() / "report";
  fs::remove(report);
  Command command = operation.command(operations.fresh(operation));
  prepare(command, fault, report);
  const Outcome outcome = run(command);
  if (!fs::exists(report)) return std::nullopt;
  std::string wrong;
  const int expected = fault.kind == "KILL" ? 128 + SIGKILL : 3;
  // A rollback that cannot check the older generation takes it for damaged.
  const bool refused = operation.name == "rollback" && outcome.status == 4;
  if (outcome.status != expected && outcome.status != 0 && !refused)
    wrong += "status " + std::to_string(outcome.status) + "; ";
  if (outcome.status == 3 &&
      (!contains(outcome.err, "cannot write") || std::count(outcome.err.begin(), outcome.err.end(), '\n') != 1)) {
    wrong += "says: " + outcome.err;
  }
  if (outcome.status == 0 && dateline::test::answers(operations.index()) != operation.answers_after) {
    wrong += "says it is done; ";
  }
  return wrong + operations.wrong_after(operation);
}

// Every `step`-th call of each operation, from the first to the last; returns how many there were.
int check_faults(const Operations& operations, const std::string& call, const std::string& kind, int step) {
  int tries = 0;
  for (const Operation& operation : operations.all()) {
    for (int at = 1;; at += step) {
      const auto wrong = tried(operations, operation, {call, at, kind});
      if (!wrong) break;
      CAPTURE(operation.name);
      CAPTURE(call);
      CAPTURE(kind);
      CAPTURE(at);
      CHECK_MESSAGE(wrong->empty(), *wrong);
      ++tries;
    }
  }
  return tries;
}

void check_all_faults(int step) {
  if (failing_calls == nullptr) {
    MESSAGE("not tested: no library can be preloaded into programs with a sanitizer");
    return;
  }
  const Operations operations(1);
  int tries = 0;
  for (const char* call : {"write", "sync", "rename", "open", "entry"}) {
    tries += check_faults(operations, call, "EIO", step);
  }
  tries += check_faults(operations, "write", "ENOSPC", step);
  tries += check_faults(operations, "any", "KILL", step);
  MESSAGE(tries << " faults");
}

// Operations in turn, each killed at a random moment of its run.
void check_kills(int turns) {
  const Operations operations(4);
  constexpr unsigned seed = 20230410;
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  int killed = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const Operation& operation = operations.all()[static_cast<std::size_t>(turn) % operations.all().size()];
    Process process(operation.command(operations.fresh(operation)));
    const double moment = operation.seconds * std::uniform_real_distribution<double>(0, 1.1)(random);
    std::this_thread::sleep_for(std::chrono::duration<double>(moment));
    process.send(SIGKILL);
    killed += process.wait().status == 128 + SIGKILL ? 1 : 0;
    CAPTURE(operation.name);
    CAPTURE(turn);
    const std::string wrong = operations.wrong_after(operation);
    CHECK_MESSAGE(wrong.empty(), wrong);
  }
  CHECK(killed > turns / 2);
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
  for (int turn = 0; turn < 6; ++turn) {
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

TEST_CASE("operations killed at any moment leave the index as before or after, and can be done again") {
  check_kills(12);
}

TEST_CASE("300 operations killed at any moment" * doctest::test_suite("slow")) { check_kills(300); }

TEST_CASE("operations of which a call fails leave the index as before or after, and can be done again") {
  check_all_faults(61);
}

TEST_CASE("operations of which any call fails" * doctest::test_suite("slow")) { check_all_faults(1); }

TEST_CASE("a file-size limit at any phase leaves the index as before or after" * doctest::test_suite("slow")) {
  const Operations operations(1);
  for (const Operation& operation : operations.all()) {
    for (const rlim_t limit : {500UL, 1'000UL, 8'500UL, 20'000UL, 33'000UL}) {
      CAPTURE(operation.name);
      CAPTURE(limit);
      Command command = operation.command(operations.fresh(operation));
      command.environment = {"ASAN_OPTIONS=detect_leaks=0:new_delete_type_mismatch=0"};
      command.in_child = [limit] {
        std::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit both = {limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &both);
      };
      const Outcome outcome = run(command);
      const bool refused = outcome.status == 3 && contains(outcome.err, "cannot write");
      CHECK_MESSAGE((refused || outcome.status == 0), outcome.err);
      const std::string wrong = operations.wrong_after(operation);
      CHECK_MESSAGE(wrong.empty(), wrong);
    }
  }
}

TEST_CASE("a second writer of any kind is refused and changes nothing; verify and plan need no lock") {
  const Operations operations(1);
  for (const Operation& operation : operations.all()) {
    if (operation.before.empty()) continue;
    CAPTURE(operation.name);
    const std::string index = operations.fresh(operation);
    const int lock = ::open((index + "/lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
    const std::string own = std::to_string(::getpid());
    REQUIRE(Process::write_all(lock, own + "\n"));
    const Outcome refused = run(operation.command(index));
    CHECK(refused.status == 3);
    CHECK_MESSAGE(contains(refused.err, "is locked: process " + own + " is writing it"), refused.err);
    CHECK(run({"dateline-index", "verify", index}).status == 0);
    CHECK(run({"dateline-index", "plan", index, own_corpus()}).status == 0);
    CHECK(dateline::test::answers(index) == operation.answers_before);
    ::close(lock);
    const std::string wrong = operations.wrong_after(operation);
    CHECK_MESSAGE(wrong.empty(), wrong);
  }
}

TEST_CASE("an index that may only be read is searched and verified, and not written") {
  const Operations operations(1);
  for (const Operation& operation : operations.all()) {
    if (operation.before.empty()) continue;
    CAPTURE(operation.name);
    const std::string index = operations.fresh(operation);
    fs::permissions(operations.folder().path(), fs::perms(0755));
    for (const auto& entry : fs::recursive_directory_iterator(operations.folder().path())) {
      const bool writable = entry.path().string().rfind(index, 0) != 0;
      const auto mode = entry.is_directory() ? (writable ? 0755 : 0555) : (writable ? 0644 : 0444);
      fs::permissions(entry.path(), fs::perms(mode));
    }
    fs::permissions(index, fs::perms(0555));
    const auto as_user = [](Command command) {
      if (::geteuid() == 0) {
        command.in_child = [] {
          if (::setgid(65534) != 0 || ::setuid(65534) != 0) ::_exit(126);
        };
      }
      return run(command);
    };
    Command verify;
    verify.words = {"dateline-index", "verify", index};
    const Outcome verified = as_user(verify);
    if (verified.status == 126 || verified.status == 127) {
      MESSAGE("not tested: user nobody may not run the programs of " DATELINE_BINARY_DIR);
      return;
    }
    CHECK_MESSAGE(verified.status == 0, verified.out);
    verify.words = {"dateline-search", index, "dam"};
    CHECK(as_user(verify).status == 0);
    const Outcome refused = as_user(operation.command(index));
    CHECK(refused.status == 3);
    CHECK_MESSAGE(contains(refused.err, "Permission denied"), refused.err);
    CHECK(dateline::test::answers(index) == operation.answers_before);
  }
}

TEST_CASE("a clock that is set back does no harm") {
  if (failing_calls == nullptr) return;
  const Operations operations(1);
  for (const Operation& operation : operations.all()) {
    CAPTURE(operation.name);
    Command command = operation.command(operations.fresh(operation));
    command.environment = {std::string("LD_PRELOAD=") + failing_calls, "CLOCK_BACK=1000000000"};
    const Outcome outcome = run(command);
    CHECK_MESSAGE(outcome.status == 0, outcome.err);
    CHECK(dateline::test::answers(operations.index()) == operation.answers_after);
    const std::string wrong = operations.wrong_after(operation);
    CHECK_MESSAGE(wrong.empty(), wrong);
  }
}

TEST_CASE("an index of another schema version is told by everyone, and only a build replaces it") {
  const Operations operations(1);
  for (const Operation& operation : operations.all()) {
    if (operation.before.empty()) continue;
    CAPTURE(operation.name);
    const std::string index = operations.fresh(operation);
    const std::string catalogue = index + "/generations/000002/catalogue";
    Xapian::WritableDatabase database(catalogue, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST);
    database.set_metadata("V", "1");
    database.commit();
    database.close();
    const auto told = [](const Outcome& outcome) {
      const std::string said = outcome.err + outcome.out;
      CHECK(outcome.status == 4);
      CHECK_MESSAGE(contains(said, "has schema version 1; this program reads version"), said);
    };
    told(run({"dateline-search", index, "dam"}));
    told(run({"dateline-index", "status", index}));
    told(run({"dateline-index", "verify", index}));
    const Outcome outcome = run(operation.command(index));
    if (operation.name == "build" || operation.name == "rollback") {
      CHECK_MESSAGE(outcome.status == 0, outcome.err);
      CHECK(dateline::test::answers(index) == operation.answers_after);
      CHECK(dateline::test::problems(index).empty());
    } else {
      told(outcome);
    }
  }
}

TEST_CASE("a segment that was deleted by hand is named by verify, and nothing is built on it") {
  const Operations operations(1);
  for (const Operation& operation : operations.all()) {
    if (operation.before.empty()) continue;
    CAPTURE(operation.name);
    const std::string index = operations.fresh(operation);
    fs::remove_all(index + "/segments/000002-000");
    const Outcome verified = run({"dateline-index", "verify", index});
    CHECK(verified.status == 4);
    CHECK_MESSAGE(contains(verified.out, "damaged: segments/000002-000 is missing"), verified.out);
    const Outcome searched = run({"dateline-search", index, "dam"});
    CHECK(searched.status == 4);
    CHECK_MESSAGE(contains(searched.err, "000002-000"), searched.err);
    const std::string stub = read_file(index + "/XAPIANDB");
    const Outcome outcome = run(operation.command(index));
    if (operation.name == "build" || operation.name == "rollback") {
      CHECK_MESSAGE(outcome.status == 0, outcome.err);
      CHECK(dateline::test::answers(index) == operation.answers_after);
    } else {
      CHECK(outcome.status == 4);
      CHECK_MESSAGE(contains(outcome.err, "000002-000"), outcome.err);
      CHECK(read_file(index + "/XAPIANDB") == stub);
      const std::string left = operations.untidy(operation);
      CHECK_MESSAGE(left.empty(), left);
    }
  }
}

TEST_CASE("readers during a hundred switches see no error and no mixture" * doctest::test_suite("slow")) {
  const Folder folder;
  const std::string index = folder / "index";
  constexpr int articles = 20;
  const auto write = [&](int generation) {
    std::vector<world::Item> items = dateline::test::ferry_items(0, articles, generation);
    for (world::Item& item : items) item.source = "edition " + std::to_string(generation);
    world::write_json_lines(folder / "corpus.jsonl", items);
  };
  write(0);
  build(index, folder / "corpus.jsonl");
  std::atomic<bool> stop = false;
  std::atomic<int> searches = 0;
  std::string wrong;
  std::thread reader([&] {
    dateline::SearchRequest request = world::asking("ferry dam");
    request.facets = {"source", "person"};
    const auto look = [&](const dateline::Searcher& searcher) {
      const dateline::SearchResult result = searcher.search(request);
      const auto& sources = result.facets[0].rows;
      bool whole = result.total.articles == articles && sources.size() == 1 && sources[0].articles == articles;
      for (const dateline::Hit& hit : result.hits) whole = whole && hit.source == sources[0].name;
      if (!whole) wrong += dateline::test::shown(result);
      ++searches;
      return dateline::test::shown(result);
    };
    while (!stop) {
      try {
        const dateline::Searcher searcher(index);
        const std::string first = look(searcher);
        if (look(searcher) != first) wrong += "one searcher, two answers\n";
      } catch (const dateline::Error& error) {
        wrong += std::string(error.what()) + "\n";
      }
    }
  });
  int failed = 0;
  for (int turn = 1; turn <= 100; ++turn) {
    if (turn % 7 == 0) {
      failed += run({"dateline-index", "rollback", "-q", index}).status;
    } else if (turn % 10 == 0) {
      failed += run({"dateline-index", "compact", "-q", "--from-store", index}).status;
    } else {
      write(turn);
      failed += run({"dateline-index", "update", "-q", index, folder / "corpus.jsonl"}).status;
    }
  }
  stop = true;
  reader.join();
  CHECK(failed == 0);
  CHECK_MESSAGE(wrong.empty(), wrong);
  CHECK(searches > 100);
  CHECK(dateline::test::problems(index).empty());
}
