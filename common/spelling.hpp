// How a word is written, beyond its term: its ending and its capitals, as one byte an occurrence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Where a word has capitals. A word of one letter has the first only; digits and marks count for nothing.
enum class Capitals : std::uint8_t { none, first, all, mixed };

// text: one word as printed, valid UTF-8. Cost: linear; eight bytes at a time on ASCII.
Capitals capitals_of(std::string_view text);

// What makes a word's form of its stem: `cut` bytes of the stem's end off, then `ending`.
// A form is lower case without accents (fold() of Token::form).
struct Ending {
  std::uint8_t cut = 0;
  std::string ending;
  bool operator==(const Ending&) const = default;
};

struct Spelling {
  Ending ending;
  Capitals capitals = Capitals::none;
  bool operator==(const Spelling&) const = default;
};

// A part's spellings by code. Occurrences written in a way that has no code have `unlisted_spelling`: what they are,
// the text tells.
using SpellingTable = std::vector<Spelling>;
inline constexpr std::uint8_t unlisted_spelling = 255;
inline constexpr std::size_t spelling_limit = 255;

// The stem of a term: its language's prefix off. language: ISO 639-1.
std::string_view stem_of(std::string_view term, std::string_view language);

// Whether Ending can say it: at most 15 bytes are cut, and at most 15 added. `made` is filled in then.
bool make_ending(std::string_view stem, std::string_view form, Ending& made);

// The form; empty when the ending cuts more than there is.
std::string form_of(std::string_view stem, const Ending& ending);

std::string encode(const SpellingTable& table);
SpellingTable decode_spellings(std::string_view bytes);  // throws Error (index_damaged)

}  // namespace dateline
