// Progress: what is consumed of each form of input, the terminal line and the JSON of a moment, the pace and the rate.
#include "indexer/progress.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "indexer/readers/corpus_reader.hpp"
#include "tests/folder.hpp"

namespace fs = std::filesystem;

namespace dateline {
namespace {

using test::Folder;
using Files = std::vector<std::pair<std::string, std::string>>;

constexpr std::uint64_t huge = std::numeric_limits<std::uint64_t>::max();

// Packs `files` with libarchive: format "ustar", "zip" or "raw", filter "none", "gzip" or "zstd".
std::string pack(const Files& files, const char* format, const char* filter) {
  std::string out(16u << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format);
  if (filter != std::string_view("none")) archive_write_add_filter_by_name(writer, filter);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

// Reads, and notes at each record how much was consumed.
struct Watched : ArticleSink {
  std::atomic<std::uint64_t> consumed{0};
  std::vector<std::uint64_t> at_record;
  std::size_t stop_after = 0;  // 0 = never

  bool note() {
    at_record.push_back(consumed);
    return at_record.size() != stop_after;
  }
  bool article(Article&&) override { return note(); }
  bool rejected(Rejection&&) override { return note(); }

  void read(const std::vector<std::string>& corpus, ReadOptions options = {}) {
    options.consumed = &consumed;
    read_corpus(corpus, options, *this);
  }
};

void check_whole(const std::vector<std::string>& corpus, const ReadOptions& options = {}) {
  const auto total = corpus_bytes(corpus, options);
  REQUIRE(total);
  Watched watched;
  watched.read(corpus, options);
  CHECK(watched.consumed == *total);
  std::uint64_t before = 0;
  for (const std::uint64_t now : watched.at_record) {
    CHECK(now >= before);
    CHECK(now <= *total);
    before = now;
  }
}

// Letters that hardly pack, so that packed files are large enough to be read in several goes.
std::string noise(std::size_t size, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>('0' + random() % 64);
  for (char& c : text) c = c == '\\' || c == '<' || c == '>' ? ' ' : c;
  return text;
}

struct Form {
  std::string name;
  std::string bytes;
};

// Each with 200 records of 10 kB, which no quote or bracket disturbs.
std::vector<Form> large_forms() {
  Files texts;
  Files pairs;
  std::string lines;
  std::string sgml;
  for (std::uint32_t i = 0; i < 200; ++i) {
    const std::string id = std::to_string(i);
    const std::string body = noise(10'000, i);
    texts.emplace_back("d/" + id + ".txt", body);
    pairs.emplace_back("d/" + id + ".txt", body);
    pairs.emplace_back("d/" + id + ".json", "{\"id\":\"" + id + "\"}");
    lines += "{\"id\":\"" + id + "\",\"body\":\"" + body + "\"}\n";
    sgml += "<DOC><DOCNO>" + id + "</DOCNO><TEXT>" + body + "</TEXT></DOC>\n";
  }
  const Files one = {{"lines.jsonl", lines}};
  return {{"lines.jsonl", lines},
          {"lines.sgml", sgml},
          {"lines.gz", pack(one, "raw", "gzip")},
          {"lines.zst", pack(one, "raw", "zstd")},
          {"texts.tar", pack(texts, "ustar", "none")},
          {"texts.tar.gz", pack(texts, "ustar", "gzip")},
          {"pairs.tar", pack(pairs, "ustar", "none")},
          {"pairs.tar.zst", pack(pairs, "ustar", "zstd")},
          {"texts.zip", pack(texts, "zip", "none")},
          {"pairs.zip", pack(pairs, "zip", "none")}};
}

TEST_CASE("consumed: follows the reading of every form, and ends at the file's size") {
  const Folder folder;
  for (const Form& form : large_forms()) {
    CAPTURE(form.name);
    const std::string path = folder.write(form.name, form.bytes);
    check_whole({path});
    CHECK(corpus_bytes({path}, {}) == form.bytes.size());
    Watched watched;
    watched.read({path});
    REQUIRE(watched.at_record.size() == 200);
    const auto share = [&](std::size_t record) {
      return static_cast<double>(watched.at_record[record]) / static_cast<double>(form.bytes.size());
    };
    CHECK(share(0) < 0.4);  // libarchive and our windows read ahead by some 256 KB
    CHECK(share(100) > 0.4);
    CHECK(share(100) < 0.8);
    CHECK(share(199) > 0.9);
  }
  check_whole({folder.path()});
  check_whole({folder.path(), folder / "lines.gz", folder / "lines.gz"});  // read twice, counted twice
}

TEST_CASE("consumed: broken input of every kind counts whole") {
  const fs::path broken = fs::path(DATELINE_SOURCE_DIR) / "tests" / "broken";
  for (const auto& entry : fs::directory_iterator(broken)) {
    CAPTURE(entry.path());
    check_whole({entry.path()});
  }
  check_whole({broken});
  ReadOptions narrow;
  narrow.record_limit_bytes = 50;
  check_whole({broken}, narrow);
}

TEST_CASE("consumed: small files, sidecars, and what is passed over") {
  const Folder folder;
  folder.write("a.txt", "Title\n\nBody.\n");             // 13
  folder.write("a.json", "{\"id\":\"a\"}");              // 10
  folder.write("b.jsonl", "{\"body\":\"b\"}\n");         // 13
  folder.write("c.txt", "");                             // 0
  folder.write(".hidden", "hidden");                     // passed over
  folder.write("out.jsonl", "what the run writes\n");    // own output
  fs::create_symlink(folder / "b.jsonl", folder / "l");  // read again: 13
  fs::create_symlink("nowhere", folder / "broken");      // 0
  fs::create_directory_symlink(folder.path(), folder / "loop");
  fs::create_directory(folder / "sub");
  folder.write("sub/d.txt", "D\n\nBody of d.\n");  // 14
  ReadOptions options;
  options.own_output = {folder / "out.jsonl", folder / "not-there"};
  CHECK(corpus_bytes({folder.path()}, options) == 13 + 10 + 13 + 13 + 14);
  CHECK(corpus_bytes({folder / "a.txt"}, options) == 23);
  CHECK(corpus_bytes({folder / "a.txt", folder / "a.json"}, options) == 23);
  CHECK(corpus_bytes({folder / "a.json"}, options) == 0);  // rejected unopened
  CHECK(corpus_bytes({folder / "out.jsonl"}, options) == 0);
  CHECK(corpus_bytes({folder / "missing"}, options) == 0);
  CHECK(corpus_bytes({}, options) == 0);
  check_whole({folder.path()}, options);
  check_whole({folder / "a.txt", folder / "a.json", folder / "b.jsonl"}, options);
  check_whole({folder / "a.json"}, options);
}

TEST_CASE("consumed: where the size is not known") {
  CHECK(corpus_bytes({"-"}, {}) == std::nullopt);
  const Folder folder;
  const std::string lines = "{\"body\":\"one\"}\n{\"body\":\"two\"}\n";
  CHECK(corpus_bytes({folder.write("a.jsonl", lines), "-"}, {}) == std::nullopt);
  const std::string pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(corpus_bytes({pipe}, {}) == std::nullopt);
  CHECK(corpus_bytes({folder.path()}, {}) == lines.size());  // a pipe in a folder is passed over
  std::thread writer([&] { std::ofstream(pipe) << lines; });
  Watched watched;
  watched.read({pipe});
  writer.join();
  CHECK(watched.consumed == lines.size());
}

TEST_CASE("consumed: a reading that is stopped has not consumed the rest") {
  const Folder folder;
  const Form lines = large_forms().front();
  Watched watched;
  watched.stop_after = 10;
  watched.read({folder.write(lines.name, lines.bytes), folder.write("more.jsonl", lines.bytes)});
  CHECK(watched.consumed < lines.bytes.size());
}

IndexingProgress moment(std::string phase, std::uint64_t articles, std::uint64_t rejected, std::uint64_t bytes,
                        std::uint64_t total, std::optional<double> rate) {
  return {std::move(phase), articles, rejected, bytes, total, 12.3456, rate};
}

TEST_CASE("progress line: cases") {
  const struct {
    IndexingProgress now;
    const char* line;
  } cases[] = {
      {moment("reading", 0, 0, 0, 45'600'000, {}), "reading, 0 articles, 0.0 of 45.6 MB, 0%"},
      {moment("reading", 12'345, 0, 12'300'000, 45'600'000, 333'000.0),
       "reading, 12,345 articles, 12.3 of 45.6 MB, 26%, 333.0 kB/s, 1 m 40 s left"},
      {moment("reading", 1, 0, 999, 1'999, 1000.0), "reading, 1 article, 1.0 of 2.0 kB, 49%, 1.0 kB/s, 1 s left"},
      {moment("reading", 1'234'567, 0, 999'960'000, 0, 12.34e6), "reading, 1,234,567 articles, 1.0 GB, 12.3 MB/s"},
      {moment("reading", 5, 2, 40, 100, 0.0), "reading, 5 articles, 0.0 of 0.1 kB, 40%, 0.0 kB/s, 2 rejected"},
      {moment("reading", 5, 0, 99'999, 100'000, 1e3),
       "reading, 5 articles, 100.0 of 100.0 kB, 99%, 1.0 kB/s, 1 s left"},
      {moment("reading", 5, 0, 100'000, 100'000, 1e3),
       "reading, 5 articles, 100.0 of 100.0 kB, 100%, 1.0 kB/s, 0 s left"},
      {moment("reading", 5, 0, 100'001, 100'000, 1e3),  // a file has grown
       "reading, 5 articles, 100.0 of 100.0 kB, 100%, 1.0 kB/s, 0 s left"},
      {moment("reading", 9, 0, 0, 45e9, 5e6), "reading, 9 articles, 0.0 of 45.0 GB, 0%, 5.0 MB/s, 2 h 30 m left"},
      {moment("reading", 9, 0, 0, 450e9, 5e6), "reading, 9 articles, 0.0 of 450.0 GB, 0%, 5.0 MB/s, 1 d 1 h left"},
      {moment("reading", 9, 0, 0, 45e9, 1e-3), "reading, 9 articles, 0.0 of 45.0 GB, 0%, 0.0 kB/s"},
      // Too long with the rate.
      {moment("reading", 12'345, 12, 12'300'000, 45'600'000, 333'000.0),
       "reading, 12,345 articles, 12.3 of 45.6 MB, 26%, 1 m 40 s left, 12 rejected"},
      {moment("merging", 12'345, 3, 45'600'000, 45'600'000, 1e6), "merging, 12,345 articles, 45.6 MB, 3 rejected"},
      {moment("publishing", 1, 0, 45'600'000, 45'600'000, {}), "publishing, 1 article, 45.6 MB"},
  };
  for (const auto& row : cases) CHECK(progress_line(row.now) == row.line);
}

TEST_CASE("progress line: law: never more than 79 columns, no negative, phase and articles always there") {
  constexpr std::uint32_t seed = 20'170'409;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const double rates[] = {0,
                          1e-300,
                          0.5,
                          1e6,
                          1e30,
                          1e300,
                          -1,
                          std::numeric_limits<double>::infinity(),
                          std::numeric_limits<double>::quiet_NaN()};
  const auto any = [&] { return random() >> random() % 64; };
  for (int round = 0; round < 20'000; ++round) {
    IndexingProgress now = moment(round % 7 == 0 ? "merging" : "reading", any(), any(), any(), any(), {});
    if (round % 5 != 0) now.bytes_per_second = rates[random() % std::size(rates)];
    if (round % 11 == 0) now = moment("reading", huge, huge, huge, huge, now.bytes_per_second);
    if (round % 13 == 0) now.phase = std::string(100, 'x');
    const std::string line = progress_line(now);
    CAPTURE(line);
    REQUIRE(line.size() <= 79);
    REQUIRE(line.find_first_of("-\n") == std::string::npos);
    REQUIRE(line.find("nan") == std::string::npos);
    REQUIRE(line.find("inf") == std::string::npos);
    REQUIRE(line.starts_with(now.phase.substr(0, 20) + ", " + grouped(now.articles) + " article"));
    if (now.bytes < now.total_bytes) REQUIRE(line.find("100%") == std::string::npos);
    REQUIRE(nlohmann::json::accept(progress_json(now)));
  }
}

TEST_CASE("progress JSON: cases") {
  const struct {
    IndexingProgress now;
    const char* json;
  } cases[] = {
      {moment("reading", 12'345, 6, 12'300'000, 45'600'000, 333'000.0),
       R"({"phase":"reading","articles":12345,"rejected":6,"bytes":12300000,"total_bytes":45600000,"seconds":12.346,)"
       R"("bytes_per_second":333000,"seconds_left":100.0})"},
      {moment("reading", 1, 0, 5, 0, {}),
       R"({"phase":"reading","articles":1,"rejected":0,"bytes":5,"total_bytes":null,"seconds":12.346,)"
       R"("bytes_per_second":null,"seconds_left":null})"},
      {moment("merging", 1, 0, 5, 5, 7.0),
       R"({"phase":"merging","articles":1,"rejected":0,"bytes":5,"total_bytes":5,"seconds":12.346,)"
       R"("bytes_per_second":null,"seconds_left":null})"},
  };
  for (const auto& row : cases) CHECK(progress_json(row.now) == row.json);
}

TEST_CASE("numbers in groups of thousands") {
  const std::pair<std::uint64_t, const char*> cases[] = {{0, "0"},
                                                         {999, "999"},
                                                         {1'000, "1,000"},
                                                         {12'345, "12,345"},
                                                         {123'456, "123,456"},
                                                         {1'234'567, "1,234,567"},
                                                         {huge, "18,446,744,073,709,551,615"}};
  for (const auto& [number, text] : cases) CHECK(grouped(number) == text);
}

// A run asked every `step` seconds; `rate` gives bytes a second at each.
template <typename Rate>
std::vector<IndexingProgress> paced(ProgressPacer& pacer, double seconds, double step, std::uint64_t total,
                                    const Rate& rate) {
  std::vector<IndexingProgress> told;
  double bytes = 0;
  for (int i = 0; i * step <= seconds; ++i) {
    IndexingProgress now;
    now.seconds = i * step;
    now.bytes = static_cast<std::uint64_t>(bytes);
    now.total_bytes = total;
    if (pacer.due(now)) told.push_back(now);
    bytes += rate(now.seconds) * step;
  }
  return told;
}

TEST_CASE("pace: half a second and at once in a new phase on a terminal, else five seconds") {
  const struct {
    bool terminal;
    std::vector<std::pair<double, const char*>> asked;
    std::string told;  // y or n for each
  } cases[] = {
      {true, {{0, "reading"}, {0.4, "reading"}, {0.5, "reading"}, {0.9, "reading"}, {1.0, "reading"}}, "ynyny"},
      {true, {{0, "reading"}, {0.1, "merging"}, {0.2, "merging"}, {0.3, "publishing"}, {0.8, "publishing"}}, "yynyy"},
      {false, {{0, "reading"}, {4.9, "reading"}, {5.1, "reading"}, {10, "reading"}, {10.1, "reading"}}, "nnyny"},
      {false, {{0, "reading"}, {1, "merging"}, {2, "publishing"}, {7, "publishing"}}, "nnny"},
  };
  for (const auto& row : cases) {
    ProgressPacer pacer(row.terminal);
    std::string told;
    for (const auto& [seconds, phase] : row.asked) {
      IndexingProgress now = moment(phase, 0, 0, 0, 0, {});
      now.seconds = seconds;
      told += pacer.due(now) ? 'y' : 'n';
    }
    CHECK(told == row.told);
  }
}

TEST_CASE("rate: none in the first second, none after the reading") {
  ProgressPacer pacer(true);
  for (const auto& now : paced(pacer, 3, 0.1, 10'000'000, [](double) { return 1e6; })) {
    CHECK(now.bytes_per_second.has_value() == (now.seconds >= 1));
  }
  IndexingProgress merging = moment("merging", 1, 0, 10, 10, 5.0);
  merging.seconds = 4;
  CHECK(pacer.due(merging));
  CHECK(!merging.bytes_per_second);
}

TEST_CASE("rate: an even run has an even rate, and the time left shrinks to 0 at the end") {
  for (const double step : {0.003, 0.1, 0.7, 6.0}) {
    CAPTURE(step);
    ProgressPacer pacer(true);
    const auto told = paced(pacer, 100, step, 100'000'000, [](double) { return 1e6; });
    for (const auto& now : told) {
      if (!now.bytes_per_second) continue;
      CHECK(*now.bytes_per_second == doctest::Approx(1e6).epsilon(0.001));
      CHECK(*seconds_left(now) == doctest::Approx(100 - now.seconds).epsilon(0.01).scale(100));
    }
    IndexingProgress end = told.back();
    end.bytes = end.total_bytes;
    CHECK(seconds_left(end) == 0);
    CHECK(progress_line(end).find("100%") != std::string::npos);
    CHECK(progress_line(end).find(", 0 s left") != std::string::npos);
  }
}

TEST_CASE("rate: follows a change within ten seconds, smoothly") {
  ProgressPacer pacer(true);
  double before = 0;
  for (const auto& now : paced(pacer, 60, 0.05, 0, [](double at) { return at < 30 ? 10e6 : 1e6; })) {
    if (!now.bytes_per_second) continue;
    if (now.seconds < 30) CHECK(*now.bytes_per_second == doctest::Approx(10e6).epsilon(0.01));
    if (now.seconds > 40.1) CHECK(*now.bytes_per_second < 2.3e6);
    if (now.seconds > 31) CHECK(*now.bytes_per_second > before * 0.85);
    before = *now.bytes_per_second;
  }
  CHECK(before == doctest::Approx(1e6).epsilon(0.05));
}

TEST_CASE("rate: law: never negative and never above what was seen, whatever the clock and the counter do") {
  constexpr std::uint32_t seed = 7;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int run = 0; run < 200; ++run) {
    ProgressPacer pacer(run % 2 == 0);
    IndexingProgress now;
    for (int i = 0; i < 500; ++i) {
      now.seconds += static_cast<double>(random() % 1000) / 1000 - (random() % 10 == 0 ? 0.5 : 0);
      now.bytes = random() % 20 == 0 ? random() : now.bytes + random() % 1'000'000;
      pacer.due(now);
      if (!now.bytes_per_second) continue;
      REQUIRE(*now.bytes_per_second >= 0);
      REQUIRE(*now.bytes_per_second <= static_cast<double>(huge) / 0.05);
    }
  }
}

}  // namespace
}  // namespace dateline
