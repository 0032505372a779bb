// Settles what each candidate names, and joins the candidates of one article that name the same thing.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/entities.hpp"
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

// Joins settled candidates, which must be in the order of ArticleNames::mentions, into entities.
ArticleNames join_names(const Article& article, const std::vector<NameCandidate>& candidates);

}  // namespace dateline
