// Spellings of names made comparable: one key for one spelling, and a looser key for transliterations.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Case, accents, full stops and apostrophes off, hyphens and white space single blanks: "Saint-Étienne" and
// "saint etienne" give the same, "U.S." gives "us". Appends nothing else; an empty or punctuation-only name gives "".
std::string name_key(std::string_view name);
void append_name_key(std::string& out, std::string_view name);  // the same, into a buffer that is kept

// What remains equal between usual transliterations of one foreign name: "Viktor" and "Wiktor", "Qasr Zaytun" and
// "Kasr Zeitoun". Consonants stay apart ("Iran" and "Iraq"), endings too ("Niger" and "Nigeria").
//
//   key     of name_key.
//   strict  o and u, and e and i, stay apart, too: for words that are names in their own right, so that "Juan" and
//           "Joan" do not meet.
std::string transliteration_key(std::string_view key, bool strict);

std::string_view first_word(std::string_view key);
std::string_view last_word(std::string_view key);
std::size_t word_count(std::string_view key);

// The first letters of the words, without small words such as "of": "opcw". ASCII keys only matter here.
std::string initials(std::string_view key);

}  // namespace dateline
