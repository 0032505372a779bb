// Terms and keys of the index's metadata, and the weight of a passage's length.
#include "common/index_format.hpp"

#include <algorithm>
#include <cmath>

#include "common/byte_codec.hpp"
#include "common/text.hpp"

namespace dateline {

std::uint32_t baked_wdf(double occurrences, std::size_t length) {
  const double norm = (1.0 - length_share) + length_share * static_cast<double>(length) / nominal_length;
  const double wdf = std::round(wdf_scale * occurrences / norm);
  return static_cast<std::uint32_t>(std::clamp(wdf, 1.0, static_cast<double>(wdf_limit)));
}

std::string byline_term(std::string_view form) {
  constexpr std::size_t limit = 200;
  const std::string folded = fold(form);
  return "B" + folded.substr(0, floor_boundary(folded, std::min(folded.size(), limit)));
}

std::string key_number(std::uint32_t number) {
  std::string key(4, '\0');
  for (int i = 3; i >= 0; --i) {
    key[static_cast<std::size_t>(i)] = static_cast<char>((number & 0x7F) + 1);
    number >>= 7;
  }
  return key;
}

std::string stream_page_key(std::uint32_t part, std::uint32_t page) {
  return "S" + key_number(part) + key_number(page);
}
std::string lengths_key(std::uint32_t part) { return "L" + key_number(part); }
std::string spellings_key(std::uint32_t part) { return "W" + key_number(part); }
std::string update_columns_key(std::uint32_t part) { return "U" + key_number(part); }
std::string article_columns_key(std::uint32_t part) { return "C" + key_number(part); }
std::string name_columns_key(std::uint32_t part) { return "N" + key_number(part); }
std::string name_places_key(std::uint32_t part) { return "O" + key_number(part); }
std::string ids_key(std::uint32_t part) { return "I" + key_number(part); }
std::string name_lists_key(std::uint32_t part, EntityType type) {
  return "F" + key_number(part) + static_cast<char>('0' + static_cast<int>(type));
}
std::string mentioned_key(std::uint32_t part) { return "M" + key_number(part); }
std::string term_index_key(std::uint32_t part) { return "T" + key_number(part); }
std::string dictionary_key(std::uint32_t part) { return "D" + key_number(part); }

std::string read_stream(const Range& range, const std::function<std::string(std::uint32_t)>& fetch) {
  std::string bytes;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t page = at / stream_page_bytes;
    const std::size_t begin = at - page * stream_page_bytes;
    const std::string content = fetch(static_cast<std::uint32_t>(page));
    const std::size_t wanted = std::min(stream_page_bytes - begin, range.end - at);
    if (content.size() < begin + wanted) ByteReader::damaged();
    bytes.append(content, begin, wanted);
    at += wanted;
  }
  return bytes;
}

}  // namespace dateline
