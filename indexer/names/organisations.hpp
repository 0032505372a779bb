// Tells which mentions of organisations in one article mean the same one.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/names/candidates.hpp"
#include "indexer/names/key_map.hpp"

namespace dateline {

// Long names, their first words, their initials and what brackets say; shorter forms follow the long name.
class OrganisationJoiner {
 public:
  explicit OrganisationJoiner(const std::vector<NameCandidate>& candidates) : candidates_(candidates) { collect(); }
  // A view that is the same for all mentions of one organisation.
  std::string_view find(std::size_t mention) const;

 private:
  void collect();
  void add_long_name(std::string_view core);
  std::string_view core_of(const NameCandidate& candidate) const;

  const std::vector<NameCandidate>& candidates_;
  KeyMap<std::string_view> meaning_;  // bracketed acronyms and the like
  std::unordered_map<std::string, std::string_view> by_initials_;
  KeyMap<std::string_view> by_prefix_;  // empty when several begin so
};

}  // namespace dateline
