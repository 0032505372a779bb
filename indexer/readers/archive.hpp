// Unpacks compressed files and archives as streams, one member after the other.
#pragma once

#include <memory>
#include <string>

#include "indexer/readers/byte_stream.hpp"

namespace dateline {

// gzip, zstd, xz, bzip2, lz4, and tar or zip, also compressed. Nothing is
// written to the disk, and no other program is started. A bomb, which unpacks to more than 250 times its size, is
// damage once 64 MB of it are unpacked.
class Archive : public ByteStream {
 public:
  struct Member {
    std::string name;  // its path, UTF-8, without "./" and "/" at the front; empty for a file that is only compressed
    bool regular = true;  // false: a folder, a link, a device
  };

  // Both throw StreamDamage.
  // A file on disk: can skip members without unpacking them. A meter, if given, outlives the archive and is told how
  // far the packed bytes have been read.
  explicit Archive(const std::string& path, InputMeter* meter = nullptr);
  explicit Archive(ByteStream& stream);  // which outlives the archive
  ~Archive() override;

  // The next member, whose bytes read() then gives; false at the end. Throws StreamDamage.
  bool next(Member& member);
  std::size_t read(char* to, std::size_t size) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
