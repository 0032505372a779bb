// Fuzzes the reader of names files: any bytes are rows or an Error that names a line.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/error.hpp"
#include "indexer/names/names_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  try {
    const dateline::NamesFile file = dateline::NamesFile::parse(text, "f");
    for (std::uint32_t row = 0; row < file.rows().size(); ++row) {
      if (file.find(file.rows()[row].name) != row) std::abort();
      for (const std::string& alias : file.rows()[row].aliases) {
        if (file.find(alias, dateline::EntityType::place) != row) std::abort();
      }
    }
  } catch (const dateline::Error& error) {
    if (std::string(error.what()).find("f, line ") != 0) std::abort();
  }
  return 0;
}
