// Finds expressions of dates in an article and resolves them against the day it was published, if that is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "common/date.hpp"

namespace dateline {

// What a mention is: of days, though they may not be known; or a time without bounds ("now", "recent years").
enum class DateKind : std::uint8_t { date, reference };

// "on Tuesday" → range of "Tuesday".
struct DateMention {
  Field field = Field::body;
  Range range;        // bytes of that field, without a leading preposition or article
  std::string value;  // TIMEX3 value: "2017-04-06", "2017-04", "2016", "2017-W14", "2017-Q1", "199", "XXXX-WXX-2"
  // The days it denotes; nullopt while it cannot be resolved (no publication day, no year), for a time without
  // bounds ("now": PRESENT_REF), and for what is implausible.
  std::optional<DayInterval> interval;
  // Where it is the last day or period of a range ("April 9-11", "from Monday to Thursday", "between 2011 and
  // 2013"), all days of the range; else nullopt. The first part of a range is a mention of its own.
  std::optional<DayInterval> range_days;
  DateKind kind = DateKind::date;
  // A date before 1400 or after 2100: a value, but no days, so that no facet counts the year 9999.
  bool implausible = false;
};

// A day that an article prints above its text, as in "LONDON, April 8 -". Zeros where nothing is printed.
struct PrintedDay {
  int year = 0;
  int month = 0;
  int day = 0;
};

// English, with the absolute dates, weekdays and words for days of German, French, Spanish and Russian, by
// article.language (empty = English). article.published anchors relative expressions, and so does the day of the
// dateline when that is at most seven days older, or prints its year and nothing else is known; without either, what
// needs an anchor stays unresolved: the clock of this machine is never asked. A day or month without a year is the
// nearest to the anchor, tense deciding near ties and a verb that belongs to the date in any case; in a text that tells
// of other years than that of its publication it belongs to the date mentioned before it.
//
// Expressions come headline first, then body, by position, never overlapping. Times without bounds ("now", "recent
// years") have the value PRESENT_REF, PAST_REF or FUTURE_REF. Durations ("for three weeks"), sets ("every Tuesday")
// and clock times are no dates; "Tuesday night" is the day. Never throws. Cost: one pass over tokens, rules only
// at trigger words; some 140 MB a second.
//
// Source of the values: TimeML 1.2.1 specification, TIMEX3 attribute "value".
std::vector<DateMention> find_dates(const Article& article, const PrintedDay& dateline = {});

}  // namespace dateline
