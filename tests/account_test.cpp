// The account of a run: every record counted, the reject file, --fail-over, and stopping on request.
#include "indexer/account.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/base64.hpp"
#include "common/error.hpp"
#include "tests/errors.hpp"

namespace dateline {
namespace {

using test::kind_of;

// A folder of its own, gone at the end.
struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("dateline-account-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const std::string& name) const { return (path / name).string(); }
};

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Article article(const std::string& id, const std::string& published = "") {
  Article made;
  made.id = id;
  made.headline = "four";
  made.body = "sixsix";
  made.published = published;
  return made;
}

Rejection rejection(const std::string& place, const std::string& record = "bytes") {
  return {"", place, 42, "not-json", "The line is no JSON.", record};
}

// Takes all articles but those with the id "bad"; "changed" and "same" are what their ids say, others are new.
class Account : public RecordAccount {
 public:
  using RecordAccount::files_missed;
  using RecordAccount::RecordAccount;
  std::vector<std::string> taken;
  std::vector<std::string> refused_ids;

 protected:
  void refused(const std::string& id) override { refused_ids.push_back(id); }
  std::variant<Change, Rejection> take(Article& article) override {
    if (article.id == "bad") return rejection("here");
    taken.push_back(article.id);
    if (article.id == "changed") return Change::replaced;
    if (article.id == "same") return Change::unchanged;
    return Change::added;
  }
};

TEST_CASE("account: how --fail-over is read") {
  struct Case {
    std::string text;
    double limit;
    bool share;
  };
  for (const Case& c : {Case{"0", 0, false}, Case{"100", 100, false}, Case{"5%", 5, true}, Case{"2.5%", 2.5, true},
                        Case{"0%", 0, true}, Case{"100%", 100, true}}) {
    CAPTURE(c.text);
    const FailOver read = parse_fail_over(c.text);
    CHECK(read.set);
    CHECK(read.limit == c.limit);
    CHECK(read.share == c.share);
  }
  CHECK_FALSE(parse_fail_over("").set);
  for (const std::string text :
       {"%", "x", "5 %", "5%%", "-1", "-1%", "101%", "nan", "inf", "inf%", "5x", " 5", "5 ", "+5", "1e999", "0x10"}) {
    CAPTURE(text);
    CHECK(kind_of([&] { parse_fail_over(text); }) == ErrorKind::usage);
  }
}

TEST_CASE("account: when the limit is exceeded") {
  struct Case {
    std::string limit;
    std::uint64_t rejected;
    std::uint64_t records;
    bool exceeded;
  };
  const Case cases[] = {{"", 1'000, 1'000, false}, {"0", 0, 10, false},        {"0", 1, 10, true},
                        {"5", 5, 10, false},       {"5", 6, 10, true},         {"5%", 5, 100, false},
                        {"5%", 6, 100, true},      {"0%", 1, 1'000'000, true}, {"100%", 10, 10, false},
                        {"50%", 1, 1, true},       {"5%", 0, 0, false}};
  for (const Case& c : cases) {
    CAPTURE(c.limit);
    CAPTURE(c.rejected);
    CHECK(parse_fail_over(c.limit).exceeded(c.rejected, c.records) == c.exceeded);
  }
}

TEST_CASE("account: everything is counted") {
  Folder folder;
  IndexingOptions options;
  std::vector<std::string> told;
  options.on_rejection = [&](const std::string& line) { told.push_back(line); };
  RejectFile rejects(options, folder.file("rejects.jsonl"));
  Account account(options, &rejects);
  CHECK(account.article(article("a", "2017-04-09")));
  CHECK(account.article(article("b")));
  CHECK(account.article(article("bad")));
  CHECK(account.rejected(rejection("dir/x\n.jsonl:3")));
  const IndexingReport report =
      account.totals(ReadCounts{.records = 4, .articles = 3, .rejected = 1, .repaired = 7, .unknown_fields = 9});
  CHECK(report.records == 4);
  CHECK(report.added == 2);
  CHECK(report.rejected == 2);
  CHECK(report.undated == 1);
  CHECK(report.text_bytes == 20);
  CHECK(report.repaired == 7);
  CHECK(report.unknown_fields == 9);
  CHECK(account.taken == std::vector<std::string>{"a", "b"});
  CHECK(told == std::vector<std::string>{"here: The line is no JSON.", "dir/x .jsonl:3: The line is no JSON."});
  CHECK(rejects.close() == folder.file("rejects.jsonl"));
}

TEST_CASE("account: every record is added, replaced, unchanged or rejected") {
  IndexingOptions options;
  Account account(options);
  for (const char* id : {"a", "changed", "same", "same", "bad", "changed", "changed"}) account.article(article(id));
  const IndexingReport report = account.totals(ReadCounts{.records = 7, .articles = 7});
  CHECK(report.added == 1);
  CHECK(report.replaced == 3);
  CHECK(report.unchanged == 2);
  CHECK(report.rejected == 1);
  CHECK(report.text_bytes == 60);
  CHECK(report.undated == 6);
}

TEST_CASE("account: which rejections leave it open what articles there are") {
  struct Case {
    std::string code;
    std::string id;  // empty = not known
    bool open;
  };
  const Case cases[] = {{"unreadable", "", true}, {"damaged-archive", "", true}, {"not-json", "", true},
                        {"not-json", "a", false}, {"no-text", "a", false},       {"empty", "news/a.txt", false},
                        {"sidecar", "", false}};
  for (const Case& one : cases) {
    CAPTURE(one.code);
    CAPTURE(one.id);
    const IndexingOptions options;
    Account account(options);
    CHECK_FALSE(account.files_missed());
    Rejection why = rejection("here");
    why.code = one.code;
    why.id = one.id;
    account.rejected(std::move(why));
    CHECK(account.files_missed() == one.open);
    CHECK(account.refused_ids == (one.id.empty() ? std::vector<std::string>{} : std::vector<std::string>{one.id}));
  }
}

TEST_CASE("account: a reject file that says what an earlier one says is not kept") {
  Folder folder;
  const auto written = [&](const std::string& name, const std::string& record) {
    RejectFile file(IndexingOptions{}, folder.file(name));
    if (!record.empty()) file.write(rejection("x", record));
    return file.close_unless_known();
  };
  CHECK(written("rejects-000001.jsonl", "").empty());
  CHECK(written("rejects-000001.jsonl", "one") == folder.file("rejects-000001.jsonl"));
  CHECK(written("rejects-000002.jsonl", "two") == folder.file("rejects-000002.jsonl"));
  CHECK(written("rejects-000003.jsonl", "one") == folder.file("rejects-000001.jsonl"));
  CHECK_FALSE(std::filesystem::exists(folder.file("rejects-000003.jsonl")));
  CHECK(written("chosen.jsonl", "one") == folder.file("chosen.jsonl"));  // of the user's own name: it stays
  CHECK(std::filesystem::exists(folder.file("chosen.jsonl")));
}

TEST_CASE("account: a reason cannot write to the terminal what it likes") {
  std::string told;
  IndexingOptions options;
  options.on_rejection = [&](const std::string& sentence) { told = sentence; };
  Account account(options);
  Rejection wild = rejection("a.txt");
  wild.reason = "the fields of \x1b[31mred\n.txt cannot be read";
  account.rejected(std::move(wild));
  CHECK(told == "a.txt: the fields of [31mred .txt cannot be read");
}

TEST_CASE("account: the reject file") {
  Folder folder;
  IndexingOptions options;
  {
    RejectFile none(options, folder.file("none.jsonl"));
    CHECK(none.close().empty());  // nothing rejected: no file
    CHECK_FALSE(std::filesystem::exists(folder.file("none.jsonl")));
    RejectFile nowhere(options, "");
    nowhere.write(rejection("x"));
    CHECK(nowhere.close().empty());
  }
  options.rejects_path = folder.file("chosen.jsonl");
  RejectFile rejects(options, folder.file("default.jsonl"));
  CHECK(rejects.path() == options.rejects_path);
  rejects.write(rejection("a.jsonl:1", "{\"id\": caf\xE9\n\x1b[31m"));
  rejects.write(
      rejection("pl\xFF"
                "ace",
                std::string("nul\0 and \xED\xA0\x80", 12)));
  CHECK(rejects.close() == options.rejects_path);
  CHECK_FALSE(std::filesystem::exists(folder.file("default.jsonl")));
  const std::string text = content(options.rejects_path);
  const std::size_t line = text.find('\n');
  REQUIRE(line != std::string::npos);
  const auto first = nlohmann::json::parse(text.substr(0, line));
  CHECK(first["place"] == "a.jsonl:1");
  CHECK(first["offset"] == 42);
  CHECK(first["code"] == "not-json");
  CHECK(first["reason"] == "The line is no JSON.");
  CHECK(decode_base64(first["record_base64"].get<std::string>()) == "{\"id\": caf\xE9\n\x1b[31m");  // byte for byte
  CHECK(nlohmann::json::parse(text.substr(line + 1))["code"] == "not-json");
  CHECK(text.find('\x1b') == std::string::npos);

  options.rejects_path = folder.file("no/such/folder/rejects.jsonl");
  RejectFile unwritable(options, "");
  CHECK(kind_of([&] { unwritable.write(rejection("x")); }) == ErrorKind::io);
}

TEST_CASE("account: a full disk is told") {
  if (!std::filesystem::exists("/dev/full")) return;
  IndexingOptions options;
  options.rejects_path = "/dev/full";
  RejectFile rejects(options, "");
  CHECK(kind_of([&] {
          for (int i = 0; i < 1'000; ++i) rejects.write(rejection("x", std::string(1'000, 'r')));
          rejects.close();
        }) == ErrorKind::io);
}

TEST_CASE("account: counts that do not agree are told") {
  IndexingOptions options;
  Account account(options, nullptr);
  account.article(article("a"));
  CHECK(kind_of([&] { account.totals(ReadCounts{.records = 2, .articles = 2}); }) == ErrorKind::io);
  CHECK(kind_of([&] { account.totals(ReadCounts{.records = 1, .articles = 0}); }) == ErrorKind::io);
}

TEST_CASE("account: too many rejected stops the run") {
  IndexingOptions options;
  options.fail_over = "1%";
  Account account(options);
  int records = 0;
  for (bool go_on = true; go_on && records < 5'000; ++records) go_on = account.rejected(rejection("x"));
  CHECK(records == 1'000);  // looked at after each 1,000
  CHECK(kind_of([&] { account.totals({}); }) == ErrorKind::too_many_rejected);

  Account few(options);  // exceeded only at the end
  few.rejected(rejection("x"));
  CHECK(kind_of([&] { few.totals({}); }) == ErrorKind::too_many_rejected);

  options.fail_over = "1";
  Account just(options);
  just.rejected(rejection("x"));
  CHECK(just.totals(ReadCounts{.records = 1, .rejected = 1}).rejected == 1);

  options.fail_over = "a lot";
  CHECK(kind_of([&] { Account wrong(options); }) == ErrorKind::usage);
}

TEST_CASE("account: stopped on request, and progress") {
  IndexingOptions options;
  int asked = 0;
  int told = 0;
  options.cancelled = [&] { return ++asked == 600; };
  options.progress = [&](const IndexingProgress& progress) {
    ++told;
    CHECK(progress.phase == "reading");
    CHECK(progress.articles > 0);
  };
  Account account(options);
  int records = 0;
  while (account.article(article("a")) && records < 5'000) ++records;
  CHECK(records == 599);
  CHECK(told == 2);
  CHECK(kind_of([&] { account.totals({}); }) == ErrorKind::cancelled);
}

}  // namespace
}  // namespace dateline
