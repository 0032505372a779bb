// Checksums of files and folders: any changed byte shows.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// XXH3 of 128 bits as 32 hexadecimal digits. It tells of accidents, not of forgery.
std::string text_checksum(std::string_view text);

// Of the names, sizes and bytes of all files directly in `folder`, in order of their names. Reads them all:
// some GB a second from memory. Throws Error (io), naming the file that cannot be read.
std::string folder_checksum(const std::string& folder);

}  // namespace dateline
