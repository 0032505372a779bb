// Joins organisations known by an acronym alone in some articles to those that spell it out in others.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/identities.hpp"

namespace dateline {

// "OPCW", "U.N.", "AT&T": two to ten capitals, with dots, ampersands and digits among them, no blank.
bool is_acronym(std::string_view name);

// In how many articles an acronym stood for a name that the same article spelt out.
class AcronymUses {
 public:
  // name: the spelt-out form; acronym: an alias of it in one more article.
  void add(const std::string& acronym, const std::string& name) { ++uses_[acronym][name]; }

  // Merges each row of `identities` that an acronym names into the row of the organisation which owns at
  // least 90% of the articles that spell this acronym out. A merged row shows the spelt-out name.
  //
  //   names  as given to join_identities, whose result `identities` is.
  //   returns  rows numbered as join_identities numbers them.
  Identities link(const std::vector<CountedName>& names, const Identities& identities) const;

 private:
  std::map<std::string, std::map<std::string, std::uint64_t>> uses_;
};

}  // namespace dateline
