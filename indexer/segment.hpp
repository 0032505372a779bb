// Writes articles into one part of a segment: a glass database with terms, position bytes, columns and stored text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/date.hpp"
#include "common/index_format.hpp"

namespace dateline {

// What a passage speaks of: each name and interval once or more, in any order.
struct PassageFacets {
  std::vector<std::pair<EntityType, std::string>> names;
  std::vector<DayInterval> mentioned;
};

// What the catalogue has to know of a finished part.
struct PartSummary {
  std::string folder;
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
  // The part's name tables, with the number of articles of each name, in the tables' order.
  std::vector<std::pair<std::string, std::uint64_t>> names[entity_types];
};

// Collects one part. Memory: about a third of the text added, so a part's
// passage limit bounds it. Throws Error (io) when the disk is full or the
// folder cannot be written; the part is then lost as a whole.
class PartBuilder {
 public:
  // folder      does not exist yet; its parent does.
  // number      unique in the index, below 2^28.
  // dictionary  of an earlier part of the same segment, or nullptr: this part
  //             trains one on its first articles and stores it.
  PartBuilder(const std::string& folder, std::uint32_t number, std::shared_ptr<const std::string> dictionary);
  ~PartBuilder();
  PartBuilder(const PartBuilder&) = delete;
  PartBuilder& operator=(const PartBuilder&) = delete;

  // facets: one for each of the article's passages; its language is resolved, its passages at least one.
  void add(const StoredArticle& stored, const std::vector<PassageFacets>& facets);
  std::uint32_t passages() const;

  // Writes what is still held and closes the database.
  PartSummary finish();
  // After finish(): what articles were compressed with; empty when the part was too small to train one.
  std::shared_ptr<const std::string> dictionary() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
