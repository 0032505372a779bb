// Every field that agencies send, in every form that carries it: what `convert` prints of each.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/corpus_export.hpp"
#include "indexer/readers/byte_stream.hpp"
#include "indexer/readers/content_reader.hpp"
#include "tests/read_content.hpp"

namespace dateline {
namespace {

struct Printed : ArticleSink {
  std::string lines;
  bool article(Article&& article) override {
    lines += article_json(article);
    return true;
  }
  bool rejected(Rejection&& rejection) override {
    lines += "rejected: " + rejection.code;
    return true;
  }
};

std::string converted(std::string_view content) {
  Printed sink;
  read_content(content, {}, sink);
  return sink.lines;
}

struct Case {
  std::string content;
  std::vector<const char*> printed;  // members of the JSON line
};

void check(const std::vector<Case>& cases) {
  for (const Case& row : cases) {
    CAPTURE(row.content);
    const std::string line = converted(row.content);
    CAPTURE(line);
    for (const char* member : row.printed) {
      CAPTURE(member);
      CHECK(line.find(member) != std::string::npos);
    }
  }
}

std::string ninjs(const std::string& members) {
  return R"({"uri":"tag:a.example,2021:1","type":"text","body_text":"The ferry stops.",)" + members + "}";
}

TEST_CASE("fields: ninjs 1") {
  check(
      {{ninjs(R"("version":"2","versioncreated":"2021-05-26T13:40:18+02:00","firstcreated":"2021-05-26T12:00:00+02:00",
"embargoed":"2021-05-27T06:00:00Z","pubstatus":"withheld","headline":"No boat","slugline":"ferry-stop","byline":"By Ann Roe",
"located":"Skarholm","language":"sv","infosource":[{"name":"TT"}],"subject":[{"name":"transport","code":"04015000","scheme":"subj"},
{"name":"islands"}],"associations":{"correctionOf":{"uri":"tag:a.example,2021:0"}})"),
        {R"("id":"tag:a.example,2021:1")", R"("headline":"No boat")", R"("body":"The ferry stops.")",
         R"("published":"2021-05-26T12:00:00+02:00")", R"("source":"TT")", R"("byline":"By Ann Roe")",
         R"("dateline":"Skarholm")", R"("language":"sv")", R"("slug":"ferry-stop")", R"("version":"2")",
         R"("modified":"2021-05-26T13:40:18+02:00")", R"("embargo":"2021-05-27T06:00:00Z")", R"("status":"withheld")",
         R"("subjects":["04015000","islands"])", R"("corrects":["tag:a.example,2021:0"])"}},
       {ninjs(R"("pubstatus":"canceled")"), {R"("status":"canceled")"}},
       {ninjs(R"("headline_main":"No boat","contentcreated":"2021-05-25","infosource":[{"code":"TT","scheme":"s"}])"),
        {R"("headline":"No boat")", R"("published":"2021-05-25")", R"("source":"TT")"}},
       {R"({"uri":"a:1","type":"text","pubstatus":"canceled"})", {R"("id":"a:1")", R"("status":"canceled")"}}});
}

TEST_CASE("fields: ninjs 2") {
  check({{R"({"uri":"a:1","type":"text","version":"3","versioncreated":"2021-05-26T13:40:18Z","embargoed":"2021-05-27",
"pubstatus":"usable","by":"Ann Roe","located":"Skarholm","slugline":"ferry","language":"de-AT",
"headlines":[{"role":"short","value":"Boat"},{"role":"main","value":"No boat"}],
"bodies":[{"role":"main","contenttype":"text/html","value":"<p>One.</p><p>Two.</p>"}],
"subjects":[{"name":"transport","literal":"04015000"},{"name":"sea","uri":"http://cv.iptc.org/newscodes/mediatopic/20000337"}],
"infosources":[{"role":"author","literal":"apa"}],"associations":[{"name":"a","rel":"previousVersion","uri":"a:0"}]})",
          {R"("version":"3")", R"("embargo":"2021-05-27")", R"("byline":"Ann Roe")", R"("dateline":"Skarholm")",
           R"("slug":"ferry")", R"("language":"de")", R"("headline":"No boat")", R"("body":"One.\n\nTwo.")",
           R"("subjects":["04015000","http://cv.iptc.org/newscodes/mediatopic/20000337"])", R"("source":"apa")",
           R"("corrects":["a:0"])", R"("modified":"2021-05-26T13:40:18Z")"}}});
}

TEST_CASE("fields: ninjs 3") {
  check(
      {{R"({"uri":"a:1","type":"text","representationType":"full","version":"4","firstCreated":"2021-05-26T12:00:00Z",
"versionCreated":"2021-05-26T13:40:18Z","embargoedUntil":"2021-05-27T06:00:00Z","pubStatus":"withheld","by":"Ann Roe",
"located":"Skarholm","slugline":"ferry","language":"no","headlines":[{"value":"No boat"}],
"bodies":[{"contentType":"text/plain","value":"The ferry stops."}],"subjects":[{"uri":"medtop:1"}],
"infoSources":[{"name":"NTB"}],"associations":[{"name":"x","rel":"correctionOf","uri":"a:0","type":"text"}]})",
        {R"("version":"4")", R"("published":"2021-05-26T12:00:00Z")", R"("modified":"2021-05-26T13:40:18Z")",
         R"("embargo":"2021-05-27T06:00:00Z")", R"("status":"withheld")", R"("byline":"Ann Roe")",
         R"("dateline":"Skarholm")", R"("slug":"ferry")", R"("language":"no")", R"("headline":"No boat")",
         R"("body":"The ferry stops.")", R"("subjects":["medtop:1"])", R"("source":"NTB")", R"("corrects":["a:0"])"}}});
}

std::string nitf(const std::string& docdata, const std::string& body_head, const std::string& attributes = "") {
  return "<nitf " + attributes + "><head><title>Boat</title><docdata " + docdata +
         "</docdata></head><body><body.head>" + body_head +
         "</body.head><body.content><p>The ferry stops.</p></body.content></body></nitf>";
}

TEST_CASE("fields: NITF 3") {
  const std::string body_head =
      "<hedline><hl1>No boat</hl1><hl2>Islanders fly</hl2></hedline><byline>By <person>Ann Roe</person><byttl>Staff "
      "writer</byttl></byline><distributor>Coast Wire</distributor><dateline><location>SKARHOLM</location>, "
      "<story.date>May "
      "26</story.date></dateline>";
  check(
      {{nitf(R"(management-status="withheld"><doc-id regsrc="CW" id-string="cw.1"/><date.issue norm="20210526T120000Z"/>
<date.release norm="20210527T060000Z"/><du-key key="ferry-stop" generation="2" version="2b"/>
<correction id-string="cw.0" info="CORRECTS day"/><key-list><keyword key="ferry"/><keyword key="islands"/></key-list>
<identified-content><classifier type="subject" value="T04"/></identified-content>)",
             body_head, "xml:lang='en-GB'"),
        {R"("id":"cw.1")", R"("headline":"No boat")", R"("body":"The ferry stops.")",
         R"("published":"2021-05-26T12:00:00)", R"("source":"Coast Wire")", R"("byline":"By Ann Roe Staff writer")",
         R"("dateline":"SKARHOLM, May 26")", R"("language":"en")", R"("slug":"ferry-stop")", R"("version":"2b")",
         R"("embargo":"2021-05-27T06:00:00)", R"("status":"withheld")", R"("subjects":["T04","ferry","islands"])",
         R"("corrects":["cw.0"])"}},
       {nitf(R"(management-status="canceled" management-doc-idref="cw.0" management-idref-status="canceled">
<doc-id id-string="cw.1"/><du-key key="k" generation="3"/>)",
             body_head, "uno='u' baselang='en.us'"),
        {R"("status":"canceled")", R"("corrects":["cw.0"])", R"("version":"3")", R"("language":"en")"}},
       {nitf(R"(management-status="embargoed"><doc-id id-string="cw.1"/><date.release norm="20210527"/>)", body_head),
        {R"("embargo":"2021-05-27")"}},
       {nitf(R"(management-status="embargoed"><doc-id id-string="cw.1"/>)", body_head), {R"("status":"withheld")"}},
       {"<nitf uno='u1'><head><meta name='slug' content='ferry'/><tobject><tobject.subject "
        "tobject.subject.refnum='04015000'/></tobject><revision-history norm='20210526T130000Z'/><pubdata name='Post' "
        "date.publication='20210526'/></head><body "
        "xml:lang='fr'><body.head><hedline><hl1>Bac</hl1></hedline><byline>Ann "
        "Roe</byline></body.head><body.content><p>Fin.</p></body.content></body></nitf>",
        {R"("id":"u1")", R"("slug":"ferry")", R"("subjects":["04015000"])", R"("modified":"2021-05-26T13:00:00)",
         R"("source":"Post")", R"("published":"2021-05-26")", R"("language":"fr")", R"("byline":"Ann Roe")"}}});
}

std::string g2(const std::string& item_meta, const std::string& content_meta, const std::string& content) {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:a:1' version='7' "
         "xml:lang='en-US'><itemMeta>" +
         item_meta + "</itemMeta><contentMeta>" + content_meta + "</contentMeta><contentSet>" + content +
         "</contentSet></newsItem>";
}

TEST_CASE("fields: NewsML-G2") {
  const std::string html =
      "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head/><body><p>The "
      "ferry "
      "stops.</p></body></html></inlineXML>";
  const std::string inner_nitf =
      "<inlineXML>" +
      nitf("><doc-id id-string='n'/>",
           "<hedline><hl1>Inner</hl1></hedline><byline>Inner By</byline><dateline>INNER</dateline>") +
      "</inlineXML>";
  check({{g2("<provider qcode='nprov:CW'><name>Coast "
             "Wire</name></provider><versionCreated>2021-05-26T13:40:18Z</versionCreated>"
             "<firstCreated>2021-05-26T12:00:00Z</firstCreated><embargoed>2021-05-27T06:00:00Z</embargoed><pubStatus "
             "qcode='stat:canceled'/><signal qcode='sig:correction'/><link rel='irel:previousVersion' "
             "residref='urn:a:0'/><link "
             "rel='irel:seeAlso' residref='urn:a:9'/>",
             "<headline>No boat</headline><slugline separator='-'>ferry-stop</slugline><by>By Ann Roe</by><by>and Tom "
             "Aldane</by><dateline>SKARHOLM, May 26</dateline><language tag='nb'/><subject "
             "qcode='medtop:20000337'/><subject "
             "type='cpnat:abstract'><name>islands</name></subject><keyword>ferry</keyword>",
             html),
          {R"("id":"urn:a:1")", R"("version":"7")", R"("headline":"No boat")", R"("body":"The ferry stops.")",
           R"("published":"2021-05-26T12:00:00Z")", R"("modified":"2021-05-26T13:40:18Z")", R"("source":"Coast Wire")",
           R"("byline":"By Ann Roe, and Tom Aldane")", R"("dateline":"SKARHOLM, May 26")", R"("language":"no")",
           R"("slug":"ferry-stop")", R"("embargo":"2021-05-27T06:00:00Z")", R"("status":"canceled")",
           R"("subjects":["medtop:20000337","islands","ferry"])", R"("corrects":["urn:a:0"])"}},
         {g2("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/withheld'/><link "
             "reluri='http://cv.iptc.org/newscodes/"
             "itemrelation/correctionOf' href='http://a.example/0'/>",
             "<creator><name>Ann Roe</name></creator><located><name>Skarholm</name></located>", html),
          {R"("status":"withheld")", R"("corrects":["http://a.example/0"])", R"("byline":"Ann Roe")",
           R"("dateline":"Skarholm")", R"("language":"en")"}},
         {g2("<embargoed/><pubStatus qcode='stat:usable'/>", "<headline>Boat</headline>", html),
          {R"("status":"withheld")"}},
         {g2("", "<located qcode='city:Philadelphia'/>", html), {R"("dateline":"Philadelphia")"}},
         {g2("", "", inner_nitf), {R"("headline":"Inner")", R"("byline":"Inner By")", R"("dateline":"INNER")"}},
         {"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>" +
              g2("<pubStatus qcode='stat:canceled'/>", "<headline>Boat</headline>", "") + "</itemSet></newsMessage>",
          {R"("status":"canceled")", R"("version":"7")"}}});
}

std::string newsml(const std::string& management, const std::string& component) {
  return "<NewsML><NewsItem "
         "xml:lang='en'><Identification><NewsIdentifier><ProviderId>cw.example</ProviderId><DateId>20210526"
         "</DateId><NewsItemId>boat</NewsItemId><RevisionId PreviousRevision='1' "
         "Update='N'>2</RevisionId><PublicIdentifier>"
         "urn:newsml:cw.example:20210526:boat:2</PublicIdentifier></NewsIdentifier><NameLabel>label</NameLabel>"
         "</Identification><NewsManagement><NewsItemType "
         "FormalName='News'/><FirstCreated>20210526T120000Z</FirstCreated>"
         "<ThisRevisionCreated>20210526T134018Z</ThisRevisionCreated>" +
         management + "</NewsManagement><NewsComponent>" + component +
         "<ContentItem><MediaType FormalName='Text'/><DataContent><p>The ferry stops.</p></DataContent></ContentItem>"
         "</NewsComponent></NewsItem></NewsML>";
}

TEST_CASE("fields: NewsML 1.2") {
  check(
      {{newsml("<Status FormalName='Embargoed'/><StatusWillChange><FutureStatus FormalName='Usable'/><DateAndTime>"
               "20210527T060000Z</DateAndTime></StatusWillChange><AssociatedWith FormalName='CorrectionOf' "
               "NewsItem='urn:newsml:cw.example:20210525:boat'/>",
               "<NewsLines><HeadLine>No boat</HeadLine><ByLine>By Ann Roe</ByLine><DateLine>SKARHOLM, May 26</DateLine>"
               "<SlugLine>ferry-stop</SlugLine><KeywordLine>ferry</KeywordLine></"
               "NewsLines><AdministrativeMetadata><Provider>"
               "<Party FormalName='Coast Wire'/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language "
               "FormalName='de'/><SubjectCode><Subject FormalName='04000000'/><SubjectMatter FormalName='04015000'/>"
               "</SubjectCode></DescriptiveMetadata>"),
        {R"("id":"urn:newsml:cw.example:20210526:boat")", R"("version":"2")", R"("headline":"No boat")",
         R"("body":"The ferry stops.")", R"("byline":"By Ann Roe")", R"("dateline":"SKARHOLM, May 26")",
         R"("slug":"ferry-stop")", R"("language":"de")", R"("source":"Coast Wire")",
         R"("published":"2021-05-26T12:00:00)", R"("modified":"2021-05-26T13:40:18)",
         R"("embargo":"2021-05-27T06:00:00)", R"("subjects":["04000000","04015000","ferry"])",
         R"("corrects":["urn:newsml:cw.example:20210525:boat"])"}},
       {newsml("<Status FormalName='Canceled'/>", ""),
        {R"("status":"canceled")", R"("slug":"label")", R"("language":"en")"}},
       {newsml("<Status FormalName='Withheld'/>", ""), {R"("status":"withheld")"}},
       {newsml("<Status FormalName='Embargoed'/>", ""), {R"("status":"withheld")"}},
       {newsml("<Status FormalName='Usable'/><Instruction FormalName='Delete'/>",
               "<AdministrativeMetadata><Property FormalName='Slug' Value='own-slug'/></AdministrativeMetadata>"),
        {R"("status":"canceled")", R"("slug":"own-slug")"}}});
}

}  // namespace
}  // namespace dateline
