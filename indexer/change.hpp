// What a record of the corpus means for the index: new, changed, as it was, older than what is there, or a withdrawal.
#pragma once

#include <cstdint>

#include "indexer/article_table.hpp"

namespace dateline {

enum class Change : std::uint8_t { added, replaced, unchanged, withdrawn, duplicate };

struct IncomingRecord {
  std::uint64_t id = 0;       // id_hash
  std::uint64_t content = 0;  // content_hash
  std::uint64_t version = 0;  // item_version
  bool withdraws = false;     // its status is withheld or canceled
  bool held_back = false;     // it may not be shown yet: what is there stays
};

// Decides; marks what it finds in `articles` as seen. What is then to be done with the parts is the caller's.
//
//   added      the id is new; or it was withdrawn, and this is a later version
//   replaced   a later version of what this run has read or the index holds; or, where no versions are told, what the
//              index holds is different
//   unchanged  as the index has it, or an older version of that
//   withdrawn  the item is not to be searched: this record says so, or an earlier one did, or it is held back
//   duplicate  this run has read a record with this id, and no version tells which is newer
Change change_of(ArticleTable& articles, const IncomingRecord& record);

}  // namespace dateline
