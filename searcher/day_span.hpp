// Reads spans of days as queries write them.
#pragma once

#include <optional>
#include <string_view>

#include "common/date.hpp"

namespace dateline {

// "2017", "2017-04", "2017-04-09", and "2017-W14", "2017-Q2", "2017-H1" (TIMEX3); two of them with ".." between or with
// one left out ("2017-04..", "..2016"), or relative to `today`: "<30d" the last 30 days, today included; ">6m" what is
// older than that; units d, w, m, y. nullopt for anything else, for an empty span, and for a relative one without
// `today`.
std::optional<DayInterval> parse_day_span(std::string_view text, std::optional<Day> today);

bool is_relative(std::string_view text);  // begins with < or >

}  // namespace dateline
