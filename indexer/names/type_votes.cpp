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

struct Votes {
  std::array<std::uint64_t, types> articles{};
  bool several_words = false;
  bool country = false;
};

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string vote_key(std::string_view name, bool& country) {
  std::string key = name_key(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  const LexiconEntry* entry = lexicon("en").find(key);
  if (entry == nullptr) return key;
  if (entry->place != nullptr && (!entry->capitals_only || !has_small_letter(name))) {
    country = entry->place->kind == PlaceKind::country && !entry->place->weak && (entry->classes & also_given) == 0;
    return name_key(entry->place->name);
  }
  return entry->organisation.empty() ? key : name_key(entry->organisation);
}

EntityType decided(const Votes& votes, EntityType own) {
  const auto of = [&](EntityType type) { return votes.articles[static_cast<std::size_t>(type)]; };
  if (votes.country && own == EntityType::organisation) return EntityType::place;
  const auto highest = std::max_element(votes.articles.begin(), votes.articles.end());
  const auto winner = static_cast<EntityType>(highest - votes.articles.begin());
  if (of(own) == *highest) return own;
  const bool tied = std::count(votes.articles.begin(), votes.articles.end(), *highest) > 1;
  const bool few = of(own) * clear_minority < *highest;
  return !tied && (few || votes.several_words) ? winner : own;
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
    std::string key = vote_key(name.name, country);
    const bool several_words = key.find(' ') != std::string::npos;
    const auto [found, fresh] = known.try_emplace(std::move(key), static_cast<std::uint32_t>(votes.size()));
    if (fresh) votes.push_back({{}, several_words, country});
    vote_of.push_back(found->second);
    votes[found->second].articles[static_cast<std::size_t>(name.type)] += name.articles;
  }
  std::vector<EntityType> decisions;
  decisions.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) decisions.push_back(decided(votes[vote_of[i]], names[i].type));
  return decisions;
}

}  // namespace dateline
