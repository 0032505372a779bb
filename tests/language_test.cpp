// Languages: what is detected, when the detector says no, and what becomes of codes.
#include "indexer/language.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "common/language_code.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

TEST_CASE("language: detected in a paragraph") {
  const std::string cases[][2] = {
      {"en",
       "The dockers of Northfield stopped work on Monday after talks with the harbour authority collapsed, and "
       "ships were diverted to other ports along the coast."},
      {"de",
       "Die Hafenarbeiter von Northfield haben am Montag die Arbeit niedergelegt, nachdem die Gespräche mit der "
       "Hafenbehörde gescheitert waren, und Schiffe mussten umgeleitet werden."},
      {"fr",
       "Les dockers de Northfield ont cessé le travail lundi après l'échec des discussions avec les autorités du "
       "port, et des navires ont été détournés vers d'autres ports de la côte."},
      {"es",
       "Los estibadores de Northfield dejaron de trabajar el lunes después de que fracasaran las conversaciones "
       "con la autoridad portuaria, y los barcos fueron desviados a otros puertos."},
      {"ru",
       "Докеры Нортфилда прекратили работу в понедельник после провала переговоров с администрацией порта, и "
       "суда были направлены в другие порты побережья."},
  };
  for (const auto& row : cases) {
    const std::string& language = row[0];
    const std::string& text = row[1];
    CAPTURE(language);
    CHECK(detect_language(text) == language);
    // Only the first 4 KB count, cut between characters.
    std::string longer = text;
    while (longer.size() < 5'000) longer += " " + text;
    CHECK(detect_language(longer + std::string(10'000, '7')) == language);
  }
}

TEST_CASE("language: too short, or not sure") {
  for (const std::string& text :
       {std::string(), std::string("The harbour is closed."), std::string(119, 'a'), std::string(500, ' '),
        std::string(500, '7'), std::string(500, '\0'), std::string(500, '-')}) {
    CHECK(detect_language(text).empty());
  }
}

TEST_CASE("language: the answer is a code or nothing, whatever the text") {
  std::mt19937 random(20'278);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 6'000, '\0');
    for (char& c : text) c = static_cast<char>(random());
    repair_utf8(text);
    const std::string language = detect_language(text);
    REQUIRE((language.empty() || language.size() == 2));
    REQUIRE(normal_language(language) == language);
  }
}

TEST_CASE("language: codes") {
  const std::string cases[][2] = {{"en", "en"},      {"EN", "en"},  {"en-GB", "en"}, {"en_US.UTF-8", "en"},
                                  {"eng", "en"},     {"deu", "de"}, {"ger", "de"},   {"fre", "fr"},
                                  {"FRA", "fr"},     {"nb", "no"},  {"nn-NO", "no"}, {"zh", "zh"},
                                  {"zh-Hant", "zh"}, {"", ""},      {"e", ""},       {"english", ""},
                                  {"e1", ""},        {"xyz", ""},   {"-en", ""},     {"é", ""},
                                  {" en", ""},       {"en/", ""}};
  for (const auto& row : cases) {
    const std::string& code = row[0];
    const std::string& normal = row[1];
    CAPTURE(code);
    CHECK(normal_language(code) == normal);
  }
}

}  // namespace
}  // namespace dateline
