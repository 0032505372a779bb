// Topics, judgements and runs: what is read, in which order, and what is refused with its line.
#include "searcher/trec_files.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "common/error.hpp"

namespace dateline {
namespace {

// What a usage error says, or "accepted".
std::string refusal(const std::function<void()>& act) {
  try {
    act();
    return "accepted";
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.what();
  }
}

TEST_CASE("trec_files: topics as TREC has them") {
  const auto topics = parse_topics(
      "<top>\n\n<num> Number: 301 \n<title> International Organized Crime \n\n<desc> Description: \n"
      "Identify organizations\nthat participate.\n\n<narr> Narrative: \nA relevant document\n\n</top>\r\n"
      "<top><num>302</num><title>Topic: Poliomyelitis</title></top>\n"
      "<top>\n<num>wapo-1\n<title>\nblack bear\nattacks\n",
      "topics");
  REQUIRE(topics.size() == 3);
  CHECK(topics[0].number == "301");
  CHECK(topics[0].title == "International Organized Crime");
  CHECK(topics[0].description == "Identify organizations that participate.");
  CHECK(topics[1].number == "302");
  CHECK(topics[1].title == "Poliomyelitis");
  CHECK(topics[1].description.empty());
  CHECK(topics[2].number == "wapo-1");
  CHECK(topics[2].title == "black bear attacks");
}

TEST_CASE("trec_files: topics as lines") {
  const auto topics = parse_topics("1\tport strike\r\n\n 2 \t dam collapse in Jordan \nq3\ta\tb", "topics");
  REQUIRE(topics.size() == 3);
  CHECK(topics[0].number == "1");
  CHECK(topics[0].title == "port strike");
  CHECK(topics[1].number == "2");
  CHECK(topics[1].title == "dam collapse in Jordan");
  CHECK(topics[2].number == "q3");
  CHECK(topics[2].title == "a\tb");
}

TEST_CASE("trec_files: topics that are none") {
  CHECK(refusal([] { parse_topics("", "t.txt"); }) == "t.txt holds no topic");
  CHECK(refusal([] { parse_topics("\n \r\n", "t.txt"); }) == "t.txt holds no topic");
  const std::string cases[][2] = {{"1\tgood\n2", "t.txt: topic 2 of the file has no title"},
                                  {"1\t", "t.txt: topic 1 of the file has no title"},
                                  {"just words", "t.txt: topic 1 of the file has no title"},
                                  {"<top>\n<num> 1\n</top>", "t.txt: topic 1 of the file has no title"},
                                  {"<top><title>x</title></top>", "t.txt: topic 1 of the file has no number"},
                                  {"<top>", "t.txt: topic 1 of the file has no number"}};
  for (const auto& row : cases) {
    const std::string& text = row[0];
    const std::string& begin = row[1];
    CAPTURE(text);
    CHECK(refusal([&] { parse_topics(text, "t.txt"); }).substr(0, begin.size()) == begin);
  }
}

TEST_CASE("trec_files: a byte order mark is no part of a topic's number") {
  CHECK(parse_topics("\xEF\xBB\xBF"
                     "1\tport strike",
                     "topics")[0]
            .number == "1");
}

TEST_CASE("trec_files: judgements") {
  const Judgements judgements = parse_judgements(
      "\xEF\xBB\xBF"
      "1 0 a 2\n1 0 b 0\r\n\n# a comment\n2\t0\tdir/c.txt\t1\n  3 Q0 d -1  ",
      "qrels");
  CHECK(judgements.size() == 3);
  CHECK(judgements.at("1") == std::map<std::string, int>{{"a", 2}, {"b", 0}});
  CHECK(judgements.at("2").at("dir/c.txt") == 1);
  CHECK(judgements.at("3").at("d") == -1);
  CHECK(parse_judgements("", "qrels").empty());
}

TEST_CASE("trec_files: lines that are no judgement") {
  const std::string fields = "a judgement has 4 fields (topic iteration id grade), not ";
  const std::string cases[][2] = {
      {"1 0 a", fields + "3"},
      {"1 0 a 1 x", fields + "5"},
      {"1", fields + "1"},
      {"1 0 a one", "the grade, \"one\", is no whole number"},
      {"1 0 a 1.5", "the grade, \"1.5\", is no whole number"},
      {"1 0 a 1x", "the grade, \"1x\", is no whole number"},
      {"1 0 a 99999999999", "the grade, \"99999999999\", is no whole number"},
      {"1 0 a +", "the grade, \"+\", is no whole number"},
      {"1 0 ok 0", "topic \"1\" has document \"ok\" a second time"},
      {"1 0 a \x1b[31m\xff", "the grade, \"[31m\xEF\xBF\xBD\", is no whole number"},
  };
  for (const auto& row : cases) {
    CAPTURE(row[0]);
    CHECK(refusal([&] { parse_judgements("1 0 ok 1\n\n" + row[0] + "\n2 0 last\n", "qrels"); }) ==
          "qrels:3: " + row[1]);
  }
}

TEST_CASE("trec_files: a run is sorted by score, then by falling id; the rank says nothing") {
  const Run run = parse_run(
      "2 Q0 z 1 1 tag\n1 Q0 b 9 2.5 tag\r\n1\tQ0\ta\t1\t2.5\ttag\n\n# note\n1 Q0 B 2 2.50 t\n1 Q0 c 3 -1e1 t\n1 Q0 d 3 "
      "1E2 t",
      "run");
  CHECK(run == Run{{"1", {"d", "b", "a", "B", "c"}}, {"2", {"z"}}});
  CHECK(parse_run("1 Q0 d9 1 0 t\n1 Q0 d10 2 0 t\n1 Q0 \xC3\xA9 3 0 t\n1 Q0 z 4 -0 t\n", "run").at("1") ==
        std::vector<std::string>{"\xC3\xA9", "z", "d9", "d10"});
  CHECK(parse_run("", "run").empty());
}

TEST_CASE("trec_files: lines that are of no run") {
  const std::string fields = "a line of a run has 6 fields (topic Q0 id rank score tag), not ";
  const std::string cases[][2] = {
      {"1 Q0 a 1 2", fields + "5"},
      {"1 Q0 a 1 2 my tag", fields + "7"},
      {"1 Q0 a 1 high tag", "the score, \"high\", is no finite number"},
      {"1 Q0 a 1 nan tag", "the score, \"nan\", is no finite number"},
      {"1 Q0 a 1 inf tag", "the score, \"inf\", is no finite number"},
      {"1 Q0 a 1 1e999 tag", "the score, \"1e999\", is no finite number"},
      {"1 Q0 a 1 1,5 tag", "the score, \"1,5\", is no finite number"},
      {"1 Q0 ok 2 0.5 tag", "topic \"1\" has document \"ok\" a second time"},
  };
  for (const auto& row : cases) {
    CAPTURE(row[0]);
    CHECK(refusal([&] { parse_run("1 Q0 ok 1 1 t\n\n" + row[0] + "\n2 Q0 last 1 1 t\n", "run"); }) ==
          "run:3: " + row[1]);
  }
  // Of several, the earliest line is named, in whatever topic.
  CHECK(refusal([] { parse_run("2 Q0 x 1 1 t\n1 Q0 y 1 1 t\n2 Q0 x 2 0 t\n1 Q0 y 2 0 t\n2 Q0 x 3 0 t\n", "run"); }) ==
        "run:3: topic \"2\" has document \"x\" a second time");
}

}  // namespace
}  // namespace dateline
