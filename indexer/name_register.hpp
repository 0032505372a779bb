// All names of an index with the number of articles that have each, and the rows they are joined to.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/catalogue.hpp"
#include "indexer/acronyms.hpp"
#include "indexer/names/names_file.hpp"

namespace dateline {

// Numbers names from 0 in order of arrival; a number is never given to another name. Some 40 bytes a name.
class NameRegister {
 public:
  NameRegister() = default;
  // As a generation has them; `tables.parts` is ignored.
  explicit NameRegister(NameTables tables);

  // The name's number, a new one if it is new. `text` shorter than 16 MB.
  std::uint32_t number(EntityType type, std::string_view text);
  void add(std::uint32_t number, std::uint64_t articles);
  void remove(std::uint32_t number, std::uint64_t articles);

  // Joins names that articles have into rows: by join_identities, then acronyms, and over both what the names file
  // says. A row of that file prints the file's name, and its aliases are names of no article. `parts` of the result is
  // empty. Gives up what it holds: the register is empty afterwards.
  NameTables join(const AcronymUses& acronyms, const NamesFile& names_file = {});

 private:
  std::uint64_t hash(EntityType type, std::string_view text) const;
  std::uint32_t* slot(EntityType type, std::string_view text);
  void grow();
  struct Living;
  Living living(const NamesFile& names_file) const;
  std::vector<std::uint32_t> claims(const Living& living, const Identities& identities,
                                    const NamesFile& names_file) const;
  void print_as(const NamesFile::Row& row, std::uint32_t number_of_row, std::vector<std::uint32_t>& rows,
                std::vector<std::uint32_t>& displayed);

  NameTables tables_;
  std::vector<std::uint32_t> slots_;  // 1 + number; 0 = free
};

// The country of places, and the ids of the names file.
RowFacts row_facts(const NameTables& names, const NamesFile& names_file);

}  // namespace dateline
