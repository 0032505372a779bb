// Runs the date rules over headline and body, resolving each expression as it is found.
#include "indexer/date_expressions.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "common/text.hpp"
#include "common/timex.hpp"
#include "indexer/dates/expressions.hpp"
#include "indexer/dates/resolution.hpp"
#include "indexer/dates/rules.hpp"
#include "indexer/dates/tense.hpp"
#include "indexer/dates/tokens.hpp"

namespace dateline {
namespace {

using date_grammar::Anchor;
using date_grammar::DayOrder;
using date_grammar::Found;
using date_grammar::Language;
using date_grammar::Link;
using date_grammar::Parsed;
using date_grammar::Reading;
using date_grammar::Resolved;
using date_grammar::Scan;
using date_grammar::Tense;
using date_grammar::Token;
using date_grammar::Tokens;
using date_grammar::Vocabulary;

// Text is cut into pieces of about this size, so that a body of any size needs
// little memory for tokens.
constexpr std::size_t piece_bytes = 256 * 1024;

// The end of the piece that begins at `begin`: after a line end if there is one
// in its last quarter, else after a blank, else anywhere between code points.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= piece_bytes) return text.size();
  const std::size_t limit = begin + piece_bytes;
  const std::size_t line = text.rfind('\n', limit);
  if (line != std::string_view::npos && line > limit - piece_bytes / 4) return line + 1;
  const std::size_t blank = text.rfind(' ', limit);
  if (blank != std::string_view::npos && blank > limit - piece_bytes / 4) return blank + 1;
  return floor_boundary(text, limit);
}

// How many days a dateline may be older than the publication and still be the day the text was written on.
constexpr int dateline_days = 7;

// The printed day, in the year that brings it nearest to `published` if it has none.
std::optional<Day> day_of(const PrintedDay& printed, std::optional<Day> published) {
  if (printed.day == 0) return std::nullopt;
  if (printed.year != 0) return make_day(printed.year, printed.month, printed.day);
  if (!published) return std::nullopt;
  const int year = civil(*published).year;
  const auto here = make_day(year, printed.month, printed.day);
  return here && *here <= *published ? here : make_day(year - 1, printed.month, printed.day);
}

// The day that "today" is. A publication day outside of what dates may resolve to is a fault of the input.
std::optional<Day> anchor_day(const Article& article, const PrintedDay& printed) {
  auto published = parse_published(article.published);
  if (published && !is_plausible(*published)) published.reset();
  const auto dateline = day_of(printed, published);
  if (!dateline || !is_plausible(*dateline)) return published;
  const bool near = !published || (*dateline <= *published && published->number - dateline->number <= dateline_days);
  return near ? dateline : published;
}

// Whether a text tells of other years than that of its publication.
class Story {
 public:
  explicit Story(std::optional<Day> published) : published_(published) {}
  void see(const Reading& reading) {
    if (reading.kind == Reading::Kind::calendar && reading.year != 0) {
      if (reading.unit == date_grammar::Unit::quarter || reading.unit >= date_grammar::Unit::decade) return;
      far_ += !published_ || std::abs(reading.year - civil(*published_).year) > 1;
    } else if (reading.kind == Reading::Kind::weekday ||
               (reading.kind == Reading::Kind::counted && reading.base == date_grammar::Base::publication)) {
      ++near_;
    }
  }
  bool is_narrative() const { return far_ >= 3 && far_ >= 2 * near_; }
  bool is_mostly_narrative() const { return far_ >= 3 && far_ >= 6 * near_; }
  bool is_only_narrative() const { return far_ >= 3 && near_ == 0; }

 private:
  std::optional<Day> published_;
  std::size_t far_ = 0;
  std::size_t near_ = 0;
};

// "seven pct more than in the first quarter of last year": reports go on about the later one.
bool is_year_before(const Resolved& quarter, const Resolved& other) {
  const CivilDate first = civil(quarter.interval->first);
  const CivilDate second = civil(other.interval->first);
  return first.year + 1 == second.year && first.month == second.month;
}

// "120 in 1986, up from 100 in 1985": the second is there to compare with, and the text goes on about the first.
bool compares(const Tokens& tokens, std::size_t first, const Resolved& resolved, const Resolved& mention) {
  constexpr std::size_t reach = 8;
  static constexpr std::string_view words[] = {"from", "against", "versus", "vs", "compared", "than"};
  if (resolved.unit != date_grammar::Unit::year || mention.unit != date_grammar::Unit::year) return false;
  if (civil(resolved.interval->first).year + 1 != civil(mention.interval->first).year) return false;
  for (std::size_t at = first; at-- > 0 && at + reach >= first;) {
    if (std::find(std::begin(words), std::end(words), tokens.text(at)) != std::end(words)) return true;
  }
  return false;
}

bool is_bare(const Reading& reading) {
  const bool named = reading.unit == date_grammar::Unit::month || reading.unit == date_grammar::Unit::day;
  return reading.kind == Reading::Kind::calendar && named && reading.year == 0 && !reading.counts && reading.nth == 0 &&
         reading.shift == date_grammar::Shift::none;
}

// "in the nine months, compared with a year earlier": the nearest period before it is no quarter.
bool follows_months(const Tokens& tokens, std::size_t first) {
  constexpr std::size_t reach = 40;
  using date_grammar::Role;
  for (std::size_t at = first; at-- > 0 && at + reach >= first;) {
    const Token& token = tokens[at];
    if (token.is_mark('.') && tokens[at + 1].capital && !tokens[at + 1].glued) return false;
    if (!token.is(Role::unit)) continue;
    const auto unit = static_cast<date_grammar::Unit>(token.word.value);
    if (unit == date_grammar::Unit::quarter || tokens[at + 1].paragraph) return false;
    if (unit == date_grammar::Unit::month) return tokens.text(at).back() == 's' && tokens.before(at).is(Role::cardinal);
  }
  return false;
}

// "The next month they met": counted from the date mentioned last; "over the next month" is not.
bool is_next_of_story(const Tokens& tokens, std::size_t first) {
  using date_grammar::Role;
  if (!tokens.says(first, "next") || !(tokens.says(first - 1, "the") || tokens.says(first - 1, "The"))) return false;
  const Token& left = tokens.before(first, 2);
  return !left.is(Role::strong) && !left.is(Role::weak) && !left.is(Role::before_after);
}

// "the quarter ended Sept. 30": what follows goes on about the quarter.
bool ends_quarter(const Tokens& tokens, std::size_t first) {
  const std::size_t verb = tokens.says(first - 1, "on") ? first - 2 : first - 1;
  return (tokens.says(verb, "ended") || tokens.says(verb, "ending")) && tokens.says(verb - 1, "quarter");
}

// "born in May 1930" tells of a life and not of the story.
bool is_birth(const Tokens& tokens, std::size_t first) {
  return tokens.says(first - 1, "born") || (first > 1 && tokens.says(first - 2, "born"));
}

class Finder {
 public:
  Finder(const Article& article, const PrintedDay& printed)
      : language_(date_grammar::language_of(article.language)), story_(anchor_day(article, printed)) {
    anchor_.published = anchor_day(article, printed);
  }

  void read(Field field, std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = piece_end(text, begin);
      read_piece(field, text.substr(begin, end - begin), begin);
      begin = end;
    }
  }

  std::vector<DateMention> take() { return std::move(mentions_); }

 private:
  void read_piece(Field field, std::string_view piece, std::size_t offset) {
    const Tokens tokens(piece, Vocabulary::of(language_));
    Scan scan{tokens, language_, static_cast<std::size_t>(-1), {}, order_of(tokens), false};
    std::vector<Found> found = find_expressions(scan);
    for (const Found& each : found) story_.see(each.reading);
    anchor_.narrative = story_.is_narrative();
    anchor_.all_narrative = story_.is_only_narrative();
    anchor_.narrative_weekdays = story_.is_mostly_narrative();
    if (field == Field::body && offset == 0) take_date_line(tokens, found);
    previous_.reset();
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Link link = i == 0 ? Link::none : link_between(tokens, found[i - 1], found[i]);
      if (link != Link::none) share_year(found[i - 1].reading, found[i].reading);
      if (i + 1 < found.size() && link_between(tokens, found[i], found[i + 1]) == Link::range) {
        take_year_of_end(tokens, found[i], found[i + 1]);
      }
      add(field, tokens, found[i], link, offset);
    }
  }

  // A paragraph at the top that is nothing but a day with its year, "Friday, July 21, 2017", is a dateline too; as
  // it is often that of a later version, it may also be newer than the publication.
  void take_date_line(const Tokens& tokens, const std::vector<Found>& found) {
    constexpr std::size_t farthest_token = 60;
    for (const Found& each : found) {
      if (each.first > farthest_token) return;
      const bool whole = tokens[each.first].paragraph && (tokens[each.end].paragraph || each.end == tokens.size());
      const Reading& reading = each.reading;
      if (!whole || reading.kind != Reading::Kind::calendar || reading.unit != date_grammar::Unit::day) continue;
      const auto day = make_day(reading.year, reading.part, reading.day);
      if (!day || !is_plausible(*day)) continue;
      const bool near = !anchor_.published || std::abs(day->number - anchor_.published->number) <= dateline_days;
      if (near) anchor_.published = day;
      return;
    }
  }

  // What the first dates of a text tell of "4/9/2017" holds for all of it; by default it is American.
  DayOrder order_of(const Tokens& tokens) {
    if (order_ == DayOrder::unknown && language_ == Language::english) order_ = order_of_dates(tokens);
    if (language_ != Language::english || order_ != DayOrder::unknown) return order_;
    return DayOrder::month_first;
  }

  // "from January to November", told in December: by itself the January to come is nearer, but it is the end that is
  // near.
  void take_year_of_end(const Tokens& tokens, Found& left, const Found& right) {
    constexpr int near_days = 100;
    if (!is_bare(left.reading) || !is_bare(right.reading)) return;
    const auto end = resolve(right.reading, anchor_, tense_at(tokens, left.first, right.end));
    const auto begin = resolve(left.reading, anchor_, tense_at(tokens, left.first, left.end));
    if (!anchor_.published || !end || !end->interval || !begin || !begin->interval) return;
    if (begin->interval->first <= end->interval->first) return;
    if (anchor_.published->number - end->interval->last.number > near_days) return;
    const bool turns = left.reading.part > right.reading.part ||
                       (left.reading.part == right.reading.part && left.reading.day > right.reading.day);
    const int year = civil(end->interval->first).year - (turns ? 1 : 0);
    const bool exists =
        left.reading.unit == date_grammar::Unit::month || make_day(year, left.reading.part, left.reading.day);
    if (exists) left.reading.year = year;
  }

  void add(Field field, const Tokens& tokens, const Found& found, Link link, std::size_t offset) {
    Reading reading = found.reading;
    const bool compared = reading.unit == date_grammar::Unit::year && (reading.compares || reading.same_period);
    if (reading.kind == Reading::Kind::counted && is_next_of_story(tokens, found.first)) {
      reading.base = date_grammar::Base::mention;
    }
    if (compared && follows_months(tokens, found.first)) {
      reading.whole = true;
      reading.same_period = false;
    }
    const Tense tense = needs_tense(reading, anchor_) ? tense_at(tokens, found.first, found.end) : Tense::unknown;
    auto resolved = resolve(reading, anchor_, tense);
    const auto before = std::exchange(previous_, std::nullopt);
    if (!resolved) return;
    if (link == Link::range && before && resolved->interval)
      resolved = in_order(reading, *before, std::move(*resolved));
    if (!resolved) return;
    DateMention& mention = mentions_.emplace_back();
    mention.field = field;
    mention.range = {offset + tokens[found.first].begin, offset + tokens[found.end - 1].end};
    mention.value = resolved->value;
    mention.interval = resolved->interval;
    mention.implausible = resolved->implausible;
    if (reading.kind == Reading::Kind::reference) mention.kind = DateKind::reference;
    previous_ = resolved->interval;
    if (link == Link::range && before && mention.interval && before->first <= mention.interval->last) {
      mention.range_days = DayInterval{before->first, mention.interval->last};
    }
    if (resolved->interval) remember(tokens, found.first, reading, *resolved);
  }

  // "from Monday to Thursday": the Thursday after that Monday; "from May to September": of the same year.
  std::optional<Resolved> in_order(Reading reading, const DayInterval& before, Resolved&& resolved) const {
    const bool bare = reading.year == 0 && !reading.counts && reading.shift == date_grammar::Shift::none;
    if (!bare || before.first <= resolved.interval->first) return std::move(resolved);
    if (reading.kind == Reading::Kind::weekday) {
      const Day later{resolved.interval->first.number + 7};
      return Resolved{format_day(later), DayInterval{later, later}, resolved.unit, false};
    }
    if (reading.kind != Reading::Kind::calendar || reading.part == 0) return std::move(resolved);
    const CivilDate from = civil(before.first);
    const bool month = reading.unit == date_grammar::Unit::month || reading.unit == date_grammar::Unit::day;
    reading.year = from.year + (month && reading.part < from.month ? 1 : 0);
    return resolve(reading, anchor_, Tense::unknown);
  }

  void remember(const Tokens& tokens, std::size_t first, const Reading& reading, const Resolved& resolved) {
    if (resolved.unit == date_grammar::Unit::quarter && reading.kind != Reading::Kind::counted &&
        !reading.same_period && !(anchor_.quarter && is_year_before(resolved, *anchor_.quarter))) {
      anchor_.quarter = resolved;
    }
    if (reading.compares || reading.same_period || reading.plus != 0 || is_birth(tokens, first)) return;
    if (ends_quarter(tokens, first)) return;
    const bool aside = reading.kind == Reading::Kind::counted && reading.base == date_grammar::Base::publication;
    if (aside && anchor_.narrative_weekdays) return;  // "today the field is a park", and the story goes on
    if (anchor_.mention && reading.year != 0 && compares(tokens, first, resolved, *anchor_.mention)) return;
    anchor_.mention = resolved;
    if (resolved.unit == date_grammar::Unit::day) anchor_.day = resolved;
    if (resolved.unit <= date_grammar::Unit::month) anchor_.month = resolved;
  }

  Language language_;
  Anchor anchor_;
  Story story_;
  DayOrder order_ = DayOrder::unknown;
  std::optional<DayInterval> previous_;  // the days of the mention just before
  std::vector<DateMention> mentions_;
};

}  // namespace

std::vector<DateMention> find_dates(const Article& article, const PrintedDay& dateline) {
  Finder finder(article, dateline);
  finder.read(Field::headline, article.headline);
  finder.read(Field::body, article.body);
  return finder.take();
}

}  // namespace dateline
