// Looks at classes of the lists first, then at a short table of words that newsrooms capitalise.
#include "indexer/names/non_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {
namespace {

// Sorted keys. Bodies that say of themselves only what they are ("the Bank said") name a different one in each article.
constexpr auto generic_bodies = std::to_array<std::string_view>(
    {"administration", "agency",     "appropriations",   "association",  "authority",  "bank",       "board",
     "bureau",         "cabinet",    "center",           "central bank", "centre",     "chamber",    "coalition",
     "college",        "commission", "committee",        "company",      "corps",      "council",    "court",
     "defense",        "department", "exchange",         "federal",      "federation", "foundation", "fund",
     "government",     "group",      "house and senate", "institute",    "league",     "ministry",   "office",
     "opposition",     "party",      "school",           "society",      "state",      "the",        "union",
     "university"});
static_assert(std::is_sorted(generic_bodies.begin(), generic_bodies.end()));

// Sorted keys: measures, rates, currencies, papers, what is bought and sold.
constexpr auto things = std::to_array<std::string_view>({"cfo",
                                                         "consumer price index",
                                                         "dax",
                                                         "dollar",
                                                         "dow",
                                                         "dow jones industrial average",
                                                         "euro",
                                                         "eurobond",
                                                         "ftse",
                                                         "gdp",
                                                         "gnp",
                                                         "gross domestic product",
                                                         "gross national product",
                                                         "iraqi freedom",
                                                         "libor",
                                                         "lord",
                                                         "mark",
                                                         "md",
                                                         "medicaid",
                                                         "medicare",
                                                         "nikkei",
                                                         "nyse composite",
                                                         "president",
                                                         "secretary",
                                                         "senator",
                                                         "senators",
                                                         "social security",
                                                         "sterling",
                                                         "treasuries",
                                                         "treasury bills",
                                                         "treasury bonds",
                                                         "yen"});
static_assert(std::is_sorted(things.begin(), things.end()));

template <std::size_t size>
bool is_one_of(std::string_view key, const std::array<std::string_view, size>& keys) {
  return std::binary_search(keys.begin(), keys.end(), key);
}

bool has_class(std::string_view word, unsigned classes) {
  const LexiconEntry* entry = lexicon("en").find(word);
  return entry != nullptr && (entry->classes & classes) != 0;
}

bool all_words_have(std::string_view key, unsigned classes) {
  for (;;) {
    const std::string_view word = first_word(key);
    if (word != "and" && word != "&" && !has_class(word, classes)) return false;
    if (word.size() == key.size()) return true;
    key.remove_prefix(word.size() + 1);
  }
}

bool is_direction(std::string_view word) {
  return word == "north" || word == "south" || word == "east" || word == "west";
}

// "German", "West German"; but "Georgian" of the lists' places is one.
bool is_nationality(std::string_view key) {
  const LexiconEntry* entry = lexicon("en").find(key);
  if (entry != nullptr && (entry->place != nullptr || !entry->organisation.empty())) return false;
  if (word_count(key) == 2 && is_direction(first_word(key))) key.remove_prefix(first_word(key).size() + 1);
  return word_count(key) == 1 && has_class(key, demonym);
}

// "Monday", "November"; shorter ones are people's names as well: May, June, April.
bool is_calendar(std::string_view key) {
  constexpr std::size_t shortest = 6;
  const LexiconEntry* entry = lexicon("en").find(key);
  return key.size() >= shortest && entry != nullptr && (entry->classes & calendar) != 0 &&
         (entry->classes & any_given) == 0;
}

}  // namespace

bool is_no_name(EntityType type, std::string_view name) {
  std::string key = name_key(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  if (key.empty() || is_calendar(key)) return true;
  switch (type) {
    case EntityType::person: return is_one_of(key, things);
    case EntityType::organisation:
      return is_one_of(key, generic_bodies) || is_one_of(key, things) || all_words_have(key, org_suffix) ||
             is_nationality(key);
    case EntityType::place: return is_one_of(key, things) || is_nationality(key);
  }
  return false;
}

}  // namespace dateline
