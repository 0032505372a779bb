// What the fuzzers hold: a broken promise ends the program.
#pragma once

#include <cstdlib>
#include <string>

#include "common/text.hpp"

namespace dateline {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void require_text(const std::string& text) {
  require(is_valid_utf8(text));
  require(text.find('\0') == std::string::npos);
}

}  // namespace dateline
