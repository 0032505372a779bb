// Reads a line of a reject file, so that a corrected record can be read again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct KeptRecord {
  std::string bytes;  // what was rejected, with what must stand before it
  std::string form;   // form_named() knows it; empty = to be found by content
  std::string name;   // the id that it gets if it names none
};

// nullopt when the line is no JSON object with a "record" or "record_base64".
std::optional<KeptRecord> parse_kept_record(std::string_view line);

}  // namespace dateline
