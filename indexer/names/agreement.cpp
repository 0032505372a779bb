// Full names are collected first; then each single word is looked up among them.
#include "indexer/names/agreement.hpp"

#include "indexer/names/key_map.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/surnames.hpp"

namespace dateline {
namespace {

// Words that begin many organisations tell nothing: "National", "Bank".
bool is_telling(std::string_view word) {
  const LexiconEntry* entry = lexicon("en").find(word);
  return entry == nullptr || (entry->classes == 0 && entry->place == nullptr && entry->organisation.empty());
}

}  // namespace

void settle_single_words(std::vector<NameCandidate>& candidates) {
  KeySet people;
  KeySet organisations;
  bool any = false;
  for (const NameCandidate& candidate : candidates) {
    if (candidate.one_token) continue;
    if (candidate.type == EntityType::person) {
      const PersonName name = person_name(candidate);
      people.insert(name.surname);
      people.insert(name.given);
    } else if (candidate.type == EntityType::organisation && is_telling(first_word(candidate.key))) {
      organisations.insert(first_word(candidate.key));
      any = true;
    }
  }
  if (!any) return;
  for (NameCandidate& candidate : candidates) {
    const bool open =
        candidate.type == EntityType::person || (candidate.type == EntityType::place && candidate.place == nullptr);
    if (!open || !candidate.one_token || candidate.titled || people.contains(candidate.key)) continue;
    if (organisations.contains(candidate.key)) candidate.type = EntityType::organisation;
  }
}

}  // namespace dateline
