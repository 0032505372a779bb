// Votes: each mention's evidence is a weight for a type, and the heaviest type of a name wins.
#include "indexer/names/types.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "indexer/names/key_map.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/surnames.hpp"

namespace dateline {
namespace {

struct Tally {
  std::array<unsigned, 3> weight{};
  std::array<unsigned, 3> hints{};  // counted apart: many guesses never outweigh one cue
  std::array<bool, 3> cued{};
  bool solid = false;  // met where a capital means something
};

unsigned weight_of(Evidence evidence) {
  constexpr std::array<unsigned, 4> weights = {0, 1, 4, 16};
  return weights[static_cast<std::size_t>(evidence)];
}

void count(Tally& tally, std::size_t type, Evidence evidence) {
  constexpr unsigned most_hints = 3;
  if (evidence == Evidence::hint && ++tally.hints[type] > most_hints) return;
  tally.weight[type] += weight_of(evidence);
  tally.cued[type] = tally.cued[type] || evidence >= Evidence::cue;
}

class TypeVotes {
 public:
  explicit TypeVotes(const std::vector<NameCandidate>& candidates);
  bool settle(NameCandidate& candidate) const;  // false when it is no name

 private:
  std::optional<EntityType> winner(const Tally& tally) const;
  void add_organisation(const NameCandidate& candidate);
  void add_person(const NameCandidate& candidate, const Tally& tally);

  KeyMap<Tally> tallies_;
  KeySet surnames_;
  KeySet given_names_;
  KeySet organisation_starts_;
  std::unordered_set<std::string> acronyms_;
  std::unordered_set<std::string> place_sounds_;  // of places that no list knows
};

TypeVotes::TypeVotes(const std::vector<NameCandidate>& candidates) {
  for (const NameCandidate& candidate : candidates) {
    Tally& tally = tallies_[candidate.key];
    if (candidate.type) count(tally, static_cast<std::size_t>(*candidate.type), candidate.evidence);
    tally.solid = tally.solid || !candidate.doubtful;
  }
  for (const NameCandidate& candidate : candidates) add_organisation(candidate);
  for (const NameCandidate& candidate : candidates) {
    const Tally& tally = *tallies_.find(candidate.key);
    const std::optional<EntityType> type = winner(tally);
    if (type == EntityType::person) add_person(candidate, tally);
    if (type == EntityType::place && !candidate.one_token && candidate.place == nullptr) {
      place_sounds_.insert(transliteration_key(candidate.key, false));
    }
  }
}

void TypeVotes::add_organisation(const NameCandidate& candidate) {
  const std::string_view key = candidate.key;
  if (candidate.one_token || candidate.evidence < Evidence::cue) return;
  if (winner(*tallies_.find(key)) != EntityType::organisation) return;
  for (std::size_t at = key.find(' '); at != std::string_view::npos; at = key.find(' ', at + 1)) {
    if (!key.substr(at).starts_with(" and ")) organisation_starts_.insert(key.substr(0, at));  // no one says "the Dock"
  }
  acronyms_.insert(initials(key));
}

void TypeVotes::add_person(const NameCandidate& candidate, const Tally& tally) {
  if (candidate.one_token && !candidate.titled) return;
  // "Velmar Quelling" after "Velmar Quelling plc" only looks like a person.
  if (!tally.cued[static_cast<std::size_t>(EntityType::person)] && organisation_starts_.contains(candidate.key)) return;
  const PersonName name = person_name(candidate);
  surnames_.insert(name.surname);
  if (!name.given.empty()) given_names_.insert(name.given);
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
  const Tally& tally = *tallies_.find(key);
  const bool single = candidate.one_token;
  const std::string_view surname = person_name(candidate).surname;
  const bool relative = single && (surnames_.contains(surname) || given_names_.contains(key));
  if (candidate.doubtful && !tally.solid && !relative && !organisation_starts_.contains(key) &&
      !acronyms_.contains(candidate.key)) {
    return false;
  }
  if (single && surnames_.contains(surname) && candidate.organisation.empty()) {
    candidate.type = EntityType::person;
    candidate.place = nullptr;
    return true;
  }
  if (const auto voted = winner(tally)) candidate.type = voted;
  if (!single && candidate.evidence == Evidence::hint && !place_sounds_.empty() &&
      place_sounds_.contains(transliteration_key(key, false))) {
    candidate.type = EntityType::place;  // "Qasr Zaytun" after "the town of Kasr Zeitoun"
  }
  const bool unsure = !candidate.type || !tally.cued[static_cast<std::size_t>(*candidate.type)];
  if (!single && unsure && organisation_starts_.contains(key)) candidate.type = EntityType::organisation;
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
  std::size_t size = 0;
  for (const NameCandidate& candidate : candidates) size += candidate.key.size();
  keys_.reserve(size);
  for (const NameCandidate& candidate : candidates) keys_ += candidate.key;
  std::size_t begin = 0;
  for (const NameCandidate& candidate : candidates) {
    const std::string_view key = std::string_view(keys_).substr(begin, candidate.key.size());
    begin += key.size();
    if (candidate.type) types_.try_emplace(key, *candidate.type);
  }
  begin = 0;
  for (const NameCandidate& candidate : candidates) {
    if (candidate.type == EntityType::person) {
      const std::string_view surname = person_name(candidate).surname;
      const auto offset = static_cast<std::size_t>(surname.data() - candidate.key.data());
      types_.try_emplace(std::string_view(keys_).substr(begin + offset, surname.size()), *candidate.type);
    }
    begin += candidate.key.size();
  }
}

std::optional<EntityType> SettledNames::type_of(std::string_view key) const {
  const EntityType* type = types_.find(key);
  return type == nullptr ? std::nullopt : std::optional(*type);
}

}  // namespace dateline
