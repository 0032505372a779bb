// Reads one unpacked content, a file or a member of an archive, whatever its form, to the outlet.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/byte_stream.hpp"
#include "indexer/readers/content_name.hpp"
#include "indexer/readers/field_map.hpp"
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
  // Throws Error (usage) when the options name a form or a map that there is not.
  explicit ContentReader(RecordOutlet& outlet);

  // Reads `stream` to its end, or until the outlet wants no more: then false.
  // The content is not packed; `sidecar` is used only if it is a text. Throws
  // StreamDamage; the records before the damage have then been handed on.
  bool read(PeekedStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar);

 private:
  std::string id_of(const ContentName& name, std::uint64_t number) const;
  FoundForm form_of(std::string_view head, const std::string& name) const;
  bool read_form(ByteStream& stream, const FoundForm& found, const ContentName& name,
                 const std::optional<Sidecar>& sidecar);
  bool read_converted(ByteStream& converted, const ContentName& name, const std::optional<Sidecar>& sidecar);
  bool read_json_lines(ByteStream& stream, const ContentName& name);
  bool read_json_pieces(ByteStream& stream, const ContentName& name);
  bool read_rejects(ByteStream& stream, const ContentName& name);
  bool read_sgml(ByteStream& stream, Form form, const ContentName& name);
  bool read_xml(ByteStream& stream, const ContentName& name);
  bool read_xml_pieces(ByteStream& stream, const ContentName& name);
  bool read_table(ByteStream& stream, const ContentName& name);
  bool read_mail(ByteStream& stream, const ContentName& name);
  bool read_mbox(ByteStream& stream, const ContentName& name);
  bool read_page(ByteStream& stream, const ContentName& name);
  bool read_text(ByteStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar);

  bool json_record(std::string_view text, std::uint64_t offset, const std::string& id, std::string place);
  FoundRecord text_record(std::string content, const ContentName& name, const std::optional<Sidecar>& sidecar);

  RecordOutlet& outlet_;
  FieldMap map_;
  std::optional<FoundForm> given_;  // by --as
  JsonRecords json_;
  int rejects_depth_ = 0;  // a reject file in a record of a reject file is none
};

}  // namespace dateline
