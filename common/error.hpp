// The one exception type of the library, and the exit status that goes with each kind.
#pragma once

#include <stdexcept>
#include <string>

namespace dateline {

// What went wrong, as far as a caller may want to act on it.
enum class ErrorKind {
  usage,              // an argument or option that makes no sense
  query,              // a query that cannot be read, or that exceeds a limit
  index_missing,      // no index there, locked by another writer, or unreadable
  index_damaged,      // the index's files contradict themselves
  index_version,      // an index of another schema version
  input,              // a corpus path that is not there or cannot be read
  too_many_rejected,  // --fail-over was exceeded; nothing was published
  io,                 // the disk is full, a folder cannot be written
  cancelled,          // the caller asked for a stop
};

// A request that cannot be met. what() is one sentence, fit to print after the
// program's name, naming the file or the place and the reason.
//
// This is the only exception that crosses the public API: Xapian's, the
// standard library's and std::bad_alloc are turned into it at the boundary.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& sentence) : std::runtime_error(sentence), kind_(kind) {}
  ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

// The programs' exit status for an error: 2 usage or query, 3 index or input
// missing, locked or unreadable, 4 damaged or of another version, 6 too many
// rejected, 130 cancelled.
int exit_status(ErrorKind kind) noexcept;

}  // namespace dateline
