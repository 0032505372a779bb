// Claims the folder of an index, and removes from it only what is surely ours.
#pragma once

#include <cstdint>
#include <string>

namespace dateline {

// Makes `folder` an index's folder, if it is one already, is empty, or is not there yet.
//
// An index's folder is told by its file DATELINE, which is written here first, or by a XAPIANDB of ours. A
// folder that holds anything else, and one in which a link stands where a file or folder of the
// index belongs, is refused and left as it is. Throws Error: usage when refused, io.
void claim_index_folder(const std::string& folder);

// The highest generation that any file in the folder speaks of, reject files included: numbers are never used
// twice. 0 when there is none.
std::uint32_t highest_generation(const std::string& folder);

// The generation that XAPIANDB names; 0 when there is no XAPIANDB, or one that cannot be read as ours.
std::uint32_t current_generation(const std::string& folder);

// The generation before `current` of those that are still there: what a rollback goes back to. 0 when there is none.
std::uint32_t previous_generation(const std::string& folder, std::uint32_t current);

// Removes generations but `current` and the one before it, which readers that are just opening may still be
// reading, and segments that neither of the two names. What is not named as ours, and links, stay. What cannot be
// removed now is removed by a later run.
void remove_other_generations(const std::string& folder, std::uint32_t current);

}  // namespace dateline
