// Reads the pages of WARC files, packed or not, to the outlet, whatever is damaged between them.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/readers/byte_stream.hpp"
#include "indexer/readers/content_name.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/warc_splitter.hpp"

namespace dateline {

// A response of status 200 and a resource are read if they are HTML. All other records (requests, metadata, revisits,
// pictures, redirections) are no pages and pass without being counted. What is damaged becomes a rejection each.
class WarcPages {
 public:
  explicit WarcPages(RecordOutlet& outlet) : outlet_(outlet) {}

  // Both read to the end; false once the outlet wants no more. Throw StreamDamage.
  bool read(ByteStream& stream, const ContentName& name);
  bool read_packed(ByteStream& packed, const ContentName& name);  // for which unpacks_to(head, "WARC/") is true

 private:
  bool read_records(ByteStream& stream, const ContentName& name);
  bool take(const WarcRecord& record, const ContentName& name);
  bool take_response(const WarcRecord& record, const ContentName& name);
  bool take_page(const WarcRecord& record, std::string_view page, std::string_view charset, const ContentName& name);
  bool reject(const WarcRecord& record, const ContentName& name, std::string_view code, std::string reason);

  RecordOutlet& outlet_;
  std::uint64_t before_ = 0;         // records in the parts before the damage last met
  std::uint64_t offset_before_ = 0;  // bytes of them, unpacked
};

}  // namespace dateline
