// Settles what each candidate of an article names, by what all of them say together.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/names/candidates.hpp"

namespace dateline {

// Gives every candidate its type by what all of them say together, and removes those that are no names. The indices in
// `abbreviates` follow.
void settle_types(std::vector<NameCandidate>& candidates);

// The names of the settled candidates, surnames of people included. Refers to `candidates` only while being made.
class SettledNames final : public KnownNames {
 public:
  explicit SettledNames(const std::vector<NameCandidate>& candidates);
  std::optional<EntityType> type_of(std::string_view key) const override;

 private:
  std::unordered_map<std::string, EntityType> types_;
};

}  // namespace dateline
