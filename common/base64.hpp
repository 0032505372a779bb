// Bytes out of base64, as mail and feeds carry them.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What is no letter of base64 is passed over; an unfinished end gives the bytes that are whole.
std::string decode_base64(std::string_view text);
std::string encode_base64(std::string_view bytes);

}  // namespace dateline
