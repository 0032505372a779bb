// Preloaded into a program, makes the n-th system call of a kind fail, or kills the program there.
//
// From the environment:
//   FAULT_CALL    which calls count: write, sync, rename, open (for writing), entry (folders made, files removed or
//                 cut), or any of these. Calls on standard output and error do not count.
//   FAULT_AT      the number of the call, from 1
//   FAULT         EIO: that call fails. ENOSPC: it fails, and so does every later one, as on a full disk.
//                 KILL: the program is killed (SIGKILL) before it.
//   FAULT_REPORT  a file that is made when it happens
//   CLOCK_BACK    seconds by which the calendar's clock is wrong
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

struct Plan {
  const char* call = std::getenv("FAULT_CALL");
  long at = number("FAULT_AT");
  const char* fault = std::getenv("FAULT");
  const char* report = std::getenv("FAULT_REPORT");
  long clock_back = number("CLOCK_BACK");

  static long number(const char* name) {
    const char* text = std::getenv(name);
    return text == nullptr ? 0 : std::atol(text);
  }
};

// Made at the first call, which may come before any constructor of this library has run.
const Plan& plan() {
  static const Plan made;
  return made;
}

std::atomic<long> calls = 0;

void tell() {
  if (plan().report == nullptr) return;
  const long file = ::syscall(SYS_openat, AT_FDCWD, plan().report, O_WRONLY | O_CREAT, 0644);
  if (file >= 0) ::syscall(SYS_close, file);
}

// Whether this call, of this kind, is to fail; errno is set then.
bool fails(const char* kind) {
  if (plan().call == nullptr || plan().fault == nullptr) return false;
  if (std::strcmp(plan().call, "any") != 0 && std::strcmp(plan().call, kind) != 0) return false;
  const long number = ++calls;
  const bool full = std::strcmp(plan().fault, "ENOSPC") == 0;
  if (number < plan().at || (number > plan().at && !full)) return false;
  tell();
  if (std::strcmp(plan().fault, "KILL") == 0) ::syscall(SYS_kill, ::getpid(), SIGKILL);
  errno = full ? ENOSPC : EIO;
  return true;
}

bool write_fails(int file) { return file > STDERR_FILENO && fails("write"); }

int open_at(int folder, const char* path, int flags, va_list rest) {
  const bool makes = (flags & (O_CREAT | O_TMPFILE)) != 0;
  const unsigned mode = makes ? va_arg(rest, unsigned) : 0;
  if ((flags & (O_WRONLY | O_RDWR)) != 0 && fails("open")) return -1;
  return static_cast<int>(::syscall(SYS_openat, folder, path, flags, mode));
}

// A call whose result is 0 or -1, by its number.
template <typename... Arguments>
int call(const char* kind, long number, Arguments... arguments) {
  return fails(kind) ? -1 : static_cast<int>(::syscall(number, arguments...));
}

std::FILE* open_stream(const char* name, const char* path, const char* mode) {
  if (std::strpbrk(mode, "wa+") != nullptr && fails("open")) return nullptr;
  using Open = std::FILE* (*)(const char*, const char*);
  return reinterpret_cast<Open>(::dlsym(RTLD_NEXT, name))(path, mode);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const int file = open_at(AT_FDCWD, path, flags, rest);
  va_end(rest);
  return file;
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const int file = open_at(AT_FDCWD, path, flags, rest);
  va_end(rest);
  return file;
}

int openat(int folder, const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const int file = open_at(folder, path, flags, rest);
  va_end(rest);
  return file;
}

std::FILE* fopen(const char* path, const char* mode) { return open_stream("fopen", path, mode); }
std::FILE* fopen64(const char* path, const char* mode) { return open_stream("fopen64", path, mode); }

ssize_t write(int file, const void* bytes, size_t size) {
  return write_fails(file) ? -1 : ::syscall(SYS_write, file, bytes, size);
}

ssize_t writev(int file, const struct iovec* pieces, int count) {
  return write_fails(file) ? -1 : ::syscall(SYS_writev, file, pieces, count);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return write_fails(file) ? -1 : ::syscall(SYS_pwrite64, file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  return write_fails(file) ? -1 : ::syscall(SYS_pwrite64, file, bytes, size, at);
}

int fsync(int file) { return call("sync", SYS_fsync, file); }
int fdatasync(int file) { return call("sync", SYS_fdatasync, file); }

int rename(const char* from, const char* to) noexcept { return call("rename", SYS_rename, from, to); }
int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return call("rename", SYS_renameat, from_folder, from, to_folder, to);
}

int mkdir(const char* path, mode_t mode) noexcept { return call("entry", SYS_mkdir, path, mode); }
int rmdir(const char* path) noexcept { return call("entry", SYS_rmdir, path); }
int unlink(const char* path) noexcept { return call("entry", SYS_unlink, path); }
int unlinkat(int folder, const char* path, int flags) noexcept {
  return call("entry", SYS_unlinkat, folder, path, flags);
}
int ftruncate(int file, off_t size) noexcept { return call("entry", SYS_ftruncate, file, size); }
int ftruncate64(int file, off64_t size) noexcept { return call("entry", SYS_ftruncate, file, size); }

int clock_gettime(clockid_t clock, struct timespec* now) noexcept {
  const int status = static_cast<int>(::syscall(SYS_clock_gettime, clock, now));
  if (status == 0 && clock == CLOCK_REALTIME) now->tv_sec -= plan().clock_back;
  return status;
}

time_t time(time_t* out) noexcept {
  struct timespec now = {};
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(struct timeval* now, void*) noexcept {
  struct timespec exact = {};
  clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

}  // extern "C"
