// In which year a named day or period lies, when its text does not say.
#pragma once

#include <optional>

#include "common/date.hpp"
#include "indexer/dates/resolution.hpp"

namespace dateline::date_grammar {

std::optional<DayInterval> single(std::optional<Day> day);

// The named period in `year`; nullopt where there is none (29 February 2017).
std::optional<DayInterval> named_period(const Reading& reading, int year);

// Whether a day falls on the weekday that is said with it; true of all else.
bool fits_weekday(const Reading& reading, const DayInterval& period);

// The nearer of the candidates before and after a day, the tense weighed in; the past where it is a tie.
struct Nearest {
  Day day;
  Tense tense;
  std::optional<DayInterval> best;
  int best_score = 0;

  void consider(const DayInterval& period);

 private:
  int weight() const;
};

// by_weekday: only a day that is on its weekday, up to three years away. nullopt where there is none.
std::optional<DayInterval> nearest_year(const Reading& reading, Day published, Tense tense, bool by_weekday);

// "last May", "next summer": the nearest one that is wholly before or after the day; "this May": of its year.
std::optional<DayInterval> shifted_name(const Reading& reading, Day published);

// In the year of a story by the date that it mentioned last.
std::optional<DayInterval> year_of_story(const Reading& reading, const Resolved& mention);

// "that September" is of the year mentioned last; "the following spring" comes after what was mentioned last.
std::optional<DayInterval> name_near_mention(const Reading& reading, const DayInterval& mention);

// "4/9/2017": against the custom only where the other reading alone is near to the publication.
DayInterval nearer_order(const Reading& reading, Day published);

// "the second Tuesday of next month"
std::optional<DayInterval> nth_of_near_month(Reading reading, Day published);

}  // namespace dateline::date_grammar
