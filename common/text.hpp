// UTF-8: decoding, validation, repair of wrongly encoded input, folding of case and accents, white space.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// One code point of valid UTF-8 text.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  // in bytes, 1 to 4
};

// What follows asks no table for ASCII, and does so in the caller: nearly all
// text is ASCII, and these are asked for every byte of it. The functions of
// `beyond_ascii` do the rest and are not for use elsewhere.
namespace beyond_ascii {
CodePoint decode(std::string_view text, std::size_t at);
char32_t lower(char32_t code_point);
bool is_letter(char32_t code_point);
bool is_digit(char32_t code_point);
bool is_mark(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_space(char32_t code_point);
}  // namespace beyond_ascii

// The code point at byte `at` (< text.size()). Bytes that are no UTF-8 give
// U+FFFD of length 1, so a loop over any bytes always ends.
inline CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : beyond_ascii::decode(text, at);
}
void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// Makes `text` valid UTF-8 in place.
//
// A byte that is no part of UTF-8 is read as Windows-1252 (Latin-1 with curly
// quotes and dashes at 0x80..0x9F); the five bytes that Windows-1252 leaves
// undefined become U+FFFD. Valid sequences around it are kept, so a file
// that mixes both is repaired as well.
//
// returns  the number of bytes that were re-read; 0 = the text was valid.
// Cost: one pass; no allocation when the text is valid.
std::size_t repair_utf8(std::string& text);

// Lower case, Latin and Greek accents off, Latin letters outside ASCII spelt in
// ASCII where English does (ø o, ł l, ß ss, æ ae, œ oe). Cyrillic and other
// letters keep their marks. Curly apostrophes become straight.
std::string fold(std::string_view text);
inline char32_t lower(char32_t c) {
  if (c >= 0x80) return beyond_ascii::lower(c);
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

inline bool is_letter(char32_t c) {
  return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : beyond_ascii::is_letter(c);
}
// Decimal digits of any script.
inline bool is_digit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : beyond_ascii::is_digit(c); }
// Combining marks; none comes before U+0300.
inline bool is_mark(char32_t c) { return c >= 0x300 && beyond_ascii::is_mark(c); }
inline bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : beyond_ascii::is_upper(c); }
// Letters of scripts without capitals are neither upper nor lower.
inline bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : beyond_ascii::is_lower(c); }
// ASCII white space, NBSP and the Unicode blanks.
inline bool is_space(char32_t c) { return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : beyond_ascii::is_space(c); }
// C0, C1 and DEL, and the marks that turn the direction of text: nothing to print on a terminal.
bool is_control(char32_t code_point);
// ' U+2019 U+02BC
inline bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

// The first byte at or past `at` that is no blank (is_space), or one at or past `limit`, whichever comes first.
std::size_t past_blanks(std::string_view text, std::size_t at, std::size_t limit);

// The number that ASCII digits write; -1 where there is anything else, or nothing. At most nine digits.
int digits_value(std::string_view digits);
// `number` >= 0 in at least so many digits, zeros before it. printf takes ten times as long.
std::string zero_padded(int number, std::size_t width);

std::string_view trim(std::string_view text);  // ASCII white space and NBSP off both ends
bool starts_with_nocase(std::string_view text, std::string_view ascii_prefix);
std::string ascii_lower(std::string_view text);

// `text` on one line: control characters and line ends become single blanks.
// For error messages and terminal output; escape sequences cannot pass.
std::string one_line(std::string_view text, std::size_t limit_bytes = 200);

// The largest offset <= `at` that is no continuation byte (never splits a code point).
std::size_t floor_boundary(std::string_view text, std::size_t at);

}  // namespace dateline
