// One list of the exceptions that can come from below, so that both libraries speak alike.
#include "common/boundary.hpp"

#include <xapian.h>

#include <exception>
#include <new>

#include "common/error.hpp"

namespace dateline {

void rethrow_as_error() {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::io, "out of memory");
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::index_damaged, "the index cannot be read: " + error.get_description());
  } catch (const std::exception& error) {
    throw Error(ErrorKind::io, std::string("unexpected failure: ") + error.what());
  } catch (...) {
    throw Error(ErrorKind::io, "unexpected failure of an unknown kind");
  }
}

}  // namespace dateline
