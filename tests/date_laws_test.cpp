// Laws of dates over random text: forms of values, order, offsets, and that an expression says by itself what it says
// in its text.
#include <doctest/doctest.h>

#include <algorithm>
#include <clocale>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "common/text.hpp"
#include "common/timex.hpp"
#include "indexer/date_expressions.hpp"
#include "indexer/dates/expressions.hpp"

using namespace dateline;

namespace {

constexpr unsigned seed = 20170409;
constexpr std::string_view published_days[] = {"2017-04-12", "", "1989-10-31", "2000-02-29"};

// Text of words that the rules know, in any order.
std::string random_text(std::mt19937& random) {
  static constexpr std::string_view words[] = {
      "April",   "May",       "Sept.",  "june",     "9",          "31",     "2017",     "1987",    "87",
      "/",       "-",         ",",      "'",        "s",          "th",     "the",      "of",      "in",
      "last",    "next",      "this",   "year",     "week",       "days",   "ago",      "Q1",      "first",
      "quarter", "two",       "a",      "later",    "day",        "early",  "Tuesday",  "and",     "before",
      "\n\n",    "1990s",     "fiscal", "\xC3\xA9", "will",       "summer", "Easter",   "Eve",     "to",
      "between", "latest",    "period", "twenty",   "five",       "ninth",  "nineteen", "sixties", "now",
      "recent",  "end",       "half",   "from",     "Christmas",  "today",  "weekend",  "month",   "on",
      "fifth",   "following", "9999",   "until",    "and a half", "decade", "year-end"};
  std::string text;
  const std::size_t count = random() % 40;
  for (std::size_t i = 0; i < count; ++i) {
    text += words[random() % std::size(words)];
    if (random() % 3 != 0) text += ' ';
  }
  return text;
}

Article article_of(std::string body, std::string_view published) {
  Article article;
  article.body = std::move(body);
  article.published = published;
  return article;
}

// Digits become 0, so that the forms of TIMEX3 dates are a short list.
bool is_timex3_date(std::string value) {
  static constexpr std::string_view forms[] = {
      "0000-00-00", "0000-00",    "0000",        "000",       "00",      "0000-W00",    "0000-W00-WE", "0000-Q0",
      "0000-H0",    "0000-SP",    "0000-SU",     "0000-FA",   "0000-WI", "XXXX-00-00",  "XXXX-00",     "XXXX-00-XX",
      "XXXX-XX-00", "XXXX-XX-XX", "XXXX-WXX-0",  "XXXX-WXX",  "XXXX-XX", "XXXX-WXX-WE", "XXXX",        "XXX",
      "XX",         "XXXX-QX",    "XXXX-Q0",     "XXXX-HX",   "XXXX-H0", "XXXX-SP",     "XXXX-SU",     "XXXX-FA",
      "XXXX-WI",    "PAST_REF",   "PRESENT_REF", "FUTURE_REF"};
  std::replace_if(
      value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
  return std::find(std::begin(forms), std::end(forms), value) != std::end(forms);
}

// The members of lists and ranges borrow from each other.
bool stands_alone(const date_grammar::Tokens& tokens, const std::vector<date_grammar::Found>& found, std::size_t i) {
  using date_grammar::Link;
  using date_grammar::Role;
  const auto& token = tokens[found[i].end];
  const bool goes_on = token.is_mark('-') || token.is_mark(',') || token.is(Role::joiner);
  const bool follows = i > 0 && found[i].first == found[i - 1].end + 1;
  return !goes_on && !follows;
}

}  // namespace

TEST_CASE("dates: laws over random text") {
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    const Article article = article_of(random_text(random), published_days[random() % std::size(published_days)]);
    CAPTURE(article.body);
    std::size_t end = 0;
    for (const DateMention& mention : find_dates(article)) {
      REQUIRE(mention.range.begin >= end);
      REQUIRE(mention.range.end > mention.range.begin);
      REQUIRE(mention.range.end <= article.body.size());
      REQUIRE(floor_boundary(article.body, mention.range.begin) == mention.range.begin);
      REQUIRE(floor_boundary(article.body, mention.range.end) == mention.range.end);
      CAPTURE(mention.value);
      REQUIRE(is_timex3_date(mention.value));
      REQUIRE((mention.kind == DateKind::reference) == mention.value.ends_with("_REF"));
      if (!mention.implausible) REQUIRE(timex_days(mention.value) == mention.interval);
      if (mention.interval) {
        REQUIRE(!mention.implausible);
        REQUIRE(mention.interval->first <= mention.interval->last);
        REQUIRE(mention.value.find('X') == std::string::npos);
        REQUIRE(civil(mention.interval->first).year >= 1400);
        REQUIRE(civil(mention.interval->last).year <= 2100);
      }
      if (mention.range_days) {
        REQUIRE(mention.range_days->first <= mention.range_days->last);
        REQUIRE(mention.range_days->last == mention.interval->last);
      }
      end = mention.range.end;
    }
  }
}

// With the reading the value is the same too, given the same anchor: tense and the date mentioned last are of it.
TEST_CASE("dates: an expression alone has the reading that it has in its text") {
  using namespace date_grammar;
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::size_t compared = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    const Tokens tokens(text, Vocabulary::of(Language::english));
    Scan scan{tokens};
    const std::vector<Found> all = find_expressions(scan);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].reading.kind == Reading::Kind::nothing || !stands_alone(tokens, all, i)) continue;
      const std::size_t begin = tokens[all[i].first].begin;
      const std::string span = text.substr(begin, tokens[all[i].end - 1].end - begin);
      CAPTURE(text);
      CAPTURE(span);
      const Tokens own(span, Vocabulary::of(Language::english));
      Scan own_scan{own};
      const std::vector<Found> found = find_expressions(own_scan);
      CHECK(found.size() == 1);
      if (found.size() != 1) continue;
      CHECK(found[0].end == own.size());
      CHECK(found[0].reading == all[i].reading);
      ++compared;
    }
  }
  CHECK(compared > 10000);
}

TEST_CASE("dates: neither the clock nor the locale is asked") {
  const Article article =
      article_of("It fell on Tuesday, April 11, and in 1,500 towns on 4/9/2017 and last MAY.", "2017-04-12");
  const auto values = [&] {
    std::string out;
    for (const DateMention& mention : find_dates(article)) out += mention.value + " ";
    return out;
  };
  const std::string before = values();
  for (const char* locale : {"C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", ""}) {
    std::setlocale(LC_ALL, locale);
    CHECK(values() == before);
  }
  std::setlocale(LC_ALL, "C");
  for (const char* file :
       {"date_expressions.cpp", "dates/resolution.cpp", "dates/periods.cpp", "dates/expressions.cpp"}) {
    std::ostringstream source;
    source << std::ifstream(std::string(DATELINE_SOURCE_DIR) + "/indexer/" + file).rdbuf();
    REQUIRE(!source.str().empty());
    for (const char* clock : {"system_clock", "localtime", "gmtime", "std::time", "time(nullptr)"}) {
      CHECK(source.str().find(clock) == std::string::npos);
    }
  }
}
