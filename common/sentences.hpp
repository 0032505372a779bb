// Where sentences and paragraphs end.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline {

// The ends (byte offsets, past the closing punctuation) of the sentences in
// `text` that are not its last: a full stop, question or exclamation mark, with
// closing quotes and brackets, before a blank and no lower-case letter, unless an
// abbreviation ("Mr.", "Sen.", "Jan.", an initial) stands before it; and every
// paragraph's end. Ascending.
std::vector<std::size_t> sentence_ends(std::string_view text);

// The line ends that a blank or an indented line follows: what ends a paragraph. Ascending; between two of them may
// be nothing but blanks.
std::vector<std::size_t> paragraph_ends(std::string_view text);

}  // namespace dateline
