// Cuts an article's text into passages: what is ranked and quoted.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/stored_article.hpp"

namespace dateline {

// Cuts `body` within `text` into passages of some 60 to 100 tokens, between
// sentences where there is a choice.
//
//   headline  its tokens come first in the first passage (a headline of more
//             than 48 tokens gets passages of its own).
//   body      UTF-8; only the bytes in `text` are cut.
//   returns   passages in text order, disjoint: every token of the headline and
//             of `text` is in exactly one, and each holds at most
//             passage_token_limit tokens, the headline and one gap counted. Empty
//             only when headline and text hold no token. A passage of a headline
//             alone has an empty body range.
//
// A sentence longer than a passage is cut after a comma or, failing that, between words.
// Cost: one pass of the tokenizer.
std::vector<StoredPassage> split_passages(std::string_view headline, std::string_view body, const Range& text);

}  // namespace dateline
