// Days, weeks, months and years as rows of a histogram.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/date.hpp"

namespace dateline {

enum class Period { day, week, month, year };

// "day", "week", "month", "year". Throws Error (usage) for anything else.
Period parse_period_name(std::string_view name);

// A number for the period that a day lies in: periods of one kind follow each other without a gap.
std::int32_t period_of(Period period, Day day);
DayInterval days_of_period(Period period, std::int32_t number);
std::string period_name(Period period, std::int32_t number);  // "2017-04-09", "2017-W14", "2017-04", "2017"

}  // namespace dateline
