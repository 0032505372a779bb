// One pass in blocks, so that memory does not grow with the files.
#include "indexer/checksum.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

#include "common/error.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffer_bytes = 1u << 20;

std::string digits(XXH128_hash_t hash) {
  char text[33];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return text;
}

[[noreturn]] void cannot_read(const fs::path& path, const std::string& reason) {
  throw Error(ErrorKind::io, "cannot read " + path.string() + ": " + reason);
}

void add_file(XXH3_state_t* state, const fs::path& path, std::vector<char>& buffer) {
  const std::string name = path.filename().string();
  const std::uint64_t header[] = {name.size(), fs::file_size(path)};
  XXH3_128bits_update(state, header, sizeof header);
  XXH3_128bits_update(state, name.data(), name.size());
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) cannot_read(path, std::strerror(errno));
  while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    XXH3_128bits_update(state, buffer.data(), got);
  }
  if (std::ferror(file.get()) != 0) cannot_read(path, std::strerror(errno));
}

}  // namespace

std::string text_checksum(std::string_view text) { return digits(XXH3_128bits(text.data(), text.size())); }

std::string folder_checksum(const std::string& folder) {
  try {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::vector<char> buffer(buffer_bytes);
    for (const fs::path& file : files) add_file(state.get(), file, buffer);
    return digits(XXH3_128bits_digest(state.get()));
  } catch (const fs::filesystem_error& error) {
    cannot_read(folder, error.code().message());
  }
}

}  // namespace dateline
