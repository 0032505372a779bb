// The manifest of a generation: counts for people and scripts, and the checksums that `verify` compares.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/catalogue.hpp"

namespace dateline {

struct SegmentRecord {
  std::string name;
  std::string checksum;  // folder_checksum
  std::uint32_t documents = 0;
};

struct Manifest {
  std::uint32_t generation = 0;
  std::string catalogue;  // folder_checksum
  std::vector<SegmentRecord> segments;
};

// JSON, with a line feed at the end; `catalogue` gives the counts and parts.
std::string manifest_text(const Manifest& manifest, const Catalogue& catalogue);

// Throws Error (index_damaged) when it is not such a text.
Manifest parse_manifest(const std::string& text);

std::string manifest_path(const std::string& index, std::uint32_t generation);

// Of a generation of the index. Throws Error: io when there is none, index_damaged.
Manifest read_manifest(const std::string& index, std::uint32_t generation);

}  // namespace dateline
