// Knows which members of an archive are the sidecars of which texts, in whatever order they come.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

constexpr std::size_t largest_sidecar = 1u << 20;  // bytes; our fields without a body are a few hundred

bool is_text_name(std::string_view name);           // NAME.txt
bool is_json_name(std::string_view name);           // NAME.json
std::string_view name_stem(std::string_view name);  // without those five or four bytes
bool is_hidden_path(std::string_view path);         // a part of it begins with a dot

// Made by a first pass over an archive on disk. Holds at most 64 MB of sidecars and 16 bytes a member.
class SidecarPlan {
 public:
  // Reads the archive's directory and its small .json members. Damage ends the
  // pass without a word: whoever reads the articles meets it again.
  explicit SidecarPlan(const std::string& archive_path);

  bool is_sidecar(std::string_view json_name) const;  // a text of that stem is in the archive
  bool has_sidecar(std::string_view text_name) const;
  // Its bytes; nullptr if there is none, or none that could be held.
  const std::string* sidecar_of(std::string_view text_name) const;

 private:
  std::vector<std::uint64_t> text_stems_;  // hashes, sorted
  std::vector<std::uint64_t> json_stems_;
  std::map<std::string, std::string, std::less<>> sidecars_;  // stem to bytes
};

}  // namespace dateline
