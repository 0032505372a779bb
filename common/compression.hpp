// Compressed blocks with a checksum: zstd frames, with or without a trained dictionary.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Compresses and decompresses with one dictionary. Not for two threads at once.
class Compressor {
 public:
  // dictionary: as train_dictionary made it, or empty for none. level: 1 to 19.
  Compressor(std::string_view dictionary, int level);
  ~Compressor();
  Compressor(Compressor&&) noexcept;

  // A zstd frame with the content's size and a checksum.
  std::string compress(std::string_view content);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

class Decompressor {
 public:
  explicit Decompressor(std::string_view dictionary);
  ~Decompressor();
  Decompressor(Decompressor&&) noexcept;

  // The content of one frame. Throws Error (index_damaged), naming `what`, when the
  // frame is cut, its checksum is wrong, or it claims more than 1 GiB.
  std::string decompress(std::string_view frame, std::string_view what);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// As Decompressor without a dictionary; keeps one a thread, since making one costs more than most blocks.
std::string decompress(std::string_view frame, std::string_view what);

// A dictionary of at most `limit_bytes` made from `samples`; empty when they are
// too few for one to pay (under 100 samples or 200 KB). About 0.15 s for 512 KB.
std::string train_dictionary(const std::vector<std::string>& samples, std::size_t limit_bytes);

}  // namespace dateline
