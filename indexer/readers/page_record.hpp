// Makes an article of the bytes of one web page.
#pragma once

#include <string_view>

#include "indexer/readers/found_record.hpp"

namespace dateline {

// The article's id is its address; empty if the page states none and `url` is empty.
// Rejected are pages without a text: "no-article".
//
//   page     as it was served or saved, in any character set.
//   charset  what the server said of that; may be empty.
//   url      where it was fetched from; may be empty. An address that the page itself states goes before.
FoundRecord page_record(std::string_view page, std::string_view charset, std::string_view url);

}  // namespace dateline
