// zlib and zstd by the member. What unpacks to a thousand times its size is a bomb and treated as damage.
#include "indexer/readers/packed_members.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view gzip_opening = "\x1F\x8B\x08"sv;
constexpr std::string_view zstd_opening = "\x28\xB5\x2F\xFD"sv;
constexpr std::string_view dictionary_opening = "\x5D\x2A\x4D\x18"sv;  // a skippable frame
constexpr std::size_t most_dictionary = 16u << 20;
constexpr std::size_t looked_ahead = 4096;
constexpr std::uint64_t always_unpacked = 64u << 20;
constexpr std::uint64_t largest_ratio = 1000;

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

// One member's state, of either kind.
struct PackedMembers::Unpacker {
  z_stream gzip{};
  bool gzip_ready = inflateInit2(&gzip, MAX_WBITS + 16) == Z_OK;
  ZSTD_DCtx* zstd = ZSTD_createDCtx();
  bool is_gzip = true;

  Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() {
    if (gzip_ready) inflateEnd(&gzip);
    ZSTD_freeDCtx(zstd);
  }

  void begin(bool gzipped) {
    is_gzip = gzipped;
    if (is_gzip) {
      inflateReset(&gzip);
    } else {
      ZSTD_DCtx_reset(zstd, ZSTD_reset_session_only);
    }
  }

  struct Step {
    std::size_t read = 0;
    std::size_t written = 0;
    bool ended = false;
    bool damaged = false;
  };

  Step step(std::string_view from, char* to, std::size_t size) {
    return is_gzip ? gzip_step(from, to, size) : zstd_step(from, to, size);
  }

  Step gzip_step(std::string_view from, char* to, std::size_t size) {
    gzip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(from.data()));
    gzip.avail_in = static_cast<uInt>(std::min<std::size_t>(from.size(), 1u << 30));
    gzip.next_out = reinterpret_cast<Bytef*>(to);
    gzip.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1u << 30));
    const uInt read_before = gzip.avail_in;
    const uInt room_before = gzip.avail_out;
    const int status = gzip_ready ? inflate(&gzip, Z_NO_FLUSH) : Z_MEM_ERROR;
    return {read_before - gzip.avail_in, room_before - gzip.avail_out, status == Z_STREAM_END,
            status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR};
  }

  Step zstd_step(std::string_view from, char* to, std::size_t size) const {
    ZSTD_inBuffer in{from.data(), from.size(), 0};
    ZSTD_outBuffer out{to, size, 0};
    const std::size_t left = ZSTD_decompressStream(zstd, &out, &in);
    return {in.pos, out.pos, left == 0, ZSTD_isError(left) != 0};
  }

  void load_dictionary(std::string_view dictionary) const {
    std::string unpacked;
    if (dictionary.starts_with(zstd_opening)) {
      const auto size = ZSTD_getFrameContentSize(dictionary.data(), dictionary.size());
      if (size <= most_dictionary) {
        unpacked.resize(size);
        const std::size_t count =
            ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
        unpacked.resize(ZSTD_isError(count) != 0 ? 0 : count);
      }
      dictionary = unpacked;
    }
    ZSTD_DCtx_loadDictionary(zstd, dictionary.data(), dictionary.size());
  }

  // Whether a sound member begins at `head` and unpacks to `opening` first.
  bool begins(std::string_view head, std::string_view opening) {
    const bool gzipped = head.starts_with(gzip_opening);
    if (!gzipped && !head.starts_with(zstd_opening)) return false;
    begin(gzipped);
    char first[64];
    const Step found = step(head, first, std::min(sizeof first, opening.size()));
    return !found.damaged && std::string_view(first, found.written) == opening;
  }
};

bool unpacks_to(std::string_view head, std::string_view opening) {
  if (head.starts_with(dictionary_opening)) return opening == "WARC/";  // nothing else begins with its dictionary
  if (!head.starts_with(gzip_opening) && !head.starts_with(zstd_opening)) return false;
  MemoryStream memory(head);
  PackedMembers members(memory, std::string(opening));
  std::string first(opening.size(), '\0');
  std::size_t count = 0;
  while (count < first.size()) {
    const std::size_t more = members.read(first.data() + count, first.size() - count);
    if (more == 0) return false;
    count += more;
  }
  return first == opening;
}

PackedMembers::PackedMembers(ByteStream& packed, std::string opening)
    : packed_(packed), opening_(std::move(opening)), unpacker_(std::make_unique<Unpacker>()) {}

PackedMembers::~PackedMembers() = default;

std::size_t PackedMembers::read(char* to, std::size_t size) {
  while (damage_.empty()) {
    if (!in_member_ && !at_member()) return 0;
    const std::size_t count = unpack(to, size);
    if (count > 0 || !damage_.empty()) return count;
  }
  return 0;
}

// Gets ready for the member that begins here; false at the end and where none begins.
bool PackedMembers::at_member() {
  while (packed_.view().size() < 8 && packed_.grow()) {
  }
  std::string_view view = packed_.view();
  if (packed_.offset() == 0 && view.starts_with(dictionary_opening) && view.size() >= 8) {
    const std::size_t size = little_endian(view.substr(4));
    if (size > most_dictionary) return break_off("its dictionary is too large") != 0;
    while (packed_.view().size() < size + 8 && packed_.grow()) {
    }
    view = packed_.view();
    if (view.size() < size + 8) return break_off("the file ends inside its dictionary") != 0;
    unpacker_->load_dictionary(view.substr(8, size));
    packed_.drop(size + 8);
    return at_member();
  }
  if (view.empty()) return false;
  if (!view.starts_with(gzip_opening) && !view.starts_with(zstd_opening)) {
    return break_off("no packed member begins where one must begin") != 0;
  }
  unpacker_->begin(view.starts_with(gzip_opening));
  in_member_ = true;
  member_begin_ = packed_.offset();
  member_unpacked_ = 0;
  return true;
}

std::size_t PackedMembers::unpack(char* to, std::size_t size) {
  for (;;) {
    const Unpacker::Step step = unpacker_->step(packed_.view(), to, size);
    packed_.drop(step.read);
    member_unpacked_ += step.written;
    if (step.ended) in_member_ = false;
    if (step.damaged && step.written == 0) return break_off("the packed data are damaged");
    const std::uint64_t packed_size = packed_.offset() - member_begin_ + 1;
    if (member_unpacked_ > always_unpacked && member_unpacked_ / packed_size > largest_ratio) {
      return break_off("it unpacks to more than a thousand times its size");
    }
    if (step.written > 0 || step.ended) return step.written;
    if (step.read == 0 && !packed_.grow()) return break_off("the file ends inside a packed member");
  }
}

std::size_t PackedMembers::break_off(std::string reason) {
  damage_ = std::move(reason);
  in_member_ = false;
  return 0;
}

bool PackedMembers::resume() {
  damage_.clear();
  // The member that was damaged at its first byte must not be found again.
  if (packed_.offset() == member_begin_ && !packed_.view().empty()) packed_.drop(1);
  for (;;) {
    while (packed_.view().size() < looked_ahead && packed_.grow()) {
    }
    const std::string_view view = packed_.view();
    if (view.empty()) return false;
    // Of what is looked at, the last bytes are kept for the next look: a member may begin in them.
    const std::size_t end = view.size() < looked_ahead ? view.size() : view.size() - looked_ahead + 1;
    for (std::size_t at = view.find_first_of("\x1F\x28"); at < end; at = view.find_first_of("\x1F\x28", at + 1)) {
      if (!unpacker_->begins(view.substr(at, looked_ahead), opening_)) continue;
      packed_.drop(at);
      return true;
    }
    packed_.drop(end);
  }
}

}  // namespace dateline
