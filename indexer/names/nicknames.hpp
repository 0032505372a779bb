// Which given name a short form stands for.
#pragma once

#include <string_view>

namespace dateline {

// "joseph" for "joe"; the given name itself where it is no usual short form of one other. given: of name_key.
std::string_view formal_given(std::string_view given);

}  // namespace dateline
