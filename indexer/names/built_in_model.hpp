// The model of English names that lies in the library itself, so that no program can be without it.
#pragma once

#include "indexer/names/tag_model.hpp"

namespace dateline {

// Checked at its first use, some milliseconds; lives as long as the program. Thread-safe.
const TagModel& built_in_model();

}  // namespace dateline
