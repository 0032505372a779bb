// Reads the moments that newsroom formats, feeds and mail carry, in the one spelling that articles have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// The value for Article::published, modified or embargo: RFC 3339 where the input has a time of day, else a day.
// Takes RFC 3339 ("2013-06-05T21:00:00Z"), the basic form of ISO 8601 ("20130605T210000+0000"), RFC 822 and 2822
// ("Wed, 05 Jun 2013 21:00:00 GMT"), seconds or milliseconds since 1970 (10 or 13 digits), and the printed dates of
// printed_date.hpp. Empty if there is none to be read.
std::string read_time(std::string_view text);

// As read_time, of seconds since 1970.
std::string time_of_seconds(std::int64_t seconds);

}  // namespace dateline
