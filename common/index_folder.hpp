// Opens what an index folder's current generation names: the stub, the schema version, the catalogue.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/catalogue.hpp"
#include "common/item_history.hpp"

namespace dateline {

// A glass database, for reading. Throws Xapian::Error, and Error (index_damaged) for damage that would make Xapian
// crash.
Xapian::Database open_database(const std::string& folder);

// What both programs read before anything else.
struct OpenedIndex {
  std::string folder;
  std::uint32_t generation = 0;
  std::string manifest;  // checksum of manifest.json, as XAPIANDB gives it
  Catalogue catalogue;
};

// Throws Error: index_missing when the folder is not there, holds no index or
// cannot be read; index_version when another schema wrote it; index_damaged when
// its parts contradict each other. Never blocks, never takes a lock.
OpenedIndex open_index_folder(const std::string& folder);

// A generation that XAPIANDB need not name. Throws as open_index_folder.
OpenedIndex open_generation(const std::string& folder, const Stub& stub);

// The names of an opened index; the second form from its catalogue, if that is open already. Throws Error
// (index_damaged).
NameTables read_names(const OpenedIndex& index);
NameTables read_names(const Xapian::Database& catalogue, const OpenedIndex& index);
std::vector<AcronymCount> read_acronyms(const OpenedIndex& index);
std::vector<ItemVersion> read_item_versions(const OpenedIndex& index);
ItemHistory read_item_history(const OpenedIndex& index);  // every place is one of the catalogue's
ItemHistory read_item_history(const Xapian::Database& catalogue, const OpenedIndex& index);
// The names file that the index follows, and what it and the lists say of rows; empty where there is none.
std::string read_names_file(const OpenedIndex& index);
RowFacts read_row_facts(const OpenedIndex& index);
RowFacts read_row_facts(const Xapian::Database& catalogue, const OpenedIndex& index);

// What XAPIANDB names now. Throws Error: io when it cannot be read, index_damaged when it is not ours.
Stub read_stub(const std::string& folder);

std::string read_whole_file(const std::string& path);  // throws Error (io)

}  // namespace dateline
