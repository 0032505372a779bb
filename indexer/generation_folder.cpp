// Names are matched whole and links are never followed: a folder of somebody's that looks a little like an index stays
// whole.
#include "indexer/generation_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>

#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/index_format.hpp"
#include "common/text.hpp"

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
    if (read_whole_file((folder / marker_name).string()) == marker_text) return true;
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
    if (fs::exists(marker)) return;
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
    return parse_stub(read_whole_file(folder + "/" + std::string(stub_name))).generation;
  } catch (const Error&) {
    return 0;
  }
}

void remove_other_generations(const std::string& folder, std::uint32_t current) {
  std::uint32_t previous = 0;
  for_each_numbered(folder, [&](const fs::path&, std::uint32_t number) {
    if (number < current) previous = std::max(previous, number);
  });
  for_each_numbered(folder, [&](const fs::path& path, std::uint32_t number) {
    std::error_code later;
    if (number != current && number != previous) fs::remove_all(path, later);
  });
}

}  // namespace dateline
