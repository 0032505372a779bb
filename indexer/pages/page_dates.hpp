// Reads the dates that web pages state: in their data, their addresses and their text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/date.hpp"

namespace dateline {

struct PageDateOptions {
  bool month_first = false;  // how "3/4/2020" is meant: true for pages from the United States
};

// The value for Article::published that `text` begins with or holds within its first 100 bytes: an RFC 3339 time with
// its offset where the page gives one to the second, otherwise the day. Read are the forms of ISO 8601 and of mail
// headers, "20191021", Unix times in seconds and milliseconds, "21.10.2019", "10/21/2019", "October 21, 2019",
// "21 de octubre de 2019", "2019年10月21日", with the names of months in English, German, French, Spanish, Portuguese,
// Italian and Dutch. Empty if there is none, or if its year is before 1900.
std::string page_date(std::string_view text, const PageDateOptions& options = {});

// The day in an address: "/2019/10/21/", "/2019-10-21-", "/20191021/". nullopt for one without a day.
std::optional<Day> day_in_url(std::string_view url);

}  // namespace dateline
