// Runs one of the two programs as a user would, and says what it printed, how it ended and what memory it took.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/folder.hpp"

namespace dateline::test {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool memory_is_measurable = false;  // the sanitizer's shadow counts as ours
#else
inline constexpr bool memory_is_measurable = true;
#endif

inline constexpr unsigned longest_run_seconds = 240;

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Outcome {
  int status = -1;  // as a shell gives it: 128 + the signal's number for a death by signal
  std::string out;
  std::string err;
  long peak_kilobytes = 0;
};

struct Command {
  std::vector<std::string> words;            // the program's name, then its arguments
  std::string input;                         // on standard input
  std::function<bool(int descriptor)> feed;  // or: called with a pipe to standard input until it returns false
  std::vector<std::string> environment;      // "NAME=value", before what the test itself has
  std::function<void()> in_child;            // before the program starts; may make system calls only
  int output = -1;                           // where standard output goes, instead of Outcome::out
};

// A started program; destroying it before wait() kills it.
class Process {
 public:
  explicit Process(const Command& command) {
    std::signal(SIGPIPE, SIG_IGN);  // a feed learns from write() that the program has gone
    output_ = ::memfd_create("out", MFD_CLOEXEC);
    error_ = ::memfd_create("err", MFD_CLOEXEC);
    int ends[2] = {-1, -1};
    if (command.feed) {
      if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    } else {
      ends[0] = ::memfd_create("in", MFD_CLOEXEC);
      if (!write_all(ends[0], command.input)) throw std::runtime_error("no input");
      ::lseek(ends[0], 0, SEEK_SET);
    }
    start(command, ends[0]);
    ::close(ends[0]);
    if (command.feed) {
      feeder_ = std::thread([feed = command.feed, end = ends[1]] {
        while (feed(end)) {
        }
        ::close(end);
      });
    }
  }

  ~Process() {
    if (!ended_) {
      send(SIGKILL);
      wait();
    }
    ::close(output_);
    ::close(error_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal) const { ::kill(process_, signal); }

  Outcome wait() {
    int status = 0;
    struct rusage usage {};
    ::wait4(process_, &status, 0, &usage);
    ended_ = true;
    if (feeder_.joinable()) feeder_.join();
    Outcome outcome;
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome.out = contents(output_);
    outcome.err = contents(error_);
    outcome.peak_kilobytes = usage.ru_maxrss;
    return outcome;
  }

  static bool write_all(int descriptor, const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      const ssize_t written = ::write(descriptor, text.data() + at, text.size() - at);
      if (written < 0) return false;
      at += static_cast<std::size_t>(written);
    }
    return true;
  }

 private:
  void start(const Command& command, int input) {
    std::vector<std::string> words = command.words;
    words[0] = std::string(DATELINE_BINARY_DIR) + "/" + words[0];
    std::vector<std::string> environment = command.environment;
    for (char** entry = environ; *entry != nullptr; ++entry) environment.emplace_back(*entry);
    const std::vector<char*> arguments = pointers(words);
    const std::vector<char*> variables = pointers(environment);
    const int output = command.output >= 0 ? command.output : output_;
    process_ = ::fork();
    if (process_ != 0) return;
    ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(error_, STDERR_FILENO);
    std::signal(SIGPIPE, SIG_DFL);
    ::alarm(longest_run_seconds);  // outlives execve: a program that hangs ends by a signal
    if (command.in_child) command.in_child();
    ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
  }

  static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
  }

  static std::string contents(int descriptor) {
    std::string text(static_cast<std::size_t>(::lseek(descriptor, 0, SEEK_END)), '\0');
    const ssize_t got = ::pread(descriptor, text.data(), text.size(), 0);
    text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return text;
  }

  pid_t process_ = -1;
  int output_ = -1;
  int error_ = -1;
  bool ended_ = false;
  std::thread feeder_;
};

inline Outcome run(const Command& command) { return Process(command).wait(); }
inline Outcome run(const std::vector<std::string>& words) {
  Command command;
  command.words = words;
  return run(command);
}

// The project's own articles.
inline std::string own_corpus() { return std::string(DATELINE_SOURCE_DIR) + "/corpus/articles"; }

}  // namespace dateline::test
