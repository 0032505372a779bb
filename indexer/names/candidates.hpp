// A stretch of text that is a name, with what is known of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {

enum class Gender : std::uint8_t { unknown, male, female };

struct NameCandidate {
  Field field = Field::body;
  Range range;
  std::string key;  // name_key of the text in `range`
  EntityType type = EntityType::person;
  Gender gender = Gender::unknown;  // of the title before it, or of the given name
  bool titled = false;              // "Sir", "Ms": a person, and perhaps by the given name alone
  bool one_token = false;           // a single word as printed; "Abebe-Lund" is one, too
  std::uint8_t surname_words = 1;   // of the key that the last token makes: 2 for "Abebe-Lund"
  bool all_capitals = false;        // as in datelines: prefer another way of printing it
  const Place* place = nullptr;     // of the lists
  std::string_view organisation;    // of the lists
  std::int32_t abbreviates = -1;    // "(LN)" behind its long form, or the reverse: the other candidate's index
};

}  // namespace dateline
