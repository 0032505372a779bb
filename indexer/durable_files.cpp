// Plain system calls: a stream's destructor cannot say that the last write failed.
#include "indexer/durable_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "common/error.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot_write(const std::string& path, int reason) {
  throw Error(ErrorKind::io, "cannot write " + path + ": " + std::strerror(reason));
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (number_ < 0) cannot_write(path, errno);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(number_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) cannot_write(path_, errno);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() const {
    if (::fsync(number_) != 0) cannot_write(path_, errno);
  }

 private:
  const std::string& path_;
  int number_;
};

}  // namespace

void sync_path(const std::string& path) { Descriptor(path, O_RDONLY).sync(); }

void sync_tree(const std::string& folder) {
  try {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) sync_path(entry.path().string());
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorKind::io, "cannot write " + folder + ": " + error.code().message());
  }
  sync_path(folder);
}

void write_file_durably(const std::string& path, std::string_view text) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  file.write(text);
  file.sync();
}

void append_durably(const std::string& path, std::string_view text) {
  const Descriptor file(path, O_WRONLY | O_APPEND);
  file.write(text);
  file.sync();
}

void replace_durably(const std::string& path, std::string_view text) {
  const std::string fresh = path + ".new";
  try {
    write_file_durably(fresh, text);
    if (std::rename(fresh.c_str(), path.c_str()) != 0) cannot_write(path, errno);
  } catch (const Error&) {
    ::unlink(fresh.c_str());
    throw;
  }
}

}  // namespace dateline
