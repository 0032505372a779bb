// Days that go by a name: how they are written, and on which day of a year they fall.
#pragma once

#include <cstddef>
#include <optional>

#include "common/date.hpp"
#include "indexer/dates/tokens.hpp"

namespace dateline::date_grammar {

// A name found in a text.
struct HolidayName {
  std::size_t end = 0;  // one past its tokens; 0 = none
  int holiday = 0;      // what holiday_in asks for
};

// The longest name of a holiday that begins at token `at`: "Christmas Eve", "New Year's Day", "Labor Day". A
// name that is one word or could be none ("new year") is capitalised. Cost: the table of some hundred names, so ask at
// words that may open one.
HolidayName holiday_at(const Tokens& tokens, std::size_t at);

// Its day in a year, 1 to 9998; nullopt where the year has none. Easter is the Western one. Of the Islamic and
// Jewish years the calendar of rules is used, not the sight of the moon, so that a day may be off by one.
// Where a Gregorian year has a day of the Islamic year twice, it is the first.
std::optional<Day> holiday_in(int holiday, int year);

// The first Monday in May, the last Thursday of a month (nth -1). weekday 1 to 7; nullopt for a fifth that is not
// there.
std::optional<Day> nth_weekday(int year, int month, int weekday, int nth);

}  // namespace dateline::date_grammar
