// Tags as they stand in SGML, HTML and damaged XML: nothing is asked of them but that they look like tags.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

struct Tag {
  std::string_view name;        // empty for comments and declarations
  std::string_view attributes;  // with the blanks around them
  bool closing = false;
  std::size_t end = 0;  // past ">"
};

// The tag that begins at text[at] == '<', if it is one. Longer ones than 1 KB are none, so that a lone "<" costs
// little.
std::optional<Tag> tag_at(std::string_view text, std::size_t at);

// The value of an attribute, without quotes; empty if it is not there. The name in capitals; matched in any case.
std::string_view attribute(std::string_view attributes, std::string_view upper_name);

// `upper` is ASCII in capitals.
bool equals_nocase(std::string_view text, std::string_view upper);

constexpr bool is_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

}  // namespace dateline
