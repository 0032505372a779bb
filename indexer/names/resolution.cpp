// Votes for types; then people by surname, title and latest mention, organisations by acronym and prefix, places by
// list.
#include "indexer/names/resolution.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

#include "common/text.hpp"
#include "indexer/names/keys.hpp"

namespace dateline {
namespace {

// ---------------------------------------------------------------- types

struct Tally {
  std::array<unsigned, 3> weight{};
  bool solid = false;  // met where a capital means something
};

unsigned weight_of(Evidence evidence) {
  constexpr std::array<unsigned, 4> weights = {0, 1, 4, 16};
  return weights[static_cast<std::size_t>(evidence)];
}

class TypeVotes {
 public:
  explicit TypeVotes(const std::vector<NameCandidate>& candidates);
  bool settle(NameCandidate& candidate) const;  // false when it is no name

 private:
  std::optional<EntityType> winner(const Tally& tally) const;

  std::unordered_map<std::string_view, Tally> tallies_;
  std::unordered_set<std::string_view> surnames_;
  std::unordered_set<std::string_view> given_names_;
  std::unordered_set<std::string_view> organisation_starts_;
  std::unordered_set<std::string> acronyms_;
  std::unordered_set<std::string> place_sounds_;  // of places that no list knows
};

TypeVotes::TypeVotes(const std::vector<NameCandidate>& candidates) {
  for (const NameCandidate& candidate : candidates) {
    Tally& tally = tallies_[candidate.key];
    if (candidate.type) tally.weight[static_cast<std::size_t>(*candidate.type)] += weight_of(candidate.evidence);
    tally.solid = tally.solid || !candidate.doubtful;
  }
  for (const NameCandidate& candidate : candidates) {
    const std::string_view key = candidate.key;
    const std::optional<EntityType> type = winner(tallies_.find(key)->second);
    const bool several = word_count(key) > 1;
    if (type == EntityType::person && several) surnames_.insert(last_word(key)), given_names_.insert(first_word(key));
    if (type == EntityType::person && candidate.titled) surnames_.insert(last_word(key));
    if (type == EntityType::organisation && several && candidate.evidence >= Evidence::cue) {
      organisation_starts_.insert(first_word(key));
      acronyms_.insert(initials(key));
    }
    if (type == EntityType::place && several && candidate.place == nullptr) {
      place_sounds_.insert(transliteration_key(key, false));
    }
  }
}

std::optional<EntityType> TypeVotes::winner(const Tally& tally) const {
  const auto best = std::max_element(tally.weight.begin(), tally.weight.end());
  if (*best == 0) return std::nullopt;
  return static_cast<EntityType>(best - tally.weight.begin());
}

bool TypeVotes::settle(NameCandidate& candidate) const {
  const std::string_view key = candidate.key;
  if (key.empty()) return false;
  if (candidate.type && candidate.evidence == Evidence::certain) return true;
  const Tally& tally = tallies_.find(key)->second;
  const bool single = word_count(key) == 1;
  const bool relative = single && (surnames_.contains(key) || given_names_.contains(key));
  if (candidate.doubtful && !tally.solid && !relative && !organisation_starts_.contains(key) &&
      !acronyms_.contains(candidate.key)) {
    return false;
  }
  if (single && surnames_.contains(key) && candidate.organisation.empty()) {
    candidate.type = EntityType::person;
    candidate.place = nullptr;
    return true;
  }
  if (const auto voted = winner(tally)) candidate.type = voted;
  if (!single && candidate.evidence == Evidence::hint && !place_sounds_.empty() &&
      place_sounds_.contains(transliteration_key(key, false))) {
    candidate.type = EntityType::place;  // "Qasr Zaytun" after "the town of Kasr Zeitoun"
  }
  const bool unsure =
      !candidate.type || tally.weight[static_cast<std::size_t>(*candidate.type)] < weight_of(Evidence::cue);
  if (single && unsure) {
    if (given_names_.contains(key)) {
      candidate.type = EntityType::person;
    } else if (organisation_starts_.contains(key) || acronyms_.contains(candidate.key)) {
      candidate.type = EntityType::organisation;
    }
  }
  if (candidate.type != EntityType::place) candidate.place = nullptr;
  if (candidate.type != EntityType::organisation) candidate.organisation = {};
  return candidate.type.has_value();
}

}  // namespace

void settle_types(std::vector<NameCandidate>& candidates) {
  constexpr std::int32_t removed = -1;
  std::vector<std::int32_t> moved(candidates.size(), removed);
  std::vector<bool> kept(candidates.size());
  {
    const TypeVotes votes(candidates);  // keeps views of the keys: nothing moves until it is gone
    for (std::size_t i = 0; i < candidates.size(); ++i) kept[i] = votes.settle(candidates[i]);
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!kept[i]) continue;
    moved[i] = static_cast<std::int32_t>(count);
    if (count != i) candidates[count] = std::move(candidates[i]);
    NameCandidate& candidate = candidates[count++];
    if (candidate.abbreviates >= 0) candidate.abbreviates = moved[static_cast<std::size_t>(candidate.abbreviates)];
  }
  candidates.resize(count);
}

SettledNames::SettledNames(const std::vector<NameCandidate>& candidates) {
  for (const NameCandidate& candidate : candidates) {
    if (!candidate.type) continue;
    types_.try_emplace(candidate.key, *candidate.type);
  }
  for (const NameCandidate& candidate : candidates) {
    if (candidate.type == EntityType::person)
      types_.try_emplace(std::string(last_word(candidate.key)), *candidate.type);
  }
}

std::optional<EntityType> SettledNames::type_of(std::string_view key) const {
  const auto found = types_.find(std::string(key));
  if (found == types_.end()) return std::nullopt;
  return found->second;
}

namespace {

// ---------------------------------------------------------------- joining

using EntityIndex = std::uint32_t;
constexpr EntityIndex none = static_cast<EntityIndex>(-1);

std::string_view without_article(std::string_view key) {
  for (const std::string_view article : {"al ", "el ", "the "}) {
    if (key.starts_with(article) && key.size() > article.size()) return key.substr(article.size());
  }
  return key;
}

bool is_particle(std::string_view word) {
  const LexiconEntry* entry = lexicon("en").find(word);
  return entry != nullptr && (entry->classes & particle) != 0;
}

// A person's key taken apart. "mohammed bin salman": given "mohammed", surname "salman".
struct PersonName {
  std::string_view given;    // empty for a surname alone
  std::string_view surname;  // the last word, without "al "
};

PersonName person_name(std::string_view key) {
  std::string_view rest = key;
  for (const std::string_view suffix : {" jr", " sr", " ii", " iii"}) {
    if (rest.ends_with(suffix) && word_count(rest) > 2) rest.remove_suffix(suffix.size());
  }
  const std::string_view surname = last_word(rest);
  while (word_count(rest) > 1 && is_particle(first_word(rest))) rest.remove_prefix(first_word(rest).size() + 1);
  return {word_count(rest) > 1 ? first_word(rest) : std::string_view(), surname};
}

// A full name that the article gives to one person.
struct Person {
  EntityIndex entity = none;
  std::string_view given;
  std::string_view surname;
  Gender gender = Gender::unknown;
  std::size_t first_mention = 0;
  std::size_t latest_mention = 0;
};

class PeopleJoiner {
 public:
  explicit PeopleJoiner(const std::vector<NameCandidate>& candidates) : candidates_(candidates) { collect(); }
  // The person a mention means; none when it is nobody that has a full name here.
  EntityIndex find(std::size_t mention);
  std::size_t count() const { return people_.size(); }

 private:
  void collect();
  void add_full_name(std::size_t mention, const PersonName& name);
  bool same_person(const Person& person, const PersonName& name, Gender gender) const;
  Person* choose(const std::vector<std::uint32_t>& among, std::size_t mention);

  const std::vector<NameCandidate>& candidates_;
  std::vector<Person> people_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_surname_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_given_;
  std::unordered_map<std::string_view, std::uint32_t> by_key_;
  std::unordered_map<std::string, std::uint32_t> by_sound_;
};

constexpr std::size_t most_namesakes = 32;  // more people of one surname than an article can tell apart

void PeopleJoiner::collect() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i].type != EntityType::person || by_key_.contains(candidates_[i].key)) continue;
    const PersonName name = person_name(candidates_[i].key);
    if (!name.given.empty()) add_full_name(i, name);
  }
}

bool is_initial(std::string_view given) { return decode(given, 0).length == given.size(); }

bool gender_clash(Gender a, Gender b) { return a != Gender::unknown && b != Gender::unknown && a != b; }

bool PeopleJoiner::same_person(const Person& person, const PersonName& name, Gender gender) const {
  if (person.given == name.given) return true;
  if (gender_clash(person.gender, gender)) return false;
  return (is_initial(name.given) || is_initial(person.given)) &&
         decode(person.given, 0).value == decode(name.given, 0).value;
}

void PeopleJoiner::add_full_name(std::size_t mention, const PersonName& name) {
  const NameCandidate& candidate = candidates_[mention];
  auto& namesakes = by_surname_[name.surname];
  for (const std::uint32_t index : namesakes) {
    Person& person = people_[index];
    if (!same_person(person, name, candidate.gender)) continue;
    if (is_initial(person.given)) person.given = name.given;
    by_key_.emplace(candidate.key, index);
    return;
  }
  const auto index = static_cast<std::uint32_t>(people_.size());
  const auto [sound, fresh] = by_sound_.try_emplace(transliteration_key(candidate.key, false), index);
  if (!fresh) {
    by_key_.emplace(candidate.key, sound->second);
    if (namesakes.size() < most_namesakes) namesakes.push_back(sound->second);
    return;
  }
  people_.push_back({static_cast<EntityIndex>(index), name.given, name.surname, candidate.gender, mention, 0});
  if (namesakes.size() < most_namesakes) namesakes.push_back(index);
  auto& same_given = by_given_[name.given];
  if (same_given.size() < most_namesakes) same_given.push_back(index);
  by_key_.emplace(candidate.key, index);
}

// Of several people the one mentioned latest before, else the one mentioned first after.
Person* PeopleJoiner::choose(const std::vector<std::uint32_t>& among, std::size_t mention) {
  const Gender gender = candidates_[mention].titled ? candidates_[mention].gender : Gender::unknown;
  Person* best = nullptr;
  const auto rank = [&](const Person& person) {
    const std::size_t latest = person.latest_mention > 0 ? person.latest_mention : 0;
    const bool fits = gender != Gender::unknown && person.gender == gender;
    return std::tuple(fits, latest, candidates_.size() - person.first_mention);
  };
  for (const std::uint32_t index : among) {
    Person& person = people_[index];
    if (gender_clash(person.gender, gender)) continue;
    if (best == nullptr || rank(person) > rank(*best)) best = &person;
  }
  return best;
}

EntityIndex PeopleJoiner::find(std::size_t mention) {
  const NameCandidate& candidate = candidates_[mention];
  Person* person = nullptr;
  if (const auto known = by_key_.find(candidate.key); known != by_key_.end()) {
    person = &people_[known->second];
  } else {
    const std::string_view word = person_name(candidate.key).surname;
    const auto surname = by_surname_.find(word);
    const auto given = by_given_.find(word);
    if (surname != by_surname_.end()) person = choose(surname->second, mention);
    if (person == nullptr && given != by_given_.end()) person = choose(given->second, mention);
  }
  if (person == nullptr) return none;
  person->latest_mention = mention + 1;
  if (person->gender == Gender::unknown && candidate.titled) person->gender = candidate.gender;
  return person->entity;
}

// ---------------------------------------------------------------- organisations

// Without company suffixes and a leading "the": "barclays" for "the Barclays plc".
std::string_view organisation_core(std::string_view key) {
  key = key.starts_with("the ") ? key.substr(4) : key;
  for (;;) {
    const std::string_view last = last_word(key);
    const LexiconEntry* entry = lexicon("en").find(last);
    if (last.size() == key.size() || entry == nullptr || (entry->classes & org_suffix) == 0) return key;
    key.remove_suffix(last.size() + 1);
  }
}

class OrganisationJoiner {
 public:
  explicit OrganisationJoiner(const std::vector<NameCandidate>& candidates) : candidates_(candidates) { collect(); }
  // A view that is the same for all mentions of one organisation.
  std::string_view find(std::size_t mention) const;

 private:
  void collect();
  void add_long_name(std::string_view core);
  std::string_view core_of(const NameCandidate& candidate) const;

  const std::vector<NameCandidate>& candidates_;
  std::unordered_map<std::string_view, std::string_view> meaning_;  // bracketed acronyms and the like
  std::unordered_map<std::string, std::string_view> by_initials_;
  std::unordered_map<std::string_view, std::string_view> by_prefix_;  // empty when several begin so
};

std::string_view OrganisationJoiner::core_of(const NameCandidate& candidate) const {
  return candidate.organisation.empty() ? organisation_core(candidate.key) : candidate.organisation;
}

void OrganisationJoiner::add_long_name(std::string_view core) {
  const std::string letters = initials(core);
  if (letters.size() > 2) by_initials_.try_emplace(letters, core);
  for (std::size_t at = core.find(' '); at != std::string_view::npos; at = core.find(' ', at + 1)) {
    const auto [prefix, fresh] = by_prefix_.try_emplace(core.substr(0, at), core);
    if (!fresh && prefix->second != core) prefix->second = {};
  }
}

void OrganisationJoiner::collect() {
  for (const NameCandidate& candidate : candidates_) {
    if (candidate.type != EntityType::organisation) continue;
    if (candidate.abbreviates >= 0) {
      const NameCandidate& other = candidates_[static_cast<std::size_t>(candidate.abbreviates)];
      const bool here_short = candidate.key.size() < other.key.size();
      meaning_.try_emplace(here_short ? candidate.key : other.key, core_of(here_short ? other : candidate));
    }
    if (candidate.organisation.empty()) add_long_name(organisation_core(candidate.key));
  }
}

std::string_view OrganisationJoiner::find(std::size_t mention) const {
  const NameCandidate& candidate = candidates_[mention];
  if (const auto meant = meaning_.find(candidate.key); meant != meaning_.end()) return meant->second;
  if (const auto longer = by_prefix_.find(candidate.key);
      longer != by_prefix_.end() && !candidate.organisation.empty()) {
    if (!longer->second.empty() && word_count(longer->second) == 2) return longer->second;  // "Barclays Bank"
  }
  if (!candidate.organisation.empty()) return candidate.organisation;
  const std::string_view core = organisation_core(candidate.key);
  if (const auto meant = meaning_.find(core); meant != meaning_.end()) return meant->second;
  if (word_count(core) == 1) {
    if (const auto longer = by_initials_.find(std::string(core)); longer != by_initials_.end()) return longer->second;
  }
  const LexiconEntry* entry = lexicon("en").find(core);
  const bool plain_word = entry != nullptr && (entry->classes & (ordinary | org_head | demonym)) != 0;
  if (const auto longer = by_prefix_.find(core); longer != by_prefix_.end() && !longer->second.empty() && !plain_word) {
    return longer->second;
  }
  return core;
}

// ---------------------------------------------------------------- entities

// One entity while its forms are being gathered.
struct Gathered {
  EntityType type = EntityType::person;
  std::string_view listed_name;    // of the lists
  std::vector<std::string> forms;  // as printed, in order of first mention
  std::unordered_set<std::string> seen;
};

std::string single_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= 9 && c <= 13);
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
}

// "AL-TABQA" of a dateline is shown as "Al-Tabqa".
std::string capitalised(std::string_view text) {
  std::string out(text);
  bool inside = false;
  for (char& c : out) {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (inside && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    inside = letter || c == '\'';
  }
  return out;
}

std::size_t fullest_form(const Gathered& entity) {
  std::size_t best = 0;
  const auto rank = [&](const std::string& form) {
    const std::string key = name_key(form);
    return std::tuple(has_small_letter(form) || entity.type == EntityType::organisation, word_count(key), key.size());
  };
  for (std::size_t i = 1; i < entity.forms.size(); ++i) {
    if (rank(entity.forms[i]) > rank(entity.forms[best])) best = i;
  }
  return best;
}

Entity finished(Gathered& gathered) {
  Entity entity;
  entity.type = gathered.type;
  const std::string& fullest = gathered.forms[fullest_form(gathered)];
  entity.name = gathered.listed_name.empty() ? fullest : std::string(gathered.listed_name);
  if (gathered.listed_name.empty() && entity.type != EntityType::organisation && !has_small_letter(fullest)) {
    entity.name = capitalised(fullest);
  }
  for (std::string& form : gathered.forms) {
    if (form != entity.name) entity.aliases.push_back(std::move(form));
  }
  return entity;
}

class Joiner {
 public:
  Joiner(const Article& article, const std::vector<NameCandidate>& candidates)
      : article_(article), candidates_(candidates), people_(candidates), organisations_(candidates) {}
  ArticleNames join();

 private:
  EntityIndex entity_of(std::size_t mention);
  EntityIndex place_entity(const NameCandidate& candidate);
  EntityIndex keyed(EntityType type, std::string key);
  void add_form(EntityIndex entity, const NameCandidate& candidate);

  const Article& article_;
  const std::vector<NameCandidate>& candidates_;
  PeopleJoiner people_;
  OrganisationJoiner organisations_;
  std::vector<Gathered> gathered_;
  std::unordered_map<std::string, EntityIndex> by_key_;
  ArticleNames names_;
};

EntityIndex Joiner::keyed(EntityType type, std::string key) {
  key += static_cast<char>('0' + static_cast<int>(type));
  const auto [found, fresh] = by_key_.try_emplace(std::move(key), static_cast<EntityIndex>(gathered_.size()));
  if (fresh) gathered_.push_back({type, {}, {}, {}});
  return found->second;
}

// Places of the lists are one by their name; of unknown ones, the transliterations of one name are one.
EntityIndex Joiner::place_entity(const NameCandidate& candidate) {
  if (candidate.place == nullptr) {
    return keyed(EntityType::place, "~" + transliteration_key(without_article(candidate.key), false));
  }
  const EntityIndex entity = keyed(EntityType::place, std::string(candidate.place->name));
  gathered_[entity].listed_name = candidate.place->name;
  return entity;
}

EntityIndex Joiner::entity_of(std::size_t mention) {
  const NameCandidate& candidate = candidates_[mention];
  switch (*candidate.type) {
    case EntityType::person: {
      const EntityIndex person = people_.find(mention);
      return person == none ? keyed(EntityType::person, "~" + std::string(without_article(candidate.key)))
                            : keyed(EntityType::person, std::to_string(person));
    }
    case EntityType::organisation: {
      const std::string_view core = organisations_.find(mention);
      const EntityIndex entity = keyed(EntityType::organisation, name_key(core));
      if (!candidate.organisation.empty() && core == candidate.organisation) gathered_[entity].listed_name = core;
      return entity;
    }
    case EntityType::place: return place_entity(candidate);
  }
  return none;
}

void Joiner::add_form(EntityIndex entity, const NameCandidate& candidate) {
  const std::string& field = candidate.field == Field::headline ? article_.headline : article_.body;
  std::string form = single_blanks(std::string_view(field).substr(candidate.range.begin, candidate.range.size()));
  if (gathered_[entity].seen.insert(form).second) gathered_[entity].forms.push_back(std::move(form));
}

ArticleNames Joiner::join() {
  names_.mentions.reserve(candidates_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const EntityIndex entity = entity_of(i);
    add_form(entity, candidates_[i]);
    names_.mentions.push_back({candidates_[i].field, candidates_[i].range, entity});
  }
  names_.entities.reserve(gathered_.size());
  for (Gathered& entity : gathered_) names_.entities.push_back(finished(entity));
  return std::move(names_);
}

}  // namespace

ArticleNames join_names(const Article& article, const std::vector<NameCandidate>& candidates) {
  return Joiner(article, candidates).join();
}

}  // namespace dateline
