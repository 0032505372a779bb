// Finds the term of a word form with one look-up a token, while a part is being built.
#pragma once

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// A term of the part, and what its tokens add up to.
struct PostedTerm {
  std::string term;
  std::string positions;  // bytes as in index_format.hpp
  std::string spellings;  // parallel: codes of the part's SpellingTable
  std::uint32_t last_passage = UINT32_MAX;
  double occurrences = 0;      // in last_passage
  std::uint32_t passages = 0;  // that have it
  bool own = false;            // its postings are to be the part's own
  std::vector<std::uint32_t> own_postings;
};

// What a form stands for: its term, and the number of its ending.
struct KnownForm {
  PostedTerm* posted = nullptr;
  std::uint32_t ending = 0;
};

// Finds the posted term of a token's form: one look-up a token, where stemming and a table of
// terms would be two and more. Open addressing; forms lie end to end in one string.
class FormTable {
 public:
  // make() gives the KnownForm of a form that is new.
  template <typename Make>
  KnownForm find(std::string_view form, Make&& make) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    const std::uint64_t hash = XXH3_64bits(form.data(), form.size());
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      Slot& slot = slots_[at];
      if (slot.known.posted == nullptr) {
        slot = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(form.size()), forms_.size(), make()};
        forms_ += form;
        ++used_;
        return slot.known;
      }
      if (slot.hash == static_cast<std::uint32_t>(hash >> 32) && form_of(slot) == form) return slot.known;
    }
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;  // upper half
    std::uint32_t size = 0;
    std::size_t begin = 0;  // of the form, in forms_
    KnownForm known;
  };
  std::size_t mask() const { return slots_.size() - 1; }
  std::string_view form_of(const Slot& slot) const { return std::string_view(forms_).substr(slot.begin, slot.size); }

  void grow() {
    std::vector<Slot> old(std::max<std::size_t>(1024, slots_.size() * 2));
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.known.posted == nullptr) continue;
      const std::string_view form = form_of(slot);
      std::size_t at = XXH3_64bits(form.data(), form.size()) & mask();
      while (slots_[at].known.posted != nullptr) at = (at + 1) & mask();
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::string forms_;
  std::size_t used_ = 0;
};

}  // namespace dateline
