// A hash of words for the program's own tables, computed in the caller, eight bytes a step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

// The first eight bytes of a word that is not empty, as a number. The bytes of a shorter one are read twice over
// where they must be, so that no byte behind it is touched; words of one length still differ.
inline std::uint64_t first_eight(std::string_view word) {
  const auto read = [&]<class Number>(Number number, std::size_t at) {
    std::memcpy(&number, word.data() + at, sizeof number);
    return std::uint64_t{number};
  };
  const std::size_t size = word.size();
  if (size >= 8) return read(std::uint64_t{}, 0);
  if (size >= 4) return read(std::uint32_t{}, 0) << 32 | read(std::uint32_t{}, size - 4);
  if (size >= 2) return read(std::uint16_t{}, 0) << 16 | read(std::uint16_t{}, size - 2);
  return static_cast<unsigned char>(word[0]);
}

// For tables whose words are the program's own or bounded in number: a hostile text can make words of one hash.
// Not the same on every machine, so never to be stored.
inline std::uint64_t word_hash(std::string_view word) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = word.size() * odd;
  while (!word.empty()) {
    hash = (hash ^ first_eight(word)) * odd;
    hash ^= hash >> 32;
    word.remove_prefix(word.size() < 8 ? word.size() : 8);
  }
  return hash;
}

}  // namespace dateline
