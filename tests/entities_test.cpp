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

TEST_CASE("people: titles, given names, initials") {
  const Case cases[] = {
      {"Critics of President Vladimir Putin left. Later Mr Putin spoke.", "P:Vladimir Putin; P:Vladimir Putin=Putin"},
      {"Then UK Defense Secretary Michael Fallon left. Sir Michael waved and Fallon smiled.",
       "L:United Kingdom=UK; P:Michael Fallon; P:Michael Fallon=Michael; P:Michael Fallon=Fallon"},
      {"The prize went to J. K. Penhallow and Martin T. Okonjo.", "P:J. K. Penhallow; P:Martin T. Okonjo"},
      {"It was won by Ursula von der Hagen and Mohammed bin Rashad.", "P:Ursula von der Hagen; P:Mohammed bin Rashad"},
      {"A letter from Sean O'Dwyer's lawyer reached Sean O’Dwyer’s aunt.",
       "P:Sean O'Dwyer; P:Sean O'Dwyer=Sean O’Dwyer"},
      {"We met Margaret Dunlow and Colin Dunlow. Ms Dunlow sang. Mr Dunlow did not.",
       "P:Margaret Dunlow; P:Colin Dunlow; P:Margaret Dunlow=Dunlow; P:Colin Dunlow=Dunlow"},
      {"We saw Peter Marlish. Then Carla Marlish came. Marlish laughed.",
       "P:Peter Marlish; P:Carla Marlish; P:Carla Marlish=Marlish"},
      {"The spokesman Igor Zelkin left with Chief Executive Anna Lind.", "P:Igor Zelkin; P:Anna Lind"},
  };
  for (const auto& [body, expected] : cases) {
    const std::string shown = body;
    CHECK_MESSAGE(mentions(article(body)) == expected, shown);
  }
}

TEST_CASE("places that are people's names") {
  const Case cases[] = {
      {"A teacher, Paris Hammond, met Jordan Mills and Austin Keller.",
       "P:Paris Hammond; P:Jordan Mills; P:Austin Keller"},
      {"Yesterday Washington said that Jordan had agreed.", "L:Washington; L:Jordan"},
      {"They met in Reading and in Jordan. Reading is fun.", "L:Reading; L:Jordan; L:Reading"},
      {"Reading is fun.", ""},
  };
  for (const auto& [body, expected] : cases) {
    const std::string shown = body;
    CHECK_MESSAGE(mentions(article(body)) == expected, shown);
  }
}

TEST_CASE("organisations: words, acronyms, short forms") {
  const Case cases[] = {
      {"The Organisation for the Prohibition of Chemical Weapons (OPCW) met. Then the OPCW left.",
       "O:Organisation for the Prohibition of Chemical Weapons; O:Organisation for the Prohibition of Chemical "
       "Weapons=OPCW; "
       "O:Organisation for the Prohibition of Chemical Weapons=OPCW"},
      {"A study by the Northern Herring Research Institute (NHRI) said so. The NHRI was right.",
       "O:Northern Herring Research Institute; O:Northern Herring Research Institute=NHRI; "
       "O:Northern Herring Research Institute=NHRI"},
      {"Talks of the UN and the EU with the United Nations.",
       "O:United Nations=UN; O:European Union=EU; O:United Nations"},
      {"He left Barclays Bank plc. Shares of Barclays fell.", "O:Barclays Bank plc; O:Barclays Bank plc=Barclays"},
      {"It bought Velmar Holdings Ltd and Marks & Spencer.", "O:Velmar Holdings Ltd; O:Marks & Spencer"},
      {"An aide at the Ministry of Health and Welfare in Oslo.", "O:Ministry of Health and Welfare; L:Oslo"},
      {"The US Senate voted on what the U.S.-led talks gave us.", "O:US Senate; L:United States=U.S."},
  };
  for (const auto& [body, expected] : cases) {
    const std::string shown = body;
    CHECK_MESSAGE(mentions(article(body)) == expected, shown);
  }
}

TEST_CASE("places: aliases, datelines, cues, transliteration") {
  const Case cases[] = {
      {"MOSCOW (Sputnik) — Rain fell.", "L:Moscow=MOSCOW; O:Sputnik"},
      {"LONDON, April 9 (Reuters) - Rain fell.", "L:London=LONDON; O:Reuters"},
      {"AL-ZARBA, Syria (Reuters) - Rain fell.", "L:Al-Zarba=AL-ZARBA; L:Syria; O:Reuters"},
      {"From the U.S. to America, from Britain to the UK.",
       "L:United States=U.S.; L:United States=America; L:United Kingdom=Britain; L:United Kingdom=UK"},
      {"Shells hit the town of Kasr Zeitoun. People left Qasr Zaytun.", "L:Kasr Zeitoun; L:Kasr Zeitoun=Qasr Zaytun"},
      {"He lives near Brimfold on the Pelham River.", "L:Brimfold; L:Pelham River"},
      {"The London-based firm has Beirut’s best staff.", "L:London; L:Beirut"},
  };
  for (const auto& [body, expected] : cases) {
    const std::string shown = body;
    CHECK_MESSAGE(mentions(article(body)) == expected, shown);
  }
}

TEST_CASE("organisations: pairs of trades, late suffixes, credits, what is said of them") {
  const Case cases[] = {
      {"Then the Dock and Harbour Workers' Union met.", "O:Dock and Harbour Workers' Union"},
      {"Then the Dock and Harbour Workers’ Union met.", "O:Dock and Harbour Workers’ Union"},
      {"It came from the Department of Fire and Emergency Services.", "O:Department of Fire and Emergency Services"},
      {"We spoke of Velmar Quelling plc. Velmar Quelling fell, and Velmar rose.",
       "O:Velmar Quelling plc; O:Velmar Quelling plc=Velmar Quelling; O:Velmar Quelling plc=Velmar"},
      {"PARIS, March 3 (Tidal Wire) - Rain fell. He told Tidal Wire so.", "L:Paris=PARIS; O:Tidal Wire; O:Tidal Wire"},
      {"Rain fell.\n\nsource: Tidal Wire", "O:Tidal Wire"},
      {"It broke the General Agreement on Tariffs and Trade.", "O:General Agreement on Tariffs and Trade"},
      {"Smith Barney, Harris Upham and Co and E.F. Hutton agreed.",
       "O:Smith Barney; O:Smith Barney=Harris Upham; O:E.F. Hutton"},
      {"A spokesman for Quelling Marr left with an analyst at Dorrel Vance.", "O:Quelling Marr; O:Dorrel Vance"},
      {"He held Quelling Marr shares.", "O:Quelling Marr"},
      {"Dock workers left. The Dock and Harbour Workers' Union met.", "O:Dock and Harbour Workers' Union"},
      {"Boeing <BA> and Velmar Holdings Ltd <VLM.L> agreed.", "O:Boeing; O:Velmar Holdings Ltd"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body)) == c.expected, c.body);
}

TEST_CASE("people: particles, double names and engineers") {
  const Case cases[] = {
      {"We met Pieter van der Laan. Later van der Laan sang. Van der Laan left.",
       "P:Pieter van der Laan; P:Pieter van der Laan=van der Laan; P:Pieter van der Laan=Van der Laan"},
      {"We met Selam Abebe-Lund. Abebe-Lund sang.", "P:Selam Abebe-Lund; P:Selam Abebe-Lund=Abebe-Lund"},
      {"Then Stijn De Ridder sang. We saw De Ridder.", "P:Stijn De Ridder; P:Stijn De Ridder=De Ridder"},
      {"Then Engineer Youssef Karmi sang.", "P:Youssef Karmi"},
      {"Q. Were you there?\n\nA. Yes.", ""},
      {"She won the Quelling Cup and the Marr Prize.", ""},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body)) == c.expected, c.body);
}

TEST_CASE("places no list knows: named once with a cue, wadis and streets") {
  const Case cases[] = {
      {"Rain fell in Dorlin Vance. Then Dorlin Vance slept. People of Dorlin Vance sang. Poor Dorlin Vance.",
       "L:Dorlin Vance; L:Dorlin Vance; L:Dorlin Vance; L:Dorlin Vance"},
      {"They drove past Qasr Zaytun and Deir Nakhil.", "L:Qasr Zaytun; L:Deir Nakhil"},
      {"He lives on Custom House Road by North Quay.", "L:Custom House Road; L:North Quay"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body)) == c.expected, c.body);
}

TEST_CASE("a city is its team where the article speaks of sport") {
  const std::string sport = " The coach praised the striker after the match. It was the first goal of the season.";
  const Case cases[] = {
      {"Lisbon 2 Rotterdam 1\n", "O:Lisbon; O:Rotterdam"},
      {"He saw Lisbon beat Ghent in Rotterdam.", "O:Lisbon; O:Ghent; L:Rotterdam"},
      {"They go away to Hamburg. Then Hamburg slept in Hamburg.", "O:Hamburg; O:Hamburg; L:Hamburg"},
      {"He saw France beat Spain.", "L:France; L:Spain"},
      {"Bergen 3 (Strand 14, Pike 51) Ghent 0\n", "O:Bergen; P:Strand; P:Pike; O:Ghent"},
      {"Lisbon beat Ghent.\n\nLisbon: Hale; Pike, De Wit, Strand, Mbeki-Vos; Denny\n\n",
       "O:Lisbon; O:Ghent; O:Lisbon; P:Hale; P:Pike; P:De Wit; P:Strand; P:Mbeki-Vos; P:Denny"},
  };
  for (const Case& c : cases) CHECK_MESSAGE(mentions(article(c.body + sport)) == c.expected, c.body);
  CHECK(mentions(article("At the vote London beat Paris.")) == "L:London; L:Paris");
}

TEST_CASE("what is no name") {
  const char* bodies[] = {
      "On Monday the Russian and British teams met. In April the French came.",
      "However, nothing happened. Officials said little. Shares rose.",
      "The President of the club spoke English and Arabic.",
      "It cost us 5 dollars. WHAT A DAY. GDP fell.",
      "",
  };
  for (const char* body : bodies) CHECK_MESSAGE(mentions(article(body)).empty(), body);
}

TEST_CASE("headlines in capitals or Title Case give only names that are known") {
  const std::string body = "The minister, Tamsin Orbell, flew to Dublin. Orbell was late.";
  CHECK(mentions(article(body, "Orbell Flies to Dublin While Others Wait")) ==
        "P:Tamsin Orbell=Orbell; L:Dublin; P:Tamsin Orbell; L:Dublin; P:Tamsin Orbell=Orbell");
  CHECK(mentions(article(body, "ORBELL IN DUBLIN FOR NEW TALKS")) ==
        "P:Tamsin Orbell=ORBELL; L:Dublin=DUBLIN; P:Tamsin Orbell; L:Dublin; P:Tamsin Orbell=Orbell");
  CHECK(mentions(article("Rain fell.", "Grey Morning Follows Long Night")).empty());
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
