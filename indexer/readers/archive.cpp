// libarchive with a fixed list of forms, so that nothing surprising is unpacked and no helper program is run.
#include "indexer/readers/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cerrno>
#include <vector>

#include "common/text.hpp"
#include "indexer/readers/input_meter.hpp"

namespace dateline {
namespace {

constexpr std::size_t block_bytes = 256 * 1024;

// A packed file that unpacks to so many times its size is made to harm. Text packs to a tenth, a log to a fiftieth.
constexpr std::uint64_t largest_ratio = 250;
constexpr std::uint64_t unpacked_unasked = 64u << 20;  // bytes for which no ratio is asked

struct Closer {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

std::string reason_of(archive* handle) {
  const char* text = archive_error_string(handle);
  std::string reason = text == nullptr ? "unreadable" : text;
  repair_utf8(reason);
  return one_line(reason);
}

// The member's path in UTF-8, whatever the archive and the locale make of it.
std::string path_of(archive_entry* entry) {
  const char* path = archive_entry_pathname_utf8(entry);
  if (path == nullptr) path = archive_entry_pathname(entry);
  std::string name = path == nullptr ? "" : path;
  repair_utf8(name);
  for (;;) {
    if (name.starts_with("./")) {
      name.erase(0, 2);
    } else if (name.starts_with('/')) {
      name.erase(0, 1);
    } else {
      return name;
    }
  }
}

}  // namespace

struct Archive::State {
  std::unique_ptr<archive, Closer> handle{archive_read_new()};
  ByteStream* source = nullptr;
  InputMeter* meter = nullptr;
  std::vector<char> block;
  std::uint64_t unpacked = 0;

  State();
  // Throws StreamDamage when what has been unpacked is out of all proportion to what was packed.
  void check_ratio(std::size_t count) {
    unpacked += count;
    if (unpacked < unpacked_unasked) return;
    const la_int64_t packed = archive_filter_bytes(handle.get(), -1);
    if (packed > 0 && unpacked / static_cast<std::uint64_t>(packed) <= largest_ratio) return;
    throw StreamDamage(fmt::format("it unpacks to more than {} times its size", largest_ratio));
  }
  void check(int status) const {
    if (status < ARCHIVE_WARN) throw StreamDamage(reason_of(handle.get()));
  }
  // Not asked while a directory at the file's end is read, but only once a member is found: the position is that
  // member's.
  void tell_position() const {
    const la_int64_t position = meter == nullptr ? 0 : archive_filter_bytes(handle.get(), -1);
    if (position > 0) meter->reached(static_cast<std::uint64_t>(position));
  }
};

Archive::State::State() {
  archive* a = handle.get();
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_zstd(a);
  archive_read_support_filter_xz(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_lz4(a);
  archive_read_support_format_tar(a);
  archive_read_support_format_zip(a);
  archive_read_support_format_raw(a);
  archive_read_support_format_empty(a);
}

Archive::Archive(const std::string& path, InputMeter* meter) : state_(std::make_unique<State>()) {
  state_->meter = meter;
  state_->check(archive_read_open_filename(state_->handle.get(), path.c_str(), block_bytes));
}

Archive::Archive(ByteStream& stream) : state_(std::make_unique<State>()) {
  state_->source = &stream;
  state_->block.resize(block_bytes);
  const auto read_block = [](archive* handle, void* data, const void** bytes) -> la_ssize_t {
    auto* state = static_cast<State*>(data);
    *bytes = state->block.data();
    try {
      return static_cast<la_ssize_t>(state->source->read(state->block.data(), state->block.size()));
    } catch (const std::exception& failure) {  // none may pass through C
      archive_set_error(handle, EIO, "%s", failure.what());
      return -1;
    }
  };
  state_->check(archive_read_open(state_->handle.get(), state_.get(), nullptr, read_block, nullptr));
}

Archive::~Archive() = default;

bool Archive::next(Member& member) {
  archive_entry* entry = nullptr;
  int status = ARCHIVE_RETRY;
  while (status == ARCHIVE_RETRY) status = archive_read_next_header(state_->handle.get(), &entry);
  if (status == ARCHIVE_EOF) return false;
  state_->check(status);
  state_->tell_position();
  const bool only_compressed = archive_format(state_->handle.get()) == ARCHIVE_FORMAT_RAW;
  // The raw form takes any bytes: without a filter that unpacks them, nothing was packed.
  if (only_compressed && archive_filter_code(state_->handle.get(), 0) == ARCHIVE_FILTER_NONE) {
    throw StreamDamage("the beginning is that of a packed file, the rest is not");
  }
  member.name = only_compressed ? std::string() : path_of(entry);
  const bool link = archive_entry_hardlink(entry) != nullptr;
  member.regular = only_compressed || (archive_entry_filetype(entry) == AE_IFREG && !link);
  return true;
}

std::size_t Archive::read(char* to, std::size_t size) {
  la_ssize_t count = ARCHIVE_RETRY;
  while (count == ARCHIVE_RETRY) count = archive_read_data(state_->handle.get(), to, size);
  if (count < 0) throw StreamDamage(reason_of(state_->handle.get()));
  state_->tell_position();
  state_->check_ratio(static_cast<std::size_t>(count));
  return static_cast<std::size_t>(count);
}

}  // namespace dateline
