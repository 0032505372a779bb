// Joins organisations known by an acronym alone in some articles to those that spell it out in others.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/catalogue.hpp"
#include "indexer/identities.hpp"

namespace dateline {

// "OPCW", "U.N.", "AT&T": two to ten capitals, with dots, ampersands and digits among them, no blank.
bool is_acronym(std::string_view name);

// Whether the letters of `acronym` are, in order, initials of words of `name`, the first of them its first
// word's: "OPCW" of "Organisation for the Prohibition of Chemical Weapons", but "EC" not of "EC Delegation".
bool stands_for(std::string_view acronym, std::string_view name);

// In how many articles an acronym stood for a name that the same article spelt out.
class AcronymUses {
 public:
  // name: the spelt-out form; acronym: an alias of it in one more article.
  // Nothing is added when the letters do not fit (stands_for).
  void add(const std::string& acronym, const std::string& name, std::uint64_t articles = 1) {
    if (stands_for(acronym, name)) uses_[acronym][name] += articles;
  }
  // Takes back one add().
  void remove(const std::string& acronym, const std::string& name);

  std::vector<AcronymCount> counts() const;  // by acronym and name

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
