// Writes and reads the small numbers, strings and lists that stored blocks are made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/error.hpp"

namespace dateline {

// Appends to a string. Numbers are written 7 bits a byte, low bits first, bit 7 set on all but the last byte;
// signed ones with the sign in bit 0; strings after their length.
class ByteWriter {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      out_ += static_cast<char>(value | 0x80);
      value >>= 7;
    }
    out_ += static_cast<char>(value);
  }
  void byte(std::uint8_t value) { out_ += static_cast<char>(value); }
  void signed_number(std::int64_t value) {
    number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void bytes(std::string_view text) { out_ += text; }
  void string(std::string_view text) {
    number(text.size());
    out_ += text;
  }
  void range(const Range& range) {
    number(range.begin);
    number(range.size());
  }
  template <typename T>
  void numbers(const std::vector<T>& values) {
    number(values.size());
    for (const T value : values) number(value);
  }
  void strings(const std::vector<std::string>& values) {
    number(values.size());
    for (const std::string& value : values) string(value);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// Reads what ByteWriter wrote. Any read past the end, or of a number that does not fit, throws Error
// (index_damaged); nothing is allocated that the bytes left could not fill.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    // Nearly all numbers are small.
    if (at_ < bytes_.size() && static_cast<unsigned char>(bytes_[at_]) < 0x80) {
      return static_cast<unsigned char>(bytes_[at_++]);
    }
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ >= bytes_.size()) damaged();
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    damaged();
  }
  std::uint8_t byte() {
    if (at_ >= bytes_.size()) damaged();
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }
  std::uint32_t small() {
    const std::uint64_t value = number();
    if (value > UINT32_MAX) damaged();
    return static_cast<std::uint32_t>(value);
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::string_view string() { return bytes(number()); }
  std::string_view bytes(std::uint64_t size) {
    if (size > bytes_.size() - at_) damaged();
    const std::string_view text = bytes_.substr(at_, static_cast<std::size_t>(size));
    at_ += static_cast<std::size_t>(size);
    return text;
  }
  // A number of items to come, each of at least one byte: a wrong one cannot make us allocate without end.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size() - at_) damaged();
    return static_cast<std::size_t>(value);
  }
  Range range(std::size_t limit) {
    const std::uint64_t begin = number();
    const std::uint64_t size = number();
    if (begin > limit || size > limit - begin) damaged();
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(begin + size)};
  }
  std::vector<std::uint32_t> numbers() {
    std::vector<std::uint32_t> values(count());
    for (std::uint32_t& value : values) value = small();
    return values;
  }
  std::vector<std::string> strings() {
    std::vector<std::string> values(count());
    for (std::string& value : values) value = string();
    return values;
  }
  bool at_end() const { return at_ == bytes_.size(); }
  void expect_end() const {
    if (!at_end()) damaged();
  }
  [[noreturn]] static void damaged() {
    throw Error(ErrorKind::index_damaged, "the index is damaged: a stored block does not decode; rebuild the index");
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace dateline
