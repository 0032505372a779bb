// Resolution by arithmetic on periods; each kind of reading has one function.
#include "indexer/dates/resolution.hpp"

#include <algorithm>
#include <cstdlib>

#include "common/timex.hpp"
#include "indexer/dates/named_periods.hpp"
#include "indexer/dates/periods.hpp"

namespace dateline::date_grammar {
namespace {

Resolved resolved(Unit unit, const DayInterval& period) {
  Resolved result{value_of(unit, period), period, unit, false};
  if (!is_plausible(period.first) || !is_plausible(period.last)) {
    result.interval.reset();
    result.implausible = true;
  }
  return result;
}

// The value of a named period whose year is not known.
std::string value_without_year(const Reading& reading) {
  if (reading.kind == Reading::Kind::holiday) return "XXXX-XX-XX";
  switch (reading.unit) {
    case Unit::day:
      if (reading.nth != 0) return reading.part == 0 ? "XXXX-XX-XX" : print("XXXX-%02d-XX", reading.part);
      return print("XXXX-%02d-%02d", reading.part, reading.day);
    case Unit::month: return print("XXXX-%02d", reading.part);
    case Unit::quarter: return print("XXXX-Q%d", reading.part);
    case Unit::half: return print("XXXX-H%d", reading.part);
    case Unit::week: return "XXXX-WXX";
    case Unit::season: return print("XXXX-%s", season_names[static_cast<std::size_t>(reading.part)]);
    default: return "XXXX";
  }
}

std::string value_without_base(Unit unit) {
  switch (unit) {
    case Unit::day: return "XXXX-XX-XX";
    case Unit::week:
    case Unit::fortnight: return "XXXX-WXX";
    case Unit::weekend: return "XXXX-WXX-WE";
    case Unit::month: return "XXXX-XX";
    case Unit::quarter: return "XXXX-QX";
    case Unit::half: return "XXXX-HX";
    case Unit::decade: return "XXX";
    case Unit::century: return "XX";
    default: return "XXXX";
  }
}

Resolved unresolved(std::string value, Unit unit) { return {std::move(value), std::nullopt, unit, false}; }

// Whether what was mentioned last is of the story that a text tells, and not of the days around its publication.
bool is_story(const Anchor& anchor) {
  constexpr int present_days = 100;
  if (!anchor.narrative || !anchor.mention) return false;
  const auto& days = *anchor.mention->interval;
  if (anchor.published && anchor.published->number - days.last.number < present_days) return false;
  return anchor.mention->unit < Unit::year || (anchor.all_narrative && anchor.mention->unit == Unit::year);
}

// The quarter of another year.
Resolved same_quarter(const Resolved& quarter, int year) {
  return resolved(Unit::quarter, *months_from(year, civil(quarter.interval->first).month, 3));
}

std::optional<Resolved> resolve_calendar(const Reading& reading, const Anchor& anchor, Tense tense) {
  std::optional<DayInterval> period;
  const bool has_day = reading.kind == Reading::Kind::calendar && reading.unit == Unit::day && reading.nth == 0;
  if (has_day && reading.day > (reading.part == 2 ? 29 : days_in_month(2000, reading.part))) return std::nullopt;
  const bool bare = reading.year == 0 && !reading.counts && reading.shift == Shift::none;
  if (reading.year > 0) {
    period = named_period(reading, reading.year);
    if (reading.either_order && anchor.published) period = nearer_order(reading, *anchor.published);
    if (reading.same_period && anchor.quarter) return same_quarter(*anchor.quarter, reading.year);
  } else if (reading.base == Base::mention && anchor.mention) {
    period = name_near_mention(reading, *anchor.mention->interval);
  } else if (bare && is_story(anchor)) {
    period = year_of_story(reading, *anchor.mention);
  } else if (!anchor.published) {
    return unresolved(value_without_year(reading), reading.unit);
  } else if (reading.nth_of_month) {
    period = nth_of_near_month(reading, *anchor.published);
  } else if (reading.counts) {
    period = named_period(reading, civil(*anchor.published).year + reading.amount);
  } else if (reading.shift != Shift::none) {
    period = shifted_name(reading, *anchor.published);
  } else {
    if (reading.weekday != 0) period = nearest_year(reading, *anchor.published, tense, true);
    if (!period) period = nearest_year(reading, *anchor.published, tense, false);
  }
  if (!period) return std::nullopt;
  return resolved(reading.unit, *period);
}

// "this Sunday", "this weekend": of the week of the publication, unless the tense says that it lies on the other side.
int offset_in_week(const Reading& reading, Day published, Tense tense) {
  const int offset = reading.weekday - weekday(published);
  if (offset > 0 && is_past(tense)) return offset - 7;
  return offset < 0 && reading.unit == Unit::day && tense == Tense::future ? offset + 7 : offset;
}

Resolved resolve_weekday(const Reading& reading, const Anchor& anchor, Tense tense) {
  const bool bare = reading.shift == Shift::none && !reading.counts && reading.unit == Unit::day;
  if (reading.any && !reading.counts) return unresolved(print("XXXX-WXX-%d", reading.weekday), Unit::day);
  if (bare && anchor.narrative_weekdays && is_story(anchor) && anchor.mention->unit == Unit::day) {
    const Day from = anchor.mention->interval->first;
    const Day day = plus(from, (reading.weekday - weekday(from) + 7) % 7);
    return resolved(Unit::day, {day, day});
  }
  if (reading.base == Base::mention && anchor.day) {
    const Day from = anchor.day->interval->first;  // "the following Monday"
    const int ahead = (reading.weekday - weekday(from) + 6) % 7 + 1;
    const int behind = (weekday(from) - reading.weekday + 6) % 7 + 1;
    const Day day = plus(from, reading.shift == Shift::last ? -behind : ahead);
    return resolved(Unit::day, {day, day});
  }
  if (!anchor.published) {
    return unresolved(
        reading.unit == Unit::weekend ? value_without_base(reading.unit) : print("XXXX-WXX-%d", reading.weekday),
        reading.unit);
  }
  const Day published = *anchor.published;
  if (reading.counts) {
    const Day day = plus(period_of(Unit::week, published).first, 7 * reading.amount + reading.weekday - 1);
    return resolved(Unit::day, {day, day});
  }
  const int ahead = (reading.weekday - weekday(published) + 7) % 7;  // 0 = the day of publication
  int offset = ahead == 0 ? 0 : ahead - 7;
  switch (reading.shift) {
    case Shift::last: offset = ahead - 7; break;
    case Shift::next: offset = ahead == 0 ? 7 : ahead; break;
    case Shift::current: offset = offset_in_week(reading, published, tense); break;
    case Shift::none:
      if (tense == Tense::future) offset = ahead;
      break;
  }
  return resolved(reading.unit, period_of(reading.unit, plus(published, offset)));
}

// "a year earlier" after "the third quarter" is a quarter again; after a day it is a year.
Unit granularity(Unit counted, Unit mentioned) {
  if (counted != Unit::year) return counted;
  const bool keeps =
      mentioned == Unit::quarter || mentioned == Unit::half || mentioned == Unit::month || mentioned == Unit::season;
  return keeps ? mentioned : counted;
}

std::optional<DayInterval> from_mention(const Reading& reading, const Resolved& mention, Unit unit) {
  if (unit == reading.unit || reading.unit != Unit::year) {
    return shifted_period(unit, mention.interval->first, reading.amount);
  }
  const int units = 12 / months_of(unit);
  if (std::abs(reading.amount) > 9999) return std::nullopt;
  return shifted_period(unit, mention.interval->first, reading.amount * units);
}

// "profit in the third quarter rose from a year ago" compares with the quarter a year before.
bool compares_quarters(const Reading& reading, const Anchor& anchor) {
  return reading.unit == Unit::year && reading.compares && !reading.whole && anchor.mention &&
         anchor.mention->unit == Unit::quarter;
}

// What "three days later" and "the previous month" are counted from: the last mention that is not coarser than they.
const std::optional<Resolved>& base_of(Unit counted, const Anchor& anchor) {
  if (counted == Unit::day) return anchor.day;
  return counted <= Unit::month ? anchor.month : anchor.mention;
}

std::optional<Resolved> resolve_counted(const Reading& reading, const Anchor& anchor, Tense tense) {
  const auto& mention = base_of(reading.unit, anchor);
  const bool mentioned = reading.base == Base::mention && (mention || !anchor.published);
  if (mentioned) {
    if (!mention) return unresolved(value_without_base(reading.unit), reading.unit);
    const Unit unit = reading.whole ? reading.unit : granularity(reading.unit, mention->unit);
    const auto period = from_mention(reading, *mention, unit);
    if (!period) return std::nullopt;
    return resolved(unit, *period);
  }
  if (!anchor.published) return unresolved(value_without_base(reading.unit), reading.unit);
  if (reading.same_period && anchor.quarter) {
    // Told in January, the quarter that is compared with is of the year before already.
    const DayInterval& quarter = *anchor.quarter->interval;
    const Day of = quarter.last < *anchor.published ? quarter.first : *anchor.published;
    return same_quarter(*anchor.quarter, civil(of).year + reading.amount);
  }
  Day from = *anchor.published;
  Unit unit = reading.unit;
  if (unit == Unit::weekend && reading.amount == 0 && is_past(tense) && weekday(from) < 6) from = plus(from, -7);
  if (compares_quarters(reading, anchor)) {
    from = anchor.mention->interval->first;
    unit = anchor.mention->unit;
  }
  const auto period =
      shifted_period(unit, from, unit == reading.unit ? reading.amount : reading.amount * 12 / months_of(unit));
  if (!period) return std::nullopt;
  return resolved(unit, *period);
}

// The month of "the 9th": that of the date mentioned last where it is near, else the one in which the day is nearest.
std::optional<Resolved> resolve_month_day(const Reading& reading, const Anchor& anchor, Tense tense) {
  constexpr int near_days = 62;
  std::optional<Day> base = anchor.published;
  const auto& mention = anchor.mention;
  const bool finer = mention && (mention->unit == Unit::day || mention->unit == Unit::month);
  const bool near = finer && (!base || anchor.narrative || distance(*mention->interval, *base) <= near_days);
  if (reading.counts && base) base = add_months(*base, reading.amount);
  if (!base && !near) return unresolved(print("XXXX-XX-%02d", reading.day), Unit::day);
  Nearest nearest{near ? mention->interval->first : *base, tense, std::nullopt, 0};
  const int reach = reading.weekday != 0 ? 12 : near || reading.counts ? 0 : 1;
  for (int i = -reach; i <= reach; ++i) {
    const CivilDate month = civil(add_months(nearest.day, i));
    const auto period = single(make_day(month.year, month.month, reading.day));
    if (period && fits_weekday(reading, *period)) nearest.consider(*period);
  }
  if (!nearest.best) return std::nullopt;
  return resolved(Unit::day, *nearest.best);
}

// The day in "the quarter ended July 31".
std::optional<Resolved> last_day(Reading reading, const Anchor& anchor) {
  reading.kind = Reading::Kind::calendar;
  reading.unit = Unit::day;
  return resolve_calendar(reading, anchor, Tense::surely_past);
}

// "the year ended Jan. 31" is the one that has most of the months before it; from April on, that of the day.
std::optional<Resolved> year_to(const Reading& reading, const Anchor& anchor) {
  constexpr int early_months = 3;
  const auto last = last_day(reading, anchor);
  if (!last) return std::nullopt;
  if (!last->interval) return unresolved(value_without_base(Unit::year), Unit::year);
  const CivilDate day = civil(last->interval->first);
  const auto year = years_from(day.month <= early_months ? day.year - 1 : day.year, 1);
  return year ? std::optional(resolved(Unit::year, *year)) : std::nullopt;
}

// Accounts of a fourth quarter that are given in the next year: "the year" is the one before.
bool reports_last_year(const Anchor& anchor) {
  if (!anchor.quarter || !anchor.published) return false;
  const CivilDate quarter = civil(anchor.quarter->interval->first);
  return quarter.month == 10 && quarter.year + 1 == civil(*anchor.published).year;
}

// "the quarter ended July 31": the one that has most of the three months to that day.
std::optional<Resolved> quarter_to(const Reading& reading, const Anchor& anchor) {
  constexpr int half_quarter_days = 45;
  const auto last = last_day(reading, anchor);
  if (!last) return std::nullopt;
  if (!last->interval) return unresolved(value_without_base(Unit::quarter), Unit::quarter);
  return resolved(Unit::quarter, period_of(Unit::quarter, plus(last->interval->first, -half_quarter_days)));
}

// "the year", "the latest quarter". Accounts are given of the quarter before; a story's year is that of the date
// before.
std::optional<Resolved> resolve_enclosing(const Reading& reading, const Anchor& anchor, Tense tense) {
  const auto ended = [&](const Resolved& quarter) {
    return !reading.latest || !anchor.published || quarter.interval->last < *anchor.published;
  };
  if (reading.day != 0) return reading.unit == Unit::year ? year_to(reading, anchor) : quarter_to(reading, anchor);
  if (reading.unit == Unit::year && tense != Tense::future && reports_last_year(anchor)) {
    return resolved(Unit::year, period_of(Unit::year, anchor.quarter->interval->first));
  }
  if (reading.unit == Unit::quarter && anchor.quarter && ended(*anchor.quarter)) return anchor.quarter;
  const bool of_mention = anchor.narrative && anchor.mention && anchor.mention->unit <= reading.unit;
  if (!of_mention && !anchor.published) return unresolved(value_without_base(reading.unit), reading.unit);
  const Day from = of_mention ? anchor.mention->interval->first : *anchor.published;
  const bool before = !of_mention && (reading.latest || reading.unit == Unit::quarter);
  const auto period = shifted_period(reading.unit, from, before ? -1 : 0);
  if (!period) return std::nullopt;
  return resolved(reading.unit, *period);
}

// "a year ago Tuesday", "the day after Christmas": days stay days, of months the later ones are counted.
std::optional<Resolved> moved(const Resolved& result, int amount, Unit unit) {
  if (!result.interval) return unresolved(value_without_base(result.unit), result.unit);
  const Day from = result.interval->first;
  if (counts_days(unit)) {
    const auto period = shifted_period(result.unit, plus(from, amount * days_of(unit)), 0);
    return period ? std::optional(resolved(result.unit, *period)) : std::nullopt;
  }
  const auto period = shifted_period(result.unit, add_months(from, amount * months_of(unit)), 0);
  return period ? std::optional(resolved(result.unit, *period)) : std::nullopt;
}

// "the week of April 9"
Resolved week_around(const Resolved& day) {
  if (!day.interval) return unresolved(value_without_base(Unit::week), Unit::week);
  return resolved(Unit::week, period_of(Unit::week, day.interval->first));
}

Resolved resolve_reference(const Reading& reading) {
  return unresolved(reading.part < 0 ? "PAST_REF" : reading.part > 0 ? "FUTURE_REF" : "PRESENT_REF", Unit::day);
}

std::optional<Resolved> resolve_base(const Reading& reading, const Anchor& anchor, Tense tense) {
  switch (reading.kind) {
    case Reading::Kind::nothing: return std::nullopt;
    case Reading::Kind::calendar:
    case Reading::Kind::holiday: return resolve_calendar(reading, anchor, tense);
    case Reading::Kind::weekday: return resolve_weekday(reading, anchor, tense);
    case Reading::Kind::counted: return resolve_counted(reading, anchor, tense);
    case Reading::Kind::month_day: return resolve_month_day(reading, anchor, tense);
    case Reading::Kind::enclosing: return resolve_enclosing(reading, anchor, tense);
    case Reading::Kind::reference: return resolve_reference(reading);
  }
  return std::nullopt;
}

}  // namespace

bool needs_tense(const Reading& reading, const Anchor& anchor) {
  if (!anchor.published || reading.counts) return false;
  if (reading.kind == Reading::Kind::weekday) return reading.shift == Shift::none || reading.shift == Shift::current;
  if (reading.kind == Reading::Kind::enclosing) return reading.unit == Unit::year && reports_last_year(anchor);
  if (reading.kind == Reading::Kind::counted && reading.unit == Unit::weekend) return reading.amount == 0;
  if (reading.shift != Shift::none) return false;
  if (reading.ahead) return true;
  const bool named = reading.kind == Reading::Kind::calendar || reading.kind == Reading::Kind::holiday;
  return reading.kind == Reading::Kind::month_day || (named && reading.year == 0);
}

std::optional<Resolved> resolve(const Reading& reading, const Anchor& anchor, Tense tense) {
  if (reading.ahead && tense != Tense::future) return std::nullopt;
  auto result = resolve_base(reading, anchor, tense);
  if (result && reading.of_week) return week_around(*result);
  if (!result || reading.plus == 0) return result;
  return moved(*result, reading.plus, reading.plus_unit);
}

}  // namespace dateline::date_grammar
