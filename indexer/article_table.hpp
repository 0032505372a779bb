// Where each article of the index to be lies, found by its id.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/article.hpp"

namespace dateline {

// 64 bits; ten million ids collide with a probability of 3 in a million.
std::uint64_t id_hash(std::string_view id);

// 40 bits of a hash of all fields of the record as it was read, and of the options that change what is made of
// it. A change of the record stays unseen once in 10^12.
std::uint64_t content_hash(const Article& article, std::string_view fallback_language);

// By which versions of one item are ordered: the number its supplier gives it, then when it was made. 0 when the record
// says neither: nothing is then older or newer than it.
std::uint64_t item_version(const Article& article);

// One entry an id, about 44 bytes.
class ArticleTable {
 public:
  struct Entry {
    std::uint64_t id = 0;       // id_hash
    std::uint64_t content = 0;  // content_hash
    std::uint32_t part = 0;     // index into the run's parts
    std::uint32_t article = 0;  // ordinal in the part
    bool seen = false;          // in this run's corpus
    bool published = false;     // the generation that the run starts from has the id
    bool refused = false;    // a record of this run's corpus has the id, but cannot be taken: not seen, and not missing
    bool withdrawn = false;  // killed or withheld: in no part
    std::uint64_t version = 0;                                        // item_version
    bool missing() const { return !seen && !refused && !withdrawn; }  // from this run's corpus
  };

  // nullptr when the id is new. Entries move when another is added.
  Entry* find(std::uint64_t id);
  // Replaces the entry of the same id, if there is one.
  void set(const Entry& entry);
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::uint32_t* slot(std::uint64_t id);
  void grow();

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // 1 + index of the entry; 0 = free
};

}  // namespace dateline
