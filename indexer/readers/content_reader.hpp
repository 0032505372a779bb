// Reads one unpacked content, a file or a member of an archive, whatever its form, to the outlet.
#pragma once

#include <optional>
#include <string>

#include "indexer/readers/byte_stream.hpp"
#include "indexer/readers/content_name.hpp"
#include "indexer/readers/form.hpp"
#include "indexer/readers/json_lines.hpp"
#include "indexer/readers/record_outlet.hpp"

namespace dateline {

// The fields for a text file that lie in a file of their own.
struct Sidecar {
  std::string place;
  std::string bytes;
};

class ContentReader {
 public:
  explicit ContentReader(RecordOutlet& outlet) : outlet_(outlet) {}

  // Reads `stream` to its end, or until the outlet wants no more: then false.
  // The content is not packed; `sidecar` is used only if it is a text. Throws
  // StreamDamage; the records before the damage have then been handed on.
  bool read(PeekedStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar);

 private:
  bool read_form(ByteStream& stream, const FoundForm& found, const ContentName& name,
                 const std::optional<Sidecar>& sidecar);
  bool read_utf16(ByteStream& stream, bool big_endian, const ContentName& name, const std::optional<Sidecar>& sidecar);
  bool read_json_lines(ByteStream& stream, const ContentName& name);
  bool read_json_pieces(ByteStream& stream, const ContentName& name);
  bool read_sgml(ByteStream& stream, Form form, const ContentName& name);
  bool read_page(ByteStream& stream, const ContentName& name);
  bool read_text(ByteStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar);

  bool json_record(std::string_view text, std::uint64_t offset, const std::string& id, std::string place);
  bool sgml_record(std::string_view text, std::uint64_t offset, Form form, const std::string& id, std::string place);
  bool text_record(std::string content, std::string_view original, bool repaired, const ContentName& name,
                   const std::optional<Sidecar>& sidecar);
  bool too_long(std::string_view text, std::uint64_t offset, std::string place, std::string_view what);

  RecordOutlet& outlet_;
  JsonRecords json_;
};

}  // namespace dateline
