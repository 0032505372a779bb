// Forms of news in their details: times, tables, mail, XML cut and parsed, maps, and what must not be done to us.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/base64.hpp"
#include "common/error.hpp"
#include "indexer/readers/byte_stream.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/field_map.hpp"
#include "indexer/readers/mail_article.hpp"
#include "indexer/readers/mail_splitter.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"
#include "indexer/readers/packed_reader.hpp"
#include "indexer/readers/table_rows.hpp"
#include "indexer/readers/xml_splitter.hpp"
#include "indexer/readers/xml_tree.hpp"
#include "tests/dripping_stream.hpp"
#include "tests/read_content.hpp"

using namespace std::string_literals;

namespace dateline {
namespace {

struct Collected : ArticleSink {
  std::vector<Article> articles;
  std::vector<Rejection> rejections;
  bool article(Article&& article) override {
    articles.push_back(std::move(article));
    return true;
  }
  bool rejected(Rejection&& rejection) override {
    rejections.push_back(std::move(rejection));
    return true;
  }
};

Collected read(std::string_view content, const ReadOptions& options = {}) {
  Collected sink;
  read_content(content, options, sink);
  return sink;
}

TEST_CASE("forms: moments in all the spellings that newsrooms have") {
  const struct {
    const char* text;
    const char* time;
  } cases[] = {{"2023-04-07T06:10:00Z", "2023-04-07T06:10:00Z"},
               {"2023-04-07 06:10", "2023-04-07T06:10"},
               {"20230407T061000+0200", "2023-04-07T06:10:00+02:00"},
               {"20230407T0610Z", "2023-04-07T06:10:00Z"},
               {"20230407T000000", "2023-04-07T00:00:00"},
               {"20230407", "2023-04-07"},
               {"Fri, 07 Apr 2023 09:10:00 +0200", "2023-04-07T09:10:00+02:00"},
               {"Fri, 7 Apr 2023 9:10 GMT", "2023-04-07T09:10:00Z"},
               {"07 Apr 23 09:10 EDT", "2023-04-07T09:10:00-04:00"},
               {"Fri Apr  7 09:10:00 2023", "2023-04-07T09:10:00"},
               {"1680847800", "2023-04-07T06:10:00Z"},
               {"1680847800000", "2023-04-07T06:10:00Z"},
               {"April 7, 2023", "2023-04-07"},
               {"20231399T000000", ""},
               {"99:99", ""},
               {"soon", ""},
               {"", ""}};
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(read_time(c.text) == c.time);
  }
  CHECK(time_of_seconds(-1) == "1969-12-31T23:59:59Z");
  CHECK(time_of_seconds(INT64_MAX).empty());
}

std::string rows_of(const std::string& text, std::size_t drip, std::size_t limit = 1000) {
  Dripping stream(text, drip);
  StreamWindow window(stream);
  TableRows rows(window, limit, ',');
  std::string out;
  for (TableRow row; rows.next(row);) {
    out += std::to_string(row.offset) + (row.too_long ? "!" : "");
    for (const std::string& cell : row.cells) out += "[" + cell + "]";
    CHECK(text.substr(row.offset, row.text.size()) == row.text);
  }
  return out;
}

TEST_CASE("forms: rows of tables, however the bytes come") {
  const struct {
    std::string text;
    std::string rows;
  } cases[] = {{"a,b\nc,d", "0[a][b]4[c][d]"},
               {"a,b\r\nc,d\r\n", "0[a][b]5[c][d]"},
               {"\"a,\nb\",\"say \"\"no\"\"\"\n", "0[a,\nb][say \"no\"]"},
               {"a,,\n\n\n,b\n", "0[a][][]6[][b]"},
               {"\"a\"x\",b\n", "0[a\"x][b]"},  // a bare quote is the cell's
               {"a\"b,c\n", "0[a\"b][c]"},
               {"\"open\nto the end", "0[open\nto the end]"},
               {"\"a\"\r\n\"b\"", "0[a]5[b]"},
               {"", ""}};
  for (const auto& c : cases) {
    CAPTURE(c.text);
    for (const std::size_t drip : {1, 2, 7, 1000}) CHECK(rows_of(c.text, drip) == c.rows);
  }
  const std::string long_row = "a,b\n\"" + std::string(3000, 'x') + "\",y\nc,d\n";
  CHECK(rows_of(long_row, 1u << 20, 1000) == "0[a][b]4!3009[c][d]");
}

std::string pieces_of(const std::string& text, std::size_t drip, std::size_t limit = 10'000) {
  Dripping stream(text, drip);
  StreamWindow window(stream);
  XmlSplitter pieces(window, limit);
  std::string out;
  for (XmlPiece piece; pieces.next(piece);) {
    out += std::string(piece.family) + "/" + std::string(piece.name) + (piece.closed ? "" : "?") +
           (piece.too_long ? "!" : "") + " ";
    CHECK(text.substr(piece.offset, piece.text.size()) == piece.text);
  }
  return out;
}

TEST_CASE("forms: XML cut into records, however the bytes come") {
  const struct {
    std::string text;
    std::string pieces;
  } cases[] = {
      {"<rss><channel><item>a</item><item/><item>b</item></channel></rss>", "rss/item rss/item rss/item "},
      {"<?xml?><!-- <item> --><!DOCTYPE rss [<!ENTITY a \"<item>\">]><rss><item>a</item>", "rss/item "},
      {"<rss><item><![CDATA[</item>]]></item></rss>", "rss/item "},
      {"<nitf>a</nitf>\n<nitf>b</nitf>", "nitf/nitf nitf/nitf "},
      {"<a:feed xmlns:a='x'><a:entry>a</a:entry></a:feed>", "feed/entry "},
      {"<newsItem><inlineXML><nitf>a</nitf></inlineXML></newsItem>", "newsItem/newsItem "},
      {"<NewsML><NewsItem><NewsItem>a</NewsItem></NewsItem></NewsML>", "NewsML/NewsItem "},
      {"<item>a</item>", "item/item "},  // a rejected one that is read again
      {"<rss><item a=\"x > y\">a</item><item>b", "rss/item rss/item? "},
      {"<rss><item>a < b & c</item></rss>", "rss/item "},
      {"<html><item>a</item></html>", ""},
      {"<rss", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    for (const std::size_t drip : {1, 3, 1000}) CHECK(pieces_of(c.text, drip) == c.pieces);
  }
  CHECK(pieces_of("<rss><item>" + std::string(300'000, 'x') + "</item><item>b</item></rss>", 1000, 1000) ==
        "rss/item?! rss/item ");
}

std::string tree_text(std::string_view record, std::string_view context = "") {
  XmlTree tree;
  const std::string problem = tree.parse(context, record);
  return problem.empty() ? tree.article_text(tree.root()) : "! " + problem;
}

TEST_CASE("forms: XML as a text, damaged or not") {
  CHECK(tree_text("<b><p>One\n  two</p><p>three<br/>four</p></b>") == "One two\n\nthree\nfour");
  CHECK(tree_text("<b>caf&eacute; &amp; &lt;tea&gt; &unknown; &#8212; & <![CDATA[<x>]]></b>") ==
        "café & <tea> &unknown; — & <x>");
  CHECK(tree_text("<b>1 < 2</b>") == "1 < 2");
  CHECK(tree_text("<b><p>open<p>again</b>") == "open\n\nagain");
  CHECK(tree_text("<x:b><x:p>no name space</x:p></x:b>") == "no name space");
  CHECK(tree_text("<b>a\x01\0b</b>"s) == "a\uFFFDb");
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<p>";
  CHECK(tree_text("<b>" + deep + "text").starts_with("! elements are nested"));
  std::string wide;
  for (int i = 0; i < 1'100'000; ++i) wide += "<p/>";
  CHECK(tree_text("<b>" + wide + "</b>").starts_with("! the item has more than"));
}

TEST_CASE("forms: entities are never looked up and never grow") {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'l'; ++c) {
    bomb += "<!ENTITY "s + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += "&"s + char(c - 1) + ";";
    bomb += "\">";
  }
  bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss><item><title>&k; &file;</title></item></rss>";
  const Collected got = read(bomb);
  REQUIRE(got.articles.size() == 1);
  CHECK(got.articles[0].headline == "&k; &file;");
}

TEST_CASE("forms: a packed file that unpacks to hundreds of times its size is damage") {
  // zstd, RFC 8878: blocks of type RLE, each 4 bytes for 131,072 line feeds.
  std::string frame = "\x28\xB5\x2F\xFD\x00\x58"s;
  for (int i = 0; i < 2'000; ++i) frame += "\x02\x00\x10\n"s;
  frame += "\x03\x00\x10\n"s;
  Collected sink;
  ReadOptions options;
  options.form = "jsonl";  // blank lines are passed over one by one
  RecordOutlet outlet(options, sink);
  ContentReader content(outlet);
  PackedReader packed(outlet, content);
  MemoryStream memory(frame);
  packed.read_stream(memory, {{"x", "x"}, ""});
  REQUIRE(sink.rejections.size() == 1);
  CHECK(sink.rejections[0].code == "damaged-archive");
  CHECK(outlet.counts().bytes < 100'000'000);
}

TEST_CASE("forms: character sets by name") {
  CHECK(text_in_charset("caf\xE9", "iso-8859-1") == "café");
  CHECK(text_in_charset("caf\xC3\xA9", "utf-8") == "café");
  CHECK(text_in_charset("\x93q\x94", "no such set") == "“q”");
  CHECK(text_in_charset("\xEF\xF0", "koi8-r") == "Оп"s.replace(2, 2, "П"));
  CHECK(text_in_charset("a\0b"s, "utf-8") == "a\uFFFDb");
  CHECK(text_in_charset("\xFF\xFF", "euc-kr") == "\uFFFD\uFFFD");
  const Collected got =
      read("<?xml version=\"1.0\" encoding=\"koi8-r\"?><rss><item><title>\xED\xCF\xD3\xD4</title></item></rss>");
  REQUIRE(got.articles.size() == 1);
  CHECK(got.articles[0].headline == "Мост");
}

TEST_CASE("forms: mail headers and bodies") {
  const auto headline = [](const std::string& subject) {
    return mail_article("Subject: " + subject + "\n\nx").article.headline;
  };
  CHECK(headline("=?utf-8?B?RmVycnk=?= =?utf-8?Q?_stays?=") == "Ferry stays");
  CHECK(headline("=?utf-8?Q?broken") == "=?utf-8?Q?broken");
  CHECK(headline("plain =?x-none?Q?a=20b?= end") == "plain a b end");
  CHECK(mail_article("no header here").rejection->code == "no-mail");
  CHECK(mail_article("Subject: x\r\nFrom: a\r\n\r\nLine one.\r\nLine two.\r\n").article.body == "Line one.\nLine two.");
  std::string nested = "Subject: x\n";
  for (int i = 0; i < 50; ++i)
    nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  CHECK(mail_article(nested + "\ntoo deep").article.body.empty());
}

TEST_CASE("forms: an mbox, however the bytes come") {
  const std::string box =
      "From a Fri Apr  7 09:10:00 2023\nSubject: x\n\nFrom here on.\n\nFrom b Fri Apr  7 09:11:00 2023\nSubject: "
      "y\n\nz\n";
  for (const std::size_t drip : {1, 5, 1000}) {
    Dripping stream(box, drip);
    StreamWindow window(stream);
    MboxSplitter pieces(window, 1000);
    std::vector<std::string> texts;
    for (MailPiece piece; pieces.next(piece);) texts.emplace_back(piece.text);
    CHECK(texts == std::vector<std::string>{"Subject: x\n\nFrom here on.\n\n", "Subject: y\n\nz\n"});
  }
}

TEST_CASE("forms: field maps") {
  const FieldMap map("headline=a.b|c\\.d:html, subjects=tags");
  REQUIRE(map.rule("headline") != nullptr);
  CHECK(map.rule("headline")->paths[0].steps == std::vector<std::string>{"a", "b"});
  CHECK(map.rule("headline")->paths[1].steps == std::vector<std::string>{"c.d"});
  CHECK(map.rule("headline")->paths[1].html);
  CHECK(map.rule("body") == nullptr);
  CHECK(FieldMap("").empty());
  for (const char* bad : {"headline", "headline=", "head=x", "headline=a,headline=b", "headline=a||b", "=x"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(FieldMap{bad}, Error);
  }
}

TEST_CASE("forms: vocabularies") {
  CHECK(read_status("stat:canceled") == PublicationStatus::canceled);
  CHECK(read_status("http://cv.iptc.org/newscodes/pubstatusg2/withheld") == PublicationStatus::withheld);
  CHECK(read_status("Usable") == PublicationStatus::usable);
  CHECK(read_status("") == PublicationStatus::usable);
  CHECK(is_correction_link("irel:correctionOf"));
  CHECK(is_correction_link("previous-version"));
  CHECK_FALSE(is_correction_link("irel:seeAlso"));
  CHECK(flowing_text("a<script>b<p></script>c<!-- <p> -->d<p>e") == "acd\n\ne");
  for (const std::string bytes : {"", "a", "ab", "abc", "\xFF\0\x01"})
    CHECK(decode_base64(encode_base64(bytes)) == bytes);
}

TEST_CASE("forms: a rejected record has all that is needed to read it again") {
  const Collected got = read("id,title,text\n1,a,b\n2,c,d,e\n");
  REQUIRE(got.rejections.size() == 1);
  const Rejection& why = got.rejections[0];
  CHECK(why.code == "bad-row");
  CHECK(why.file == "x");
  CHECK(why.member.empty());
  CHECK(why.offset == 20);
  CHECK(why.record == "2,c,d,e");
  CHECK(why.context == "id,title,text\n");
  CHECK(why.form == "csv");
}

TEST_CASE("forms: a record over the limit is rejected and not cut, and reading goes on behind it") {
  ReadOptions options;
  options.record_limit_bytes = 200;
  const std::string long_text(1'000, 'x');
  const Collected rss =
      read("<rss><item><title>" + long_text + "</title></item><item><title>b</title></item></rss>", options);
  REQUIRE(rss.rejections.size() == 1);
  CHECK(rss.rejections[0].code == "too-long");
  REQUIRE(rss.articles.size() == 1);
  CHECK(rss.articles[0].headline == "b");
}

}  // namespace
}  // namespace dateline
