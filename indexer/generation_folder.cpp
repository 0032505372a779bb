// Names are matched whole and links are never followed: a folder of somebody's that looks a little like an index stays
// whole.
#include "indexer/generation_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>

#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/text.hpp"
#include "indexer/manifest.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view marker_name = "DATELINE";
constexpr std::string_view marker_text = "A Dateline index. Made and changed by dateline-index only.\n";

enum class Kind { file, folder };

// What the files and folders of an index are called; nullopt for any other name.
std::optional<Kind> kind_of(std::string_view name) {
  if (name == "segments" || name == "generations" || name == "building") return Kind::folder;
  if (name == "lock" || name == marker_name || name == stub_name) return Kind::file;
  if (name == std::string(stub_name) + ".new" || name.starts_with("rejects-")) return Kind::file;
  return std::nullopt;
}

[[noreturn]] void refuse(const fs::path& folder, const std::string& reason) {
  throw Error(ErrorKind::usage, "will not build an index in " + one_line(folder.string()) + ": " + reason +
                                    "; name a new or empty folder");
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The six digits that `name` has after `prefix` and before `suffix`, as a number; 0 for a name of another shape.
std::uint32_t numbered(std::string_view name, std::string_view prefix, std::string_view suffix) {
  if (name.size() < prefix.size() + 6 || !name.starts_with(prefix)) return 0;
  const std::string_view digits = name.substr(prefix.size(), 6);
  if (!all_digits(digits) || name.substr(prefix.size() + 6) != suffix) return 0;
  return static_cast<std::uint32_t>(std::stoul(std::string(digits)));
}

// "000012-003" is of generation 12.
std::uint32_t segment_generation(std::string_view name) {
  const std::size_t dash = name.find('-');
  if (dash != 6 || !all_digits(name.substr(7))) return 0;
  return numbered(name.substr(0, 6), "", "");
}

// Calls visit(path, generation) for what is ours in segments/ and generations/, links left out.
template <typename Visit>
void for_each_numbered(const fs::path& folder, Visit&& visit) {
  for (const bool segments : {true, false}) {
    std::error_code gone;
    for (const auto& entry : fs::directory_iterator(folder / (segments ? "segments" : "generations"), gone)) {
      const std::string name = entry.path().filename().string();
      const std::uint32_t number = segments ? segment_generation(name) : numbered(name, "", "");
      if (number != 0 && entry.symlink_status(gone).type() == fs::file_type::directory) visit(entry.path(), number);
    }
  }
}

bool is_marked(const fs::path& folder) {
  try {
    // Also when it is cut: the run that wrote it first died there.
    if (marker_text.starts_with(read_whole_file((folder / marker_name).string()))) return true;
  } catch (const Error&) {
    // no marker; perhaps an index that was copied without it
  }
  return current_generation(folder.string()) != 0;
}

void check_contents(const fs::path& folder) {
  bool empty = true;
  for (const auto& entry : fs::directory_iterator(folder)) {
    empty = false;
    const std::string name = entry.path().filename().string();
    const auto kind = kind_of(name);
    if (!kind) refuse(folder, "it holds other files (" + one_line(name, 60) + ")");
    const auto wanted = *kind == Kind::file ? fs::file_type::regular : fs::file_type::directory;
    if (entry.symlink_status().type() != wanted) {
      refuse(folder, "its " + name + " is a link or another thing that no index holds");
    }
  }
  if (!empty && !is_marked(folder)) refuse(folder, "it holds files of another program");
}

}  // namespace

void claim_index_folder(const std::string& folder) {
  try {
    if (fs::exists(folder) && !fs::is_directory(folder)) {
      throw Error(ErrorKind::io, "cannot write " + one_line(folder) + ": it is a file, and an index is a folder");
    }
    fs::create_directories(folder);
    check_contents(folder);
    const fs::path marker = fs::path(folder) / marker_name;
    if (fs::exists(marker) && fs::file_size(marker) >= marker_text.size()) return;
    std::ofstream file(marker, std::ios::binary);
    file << marker_text;
    file.close();
    if (!file) throw Error(ErrorKind::io, "cannot write " + marker.string() + ": " + std::strerror(errno));
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorKind::io, "cannot write " + one_line(folder) + ": " + error.code().message());
  }
}

std::uint32_t highest_generation(const std::string& folder) {
  std::uint32_t highest = 0;
  for_each_numbered(folder, [&](const fs::path&, std::uint32_t number) { highest = std::max(highest, number); });
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(folder, gone)) {
    highest = std::max(highest, numbered(entry.path().filename().string(), "rejects-", ".jsonl"));
  }
  return highest;
}

std::uint32_t current_generation(const std::string& folder) {
  try {
    return read_stub(folder).generation;
  } catch (const Error&) {
    return 0;
  }
}

std::uint32_t previous_generation(const std::string& folder, std::uint32_t current) {
  std::uint32_t previous = 0;
  for_each_numbered(folder, [&](const fs::path& path, std::uint32_t number) {
    const bool is_generation = path.parent_path().filename() == "generations";
    if (is_generation && number < current) previous = std::max(previous, number);
  });
  return previous;
}

void remove_other_generations(const std::string& folder, std::uint32_t current) {
  const std::uint32_t previous = previous_generation(folder, current);
  std::set<std::string> kept_segments;
  bool all_known = true;
  for (const std::uint32_t kept : {current, previous}) {
    if (kept == 0) continue;
    try {
      for (const SegmentRecord& segment : read_manifest(folder, kept).segments) kept_segments.insert(segment.name);
    } catch (const Error&) {
      all_known = false;  // a generation that cannot say what it needs may need any of them
    }
  }
  for_each_numbered(folder, [&](const fs::path& path, std::uint32_t number) {
    const bool is_segment = path.parent_path().filename() == "segments";
    const bool kept = is_segment ? !all_known || kept_segments.count(path.filename().string()) != 0
                                 : number == current || number == previous;
    std::error_code later;
    if (!kept) fs::remove_all(path, later);
  });
}

}  // namespace dateline
