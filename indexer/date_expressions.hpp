// Finds expressions of dates in an article and resolves them against the day it was published, if that is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "common/date.hpp"

namespace dateline {

// "on Tuesday" → range of "Tuesday".
struct DateMention {
  Field field = Field::body;
  Range range;        // bytes of that field, without a leading preposition or article
  std::string value;  // TIMEX3 value: "2017-04-06", "2017-04", "2016", "2017-W14", "2017-Q1", "199", "XXXX-WXX-2"
  // The days it denotes; nullopt while it cannot be resolved (no publication day, no year).
  std::optional<DayInterval> interval;
};

// English, with the absolute dates of German, French, Spanish and Russian, by article.language
// (empty = English). article.published anchors relative expressions; when it is
// empty, what needs an anchor stays unresolved: the clock of this machine is
// never asked. Expressions come headline first, then body, by position, never
// overlapping. Durations ("for three weeks") and clock times are no dates.
// Never throws. Cost: one pass over tokens, rules only at trigger words.
//
// Source of the values: TimeML 1.2.1 specification, TIMEX3 attribute "value".
std::vector<DateMention> find_dates(const Article& article);

}  // namespace dateline
