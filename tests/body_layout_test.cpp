// Captions, bylines and trailers: tables of openings and closings, and laws over random text.
#include "indexer/body_layout.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {
namespace {

std::string part(std::string_view text, Range range) { return std::string(text.substr(range.begin, range.size())); }
std::string part(std::string_view text, const std::optional<Range>& range) { return range ? part(text, *range) : "-"; }

TEST_CASE("body layout: front and back") {
  struct Case {
    const char* body;
    const char* caption;
    const char* byline;
    const char* place;
    const char* text;
    const char* trailer;
    const char* source;
  };
  const Case cases[] = {
      {"", "-", "-", "-", "", "-", ""},
      {" \n ", "-", "-", "-", "", "-", ""},
      {"Just text.\n", "-", "-", "-", "Just text.", "-", ""},
      {"MOSCOW (Sputnik) — The text.\n\nsource: sky News\n", "-", "-", "MOSCOW", "The text.", "source: sky News",
       "sky News"},
      {"By Anna Lind\n\nLONDON, April 9 (Reuters) - Text.\n(Reporting by Anna Lind; Editing by Jo Ray)", "-",
       "By Anna Lind", "LONDON", "Text.", "(Reporting by Anna Lind; Editing by Jo Ray)", ""},
      {"Image: A bridge\n\nText.\nSource: Example", "Image: A bridge", "-", "-", "Image: A bridge\n\nText.",
       "Source: Example", "Example"},
      {"Image: A bridge\nPARIS (AFP) - Text.", "Image: A bridge", "-", "PARIS", "Image: A bridge\nPARIS (AFP) - Text.",
       "-", ""},
      {"(Updates with death toll)\nPARIS (AFP) - Text.", "-", "-", "PARIS",
       "(Updates with death toll)\nPARIS (AFP) - Text.", "-", ""},
      {"Text said. (Reporting by A. Lind;\nEditing by Jo Ray)\n", "-", "-", "-", "Text said.",
       "(Reporting by A. Lind;\nEditing by Jo Ray)", ""},
      {"Text.\n Reuter\n", "-", "-", "-", "Text.", "Reuter", ""},
      {"Text.\n\n- END -\n\n© 2017 Example News\n", "-", "-", "-", "Text.", "- END -\n\n© 2017 Example News", ""},
      {"Text.\n-30-", "-", "-", "-", "Text.", "-30-", ""},
      {"Text.\n\nRead more: Another bridge\n", "-", "-", "-", "Text.", "Read more: Another bridge", ""},
      {"Text.\nIt went on to the\nend", "-", "-", "-", "Text.\nIt went on to the", "end", ""},
      {"He wanted\nmore", "-", "-", "-", "He wanted\nmore", "-", ""},
      {"source: sky News", "-", "-", "-", "source: sky News", "-", ""},
      {"By the river a man was found.\nText.", "-", "-", "-", "By the river a man was found.\nText.", "-", ""},
      {"By Monday the river had risen\nText.", "-", "-", "-", "By Monday the river had risen\nText.", "-", ""},
      {"by Janie Lind, Example\nText.", "-", "by Janie Lind, Example", "-", "Text.", "-", ""},
      {"Text (in brackets)", "-", "-", "-", "Text (in brackets)", "-", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.body);
    const std::string_view body = c.body;
    const BodyLayout got = body_layout(body);
    CHECK(part(body, got.caption) == c.caption);
    CHECK(part(body, got.byline) == c.byline);
    CHECK((got.dateline ? part(body, got.dateline->place) : "-") == c.place);
    CHECK(part(body, got.text) == c.text);
    CHECK(part(body, got.trailer) == c.trailer);
    CHECK(got.trailer_source == c.source);
  }
}

// Pieces that the grammar cares about, in every order that chance gives.
std::string random_body(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "LONDON", "New York",       ", ",     " - ",     " — ",        "April 9", "(Reuters)", "\n",
      "\n\n",   "By Anna Lind",   "Image:", " ",       ".",          "said",    "(",         ")",
      "/",      "source:",        "Reuter", "- END -", "9",          "é",       "\xFF",      "\xE2",
      "МОСКВА", "(Reporting by ", "***",    "THE",     "Read more:", "\xC2\xA0"};
  std::string body;
  for (std::size_t left = random() % 40; left > 0; --left) body += pieces[random() % pieces.size()];
  return body;
}

TEST_CASE("body layout: ranges lie in the body, in order") {
  constexpr unsigned seed = 20240607;
  std::mt19937 random(seed);
  for (int i = 0; i < 20000; ++i) {
    const std::string body = random_body(random);
    CAPTURE(seed);
    CAPTURE(body);
    const BodyLayout got = body_layout(body);
    REQUIRE(got.text.begin <= got.text.end);
    REQUIRE(got.text.end <= body.size());
    if (got.trailer) {
      REQUIRE(got.trailer->begin >= got.text.end);
      REQUIRE(got.trailer->end <= body.size());
      REQUIRE(!got.trailer->empty());
    }
    if (got.byline) REQUIRE(got.byline->end <= body.size());
    if (got.dateline) {
      const Dateline& dateline = *got.dateline;
      REQUIRE(dateline.range.end <= body.size());
      REQUIRE(dateline.place.end <= dateline.range.end);
      REQUIRE(dateline.agency.end <= dateline.range.end);
      if (got.byline) REQUIRE(got.byline->end <= dateline.range.begin);
      const bool inside = got.text.begin <= dateline.range.begin;
      REQUIRE((inside || dateline.range.end <= got.text.begin));
    }
  }
}

TEST_CASE("body layout: long input costs little") {
  for (const char* piece : {"(", "LONDON, ", "source: x\n", "(Reporting by ", "- ", "A/", "\n"}) {
    std::string body;
    while (body.size() < 4u << 20) body += piece;
    CHECK(body_layout(body).text.end <= body.size());
  }
}

}  // namespace
}  // namespace dateline
