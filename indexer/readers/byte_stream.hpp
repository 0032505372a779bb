// Bytes in order, from a file, standard input or memory, with a look ahead at the first of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline {

class InputMeter;

// A stream that cannot be read to its end: a broken archive, a disk error.
// what() is the reason, without the stream's name. Caught by the readers.
class StreamDamage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Writes at most `size` bytes (> 0) to `to`; returns how many, 0 only at the
  // end. Throws StreamDamage.
  virtual std::size_t read(char* to, std::size_t size) = 0;
};

// A file, pipe or device. Opening throws StreamDamage with the system's reason.
// A meter, if given, outlives the stream and is told how far it has been read.
std::unique_ptr<ByteStream> open_file(const std::string& path, InputMeter* meter = nullptr);
std::unique_ptr<ByteStream> open_standard_input(InputMeter* meter = nullptr);

// A stream whose first bytes can be looked at before they are read.
class PeekedStream : public ByteStream {
 public:
  explicit PeekedStream(ByteStream& stream) : stream_(stream) {}
  // The next bytes, `size` of them or all that there are. Valid until the next call.
  std::string_view peek(std::size_t size);
  std::size_t read(char* to, std::size_t size) override;

 private:
  ByteStream& stream_;
  std::string ahead_;
  std::size_t used_ = 0;  // of ahead_, by read
};

class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}  // not copied
  std::size_t read(char* to, std::size_t size) override;

 private:
  std::string_view bytes_;
};

// UTF-16 read as UTF-8; a byte order mark is passed on. Lone surrogates and an
// odd last byte become U+FFFD.
class Utf16Stream : public ByteStream {
 public:
  Utf16Stream(ByteStream& stream, bool big_endian) : stream_(stream), big_endian_(big_endian) {}
  std::size_t read(char* to, std::size_t size) override;

 private:
  void refill();
  void take_unit(char32_t unit);

  ByteStream& stream_;
  bool big_endian_;
  bool ended_ = false;
  std::string converted_;
  std::size_t used_ = 0;  // of converted_
  std::string odd_;       // a byte that waits for its second half
  char32_t high_ = 0;     // a high surrogate that waits for its low one
};

// The whole rest of `stream`, up to `limit` bytes.
//
//   whole    false when there was more; `bytes` then has limit + 1 bytes.
struct Content {
  std::string bytes;
  bool whole = true;
};
Content read_all(ByteStream& stream, std::size_t limit);

}  // namespace dateline
