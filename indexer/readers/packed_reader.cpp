// Walks the members of an archive; what damage and which sidecar belong to which article is decided here.
#include "indexer/readers/packed_reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/readers/packed_members.hpp"
#include "indexer/readers/warc_pages.hpp"

namespace dateline {
namespace {

constexpr int deepest_nesting = 2;  // an archive in an archive

// Counts an archive as open while it lives.
class Nesting {
 public:
  explicit Nesting(int& depth) : depth_(depth) { ++depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  ~Nesting() { --depth_; }

 private:
  int& depth_;
};

ContentName name_of(const Archive::Member& member, const PackedName& archive) {
  if (member.name.empty()) return archive.own;
  return {archive.member_prefix + member.name, archive.own.place + '!' + member.name};
}

bool may_pair(std::string_view member) { return is_text_name(member) || is_json_name(member); }

}  // namespace

bool PackedReader::read_file(const std::string& path, const PackedName& name, InputMeter& meter) {
  plan_.reset();
  try {
    Archive archive(path, &meter);
    return read_archive(archive, name, &path);
  } catch (const StreamDamage& damage) {
    return reject_damage(damage, name.own.place);
  }
}

bool PackedReader::read_stream(ByteStream& stream, const PackedName& name) {
  try {
    Archive archive(stream);
    return read_archive(archive, name, nullptr);
  } catch (const StreamDamage& damage) {
    return reject_damage(damage, name.own.place);
  }
}

bool PackedReader::read_archive(Archive& archive, const PackedName& name, const std::string* path) {
  const Nesting nesting(depth_);
  damage_reported_ = false;
  // What is held belongs to the archive around this one, if any: a pair never spans two archives.
  const std::optional<Held> outer = std::exchange(held_, std::nullopt);
  const bool more = read_members(archive, name, path) && release_held();
  held_ = outer;
  return more;
}

bool PackedReader::read_members(Archive& archive, const PackedName& name, const std::string* path) {
  bool any = false;
  for (Archive::Member member;;) {
    try {
      if (!archive.next(member)) break;
    } catch (const StreamDamage& damage) {
      // The reader of the last member may have met, and told of, the same damage.
      return damage_reported_ || (release_held() && reject_damage(damage, name.own.place));
    }
    damage_reported_ = false;
    any = true;
    if (!member.regular || is_hidden_path(member.name)) continue;
    const ContentName content = name_of(member, name);
    try {
      if (!pass_member(archive, member, content, path, name)) return false;
    } catch (const StreamDamage& damage) {
      if (!reject_damage(damage, content.place)) return false;
    }
  }
  return any || outlet_.reject("empty", "there is nothing packed in it", name.own.place);
}

bool PackedReader::pass_member(Archive& archive, const Archive::Member& member, const ContentName& name,
                               const std::string* path, const PackedName& archive_name) {
  PeekedStream stream(archive);
  if (!may_pair(member.name)) return release_held() && read_content(stream, name, std::nullopt);
  if (path == nullptr) return pass_in_order(stream, member.name, name);
  if (!plan_) plan_.emplace(*path);
  return pass_with_plan(stream, member.name, name, archive_name);
}

bool PackedReader::pass_with_plan(PeekedStream& stream, const std::string& member, const ContentName& name,
                                  const PackedName& archive_name) {
  if (is_json_name(member)) return plan_->is_sidecar(member) || read_content(stream, name, std::nullopt);
  if (!plan_->has_sidecar(member)) return read_content(stream, name, std::nullopt);
  const std::string place = archive_name.own.place + '!' + std::string(name_stem(member)) + ".json";
  const std::string* bytes = plan_->sidecar_of(member);
  if (bytes != nullptr) return read_content(stream, name, Sidecar{place, *bytes});
  return outlet_.reject(
      "bad-sidecar",
      fmt::format("the fields of {} are larger than a MB, or one of too many to hold: unpack the archive", name.place),
      place);
}

bool PackedReader::pass_in_order(PeekedStream& stream, const std::string& member, const ContentName& name) {
  const std::string_view bytes = stream.peek(largest_sidecar);
  const bool small = bytes.size() < largest_sidecar;
  const bool pair = held_ && name_stem(held_->member) == name_stem(member) && held_->member != member;
  if (pair && is_text_name(member)) {
    const Held json = *std::exchange(held_, std::nullopt);
    return read_content(stream, name, Sidecar{json.name.place, json.bytes});
  }
  if (pair && small) {
    const Held text = *std::exchange(held_, std::nullopt);
    MemoryStream memory(text.bytes);
    PeekedStream peeked(memory);
    return read_content(peeked, text.name, Sidecar{name.place, std::string(bytes)});
  }
  if (!release_held()) return false;
  if (!small) return read_content(stream, name, std::nullopt);
  held_ = Held{name, member, std::string(bytes)};
  return true;
}

bool PackedReader::release_held() {
  if (!held_) return true;
  const Held held = *std::exchange(held_, std::nullopt);
  MemoryStream memory(held.bytes);
  PeekedStream peeked(memory);
  return read_content(peeked, held.name, std::nullopt);
}

bool PackedReader::read_content(PeekedStream& stream, const ContentName& name, const std::optional<Sidecar>& sidecar) {
  if (unpacks_to(stream.peek(form_head_bytes), "WARC/")) {
    ++outlet_.counts().files;
    outlet_.enter_content(name.place);
    return WarcPages(outlet_).read_packed(stream, name);
  }
  const FoundForm found = detect_form(stream.peek(form_head_bytes), name.id);
  if (found.form != Form::packed) return content_.read(stream, name, sidecar);
  if (depth_ >= deepest_nesting) {
    return outlet_.reject("nested-too-deep", "an archive in an archive in an archive is not unpacked", name.place);
  }
  return read_stream(stream, {name, name.id + '!'});
}

bool PackedReader::reject_damage(const StreamDamage& damage, const std::string& place) {
  if (std::exchange(damage_reported_, true)) return true;
  return outlet_.reject("damaged-archive", fmt::format("cannot be unpacked any further: {}", damage.what()), place);
}

}  // namespace dateline
