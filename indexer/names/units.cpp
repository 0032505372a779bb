// Look-ups of single tokens and of phrases, and the small words and marks that a run goes across.
#include "indexer/names/units.hpp"

#include <algorithm>
#include <array>

namespace dateline {

bool is_lower_connector(std::string_view word) {
  constexpr std::array<std::string_view, 5> words = {"of", "and", "for", "the", "&"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

const LexiconEntry* SentenceUnits::look_up_single(std::size_t token) const {
  static constexpr LexiconEntry unknown;
  const LexiconEntry*& single = singles_[token];
  if (single == nullptr) {
    single = look_up_phrase(token, token);
    if (single == nullptr) single = &unknown;
  }
  return single == &unknown ? nullptr : single;
}

const LexiconEntry* SentenceUnits::look_up_phrase(std::size_t first, std::size_t last) const {
  if (token(last).possessive) {
    if (const LexiconEntry* entry = words_.find(sentence_->printed_key(first, last))) {
      if (!entry->organisation.empty()) return entry;  // "Moody's"
    }
  }
  return words_.find(sentence_->key(first, last));
}

// Acronyms count only in capitals, and "WHO" or "IT" in a sentence of capitals is a word.
bool SentenceUnits::usable(const LexiconEntry& entry, std::size_t first, std::size_t last) const {
  if (!entry.capitals_only) return true;
  return first == last && (token(first).all_capitals || token(first).initial);
}

Unit SentenceUnits::make_unit(std::size_t first) const {
  const NameToken& start = token(first);
  Unit unit{first, first, 0, nullptr, {}, !start.capital, start.initial, start.number, start.all_capitals};
  const LexiconEntry* single = look_up(first, first);
  if (single == nullptr) return unit;
  unit.classes = single->classes;
  if (unit.connector) return unit;
  const auto known = [&](const LexiconEntry& entry, std::size_t last) {
    unit.last = last;
    unit.classes = entry.classes;
    if (!usable(entry, first, last)) return;
    unit.place = entry.place;
    unit.organisation = entry.organisation;
  };
  std::size_t end = first + 1;
  const std::size_t limit = std::min(sentence_->tokens.size(), first + single->longest);
  while (end < limit && (token(end).gap == Gap::blank || token(end).gap == Gap::ampersand) &&
         !token(end - 1).hyphen_behind)
    ++end;
  for (std::size_t last = end - 1; last > first; --last) {
    if (!token(last).capital && !token(last).number) continue;
    const LexiconEntry* entry = look_up(first, last);
    if (entry == nullptr) continue;
    known(*entry, last);
    unit.initial = unit.all_capitals = false;
    return unit;
  }
  known(*single, first);
  return unit;
}

// "Children's Fund", "St Mary's Hospital": the run goes on behind a possessive that an organisation word follows.
bool SentenceUnits::possessive_inside(std::size_t at) const {
  const LexiconEntry* owner = look_up(at, at);
  if (owner != nullptr && (owner->place != nullptr || (owner->classes & (demonym | any_given | calendar)) != 0)) {
    const bool saint = at > 0 && (sentence_->key(at - 1, at - 1) == "st" || sentence_->key(at - 1, at - 1) == "saint");
    if (!saint) return false;
  }
  if (owner != nullptr && !owner->organisation.empty()) return false;
  const std::size_t end = std::min(sentence_->tokens.size(), at + 3);
  for (std::size_t next = at + 1; next < end; ++next) {
    if (!token(next).capital || token(next).gap != Gap::blank) return false;
    const LexiconEntry* entry = look_up(next, next);
    if (entry != nullptr && (entry->classes & (org_head | place_head)) != 0) return true;
  }
  return false;
}

// Whether the run goes on from token at - 1 to token `at`.
bool SentenceUnits::continues(std::size_t at) const {
  if (at >= sentence_->tokens.size()) return false;
  const NameToken& next = token(at);
  const NameToken& previous = token(at - 1);
  if (previous.hyphen_behind) return false;
  if (next.gap == Gap::comma && next.capital) {  // "Apple, Inc"
    const LexiconEntry* entry = look_up(at, at);
    return entry != nullptr && (entry->classes & org_suffix) != 0 && !next.all_capitals;
  }
  if (next.gap == Gap::ampersand) return next.capital && previous.capital;
  if (next.gap != Gap::blank) return false;
  return !previous.possessive || possessive_inside(at - 1) ||
         (look_up(at - 1, at - 1) != nullptr && look_up(at - 1, at - 1)->longest > 1);
}

std::size_t SentenceUnits::run_end(std::size_t first) const {
  std::size_t end = first + 1;
  while (continues(end)) {
    if (token(end).capital || token(end).number) {
      ++end;
      continue;
    }
    // Small words only between capitals: at most "for the", "of the", "van der".
    std::size_t next = end;
    while (next < end + 2 && next < sentence_->tokens.size() && continues(next) && !token(next).capital) {
      const LexiconEntry* entry = look_up(next, next);
      if (entry == nullptr || (entry->classes & particle) == 0) break;
      ++next;
    }
    if (next == end || !continues(next) || !token(next).capital) break;
    end = next + 1;
  }
  return end;
}

void SentenceUnits::take_run(std::size_t first, std::size_t end) {
  units_.clear();
  for (std::size_t at = first; at < end;) {
    Unit unit = make_unit(at);
    at = unit.last + 1;
    units_.push_back(unit);
  }
}

std::string_view SentenceUnits::word_before(std::size_t unit) const {
  const std::size_t first = units_[unit].first;
  if (first == 0 || token(first).gap == Gap::other) return {};
  return sentence_->key(first - 1, first - 1);
}

unsigned SentenceUnits::classes_before(std::size_t unit) const {
  const std::string_view word = word_before(unit);
  if (word.empty()) return 0;
  const std::size_t before = units_[unit].first - 1;
  const LexiconEntry* entry = token(before).possessive ? words_.find(word) : look_up(before, before);
  return entry == nullptr ? 0 : entry->classes;
}

unsigned SentenceUnits::classes_after(std::size_t unit) const {
  const std::size_t next = units_[unit].last + 1;
  if (next >= sentence_->tokens.size() || token(next).gap != Gap::blank || token(next).capital) return 0;
  const LexiconEntry* entry = look_up(next, next);
  return entry == nullptr ? 0 : entry->classes;
}
void SentenceUnits::take_name(std::size_t first, std::size_t last) {
  units_.assign(1, Unit{first, last, 0, nullptr, {}, false, false, false, token(first).all_capitals});
}

bool SentenceUnits::stops(std::size_t unit) const {
  const Unit& u = units_[unit];
  if (u.connector) return false;
  return has(u, calendar) || (has(u, not_a_name) && !u.initial && !has(u, org_suffix) && u.organisation.empty());
}

bool SentenceUnits::name_like(std::size_t unit) const {
  if (unit >= units_.size()) return false;
  const Unit& u = units_[unit];
  if (u.number || stops(unit)) return false;
  if (u.connector)
    return has(u, particle) && unit + 1 < units_.size() && !is_lower_connector(sentence_->key(u.first, u.last));
  return true;
}

}  // namespace dateline
