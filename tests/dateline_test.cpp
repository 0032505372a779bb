// Datelines of agencies in several languages, and openings that only look like one.
#include "indexer/dateline.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace dateline {
namespace {

std::string part(std::string_view text, Range range) { return std::string(text.substr(range.begin, range.size())); }

TEST_CASE("dateline: taken apart") {
  struct Case {
    const char* text;
    const char* place;
    const char* agency;
    int year, month, day;
    const char* rest;
  };
  const Case cases[] = {
      {"MOSCOW (Sputnik) — The", "MOSCOW", "Sputnik", 0, 0, 0, "The"},
      {"LONDON, April 9 (Reuters) - The", "LONDON", "Reuters", 0, 4, 9, "The"},
      {"RIYADH, Saudi Arabia, March 29 — The", "RIYADH, Saudi Arabia", "", 0, 3, 29, "The"},
      {"WASHINGTON (AP) -- The", "WASHINGTON", "AP", 0, 0, 0, "The"},
      {"NEW YORK, March 2 - The", "NEW YORK", "", 0, 3, 2, "The"},
      {"NEW YORK, Sept. 11, 2001 (AP) - The", "NEW YORK", "AP", 2001, 9, 11, "The"},
      {"PARIS, 9 avril (AFP) - Le", "PARIS", "AFP", 0, 4, 9, "Le"},
      {"PARIS, le 9 avril - Le", "PARIS", "", 0, 4, 9, "Le"},
      {"BERLIN, 9. April (dpa) – Der", "BERLIN", "dpa", 0, 4, 9, "Der"},
      {"Berlin (dpa) - Der", "Berlin", "dpa", 0, 0, 0, "Der"},
      {"Madrid, 9 abr (EFE).- El", "Madrid", "EFE", 0, 4, 9, "El"},
      {"МОСКВА, 9 апр - РИА Новости. Суд", "МОСКВА", "РИА Новости", 0, 4, 9, "Суд"},
      {"МОСКВА, 9 апреля. /ТАСС/. Суд", "МОСКВА", "ТАСС", 0, 4, 9, "Суд"},
      {"MOSCOW, April 9. /TASS/. The", "MOSCOW", "TASS", 0, 4, 9, "The"},
      {"ROME, March 13, Reuter - The", "ROME", "Reuter", 0, 3, 13, "The"},
      {"  ROCHESTER, N.Y., Feb 26 -\n    The", "ROCHESTER, N.Y.", "", 0, 2, 26, "The"},
      {"****LONDON, March 26 - The", "LONDON", "", 0, 3, 26, "The"},
      {"LONDON, Sunday, April 9 - The", "LONDON", "", 0, 4, 9, "The"},
      {"London, April 9 (Reuters) - the", "London", "Reuters", 0, 4, 9, "the"},
      {"LONDON April 9 (Reuters) - The", "LONDON", "Reuters", 0, 4, 9, "The"},
      {"NEW YORK/LONDON, April 9 - The", "NEW YORK/LONDON", "", 0, 4, 9, "The"},
      {"ST. PETERSBURG, Russia, Jan 2 (Interfax) - The", "ST. PETERSBURG, Russia", "Interfax", 0, 1, 2, "The"},
      {"KLANG, Selangor, Malaysia, May 3 (Bernama) - The", "KLANG, Selangor, Malaysia", "Bernama", 0, 5, 3, "The"},
      {"COTE D'IVOIRE, April 9 (AFP) - The", "COTE D'IVOIRE", "AFP", 0, 4, 9, "The"},
      {"McLEAN, Va. (AP) - The", "McLEAN, Va.", "AP", 0, 0, 0, "The"},
      {"THE HAGUE, Netherlands (AP) — The", "THE HAGUE, Netherlands", "AP", 0, 0, 0, "The"},
      {"ABOARD AIR FORCE ONE (AP) — The", "ABOARD AIR FORCE ONE", "AP", 0, 0, 0, "The"},
      {"JAKARTA (Antara) - The", "JAKARTA", "Antara", 0, 0, 0, "The"},
      {"WASHINGTON — The", "WASHINGTON", "", 0, 0, 0, "The"},
      {"LOS ANGELES — The", "LOS ANGELES", "", 0, 0, 0, "The"},
      {"RIO DE JANEIRO - The", "RIO DE JANEIRO", "", 0, 0, 0, "The"},
      {"(Reuters) - The", "", "Reuters", 0, 0, 0, "The"},
      {"April 9 (Reuters) - The", "", "Reuters", 0, 4, 9, "The"},
      {"SALVADOR, Feb 26 - ", "SALVADOR", "", 0, 2, 26, ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const std::string_view text = c.text;
    const auto got = parse_dateline(text);
    REQUIRE(got);
    CHECK(part(text, got->place) == c.place);
    CHECK(part(text, got->agency) == c.agency);
    CHECK(got->year == c.year);
    CHECK(got->month == c.month);
    CHECK(got->day == c.day);
    CHECK(text.substr(got->range.end) == c.rest);
    if (!got->place.empty()) CHECK(got->range.begin == got->place.begin);
  }
}

TEST_CASE("dateline: what is none") {
  const char* cases[] = {
      "",
      " ",
      "-",
      "THE PRESIDENT said - and so",
      "OPEC - the cartel of oil",
      "OPEC - The cartel of oil",
      "UPDATE - The cartel of oil",
      "WASHINGTON - president",
      "He said it was good - and so did she.",
      "Smith - who was 30 - died",
      "Jeremy Corbyn (Labour) - the leader",
      "On Friday, April 9 - the day",
      "Friday, April 9 - The day",
      "BREAKING NEWS — Storm hits",
      "WINSTON-SALEM is a town",
      "LONDON, April 9",
      "LONDON, April 39 said",
      "TOKYO RUBBER (YEN PER KILO) - OPEN",
      "HONG KONG GOLD CLSG - 403.5",
      "ISRAEL INTRODUCES SUMMER TIME.\n    APRIL 26 - Clocks",
      "U.S. stocks (NASDAQ) - fell",
      "(Updates with details) - The",
  };
  for (const char* text : cases) {
    CAPTURE(text);
    CHECK(!parse_dateline(text));
  }
}

}  // namespace
}  // namespace dateline
