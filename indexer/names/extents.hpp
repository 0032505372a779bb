// Tells how far a name goes that begins at a unit of a run.
#pragma once

#include <cstddef>

#include "indexer/names/units.hpp"

namespace dateline {

constexpr std::size_t no_unit = static_cast<std::size_t>(-1);

// The last unit of the organisation that begins at `at`; no_unit when none does.
std::size_t organisation_end(const SentenceUnits& run, std::size_t at);

// The last unit of the person whose name begins at `at`.
std::size_t person_end(const SentenceUnits& run, std::size_t at);

// "Jordan Valley", "Hudson River", "Gulf of Aden": the last unit of the place, no_unit when the words say nothing.
std::size_t place_end(const SentenceUnits& run, std::size_t at);

// "Paris Hammond", "Austin Keller": whether a place's name that people bear stands before a word that no place goes
// with.
bool person_with_place_name(const SentenceUnits& run, std::size_t at);

}  // namespace dateline
