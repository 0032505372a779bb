// Topics, judgements and measures: what is read, what is refused, and figures worked out by hand.
#include "searcher/evaluation.hpp"

#include <doctest/doctest.h>

#include <cmath>
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

TEST_CASE("evaluation: topics as TREC has them") {
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

TEST_CASE("evaluation: topics as lines") {
  const auto topics = parse_topics("1\tport strike\r\n\n 2 \t dam collapse in Jordan \nq3\ta\tb", "topics");
  REQUIRE(topics.size() == 3);
  CHECK(topics[0].number == "1");
  CHECK(topics[0].title == "port strike");
  CHECK(topics[1].number == "2");
  CHECK(topics[1].title == "dam collapse in Jordan");
  CHECK(topics[2].number == "q3");
  CHECK(topics[2].title == "a\tb");
}

TEST_CASE("evaluation: topics that are none") {
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

TEST_CASE("evaluation: judgements") {
  const Judgements judgements = parse_judgements("1 0 a 2\n1 0 b 0\r\n\n2\t0\tdir/c.txt\t1\n  3 Q0 d -1  ", "qrels");
  CHECK(judgements.size() == 3);
  CHECK(judgements.at("1") == std::map<std::string, int>{{"a", 2}, {"b", 0}});
  CHECK(judgements.at("2").at("dir/c.txt") == 1);
  CHECK(judgements.at("3").at("d") == -1);
  CHECK(parse_judgements("", "qrels").empty());
  for (const std::string line :
       {"1 0 a", "1 0 a 1 x", "1 0 a one", "1 0 a 1.5", "1 0 a 1x", "1", "1 0 a 99999999999", "1 0 a +"}) {
    CAPTURE(line);
    CHECK(refusal([&] { parse_judgements("1 0 ok 1\n\n" + line + "\n", "qrels"); }) ==
          "qrels:3: not a judgement; a line is: topic iteration id grade");
  }
}

TEST_CASE("evaluation: measures worked out by hand") {
  const std::map<std::string, int> grades = {{"a", 2}, {"b", 1}, {"c", 1}, {"x", 0}, {"y", -1}};
  // Ranks 2 (grade 1), 3 (not judged), 4 (grade 2): one of three relevant is not found.
  const Measures m = measure({"x", "b", "unknown", "a"}, grades);
  CHECK(m.reciprocal_rank == doctest::Approx(0.5));
  CHECK(m.average_precision == doctest::Approx((1.0 / 2 + 2.0 / 4) / 3));
  CHECK(m.precision_10 == doctest::Approx(0.2));
  // (1 / log2 3 + 2 / log2 5) / (2 / log2 2 + 1 / log2 3 + 1 / log2 4) = 1.49229 / 3.13093
  CHECK(m.ndcg_10 == doctest::Approx(0.476628).epsilon(1e-5));

  const Measures best = measure({"a", "b", "c"}, grades);
  CHECK(best.ndcg_10 == doctest::Approx(1));
  CHECK(best.average_precision == doctest::Approx(1));
  CHECK(best.reciprocal_rank == doctest::Approx(1));
  CHECK(best.precision_10 == doctest::Approx(0.3));

  const Measures none = measure({"x", "y", "unknown"}, grades);
  CHECK(none.ndcg_10 == 0);
  CHECK(none.average_precision == 0);
  CHECK(none.reciprocal_rank == 0);
  CHECK(none.precision_10 == 0);
}

TEST_CASE("evaluation: measures at the edges") {
  CHECK(measure({}, {{"a", 1}}).average_precision == 0);
  CHECK(measure({"a"}, {}).ndcg_10 == 0);
  CHECK(measure({"a"}, {{"a", 0}}).reciprocal_rank == 0);
  // Rank 11: beyond nDCG@10 and P@10, within AP and RR.
  std::vector<std::string> late(10, "");
  for (std::size_t i = 0; i < 10; ++i) late[i] = "z" + std::to_string(i);
  late.push_back("a");
  const Measures m = measure(late, {{"a", 3}});
  CHECK(m.ndcg_10 == 0);
  CHECK(m.precision_10 == 0);
  CHECK(m.reciprocal_rank == doctest::Approx(1.0 / 11));
  CHECK(m.average_precision == doctest::Approx(1.0 / 11));
  // More relevant ones than ten places: the ideal ranking has only ten.
  std::map<std::string, int> many;
  std::vector<std::string> ranking;
  for (int i = 0; i < 20; ++i) {
    ranking.push_back("d" + std::to_string(i));
    many[ranking.back()] = 1;
  }
  CHECK(measure(ranking, many).ndcg_10 == doctest::Approx(1));
  CHECK(measure(ranking, many).precision_10 == doctest::Approx(1));
  CHECK(measure({ranking.begin(), ranking.begin() + 10}, many).average_precision == doctest::Approx(0.5));
}

}  // namespace
}  // namespace dateline
