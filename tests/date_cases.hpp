// Sentences and the dates that must be found in them, as tables.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "common/date.hpp"
#include "indexer/date_expressions.hpp"

namespace dateline::test {

// One sentence. `expected`: "text=value" for each mention, joined by "; ". A value that is a
// year, month or day must come with just those days; any other value is
// followed by "=first..last", or nothing if it is not resolved.
struct Case {
  const char* text;
  const char* expected;
};

inline std::string interval_text(const DayInterval& days) {
  return format_day(days.first) + ".." + format_day(days.last);
}

inline std::string describe(const DateMention& mention, const std::string& field) {
  std::string out = field.substr(mention.range.begin, mention.range.size()) + "=" + mention.value;
  const auto plain = parse_interval(mention.value);
  if (plain) return plain == mention.interval ? out : out + "=" + (mention.interval ? "other days" : "no days");
  return mention.interval ? out + "=" + interval_text(*mention.interval) : out;
}

inline std::string describe_all(const Article& article) {
  std::string out;
  for (const DateMention& mention : find_dates(article)) {
    out +=
        (out.empty() ? "" : "; ") + describe(mention, mention.field == Field::body ? article.body : article.headline);
  }
  return out;
}

inline Article article_of(std::string_view body, std::string_view published, std::string_view language = "") {
  Article article;
  article.body = body;
  article.published = published;
  article.language = language;
  return article;
}

template <std::size_t Count>
void check(const Case (&cases)[Count], std::string_view published, std::string_view language = "") {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(describe_all(article_of(c.text, published, language)) == std::string(c.expected));
  }
}

// The day of publication in most tables.
constexpr const char* wednesday = "2017-04-12";

}  // namespace dateline::test
