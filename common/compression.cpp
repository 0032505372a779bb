// The only room that includes zstd.
#include "common/compression.hpp"

#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <new>

#include "common/error.hpp"

namespace dateline {
namespace {

constexpr unsigned long long content_limit_bytes = 1ULL << 30;

[[noreturn]] void damaged(std::string_view what, const char* reason) {
  throw Error(ErrorKind::index_damaged, std::string(what) + " is damaged: " + reason + "; rebuild the index");
}

}  // namespace

struct Compressor::State {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ~State() { ZSTD_freeCCtx(context); }
};

Compressor::Compressor(std::string_view dictionary, int level) : state_(std::make_unique<State>()) {
  if (state_->context == nullptr) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(state_->context, ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(state_->context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(state_->context, ZSTD_c_dictIDFlag, 0);
  if (!dictionary.empty()) ZSTD_CCtx_loadDictionary(state_->context, dictionary.data(), dictionary.size());
}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;

std::string Compressor::compress(std::string_view content) {
  std::string frame(ZSTD_compressBound(content.size()), '\0');
  const std::size_t size = ZSTD_compress2(state_->context, frame.data(), frame.size(), content.data(), content.size());
  if (ZSTD_isError(size)) throw std::bad_alloc();  // the bound is never too small: only memory can fail
  frame.resize(size);
  return frame;
}

struct Decompressor::State {
  ZSTD_DCtx* context = ZSTD_createDCtx();
  ~State() { ZSTD_freeDCtx(context); }
};

Decompressor::Decompressor(std::string_view dictionary) : state_(std::make_unique<State>()) {
  if (state_->context == nullptr) throw std::bad_alloc();
  if (!dictionary.empty()) ZSTD_DCtx_loadDictionary(state_->context, dictionary.data(), dictionary.size());
}

Decompressor::~Decompressor() = default;
Decompressor::Decompressor(Decompressor&&) noexcept = default;

std::string Decompressor::decompress(std::string_view frame, std::string_view what) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) damaged(what, "it is no zstd frame");
  if (size > content_limit_bytes) damaged(what, "it claims an impossible size");
  std::string content(static_cast<std::size_t>(size), '\0');
  const std::size_t got =
      ZSTD_decompressDCtx(state_->context, content.data(), content.size(), frame.data(), frame.size());
  if (ZSTD_isError(got)) damaged(what, ZSTD_getErrorName(got));
  if (got != content.size()) damaged(what, "it is cut");
  return content;
}

std::string decompress(std::string_view frame, std::string_view what) {
  thread_local Decompressor decompressor({});
  return decompressor.decompress(frame, what);
}

std::string train_dictionary(const std::vector<std::string>& samples, std::size_t limit_bytes) {
  std::string joined;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    joined += sample;
    sizes.push_back(sample.size());
  }
  if (samples.size() < 100 || joined.size() < 200'000) return {};
  std::string dictionary(std::min(limit_bytes, joined.size() / 4), '\0');
  const std::size_t size = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), joined.data(), sizes.data(),
                                                 static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size)) return {};
  dictionary.resize(size);
  return dictionary;
}

}  // namespace dateline
