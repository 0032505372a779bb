// All names of an index with the number of articles that have each, and the rows they are joined to.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/catalogue.hpp"
#include "indexer/acronyms.hpp"

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

  // Joins names that articles have into rows (join_identities, then acronyms). `parts` of the result is empty. Gives
  // up what it holds: the register is empty afterwards.
  NameTables join(const AcronymUses& acronyms);

 private:
  std::uint64_t hash(EntityType type, std::string_view text) const;
  std::uint32_t* slot(EntityType type, std::string_view text);
  void grow();

  NameTables tables_;
  std::vector<std::uint32_t> slots_;  // 1 + number; 0 = free
};

}  // namespace dateline
