// What the generation to be will hold: its parts, the articles of them that are dead, its names and its stories.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/catalogue.hpp"
#include "common/index_folder.hpp"
#include "common/item_history.hpp"
#include "indexer/name_register.hpp"
#include "indexer/segment.hpp"
#include "indexer/stories.hpp"

namespace dateline {

// A part of the index to be.
struct PartState {
  CataloguePart row;    // `segment` has no meaning before finish(); `dead` is as of the last accounting
  std::string folder;   // of the database it lies in: a segment, or its own while it is not merged
  std::string segment;  // name of that segment; empty while it is not merged
  bool fresh = false;   // made by this run
  bool dropped = false;
  std::vector<std::uint32_t> newly_dead;  // not accounted for yet, in any order
  std::vector<std::uint32_t> kept;        // of the dead those that searches as of a day find, ascending
  // Of fresh parts; read from the database for others.
  std::vector<StoryArticle> stories;
  std::vector<std::string> languages;
};

// Starts from nothing or from a generation, takes in parts and deaths, and gives the catalogue at the end.
// What it gives depends on the articles that live, not on the way they came: the same names, rows and stories as for a
// build from nothing.
class IndexState {
 public:
  IndexState() = default;
  explicit IndexState(const OpenedIndex& base);

  // number, dictionary: as in CataloguePart. Returns the part's index in parts().
  std::uint32_t add(std::uint32_t number, std::uint32_t dictionary, const std::string& folder,
                    const PartContents& contents);
  void place(std::uint32_t part, const std::string& segment, const std::string& folder, std::uint32_t first_document);
  // Marks an article as dead, once.
  void kill(std::uint32_t part, std::uint32_t article);
  // Of an article that is dead, or about to be: its text stays for searches as of a day.
  void keep(std::uint32_t part, std::uint32_t article);
  // Takes a part out: its articles are elsewhere, or dead.
  void drop(std::uint32_t part);

  const std::vector<PartState>& parts() const { return parts_; }
  // Passages of living articles, deaths since the last account() included.
  std::uint64_t living_passages(std::uint32_t part) const;
  // The same and those that are kept beside them.
  std::uint64_t needed_passages(std::uint32_t part) const;
  // Accounts for what was killed and dropped; reads the parts concerned.
  void account();

  struct Summary {
    Catalogue catalogue;  // generation and next_part not filled in
    NameTables names;
    std::vector<AcronymCount> acronyms;
    RowFacts facts;
    // Filled in by the run.
    std::vector<ItemVersion> versions = {};
    ItemHistory history = {};
    std::string names_file = {};
  };
  // Accounts, joins names, by `names_file` first of all, groups stories. Every part must have its segment. The state is
  // of no use afterwards.
  Summary finish(const NamesFile& names_file = {});

 private:
  void account(PartState& part, const std::vector<std::uint32_t>& dead);
  void group(Catalogue& catalogue);
  std::vector<StoryArticle> story_articles(const PartState& part) const;

  std::vector<PartState> parts_;
  std::vector<NameTables::PartNames> part_names_;  // parallel to parts_
  NameRegister names_;
  AcronymUses acronyms_;
  std::vector<bool> lost_member_;  // by the base's story: one of its articles has died
};

}  // namespace dateline
