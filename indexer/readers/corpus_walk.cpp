// One walk serves the reading and the sum of sizes, so that both meet the same files.
#include "indexer/readers/corpus_walk.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "indexer/readers/sidecars.hpp"

namespace dateline {

std::string sidecar_path(const CorpusFile& file) { return std::string(name_stem(file.path)) + ".json"; }

namespace {

namespace fs = std::filesystem;

using FileStatus = struct stat;

std::optional<FileStatus> status_of(const std::string& path) {
  FileStatus found{};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  return found;
}

// The status of what a link leads to, except for a link to a folder: not followed, since it may lead in circles, it
// stays a link.
std::optional<FileStatus> status_in_folder(const std::string& path) {
  FileStatus found{};
  if (::lstat(path.c_str(), &found) != 0) return std::nullopt;
  if (!S_ISLNK(found.st_mode)) return found;
  const auto target = status_of(path);
  return target && S_ISDIR(target->st_mode) ? found : target;
}

bool is_folder(const std::optional<FileStatus>& status) { return status && S_ISDIR(status->st_mode); }
bool is_regular(const std::optional<FileStatus>& status) { return status && S_ISREG(status->st_mode); }

std::string without_end_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

std::string with_stem(const std::string& path, std::string_view ending) {
  return std::string(name_stem(path)).append(ending);
}

CorpusFile found_file(const std::string& path, const std::string& relative, const std::optional<FileStatus>& status) {
  CorpusFile file{path, relative, false, false, 0};
  if (is_regular(status)) file.bytes = static_cast<std::uint64_t>(status->st_size);
  if (status && !is_regular(status)) file.bytes = std::nullopt;
  return file;
}

void add_sidecar(CorpusFile& file) {
  file.has_sidecar = true;
  const auto status = status_of(sidecar_path(file));
  if (file.bytes && is_regular(status)) *file.bytes += static_cast<std::uint64_t>(status->st_size);
}

// One folder on the way down.
struct Level {
  std::string relative;            // to the corpus folder, with "/" at its end unless empty
  std::vector<std::string> names;  // sorted
  std::size_t next = 0;

  bool has(const std::string& name) const { return std::binary_search(names.begin(), names.end(), name); }
};

class CorpusWalk {
 public:
  CorpusWalk(const std::vector<std::string>& paths, const std::vector<std::string>& own_output, CorpusVisitor& visitor)
      : paths_(paths), own_output_(own_output), visitor_(visitor) {}

  bool run() {
    return std::all_of(paths_.begin(), paths_.end(), [this](const std::string& path) { return visit_path(path); });
  }

 private:
  bool visit_path(const std::string& path) {
    if (path == standard_input) return visitor_.standard_input();
    const auto status = status_of(path);
    if (is_own_output(status)) return true;
    if (is_folder(status)) return visit_folder(without_end_slashes(path));
    return visit_single_file(path, status);
  }

  // Asked anew each time: the reject file comes into being with the first rejection.
  bool is_own_output(const std::optional<FileStatus>& found) const {
    if (!is_regular(found) && !is_folder(found)) return false;  // both ends of a terminal may be one device
    return std::any_of(own_output_.begin(), own_output_.end(), [&](const std::string& output) {
      const auto own = status_of(output);
      return own && own->st_ino == found->st_ino && own->st_dev == found->st_dev;
    });
  }

  bool visit_single_file(const std::string& path, const std::optional<FileStatus>& status) {
    const std::string text = with_stem(path, ".txt");
    if (is_json_name(path) && is_regular(status_of(text))) return visit_lone_sidecar(path, text);
    CorpusFile file = found_file(path, fs::path(path).filename(), status);
    if (is_text_name(path) && is_regular(status_of(sidecar_path(file)))) add_sidecar(file);
    return visitor_.file(file);
  }

  // The sidecar of a text that is read anyway, as with "dir/*"; otherwise the user meant something else.
  bool visit_lone_sidecar(const std::string& path, const std::string& text) {
    if (std::find(paths_.begin(), paths_.end(), text) != paths_.end()) return true;
    return visitor_.lone_sidecar(path, text);
  }

  bool visit_folder(const std::string& root) {
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
      const auto status = status_in_folder(root + '/' + relative);
      if (is_own_output(status)) continue;
      if (is_folder(status)) {
        if (!enter(root, relative + '/', levels)) return false;
      } else if (is_regular(status) || !status) {  // a link to nowhere: opening it says why
        if (!visit_folder_file(found_file(root + '/' + relative, relative, status), name, level)) return false;
      }
    }
    return true;
  }

  // Lists a folder. False once the visitor wants no more.
  bool enter(const std::string& root, const std::string& relative, std::vector<Level>& levels) {
    Level level{relative, {}, 0};
    std::error_code failure;
    fs::directory_iterator entry(root + '/' + relative, failure);
    for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
      std::string name = entry->path().filename();
      if (!name.starts_with('.')) level.names.push_back(std::move(name));
    }
    if (failure) return visitor_.unlisted_folder(root + '/' + relative, failure.message());
    std::sort(level.names.begin(), level.names.end());
    levels.push_back(std::move(level));
    return true;
  }

  bool visit_folder_file(CorpusFile file, const std::string& name, const Level& level) {
    if (is_json_name(name) && level.has(with_stem(name, ".txt"))) return true;
    file.in_folder = true;
    if (is_text_name(name) && level.has(with_stem(name, ".json"))) add_sidecar(file);
    return visitor_.file(file);
  }

  const std::vector<std::string>& paths_;
  const std::vector<std::string>& own_output_;
  CorpusVisitor& visitor_;
};

}  // namespace

bool walk_corpus(const std::vector<std::string>& paths, const std::vector<std::string>& own_output,
                 CorpusVisitor& visitor) {
  return CorpusWalk(paths, own_output, visitor).run();
}

}  // namespace dateline
