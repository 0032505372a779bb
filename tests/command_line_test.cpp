// The two programs as a shell sees them: what they say, refuse and return on odd input, paths, queries and outputs.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <xapian.h>

#include <algorithm>
#include <cstdio>

#include "common/index_format.hpp"
#include "tests/program.hpp"

namespace fs = std::filesystem;
using dateline::test::Command;
using dateline::test::Folder;
using dateline::test::memory_is_measurable;
using dateline::test::Outcome;
using dateline::test::own_corpus;
using dateline::test::Process;
using dateline::test::read_file;
using dateline::test::run;

namespace {

constexpr long memory_bound_kilobytes = 300'000;

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string build(const Folder& folder, const std::string& corpus = own_corpus()) {
  const std::string index = folder / "index";
  const Outcome outcome = run({"dateline-index", "build", "-q", index, corpus});
  REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
  return index;
}

// The counts of "R records = A added + J rejected".
struct Sums {
  unsigned long long records = 0;
  unsigned long long added = 0;
  unsigned long long rejected = 0;
};

Sums sums_of(const std::string& err) {
  Sums sums;
  for (std::size_t begin = 0; begin < err.size();) {
    const std::size_t end = std::min(err.find('\n', begin), err.size());
    std::string line = err.substr(begin, end - begin);
    std::erase(line, ',');
    char word[8] = {};
    if (std::sscanf(line.c_str(), "%llu %7s = %llu added + %llu rejected", &sums.records, word, &sums.added,
                    &sums.rejected) == 4) {
      return sums;
    }
    begin = end + 1;
  }
  FAIL("no line of sums in: " << err);
  return sums;
}

std::string searched(const std::string& index, const std::string& query) {
  return run({"dateline-search", index, query, "--top", "0"}).out;
}

}  // namespace

TEST_CASE("a corpus without an article is an error that names the reason") {
  const Folder folder;
  fs::create_directory(folder / "empty_folder");
  const std::string binary =
      "\x7f"
      "ELF" +
      std::string(2000, '\0') + std::string(2000, '\xfe');
  const struct {
    std::string what;
    std::string corpus;
    int status;
    const char* says;
  } cases[] = {
      {"empty file", folder.write("empty.txt", ""), 3, "none of the 1 records could be added"},
      {"empty folder", folder / "empty_folder", 3, "holds no record"},
      {"binary file", folder.write("binary.txt", binary), 3, "none of the 1 records could be added"},
      {"nothing there", folder / "nowhere", 3, "there is no file or folder"},
      {"empty name", "", 3, "there is no file or folder"},
      {"no word in it", folder.write("rule.txt", "--- * ---\n"), 3, "none of the 1 records could be added"},
      {"a device", "/dev/null", 3, "record"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.what);
    const std::string index = folder / "index";
    const Outcome outcome = run({"dateline-index", "build", index, row.corpus});
    CHECK(outcome.status == row.status);
    CHECK_MESSAGE(contains(outcome.err, row.says), outcome.err);
    CHECK(outcome.out.empty());
    CHECK(run({"dateline-search", index, ""}).status == 3);
  }
}

TEST_CASE("an index that cannot be one is refused") {
  const Folder folder;
  const std::string file = folder.write("file", "a file\n");
  fs::create_directory(folder / "letters");
  const std::string letter = folder.write("letters/dear.txt", "Dear all\n");
  fs::create_directories(folder / "folder_stub/XAPIANDB");
  fs::create_directory(folder / "pipe_stub");
  REQUIRE(::mkfifo((folder / "pipe_stub/XAPIANDB").c_str(), 0600) == 0);
  const struct {
    std::string what;
    std::vector<std::string> words;
    int status;
    const char* says;
  } cases[] = {
      {"a file is no index to search", {"dateline-search", file, "dam"}, 3, "is a file, not an index"},
      {"a folder is no stub", {"dateline-search", folder / "folder_stub", "dam"}, 3, "holds no index"},
      {"a pipe is no stub", {"dateline-search", folder / "pipe_stub", "dam"}, 3, "holds no index"},
      {"a file is no index to ask", {"dateline-index", "status", file}, 3, "is a file, not an index"},
      {"a file is no index to build", {"dateline-index", "build", file, own_corpus()}, 3, "it is a file"},
      {"other files",
       {"dateline-index", "build", folder / "letters", own_corpus()},
       2,
       "it holds other files (dear.txt)"},
      {"a folder below a file", {"dateline-index", "build", file + "/index", own_corpus()}, 3, "cannot write"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.what);
    const Outcome outcome = run(row.words);
    CHECK(outcome.status == row.status);
    CHECK_MESSAGE(contains(outcome.err, row.says), outcome.err);
    CHECK(outcome.out.empty());
  }
  CHECK(read_file(file) == "a file\n");
  CHECK(read_file(letter) == "Dear all\n");
  CHECK(std::distance(fs::directory_iterator(folder / "letters"), fs::directory_iterator()) == 1);
}

// A build once emptied a folder that only looked like an index, and one that a link in an index led to.
TEST_CASE("what only looks like an index is refused, and stays whole") {
  const Folder folder;
  fs::create_directories(folder / "studio/segments/guitar");
  fs::create_directories(folder / "studio/building");
  const std::string take = folder.write("studio/segments/guitar/take-1", "la\n");
  const std::string plan = folder.write("studio/building/plan", "plan\n");
  fs::create_directories(folder / "private/000007-000");
  const std::string diary = folder.write("private/000007-000/diary", "dear\n");
  const std::string text = folder.write("text", "keep me\n");
  for (const char* name : {"linked_segments", "linked_lock", "linked_rejects"}) {
    REQUIRE(run({"dateline-index", "build", "-q", folder / name, own_corpus()}).status == 0);
  }
  fs::rename(folder / "linked_segments/segments", folder / "moved");
  fs::create_directory_symlink(folder / "private", folder / "linked_segments/segments");
  fs::remove(folder / "linked_lock/lock");
  fs::create_symlink(text, folder / "linked_lock/lock");
  fs::create_symlink(text, folder / "linked_rejects/rejects-000002.jsonl");
  for (const char* name : {"studio", "linked_segments", "linked_lock", "linked_rejects"}) {
    CAPTURE(name);
    const Outcome outcome = run({"dateline-index", "build", "-q", folder / name, own_corpus()});
    CHECK(outcome.status == 2);
    CHECK_MESSAGE(contains(outcome.err, "will not build an index in"), outcome.err);
  }
  CHECK(read_file(take) == "la\n");
  CHECK(read_file(plan) == "plan\n");
  CHECK(read_file(diary) == "dear\n");
  CHECK(read_file(text) == "keep me\n");
}

TEST_CASE("a reject file is never written over by a later run") {
  const Folder folder;
  const std::string bad = folder.write("bad.jsonl", "{\"body\":\"good\"}\nnot json\n");
  const std::string worse = folder.write("worse.jsonl", "{\"body\":\"good\"}\nnot json either\n");
  const std::string index = folder / "index";
  REQUIRE(run({"dateline-index", "build", "-q", index, own_corpus()}).status == 0);
  CHECK(run({"dateline-index", "build", "-q", index, bad, "--fail-over", "0"}).status == 6);
  const std::string first = read_file(index + "/rejects-000002.jsonl");
  CHECK(contains(first, "not json"));
  CHECK(run({"dateline-index", "build", "-q", index, worse}).status == 5);
  CHECK(read_file(index + "/rejects-000002.jsonl") == first);
  CHECK(contains(read_file(index + "/rejects-000003.jsonl"), "not json either"));
}

TEST_CASE("a duplicate is kept as a record that can be read again") {
  const Folder folder;
  const std::string corpus = folder.write("two.jsonl",
                                          "{\"id\":\"a\",\"body\":\"!!!\"}\n{\"id\":\"a\",\"body\":\"one "
                                          "x\"}\n{\"id\":\"a\",\"headline\":\"H\",\"body\":\"two y\"}\n");
  const std::string rejects = folder / "rejects.jsonl";
  CHECK(run({"dateline-index", "build", "-q", folder / "index", corpus, "--rejects", rejects}).status == 5);
  const std::string written = read_file(rejects);
  CHECK(contains(written, "\"code\":\"no-words\""));
  CHECK(contains(written, R"("record":"{\"id\":\"a\",\"headline\":\"H\",\"body\":\"two y\"}")"));
  CHECK(run({"dateline-search", folder / "index", "one"}).status == 0);
}

TEST_CASE("a source of punctuation is not the source of articles that have none") {
  const Folder folder;
  const std::string corpus = folder.write("a.jsonl", "{\"id\":\"a\",\"body\":\"words\",\"language\":\"eng\"}\n");
  REQUIRE(run({"dateline-index", "build", "-q", folder / "index", corpus}).status == 0);
  CHECK(run({"dateline-search", folder / "index", "source:!!!"}).status == 1);
  CHECK(run({"dateline-search", folder / "index", "words", "--source", ""}).status == 1);
  CHECK(run({"dateline-search", folder / "index", "language:en"}).status == 0);
}

TEST_CASE("an index of another version or with damaged files is told apart, and can be built anew") {
  const Folder folder;
  const std::string catalogue = "/generations/000001/catalogue";
  const auto shorten = [](const std::string& path) { fs::resize_file(path, fs::file_size(path) / 2); };
  const struct {
    std::string what;
    std::function<void(const std::string& index)> spoil;
    const char* says;
  } cases[] = {
      {"another version",
       [&](const std::string& index) {
         Xapian::WritableDatabase database(index + catalogue, Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
         database.set_metadata(std::string(dateline::version_key), "99");
         database.commit();
       },
       "has schema version 99; this program reads version"},
      {"no version",
       [&](const std::string& index) {
         Xapian::WritableDatabase database(index + catalogue, Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
         database.set_metadata(std::string(dateline::version_key), "");
         database.commit();
       },
       "rebuild it"},
      {"catalogue cut short", [&](const std::string& index) { shorten(index + catalogue + "/postlist.glass"); },
       "rebuild it"},
      {"no catalogue", [&](const std::string& index) { fs::remove_all(index + catalogue); }, "rebuild it"},
      {"segment cut short", [&](const std::string& index) { shorten(index + "/segments/000001-000/postlist.glass"); },
       "rebuild it"},
      {"no segment", [&](const std::string& index) { fs::remove_all(index + "/segments/000001-000"); }, "rebuild it"},
      {"empty stub", [&](const std::string& index) { fs::resize_file(index + "/XAPIANDB", 0); }, "XAPIANDB"},
      {"another's stub", [&](const std::string& index) { std::ofstream(index + "/XAPIANDB") << "auto elsewhere\n"; },
       "XAPIANDB"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.what);
    fs::remove_all(folder / "index");
    const std::string index = build(folder);
    row.spoil(index);
    const Outcome outcome = run({"dateline-search", index, "dam AND strike", "--facets", "person"});
    CHECK(outcome.status == 4);
    CHECK_MESSAGE(contains(outcome.err, row.says), outcome.err);
    CHECK(outcome.out.empty());
    CHECK(lines(outcome.err) == 1);
    CHECK(run({"dateline-index", "build", "-q", index, own_corpus()}).status == 0);
    CHECK(run({"dateline-search", index, "dam"}).status == 0);
  }
}

TEST_CASE("every record is added or rejected, and the reject file holds a line for each rejected one") {
  const Folder folder;
  const std::string index = folder / "index";
  const Outcome outcome = run({"dateline-index", "build", index, std::string(DATELINE_SOURCE_DIR) + "/tests/broken"});
  CHECK(outcome.status == 5);
  const Sums sums = sums_of(outcome.err);
  CHECK(sums.records == sums.added + sums.rejected);
  CHECK(sums.added > 0);
  CHECK(sums.rejected > 10);
  CHECK(lines(read_file(index + "/rejects-000001.jsonl")) == sums.rejected);
  CHECK(contains(run({"dateline-index", "status", "--json", index}).out,
                 "\"articles\":" + std::to_string(sums.added) + ","));
}

// Files may not grow beyond 4 MB: a program that reads what it writes ends by a signal, not at a full disk.
Command within_folder(const std::string& folder, const std::vector<std::string>& words) {
  Command command;
  command.words = words;
  command.in_child = [folder] {
    const struct rlimit most { 4'000'000, 4'000'000 };
    if (::chdir(folder.c_str()) != 0 || ::setrlimit(RLIMIT_FSIZE, &most) != 0) ::_exit(126);
  };
  return command;
}

TEST_CASE("what a run writes into its own corpus is not read") {
  const Folder folder;
  std::string refused;
  for (int i = 0; i < 300; ++i) refused += "{\"nobody\":\"" + std::string(100, 'x') + "\"}\n";
  folder.write("a.jsonl", refused);
  for (int i = 0; i < 200; ++i) folder.write("b" + std::to_string(i) + ".txt", "Ferry sinks\n\nThe ferry sank.\n");
  const auto check_build = [&](const std::vector<std::string>& words, const std::string& rejects) {
    const Outcome outcome = run(within_folder(folder.path(), words));
    CHECK(outcome.status == 5);
    CHECK(sums_of(outcome.err).added == 200);
    CHECK(sums_of(outcome.err).rejected == 300);
    CHECK(lines(read_file(folder / rejects)) == 300);
  };
  for (const char* generation : {"1", "2"}) {  // the second time the index is there before the run
    check_build({"dateline-index", "build", "my.index", "."},
                std::string("my.index/rejects-00000") + generation + ".jsonl");
  }
  fs::remove_all(folder / "my.index");
  const Folder elsewhere;
  check_build({"dateline-index", "build", elsewhere / "index", ".", "--rejects", "no.jsonl"}, "no.jsonl");
  fs::remove(folder / "no.jsonl");

  const int output = ::open((folder / "out.jsonl").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  REQUIRE(output >= 0);
  Command convert = within_folder(folder.path(), {"dateline-index", "convert", "-q", "."});
  convert.output = output;
  CHECK(run(convert).status == 5);
  ::close(output);
  CHECK(lines(read_file(folder / "out.jsonl")) == 200);
}

TEST_CASE("the second record of an id is rejected, and the first one stays") {
  const Folder folder;
  const std::string corpus = folder.write("a.jsonl",
                                          "{\"id\":\"a\",\"body\":\"The ferry sank.\"}\n"
                                          "{\"id\":\"b\",\"body\":\"The ferry floats.\"}\n"
                                          "{\"id\":\"a\",\"body\":\"The train sank.\"}\n");
  const Outcome outcome = run({"dateline-index", "build", folder / "index", corpus});
  CHECK(outcome.status == 5);
  const Sums sums = sums_of(outcome.err);
  CHECK(sums.added == 2);
  CHECK(sums.rejected == 1);
  CHECK(contains(read_file(folder / "index/rejects-000001.jsonl"), "duplicate-id"));
  CHECK(run({"dateline-search", folder / "index", "train"}).status == 1);
  CHECK(run({"dateline-search", folder / "index", "ferry"}).status == 0);
}

TEST_CASE("an article without a day stays undated, and its relative dates unresolved") {
  const Folder folder;
  folder.write("note.txt", "A note\n\nThe ferry sank last week, on Monday, as one did in January 2016.\n");
  const std::string index = folder / "index";
  const Outcome built = run({"dateline-index", "build", index, folder / "note.txt"});
  CHECK(contains(built.err, "1 article without a publication day"));
  const Outcome found = run({"dateline-search", index, "ferry", "--format", "json", "--facets", "published,mentioned"});
  CHECK(contains(found.out, "\"published\":null"));
  CHECK(contains(found.out, "\"published\":[]"));
  CHECK(contains(found.out, "\"undated\":1"));
  CHECK(contains(found.out, "{\"interval\":\"2016-01\""));
  CHECK_MESSAGE(contains(found.out, "\"value\":\"XXXX-WXX-1\",\"counted\":false"), found.out);
  CHECK(contains(found.out, "\"facet_values\":{\"published\":0,\"mentioned\":1}"));
  CHECK(run({"dateline-search", index, "ferry", "--from", "0001"}).status == 1);
}

TEST_CASE("deep brackets and long queries end with a sentence") {
  const Folder folder;
  const std::string index = build(folder, own_corpus() + "/elbblick");
  const struct {
    std::string what;
    std::string query;
    const char* says;
  } cases[] = {
      {"4,000 opening brackets", std::string(4000, '('), "nested more than 32 deep"},
      {"4,000 closing brackets", std::string(4000, ')'), "this closing bracket has no opening one"},
      {"100,000 opening brackets", std::string(100'000, '('), "at most 4096"},
      {"1,000 quotation marks and one", std::string(1001, '"'), "never closed"},
      {"1,300 NOTs",
       [] {
         std::string text;
         for (int i = 0; i < 1000; ++i) text += "NOT ";
         return text;
       }(),
       "lacks something to join"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.what);
    const Outcome outcome = run({"dateline-search", index, row.query, "--strict"});
    CHECK(outcome.status == 2);
    CHECK_MESSAGE(contains(outcome.err, row.says), outcome.err);
    CHECK(outcome.err.size() < 400);
  }
}

TEST_CASE("output that nobody reads ends the program in silence, a full disk with a sentence") {
  const Folder folder;
  const std::string index = build(folder);
  const std::vector<std::vector<std::string>> commands = {
      {"dateline-search", index, "", "--top", "500"},
      {"dateline-search", index, "", "--top", "500", "--format", "json"},
      {"dateline-index", "convert", "-q", own_corpus()},
      {"dateline-index", "annotate", "-q", own_corpus()},
      {"dateline-index", "status", index},
  };
  for (const auto& words : commands) {
    CAPTURE(words[1]);
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    ::close(ends[0]);
    Command closed;
    closed.words = words;
    closed.output = ends[1];
    const Outcome silent = run(closed);
    ::close(ends[1]);
    CHECK(silent.status == 128 + SIGPIPE);
    CHECK(silent.err.empty());

    Command full;
    full.words = words;
    full.output = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    const Outcome told = run(full);
    ::close(full.output);
    CHECK(told.status == 3);
    CHECK_MESSAGE(contains(told.err, "cannot write the output"), told.err);
    CHECK(lines(told.err) == 1);
  }
  const Outcome rejects = run({"dateline-index", "convert", "-q", "--rejects", folder / "no/such/file",
                               std::string(DATELINE_SOURCE_DIR) + "/tests/broken"});
  CHECK(rejects.status == 3);
  CHECK_MESSAGE(contains(rejects.err, "cannot write the reject file"), rejects.err);
}

// What the program writes to a terminal.
std::string on_terminal(Command command) {
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  REQUIRE(master >= 0);
  REQUIRE(::grantpt(master) == 0);
  REQUIRE(::unlockpt(master) == 0);
  command.output = ::open(::ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
  REQUIRE(command.output >= 0);
  std::string text;
  Process process(command);
  ::close(command.output);
  char bytes[4096];
  for (ssize_t got = 0; (got = ::read(master, bytes, sizeof bytes)) > 0;)
    text.append(bytes, static_cast<std::size_t>(got));
  ::close(master);
  process.wait();
  return text;
}

TEST_CASE("colour on a terminal unless NO_COLOR is set, elsewhere only on request") {
  const Folder folder;
  const std::string index = build(folder, own_corpus() + "/coastal-tribune");
  const std::vector<std::string> words = {"dateline-search", index, "whale"};
  const auto with = [&](const char* choice) {
    auto all = words;
    all.push_back(choice);
    return all;
  };
  const struct {
    std::string what;
    std::vector<std::string> words;
    std::vector<std::string> environment;
    bool terminal;
    bool colour;
  } cases[] = {
      {"terminal", words, {"TERM=xterm", "NO_COLOR="}, true, true},
      {"terminal, NO_COLOR", words, {"TERM=xterm", "NO_COLOR=1"}, true, false},
      {"dumb terminal", words, {"TERM=dumb", "NO_COLOR="}, true, false},
      {"terminal, never", with("--colour=never"), {"TERM=xterm", "NO_COLOR="}, true, false},
      {"file", words, {"TERM=xterm", "NO_COLOR="}, false, false},
      {"file, always", with("--colour=always"), {"TERM=dumb", "NO_COLOR=1"}, false, true},
      {"file, always, spelt color", with("--color=always"), {}, false, true},
  };
  for (const auto& row : cases) {
    CAPTURE(row.what);
    Command command;
    command.words = row.words;
    command.environment = row.environment;
    const std::string text = row.terminal ? on_terminal(command) : run(command).out;
    CHECK(contains(text, row.colour ? "\x1b[1;33mwhale\x1b[0m" : "[whale]"));
    CHECK(contains(text, "\x1b") == row.colour);
  }
}

TEST_CASE("control characters of an article do not reach the terminal") {
  const Folder folder;
  const std::string corpus = folder.write(
      "a.jsonl",
      R"({"id":"a\u001b[31m","headline":"Red \u001b[31m alert","source":"Evil\u0007","body":"A ferry\u001b]0;x\u0007 sank.\u009b2J"})"
      "\n");
  const Outcome found = run({"dateline-search", build(folder, corpus), "ferry", "--explain", "--facets", "source"});
  CHECK(found.status == 0);
  CHECK(std::none_of(found.out.begin(), found.out.end(),
                     [](char c) { return (c >= 0 && c < 0x20 && c != '\n') || c == 0x7f; }));
  CHECK(!contains(found.out, "\xc2\x9b"));
}

// --- Slow: bounded memory --------------------------------------------------------

// Writes `count` copies of what `next` gives to a pipe; false at the end or when the reader has gone.
template <typename Next>
std::function<bool(int)> repeated(std::size_t count, Next next) {
  return [=, at = std::size_t{0}](int descriptor) mutable {
    return at < count && Process::write_all(descriptor, next(at++));
  };
}

TEST_CASE("a line of 200 MB is rejected without being held in memory" * doctest::test_suite("slow")) {
  const Folder folder;
  constexpr std::size_t megabytes = 200;
  const auto line = [](bool more) {
    return repeated(megabytes + 2, [more](std::size_t at) {
      if (at == 0) return std::string("{\"id\":\"long\",\"body\":\"");
      if (at <= megabytes) return std::string(1'000'000, at % 7 == 0 ? ' ' : 'a');
      return std::string("\"}\n") + (more ? "{\"id\":\"good\",\"body\":\"The ferry sank.\"}\n" : "");
    });
  };
  for (const bool more : {false, true}) {
    CAPTURE(more);
    Command command;
    command.words = {"dateline-index", "build", folder / "index", "-"};
    command.feed = line(more);
    const Outcome outcome = run(command);
    CHECK(outcome.status == (more ? 5 : 3));
    CHECK_MESSAGE(contains(outcome.err, "stdin:1"), outcome.err);
    MESSAGE("peak memory with a line of 200 MB: " << outcome.peak_kilobytes / 1000 << " MB");
    if (memory_is_measurable) CHECK(outcome.peak_kilobytes < memory_bound_kilobytes);
    CHECK(run({"dateline-search", folder / "index", "ferry"}).status == (more ? 0 : 3));
  }
}

TEST_CASE("200,000 tiny records in one stream are indexed in bounded memory" * doctest::test_suite("slow")) {
  const Folder folder;
  Command command;
  command.words = {"dateline-index", "build", folder / "index", "-"};
  command.feed = repeated(200, [](std::size_t thousand) {
    std::string text;
    for (std::size_t i = thousand * 1000; i < (thousand + 1) * 1000; ++i) {
      const std::string number = std::to_string(i);
      text += "{\"id\":\"" + number + "\",\"published\":\"2023-04-09\",\"body\":\"Ferry " + number +
              " left Northfield on time, said Ann Lee.\"}\n";
    }
    return text;
  });
  const Outcome outcome = run(command);
  CHECK_MESSAGE(outcome.status == 0, outcome.err);
  CHECK(sums_of(outcome.err).added == 200'000);
  MESSAGE("peak memory with 200,000 records: " << outcome.peak_kilobytes / 1000 << " MB");
  if (memory_is_measurable) CHECK(outcome.peak_kilobytes < memory_bound_kilobytes);
  CHECK(contains(searched(folder / "index", "ferry AND northfield"), "200000 articles, 200000 passages"));
  CHECK(contains(searched(folder / "index", "\"ferry 123456\""), "1 article, 1 passage"));
}
