// Rules in the order of how much they prove: datelines, titles, organisation words, places, given names, the rest.
#include "indexer/names/rules.hpp"

#include <algorithm>
#include <array>

#include "indexer/names/extents.hpp"
#include "indexer/names/keys.hpp"

namespace dateline {

namespace {

// "Van Oirschot", "De Ridder", "Bin Rashad": with a capital, too, they belong to the surname behind them.
bool is_surname_particle(const SentenceUnits& run, std::size_t unit) {
  constexpr std::array<std::string_view, 15> particles = {"van", "von", "de", "der", "den", "del", "della", "di",
                                                          "da",  "dos", "du", "bin", "ibn", "ter", "ten"};
  const std::string_view word = run.key(run[unit].first, run[unit].last);
  return std::find(particles.begin(), particles.end(), word) != particles.end();
}

}  // namespace

NameCandidate& NameRules::emit(std::size_t first, std::size_t last, std::optional<EntityType> type, Evidence evidence) {
  const Unit& a = run_[first];
  const Unit& b = run_[last];
  NameCandidate candidate;
  candidate.field = field_;
  candidate.range = {run_.token(a.first).begin, run_.token(b.last).end};
  candidate.key = run_.key(a.first, b.last);
  candidate.type = type;
  candidate.evidence = evidence;
  candidate.all_capitals = a.all_capitals;
  candidate.one_token = a.first == b.last;
  candidate.surname_words =
      static_cast<std::uint8_t>(std::clamp<std::size_t>(word_count(run_.key(b.last, b.last)), 1, 255));
  if (first == last) {
    candidate.place = a.place;
    candidate.organisation = a.organisation;
    candidate.doubtful = a.first == a.last && run_.at_start(first) && evidence < Evidence::cue;
  }
  if (run_.token(b.last).possessive && candidate.organisation.empty() == false && first == last) {
    const LexiconEntry* printed = run_.find(run_.printed_key(a.first, b.last));
    if (printed != nullptr && printed->organisation == candidate.organisation) {  // the 's of "Moody's" belongs to it
      std::size_t end = candidate.range.end;
      while (end < text_.size() && text_[end] != 's' && text_[end] != 'S') ++end;
      candidate.range.end = std::min(end + 1, text_.size());
      candidate.key = run_.printed_key(a.first, b.last);
    }
  }
  out_.push_back(std::move(candidate));
  return out_.back();
}

std::size_t NameRules::read_person(std::size_t at, Evidence evidence, Gender gender, bool titled) {
  const std::size_t last = person_end(run_, at);
  NameCandidate& person = emit(at, last, EntityType::person, evidence);
  const unsigned given = run_[at].classes & any_given;
  if (gender == Gender::unknown && given == given_male) gender = Gender::male;
  if (gender == Gender::unknown && given == given_female) gender = Gender::female;
  person.gender = gender;
  person.titled = titled;
  if (titled) person.doubtful = false;
  person.place = nullptr;
  person.organisation = {};
  return last + 1;
}

namespace {

Gender gender_of_title(unsigned classes) {
  const bool male = (classes & honorific_male) != 0;
  const bool female = (classes & honorific_female) != 0;
  return male == female ? Gender::unknown : male ? Gender::male : Gender::female;
}

}  // namespace

// "Defense Secretary Michael Fallon", "Mr Putin", "President of Russia". The chain of titles is no name.
std::size_t NameRules::read_title(std::size_t at) {
  std::size_t next = at;
  bool title = false;
  unsigned classes = 0;
  while (next < run_.size() && !run_[next].connector && has(run_[next], any_title | role_modifier) &&
         run_[next].organisation.empty()) {
    const bool first_name = has(run_[next], any_given) && !has(run_[next], any_honorific);
    if (title && first_name) break;
    title = title || is_title(run_[next]);
    classes |= run_[next].classes & any_title;
    if (has(run_[next], any_honorific) && next > at && !run_.name_like(next + 1)) break;
    ++next;
  }
  if (!title) return no_unit;
  const std::size_t organisation = organisation_end(run_, at);
  const bool strong_title = (classes & (honorific_male | honorific_female)) != 0;
  if (organisation != no_unit && (organisation >= next || next == at + 1) && !strong_title) {
    return read_organisation(at, organisation);
  }
  if (next == at) return no_unit;
  if (!run_.name_like(next) || run_.at_start(next)) return std::max(next, at + 1);
  if (const std::size_t end = place_end(run_, at); end != no_unit && end >= next) {
    emit(at, end, EntityType::place, Evidence::cue);
    return end + 1;
  }
  const bool person = !(run_[next].place != nullptr && !has(run_[next], also_given | any_given) &&
                        next + 1 >= run_.size() && !strong_title && !has(run_[next], any_given)) &&
                      !has(run_[next], demonym);
  if (!person) return next;
  return read_person(next, Evidence::certain, gender_of_title(classes), (classes & any_honorific) != 0);
}

std::size_t NameRules::read_organisation(std::size_t at, std::size_t last) {
  NameCandidate& organisation = emit(at, last, EntityType::organisation, Evidence::certain);
  if (before_plc(last)) {
    const std::size_t suffix = run_[last].last + 1;
    organisation.range.end = run_.token(suffix).end;
    organisation.key = run_.key(run_[at].first, suffix);
  }
  return last + 1;
}

// The one company suffix that is written small.
bool NameRules::before_plc(std::size_t unit) const {
  const std::size_t next = run_[unit].last + 1;
  return next < run_.token_count() && run_.token(next).gap == Gap::blank && run_.key(next, next) == "plc" &&
         !run_.token(next - 1).possessive;
}

bool NameRules::before_event(std::size_t unit) const {
  return unit + 1 < run_.size() && has(run_[unit + 1], event_head) && !run_.token(run_[unit].last).possessive;
}

// "source: Harbour Wire" in a line of its own.
bool NameRules::behind_source(std::size_t unit) const {
  const std::size_t first = run_[unit].first;
  if (first == 0 || !run_.token(first - 1).paragraph_start || text_[run_.token(first - 1).end] != ':') return false;
  const std::string_view word = run_.key(first - 1, first - 1);
  return word == "source" || word == "sources";
}

// "the town of Brimfold".
bool NameRules::of_place_noun(std::size_t unit) const {
  if (run_.word_before(unit) != "of" || run_[unit].first < 2) return false;
  const std::size_t noun = run_[unit].first - 2;
  const LexiconEntry* entry = run_.find(run_.key(noun, noun));
  return entry != nullptr && (entry->classes & place_noun) != 0;
}

// "a spokesman for Brimfold", "an analyst at Marlish Dunlow", "shares of Velmar".
bool NameRules::speaks_for(std::size_t unit) const {
  const std::string_view joint = run_.word_before(unit);
  if (joint != "for" && joint != "at" && joint != "with" && joint != "of" && joint != "in") return false;
  if (run_[unit].first < 2 || run_.token(run_[unit].first - 1).gap != Gap::blank) return false;
  const std::size_t noun = run_[unit].first - 2;
  const std::string_view word = run_.key(noun, noun);
  if (word == "shares" || word == "subsidiary" || word == "division") return joint == "of" || joint == "in";
  if (word == "spokesman" || word == "spokeswoman" || word == "spokesperson") return joint == "for" || joint == "of";
  const bool expert = word == "analyst" || word == "economist" || word == "strategist" || word == "trader";
  return expert && (joint == "at" || joint == "with");
}

// What brackets before a dash hold, as in "LONDON, April 9 (Harbour Wire) -", and what "source:" names: a supplier.
std::size_t NameRules::read_credit(std::size_t at) {
  if (at != 0) return no_unit;
  const std::size_t last = run_.size() - 1;
  const NameToken& first = run_.token(run_[0].first);
  const std::size_t end = run_.token(run_[last].last).end;
  bool credit = behind_source(0);
  if (first.gap == Gap::bracket && end + 2 < text_.size() && text_[end] == ')' && text_[end + 1] == ' ') {
    const std::string_view rest = text_.substr(end + 2, 3);
    credit = rest.starts_with("- ") || rest.starts_with("--") || rest.starts_with("\xE2\x80\x94") ||
             rest.starts_with("\xE2\x80\x93");
  }
  if (!credit || run_[0].place != nullptr || run_[last].connector || has(run_[0], any_given)) return no_unit;
  emit(0, last, EntityType::organisation, Evidence::certain);
  return last + 1;
}

std::size_t NameRules::read_place(std::size_t at) {
  const Unit& u = run_[at];
  if (const std::size_t end = place_end(run_, at); end != no_unit && end > at) {
    emit(at, end, EntityType::place, Evidence::certain);
    return end + 1;
  }
  if (person_with_place_name(run_, at)) return read_person(at, Evidence::cue, Gender::unknown, false);
  const unsigned before = run_.classes_before(at);
  const bool cued = (before & place_cue) != 0 || run_.word_before(at) == "of" || run_.word_before(at) == "at" ||
                    run_.word_before(at) == "from";
  const bool weak = u.place->weak && u.first == u.last;
  const bool given = has(u, any_given) && !has(u, also_given);
  NameCandidate& place = emit(at, at, EntityType::place,
                              cued            ? (weak ? Evidence::cue : Evidence::certain)
                              : weak || given ? Evidence::none
                                              : Evidence::cue);
  if (place.evidence == Evidence::none) {
    place.type.reset();
    if (!u.organisation.empty()) place.type = EntityType::organisation;
    if (is_ordinary(u) && place.doubtful) out_.pop_back();
  }
  return at + 1;
}

// At a paragraph's start: "MOSCOW (Sputnik) —", "LONDON, April 9 (Reuters) -", "AL-TABQA, Syria -".
std::size_t NameRules::read_dateline(std::size_t at) {
  const Unit& first = run_[at];
  if (!run_.token(first.first).paragraph_start || !(first.all_capitals || run_.token(first.first).all_capitals))
    return no_unit;
  std::size_t last = at;
  while (last + 1 < run_.size() && run_.token(run_[last + 1].last).all_capitals) ++last;
  const std::size_t end = run_.token(run_[last].last).end;
  std::size_t next = end;
  while (next < text_.size() && text_[next] == ' ') ++next;
  if (next >= text_.size()) return no_unit;
  const std::string_view rest = text_.substr(next, 6);
  const bool mark = rest[0] == '(' || rest[0] == ',' || rest.starts_with("- ") || rest.starts_with("--") ||
                    rest.starts_with("\xE2\x80\x94") || rest.starts_with("\xE2\x80\x93");
  if (!mark || run_[last].last - first.first >= 4) return no_unit;
  if (rest[0] == ',' && first.place == nullptr && run_[last].last + 1 < run_.token_count() &&
      !run_.token(run_[last].last + 1).capital) {
    return no_unit;
  }
  if (first.place == nullptr && (!first.organisation.empty() || has(first, not_a_name))) return no_unit;
  emit(at, last, EntityType::place, Evidence::certain).all_capitals = true;
  return last + 1;
}

// Words that no list knows.
std::size_t NameRules::read_unknown(std::size_t at) {
  std::size_t last = at;
  bool ordinary_word = is_ordinary(run_[at]) && !(is_surname_particle(run_, at) && at + 1 < run_.size());
  std::size_t words = 1;
  for (std::size_t i = at + 1; i < run_.size() && words < 4; ++i) {
    const Unit& u = run_[i];
    if (u.number || run_.stops(i) || u.place != nullptr || !u.organisation.empty() || has(u, demonym | event_head))
      break;
    if (run_.token(run_[i - 1].last).possessive) break;
    if (u.connector) {
      if (is_lower_connector(run_.key(u.first, u.last))) break;
      continue;
    }
    if (is_title(u) && !is_ordinary(u)) break;
    if (has(u, role_modifier) && i + 1 < run_.size() && is_title(run_[i + 1])) break;
    ordinary_word = ordinary_word || (is_ordinary(u) && !is_surname_particle(run_, i));
    last = i;
    ++words;
  }
  if (before_event(last)) return last + 2;
  const unsigned before = run_.classes_before(at);
  const unsigned after = run_.classes_after(last);
  if (before_plc(last)) return read_organisation(at, last);
  const bool cued_place = (before & place_cue) != 0;
  const std::size_t length = run_[last].last - run_[at].first + 1;
  std::optional<EntityType> type;
  Evidence evidence = Evidence::hint;
  if ((before & person_cue) != 0 && !ordinary_word) {
    type = EntityType::person, evidence = Evidence::cue;
  } else if (!ordinary_word && of_place_noun(at)) {
    type = EntityType::place, evidence = Evidence::cue;
  } else if (speaks_for(at) || ((after & org_cue) != 0 && !run_.token(run_[last].last).possessive)) {
    type = EntityType::organisation, evidence = Evidence::cue;
  } else if (length > 1 && has(run_[at], wild_start)) {
    type = EntityType::place, evidence = Evidence::cue;
  } else if (cued_place && !ordinary_word && !run_.after_the(at) && !is_surname_particle(run_, at)) {
    type = EntityType::place, evidence = Evidence::cue;
  } else if (length == 1 && run_[at].all_capitals) {
    type = EntityType::organisation;
  } else if (run_.after_the(at)) {
    type = EntityType::organisation;
    if (length == 1) type.reset();
  } else if (ordinary_word) {
    if (length > 1) type = EntityType::organisation;
  } else if (length > 1) {
    type = EntityType::person;
  } else if ((after & speech_verb) != 0) {
    type = EntityType::person;
  }
  if (!type) evidence = Evidence::none;
  if (length == 1 && ordinary_word) return last + 1;
  emit(at, last, type, evidence);
  return last + 1;
}

std::size_t NameRules::read_unit(std::size_t at) {
  const Unit& u = run_[at];
  if (u.connector || u.number || run_.stops(at)) return at + 1;
  const std::size_t dateline = read_dateline(at);
  if (dateline != no_unit) return dateline;
  if (const std::size_t credit = read_credit(at); credit != no_unit) return credit;
  if (has(u, any_title | role_modifier) && u.organisation.empty() && u.place == nullptr) {
    const bool given_first = has(u, any_given) && at + 1 < run_.size() && !has(u, honorific_male | honorific_female);
    if (!given_first) {
      const std::size_t next = read_title(at);
      if (next != no_unit) return next;
    }
  }
  const bool lone = at + 1 >= run_.size();
  // An ordinary word that opens a sentence says nothing and is not part of what follows.
  if (is_ordinary(u) && run_.at_start(at) && !has(u, any_given)) {
    const std::size_t end = lone ? no_unit : organisation_end(run_, at);
    const bool head = has(u, org_head) && end != no_unit;
    if (!head && !(end != no_unit && is_ordinary(run_[at + 1]) && has(run_[end], org_suffix | org_head))) return at + 1;
  }
  if (!lone || has(u, org_head)) {
    const std::size_t end = organisation_end(run_, at);
    if (end != no_unit && !run_.token(u.last).possessive) return read_organisation(at, end);
  }
  if (has(u, demonym) && u.place == nullptr && u.organisation.empty()) return at + 1;
  if (u.place != nullptr && !(has(u, any_given) && !has(u, also_given) && !lone && u.place->weak))
    return read_place(at);
  if (!u.organisation.empty()) {
    emit(at, at, EntityType::organisation, Evidence::certain);
    return at + 1;
  }
  if (has(u, location_phrase)) {
    emit(at, at, EntityType::place, Evidence::certain);
    return at + 1;
  }
  if (const std::size_t end = place_end(run_, at);
      end != no_unit && !has(u, any_given) && !(run_.at_start(at) && is_ordinary(u))) {
    emit(at, end, EntityType::place, Evidence::cue);
    return end + 1;
  }
  // "Q. Were you there?"
  const bool question = u.initial && run_.token(u.first).paragraph_start && !lone && is_ordinary(run_[at + 1]);
  if (question) return at + 2;
  if (u.initial && !lone && run_.name_like(at + 1) && !run_[at + 1].connector) {
    return read_person(at, Evidence::cue, Gender::unknown, false);
  }
  if (has(u, any_given) && !u.all_capitals) {
    if (lone || !run_.name_like(at + 1)) {
      return read_person(at, (run_.classes_before(at) & person_cue) != 0 ? Evidence::cue : Evidence::hint,
                         Gender::unknown, false);
    }
    if (!run_.token(u.last).possessive) return read_person(at, Evidence::certain, Gender::unknown, false);
    return read_person(at, Evidence::hint, Gender::unknown, false);
  }
  if (u.initial || (is_ordinary(u) && lone)) return at + 1;
  if (is_ordinary(u) && has(u, org_head | org_tail | org_suffix | place_head) && lone) return at + 1;
  if (has(u, org_head | org_tail | org_suffix | place_head | place_start) && lone) return at + 1;
  return read_unknown(at);
}

void NameRules::read_run() {
  for (std::size_t at = 0; at < run_.size();) at = std::max(at + 1, read_unit(at));
}

}  // namespace dateline
