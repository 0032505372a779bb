// An acronym's letters are the initials of the long name, or come in it in order.
#include "indexer/names/abbreviations.hpp"

#include <string>

#include "indexer/names/keys.hpp"

namespace dateline {
namespace {

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

}  // namespace

void link_abbreviation(std::string_view text, std::vector<NameCandidate>& names, std::size_t index) {
  NameCandidate& here = names[index];
  NameCandidate& before = names[index - 1];
  if (here.field != before.field || before.type == EntityType::person || here.type == EntityType::person) return;
  const std::string_view between = text.substr(before.range.end, here.range.begin - before.range.end);
  const bool closed = here.range.end < text.size() && text[here.range.end] == ')';
  if (between != " (" || !closed) return;
  if (!abbreviates(here.key, before.key) && !abbreviates(before.key, here.key)) return;
  for (NameCandidate* name : {&before, &here}) {
    name->type = EntityType::organisation;
    name->place = nullptr;
  }
  here.abbreviates = static_cast<std::int32_t>(index - 1);
}

}  // namespace dateline
