// Whether a date in a sentence lies ahead or behind, by the verb nearest to it.
#pragma once

#include <cstddef>

#include "indexer/dates/resolution.hpp"
#include "indexer/dates/tokens.hpp"

namespace dateline::date_grammar {

// The tense of the nearest verb phrase before the tokens [first, end) in their
// sentence, else of the first one after them; unknown if there is none
// within some thirty tokens. "will be held" is future, "was held" is past.
Tense tense_at(const Tokens& tokens, std::size_t first, std::size_t end);

}  // namespace dateline::date_grammar
