// Spellings of places made comparable across articles.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The key of a listed place's usual name ("kyiv" for "kiev"), of an American state for its abbreviation ("virginia" for
// "va"); `key` itself for others. key: of name_key, of a name that is a place.
std::string place_key(std::string_view key);

}  // namespace dateline
