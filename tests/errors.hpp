// What kind of Error an act ends with.
#pragma once

#include <doctest/doctest.h>

#include "common/error.hpp"

namespace dateline::test {

// The test fails if nothing is thrown.
template <typename Act>
ErrorKind kind_of(Act&& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.kind();
  }
  FAIL("no error");
  return ErrorKind::usage;
}

}  // namespace dateline::test
