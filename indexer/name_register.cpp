// Open addressing over numbers; the texts lie end to end.
#include "indexer/name_register.hpp"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/error.hpp"
#include "indexer/names/non_names.hpp"

namespace dateline {

NameRegister::NameRegister(NameTables tables) : tables_(std::move(tables)) {
  tables_.parts.clear();
  tables_.displayed.clear();
  tables_.rows.clear();
  while (slots_.size() < tables_.names.size() * 2) grow();
}

std::uint64_t NameRegister::hash(EntityType type, std::string_view text) const {
  return XXH3_64bits_withSeed(text.data(), text.size(), static_cast<std::uint64_t>(type));
}

// Where the name is, or the free slot where it would go.
std::uint32_t* NameRegister::slot(EntityType type, std::string_view text) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash(type, text) & mask;; at = (at + 1) & mask) {
    std::uint32_t& entry = slots_[at];
    if (entry == 0) return &entry;
    if (tables_.names[entry - 1].type == type && tables_.text(entry - 1) == text) return &entry;
  }
}

void NameRegister::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  if (tables_.names.size() * 2 > slots_.size()) return;  // grows on
  for (std::uint32_t i = 0; i < tables_.names.size(); ++i) *slot(tables_.names[i].type, tables_.text(i)) = i + 1;
}

std::uint32_t NameRegister::number(EntityType type, std::string_view text) {
  if ((tables_.names.size() + 1) * 2 > slots_.size()) grow();
  std::uint32_t* entry = slot(type, text);
  if (*entry != 0) return *entry - 1;
  if (text.size() > UINT32_MAX - tables_.texts.size()) {
    throw Error(ErrorKind::io, "the names of the corpus take more than 4 GB; divide it into several indexes");
  }
  NameTables::Name name;
  name.begin = static_cast<std::uint32_t>(tables_.texts.size());
  name.size = static_cast<std::uint32_t>(text.size());
  name.type = type;
  tables_.texts += text;
  tables_.names.push_back(name);
  *entry = static_cast<std::uint32_t>(tables_.names.size());
  return *entry - 1;
}

void NameRegister::add(std::uint32_t number, std::uint64_t articles) {
  tables_.names[number].articles += static_cast<std::uint32_t>(articles);
}

void NameRegister::remove(std::uint32_t number, std::uint64_t articles) {
  tables_.names[number].articles -= static_cast<std::uint32_t>(articles);
}

NameTables NameRegister::join(const AcronymUses& acronyms) {
  slots_ = {};
  std::vector<CountedName> living;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < tables_.names.size(); ++i) {
    const NameTables::Name& name = tables_.names[i];
    if (name.articles == 0 || is_no_name(name.type, tables_.text(i))) continue;
    living.push_back({name.type, tables_.text(i), name.articles});
    numbers.push_back(i);
  }
  const Identities identities = acronyms.link(living, join_identities(living));
  living = {};  // its texts are the tables'
  NameTables joined = std::exchange(tables_, {});
  joined.rows.assign(joined.names.size(), no_row);
  for (std::size_t i = 0; i < numbers.size(); ++i) joined.rows[numbers[i]] = identities.row_of[i];
  for (const std::uint32_t shown : identities.display_name) joined.displayed.push_back(numbers[shown]);
  return joined;
}

}  // namespace dateline
