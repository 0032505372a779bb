// Codes of languages: one spelling for all the ways in which inputs and users write them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// "en-GB", "EN", "eng" are cut to "en"; a code of another shape gives empty.
std::string normal_language(std::string_view code);

}  // namespace dateline
