// Numbers in planes, rows as differences, strings after their sizes; every read is bounded.
#include "common/packed_columns.hpp"

#include <algorithm>

namespace dateline {
namespace {

std::uint32_t largest_of(const std::vector<std::uint32_t>& values) {
  std::uint32_t largest = 0;
  for (const std::uint32_t value : values) largest = std::max(largest, value);
  return largest;
}

}  // namespace

void write_planes(ByteWriter& writer, const std::vector<std::uint32_t>& values) {
  const auto largest = std::max_element(values.begin(), values.end());
  unsigned planes = 0;
  for (std::uint32_t rest = largest == values.end() ? 0 : *largest; rest != 0; rest >>= 8) ++planes;
  writer.number(values.size());
  writer.number(planes);
  for (unsigned plane = 0; plane < planes; ++plane) {
    for (const std::uint32_t value : values) writer.byte(static_cast<std::uint8_t>(value >> (8 * plane)));
  }
}

std::vector<std::uint32_t> read_planes(ByteReader& reader, std::uint64_t at_most) {
  const std::uint64_t size = reader.number();
  const std::uint64_t planes = reader.number();
  if (size > at_most || planes > 4) ByteReader::damaged();
  std::vector<std::uint32_t> values;
  for (unsigned plane = 0; plane < planes; ++plane) {
    const std::string_view bytes = reader.bytes(static_cast<std::size_t>(size));
    if (plane == 0) values.resize(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      values[i] |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * plane);
    }
  }
  values.resize(static_cast<std::size_t>(size));
  return values;
}

void write_lists(ByteWriter& writer, const Lists& lists) {
  std::vector<std::uint32_t> sizes(lists.rows());
  for (std::size_t row = 0; row < sizes.size(); ++row) sizes[row] = lists.starts[row + 1] - lists.starts[row];
  write_planes(writer, sizes);
  write_planes(writer, lists.values);
}

Lists read_lists(ByteReader& reader, std::size_t rows, std::size_t limit) {
  const std::vector<std::uint32_t> sizes = read_planes(reader, rows);
  if (sizes.size() != rows) ByteReader::damaged();
  Lists lists;
  lists.starts.resize(rows + 1);
  std::uint64_t end = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    end += sizes[row];
    lists.starts[row + 1] = static_cast<std::uint32_t>(end);
  }
  if (end > most_values) ByteReader::damaged();
  lists.values = read_planes(reader, end);
  if (lists.values.size() != end || (end > 0 && largest_of(lists.values) >= limit)) ByteReader::damaged();
  return lists;
}

void write_column(ByteWriter& writer, const StringColumn& column) {
  writer.number(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) writer.number(column[i].size());
  for (std::size_t i = 0; i < column.size(); ++i) writer.bytes(column[i]);
}

StringColumn read_column(ByteReader& reader) {
  const std::vector<std::uint32_t> sizes = reader.numbers();
  std::uint64_t bytes = 0;
  for (const std::uint32_t size : sizes) bytes += size;
  if (bytes > UINT32_MAX) ByteReader::damaged();
  return {reader.bytes(static_cast<std::size_t>(bytes)), sizes};
}

void write_gaps(ByteWriter& writer, const std::vector<std::uint32_t>& values) {
  std::uint32_t next = 0;
  for (const std::uint32_t value : values) {
    writer.number(value - next);
    next = value + 1;
  }
}

std::uint32_t read_after_gap(ByteReader& reader, std::uint64_t& next, std::size_t limit) {
  const std::uint64_t gap = reader.number();
  if (next >= limit || gap >= limit - next) ByteReader::damaged();
  const auto value = static_cast<std::uint32_t>(next + gap);
  next += gap + 1;
  return value;
}

void write_ascending(ByteWriter& writer, const std::vector<std::uint32_t>& values) {
  writer.number(values.size());
  write_gaps(writer, values);
}

std::vector<std::uint32_t> read_ascending(ByteReader& reader, std::size_t limit) {
  std::vector<std::uint32_t> values(reader.count());
  std::uint64_t next = 0;
  for (std::uint32_t& value : values) value = read_after_gap(reader, next, limit);
  return values;
}

void write_blocks(ByteWriter& writer, const StreamBlocks& blocks) {
  writer.number(blocks.begin);
  std::uint32_t previous = blocks.begin;
  for (const std::uint32_t end : blocks.ends) {
    writer.number(end - previous);
    previous = end;
  }
}

StreamBlocks read_blocks(ByteReader& reader, std::size_t count) {
  StreamBlocks blocks;
  blocks.begin = reader.small();
  std::uint64_t end = blocks.begin;
  for (; count > 0; --count) {
    end += reader.small();
    if (end > UINT32_MAX) ByteReader::damaged();
    blocks.ends.push_back(static_cast<std::uint32_t>(end));
  }
  return blocks;
}

void write_step(ByteWriter& writer, const Range& range, std::size_t& previous) {
  writer.signed_number(static_cast<std::int64_t>(range.begin) - static_cast<std::int64_t>(previous));
  writer.number(range.size());
  previous = range.end;
}

Range read_step(ByteReader& reader, std::size_t& previous, std::size_t limit) {
  const std::int64_t step = reader.signed_number();
  const std::uint64_t size = reader.number();
  const auto begin = static_cast<std::uint64_t>(previous) + static_cast<std::uint64_t>(step);
  if (begin > limit || size > limit - begin) ByteReader::damaged();
  previous = static_cast<std::size_t>(begin + size);
  return {static_cast<std::size_t>(begin), previous};
}

void require_below(const std::vector<std::uint32_t>& values, std::size_t limit) {
  for (const std::uint32_t value : values) {
    if (value >= limit) ByteReader::damaged();
  }
}

StringColumn::StringColumn(std::string_view bytes, const std::vector<std::uint32_t>& sizes) : bytes_(bytes) {
  ends_.reserve(sizes.size());
  std::uint32_t end = 0;
  for (const std::uint32_t size : sizes) ends_.push_back(end += size);
}

std::string encode(const StringColumn& column) {
  ByteWriter writer;
  write_column(writer, column);
  return writer.take();
}

StringColumn decode_string_column(std::string_view bytes) {
  ByteReader reader(bytes);
  StringColumn column = read_column(reader);
  reader.expect_end();
  return column;
}

}  // namespace dateline
