// Reads the dates that SGML collections print in their headers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.hpp"

namespace dateline {

// The day that `text` begins with, in one of the forms "2023-04-09", "20230409",
// "890412" (years 30 to 99 are of the 20th century), "April 9, 2023",
// "9 April 2023", "9-APR-1987", "Sunday, Apr. 9, 1989", "2023/4/9", and "4/13/87" or
// "13/4/87" where only one order gives a day. nullopt for anything else.
std::optional<Day> parse_printed_day(std::string_view text);

// The value for Article::published: an RFC 3339 time with its offset as it
// stands, otherwise the day alone. Empty if there is none to be read.
std::string printed_published(std::string_view text);

}  // namespace dateline
