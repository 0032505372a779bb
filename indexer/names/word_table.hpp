// Given names by gender, and the ordinary words of English news, as data.
#pragma once

#include <string_view>

namespace dateline {

// Lower-case words without accents, parted by single blanks, each once.
std::string_view male_names();
std::string_view female_names();
std::string_view either_names();  // borne by men and women
std::string_view ordinary_words();

}  // namespace dateline
