// Opens what an index folder's current generation names: the stub, the schema version, the catalogue.
#pragma once

#include <cstdint>
#include <string>

#include "common/index_format.hpp"

namespace dateline {

// What both programs read before anything else.
struct OpenedIndex {
  std::string folder;
  std::uint32_t generation = 0;
  Catalogue catalogue;
};

// Throws Error: index_missing when the folder is not there, holds no index or
// cannot be read; index_version when another schema wrote it; index_damaged when
// its parts contradict each other. Never blocks, never takes a lock.
OpenedIndex open_index_folder(const std::string& folder);

std::string read_whole_file(const std::string& path);  // throws Error (io)

}  // namespace dateline
