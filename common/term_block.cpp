// Encodings of term blocks: each term as what differs from the one before.
#include "common/term_block.hpp"

#include <algorithm>

#include "common/byte_codec.hpp"

namespace dateline {

std::string encode(const TermIndex& index) {
  ByteWriter writer;
  writer.strings(index.first_terms);
  write_blocks(writer, index.blocks);
  return writer.take();
}

TermIndex decode_term_index(std::string_view bytes) {
  ByteReader reader(bytes);
  TermIndex index;
  index.first_terms = reader.strings();
  index.blocks = read_blocks(reader, index.first_terms.size());
  reader.expect_end();
  return index;
}

std::string encode_gaps(const std::vector<std::uint32_t>& passages) {
  ByteWriter writer;
  write_gaps(writer, passages);
  return writer.take();
}

std::vector<std::uint32_t> decode_gaps(std::string_view gaps, std::size_t passages) {
  ByteReader reader(gaps);
  std::vector<std::uint32_t> list;
  list.reserve(gaps.size());
  for (std::uint64_t next = 0; !reader.at_end();) list.push_back(read_after_gap(reader, next, passages));
  return list;
}

TermBlock encode_term_block(const std::vector<TermEntry>& terms) {
  ByteWriter heads;
  TermBlock block;
  std::string_view previous;
  for (const TermEntry& entry : terms) {
    const auto differs = std::mismatch(previous.begin(), previous.end(), entry.term.begin(), entry.term.end()).second;
    const auto shared = static_cast<std::size_t>(differs - entry.term.begin());
    heads.number(shared);
    heads.string(std::string_view(entry.term).substr(shared));
    heads.string(entry.gaps);
    heads.number(entry.positions.size());
    const std::string& spellings = entry.spellings;
    const bool alike = spellings.find_first_not_of(spellings.empty() ? '\0' : spellings[0]) == std::string::npos;
    heads.byte(alike ? 1 : 0);
    if (alike) {
      heads.byte(spellings.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(spellings[0]));
    } else {
      block.spellings += spellings;
    }
    block.positions += entry.positions;
    previous = entry.term;
  }
  block.heads = heads.take();
  return block;
}

void for_each_term(const TermBlock& block, const std::function<bool(const FoundTerm&)>& visit) {
  ByteReader reader(block.heads);
  std::string current;
  std::size_t position = 0;
  std::size_t spelling = 0;
  while (!reader.at_end()) {
    const std::uint64_t shared = reader.number();
    if (shared > current.size()) ByteReader::damaged();
    current.resize(static_cast<std::size_t>(shared));
    current += reader.string();
    FoundTerm found;
    found.term = current;
    found.gaps = reader.string();
    const std::uint64_t size = reader.number();
    if (size > block.positions.size() - position) ByteReader::damaged();
    const auto count = static_cast<std::size_t>(size);
    found.positions = std::string_view(block.positions).substr(position, count);
    position += count;
    if (reader.byte() == 1) {
      found.spelling = reader.byte();
    } else if (!block.spellings.empty()) {
      if (count > block.spellings.size() - spelling) ByteReader::damaged();
      found.spellings = std::string_view(block.spellings).substr(spelling, count);
      spelling += count;
    }
    if (!visit(found)) return;
  }
}

FoundTerm find_term(const TermBlock& block, std::string_view term) {
  FoundTerm result;
  for_each_term(block, [&](const FoundTerm& found) {
    if (found.term == term) result = found;
    return found.term < term;
  });
  result.term = term;
  return result;
}

std::string join_sections(const std::array<std::string, 3>& sections) {
  ByteWriter writer;
  writer.string(sections[0]);
  writer.string(sections[1]);
  writer.bytes(sections[2]);
  return writer.take();
}

Sections split_sections(std::string_view block) {
  ByteReader reader(block);
  const std::string_view heads = reader.string();
  const std::string_view positions = reader.string();
  return {heads, positions, block.substr(static_cast<std::size_t>(positions.data() + positions.size() - block.data()))};
}

}  // namespace dateline
