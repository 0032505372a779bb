// Names in small articles: what is found, as what, and what is one thing.
#include "indexer/entities.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "common/text.hpp"

namespace {

using dateline::Article;
using dateline::ArticleNames;
using dateline::EntityType;
using dateline::Field;

Article article(std::string body, std::string headline = {}, std::string language = {}) {
  Article made;
  made.body = std::move(body);
  made.headline = std::move(headline);
  made.language = std::move(language);
  return made;
}

const std::string& field_of(const Article& from, Field field) {
  return field == Field::headline ? from.headline : from.body;
}

char letter(EntityType type) {
  constexpr char letters[] = {'P', 'O', 'L'};
  return letters[static_cast<int>(type)];
}

// "P:Vladimir Putin=Putin; L:Moscow=MOSCOW", mentions in order with their entity's name where it differs.
std::string mentions(const Article& from) {
  const ArticleNames names = dateline::find_names(from);
  std::string out;
  for (const auto& mention : names.mentions) {
    const auto& entity = names.entities[mention.entity];
    const std::string text = field_of(from, mention.field).substr(mention.range.begin, mention.range.size());
    if (!out.empty()) out += "; ";
    out += letter(entity.type);
    out += ':' + entity.name;
    if (text != entity.name) out += '=' + text;
  }
  return out;
}

struct Case {
  const char* body;
  const char* expected;
};

}  // namespace

// The model decides what a name is; the sentences here are such that any model worth shipping gets them right, so that
// what is tested is titles, extents, lists and what is one thing.
TEST_CASE("what ends a dateline is an organisation wherever the article names it") {
  CHECK(mentions(article("AMMAN, April 6 (Harbour Wire) - An earth dam failed on Thursday.\n\n"
                         "Harbour Wire has seen the papers.")) == "L:Amman=AMMAN; O:Harbour Wire; O:Harbour Wire");
  CHECK(mentions(article("The next meeting in Oslo is on July 6, the bank said.\n\n Harbour Wire\n")) ==
        "L:Oslo; O:Harbour Wire");
}

TEST_CASE("people: titles, given names, initials") {
  const Case cases[] = {
      {"Critics of President Vladimir Putin left. Later Mr Putin spoke.", "P:Vladimir Putin; P:Vladimir Putin=Putin"},
      {"Then UK Defense Secretary Michael Fallon left. Sir Michael waved and Fallon smiled.",
       "L:United Kingdom=UK; P:Michael Fallon; P:Michael Fallon=Michael; P:Michael Fallon=Fallon"},
      {"The prize went to J. K. Penhallow and Martin T. Okonjo, the jury said.",
       "P:J. K. Penhallow; P:Martin T. Okonjo"},
      {"The race was won by Ursula von der Hagen, ahead of Mohammed bin Rashad.",
       "P:Ursula von der Hagen; P:Mohammed bin Rashad"},
      {"A letter from Sean O'Dwyer's lawyer reached Sean O’Dwyer’s aunt.",
       "P:Sean O'Dwyer; P:Sean O'Dwyer=Sean O’Dwyer"},
      {"The union's Margaret Dunlow and the company's Colin Dunlow met on Monday. Ms Dunlow sang. Mr Dunlow did not.",
       "P:Margaret Dunlow; P:Colin Dunlow; P:Margaret Dunlow=Dunlow; P:Colin Dunlow=Dunlow"},
      {"Police arrested Peter Marlish on Friday. Carla Marlish, his wife, was not at home. Marlish laughed.",
       "P:Peter Marlish; P:Carla Marlish; P:Carla Marlish=Marlish"},
      {"The minister, Igor Zelkin, left with the bank's chief executive, Anna Lind.", "P:Igor Zelkin; P:Anna Lind"},
      {"A teacher, Paris Hammond, met Jordan Mills and Austin Keller.",
       "P:Paris Hammond; P:Jordan Mills; P:Austin Keller"},
      {"Police met Pieter van der Laan. Later van der Laan sang. Van der Laan left.",
       "P:Pieter van der Laan; P:Pieter van der Laan=van der Laan; P:Pieter van der Laan=Van der Laan"},
      {"The winner was Selam Abebe-Lund of Norway. Abebe-Lund sang.",
       "P:Selam Abebe-Lund; L:Norway; P:Selam Abebe-Lund=Abebe-Lund"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body)) == c.expected, c.body);
}

TEST_CASE("organisations: brackets, lists, short forms, suffixes") {
  const Case cases[] = {
      {"A study by the Northern Herring Research Institute (NHRI) said so. The NHRI was right.",
       "O:Northern Herring Research Institute; O:Northern Herring Research Institute=NHRI; "
       "O:Northern Herring Research Institute=NHRI"},
      {"Talks between the UN and the EU were held by the United Nations.",
       "O:United Nations=UN; O:European Union=EU; O:United Nations"},
      {"He left Barclays Bank plc in May. Shares of Barclays fell.",
       "O:Barclays Bank plc; O:Barclays Bank plc=Barclays"},
      {"The group bought Velmar Holdings Ltd and Marks & Spencer last year.",
       "O:Velmar Holdings Ltd; O:Marks & Spencer"},
      {"Members of the Dock and Harbour Workers' Union met on Monday.", "O:Dock and Harbour Workers' Union"},
      {"Shares of Velmar Quelling plc rose. Velmar Quelling fell later, and Velmar rose.",
       "O:Velmar Quelling plc; O:Velmar Quelling plc=Velmar Quelling; O:Velmar Quelling plc=Velmar"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body)) == c.expected, c.body);
}

TEST_CASE("a word that an organisation of the article begins with names that") {
  const Case cases[] = {
      {"Shares of Lumenar Corp rose. Analysts said Lumenar was cheap, and Lumenar agreed.",
       "O:Lumenar Corp; O:Lumenar Corp=Lumenar; O:Lumenar Corp=Lumenar"},
      {"Shares of Marlish Corp rose. Peter Marlish, its owner, was glad. Marlish laughed.",
       "O:Marlish Corp; P:Peter Marlish; P:Peter Marlish=Marlish"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body)) == c.expected, c.body);
}

TEST_CASE("places: aliases, datelines, transliteration") {
  const Case cases[] = {
      {"MOSCOW (Sputnik) — Rain fell.", "L:Moscow=MOSCOW; O:Sputnik"},
      {"LONDON, April 9 (Reuters) - Rain fell.", "L:London=LONDON; O:Reuters"},
      {"He flew from the U.S. to America and from Britain to the UK.",
       "L:United States=U.S.; L:United States=America; L:United Kingdom=Britain; L:United Kingdom=UK"},
      {"Shells hit the town of Kasr Zeitoun on Monday. People left Qasr Zaytun.",
       "L:Kasr Zeitoun; L:Kasr Zeitoun=Qasr Zaytun"},
      {"They met in Reading and in Jordan.", "L:Reading; L:Jordan"},
      {"France beat Spain 2-1 in a friendly soccer match. The striker scored a goal after half-time.",
       "L:France; L:Spain"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body)) == c.expected, c.body);
}

TEST_CASE("what is no name") {
  const char* bodies[] = {
      "On Monday the Russian and British teams met. In April the French came.",
      "However, nothing happened. Officials said little. Shares rose.",
      "The President of the club spoke English and Arabic.",
      "It cost us 5 dollars. GDP fell.",
      "Reading is fun.",
      "She won the Davis Cup and the Nobel Peace Prize.",
      "",
  };
  for (const char* body : bodies) CHECK_MESSAGE(mentions(article(body)).empty(), body);
}

TEST_CASE("headlines in capitals share the names of the body") {
  CHECK(mentions(article("President Boris Yeltsin flew to Paris on Monday.",
                         "PRESIDENT YELTSIN FLIES TO PARIS FOR TALKS")) ==
        "P:Boris Yeltsin=YELTSIN; L:Paris=PARIS; P:Boris Yeltsin; L:Paris");
}

TEST_CASE("aliases are kept as printed, without the name itself") {
  const auto names = dateline::find_names(article("We saw Vladimir Putin. Mr Putin's car, and Putin again."));
  REQUIRE(names.entities.size() == 1);
  CHECK(names.entities[0].name == "Vladimir Putin");
  CHECK(names.entities[0].aliases == std::vector<std::string>{"Putin"});
}

TEST_CASE("other languages: places of the lists, people after titles and given names") {
  struct {
    const char* language;
    const char* body;
    const char* expected;
  } const cases[] = {
      {"de", "In Moskau traf Bundeskanzlerin Angela Merkel den Präsidenten. Die Regierung und das Haus schwiegen.",
       "L:Moscow=Moskau; P:Angela Merkel"},
      {"de", "Herr Kowalke reiste nach Köln.", "P:Kowalke; L:Cologne=Köln"},
      {"fr", "À Londres, le président Emmanuel Macron a vu M. Dupontel.",
       "L:London=Londres; P:Emmanuel Macron; P:Dupontel"},
      {"es", "El señor Gutiérrez viajó de Londres a Estados Unidos.",
       "P:Gutiérrez; L:London=Londres; L:United States=Estados Unidos"},
      {"ru", "В Москве президент Владимир Путин принял гостей из Германии.",
       "L:Moscow=Москве; P:Владимир Путин; L:Germany=Германии"},
  };
  for (const auto& [language, body, expected] : cases) {
    const std::string shown = body;
    CHECK_MESSAGE(mentions(article(body, "", language)) == expected, shown);
  }
}

TEST_CASE("laws: ranges in order, on code points, with an entity each; hostile text included") {
  const std::string pieces[] = {"Lisbon 2 (",
                                "Ghent: ",
                                "beat ",
                                "coach match goal league ",
                                "van der ",
                                "<IBM> ",
                                "Abebe-Lund, ",
                                "Mr ",
                                "Putin",
                                " ",
                                "’s ",
                                "(UN) ",
                                "U.S.",
                                "\n\n",
                                "al-",
                                "Bank of ",
                                "é",
                                "Müller ",
                                ". ",
                                "\xFF",
                                "the ",
                                "J. ",
                                "#",
                                "@x ",
                                "PARIS ",
                                "— ",
                                "Sir ",
                                "of ",
                                "and ",
                                "\"",
                                "в Москве ",
                                "St. "};
  std::mt19937 random(20260411);
  MESSAGE("seed 20260411");
  for (int round = 0; round < 2000; ++round) {
    std::string body;
    std::string headline;
    for (std::size_t i = random() % 40; i-- > 0;) body += pieces[random() % std::size(pieces)];
    for (std::size_t i = random() % 10; i-- > 0;) headline += pieces[random() % std::size(pieces)];
    const char* languages[] = {"", "en", "de", "ru", "xx"};
    const Article made = article(body, headline, languages[random() % 5]);
    const ArticleNames names = dateline::find_names(made);
    std::pair<Field, std::size_t> last{Field::headline, 0};
    std::vector<bool> used(names.entities.size());
    for (const auto& mention : names.mentions) {
      REQUIRE(mention.range.begin < mention.range.end);
      REQUIRE(mention.range.end <= field_of(made, mention.field).size());
      REQUIRE(last <= std::pair(mention.field, mention.range.begin));
      REQUIRE(mention.entity < names.entities.size());
      REQUIRE(dateline::floor_boundary(field_of(made, mention.field), mention.range.begin) == mention.range.begin);
      last = {mention.field, mention.range.end};
      used[mention.entity] = true;
    }
    REQUIRE(std::all_of(used.begin(), used.end(), [](bool it) { return it; }));
  }
}

// Fuzzing showed it: the second name was also found inside the first.
TEST_CASE("a name inside a name that reaches over a possessive is no second mention") {
  const ArticleNames names = dateline::find_names(article("", std::string("z}«}«\0\x7FŠS'\0\x7FŠS'", 19)));
  std::size_t last = 0;
  for (const auto& mention : names.mentions) {
    CHECK(mention.range.begin >= last);
    last = mention.range.end;
  }
}

TEST_CASE("long hostile texts take linear time") {
  const char* units[] = {"A",    "Bank of ", "Mr ", "J.",  "a-",      "(", "X Y ",
                         "al-A", "Ann B ",   "\n",  "U.S", "Putin, ", "#", "'s"};
  for (const char* unit : units) {
    std::string body;
    while (body.size() < 1 << 20) body += unit;
    CHECK(dateline::find_names(article(body)).mentions.size() <= body.size());
  }
}
