// Spellings of organisations made comparable across articles, and the names that are no organisation at all.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What remains of an organisation's name when newsrooms' habits are set aside:
//
//   - company suffixes and a leading "the" off: "Barclays plc", "Merrill Lynch and Co Inc";
//   - the lists' usual name for a listed one: "U.N." gives "united nations";
//   - "Department of Energy", "Energy Department" and "Dept of Energy" alike, and so for ministries;
//   - "U.S.", "US", "U S" and "United States" before a body of the state alike.
//
//   key  of name_key. Never empty unless `key` is.
std::string organisation_key(std::string_view key);

// Where a key begins with whose body of the state it is, the rest: "senate" of "us senate" (as organisation_key gives
// it) and of "australian senate"; "house" of "house of representatives". Empty for all others.
std::string_view without_nation(std::string_view key);

// Whether the name's first word is one that few names begin with: "Ford", but not "First", "Texas" or "American".
bool begins_tellingly(std::string_view key);

}  // namespace dateline
