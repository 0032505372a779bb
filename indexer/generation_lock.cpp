// flock, not fcntl locks: those are lost when any descriptor of the file is closed.
#include "indexer/generation_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/error.hpp"

namespace dateline {

GenerationLock::GenerationLock(const std::string& folder) {
  const std::string path = folder + "/lock";
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
  if (descriptor_ < 0) throw Error(ErrorKind::io, "cannot write " + path + ": " + std::strerror(errno));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = {};
    const auto got = ::pread(descriptor_, holder, sizeof holder - 1, 0);
    ::close(descriptor_);
    const std::string who = got > 0 ? "process " + std::string(holder, std::strcspn(holder, "\n")) : "another process";
    throw Error(ErrorKind::index_missing, "the index at " + folder + " is locked: " + who + " is writing it");
  }
  const std::string own = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, own.data(), own.size(), 0) < 0) {
    // The process id is only for the message above; the lock holds without it.
  }
}

GenerationLock::~GenerationLock() {
  // Empty between runs: a run that changes nothing changes no byte.
  if (::ftruncate(descriptor_, 0) != 0) {
    // A stale number harms nothing.
  }
  ::close(descriptor_);
}

}  // namespace dateline
