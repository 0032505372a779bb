// Tells the character set of a web page from its first bytes and from what its server said.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// The name of the set, in lower case: by a byte order mark, else `stated` (by the HTTP header; may be empty), else by
// <meta> within the first 8 KB or an XML declaration. "utf-8" for what is valid UTF-8 and has letters beyond ASCII,
// whatever is said of it; empty if nothing says, and for the many names of what is read as Windows-1252.
std::string page_charset(std::string_view html, std::string_view stated);

}  // namespace dateline
