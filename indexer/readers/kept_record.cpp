// Copies the line: simdjson reads some bytes past the end of what it is given.
#include "indexer/readers/kept_record.hpp"

#include "common/base64.hpp"
#include "indexer/readers/json_dom.hpp"

namespace dateline {

std::optional<KeptRecord> parse_kept_record(std::string_view line) {
  simdjson::dom::parser parser;
  simdjson::dom::object row;
  if (parser.parse(line.data(), line.size(), true).get_object().get(row)) return std::nullopt;
  KeptRecord kept;
  const bool encoded = json_has(row, "record_base64");
  if (!encoded && !json_has(row, "record")) return std::nullopt;
  kept.bytes = encoded ? decode_base64(json_member(row, "record_base64")) : json_member(row, "record");
  if (kept.bytes.empty()) return std::nullopt;
  kept.bytes.insert(0, json_member(row, "context"));
  kept.form = json_member(row, "form");
  kept.name = json_member(row, "name");
  return kept;
}

}  // namespace dateline
