// Unpacks a file of many gzip members or zstd frames, one after the other, and goes on behind damaged ones.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.hpp"
#include "indexer/readers/stream_window.hpp"

namespace dateline {

// Whether `head`, the first bytes of a file, is packed by gzip or zstd, and what it unpacks to begins with `opening`.
bool unpacks_to(std::string_view head, std::string_view opening);

// For files whose members are records, such as .warc.gz: general unpackers give up at the first damage.
// A zstd file may begin with its dictionary, in a frame of its own, as .warc.zst has it.
class PackedMembers : public ByteStream {
 public:
  // opening: what each member begins with, unpacked, so that the next sound one can be told behind a damage.
  PackedMembers(ByteStream& packed, std::string opening);
  ~PackedMembers() override;

  // 0 at the end or where the data are damaged.
  std::size_t read(char* to, std::size_t size) override;
  // Why read() gave 0; empty at the end.
  const std::string& damage() const { return damage_; }
  // After a damage: goes to the next sound member; false if there is none.
  bool resume();

 private:
  struct Unpacker;
  std::size_t unpack(char* to, std::size_t size);
  bool at_member();
  std::size_t break_off(std::string reason);

  StreamWindow packed_;
  std::string opening_;
  std::unique_ptr<Unpacker> unpacker_;
  std::string damage_;
  bool in_member_ = false;
  std::uint64_t member_begin_ = 0;     // in the packed file
  std::uint64_t member_unpacked_ = 0;  // bytes
};

}  // namespace dateline
