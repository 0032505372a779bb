// Measures runs of ASCII letters and digits, eight bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

// Eight bytes of text, the first of them lowest, and their classes: bit 7 of each byte.
struct EightBytes {
  static constexpr std::uint64_t ones = 0x0101010101010101;
  static constexpr std::uint64_t high = 0x80 * ones;

  std::uint64_t bytes = 0;

  static EightBytes at(const char* text) {
    EightBytes eight;
    std::memcpy(&eight.bytes, text, sizeof eight.bytes);
    if constexpr (std::endian::native == std::endian::big) eight.bytes = __builtin_bswap64(eight.bytes);
    return eight;
  }

  // Bit 7 of every byte of ASCII that is within first..last; a sum of two numbers below 0x80 carries into no other
  // byte.
  static std::uint64_t within(std::uint64_t bytes, char first, char last) {
    const std::uint64_t low = bytes & ~high;
    const std::uint64_t from = low + (0x80 - static_cast<std::uint64_t>(first)) * ones;
    const std::uint64_t past = low + (0x7F - static_cast<std::uint64_t>(last)) * ones;
    return from & ~past & ~bytes & high;
  }

  bool holds(char c) const {
    const std::uint64_t zero_where = bytes ^ static_cast<unsigned char>(c) * ones;
    return ((zero_where - ones) & ~zero_where & high) != 0;
  }

  std::uint64_t letters() const { return within(bytes | 0x20 * ones, 'a', 'z'); }
  std::uint64_t letters_and_digits() const { return letters() | within(bytes, '0', '9'); }
  std::uint64_t capitals() const { return within(bytes, 'A', 'Z'); }

  // Letters and digits in lower case, to eight bytes; other bytes become anything.
  void put_lower(char* to) const {
    std::uint64_t lower = bytes | 0x20 * ones;
    if constexpr (std::endian::native == std::endian::big) lower = __builtin_bswap64(lower);
    std::memcpy(to, &lower, sizeof lower);
  }
};

// How many of the eight bytes at the start are of a class.
inline std::size_t leading(std::uint64_t classes) {
  return static_cast<std::size_t>(std::countr_zero(~classes & EightBytes::high)) / 8;
}

// How many of the first `count` (at most eight) bytes are of a class.
inline std::size_t count_leading(std::uint64_t classes, std::size_t count) {
  const std::uint64_t reach = count == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1;
  return static_cast<std::size_t>(((classes & reach) >> 7) * EightBytes::ones >> 56);  // the sum of eight bits
}

}  // namespace dateline
