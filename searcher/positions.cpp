// Walks all terms' postings side by side; the byte strings are in posting order, so each cursor moves forward only.
#include "searcher/positions.hpp"

#include <algorithm>

#include "common/error.hpp"

namespace dateline {
namespace {

// Walks one term's postings in the part together with its position bytes.
class Cursor {
 public:
  Cursor(const IndexSnapshot& index, const Part& part, const std::string& term)
      : postings_(index.postings(part.catalogue.segment, term)), list_(&postings_->parts[part.in_segment]) {
    if (!at_end()) bytes_ = index.positions(part, term);
  }

  bool at_end() const { return posting_ == list_->passages.size(); }
  std::uint32_t passage() const { return list_->passages[posting_]; }
  std::uint8_t wdf() const { return list_->wdfs[posting_]; }

  // Moves to the first posting at or past `passage`.
  void seek(std::uint32_t passage) {
    while (!at_end() && this->passage() < passage) {
      ++posting_;
      at_ = end_of_run();
    }
  }

  // The positions of the current posting: bytes, the last one marked.
  std::string_view run() const { return std::string_view(bytes_).substr(at_, end_of_run() - at_); }

 private:
  std::size_t end_of_run() const {
    for (std::size_t i = at_; i < bytes_.size(); ++i) {
      if ((static_cast<unsigned char>(bytes_[i]) & last_position_bit) != 0) return i + 1;
    }
    throw Error(ErrorKind::index_damaged, "the index is damaged: positions end early; rebuild the index");
  }

  std::shared_ptr<const SegmentPostings> postings_;
  const PostingList* list_;
  std::size_t posting_ = 0;
  std::string bytes_;
  std::size_t at_ = 0;
};

bool has_position(std::string_view run, unsigned position) {
  for (const char byte : run) {
    if ((static_cast<unsigned char>(byte) & 0x7FU) == position) return true;
  }
  return false;
}

bool phrase_in(const std::vector<Cursor>& cursors) {
  for (const char byte : cursors[0].run()) {
    unsigned position = static_cast<unsigned char>(byte) & 0x7FU;
    const bool whole = std::all_of(cursors.begin() + 1, cursors.end(),
                                   [&](const Cursor& cursor) { return has_position(cursor.run(), ++position); });
    if (whole) return true;
  }
  return false;
}

// Moves all cursors to the next passage that all have; false when there is none.
bool align(std::vector<Cursor>& cursors) {
  for (;;) {
    std::uint32_t highest = 0;
    for (const Cursor& cursor : cursors) {
      if (cursor.at_end()) return false;
      highest = std::max(highest, cursor.passage());
    }
    bool same = true;
    for (Cursor& cursor : cursors) {
      cursor.seek(highest);
      if (cursor.at_end()) return false;
      same = same && cursor.passage() == highest;
    }
    if (same) return true;
  }
}

}  // namespace

PostingList match_phrase(const IndexSnapshot& index, const Part& part, const std::vector<std::string>& terms) {
  PostingList matches;
  std::vector<Cursor> cursors;
  for (const std::string& term : terms) {
    cursors.emplace_back(index, part, term);
    if (cursors.back().at_end()) return matches;
  }
  while (align(cursors)) {
    const std::uint32_t passage = cursors[0].passage();
    if (phrase_in(cursors)) {
      matches.passages.push_back(passage);
      const auto least = std::min_element(cursors.begin(), cursors.end(),
                                          [](const Cursor& a, const Cursor& b) { return a.wdf() < b.wdf(); });
      matches.wdfs.push_back(least->wdf());
    }
    cursors[0].seek(passage + 1);
  }
  return matches;
}

}  // namespace dateline
