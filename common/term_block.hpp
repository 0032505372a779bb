// A part's terms: postings of its own, positions, spellings, in blocks.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/packed_columns.hpp"

namespace dateline {

// What a part's term block says of a term.
struct TermEntry {
  std::string term;
  std::string gaps;       // own postings (encode_gaps); empty where they are Xapian's
  std::string positions;  // of all postings, in their order: bytes as above
  std::string spellings;  // parallel to positions: codes of the part's spellings
};

// For each passage, ascending, how many lie between it and the one before, as a variable-length number.
std::string encode_gaps(const std::vector<std::uint32_t>& passages);
std::vector<std::uint32_t> decode_gaps(std::string_view gaps, std::size_t passages);  // throws Error (index_damaged)

struct TermIndex {
  std::vector<std::string> first_terms;  // of each block, ascending
  StreamBlocks blocks;                   // parallel
};

std::string encode(const TermIndex& index);
TermIndex decode_term_index(std::string_view bytes);  // throws Error (index_damaged)

// A block of terms, in three sections that are compressed apart: they are of different kinds, and each is packed
// closest by an entropy code of its own.
struct TermBlock {
  std::string heads;      // terms, gaps, and how many position bytes each has
  std::string positions;  // of one term after the other
  std::string spellings;  // of those terms that are not always written alike
};

// Terms ascending; each term is stored as what differs from the one before.
TermBlock encode_term_block(const std::vector<TermEntry>& terms);

// A term's bytes in a block; all empty if it is not there. They point into it. A block without its spellings can be
// asked too, for the other two. Throws Error (index_damaged).
struct FoundTerm {
  std::string_view term;  // until the next one is visited
  std::string_view gaps;
  std::string_view positions;
  std::string_view spellings;  // empty when all occurrences are written alike, as `spelling` says
  std::uint8_t spelling = 0;
};
FoundTerm find_term(const TermBlock& block, std::string_view term);
// All of them, in order; visit(found) returns false to stop.
void for_each_term(const TermBlock& block, const std::function<bool(const FoundTerm&)>& visit);

// The sections end to end, as they lie in the stream: each is compressed already.
using Sections = std::array<std::string_view, 3>;
std::string join_sections(const std::array<std::string, 3>& sections);
Sections split_sections(std::string_view block);  // throws Error (index_damaged)

}  // namespace dateline
