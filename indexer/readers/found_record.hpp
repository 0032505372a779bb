// What a parser makes of one record of a form, before anyone has counted it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "common/article.hpp"

namespace dateline {

struct FoundRecord {
  Article article;                     // id empty if the record names none; place, file, member and offset empty
  std::optional<Rejection> rejection;  // code and reason only
  std::uint64_t unknown_fields = 0;    // JSON fields and columns that are not ours
  bool repaired = false;               // bytes that were no UTF-8 were re-read
  bool unread_date = false;            // a date is there, but cannot be read: `published` is empty
  bool id_unknown = false;             // rejected before an id could be read: it may be any article's
};

inline Rejection rejection_for(std::string code, std::string reason) {
  Rejection why;
  why.code = std::move(code);
  why.reason = std::move(reason);
  return why;
}

// Sets the rejection of a record in which nothing can be searched: neither a body nor a headline. One that withdraws
// an item needs no text.
void require_text(FoundRecord& record, std::string reason);

}  // namespace dateline
