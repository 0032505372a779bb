// Where the names of passages stand in the text, packed so closely that half a byte to a byte tells one place.
//
// Most names stand in full, as a person's last word, or as they stood before in the passage, where the text has these
// words first: such a place is only counted. Nearly all others begin at a word with a capital: the number of such words
// to it, and of words that it reaches over. What does not fit so ("al-Qaeda") is given in bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/stored_article.hpp"

namespace dateline {

// A name in a field of an article.
struct PlacedName {
  Field field = Field::body;
  Range range;             // bytes of that field
  std::uint32_t name = 0;  // index among the names of the passage
  bool operator==(const PlacedName&) const = default;
};

// A name of a passage, as its article gives it (not as printed in the passage).
struct PassageName {
  EntityType type = EntityType::person;
  std::string_view text;
  auto operator<=>(const PassageName&) const = default;
};

// Of one part, by passage and, within a passage, in the order of headline and body.
struct NamePlaces {
  std::vector<std::uint32_t> counts;   // by passage
  std::vector<std::uint32_t> steps;    // by place: 0 as foreseen, 1 an exception, else capitalised words to go, plus 1
  std::vector<std::uint32_t> names;    // of places not foreseen
  std::vector<std::uint32_t> lengths;  // of places by words: twice the words, and 1 for a full stop of the name's
  std::vector<std::uint32_t> exceptions;  // two for each: where it begins, doubled, and 1 more in a body; bytes
};

// Appends the places of a passage.
//
//   ordinal  of the passage in its article
//   names    of the passage, ascending, each once
//   places   headline first, then body, by position, never overlapping; those before the first passage's text are of
//            the first passage, and those between two passages' of the later one.
void append_places(NamePlaces& all, const Article& article, std::span<const StoredPassage> passages,
                   std::size_t ordinal, std::span<const PassageName> names, std::span<const PlacedName> places);

// What append_places wrote: of passage `row` of the part, which is passage `ordinal` of `stored`. Cost: a pass over the
// passages and places before it, some 0.1 ms in the middle of a part. Throws Error (index_damaged).
std::vector<PlacedName> places_of(const NamePlaces& all, std::size_t row, const StoredArticle& stored,
                                  std::size_t ordinal, std::span<const PassageName> names);

std::string encode(const NamePlaces& places);
NamePlaces decode_name_places(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)

}  // namespace dateline
