// Tells the country of a place, where the name alone is enough.
#pragma once

#include <string_view>

namespace dateline {

// ISO 3166 alpha-2 of the country that a place of this name lies in or is; empty where no list has it, where the name
// is that of places in several countries ("Cambridge"), and where the country is disputed. name: of a place, in any
// spelling of the lists. Lives as long as the program.
std::string_view sure_country(std::string_view name);

}  // namespace dateline
