// Web pages: tags and trees, what a page states of its article, dates, bylines, and the text without what is around it.
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "common/text.hpp"
#include "indexer/pages/html_tree.hpp"
#include "indexer/pages/line_marks.hpp"
#include "indexer/pages/linked_data.hpp"
#include "indexer/pages/page_article.hpp"
#include "indexer/pages/page_byline.hpp"
#include "indexer/pages/page_charset.hpp"
#include "indexer/pages/page_dates.hpp"
#include "indexer/pages/page_headings.hpp"
#include "indexer/pages/page_roles.hpp"
#include "indexer/pages/page_title.hpp"
#include "indexer/readers/page_record.hpp"

using namespace std::string_literals;

namespace dateline {
namespace {

std::string file_text(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(DATELINE_SOURCE_DIR "/tests/pages/" + name, std::ios::binary).rdbuf();
  return text.str();
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// The tree as brackets around texts, inline elements without a name of ours left out.
std::string outline(std::string_view html) {
  const HtmlTree tree(html);
  std::string out;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t at = 1; at < tree.nodes().size(); ++at) {
    while (!ends.empty() && ends.back() == at) {
      out += ')';
      ends.pop_back();
    }
    const HtmlNode& node = tree.nodes()[at];
    if (node.tag == HtmlTag::text) {
      out += node.text;
      if (node.linked) out += '*';
    } else {
      out += '(';
      ends.push_back(node.end);
    }
  }
  return out + std::string(ends.size(), ')');
}

TEST_CASE("pages: open, crossed and unmatched tags are mended as browsers do") {
  const struct {
    const char* html;
    const char* tree;
  } cases[] = {
      {"<p>a<p>b", "(a)(b)"},
      {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "((a)(b((c)))(d))e"},
      {"<table><tr><td>a<td>b<tr><td>c</table>d", "(((a)(b))((c)))d"},
      {"<table><tr><td>a</div></p>b</table>", "(((ab)))"},
      {"<div>a</span></b>b</div>c", "(ab)c"},
      {"<p>a<div>b</div>c", "(a)(b)c"},
      {"<dl><dt>a<dd>b<dt>c</dl>", "((a)(b)(c))"},
      {"<h2>a<h3>b</h3>", "(a)(b)"},
      {"a<br>b<img src=x>c", "a()b()c"},
      {"<a href=1>a</a>b<a name=c>c</a>", "(a*)b(c)"},
      {"<a href=1><div>a</a>b</div>c", "((a*b)c)"},
      {"<a href=1>a<a href=2>b</a>", "(a*)(b*)"},
      {"1 < 2 <3 </>", "1 < 2 <3 "},
      {"a<!-- <p> -->b<!-->c<!doctype x>d<?php e ?>f", "abcdf"},
      {"<script>if (a < b) '</p>'</script>c", "(if (a < b) '</p>')c"},
      {"<script>a</scripted></SCRIPT >b", "(a</scripted>)b"},
      {"<p title='a>b\"' class=x>c", "(c)"},
      {"<p title=\"a>b", "(b)"},  // the quote that never ends
      {"<b", "()"},
      {"</p></div>", ""},
      {"", ""},
  };
  for (const auto& row : cases) {
    CAPTURE(row.html);
    CHECK(outline(row.html) == row.tree);
  }
}

TEST_CASE("pages: entities, with and without what ends them") {
  const struct {
    const char* raw;
    const char* text;
  } cases[] = {{"a &amp; b", "a & b"},
               {"&eacute;&Eacute;&ndash;", "éÉ–"},
               {"&#233;&#xE9;&#XE9;", "ééé"},
               {"&#150;&#147;", "–“"},
               {"&#0;&#xD800;&#9999999999;", "\uFFFD\uFFFD\uFFFD"},
               {"R&D &unknown; &amp", "R&D &unknown; &amp"},
               {"&#;&#x;&", "&#;&#x;&"},
               {"&#65 b", "A b"}};
  for (const auto& row : cases) CHECK(unescaped(row.raw) == row.text);
  CHECK(unescaped("a\0b\x7F\x1B[31m"s) == "a b  [31m");
}

TEST_CASE("pages: names of classes speak of roles") {
  const struct {
    const char* name;
    PageRoles roles;
  } cases[] = {{"article-body", body_role | content_role},
               {"entryContent", body_role | content_role},
               {"related-posts", related_role},
               {"relatedposts", related_role},
               {"comment", comments_role},
               {"has-comments", 0},
               {"no-sidebar", 0},
               {"shadow", 0},
               {"wp-caption-text", caption_role},
               {"site-footer", footer_role},
               {"share_buttons", sharing_role},
               {"", 0}};
  for (const auto& row : cases) {
    CAPTURE(row.name);
    CHECK(roles_of_name(row.name) == row.roles);
  }
}

TEST_CASE("pages: dates as pages write them") {
  const struct {
    const char* text;
    const char* date;
  } cases[] = {{"2019-10-21T08:15:30+02:00", "2019-10-21T08:15:30+02:00"},
               {"2019-10-21T08:15:30.000+0200", "2019-10-21T08:15:30+02:00"},
               {"2019-10-21 08:15:30 UTC", "2019-10-21T08:15:30Z"},
               {"2019-10-21", "2019-10-21"},
               {"20191021", "2019-10-21"},
               {"1571645730", "2019-10-21"},
               {"1571645730000", "2019-10-21"},
               {"Mon, 21 Oct 2019 08:15:30 GMT", "2019-10-21"},
               {"October 21st, 2019", "2019-10-21"},
               {"Published: 21 October 2019, 8:15", "2019-10-21"},
               {"21.10.2019", "2019-10-21"},
               {"03/04/2020", "2020-04-03"},
               {"Montag, 9. März 2020 | 14:00", "2020-03-09"},
               {"le 1er février 2020", "2020-02-01"},
               {"21 de octubre de 2019", "2019-10-21"},
               {"2019年10月21日 08:15", "2019-10-21"},
               {"Fri Feb 18 10:27:24 2022", "2022-02-18"},
               {"26 | 01 | 2022", "2022-01-26"},
               {"Part (1 / 1) 06.11.2023 13:30", "2023-11-06"},
               {"5 minutes ago", ""},
               {"31 February 2020", ""},
               {"Call 555 12 34", ""},
               {"", ""}};
  for (const auto& row : cases) {
    CAPTURE(row.text);
    CHECK(page_date(row.text) == row.date);
  }
  CHECK(page_date("03/04/2020", {true}) == "2020-03-04");
  CHECK(day_in_url("https://a.example/2019/10/21/title") == make_day(2019, 10, 21));
  CHECK(day_in_url("https://a.example/2019/oct/21/title") == make_day(2019, 10, 21));
  CHECK(day_in_url("https://a.example/news-20191021.html") == make_day(2019, 10, 21));
  CHECK_FALSE(day_in_url("https://2019-10-21.example/a"));
  CHECK_FALSE(day_in_url("https://a.example/2019/10/title-4711"));
}

TEST_CASE("pages: names in bylines") {
  const struct {
    const char* text;
    const char* names;
  } cases[] = {{"By Jane Roe", "Jane Roe"},
               {"BY JANE ROE AND TOM FOX | 3 May 2020", "JANE ROE AND TOM FOX"},
               {"Von Gerda Wintz, 9. März", "Gerda Wintz"},
               {"Jane Roe", "Jane Roe"},
               {"https://a.example/jane", ""},
               {"@jane", ""},
               {"2020", ""},
               {"", ""}};
  for (const auto& row : cases) {
    CAPTURE(row.text);
    CHECK(names_in_byline(row.text) == row.names);
  }
}

PageHeading heading(std::string text, int level = 1, bool whole = true, bool before_prose = true) {
  return {std::move(text), level, whole, before_prose};
}

TEST_CASE("pages: the headline among those that a page has") {
  const struct {
    TitleSources sources;
    const char* headline;
  } cases[] = {
      {{{"Ferry stops"}, "Ferry stops | Post", {heading("Ferry stops")}, "Post"}, "Ferry stops"},
      // A heading in parts has a kicker; one that is whole is the headline in full.
      {{{"Ferry stops"}, "", {heading("Coast: Ferry stops", 1, false)}, ""}, "Ferry stops"},
      {{{"Ferry stops"}, "", {heading("Ferry stops for good")}, ""}, "Ferry stops for good"},
      {{{"Coast: Ferry stops"}, "", {heading("Ferry stops")}, ""}, "Ferry stops"},
      {{{"Ferry to Skarholm st..."}, "", {heading("Ferry to Skarholm stops")}, ""}, "Ferry to Skarholm stops"},
      {{{}, "Ferry stops for the winter | Post", {heading("Post"), heading("Ferry stops for the winter", 2)}, "Post"},
       "Ferry stops for the winter"},
      {{{}, "Post » Archive » Ferry stops for the winter", {heading("Ferry stops for the winter", 3)}, ""},
       "Ferry stops for the winter"},
      // What any of the page's data say in the very words of a heading.
      {{{"Ferry stops", "Coast: Ferry stops"}, "", {heading("Coast: Ferry stops")}, ""}, "Coast: Ferry stops"},
      {{{"Night ferry stops"},
        "Ferry by night stops",
        {heading("Ferry by night stops"), heading("Night ferry stops", 2)},
        ""},
       "Night ferry stops"},
      // Written for search engines, and nothing like the headline that the page shows.
      {{{"Winter timetable: all you need to know"}, "", {heading("No boat until March")}, ""}, "No boat until March"},
      {{{"Winter timetable: all you need to know"}, "", {heading("Travel")}, ""},
       "Winter timetable: all you need to know"},
      {{{"Ferry stops - Post"}, "", {}, "Post"}, "Ferry stops"},
      {{{}, "Post » Ferry stops for the winter", {}, ""}, "Ferry stops for the winter"},
      {{{}, "", {}, ""}, ""},
  };
  for (const auto& row : cases) {
    CAPTURE(row.headline);
    CHECK(page_headline(row.sources) == row.headline);
  }
}

std::vector<PageHeading> headings_of(std::string_view html) {
  const HtmlTree tree(html);
  return page_headings(tree, page_blocks(tree));
}

TEST_CASE("pages: headings") {
  const std::string prose =
      "<p>The last boat left at noon on Sunday, and the next one is to sail in March, the harbour master says. Nobody "
      "waved.</p>";
  const auto all = headings_of(
      "<h1><a href='https://a.example/'>Post</a></h1><h1><span class=kicker>Coast</span> Ferry <b>stops</b></h1>" +
      prose + "<h2>Why<br>now</h2><h4>No</h4><nav><h2>Menu</h2></nav>" + prose);
  REQUIRE(all.size() == 3);
  CHECK(all[0].text == "Ferry stops");
  CHECK_FALSE(all[0].whole);
  CHECK(all[0].before_prose);
  CHECK(all[1].text == "Why now");
  CHECK(all[1].level == 2);
  CHECK_FALSE(all[2].before_prose);
  CHECK(headings_of("<h1><a href='https://web.archive.org/web/2014/http://a.example/'>Post</a></h1>").empty());
  CHECK(headings_of("<h1>Whole <em>heading</em></h1>")[0].whole);
  CHECK(headings_of("<h1></h1>").empty());
}

TEST_CASE("pages: the day of publication, wherever it is printed") {
  const std::string prose =
      "<p>The last boat left at noon on Sunday, and the next one is to sail in March, the harbour master says. Nobody "
      "waved to it from the quay this time.</p>";
  const auto published = [&](const std::string& head, const std::string& around) {
    return page_record("<html lang=en><head><title>Ferry stops</title>" + head + "</head><body>" + around, "",
                       "https://a.example/ferry")
        .article.published;
  };
  const std::string title = "<h1>Ferry “stops”</h1>";
  const struct {
    std::string head;
    std::string body;
    const char* day;
  } cases[] = {
      {"", title + "<div>26 | 01 | 2022</div>" + prose, "2022-01-26"},
      {"", "<div>Today: 3 May 2023</div>" + prose + prose + title + "<span>by Ann, 2 May 2023 13:30</span>" + prose,
       "2023-05-02"},
      {"", title + "<p>Part (1 / 1) 06.11.2023 13:30</p>" + prose, "2023-11-06"},
      {"", title + "<p>Updated: 4 May 2023</p><p>Published: 2 May 2023</p>" + prose, "2023-05-02"},
      {"", title + "<p>Last updated 04 Jun 2020, originally created 17 Jun 2019</p>" + prose, "2019-06-17"},
      {"", title + prose + prose + "<footer>Letzte Änderung: 3.11.2023 Erschienen am: 01.11.2023</footer>",
       "2023-11-01"},
      {"",
       title +
           "<p>(21. November 2022) The last boat left at noon, and the next one is to sail in March. Nobody waved.</p>",
       "2022-11-21"},
      {"", title + prose + prose + "<p>last edited 2019-11-10 by Ann</p>", "2019-11-10"},
      {"", "<span class=updated title='2013-04-05T18:52:11+00:00'></span>" + title + prose,
       "2013-04-05T18:52:11+00:00"},
      // A day in a sentence is what the sentence tells of.
      {"",
       title +
           "<p>The meeting on 26 September 2019 is open to all who come, and there is soup. Come early.</p><time "
           "class=published "
           "datetime=2019-06-28>June</time>" +
           prose,
       "2019-06-28"},
      // What is stated in UTC may be the day before or after on the spot.
      {"<meta property=article:published_time content=2022-05-04T00:44:52Z>", title + "<p>3 May 2022</p>" + prose,
       "2022-05-03"},
      {"<meta property=article:published_time content=2022-05-04T00:44:52-04:00>", title + "<p>3 May 2022</p>" + prose,
       "2022-05-04T00:44:52-04:00"},
      {"<meta property=article:published_time content=2022-05-04T10:00:00Z>", title + "<p>9 May 2022</p>" + prose,
       "2022-05-04T10:00:00Z"},
      // Published anew, at an address that keeps the first day.
      {"<link rel=canonical href='https://a.example/2017/7/12/ferry'><meta property=article:published_time "
       "content=2019-06-17>",
       title + prose, "2017-07-12"},
      {"<link rel=canonical href='https://a.example/2019/6/18/ferry'><meta property=article:published_time "
       "content=2019-06-17>",
       title + prose, "2019-06-17"},
      {"", title + prose, ""},
  };
  for (const auto& row : cases) {
    CAPTURE(row.head);
    CAPTURE(row.body);
    CHECK(published(row.head, row.body) == row.day);
  }
}

// Paragraphs are told by their first words.
std::string text_of_page(const std::string& body) {
  return page_record("<html><head><title>Ferry stops</title></head><body>" + body, "", "").article.body;
}

TEST_CASE("pages: what belongs to the text and what does not") {
  const auto prose = [](const std::string& words) {
    return "<p>" + words +
           " left at noon on Sunday, and the next one is to sail in March, the harbour master says. Nobody waved.</p>";
  };
  const struct {
    const char* name;
    std::string body;
    std::vector<const char*> kept;
    std::vector<const char*> left_out;
  } cases[] = {
      {"sections in wrappers of their own",
       "<div><div><div><div><div>" + prose("One") + prose("Two") + "</div></div></div></div><div><div><div><div>" +
           prose("Three") + prose("Four") + prose("Five") + "</div></div></div></div></div>",
       {"One", "Two", "Three", "Five"},
       {}},
      {"steps between pictures",
       "<div>" + prose("One") + "<p class=s>Step 1</p><p class=t>" + std::string(100, 'x') +
           " y. Z.</p>"
           "<p class=s>Step 2</p><p class=t>Insert the plant.</p><p class=s>Step 3</p><p class=t>Water it.</p><p "
           "class=s>Step 4</p>"
           "<p class=t>Wait for a while.</p><p class=s>Step 5</p><p class=t>" +
           std::string(100, 'x') + " q. Z.</p></div>",
       {"Insert the plant.", "Wait for a while."},
       {}},
      {"a heading of its own level one",
       "<h1>Ferry stops</h1><div><h1>Why now</h1>" + prose("One") + prose("Two") + "</div>",
       {"Why now"},
       {"Ferry stops"}},
      {"the standfirst behind the headline",
       "<h1>Ferry stops</h1><div><p>The islanders have to fly until spring, or to stay where they are, as in "
       "the year of the flood.</p></div><div><img src=a><p>A boat at the quay in the evening of a long and sunny day "
       "in May.</p></div><div>" +
           prose("One") + prose("Two") + "</div>",
       {"The islanders", "One"},
       {"A boat at the quay"}},
      {"a drop capital",
       "<div><div>T</div><p>he boat left at noon on Sunday, and the next one is to sail in March, he says. Nobody "
       "waved.</p>" +
           prose("Two") + "</div>",
       {"The boat left"},
       {}},
      {"captions, calls and pointers between paragraphs",
       "<div>" + prose("One") +
           "<p>Figure 3: Boats by year, without rowing boats.</p>"
           "<p>The quay at night. Foto: Ann Roe</p><p>If you enjoyed this, would you support us?</p><p>4 min "
           "read</p><h3>You may also like</h3>" +
           prose("Two") + "</div>",
       {"One", "Two"},
       {"Figure 3", "The quay at night", "If you enjoyed", "min read", "You may also"}},
      {"a line in bold above the first paragraph",
       "<div><p><b>ON THE QUAY</b></p>" + prose("One") + prose("Two") + "</div>",
       {"ON THE QUAY"},
       {}},
  };
  for (const auto& row : cases) {
    CAPTURE(row.name);
    const std::string text = text_of_page(row.body);
    CAPTURE(text);
    for (const char* kept : row.kept) CHECK(text.find(kept) != std::string::npos);
    for (const char* left_out : row.left_out) CHECK(text.find(left_out) == std::string::npos);
  }
}

LinkedArticle linked(const std::string& script) {
  LinkedData data;
  data.add(script);
  return data.article();
}

TEST_CASE("pages: linked data in its shapes") {
  const std::string plain =
      R"({"@type":"NewsArticle","headline":"A","datePublished":"2020-01-02","author":"Jane Roe"})";
  const std::vector<std::string> scripts = {
      plain,
      "[" + plain + "]",
      R"({"@graph":[{"@type":"WebSite","name":"S"},)" + plain + "]}",
      R"({"mainEntity":)" + plain + "}",
      R"([[]," ",)" + plain + "]",
      "<!--\n" + plain + "\n-->",
      "//<![CDATA[\n" + plain + "\n//]]>",
      plain + ";",
      plain.substr(0, plain.size() - 1) + ",}",
      R"({"@type":["Article","http://schema.org/NewsArticle"],"headline":"A","datePublished":"2020-01-02","author":[{"name":"Jane Roe"}]})",
      R"([{"@type":"Person","@id":"#j","name":"Jane Roe"},{"@type":"BlogPosting","headline":"A","datePublished":"2020-01-02","author":{"@id":"#j"}}])",
      R"({"@type":"NewsArticle","headline":"A","datePublished":"2020-01-02","author":[{"@type":"Person","name":["Jane Roe","J. Roe"]}]})"};
  for (const std::string& script : scripts) {
    CAPTURE(script);
    const LinkedArticle article = linked(script);
    CHECK(article.headline == "A");
    CHECK(article.published == "2020-01-02");
    CHECK(article.authors == "Jane Roe");
  }
  CHECK(linked("{\"@type\":\"Article\",\"articleBody\":\"One\ntwo \\' three\"}").body == "One two ' three");
  CHECK(linked(R"({"@type":"NewsArticle" "headline":"Lost comma","articleBody":"Text"})").headline == "Lost comma");
  CHECK(linked(R"({"@type":"Product","name":"Chair"})").headline.empty());
  CHECK(linked("").headline.empty());
  CHECK(linked(repeated("[", 5000)).headline.empty());
}

TEST_CASE("pages: character sets by mark, header, tag and content") {
  CHECK(page_charset("\xEF\xBB\xBF<p>", "iso-8859-2") == "utf-8");
  CHECK(page_charset("<meta charset=\"Windows-1251\">", "") == "windows-1251");
  CHECK(page_charset("<meta http-equiv='content-type' content='text/html; charset=euc-kr'>", "") == "euc-kr");
  CHECK(page_charset("<?xml version='1.0' encoding='iso-8859-2'?>", "") == "iso-8859-2");
  CHECK(page_charset("<meta charset=utf-8>", "Shift_JIS") == "shift_jis");
  CHECK(page_charset("<meta charset=iso-8859-2>é", "") == "utf-8");
  CHECK(page_charset("<meta charset=iso-8859-1>", "").empty());
  CHECK(page_charset("<p>", "").empty());
  const std::string page =
      "<meta charset=windows-1251><title>\xCF\xF0\xE8\xE2\xE5\xF2</title><p>\xCF\xF0\xE8\xE2\xE5\xF2.";
  CHECK(page_record(page, "", "").article.headline == "Привет");
}

TEST_CASE("pages: the fixtures give their texts and what they state") {
  const struct {
    std::string name;
    std::string headline;
    std::string byline;
    std::string source;
    std::string published;
    std::string modified;
    std::string language;
    std::string url;
  } cases[] = {
      {"graph", "Ferry to Skarholm stops for the winter", "Ines Malver, Tom Aldane", "The Harbour Post",
       "2023-10-17T06:30:00+01:00", "2023-10-17T11:05:12+01:00", "en",
       "https://harbourpost.example/news/2023/10/ferry-skarholm-winter"},
      {"old_tables", "Neue Brücke über die Selme wird teurer", "Gerda Wintz", "", "2004-03-09", "", "", ""},
      {"script_only", "Le moulin de Vaurey rouvre", "Colette Brassin", "La Gazette du Val", "2023-04-03", "", "fr",
       "https://gazetteduval.example/moulin-vaurey"},
      {"blog", "Bees in March", "Nell Hobday", "", "2019-03-12", "", "", ""},
  };
  for (const auto& row : cases) {
    CAPTURE(row.name);
    const FoundRecord record = page_record(file_text(row.name + ".html"), "", "");
    CHECK_FALSE(record.rejection);
    const Article& article = record.article;
    CHECK(article.body + "\n" == file_text(row.name + ".txt"));
    CHECK(article.headline == row.headline);
    CHECK(article.byline == row.byline);
    CHECK(article.source == row.source);
    CHECK(article.published == row.published);
    CHECK(article.modified == row.modified);
    CHECK(article.language == row.language);
    CHECK(article.url == row.url);
    CHECK(article.id == row.url);
  }
}

TEST_CASE("pages: a page without a text is rejected, a small one is read") {
  for (const char* page : {"", "<html></html>", "<nav><a href=/>Home</a></nav>", "<script>var a = 'text';</script>"}) {
    const FoundRecord record = page_record(page, "", "");
    REQUIRE(record.rejection);
    CHECK(record.rejection->code == "no-article");
  }
  CHECK(page_record("<html>whatever here", "", "").article.body == "whatever here");
  CHECK(page_record("<p>A text.", "", "https://a.example/b").article.id == "https://a.example/b");
}

TEST_CASE("pages: a heading written in sentences, and no text") {
  CHECK_FALSE(
      text_of_page("<h1>Ferry stops</h1><h1>The last boat left at noon on Sunday, and the next one is to sail in "
                   "March, the harbour master says.</h1>")
          .empty());
}

TEST_CASE("pages: a list of results without a sentence is read where the page names it its text") {
  std::string results = "<div class=entry-content><table>";
  std::string menu = "<div class=menu>";
  for (int i = 0; i < 40; ++i) {
    results += "<tr><td>" + std::to_string(i) + "<td>SV Tarn<td>53,09";
    menu += "<a href=/>Results of 2007</a><br><br>";
  }
  const FoundRecord record = page_record("<h1>Results</h1>" + menu + "</div>" + results + "</table></div>", "", "");
  CHECK_FALSE(record.rejection);
  CHECK(record.article.body.find("SV Tarn") != std::string::npos);
  CHECK(record.article.body.find("2007") == std::string::npos);
}

TEST_CASE("pages: lines at the margin") {
  for (const char* line : {"Photo: Tom Aldane", "READ MORE: The quay", "Lesen Sie auch: Markt", "© Landbote"}) {
    CHECK(opens_marginally(line));
  }
  for (const char* line : {"Figure 3: Boats by year", "Abb. 12: Kahn", "foto 1. Kai"}) CHECK(opens_marginally(line));
  for (const char* line : {"Photographs were found.", "Figure skating: gold", "Table 3 boats"}) {
    CHECK_FALSE(opens_marginally(line));
  }
  CHECK(credits_a_picture("The quay (Foto: dpa)"));
  CHECK_FALSE(credits_a_picture("The photographer left."));
  CHECK(tells_reading_time("5 min read"));
  CHECK_FALSE(tells_reading_time("They read for a minute."));
  CHECK(speaks_of_cookies("This site uses cookies."));
  CHECK_FALSE(speaks_of_cookies("She bakes cookies."));
}

// Each takes a fraction of a second when all is linear, and minutes when it is not.
TEST_CASE("pages: hostile pages are read in linear time") {
  constexpr std::size_t times = 100'000;
  const std::string sentence = "<p>A sentence that is long enough to count, with a comma in it. And a second one.</p>";
  const std::vector<std::string> pages = {
      "<div class='" + repeated("a", times) + "'>" + repeated(sentence, times / 10) + "</div>",
      repeated("<div>", times) + "text.",
      repeated("<b>", times) + repeated("</i>", times),
      repeated("<div>", times) + repeated("</span>", times) + repeated("</p>", times),
      repeated("<table><tr><td>", times),
      repeated("<p a=\"", times),
      "<p" + repeated(" a", times) + ">",
      repeated("<!--", times),
      repeated("<", times) + repeated("&", times) + repeated("&#", times),
      repeated("<script>", times) + repeated("</script ", times),
      repeated("<article>", times / 10) + repeated(sentence + "</article>", times / 10),
      repeated("<div>" + sentence, times / 10),
      "<script type=application/ld+json>" + repeated("[", times) + "</script>",
      repeated("<h1>a - b", times / 10),
      repeated("<span class=author>", times),
      repeated("\0"s, times) + repeated("\xFF", times),
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    CAPTURE(i);
    const auto start = std::chrono::steady_clock::now();
    const FoundRecord record = page_record(pages[i], "", "");
    CHECK(is_valid_utf8(record.article.body));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
  }
}

TEST_CASE("pages: any bytes give valid text") {
  const std::string seed = file_text("graph.html") + file_text("script_only.html");
  std::mt19937 random(20230417);
  for (int round = 0; round < 200; ++round) {
    std::string page = seed.substr(random() % seed.size());
    for (int change = 0; change < 20; ++change) page[random() % page.size()] = static_cast<char>(random() % 256);
    const Article article = page_record(page, round % 2 == 0 ? "" : "shift_jis", "").article;
    for (const auto* text : {&article.headline, &article.body, &article.byline, &article.source, &article.url}) {
      CHECK(is_valid_utf8(*text));
      CHECK(text->find('\0') == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace dateline
