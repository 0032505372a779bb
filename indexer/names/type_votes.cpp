// Counts articles by key and type; the keys of the lists' things are their usual names.
#include "indexer/names/type_votes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {
namespace {

constexpr std::size_t types = 3;
constexpr std::uint64_t clear_minority = 4;  // a single word's minority stands with a quarter of the majority
constexpr std::uint64_t bare_majority = 5;   // and an unknown person gives way to a fifth
constexpr std::uint64_t club_share = 10;     // a listed town's club stands with a tenth

// What is known of a key.
struct Votes {
  std::array<std::uint64_t, types> articles{};
  bool several_words = false;
  bool given_first = false;  // its first word is a given name
  bool borne = false;        // it is a given name, or a full name of a person has it as its first or last word
  bool country = false;
  bool town = false;  // or another place of the lists
};

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string vote_key(std::string_view name, bool& country, bool& town) {
  std::string key = name_key(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  if (key == "u s" || key == "us") key = "united states";
  const LexiconEntry* entry = lexicon("en").find(key);
  if (entry == nullptr) return key;
  if (entry->place != nullptr && (!entry->capitals_only || !has_small_letter(name))) {
    country = entry->place->kind == PlaceKind::country && !entry->place->weak && (entry->classes & also_given) == 0;
    town = !country;
    return name_key(entry->place->name);
  }
  return entry->organisation.empty() ? key : name_key(entry->organisation);
}

EntityType decided(const Votes& votes, EntityType own) {
  const auto [people, organisations, places] = votes.articles;
  const auto of = [&](EntityType type) { return votes.articles[static_cast<std::size_t>(type)]; };
  const EntityType other = places >= organisations ? EntityType::place : EntityType::organisation;
  if (votes.country && own == EntityType::organisation) return EntityType::place;
  if ((votes.country || votes.town) && own == EntityType::place) return own;
  if (votes.town && own == EntityType::organisation && organisations * club_share >= places) return own;
  if (!votes.several_words && !votes.borne && people > 0 && of(other) * bare_majority >= people) {
    if (own == EntityType::person) return other;
    return of(own) * clear_minority < of(other) ? other : own;
  }
  const std::uint64_t highest = std::max({people, organisations, places});
  if (votes.several_words) {
    if (people == highest && (votes.given_first || of(other) < highest)) return EntityType::person;
    return other;
  }
  if (of(own) * clear_minority >= highest) return own;
  return people == highest ? EntityType::person : other;
}

}  // namespace

std::vector<EntityType> vote_types(const std::vector<CountedName>& names) {
  std::unordered_map<std::string, std::uint32_t> known;
  std::vector<Votes> votes;
  std::vector<std::uint32_t> vote_of;
  vote_of.reserve(names.size());
  known.reserve(names.size());
  for (const CountedName& name : names) {
    bool country = false;
    bool town = false;
    std::string key = vote_key(name.name, country, town);
    const auto [found, fresh] = known.try_emplace(std::move(key), static_cast<std::uint32_t>(votes.size()));
    if (fresh) {
      const std::string_view first = first_word(found->first);
      const LexiconEntry* entry = lexicon("en").find(first);
      const bool given = entry != nullptr && (entry->classes & (any_given | also_given)) != 0;
      votes.push_back({{}, first.size() < found->first.size(), given, given, country, town});
    }
    vote_of.push_back(found->second);
    votes[found->second].articles[static_cast<std::size_t>(name.type)] += name.articles;
  }
  for (const auto& [key, number] : known) {
    const Votes& full = votes[number];
    if (!full.several_words || full.articles[static_cast<std::size_t>(EntityType::person)] == 0) continue;
    for (const std::string_view word : {first_word(key), last_word(key)}) {
      if (const auto found = known.find(std::string(word)); found != known.end()) votes[found->second].borne = true;
    }
  }
  std::vector<EntityType> decisions;
  decisions.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) decisions.push_back(decided(votes[vote_of[i]], names[i].type));
  return decisions;
}

}  // namespace dateline
