// Votes: each mention's evidence is a weight for a type, and the heaviest type of a name wins.
#include "indexer/names/types.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "indexer/names/keys.hpp"

namespace dateline {
namespace {

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

}  // namespace dateline
