// Reads compressed files and archives, also one within another, member by member.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/archive.hpp"
#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/sidecars.hpp"

namespace dateline {

struct PackedName {
  ContentName own;            // of the packed file; what is in a file that is only compressed has this name
  std::string member_prefix;  // before a member's path in its id
};

class PackedReader {
 public:
  PackedReader(RecordOutlet& outlet, ContentReader& content) : outlet_(outlet), content_(content) {}

  // A packed file on disk. A NAME.txt in it finds its NAME.json wherever it
  // is in the archive. False once the outlet wants no more. Damage becomes
  // one rejection, behind the records that could be read. The meter follows the
  // pass that reads articles, not the one that looks for sidecars.
  bool read_file(const std::string& path, const PackedName& name, InputMeter& meter);

  // The same from a stream that cannot be read twice: NAME.json is found only
  // directly before or after NAME.txt, and if neither is larger than a MB.
  bool read_stream(ByteStream& stream, const PackedName& name);

 private:
  // A text or a possible sidecar that waits for the member after it.
  struct Held {
    ContentName name;
    std::string member;
    std::string bytes;
  };

  bool read_archive(Archive& archive, const PackedName& name, const std::string* path);
  bool read_members(Archive& archive, const PackedName& name, const std::string* path);
  bool pass_member(Archive& archive, const Archive::Member& member, const ContentName& name, const std::string* path,
                   const PackedName& archive_name);
  bool pass_with_plan(PeekedStream& stream, const std::string& member, const ContentName& name,
                      const PackedName& archive_name);
  bool pass_in_order(PeekedStream& stream, const std::string& member, const ContentName& name);
  bool release_held();
  bool read_content(PeekedStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar);
  bool reject_damage(const StreamDamage& damage, const std::string& place);

  RecordOutlet& outlet_;
  ContentReader& content_;
  int depth_ = 0;                    // archives open around what is read
  bool damage_reported_ = false;     // since the last member that could be opened
  std::optional<SidecarPlan> plan_;  // of the file on disk, made when its first .txt or .json is met
  std::optional<Held> held_;
};

}  // namespace dateline
