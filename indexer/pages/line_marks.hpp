// Tells by its words that a line of a page is no part of an article's text.
#pragma once

#include <string_view>

namespace dateline {

// Whether a line begins as captions, credits, pointers to other articles and calls to subscribe do, in English,
// German, French, Spanish, Portuguese, Italian and Dutch. Long lines that begin so are sentences: ask about short ones.
bool opens_marginally(std::string_view line);

// Whether a short line names the source of a picture, as captions do at their end: "... (Foto: dpa)".
bool credits_a_picture(std::string_view line);

// Whether a short line says how long the article takes to read.
bool tells_reading_time(std::string_view line);

// A notice about cookies, of at most 800 bytes.
bool speaks_of_cookies(std::string_view text);

// Whether there is a letter or a digit in it.
bool has_word(std::string_view text);

}  // namespace dateline
