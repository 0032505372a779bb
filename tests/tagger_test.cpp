// The tagger with the built-in model: laws that hold of any text, and that an article alone decides.
#include "indexer/names/tagger.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "indexer/names/built_in_model.hpp"
#include "indexer/names/tagged_names.hpp"

namespace {

using dateline::TagLabel;

std::vector<dateline::TagInput> input_of(std::string_view text) {
  std::vector<dateline::TagInput> input;
  dateline::TagTokenizer tokenizer(text);
  for (dateline::TagToken token; tokenizer.next(token);) {
    input.push_back({text.substr(token.begin, token.end - token.begin), token.sentence_start, input.empty()});
  }
  return input;
}

std::string random_text(std::mt19937& random) {
  const std::string pieces[] = {"Lisbon ",   "the ",  "Mr. ", "of ",      "LINDQVIST ", "said ",   "3 ",   "\n",
                                ". ",        "Bank ", "U.S.", "-",        "’s ",        "é",       "\xFF", "coach ",
                                "Al-Karmi ", "(",     ") ",   "Reuters ", "\n\n",       "van der "};
  std::string text;
  for (std::size_t i = random() % 60; i-- > 0;) text += pieces[random() % std::size(pieces)];
  return text;
}

// "PER Anna Lind; LOC Oslo"
std::string names(const std::string& body, const std::string& headline = {}) {
  dateline::Article article;
  article.headline = headline;
  article.body = body;
  std::string out;
  for (const auto& name : dateline::find_tagged_names(article, dateline::built_in_model())) {
    constexpr const char* types[] = {"PER ", "ORG ", "LOC "};
    const std::string& field = name.field == dateline::Field::headline ? article.headline : article.body;
    if (!out.empty()) out += "; ";
    out += types[static_cast<int>(name.type)] + field.substr(name.range.begin, name.range.size());
  }
  return out;
}

}  // namespace

TEST_CASE("labels follow each other, and are the same whatever was tagged before") {
  std::mt19937 random(20261122);
  MESSAGE("seed 20261122");
  dateline::Tagger old(dateline::built_in_model());
  for (int round = 0; round < 300; ++round) {
    const std::string text = random_text(random);
    const auto input = input_of(text);
    const std::vector<TagLabel> labels = old.label(input);
    REQUIRE(labels.size() == input.size());
    TagLabel last = dateline::outside;
    for (const TagLabel label : labels) {
      REQUIRE(dateline::may_follow(last, label));
      last = label;
    }
    REQUIRE(dateline::may_end(last));
    if (round % 20 == 0) {
      dateline::Tagger fresh(dateline::built_in_model());
      REQUIRE(fresh.label(input) == labels);
    }
  }
}

TEST_CASE("capitals, small letters and Title Case still give names") {
  const std::string body = "President Boris Yeltsin flew from Moscow to Paris on Monday, Reuters said.";
  const std::string expected = "PER Boris Yeltsin; LOC Moscow; LOC Paris; ORG Reuters";
  CHECK(names(body) == expected);
  CHECK(names("PRESIDENT BORIS YELTSIN FLEW FROM MOSCOW TO PARIS ON MONDAY, REUTERS SAID.") ==
        "PER BORIS YELTSIN; LOC MOSCOW; LOC PARIS; ORG REUTERS");
  CHECK(names("president boris yeltsin flew from moscow to paris on monday, reuters said.") ==
        "PER boris yeltsin; LOC moscow; LOC paris; ORG reuters");
}

TEST_CASE("an article of more tokens than a piece holds is read to its end") {
  std::string body;
  while (body.size() < 400000) body += "Rain fell on the hills. ";
  body += "Boris Yeltsin was in Moscow.";
  CHECK(names(body) == "PER Boris Yeltsin; LOC Moscow");
}
