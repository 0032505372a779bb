// Looks for damage in a generation: every byte, every block, every count.
#pragma once

#include <cstdint>
#include <string>

#include "common/catalogue.hpp"
#include "indexer/indexing.hpp"

namespace dateline {

// Of the generation that `stub` names. `manifest` of the stub may be empty: the manifest is then taken at its word.
VerifyReport verify_generation(const std::string& folder, const Stub& stub);

}  // namespace dateline
