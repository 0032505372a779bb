// Rules over runs of capitalised tokens: titles, given names, organisation words, places, and the words around a run.
#include "indexer/names/candidates.hpp"

#include <algorithm>
#include <array>

#include "indexer/names/keys.hpp"
#include "indexer/names/tokens.hpp"

namespace dateline {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

// A token, or a phrase of the lists that covers several.
struct Unit {
  std::size_t first = 0;  // tokens
  std::size_t last = 0;
  unsigned classes = 0;
  const Place* place = nullptr;
  std::string_view organisation;
  bool connector = false;  // "of", "and", "van" in small letters
  bool initial = false;
  bool number = false;
  bool all_capitals = false;
};

bool is_lower_connector(std::string_view word) {
  constexpr std::array<std::string_view, 5> words = {"of", "and", "for", "the", "&"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

class SentenceReader {
 public:
  SentenceReader(std::string_view text, Field field, const Lexicon& words, std::vector<NameCandidate>& out)
      : text_(text), field_(field), words_(words), out_(out) {}

  void read(const NameSentence& sentence);
  void read_listed(const NameSentence& sentence, const KnownNames& known);

 private:
  using Type = EntityType;

  // Tokens and units.
  const LexiconEntry* look_up(std::size_t first, std::size_t last) const;
  bool usable(const LexiconEntry& entry, std::size_t first, std::size_t last) const;
  Unit make_unit(std::size_t first) const;
  std::size_t run_end(std::size_t first) const;
  bool continues(std::size_t token) const;
  bool possessive_inside(std::size_t token) const;
  void make_units(std::size_t first, std::size_t end);
  unsigned classes_before(std::size_t unit) const;
  unsigned classes_after(std::size_t unit) const;
  std::string_view word_before(std::size_t unit) const;
  bool at_start(std::size_t unit) const { return token(units_[unit].first).sentence_start; }
  const NameToken& token(std::size_t index) const { return sentence_->tokens[index]; }

  // Rules; each takes the unit to start at and returns the one to go on with.
  void read_run();
  std::size_t read_unit(std::size_t at);
  std::size_t read_title(std::size_t at);
  std::size_t read_person(std::size_t at, Evidence evidence, Gender gender, bool titled);
  std::size_t read_place(std::size_t at);
  std::size_t read_organisation(std::size_t at, std::size_t last);
  std::size_t read_unknown(std::size_t at);
  std::size_t read_dateline(std::size_t at);

  // Questions about the units from `at` on.
  bool name_like(std::size_t unit) const;
  bool stops(std::size_t unit) const;
  std::size_t organisation_end(std::size_t at) const;
  std::size_t extend_of(std::size_t head) const;
  std::size_t person_end(std::size_t at) const;
  std::size_t place_end(std::size_t at) const;
  bool person_with_place_name(std::size_t at) const;
  bool after_the(std::size_t at) const { return word_before(at) == "the"; }

  NameCandidate& emit(std::size_t first, std::size_t last, std::optional<Type> type, Evidence evidence);
  void link_abbreviation(std::size_t candidate);
  std::size_t known_end(std::size_t first, const KnownNames& known) const;
  void read_listed_unit(std::size_t at);

  std::string_view text_;
  Field field_;
  const Lexicon& words_;
  std::vector<NameCandidate>& out_;
  const NameSentence* sentence_ = nullptr;
  std::vector<Unit> units_;
  std::size_t out_start_ = 0;
};

// ---------------------------------------------------------------- tokens to units

const LexiconEntry* SentenceReader::look_up(std::size_t first, std::size_t last) const {
  if (token(last).possessive) {
    if (const LexiconEntry* entry = words_.find(sentence_->printed_key(first, last))) {
      if (!entry->organisation.empty()) return entry;  // "Moody's"
    }
  }
  return words_.find(sentence_->key(first, last));
}

// Acronyms count only in capitals, and "WHO" or "IT" in a sentence of capitals is a word.
bool SentenceReader::usable(const LexiconEntry& entry, std::size_t first, std::size_t last) const {
  if (!entry.capitals_only) return true;
  return first == last && (token(first).all_capitals || token(first).initial);
}

Unit SentenceReader::make_unit(std::size_t first) const {
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
bool SentenceReader::possessive_inside(std::size_t at) const {
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
bool SentenceReader::continues(std::size_t at) const {
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

std::size_t SentenceReader::run_end(std::size_t first) const {
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

void SentenceReader::make_units(std::size_t first, std::size_t end) {
  units_.clear();
  for (std::size_t at = first; at < end;) {
    Unit unit = make_unit(at);
    at = unit.last + 1;
    units_.push_back(unit);
  }
}

std::string_view SentenceReader::word_before(std::size_t unit) const {
  const std::size_t first = units_[unit].first;
  if (first == 0 || token(first).gap == Gap::other) return {};
  return sentence_->key(first - 1, first - 1);
}

unsigned SentenceReader::classes_before(std::size_t unit) const {
  const std::string_view word = word_before(unit);
  if (word.empty()) return 0;
  const LexiconEntry* entry = words_.find(word);
  return entry == nullptr ? 0 : entry->classes;
}

unsigned SentenceReader::classes_after(std::size_t unit) const {
  const std::size_t next = units_[unit].last + 1;
  if (next >= sentence_->tokens.size() || token(next).gap != Gap::blank || token(next).capital) return 0;
  const LexiconEntry* entry = look_up(next, next);
  return entry == nullptr ? 0 : entry->classes;
}

// ---------------------------------------------------------------- questions

bool has(const Unit& unit, unsigned classes) { return (unit.classes & classes) != 0; }
bool is_title(const Unit& unit) { return has(unit, any_title) && unit.organisation.empty() && unit.place == nullptr; }
bool is_org_word(const Unit& unit) { return has(unit, org_head | org_tail | org_suffix) && !unit.connector; }
bool is_ordinary(const Unit& unit) { return has(unit, ordinary) && unit.place == nullptr && unit.organisation.empty(); }

// A unit that no name goes across.
bool SentenceReader::stops(std::size_t unit) const {
  const Unit& u = units_[unit];
  if (u.connector) return false;
  return has(u, calendar) || (has(u, not_a_name) && !u.initial && !has(u, org_suffix) && u.organisation.empty());
}

bool SentenceReader::name_like(std::size_t unit) const {
  if (unit >= units_.size()) return false;
  const Unit& u = units_[unit];
  if (u.number || stops(unit)) return false;
  if (u.connector)
    return has(u, particle) && unit + 1 < units_.size() && !is_lower_connector(sentence_->key(u.first, u.last));
  return true;
}

// Where an organisation's head goes on: "University of California", "Ministry of Health and Welfare".
std::size_t SentenceReader::extend_of(std::size_t head) const {
  std::size_t last = head;
  bool list = false;  // after "of", an "and" joins two fields of one body
  constexpr std::size_t reach = 12;
  for (std::size_t at = head + 1; at < units_.size() && at < head + reach;) {
    std::size_t next = at;
    bool of = false;
    bool joins = false;
    while (next < units_.size() && units_[next].connector && next < at + 2) {
      const std::string_view word = sentence_->key(units_[next].first, units_[next].last);
      of = of || word == "of" || word == "for" || word == "de" || word == "des" || word == "du" || word == "on";
      joins = joins || word == "and";
      ++next;
    }
    if (next >= units_.size() || stops(next) || units_[next].connector || units_[next].number) break;
    const bool plain = next == at && list && !is_title(units_[next]);
    const bool second_field = joins && list && is_ordinary(units_[next]) && !is_title(units_[next]);
    if (!of && !plain && !second_field) break;
    last = next;
    list = true;
    at = next + 1;
  }
  return last;
}

// The last unit of the organisation that begins at `at`; npos when none does.
std::size_t SentenceReader::organisation_end(std::size_t at) const {
  std::size_t found = npos;
  constexpr std::size_t reach = 7;
  for (std::size_t i = at; i < units_.size() && i < at + reach; ++i) {
    const Unit& u = units_[i];
    if (stops(i) || (u.number && i == at)) break;
    if (u.connector) {
      const std::string_view word = sentence_->key(u.first, u.last);
      const bool field_list = (word == "and" || word == "for") && i > at && is_ordinary(units_[i - 1]);
      if (!field_list || found != npos) break;
      continue;
    }
    if (i > at && is_title(u) && !is_org_word(u) && !has(u, role_modifier)) break;
    // "Moscow and European Union", "U.K. Labour Party": a known organisation of several words stands alone.
    if (i > at && !u.organisation.empty() && u.last > u.first && !has(u, org_head)) break;
    if (has(u, org_head) && (i > at || i + 1 < units_.size())) {
      const std::size_t last = extend_of(i);
      if (i > at || last > i) {
        found = last;
        i = last;
        continue;
      }
    }
    if (i > at && is_org_word(u)) found = i;
  }
  return found;
}

// The last unit of the person whose name begins at `at`.
std::size_t SentenceReader::person_end(std::size_t at) const {
  std::size_t last = at;
  std::size_t words = 1;
  constexpr std::size_t most_words = 5;
  for (std::size_t i = at + 1; i < units_.size() && words < most_words; ++i) {
    const Unit& u = units_[i];
    if (u.number || stops(i)) break;
    if (u.connector) {
      if (is_lower_connector(sentence_->key(u.first, u.last))) break;
      continue;
    }
    if (token(units_[last].last).possessive) break;
    // "John Cardinal O'Connor" is rare, "Angela Merkel President ..." is a missing comma.
    if (has(u, any_honorific) && i > at + 1) break;
    if (!u.organisation.empty() && u.last > u.first) break;
    last = i;
    words += u.initial ? 0 : 1;
  }
  return last;
}

// "Jordan Valley", "Hudson River", "Gulf of Aden": the last unit of the place, npos when the words say nothing.
std::size_t SentenceReader::place_end(std::size_t at) const {
  const Unit& start = units_[at];
  if (has(start, place_start) && at + 1 < units_.size()) {
    const std::string_view next = sentence_->key(units_[at + 1].first, units_[at + 1].last);
    if (units_[at + 1].connector && next == "of" && at + 2 < units_.size() && has(start, place_head)) return at + 2;
    if (has(start, place_head) && !has(units_[at + 1], ordinary) && !units_[at + 1].connector && !stops(at + 1))
      return at + 1;
  }
  for (std::size_t i = at; i < units_.size() && i < at + 4; ++i) {
    const Unit& u = units_[i];
    if (u.connector || u.number || stops(i) || (i > at && is_title(u))) return npos;
    if (i > at && has(u, place_head)) return i;
  }
  return npos;
}

// "Paris Hammond", "Austin Keller": a place's name that people bear, before a word that no place goes with.
bool SentenceReader::person_with_place_name(std::size_t at) const {
  const Unit& u = units_[at];
  if (!has(u, also_given | any_given) || u.first != u.last || after_the(at) || at + 1 >= units_.size()) return false;
  const Unit& next = units_[at + 1];
  if (next.initial) return true;
  return !next.connector && !next.number && !stops(at + 1) && !is_ordinary(next) && next.place == nullptr &&
         next.organisation.empty() && !has(next, demonym | any_title | org_tail | org_suffix) &&
         !token(u.last).possessive;
}

// ---------------------------------------------------------------- rules

NameCandidate& SentenceReader::emit(std::size_t first, std::size_t last, std::optional<Type> type, Evidence evidence) {
  const Unit& a = units_[first];
  const Unit& b = units_[last];
  NameCandidate candidate;
  candidate.field = field_;
  candidate.range = {token(a.first).begin, token(b.last).end};
  candidate.key = sentence_->key(a.first, b.last);
  candidate.type = type;
  candidate.evidence = evidence;
  candidate.all_capitals = a.all_capitals;
  if (first == last) {
    candidate.place = a.place;
    candidate.organisation = a.organisation;
    candidate.doubtful = a.first == a.last && at_start(first) && evidence < Evidence::cue;
  }
  if (token(b.last).possessive && candidate.organisation.empty() == false && first == last) {
    const LexiconEntry* printed = words_.find(sentence_->printed_key(a.first, b.last));
    if (printed != nullptr && printed->organisation == candidate.organisation) {  // the 's of "Moody's" belongs to it
      std::size_t end = candidate.range.end;
      while (end < text_.size() && text_[end] != 's' && text_[end] != 'S') ++end;
      candidate.range.end = std::min(end + 1, text_.size());
      candidate.key = sentence_->printed_key(a.first, b.last);
    }
  }
  out_.push_back(std::move(candidate));
  return out_.back();
}

std::size_t SentenceReader::read_person(std::size_t at, Evidence evidence, Gender gender, bool titled) {
  const std::size_t last = person_end(at);
  NameCandidate& person = emit(at, last, Type::person, evidence);
  const unsigned given = units_[at].classes & any_given;
  if (gender == Gender::unknown && given == given_male) gender = Gender::male;
  if (gender == Gender::unknown && given == given_female) gender = Gender::female;
  person.gender = gender;
  person.titled = titled;
  if (titled) person.doubtful = false;
  person.place = nullptr;
  person.organisation = {};
  return last + 1;
}

Gender gender_of_title(unsigned classes) {
  const bool male = (classes & honorific_male) != 0;
  const bool female = (classes & honorific_female) != 0;
  return male == female ? Gender::unknown : male ? Gender::male : Gender::female;
}

// "Defense Secretary Michael Fallon", "Mr Putin", "President of Russia". The chain of titles is no name.
std::size_t SentenceReader::read_title(std::size_t at) {
  std::size_t next = at;
  bool title = false;
  unsigned classes = 0;
  while (next < units_.size() && !units_[next].connector && has(units_[next], any_title | role_modifier) &&
         units_[next].organisation.empty()) {
    const bool first_name = has(units_[next], any_given) && !has(units_[next], any_honorific);
    if (title && first_name) break;
    title = title || is_title(units_[next]);
    classes |= units_[next].classes & any_title;
    if (has(units_[next], any_honorific) && next > at && !name_like(next + 1)) break;
    ++next;
  }
  if (!title) return npos;
  const std::size_t organisation = organisation_end(at);
  const bool strong_title = (classes & (honorific_male | honorific_female)) != 0;
  if (organisation != npos && (organisation >= next || next == at + 1) && !strong_title) {
    return read_organisation(at, organisation);
  }
  if (next == at) return npos;
  if (!name_like(next) || at_start(next)) return std::max(next, at + 1);
  if (const std::size_t end = place_end(at); end != npos && end >= next) {
    emit(at, end, Type::place, Evidence::cue);
    return end + 1;
  }
  const bool person = !(units_[next].place != nullptr && !has(units_[next], also_given | any_given) &&
                        next + 1 >= units_.size() && !strong_title && !has(units_[next], any_given)) &&
                      !has(units_[next], demonym);
  if (!person) return next;
  return read_person(next, Evidence::certain, gender_of_title(classes), (classes & any_honorific) != 0);
}

std::size_t SentenceReader::read_organisation(std::size_t at, std::size_t last) {
  NameCandidate& organisation = emit(at, last, Type::organisation, Evidence::certain);
  const std::size_t next = units_[last].last + 1;
  if (next < sentence_->tokens.size() && token(next).gap == Gap::blank && sentence_->key(next, next) == "plc" &&
      !token(next - 1).possessive) {
    organisation.range.end = token(next).end;  // the one company suffix that is written small
    organisation.key = sentence_->key(units_[at].first, next);
  }
  return last + 1;
}

std::size_t SentenceReader::read_place(std::size_t at) {
  const Unit& u = units_[at];
  if (const std::size_t end = place_end(at); end != npos && end > at) {
    emit(at, end, Type::place, Evidence::certain);
    return end + 1;
  }
  if (person_with_place_name(at)) return read_person(at, Evidence::cue, Gender::unknown, false);
  const unsigned before = classes_before(at);
  const bool cued =
      (before & place_cue) != 0 || word_before(at) == "of" || word_before(at) == "at" || word_before(at) == "from";
  const bool weak = u.place->weak && u.first == u.last;
  const bool given = has(u, any_given) && !has(u, also_given);
  NameCandidate& place = emit(at, at, Type::place,
                              cued            ? (weak ? Evidence::cue : Evidence::certain)
                              : weak || given ? Evidence::none
                                              : Evidence::cue);
  if (place.evidence == Evidence::none) {
    place.type.reset();
    if (!u.organisation.empty()) place.type = Type::organisation;
    if (is_ordinary(u) && place.doubtful) out_.pop_back();
  }
  return at + 1;
}

// At a paragraph's start: "MOSCOW (Sputnik) —", "LONDON, April 9 (Reuters) -", "AL-TABQA, Syria -".
std::size_t SentenceReader::read_dateline(std::size_t at) {
  const Unit& first = units_[at];
  if (!token(first.first).paragraph_start || !(first.all_capitals || token(first.first).all_capitals)) return npos;
  std::size_t last = at;
  while (last + 1 < units_.size() && token(units_[last + 1].last).all_capitals) ++last;
  const std::size_t end = token(units_[last].last).end;
  std::size_t next = end;
  while (next < text_.size() && text_[next] == ' ') ++next;
  if (next >= text_.size()) return npos;
  const std::string_view rest = text_.substr(next, 6);
  const bool mark = rest[0] == '(' || rest[0] == ',' || rest.starts_with("- ") || rest.starts_with("--") ||
                    rest.starts_with("\xE2\x80\x94") || rest.starts_with("\xE2\x80\x93");
  if (!mark || units_[last].last - first.first >= 4) return npos;
  if (rest[0] == ',' && first.place == nullptr && units_[last].last + 1 < sentence_->tokens.size() &&
      !token(units_[last].last + 1).capital) {
    return npos;
  }
  if (first.place == nullptr && (!first.organisation.empty() || has(first, not_a_name))) return npos;
  emit(at, last, Type::place, Evidence::certain).all_capitals = true;
  return last + 1;
}

// Words that no list knows.
std::size_t SentenceReader::read_unknown(std::size_t at) {
  std::size_t last = at;
  bool ordinary_word = is_ordinary(units_[at]);
  std::size_t words = 1;
  for (std::size_t i = at + 1; i < units_.size() && words < 4; ++i) {
    const Unit& u = units_[i];
    if (u.number || stops(i) || u.place != nullptr || !u.organisation.empty() || has(u, demonym)) break;
    if (token(units_[i - 1].last).possessive) break;
    if (u.connector) {
      if (is_lower_connector(sentence_->key(u.first, u.last))) break;
      continue;
    }
    if (is_title(u) && !is_ordinary(u)) break;
    if (has(u, role_modifier) && i + 1 < units_.size() && is_title(units_[i + 1])) break;
    ordinary_word = ordinary_word || is_ordinary(u);
    last = i;
    ++words;
  }
  const unsigned before = classes_before(at);
  const unsigned after = classes_after(last);
  const bool cued_place = (before & place_cue) != 0;
  const std::size_t length = units_[last].last - units_[at].first + 1;
  std::optional<Type> type;
  Evidence evidence = Evidence::hint;
  if ((before & person_cue) != 0 && !ordinary_word) {
    type = Type::person, evidence = Evidence::cue;
  } else if (word_before(at) == "of" && units_[at].first >= 2 && !ordinary_word &&
             words_.find(sentence_->key(units_[at].first - 2, units_[at].first - 2)) != nullptr &&
             (words_.find(sentence_->key(units_[at].first - 2, units_[at].first - 2))->classes & place_noun) != 0) {
    type = Type::place, evidence = Evidence::cue;
  } else if (cued_place && !ordinary_word && !after_the(at)) {
    type = Type::place, evidence = Evidence::cue;
  } else if (length == 1 && units_[at].all_capitals) {
    type = Type::organisation;
  } else if (after_the(at)) {
    type = Type::organisation;
    if (length == 1) type.reset();
  } else if (ordinary_word) {
    if (length > 1) type = Type::organisation;
  } else if (length > 1) {
    type = Type::person;
  } else if ((after & speech_verb) != 0) {
    type = Type::person;
  }
  if (!type) evidence = Evidence::none;
  if (length == 1 && ordinary_word) return last + 1;
  emit(at, last, type, evidence);
  return last + 1;
}

std::size_t SentenceReader::read_unit(std::size_t at) {
  const Unit& u = units_[at];
  if (u.connector || u.number || stops(at)) return at + 1;
  const std::size_t dateline = read_dateline(at);
  if (dateline != npos) return dateline;
  if (has(u, any_title | role_modifier) && u.organisation.empty() && u.place == nullptr) {
    const bool given_first = has(u, any_given) && at + 1 < units_.size() && !has(u, honorific_male | honorific_female);
    if (!given_first) {
      const std::size_t next = read_title(at);
      if (next != npos) return next;
    }
  }
  const bool lone = at + 1 >= units_.size();
  // An ordinary word that opens a sentence says nothing and is not part of what follows.
  if (is_ordinary(u) && at_start(at) && !has(u, any_given)) {
    const std::size_t end = lone ? npos : organisation_end(at);
    const bool head = has(u, org_head) && end != npos;
    if (!head && !(end != npos && is_ordinary(units_[at + 1]) && has(units_[end], org_suffix | org_head)))
      return at + 1;
  }
  if (!lone || has(u, org_head)) {
    const std::size_t end = organisation_end(at);
    if (end != npos && !token(u.last).possessive) return read_organisation(at, end);
  }
  if (has(u, demonym) && u.place == nullptr && u.organisation.empty()) return at + 1;
  if (u.place != nullptr && !(has(u, any_given) && !has(u, also_given) && !lone && u.place->weak))
    return read_place(at);
  if (!u.organisation.empty()) {
    emit(at, at, Type::organisation, Evidence::certain);
    return at + 1;
  }
  if (has(u, location_phrase)) {
    emit(at, at, Type::place, Evidence::certain);
    return at + 1;
  }
  if (const std::size_t end = place_end(at); end != npos && !has(u, any_given) && !(at_start(at) && is_ordinary(u))) {
    emit(at, end, Type::place, Evidence::cue);
    return end + 1;
  }
  if (u.initial && !lone && name_like(at + 1) && !units_[at + 1].connector) {
    return read_person(at, Evidence::cue, Gender::unknown, false);
  }
  if (has(u, any_given) && !u.all_capitals) {
    if (lone || !name_like(at + 1)) {
      return read_person(at, (classes_before(at) & person_cue) != 0 ? Evidence::cue : Evidence::hint, Gender::unknown,
                         false);
    }
    if (!token(u.last).possessive) return read_person(at, Evidence::certain, Gender::unknown, false);
    return read_person(at, Evidence::hint, Gender::unknown, false);
  }
  if (u.initial || (is_ordinary(u) && lone)) return at + 1;
  if (is_ordinary(u) && has(u, org_head | org_tail | org_suffix | place_head) && lone) return at + 1;
  if (has(u, org_head | org_tail | org_suffix | place_head | place_start) && lone) return at + 1;
  return read_unknown(at);
}

void SentenceReader::read_run() {
  for (std::size_t at = 0; at < units_.size();) at = std::max(at + 1, read_unit(at));
}

// ---------------------------------------------------------------- brackets

bool is_subsequence(std::string_view letters, std::string_view of) {
  std::size_t at = 0;
  for (const char c : of) {
    if (at < letters.size() && letters[at] == c) ++at;
  }
  return at == letters.size();
}

// Whether "opcw" can stand for "organisation for the prohibition of chemical weapons".
bool abbreviates(std::string_view acronym, std::string_view key) {
  if (acronym.size() < 2 || acronym.size() > 10 || word_count(key) < 2 || key.empty() || acronym[0] != key[0])
    return false;
  const std::string letters = initials(key);
  return letters == acronym || (is_subsequence(acronym, key) && is_subsequence(letters.substr(0, 2), acronym));
}

// "Long Name (LN)" and "LN (Long Name)": both become organisations that are one.
void SentenceReader::link_abbreviation(std::size_t index) {
  if (index <= out_start_) return;
  NameCandidate& here = out_[index];
  NameCandidate& before = out_[index - 1];
  const std::string_view between = text_.substr(before.range.end, here.range.begin - before.range.end);
  const bool closed = here.range.end < text_.size() && text_[here.range.end] == ')';
  if (between != " (" || !closed) return;
  if (!abbreviates(here.key, before.key) && !abbreviates(before.key, here.key)) return;
  for (NameCandidate* name : {&before, &here}) {
    name->type = Type::organisation;
    name->evidence = Evidence::certain;
    name->doubtful = false;
    name->place = nullptr;
  }
  here.abbreviates = static_cast<std::int32_t>(index - 1);
}

// ---------------------------------------------------------------- sentences

void SentenceReader::read(const NameSentence& sentence) {
  sentence_ = &sentence;
  out_start_ = out_.size();
  for (std::size_t at = 0; at < sentence.tokens.size();) {
    if (!token(at).capital) {
      ++at;
      continue;
    }
    make_units(at, run_end(at));
    read_run();
    at = units_.back().last + 1;
  }
  for (std::size_t i = out_start_; i < out_.size(); ++i) link_abbreviation(i);
}

// The last token of the longest name at `first` that the article knows; npos when it knows none.
std::size_t SentenceReader::known_end(std::size_t first, const KnownNames& known) const {
  constexpr std::size_t most_words = 8;
  std::size_t end = first + 1;
  while (end < sentence_->tokens.size() && end < first + most_words && token(end).gap == Gap::blank) ++end;
  for (std::size_t last = end; last-- > first;) {
    if (token(last).capital && known.type_of(sentence_->key(first, last))) return last;
  }
  return npos;
}

void SentenceReader::read_listed_unit(std::size_t at) {
  make_units(at, at + 1);
  const Unit& u = units_.front();
  const bool word = has(u, ordinary | speech_verb | place_cue) && sentence_->key(u.first, u.last) != "us";
  const bool person = has(u, any_given | also_given) && u.last == u.first;
  if (word || person) return;
  if (u.place != nullptr && (!u.place->weak || u.last > u.first)) {
    emit(0, 0, Type::place, Evidence::certain);
  } else if (!u.organisation.empty()) {
    emit(0, 0, Type::organisation, Evidence::certain);
  }
}

void SentenceReader::read_listed(const NameSentence& sentence, const KnownNames& known) {
  sentence_ = &sentence;
  for (std::size_t at = 0; at < sentence.tokens.size();) {
    if (!token(at).capital) {
      ++at;
      continue;
    }
    const std::size_t last = known_end(at, known);
    if (last == npos) {
      read_listed_unit(at);
      at = units_.front().last + 1;
      continue;
    }
    units_.assign(1, Unit{at, last, 0, nullptr, {}, false, false, false, token(at).all_capitals});
    emit(0, 0, known.type_of(sentence.key(at, last)), Evidence::certain);
    if (const LexiconEntry* entry = look_up(at, last); entry != nullptr && usable(*entry, at, last)) {
      out_.back().place = entry->place;
      out_.back().organisation = entry->organisation;
    }
    at = last + 1;
  }
}

bool is_shouted(const NameSentence& sentence) {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (const NameToken& token : sentence.tokens) {
    if (token.number || token.initial) continue;
    token.all_capitals ? ++capitals : ++small;
  }
  return capitals >= 4 && capitals > 4 * small;
}

}  // namespace

bool find_english_candidates(std::string_view text, Field field, std::vector<NameCandidate>& out) {
  NameTokenizer tokenizer(text);
  NameSentence sentence;
  SentenceReader reader(text, field, lexicon("en"), out);
  if (field == Field::headline && is_title_case(text)) return true;
  bool passed_over = false;
  while (tokenizer.next(sentence)) {
    if (is_shouted(sentence)) {
      passed_over = true;
    } else {
      reader.read(sentence);
    }
  }
  return passed_over;
}

void find_listed_names(std::string_view text, Field field, const KnownNames& known, std::vector<NameCandidate>& out) {
  NameTokenizer tokenizer(text);
  NameSentence sentence;
  SentenceReader reader(text, field, lexicon("en"), out);
  const bool title_case = field == Field::headline && is_title_case(text);
  while (tokenizer.next(sentence)) {
    if (title_case || is_shouted(sentence)) reader.read_listed(sentence, known);
  }
}

bool is_title_case(std::string_view headline) {
  NameTokenizer tokenizer(headline);
  NameSentence sentence;
  std::size_t capital = 0;
  std::size_t small = 0;
  constexpr std::size_t longer_word = 4;
  while (tokenizer.next(sentence)) {
    for (const NameToken& token : sentence.tokens) {
      if (token.end - token.begin < longer_word || token.number) continue;
      token.capital ? ++capital : ++small;
    }
  }
  return capital >= 3 && capital > 3 * small;
}

}  // namespace dateline
