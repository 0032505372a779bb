// Makes an article of the bytes of one web page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

struct PageRecord {
  Article article;                     // id: its address, empty if it states none; place empty
  std::optional<Rejection> rejection;  // code and reason only: "no-article"
  bool repaired = false;               // bytes that did not decode in the page's character set were re-read
  std::string modified;                // as Article::published
};

//   page     as it was served or saved, in any character set.
//   charset  what the server said of that; may be empty.
//   url      where it was fetched from; may be empty. An address that the page itself states goes before.
PageRecord page_record(std::string_view page, std::string_view charset, std::string_view url);

}  // namespace dateline
