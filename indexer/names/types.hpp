// Settles what each candidate of an article names, by what all of them say together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/names/candidates.hpp"
#include "indexer/names/key_map.hpp"

namespace dateline {

// Gives every candidate its type by what all of them say together, and removes those that are no names. The indices in
// `abbreviates` follow.
void settle_types(std::vector<NameCandidate>& candidates);

// The names of the settled candidates, surnames of people included. Refers to `candidates` only while being made.
class SettledNames final : public KnownNames {
 public:
  explicit SettledNames(const std::vector<NameCandidate>& candidates);
  SettledNames(const SettledNames&) = delete;  // holds views of itself
  SettledNames& operator=(const SettledNames&) = delete;
  std::optional<EntityType> type_of(std::string_view key) const override;

 private:
  std::string keys_;  // what the keys of `types_` are views of
  KeyMap<EntityType> types_;
};

}  // namespace dateline
