// Columns of numbers, lists, strings and ranges, and how they are written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/byte_codec.hpp"

namespace dateline {

// For each row a list of small numbers; row r is values[starts[r], starts[r + 1]).
struct Lists {
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> values;
  std::size_t rows() const { return starts.size() - 1; }
  void close_row() { starts.push_back(static_cast<std::uint32_t>(values.size())); }
};

// Strings end to end, 4 GB in all at most: two allocations, however many there are.
class StringColumn {
 public:
  StringColumn() = default;
  // sizes: of the strings that `bytes` is made of; they must add up.
  StringColumn(std::string_view bytes, const std::vector<std::uint32_t>& sizes);
  void push_back(std::string_view text) {
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  std::size_t size() const { return ends_.size(); }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

std::string encode(const StringColumn& column);
StringColumn decode_string_column(std::string_view bytes);  // throws Error (index_damaged)

// Where blocks lie that follow each other in the stream. A part's stream is shorter than 4 GB.
struct StreamBlocks {
  std::uint32_t begin = 0;
  std::vector<std::uint32_t> ends;
  std::size_t size() const { return ends.size(); }
  Range of(std::size_t block) const { return {block == 0 ? begin : ends[block - 1], ends[block]}; }
};

// --- Writing and reading ----------------------------------------------------------
// Readers throw Error (index_damaged) where the bytes are not what the writer beside them wrote.

// Of a part's column, where nothing else bounds it: damage cannot make us allocate more.
inline constexpr std::uint64_t most_values = 1U << 24;

// Numbers in planes: all lowest bytes, then all bytes above, as many planes as the largest needs. What every query
// decodes is stored so, since planes need no decision a number: ten times as fast as numbers of variable length, and
// zstd makes them as small. at_most: how many values there can be, since values that are all 0 take no bytes.
void write_planes(ByteWriter& writer, const std::vector<std::uint32_t>& values);
std::vector<std::uint32_t> read_planes(ByteReader& reader, std::uint64_t at_most);

// Row sizes, then the values of all rows; values are below `limit`.
void write_lists(ByteWriter& writer, const Lists& lists);
Lists read_lists(ByteReader& reader, std::size_t rows, std::size_t limit);

// Sizes first, then all bytes.
void write_column(ByteWriter& writer, const StringColumn& column);
StringColumn read_column(ByteReader& reader);

// Ascending numbers, none twice: how many lie between each and the one before. Of the reader, one at a time: the next
// value, which is below `limit`; `next` is the least that it can be, and is moved on.
void write_gaps(ByteWriter& writer, const std::vector<std::uint32_t>& values);
std::uint32_t read_after_gap(ByteReader& reader, std::uint64_t& next, std::size_t limit);

// The same after their count.
void write_ascending(ByteWriter& writer, const std::vector<std::uint32_t>& values);
std::vector<std::uint32_t> read_ascending(ByteReader& reader, std::size_t limit);

// Sizes; the number of blocks is known to the reader.
void write_blocks(ByteWriter& writer, const StreamBlocks& blocks);
StreamBlocks read_blocks(ByteReader& reader, std::size_t count);

// A range by its distance from the end of the one before, which is moved on; it ends at `limit` at most.
void write_step(ByteWriter& writer, const Range& range, std::size_t& previous);
Range read_step(ByteReader& reader, std::size_t& previous, std::size_t limit);

// Throws Error (index_damaged) where one of the values is not below `limit`.
void require_below(const std::vector<std::uint32_t>& values, std::size_t limit);

}  // namespace dateline
