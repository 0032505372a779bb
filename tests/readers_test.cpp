// Reading: every form, the ids and places, sidecars, archives, broken input, limits, and the account of every record.
#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/readers/byte_stream.hpp"
#include "indexer/readers/corpus_reader.hpp"
#include "indexer/readers/form.hpp"
#include "indexer/readers/json_lines.hpp"
#include "indexer/readers/json_splitter.hpp"
#include "indexer/readers/line_reader.hpp"
#include "indexer/readers/printed_date.hpp"
#include "indexer/readers/sgml_article.hpp"
#include "indexer/readers/sgml_splitter.hpp"
#include "indexer/readers/text_file.hpp"

namespace fs = std::filesystem;
using namespace std::string_literals;

namespace dateline {
namespace {

// A folder that is gone after the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "dateline_readers_XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string path(const std::string& name = "") const { return name.empty() ? path_ : path_ + '/' + name; }
  std::string add(const std::string& name, const std::string& bytes) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::string path_;
};

struct Collected : ArticleSink {
  std::vector<Article> articles;
  std::vector<Rejection> rejections;
  ReadCounts counts;
  std::size_t stop_after = 0;  // 0 = never

  bool go_on() const { return stop_after == 0 || articles.size() + rejections.size() < stop_after; }
  bool article(Article&& article) override {
    articles.push_back(std::move(article));
    return go_on();
  }
  bool rejected(Rejection&& rejection) override {
    rejections.push_back(std::move(rejection));
    return go_on();
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& article : articles) out.push_back(article.id);
    return out;
  }
  std::string codes() const {
    std::string out;
    for (const auto& rejection : rejections) out += (out.empty() ? "" : " ") + rejection.code;
    return out;
  }
};

Collected read(const std::vector<std::string>& paths, const ReadOptions& options = {}, std::size_t stop_after = 0) {
  Collected sink;
  sink.stop_after = stop_after;
  sink.counts = read_corpus(paths, options, sink);
  CHECK(sink.counts.articles == sink.articles.size());
  CHECK(sink.counts.rejected == sink.rejections.size());
  CHECK(sink.counts.records == sink.articles.size() + sink.rejections.size());
  for (const auto& article : sink.articles) {
    CHECK(!article.id.empty());
    CHECK(!article.place.empty());
    for (const auto* text : {&article.id, &article.headline, &article.body, &article.place, &article.source}) {
      CHECK(is_valid_utf8(*text));
      CHECK(text->find('\0') == std::string::npos);
    }
  }
  for (const auto& rejection : sink.rejections) {
    CHECK(!rejection.code.empty());
    CHECK(!rejection.reason.empty());
    CHECK(!rejection.place.empty());
    CHECK(rejection.record.size() <= 64 * 1024);
  }
  return sink;
}

using Files = std::vector<std::pair<std::string, std::string>>;

// Packs `files` with libarchive: format "ustar", "zip" or "raw", filter "none", "gzip" or "zstd".
std::string pack(const Files& files, const char* format, const char* filter = "none") {
  std::string out(16u << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format);
  if (filter != std::string_view("none")) archive_write_add_filter_by_name(writer, filter);
  archive_write_set_bytes_in_last_block(writer, 1);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, bytes] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

const std::string two_lines = "{\"id\":\"a\",\"body\":\"First.\"}\n{\"body\":\"Second.\"}\n";

TEST_CASE("readers: ids of files, folders, archives and lines") {
  const Folder folder;
  folder.add("top.txt", "Title\n\nBody of the first.\n");
  folder.add("sub/lines.jsonl", two_lines);
  folder.add("sub/packed.tar", pack({{"./in/one.txt", "Only a body of text.\n"}}, "ustar"));
  CHECK(read({folder.path()}).ids() ==
        std::vector<std::string>{"a", "sub/lines.jsonl#2", "sub/packed.tar!in/one.txt", "top.txt"});
  CHECK(read({folder.path() + "/"}).ids().back() == "top.txt");
  CHECK(read({folder.path("sub/lines.jsonl")}).ids() == std::vector<std::string>{"a", "lines.jsonl#2"});
  CHECK(read({folder.path("sub/packed.tar")}).ids() == std::vector<std::string>{"in/one.txt"});
  CHECK(read({folder.path("top.txt")}).articles[0].place == folder.path("top.txt"));
  CHECK(read({folder.path("sub/lines.jsonl")}).articles[1].place == folder.path("sub/lines.jsonl:2"));
  CHECK(read({folder.path("sub/packed.tar")}).articles[0].place == folder.path("sub/packed.tar!in/one.txt"));
}

TEST_CASE("readers: an empty folder, hidden files, links and paths that are not there") {
  const Folder folder;
  CHECK(read({folder.path()}).counts.records == 0);
  folder.add(".hidden.txt", "Hidden\n\nNot read.\n");
  folder.add(".git/file.txt", "Hidden\n\nNot read.\n");
  fs::create_directory_symlink(folder.path(), folder.path("loop"));
  CHECK(read({folder.path()}).counts.records == 0);
  fs::create_symlink("nowhere", folder.path("broken.txt"));
  CHECK(read({folder.path()}).codes() == "unreadable");
  Collected sink;
  CHECK_THROWS_AS(read_corpus({folder.path(), folder.path("missing")}, {}, sink), Error);
  CHECK(sink.rejections.empty());  // found out before anything was read
}

TEST_CASE("readers: defaults fill only what is empty") {
  const Folder folder;
  folder.add(
      "a.jsonl",
      "{\"body\":\"x\",\"published\":\"2017-04-09\",\"source\":\"Own\",\"language\":\"DE\"}\n{\"body\":\"y\"}\n");
  ReadOptions options;
  options.default_published = "2020-01-02";
  options.default_source = "Default";
  options.default_language = "en";
  const Collected got = read({folder.path()}, options);
  CHECK(got.articles[0].published + got.articles[0].source + got.articles[0].language == "2017-04-09Ownde");
  CHECK(got.articles[1].published + got.articles[1].source + got.articles[1].language == "2020-01-02Defaulten");
}

TEST_CASE("readers: what must come of each file of tests/broken") {
  struct Expected {
    const char* file;
    std::size_t articles;
    const char* codes;
  };
  const Expected table[] = {
      {"README.md", 1, ""},
      {"array.json", 2, "not-json"},
      {"blank.txt", 0, "empty"},
      {"bom.jsonl", 1, ""},
      {"bom.txt", 1, ""},
      {"controls.txt", 0, "binary"},
      {"crlf.txt", 1, ""},
      {"cut.jsonl.gz", 57, "damaged-archive"},
      {"cut.tar", 1, "damaged-archive"},
      {"damaged.zip", 2, "damaged-archive"},
      {"dates.sgml", 3, ""},
      {"deep.jsonl", 1, "not-json"},
      {"empty.txt", 0, "empty"},
      {"empty.txt.gz", 0, "empty"},
      {"feed.xml", 0, "no-items"},
      {"latin1.txt", 1, ""},
      {"nested.tar", 2, "nested-too-deep"},
      {"no_gzip.txt.gz", 0, "damaged-archive"},
      {"nul.sgml", 1, ""},
      {"nul.txt", 0, "binary"},
      {"page.html", 0, "no-article"},
      {"paper.pdf", 0, "pdf"},
      {"picture.png", 0, "unknown-form"},
      {"records.jsonl", 6, "not-json not-json not-json not-json bad-type bad-published bad-language no-text not-json"},
      {"report.txt", 0, "bad-sidecar"},
      {"spread.json", 1, "not-json"},
      {"surrogates.jsonl", 6, ""},
      {"unclosed.sgml", 2, "no-text unclosed"},
      {"utf16_big.txt", 1, ""},
      {"utf16_little.txt", 1, ""},
      {"windows1252.txt", 1, ""},
  };
  const fs::path folder = fs::path(DATELINE_SOURCE_DIR) / "tests/broken";
  std::size_t records = 0;
  for (const auto& expected : table) {
    CAPTURE(expected.file);
    const Collected got = read({folder / expected.file});
    // How much of a cut .gz can be unpacked is the library's choice.
    if (std::string_view(expected.file) == "cut.jsonl.gz") {
      CHECK(got.articles.size() >= 20);
    } else {
      CHECK(got.articles.size() == expected.articles);
    }
    CHECK(got.codes() == expected.codes);
    records += got.counts.records;
  }
  CHECK(read({folder.string()}).counts.records == records);  // no file is without a line in the table
}

TEST_CASE("readers: repaired and converted texts") {
  const fs::path folder = fs::path(DATELINE_SOURCE_DIR) / "tests/broken";
  const auto body = [&](const char* file) { return read({folder / file}).articles.at(0).body; };
  CHECK(body("windows1252.txt") == "“Too high”, said the mayor – and left. It costs €3.\n");
  CHECK(body("crlf.txt") == "The ferry was late again.\r\nNobody knew why.\r\n");
  CHECK(body("utf16_little.txt") == "Die Fähre kam wieder zu spät 🚢.\n");
  CHECK(body("utf16_big.txt") == "Die Fähre kam wieder zu spät 🚢.\n\uFFFD");
  CHECK(body("bom.txt") == "The ferry was late again.\n");
  CHECK(read({folder / "windows1252.txt"}).counts.repaired == 1);
  CHECK(read({folder / "records.jsonl"}).counts.repaired == 1);
  CHECK(read({folder / "records.jsonl"}).counts.unknown_fields == 2);
  CHECK(read({folder / "dates.sgml"}).counts.unread_dates == 2);
  const Collected lines = read({folder / "surrogates.jsonl"});
  const char* bodies[] = {"a lone \uFFFD high half", "a lone \uFFFD low half", "swapped \uFFFD\uFFFD halves",
                          "a pair 🚢 of halves",      "no escape: \\ud83d",     "a \uFFFD zero"};
  for (std::size_t i = 0; i < 6; ++i) CHECK(lines.articles.at(i).body == bodies[i]);
}

TEST_CASE("readers: sidecars in a folder") {
  const Folder folder;
  folder.add("a.txt", "Bridge opens\n\nThe bridge opened.\n");
  folder.add("a.json",
             "{\"id\":\"bridge\",\n \"headline\":\"Bridge  opens\",\n \"published\":\"2021-05-06\", \"desk\":\"x\"}");
  folder.add("b.txt", "Bridge opens\n\nThe bridge opened.\n");
  folder.add("b.json", "{\"headline\":\"Another headline\"}");
  folder.add("c.txt", "Bridge opens\n\nThe bridge opened.\n");
  folder.add("c.json", "{\"source\":\"Sidecar News\"}");
  folder.add("d.txt", "Text.\n");
  folder.add("d.json", "{\"body\":\"two bodies\"}");
  folder.add("e.json", "{\"id\":\"alone\",\"body\":\"A record of its own.\"}");
  const Collected got = read({folder.path()});
  CHECK(got.ids() == std::vector<std::string>{"bridge", "b.txt", "c.txt", "alone"});
  CHECK(got.articles[0].body == "The bridge opened.\n");
  CHECK(got.articles[0].published == "2021-05-06");
  CHECK(got.articles[1].body == "Bridge opens\n\nThe bridge opened.\n");
  CHECK(got.articles[2].headline == "Bridge opens");
  CHECK(got.articles[2].source == "Sidecar News");
  CHECK(got.codes() == "bad-sidecar");
  CHECK(got.rejections[0].place == folder.path("d.json"));
  CHECK(got.counts.unknown_fields == 1);
  // Named one by one, as by dir/*.
  CHECK(read({folder.path("a.json"), folder.path("a.txt")}).ids() == std::vector<std::string>{"bridge"});
  CHECK(read({folder.path("a.json")}).codes() == "sidecar");
}

TEST_CASE("readers: sidecars in archives, in any order where the archive can be read twice") {
  const Folder folder;
  const Files far = {{"x/a.json", "{\"id\":\"A\"}"}, {"b.txt", "Body of b.\n"},
                     {"x/a.txt", "Body of a.\n"},    {"c.txt", "Body of c.\n"},
                     {"b.json", "{\"id\":\"B\"}"},   {"d.json", "{\"id\":\"D\",\"body\":\"d\"}"}};
  const std::vector<std::string> ids = {"B", "A", "c.txt", "D"};
  for (const auto& packing : {std::pair{"ustar", "none"}, {"ustar", "gzip"}, {"ustar", "zstd"}, {"zip", "none"}}) {
    CAPTURE(packing.first);
    CAPTURE(packing.second);
    const std::string path = folder.add("far", pack(far, packing.first, packing.second));
    CHECK(read({path}).ids() == ids);
  }
  // One archive in another is read once only: neighbours are paired, in either order.
  const Files near = {{"a.json", "{\"id\":\"A\"}"}, {"a.txt", "Body of a.\n"}, {"b.txt", "Body of b.\n"},
                      {"b.json", "{\"id\":\"B\"}"}, {"c.txt", "Body of c.\n"}, {"e.jsonl", two_lines}};
  const std::string outer = folder.add("outer", pack({{"near.tar.gz", pack(near, "ustar", "gzip")}}, "zip"));
  CHECK(read({outer}).ids() == std::vector<std::string>{"A", "B", "near.tar.gz!c.txt", "a", "near.tar.gz!e.jsonl#2"});
}

TEST_CASE("readers: compressed files are told by their content") {
  const Folder folder;
  for (const char* filter : {"gzip", "zstd", "xz", "bzip2"}) {
    CAPTURE(filter);
    const std::string path = folder.add("name.says.nothing", pack({{"x", two_lines}}, "raw", filter));
    const Collected got = read({path});
    CHECK(got.ids() == std::vector<std::string>{"a", "name.says.nothing#2"});
    CHECK(got.counts.bytes == two_lines.size());
  }
  CHECK(read({folder.add("no.gz", "Plain\n\nPlain text in spite of the name.\n")}).articles.size() == 1);
}

TEST_CASE("readers: a member's name in UTF-8 or Latin-1 becomes a valid id") {
  const Folder folder;
  const std::string path =
      folder.add("names.tar", pack({{"f\xC3\xA4hre.txt", "One text.\n"}, {"caf\xE9.txt", "Another text.\n"}}, "ustar"));
  CHECK(read({path}).ids() == std::vector<std::string>{"f\xC3\xA4hre.txt", "caf\xC3\xA9.txt"});
}

TEST_CASE("readers: the sink can end the reading anywhere") {
  const Folder folder;
  folder.add("a.jsonl", two_lines + "broken\n");
  folder.add("b.tar", pack({{"1.txt", "One text.\n"}, {"2.txt", "Two text.\n"}}, "ustar"));
  folder.add("c.sgml", "<DOC><DOCNO>1</DOCNO><TEXT>x</TEXT></DOC><DOC><DOCNO>2</DOCNO><TEXT>y</TEXT></DOC>");
  const std::size_t all = read({folder.path()}).counts.records;
  CHECK(all == 7);
  for (std::size_t stop = 1; stop <= all; ++stop) CHECK(read({folder.path()}, {}, stop).counts.records == stop);
}

TEST_CASE("readers: a line of 200 MB is passed over in little memory") {
  const Folder folder;
  const std::string path = folder.path("long.jsonl");
  {
    std::ofstream out(path, std::ios::binary);
    out << "{\"id\":\"before\",\"body\":\"x\"}\n{\"id\":\"long\",\"body\":\"";
    const std::string block(1u << 20, 'a');
    for (int i = 0; i < 200; ++i) out << block;
    out << "\"}\n{\"id\":\"after\",\"body\":\"y\"}\n";
  }
  ReadOptions options;
  options.record_limit_bytes = 1u << 20;
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  const Collected got = read({path}, options);
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  CHECK(got.ids() == std::vector<std::string>{"before", "after"});
  CHECK(got.codes() == "too-long");
  CHECK(got.rejections[0].offset == 27);
  CHECK(got.rejections[0].place == path + ":2");
#if !defined(__SANITIZE_ADDRESS__)
  CHECK(after.ru_maxrss - before.ru_maxrss < 8 * 1024);  // KB
#endif
}

TEST_CASE("readers: labels that are no labels any more") {
  const Folder folder;
  const std::string most(2048, 'x');
  const std::string longer = most + "x";
  const struct {
    const char* file;
    std::string content;
    std::size_t articles;
  } cases[] = {
      {"a.jsonl", R"({"id":")" + most + R"(","source":")" + most + R"(","body":"b"})", 1},
      {"b.jsonl", R"({"id":")" + longer + R"(","body":"b"})", 0},
      {"c.jsonl", R"({"id":"c","source":")" + longer + R"(","body":"b"})", 0},
      {"d.jsonl", R"({"url":")" + longer + R"(","body":"b"})", 0},
      {"e.jsonl", R"({"id":"e","headline":")" + longer + R"(","body":"b"})", 1},
      {"f.sgml", "<DOC><DOCNO>" + longer + "</DOCNO><TEXT>b</TEXT></DOC>", 0},
  };
  for (const auto& row : cases) {
    CAPTURE(row.file);
    folder.add(row.file, row.content);
    const Collected got = read({folder.path(row.file)});
    CHECK(got.articles.size() == row.articles);
    CHECK(got.codes() == (row.articles > 0 ? "" : "too-long"));
    if (row.articles == 0) CHECK(got.rejections[0].record == row.content.substr(0, got.rejections[0].record.size()));
  }
  folder.add("t.txt", "Text\n\nBody.\n");
  folder.add("t.json", R"({"source":")" + longer + R"("})");
  CHECK(read({folder.path("t.txt")}).codes() == "too-long");
}

TEST_CASE("readers: too long in every other form") {
  const Folder folder;
  ReadOptions options;
  options.record_limit_bytes = 300 * 1024;
  const std::string filler(500 * 1024, 'x');
  const std::string sgml =
      "<DOC><DOCNO>1</DOCNO><TEXT>" + filler + "</TEXT></DOC>\n<DOC><DOCNO>2</DOCNO><TEXT>y</TEXT></DOC>";
  const std::string array = "[{\"id\":\"1\",\"body\":\"" + filler + "}]\"},\n{\"id\":\"2\",\"body\":\"y\"}]";
  for (const auto& bytes : {sgml, array}) {
    const Collected got = read({folder.add("file", bytes)}, options);
    CHECK(got.codes() == "too-long");
    CHECK(got.ids() == std::vector<std::string>{"2"});
  }
  CHECK(read({folder.add("file", filler)}, options).codes() == "too-long");
}

TEST_CASE("readers: records of every size at the window's edges come out as they went in") {
  const Folder folder;
  std::mt19937 random(20240607);
  std::string lines;
  std::string sgml;
  std::vector<std::string> bodies;
  for (int i = 0; i < 3000; ++i) {
    std::string body(1 + random() % (i % 50 == 0 ? 90000 : 400), 'a');
    for (char& c : body) c = static_cast<char>('a' + random() % 26);
    lines += "{\"body\":\"" + body + "\"}\n";
    sgml += "<DOC>\n<TEXT>" + body + "</TEXT>\n</DOC>\n";
    bodies.push_back(std::move(body));
  }
  for (const auto& bytes : {lines, sgml}) {
    const Collected got = read({folder.add("file.jsonl", bytes)});
    REQUIRE(got.articles.size() == bodies.size());
    CHECK(got.counts.bytes == bytes.size());
    for (std::size_t i = 0; i < bodies.size(); ++i) CHECK(got.articles[i].body == bodies[i]);
  }
}

TEST_CASE("form: detected by content") {
  struct Case {
    std::string head;
    const char* name;
    Form form;
  };
  const Case cases[] = {
      {"", "x.txt", Form::empty},
      {"Plain text", "x", Form::text},
      {"{\"body\":1}\n", "x.txt", Form::json_lines},
      {"{\n  \"body\": 1\n}", "x", Form::json_pieces},
      {"[{\"body\":1}]", "x", Form::json_pieces},
      {"[Editor's note] Text", "x", Form::text},
      {"{Braces} in a text", "x.txt", Form::text},
      {"garbage", "x.jsonl", Form::json_lines},
      {"garbage", "x.jsonl.gz", Form::json_lines},
      {"<DOC>\n<DOCNO>", "x", Form::trec},
      {"<!-- note -->\n<doc id=\"1\">", "x", Form::trec},
      {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS", "x", Form::reuters},
      {"<DOCUMENT> is a word", "x", Form::text},
      {"<b>Bold</b> text", "x", Form::text},
      {"\xEF\xBB\xBF<html>", "x", Form::page},
      {"<!-- saved -->\n<!DOCTYPE HTML PUBLIC \"x\">", "x", Form::page},
      {"<?xml version=\"1.0\"?><!DOCTYPE html>", "x", Form::page},
      {"<div>a part of a page</div>", "x.html", Form::page},
      {"WARC/1.0\r\n", "x", Form::warc},
      {"filedesc://a.arc", "x", Form::foreign},
      {"<?xml version=\"1.0\"?>\n<!-- a note -->\n<rss version=\"2.0\">", "x", Form::xml},
      {"<nitf>", "x.txt", Form::xml},
      {"<odd>\n  <inner>text</inner>", "x", Form::xml},
      {"<\0r\0s\0s\0>\0"s, "x", Form::utf16_little},
      {"\0\0\0<\0\0\0r"s, "x", Form::utf32},
      {"title,date,text\na,2019-01-04,b\n", "x", Form::table},
      {"One word, and another\nin a text", "x", Form::text},
      {"word,other\na,b\n", "x", Form::text},
      {"word,other\na,b\n", "x.csv", Form::table},
      {"From press@example.org Tue Apr  9 10:11:12 2019\nSubject: x\n", "x", Form::mbox},
      {"From here on it rains.\n", "x", Form::text},
      {"Subject: Dam\nFrom: a@example.org\n\nText", "x", Form::mail},
      {"Note: this is\nno mail\n", "x", Form::text},
      {"{\"place\":\"a\",\"file\":\"a\",\"offset\":1,\"code\":\"x\",\"reason\":\"y\",\"record\":\"z\"}\n", "x",
       Form::rejects},
      {"text with \x01\x02\x03\x04\x05", "x", Form::binary},
      {"text with \x01 one control in many letters", "x", Form::text},
      {"\x1F\x8B\x08", "x.txt", Form::packed},
      {"PK\x03\x04", "x", Form::packed},
      {"BZhang is a name", "x", Form::text},
      {"BZh", "x", Form::text},
  };
  for (const auto& c : cases) {
    CAPTURE(c.head);
    CHECK(detect_form(c.head, c.name).form == c.form);
  }
}

TEST_CASE("text files: headline and body") {
  struct Case {
    const char* content;
    const char* headline;
    const char* body;
  };
  const Case cases[] = {
      {"", "", ""},
      {"Only line", "", "Only line"},
      {"Headline\n\nBody.\n", "Headline", "Body.\n"},
      {"\n\n  Headline \r\n\r\n\r\nBody.\r\n", "Headline", "Body.\r\n"},
      {"Headline\n   Indented body.\n", "Headline", "   Indented body.\n"},
      {"Headline?\n\tBody", "Headline?", "\tBody"},
      {"First line of a text\nsecond line of it\n", "", "First line of a text\nsecond line of it\n"},
      {"A whole sentence.\n\nAnother.\n", "", "A whole sentence.\n\nAnother.\n"},
      {"Image: A bridge\n\nText.\n", "", "Image: A bridge\n\nText.\n"},
      {"By Anna Lind\n\nText.\n", "", "By Anna Lind\n\nText.\n"},
      {"MOSCOW (Sputnik) — The bridge opened\n\nText.\n", "", "MOSCOW (Sputnik) — The bridge opened\n\nText.\n"},
      {"LONDON, April 9 (Reuters) -\n\nText.\n", "", "LONDON, April 9 (Reuters) -\n\nText.\n"},
      {"NEW YORK, March 2 - Text here\n\nText.\n", "", "NEW YORK, March 2 - Text here\n\nText.\n"},
      {"Oil prices fall - again\n\nText.\n", "Oil prices fall - again", "Text.\n"},
      {"Headline\n\n", "Headline", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.content);
    const std::string_view content = c.content;
    const TextFile got = split_text_file(content);
    CHECK(content.substr(got.headline.begin, got.headline.size()) == c.headline);
    CHECK(content.substr(got.body.begin, got.body.size()) == c.body);
  }
  const std::string long_line = std::string(201, 'x') + "\n\nBody";
  CHECK(split_text_file(long_line).headline.empty());
}

TEST_CASE("printed dates") {
  const std::pair<const char*, const char*> cases[] = {
      {"2023-04-09", "2023-04-09"},
      {"20230409", "2023-04-09"},
      {"890412", "1989-04-12"},
      {"150412", "2015-04-12"},
      {"April 9, 2023", "2023-04-09"},
      {"9 April 2023", "2023-04-09"},
      {"<P>", ""},
      {"April 9, 1989, Sunday, Home Edition", "1989-04-09"},
      {"Sunday, Sept. 9th, 2001", "2001-09-09"},
      {"the 9th of April 2023", "2023-04-09"},
      {" 7-APR-1987 11:02:35.07", "1987-04-07"},
      {"1998-06-01 00:03", "1998-06-01"},
      {"2017-04-09T10:00:00+02:00", "2017-04-09T10:00:00+02:00"},
      {"04/13/87", "1987-04-13"},
      {"13/4/87", "1987-04-13"},
      {"04/05/87", ""},
      {"05/05/87", "1987-05-05"},
      {"1987/4/13", "1987-04-13"},
      {"February 30, 2020", ""},
      {"99999999", ""},
      {"in spring", ""},
      {"", ""},
      {"123456789012345678901234567890", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.first);
    CHECK(printed_published(c.first) == c.second);
  }
}

TEST_CASE("TREC SGML: fields, several texts, markup") {
  const FoundRecord got = trec_article(
      "<DOC>\n<DOCNO> LA010189-0001 </DOCNO>\n<HEAD></HEAD><HEADLINE><P>\nRivers\nrise &amp; fall\n</P></HEADLINE>"
      "<DATE><P>January 1, 1989, Sunday</P></DATE><BYLINE><P>By ANNA LIND</P></BYLINE><DATELINE>LONDON (AP) </DATELINE>"
      "<SOURCE> Example Times </SOURCE>\n<TEXT>\n<P>\nFirst<!-- a comment --> paragraph.\n</P>\n<P>\nSecond "
      "<b>one</b>, "
      "1 < 2 &hyph; R&D.\n</P>\n</TEXT>\n<GRAPHIC>not ours</GRAPHIC><text>Third.</text>");
  CHECK(!got.rejection);
  CHECK(got.article.id == "LA010189-0001");
  CHECK(got.article.headline == "Rivers\nrise & fall");
  CHECK(got.article.published == "1989-01-01");
  CHECK(got.article.byline == "By ANNA LIND");
  CHECK(got.article.dateline == "LONDON (AP)");
  CHECK(got.article.source == "Example Times");
  CHECK(got.article.body == "First paragraph.\n\nSecond one, 1 < 2 - R&D.\n\nThird.");
  CHECK(trec_article("<DOC id=\"N-2\" type='story'><TEXT>x</TEXT>").article.id == "N-2");
  CHECK(trec_article("<DOC><TITLE>Only a title</TITLE><AUTHOR>lee,m.</AUTHOR>").article.byline == "lee,m.");
  CHECK(trec_article("<DOC><DOCID>7</DOCID><TEXT> </TEXT>").rejection->code == "no-text");
  CHECK(trec_article("<DOC><DOCNO>1<HEADLINE>Left open<TEXT>Body").article.headline == "Left open");
}

TEST_CASE("Reuters-21578: fields, briefs, unprocessed texts") {
  const std::string opening =
      "<REUTERS TOPICS=\"YES\" OLDID=\"5\" NEWID=\"12\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n"
      "<PLACES><D>usa</D></PLACES><UNKNOWN>&#5;&#5;C T</UNKNOWN>\n";
  const FoundRecord got =
      reuters_article(opening +
                      "<TEXT>&#2;\n<TITLE>COCOA &lt;CCA> REVIEW</TITLE>\n<AUTHOR>    by Anna Lind, Example</AUTHOR>\n"
                      "<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers continued.\n    More rain.\n "
                      "Reuter\n&#3;</BODY></TEXT>\n");
  CHECK(got.article.id == "12");
  CHECK(got.article.headline == "COCOA <CCA> REVIEW");
  CHECK(got.article.dateline == "SALVADOR, Feb 26 -");
  CHECK(got.article.byline == "by Anna Lind, Example");
  CHECK(got.article.published == "1987-02-26");
  CHECK(got.article.body == "Showers continued.\n    More rain.");
  CHECK(got.article.source.empty());
  const FoundRecord brief = reuters_article(
      opening + "<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>MONEY SUPPLY ROSE\n</TITLE>Blah blah blah.\n&#3;\n</TEXT>");
  CHECK(brief.article.headline == "MONEY SUPPLY ROSE");
  CHECK(brief.article.body.empty());
  const FoundRecord raw = reuters_article(
      opening + "<TEXT TYPE=\"UNPROC\">&#2;\nNY SUGAR 11\n\n MAY7  662 OFF 17\nREUTER\n&#3;\n\n</TEXT>");
  CHECK(raw.article.headline.empty());
  CHECK(raw.article.body == "NY SUGAR 11\n\n MAY7  662 OFF 17");
}

TEST_CASE("UTF-16 in blocks of any size") {
  const std::string units = "\x3D\xD8\xA2\xDE\x41\x00\x3D\xD8\x42\x00\xA2\xDE\x3D\xD8"s;  // pair, A, high, B, low, high
  MemoryStream memory(units);
  Utf16Stream stream(memory, false);
  std::string out;
  for (char c = 0; stream.read(&c, 1) == 1;) out += c;
  CHECK(out == "🚢A\uFFFDB\uFFFD\uFFFD");
}

}  // namespace
}  // namespace dateline
