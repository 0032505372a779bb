// Full names are collected first, by surname, given name and sound; then each mention chooses among them.
#include "indexer/names/people.hpp"

#include <tuple>

#include "common/text.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/surnames.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_namesakes = 32;  // more people of one surname than an article can tell apart

bool is_initial(std::string_view given) { return decode(given, 0).length == given.size(); }

bool gender_clash(Gender a, Gender b) { return a != Gender::unknown && b != Gender::unknown && a != b; }

bool same_given(std::string_view a, std::string_view b, bool may_be_initial) {
  if (a == b) return true;
  return may_be_initial && (is_initial(a) || is_initial(b)) && decode(a, 0).value == decode(b, 0).value;
}

}  // namespace

void PeopleJoiner::collect() {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i].type != EntityType::person || by_key_.contains(candidates_[i].key)) continue;
    const PersonName name = person_name(candidates_[i]);
    if (!name.given.empty()) add_full_name(i, name.given, name.surname);
  }
}

void PeopleJoiner::add_full_name(std::size_t mention, std::string_view given, std::string_view surname) {
  const NameCandidate& candidate = candidates_[mention];
  auto& namesakes = by_surname_[surname];
  for (const std::uint32_t index : namesakes) {
    Person& person = people_[index];
    if (!same_given(person.given, given, !gender_clash(person.gender, candidate.gender))) continue;
    if (is_initial(person.given)) person.given = given;
    by_key_.try_emplace(candidate.key, index);
    return;
  }
  const auto index = static_cast<std::uint32_t>(people_.size());
  const auto [sound, fresh] = by_sound_.try_emplace(transliteration_key(candidate.key, false), index);
  if (!fresh) {
    by_key_.try_emplace(candidate.key, sound->second);
    if (namesakes.size() < most_namesakes) namesakes.push_back(sound->second);
    return;
  }
  people_.push_back({given, surname, candidate.gender, mention, 0});
  if (namesakes.size() < most_namesakes) namesakes.push_back(index);
  auto& of_given = by_given_[given];
  if (of_given.size() < most_namesakes) of_given.push_back(index);
  by_key_.try_emplace(candidate.key, index);
}

// Of several people the one mentioned latest before, else the one mentioned first after.
PeopleJoiner::Person* PeopleJoiner::choose(const std::vector<std::uint32_t>& among, std::size_t mention) {
  const Gender gender = candidates_[mention].titled ? candidates_[mention].gender : Gender::unknown;
  Person* best = nullptr;
  const auto rank = [&](const Person& person) {
    const bool fits = gender != Gender::unknown && person.gender == gender;
    return std::tuple(fits, person.latest_mention, candidates_.size() - person.first_mention);
  };
  for (const std::uint32_t index : among) {
    Person& person = people_[index];
    if (gender_clash(person.gender, gender)) continue;
    if (best == nullptr || rank(person) > rank(*best)) best = &person;
  }
  return best;
}

std::optional<std::uint32_t> PeopleJoiner::find(std::size_t mention) {
  const NameCandidate& candidate = candidates_[mention];
  Person* person = nullptr;
  if (const std::uint32_t* known = by_key_.find(candidate.key); known != nullptr) {
    person = &people_[*known];
  } else {
    const std::string_view word = person_name(candidate).surname;
    const std::vector<std::uint32_t>* surname = by_surname_.find(word);
    const std::vector<std::uint32_t>* given = by_given_.find(word);
    if (surname != nullptr) person = choose(*surname, mention);
    if (person == nullptr && given != nullptr) person = choose(*given, mention);
  }
  if (person == nullptr) return std::nullopt;
  person->latest_mention = mention + 1;
  if (person->gender == Gender::unknown && candidate.titled) person->gender = candidate.gender;
  return static_cast<std::uint32_t>(person - people_.data());
}

}  // namespace dateline
