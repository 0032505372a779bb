// Finds which rows of the name facets a name in a query means.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/catalogue.hpp"

namespace dateline {

// The words of a name, folded, with one blank between.
std::string folded_name(std::string_view name);

// The names of a generation by their folded form and by its words. Made once, at some 0.5 microseconds a name; 24 bytes
// a name and word. Immutable.
class NameIndex {
 public:
  // names must outlive this.
  explicit NameIndex(const NameTables& names);

  // Rows of `type` whose printed name, or else an alias, is `name` (case, accents and punctuation set aside); if there
  // is none, the rows whose printed name holds all of its words, so that "Putin" finds "Vladimir Putin". Ascending;
  // empty if nothing fits. Cost: the names that have the rarest of the words.
  std::vector<std::uint32_t> rows_named(EntityType type, std::string_view name) const;

  // Rows of any type whose printed name or alias is `name`. Ascending; empty if nothing fits.
  std::vector<std::uint32_t> rows_called(std::string_view name) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t name = 0;
    auto operator<=>(const Entry&) const = default;
  };
  using Entries = std::pair<const Entry*, const Entry*>;
  static Entries with_hash(const std::vector<Entry>& entries, std::uint64_t hash);
  bool is_printed(std::uint32_t name) const { return names_.displayed[names_.rows[name]] == name; }
  std::vector<std::uint32_t> rows_with_words(EntityType type, std::string_view key) const;

  const NameTables& names_;
  std::vector<Entry> whole_;  // by the hash of a folded name
  std::vector<Entry> words_;  // by the hash of a word of a printed one
};

}  // namespace dateline
