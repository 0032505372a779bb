// The words that datelines are made of, and those that look like a dateline and are none. All folded.
#pragma once

#include <string_view>

namespace dateline {

int month_of_word(std::string_view folded);  // 1 to 12, also of an abbreviation of three letters or more; 0 = none
bool is_weekday(std::string_view folded);
bool is_agency_name(std::string_view folded);       // "reuters", "ria novosti"
bool is_place_particle(std::string_view folded);    // "de", "upon": written small inside a place's name
bool is_no_place(std::string_view folded);          // "update", "nasdaq": in capitals before a dash, and yet no place
bool is_short_place(std::string_view folded);       // a place of fewer than five letters, which acronyms have as well
bool opens_place(std::string_view folded);          // "buenos": first word of a town of several
bool closes_place(std::string_view folded);         // "beach": last word of one
bool is_sentence_opening(std::string_view folded);  // "the", "since"

}  // namespace dateline
