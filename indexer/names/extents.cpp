// Walks a run's units by what each word may be in a name: head, tail, suffix, connector, title.
#include "indexer/names/extents.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// What a ministry or an institute can be of, beside places and people: "Fire and Emergency Services".
bool is_field(const Unit& unit) {
  if (unit.place != nullptr || !unit.organisation.empty() || unit.initial || unit.all_capitals) return false;
  return is_ordinary(unit) ? !is_title(unit) : !has(unit, any_given | also_given | any_title | demonym | calendar);
}

bool is_street_word(std::string_view word) {
  constexpr std::array<std::string_view, 11> words = {"road",   "street",  "avenue", "lane",  "square", "boulevard",
                                                      "bridge", "station", "plaza",  "tower", "gardens"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "the Dock and Harbour Workers' Union": an "and" behind the run's first word, which "the" stands before.
bool opens_pair(const SentenceUnits& run, std::size_t at) {
  return run.after_the(at) && run[at].first == run[at].last && is_field(run[at]) && !has(run[at], org_head | org_tail);
}

// Where an organisation's head goes on: "University of California", "Ministry of Health and Welfare".
std::size_t extend_of(const SentenceUnits& run, std::size_t head) {
  std::size_t last = head;
  bool list = false;  // after "of", an "and" joins two fields of one body
  constexpr std::size_t reach = 12;
  for (std::size_t at = head + 1; at < run.size() && at < head + reach;) {
    std::size_t next = at;
    bool of = false;
    bool joins = false;
    while (next < run.size() && run[next].connector && next < at + 2) {
      const std::string_view word = run.key(run[next].first, run[next].last);
      of = of || word == "of" || word == "for" || word == "de" || word == "des" || word == "du" || word == "on";
      joins = joins || word == "and";
      ++next;
    }
    if (next >= run.size() || run.stops(next) || run[next].connector || run[next].number) break;
    const bool plain = next == at && list && !is_title(run[next]);
    const bool second_field = joins && list && is_field(run[next]) && is_field(run[last]);
    if (!of && !plain && !second_field) break;
    last = next;
    list = true;
    at = next + 1;
  }
  return last;
}

}  // namespace

std::size_t organisation_end(const SentenceUnits& run, std::size_t at) {
  std::size_t found = no_unit;
  constexpr std::size_t reach = 7;
  for (std::size_t i = at; i < run.size() && i < at + reach; ++i) {
    const Unit& u = run[i];
    if (run.stops(i) || (u.number && i == at)) break;
    if (u.connector) {
      const std::string_view word = run.key(u.first, u.last);
      const bool pair = word == "and" && i == at + 1 && opens_pair(run, at);
      const bool field_list = (word == "and" || word == "for") && i > at && (is_ordinary(run[i - 1]) || pair);
      if (!field_list || found != no_unit) break;
      continue;
    }
    if (i > at && is_title(u) && !is_org_word(u) && !has(u, role_modifier)) break;
    // "Moscow and European Union", "U.K. Labour Party": a known organisation of several words stands alone.
    if (i > at && !u.organisation.empty() && u.last > u.first && !has(u, org_head)) break;
    if (has(u, org_head) && (i > at || i + 1 < run.size())) {
      const std::size_t last = extend_of(run, i);
      if (i > at || last > i) {
        found = last;
        i = last;
        continue;
      }
    }
    if (i > at && is_org_word(u)) found = i;
  }
  // "Custom House Road", "Union Square": a place named after an organisation.
  if (found != no_unit && found + 1 < run.size() && has(run[found], org_head) && !run[found].connector &&
      is_street_word(run.key(run[found + 1].first, run[found + 1].last)) && !run.token(run[found].last).possessive)
    return no_unit;
  return found;
}

std::size_t person_end(const SentenceUnits& run, std::size_t at) {
  std::size_t last = at;
  std::size_t words = 1;
  constexpr std::size_t most_words = 5;
  for (std::size_t i = at + 1; i < run.size() && words < most_words; ++i) {
    const Unit& u = run[i];
    if (u.number || run.stops(i)) break;
    if (u.connector) {
      if (is_lower_connector(run.key(u.first, u.last))) break;
      continue;
    }
    if (run.token(run[last].last).possessive) break;
    // "John Cardinal O'Connor" is rare, "Angela Merkel President ..." is a missing comma.
    if (has(u, any_honorific) && i > at + 1) break;
    if (!u.organisation.empty() && u.last > u.first) break;
    last = i;
    words += u.initial ? 0 : 1;
  }
  return last;
}

std::size_t place_end(const SentenceUnits& run, std::size_t at) {
  const Unit& start = run[at];
  if (has(start, place_start) && at + 1 < run.size()) {
    const std::string_view next = run.key(run[at + 1].first, run[at + 1].last);
    if (run[at + 1].connector && next == "of" && at + 2 < run.size() && has(start, place_head)) return at + 2;
    if (has(start, place_head) && !has(run[at + 1], ordinary) && !run[at + 1].connector && !run.stops(at + 1))
      return at + 1;
  }
  for (std::size_t i = at; i < run.size() && i < at + 4; ++i) {
    const Unit& u = run[i];
    if (u.connector || u.number || run.stops(i) || (i > at && is_title(u))) return no_unit;
    if (i > at && has(u, place_head)) return i;
  }
  return no_unit;
}

bool person_with_place_name(const SentenceUnits& run, std::size_t at) {
  const Unit& u = run[at];
  if (!has(u, also_given | any_given) || u.first != u.last || run.after_the(at) || at + 1 >= run.size()) return false;
  const Unit& next = run[at + 1];
  if (next.initial) return true;
  return !next.connector && !next.number && !run.stops(at + 1) && !is_ordinary(next) && next.place == nullptr &&
         next.organisation.empty() && !has(next, demonym | any_title | org_tail | org_suffix) &&
         !run.token(u.last).possessive;
}

}  // namespace dateline
