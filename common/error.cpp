// Maps kinds of error to the exit statuses of the command-line contract.
#include "common/error.hpp"

namespace dateline {

int exit_status(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::query: return 2;
    case ErrorKind::index_missing:
    case ErrorKind::input:
    case ErrorKind::io: return 3;
    case ErrorKind::index_damaged:
    case ErrorKind::index_version: return 4;
    case ErrorKind::too_many_rejected: return 6;
    case ErrorKind::cancelled: return 130;
  }
  return 3;
}

}  // namespace dateline
