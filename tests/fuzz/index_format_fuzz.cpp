// Any bytes as a block of the index: told as damage, or decoded to what encodes and decodes again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "common/catalogue.hpp"
#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/index_format.hpp"
#include "common/item_history.hpp"
#include "common/name_places.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/spelling.hpp"
#include "common/stored_article.hpp"
#include "common/term_block.hpp"

namespace {

using namespace dateline;

// What was decoded must encode to what decodes to the same bytes.
template <typename Decode>
void there_and_back(std::string_view block, Decode&& decode) {
  const std::string once = encode(decode(block));
  if (encode(decode(std::string_view(once))) != once) std::abort();
}

void articles(std::string_view block, std::uint32_t count) {
  std::string again;
  decode_articles(block, count, [&](StoredArticle&& stored) { again += encode(stored); });
  if (count > 0 && encode(decode_article(again, count - 1)).size() > again.size()) std::abort();
}

void gaps(std::string_view block, std::size_t passages) {
  const auto list = decode_gaps(block, passages);
  if (list.size() > block.size() || (!list.empty() && list.back() >= passages)) std::abort();
  if (decode_gaps(encode_gaps(list), passages) != list) std::abort();
}

void term(std::string_view block) {
  const auto [heads, positions, spellings] = split_sections(block);
  const TermBlock sections{std::string(heads), std::string(positions), std::string(spellings)};
  const FoundTerm found = find_term(sections, "harbour");
  if (found.gaps.size() > sections.heads.size() || found.positions.size() > sections.positions.size()) std::abort();
  if (!found.spellings.empty() && found.spellings.size() != found.positions.size()) std::abort();
}

// The block is the only page of a stream; the range may leave it.
void stream(std::string_view block, std::uint32_t begin) {
  const std::string bytes = read_stream({begin, begin + block.size() / 2}, [&](std::uint32_t page) {
    return page == 0 ? std::string(block) : std::string();
  });
  if (bytes.size() != block.size() / 2) std::abort();
}

void decode_one(std::string_view block, unsigned kind, unsigned number) {
  switch (kind) {
    case 0: articles(block, number); break;
    case 1: there_and_back(block, decode_article_columns); break;
    case 2: there_and_back(block, [&](std::string_view bytes) { return decode_name_lists(bytes, number); }); break;
    case 3: there_and_back(block, decode_catalogue); break;
    case 4: there_and_back(block, decode_names); break;
    case 5: there_and_back(block, decode_string_column); break;
    case 6: there_and_back(block, [&](std::string_view bytes) { return decode_lengths(bytes, number); }); break;
    case 7: there_and_back(block, [&](std::string_view bytes) { return decode_update_columns(bytes, number); }); break;
    case 8: there_and_back(block, decode_term_index); break;
    case 9: there_and_back(block, decode_acronyms); break;
    case 10: gaps(block, number * 37); break;
    case 11: term(block); break;
    case 12: stream(block, number * 1'000); break;
    case 13: parse_stub(block); break;
    case 14: there_and_back(block, [&](std::string_view bytes) { return decode_mentioned(bytes, number); }); break;
    case 15: there_and_back(block, decode_name_columns); break;
    case 16: there_and_back(block, decode_spellings); break;
    case 17: there_and_back(block, decode_item_history); break;
    case 18: there_and_back(block, decode_row_facts); break;
    case 19: there_and_back(block, [&](std::string_view bytes) { return decode_name_places(bytes, number); }); break;
    default: Decompressor("").decompress(block, "a block"); break;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view block(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  try {
    decode_one(block, bytes[0] % 21, bytes[0] / 21);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::index_damaged) std::abort();
  }
  return 0;
}
