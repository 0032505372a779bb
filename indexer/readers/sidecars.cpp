// Stems are kept as hashes: a wrong match among a billion pairs would only make a .json file be taken for a sidecar.
#include "indexer/readers/sidecars.hpp"

#include <algorithm>
#include <functional>

#include "indexer/readers/archive.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_held_bytes = 64u << 20;

std::uint64_t stem_hash(std::string_view name) { return std::hash<std::string_view>{}(name_stem(name)); }

bool contains(const std::vector<std::uint64_t>& sorted, std::uint64_t value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

}  // namespace

bool is_text_name(std::string_view name) { return name.ends_with(".txt"); }
bool is_json_name(std::string_view name) { return name.ends_with(".json"); }

std::string_view name_stem(std::string_view name) {
  name.remove_suffix(is_text_name(name) ? 4 : is_json_name(name) ? 5 : 0);
  return name;
}

bool is_hidden_path(std::string_view path) {
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (part.starts_with('.') && part != "." && part != "..") return true;
    path.remove_prefix(std::min(path.size(), part.size() + 1));
  }
  return false;
}

SidecarPlan::SidecarPlan(const std::string& archive_path) {
  std::size_t held = 0;
  try {
    Archive archive(archive_path);
    for (Archive::Member member; archive.next(member);) {
      if (!member.regular || is_hidden_path(member.name)) continue;
      if (is_text_name(member.name)) text_stems_.push_back(stem_hash(member.name));
      if (!is_json_name(member.name)) continue;
      json_stems_.push_back(stem_hash(member.name));
      if (held >= most_held_bytes) continue;
      Content content = read_all(archive, largest_sidecar);
      if (!content.whole) continue;
      held += content.bytes.size() + member.name.size() + 100;
      sidecars_.emplace(name_stem(member.name), std::move(content.bytes));
    }
  } catch (const StreamDamage&) {
    held = 0;
  }
  std::sort(text_stems_.begin(), text_stems_.end());
  std::sort(json_stems_.begin(), json_stems_.end());
  std::erase_if(sidecars_, [&](const auto& entry) { return !is_sidecar(entry.first + ".json"); });
}

bool SidecarPlan::is_sidecar(std::string_view json_name) const { return contains(text_stems_, stem_hash(json_name)); }
bool SidecarPlan::has_sidecar(std::string_view text_name) const { return contains(json_stems_, stem_hash(text_name)); }

const std::string* SidecarPlan::sidecar_of(std::string_view text_name) const {
  const auto found = sidecars_.find(name_stem(text_name));
  return found == sidecars_.end() ? nullptr : &found->second;
}

}  // namespace dateline
