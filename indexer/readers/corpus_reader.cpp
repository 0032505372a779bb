// Walks files and folders and joins the readers of contents and of archives.
#include "indexer/readers/corpus_reader.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/readers/content_reader.hpp"
#include "indexer/readers/packed_reader.hpp"
#include "indexer/readers/record_outlet.hpp"
#include "indexer/readers/sidecars.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";

std::string printable(std::string path) {
  repair_utf8(path);
  return path;
}

std::string without_end_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

void require_readable(const std::string& path) {
  if (path == standard_input || ::access(path.c_str(), R_OK) == 0) return;
  const std::string reason = std::generic_category().message(errno);
  throw Error(ErrorKind::input, fmt::format("{}: {}", one_line(printable(path), 1000), reason));
}

bool is_regular(const std::string& path) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode);
}

bool is_same(const std::string& path, const struct stat& known) {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && found.st_ino == known.st_ino && found.st_dev == known.st_dev;
}

enum class EntryKind : std::uint8_t { file, folder, other };

// A link to a file is a file; a link to a folder is not followed, since it may lead in circles.
EntryKind kind_of(const std::string& path) {
  struct stat found {};
  if (::lstat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode)) return EntryKind::folder;
  if (::stat(path.c_str(), &found) != 0) return EntryKind::file;  // a link to nowhere: opening it says why
  return S_ISREG(found.st_mode) ? EntryKind::file : EntryKind::other;
}

// One folder on the way down.
struct Level {
  std::string relative;            // to the corpus folder, with "/" at its end unless empty
  std::vector<std::string> names;  // sorted
  std::size_t next = 0;
};

class CorpusReader {
 public:
  CorpusReader(const std::vector<std::string>& paths, RecordOutlet& outlet)
      : paths_(paths), outlet_(outlet), content_(outlet), packed_(outlet, content_) {}

  bool read() {
    return std::all_of(paths_.begin(), paths_.end(), [this](const std::string& path) { return read_path(path); });
  }

 private:
  bool read_path(const std::string& path) {
    if (path == standard_input) return read_standard_input();
    if (is_own_output(path)) return true;
    if (fs::is_directory(path)) return read_folder(without_end_slashes(path));
    return read_single_file(path);
  }

  // Asked anew each time: the reject file comes into being with the first rejection.
  bool is_own_output(const std::string& path) const {
    struct stat found {};
    if (outlet_.options().own_output.empty() || ::stat(path.c_str(), &found) != 0) return false;
    if (!S_ISREG(found.st_mode) && !S_ISDIR(found.st_mode)) return false;  // both ends of a terminal may be one device
    const auto& own = outlet_.options().own_output;
    return std::any_of(own.begin(), own.end(), [&](const std::string& output) { return is_same(output, found); });
  }

  bool read_standard_input() {
    const auto stream = open_standard_input();
    const ContentName name{"stdin", "stdin"};
    return read_guarded(name, [&] { return read_unpacking(*stream, {name, ""}, nullptr, std::nullopt); });
  }

  bool read_single_file(const std::string& path) {
    const ContentName name{printable(fs::path(path).filename()), printable(path)};
    const std::string stem(name_stem(path));
    if (is_json_name(path) && is_regular(stem + ".txt")) return pass_over_sidecar(stem + ".txt", name.place);
    const bool has_sidecar = is_text_name(path) && is_regular(stem + ".json");
    return read_file(path, {name, ""}, has_sidecar);
  }

  // The sidecar of a text that is read anyway, as with "dir/*"; otherwise the user meant something else.
  bool pass_over_sidecar(const std::string& text_path, const std::string& place) {
    if (std::find(paths_.begin(), paths_.end(), text_path) != paths_.end()) return true;
    return outlet_.reject("sidecar",
                          fmt::format("holds the fields of {}: name that file instead", printable(text_path)), place);
  }

  bool read_folder(const std::string& root) {
    std::vector<Level> levels;
    if (!enter(root, "", levels)) return false;
    while (!levels.empty()) {
      Level& level = levels.back();
      if (level.next == level.names.size()) {
        levels.pop_back();
        continue;
      }
      const std::string name = level.names[level.next++];
      const std::string relative = level.relative + name;
      const EntryKind kind = kind_of(root + '/' + relative);
      if (is_own_output(root + '/' + relative)) continue;
      if (kind == EntryKind::folder && !enter(root, relative + '/', levels)) return false;
      if (kind == EntryKind::file && !read_folder_file(root, relative, name, level)) return false;
    }
    return true;
  }

  // Lists a folder; one that cannot be listed is a rejection. False once the outlet wants no more.
  bool enter(const std::string& root, const std::string& relative, std::vector<Level>& levels) {
    Level level{relative, {}, 0};
    std::error_code failure;
    fs::directory_iterator entry(root + '/' + relative, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
      std::string name = entry->path().filename();
      if (!name.starts_with('.')) level.names.push_back(std::move(name));
    }
    if (failure) return outlet_.reject("unreadable", failure.message(), printable(root + '/' + relative));
    std::sort(level.names.begin(), level.names.end());
    levels.push_back(std::move(level));
    return true;
  }

  bool read_folder_file(const std::string& root, const std::string& relative, const std::string& name,
                        const Level& level) {
    const auto has = [&](std::string_view ending) {
      return std::binary_search(level.names.begin(), level.names.end(), std::string(name_stem(name)).append(ending));
    };
    if (is_json_name(name) && has(".txt")) return true;
    const std::string path = root + '/' + relative;
    const ContentName content{printable(relative), printable(path)};
    return read_file(path, {content, content.id + '!'}, is_text_name(name) && has(".json"));
  }

  bool read_file(const std::string& path, const PackedName& name, bool has_sidecar) {
    return read_guarded(name.own, [&] {
      const auto stream = open_file(path);
      std::optional<Sidecar> sidecar;
      if (has_sidecar) sidecar = load_sidecar(std::string(name_stem(path)) + ".json");
      return read_unpacking(*stream, name, is_regular(path) ? &path : nullptr, sidecar);
    });
  }

  // A sidecar that cannot be read is handed on without bytes, which its parser will reject.
  static Sidecar load_sidecar(const std::string& path) {
    Sidecar sidecar{printable(path), {}};
    try {
      sidecar.bytes = read_all(*open_file(path), largest_sidecar).bytes;
    } catch (const StreamDamage&) {
      sidecar.bytes.clear();
    }
    return sidecar;
  }

  bool read_unpacking(ByteStream& stream, const PackedName& name, const std::string* path,
                      const std::optional<Sidecar>& sidecar) {
    PeekedStream peeked(stream);
    if (detect_form(peeked.peek(form_head_bytes), name.own.id).form != Form::packed) {
      return content_.read(peeked, name.own, sidecar);
    }
    return path != nullptr ? packed_.read_file(*path, name) : packed_.read_stream(peeked, name);
  }

  template <typename Read>
  bool read_guarded(const ContentName& name, const Read& read) {
    try {
      return read();
    } catch (const StreamDamage& damage) {
      return outlet_.reject("unreadable", damage.what(), name.place);
    }
  }

  const std::vector<std::string>& paths_;
  RecordOutlet& outlet_;
  ContentReader content_;
  PackedReader packed_;
};

}  // namespace

ReadCounts read_corpus(const std::vector<std::string>& paths, const ReadOptions& options, ArticleSink& sink) {
  std::for_each(paths.begin(), paths.end(), require_readable);
  RecordOutlet outlet(options, sink);
  CorpusReader(paths, outlet).read();
  return outlet.counts();
}

}  // namespace dateline
