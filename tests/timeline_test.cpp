// Holds the timeline to what it draws, line by line.
#include "searcher/timeline.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace dateline;

namespace {

Facet facet(std::string kind, const std::vector<std::pair<std::string, std::uint64_t>>& rows) {
  Facet made;
  made.kind = std::move(kind);
  for (const auto& [name, articles] : rows) {
    made.rows.emplace_back().name = name;
    made.rows.back().articles = articles;
  }
  return made;
}

std::string drawn(const Facet& published, const Facet& mentioned, int width = 60) {
  TextStyle style;
  style.ascii = true;
  style.width = width;
  std::ostringstream out;
  print_timeline(out, published, mentioned, style);
  return out.str();
}

}  // namespace

TEST_CASE("timeline: rows of both by time, a whole year before its months") {
  const Facet published = facet("published", {{"2017-03", 1}, {"2017-04", 4}});
  const Facet mentioned = facet("mentioned", {{"2017", 2}, {"2017-04", 8}, {"2017-05", 1}});
  CHECK(drawn(published, mentioned) ==
        "             published              mentioned\n"
        "  2017                                   2 ####\n"
        "  2017-03         1 ####                 0\n"
        "  2017-04         4 ###############      8 ###############\n"
        "  2017-05         0                      1 ##\n"
        "  most published: published:2017-04 (4)\n"
        "  most mentioned: mentions:2017-04 (8)\n");
}

TEST_CASE("timeline: one of them may be empty, and both") {
  CHECK(drawn(facet("published", {}), facet("mentioned", {{"1969-07-20", 1}})) ==
        "             published              mentioned\n"
        "  1969-07-20      0                      1 ###############\n"
        "  most mentioned: mentions:1969-07-20 (1)\n");
  Facet undated = facet("published", {});
  undated.undated = 1;
  CHECK(drawn(undated, facet("mentioned", {})) == "  none\n  1 article without a date\n");
}

TEST_CASE("timeline: a long run of nothing is told in a line, a short one is drawn") {
  Facet published = facet("published", {{"1990", 1}});
  for (int year = 1991; year < 2004; ++year) published.rows.emplace_back().name = std::to_string(year);
  published.rows.emplace_back().name = "2004";
  published.rows.back().articles = 1;
  const std::string long_run = drawn(published, facet("mentioned", {}));
  CHECK(long_run.find("  ...             (13 without any)\n") != std::string::npos);
  published.rows.erase(published.rows.begin() + 1);
  CHECK(drawn(published, facet("mentioned", {})).find("...") == std::string::npos);
}

TEST_CASE("timeline: the least bar is one sign, the highest fills the column, whatever the numbers") {
  const std::string lines =
      drawn(facet("published", {{"2001", 1}, {"2002", 1'000'000'000'000}}), facet("mentioned", {}));
  CHECK(lines.find("2001            1 #  ") != std::string::npos);
  CHECK(lines.find(" ############### ") != std::string::npos);
}

TEST_CASE("timeline: blocks are as wide as they look") {
  TextStyle style;
  style.width = 60;
  std::ostringstream out;
  print_timeline(out, facet("published", {{"2001", 1}, {"2002", 4}}), facet("mentioned", {{"2001", 5}}), style);
  CHECK(out.str().find("2001            1 ███▊                 5 ███████████████\n") != std::string::npos);
}
