// Joins the walk through the corpus to the readers of contents and of archives.
#include "indexer/readers/corpus_reader.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/corpus_walk.hpp"
#include "indexer/readers/input_meter.hpp"
#include "indexer/readers/packed_members.hpp"
#include "indexer/readers/packed_reader.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/sidecars.hpp"
#include "indexer/readers/warc_pages.hpp"

namespace dateline {
namespace {

std::string printable(std::string path) {
  repair_utf8(path);
  return path;
}

void require_readable(const std::string& path) {
  if (path == standard_input || ::access(path.c_str(), R_OK) == 0) return;
  const std::string reason = std::generic_category().message(errno);
  throw Error(ErrorKind::input, fmt::format("{}: {}", one_line(printable(path), 1000), reason));
}

// A sidecar that cannot be read is handed on without bytes, which its parser will reject.
Sidecar load_sidecar(const std::string& path) {
  Sidecar sidecar{printable(path), {}};
  try {
    sidecar.bytes = read_all(*open_file(path), largest_sidecar).bytes;
  } catch (const StreamDamage&) {
    sidecar.bytes.clear();
  }
  return sidecar;
}

PackedName name_of(const CorpusFile& file) {
  const ContentName own{printable(file.relative), printable(file.path)};
  return {own, file.in_folder ? own.id + '!' : ""};
}

class CorpusReader : public CorpusVisitor {
 public:
  explicit CorpusReader(RecordOutlet& outlet) : outlet_(outlet), content_(outlet), packed_(outlet, content_) {}

  bool standard_input() override {
    InputMeter meter(outlet_.options().consumed, std::nullopt);
    const auto stream = open_standard_input(&meter);
    const ContentName name{"stdin", "stdin"};
    outlet_.enter_file(name.place);
    outlet_.enter_content(name.place);
    return read_guarded(name, [&] { return read_unpacking(*stream, {name, ""}, std::nullopt); });
  }

  bool file(const CorpusFile& file) override {
    const PackedName name = name_of(file);
    InputMeter meter(outlet_.options().consumed, file.bytes);
    outlet_.enter_file(name.own.place);
    outlet_.enter_content(name.own.place);
    const bool more = read_guarded(name.own, [&] { return read_file(file, name, meter); });
    if (more) meter.finish();
    return more;
  }

  bool unlisted_folder(const std::string& path, const std::string& reason) override {
    outlet_.enter_file(printable(path));
    outlet_.enter_content(printable(path));
    return outlet_.reject("unreadable", reason, printable(path));
  }

  bool lone_sidecar(const std::string& path, const std::string& text_path) override {
    const std::string reason = fmt::format("holds the fields of {}: name that file instead", printable(text_path));
    return outlet_.reject("sidecar", reason, printable(path));
  }

 private:
  bool read_file(const CorpusFile& file, const PackedName& name, InputMeter& meter) {
    const auto stream = open_file(file.path, &meter);
    std::optional<Sidecar> sidecar;
    if (file.has_sidecar) sidecar = load_sidecar(sidecar_path(file));
    return file.bytes ? read_regular(*stream, file.path, name, sidecar, meter) : read_unpacking(*stream, name, sidecar);
  }

  // A packed one is opened again by the library that unpacks it, which can then skip in it.
  bool read_regular(ByteStream& stream, const std::string& path, const PackedName& name,
                    const std::optional<Sidecar>& sidecar, InputMeter& meter) {
    PeekedStream peeked(stream);
    if (is_packed_warc(peeked)) return WarcPages(outlet_).read_packed(counted(peeked), name.own);
    return is_packed(peeked, name) ? packed_.read_file(path, name, meter) : content_.read(peeked, name.own, sidecar);
  }

  bool read_unpacking(ByteStream& stream, const PackedName& name, const std::optional<Sidecar>& sidecar) {
    PeekedStream peeked(stream);
    if (is_packed_warc(peeked)) return WarcPages(outlet_).read_packed(counted(peeked), name.own);
    return is_packed(peeked, name) ? packed_.read_stream(peeked, name) : content_.read(peeked, name.own, sidecar);
  }

  static bool is_packed(PeekedStream& stream, const PackedName& name) {
    return detect_form(stream.peek(form_head_bytes), name.own.id).form == Form::packed;
  }

  static bool is_packed_warc(PeekedStream& stream) { return unpacks_to(stream.peek(form_head_bytes), "WARC/"); }

  // As one of the contents that are read.
  PeekedStream& counted(PeekedStream& stream) {
    ++outlet_.counts().files;
    return stream;
  }

  template <typename Read>
  bool read_guarded(const ContentName& name, const Read& read) {
    try {
      return read();
    } catch (const StreamDamage& damage) {
      return outlet_.reject("unreadable", damage.what(), name.place);
    }
  }

  RecordOutlet& outlet_;
  ContentReader content_;
  PackedReader packed_;
};

class SizeSum : public CorpusVisitor {
 public:
  bool standard_input() override { return add(std::nullopt); }
  bool file(const CorpusFile& file) override { return add(file.bytes); }
  bool unlisted_folder(const std::string&, const std::string&) override { return true; }
  bool lone_sidecar(const std::string&, const std::string&) override { return true; }
  std::optional<std::uint64_t> sum() const { return sum_; }

 private:
  bool add(std::optional<std::uint64_t> bytes) {
    if (!bytes) {
      sum_ = std::nullopt;
    } else {
      *sum_ += *bytes;
    }
    return sum_.has_value();
  }

  std::optional<std::uint64_t> sum_ = 0;
};

}  // namespace

ReadCounts read_corpus(const std::vector<std::string>& paths, const ReadOptions& options, ArticleSink& sink) {
  std::for_each(paths.begin(), paths.end(), require_readable);
  RecordOutlet outlet(options, sink);
  CorpusReader reader(outlet);
  walk_corpus(paths, options.own_output, reader);
  return outlet.counts();
}

std::optional<std::uint64_t> corpus_bytes(const std::vector<std::string>& paths, const ReadOptions& options) {
  // Before the walk, which would otherwise go through all the folders in front of it.
  if (std::find(paths.begin(), paths.end(), standard_input) != paths.end()) return std::nullopt;
  SizeSum sizes;
  walk_corpus(paths, options.own_output, sizes);
  return sizes.sum();
}

}  // namespace dateline
