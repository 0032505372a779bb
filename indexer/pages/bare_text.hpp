// Text without what sites print in more than one way, for comparisons.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The letters and digits of a text, as fold() gives them, end to end.
std::string bare_text(std::string_view text);

}  // namespace dateline
