// Any bytes as a manifest or a journal: told as damage, thrown away, or read; nothing else is thrown.
#include <stdlib.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "indexer/journal.hpp"
#include "indexer/manifest.hpp"

namespace {

using namespace dateline;

void manifest(const std::string& text) {
  try {
    const Manifest read = parse_manifest(text);
    Catalogue catalogue;
    catalogue.generation = read.generation;
    if (parse_manifest(manifest_text(read, catalogue)).segments.size() != read.segments.size()) std::abort();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::index_damaged) std::abort();
  }
}

// A folder for this process, on a file system in memory where there is one.
const std::string& folder() {
  static const std::string path = [] {
    std::string name = std::filesystem::exists("/dev/shm") ? "/dev/shm/journal-fuzz-XXXXXX" : "journal-fuzz-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    return name;
  }();
  return path;
}

void journal(const std::string& lines) {
  const RunKind kind{"build", 0};
  static const std::string first = [&] {
    Journal::begin(folder(), kind);
    std::ifstream file(folder() + "/journal.jsonl");
    std::string line;
    std::getline(file, line);
    return line + "\n";
  }();
  std::ofstream(folder() + "/journal.jsonl", std::ios::binary) << first << lines;
  Journal::read(folder(), kind);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  bytes[0] % 2 == 0 ? manifest(text) : journal(text);
  return 0;
}
