// Turns whatever the libraries below us throw into Error, at the edge of the public API.
#pragma once

namespace dateline {

// Throws the exception being handled again, as an Error: ours as it is, Xapian's as index_damaged,
// std::bad_alloc and others as io. Call it in a catch block only.
[[noreturn]] void rethrow_as_error();

// Runs `work` and returns its result; only Error leaves.
template <typename Work>
auto at_boundary(Work&& work) {
  try {
    return work();
  } catch (...) {
    rethrow_as_error();
  }
}

}  // namespace dateline
