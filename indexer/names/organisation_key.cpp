// One rewriting after the other, the lists' names last.
#include "indexer/names/organisation_key.hpp"

#include <algorithm>
#include <array>

#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {
namespace {

bool has_class(std::string_view word, unsigned classes) {
  const LexiconEntry* entry = lexicon("en").find(word);
  return entry != nullptr && (entry->classes & classes) != 0;
}

void drop_last_word(std::string_view& key) { key.remove_suffix(last_word(key).size() + 1); }

// "merrill lynch" of "the merrill lynch and co inc".
std::string_view without_suffixes(std::string_view key) {
  if (key.starts_with("the ") && key.size() > 4) key.remove_prefix(4);
  while (word_count(key) > 1 && has_class(last_word(key), org_suffix)) {
    drop_last_word(key);
    if (word_count(key) > 1 && (last_word(key) == "and" || last_word(key) == "&")) drop_last_word(key);
  }
  return key;
}

constexpr auto nation_prefixes = std::to_array<std::string_view>({"us ", "u s ", "united states "});

// Words that begin or end the name of a body of a state.
constexpr auto state_beginnings =
    std::to_array<std::string_view>({"army", "bureau", "census", "coast", "congress", "department", "house", "navy",
                                     "office", "secret", "senate", "supreme", "treasury"});
constexpr auto state_ends =
    std::to_array<std::string_view>({"administration", "agency", "army", "attorney", "commission", "congress", "corps",
                                     "court", "department", "force", "guard", "navy", "senate", "service", "treasury"});

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_state_body(std::string_view key) {
  return is_one_of(first_word(key), state_beginnings) || is_one_of(last_word(key), state_ends);
}

// "department of energy" of "energy department" and of "dept of energy"; `key` itself where it names none.
std::string department_key(std::string_view key) {
  for (const std::string_view head : {"department", "dept", "ministry"}) {
    const std::string usual = head == "dept" ? "department of " : std::string(head) + " of ";
    const std::string in_front = std::string(head) + " of ";
    if (key.starts_with(in_front)) {
      key.remove_prefix(in_front.size());
      if (key.starts_with("the ")) key.remove_prefix(4);
      return usual + std::string(key);
    }
    if (word_count(key) == 2 && last_word(key) == head) return usual + std::string(first_word(key));
  }
  return std::string(key);
}

// The usual name that the lists have for it; empty for none.
std::string listed_key(std::string_view key) {
  const LexiconEntry* entry = lexicon("en").find(key);
  if (entry == nullptr || entry->organisation.empty()) return {};
  return department_key(without_suffixes(name_key(entry->organisation)));
}

}  // namespace

std::string organisation_key(std::string_view key) {
  if (std::string listed = listed_key(key); !listed.empty()) return listed;
  key = without_suffixes(key);
  if (std::string listed = listed_key(key); !listed.empty()) return listed;
  for (const std::string_view nation : nation_prefixes) {
    if (!key.starts_with(nation) || !is_state_body(key.substr(nation.size()))) continue;
    const std::string rest = department_key(key.substr(nation.size()));
    std::string listed = listed_key(rest);  // the lists' ministries without a country are American
    return listed.empty() ? "us " + rest : listed;
  }
  std::string same = department_key(key);
  std::string listed = same == key ? std::string() : listed_key(same);
  return listed.empty() ? same : listed;
}

std::string_view without_nation(std::string_view key) {
  const std::string_view first = first_word(key);
  if (first.size() == key.size()) return {};
  const std::string_view rest = key.substr(first.size() + 1);
  const bool nation = first == "us" || has_class(first, demonym);
  if (first == "house" && rest.starts_with("of ") && word_count(rest) == 2) return first;  // of Commons
  return nation && is_state_body(rest) ? rest : std::string_view();
}

bool begins_tellingly(std::string_view key) {
  const LexiconEntry* entry = lexicon("en").find(first_word(key));
  if (entry == nullptr) return true;
  constexpr unsigned plain = ordinary | org_head | org_tail | org_suffix | demonym | particle | place_head |
                             place_start | calendar | not_a_name;
  return (entry->classes & plain) == 0 && entry->place == nullptr;
}

}  // namespace dateline
