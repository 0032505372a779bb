// Makes XML as it is found fit for a parser that mends little.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Appends `text` without comments, instructions and declarations, undeclared entities, lone "<" and "&", tags of
// hundreds of attributes, and bytes that XML cannot hold. The characters of HTML that have names are written out; other
// entities stay as text. Linear in the text's size but for a tag's attributes, which are counted for each "<".
void append_settled_xml(std::string& out, std::string_view text);

}  // namespace dateline
