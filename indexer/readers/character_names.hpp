// Characters by the names and numbers that SGML, HTML and damaged XML write after "&".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// The text of "eacute", in UTF-8: HTML 4's names, "apos", and "hyph" and "blank" of the TREC disks. Empty if unknown.
std::string_view named_character(std::string_view name);

// The code point of "#39" or "#x27"; U+FFFD for one that is none; nullopt if it is malformed or too large.
std::optional<char32_t> numbered_character(std::string_view name);

// C0 but for tab and line ends, and DEL: nothing that a text is made of. U+0000 is not among them: it is marked.
bool is_dropped_control(char32_t c);

// Appends what the entity at text[at] == '&' stands for; returns its length, 1 for a bare "&", which is appended.
std::size_t append_entity(std::string& out, std::string_view text, std::size_t at);

}  // namespace dateline
