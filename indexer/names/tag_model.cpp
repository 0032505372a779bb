// Maps and checks the file, and writes it: one layout for both.
#include "indexer/names/tag_model.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

#include "common/error.hpp"

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "the model is mapped as it lies");

constexpr std::array<char, 8> model_magic = {'D', 'L', 'N', 'A', 'M', 'E', 'S', '\n'};
constexpr std::uint32_t model_version = 2;
constexpr std::size_t alignment = 64;
constexpr std::uint32_t most_features = 1U << 24;

std::uint64_t aligned(std::uint64_t size) { return (size + alignment - 1) / alignment * alignment; }

// Where the parts of a file lie.
struct Layout {
  std::uint64_t filter = 0;
  std::uint64_t clusters = 0;
  std::uint64_t groups = 0;
  std::uint64_t weights = 0;
  std::uint64_t size = 0;

  explicit Layout(const TagModelHeader& header)
      : filter(sizeof(TagModelHeader)),
        clusters(aligned(filter + (std::uint64_t{1} << header.filter_bits) / 8)),
        groups(aligned(clusters + std::uint64_t{4} * header.cluster_slots)),
        weights(aligned(groups + sizeof(FeatureGroup) * header.feature_groups)),
        size(weights + sizeof(FeatureWeights) * (std::uint64_t{1} + header.features)) {}
};

std::uint64_t checksum_of(std::span<const std::byte> bytes) {
  constexpr std::size_t at = offsetof(TagModelHeader, checksum);
  constexpr std::uint64_t zero = 0;
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
  XXH3_64bits_reset(state.get());
  XXH3_64bits_update(state.get(), bytes.data(), at);
  XXH3_64bits_update(state.get(), &zero, sizeof zero);
  XXH3_64bits_update(state.get(), bytes.data() + at + sizeof zero, bytes.size() - at - sizeof zero);
  return XXH3_64bits_digest(state.get());
}

// What is wrong with a model; empty = nothing.
std::string fault_of(std::span<const std::byte> bytes) {
  if (bytes.size() < sizeof(TagModelHeader))
    return fmt::format("has {} bytes, too few for a model of names", bytes.size());
  const auto& header = *reinterpret_cast<const TagModelHeader*>(bytes.data());
  if (header.magic != model_magic) return "is no model of names";
  if (header.version != model_version) {
    return fmt::format("is a model of version {}; this program reads version {}", header.version, model_version);
  }
  if (header.size != bytes.size()) {
    return fmt::format("is cut or has grown: {} bytes instead of {}", bytes.size(), header.size);
  }
  if (header.checksum != checksum_of(bytes)) return "is damaged: its checksum is wrong";
  const bool fits = header.labels == tag_labels && header.filter_bits >= 9 && header.filter_bits <= 32 &&
                    header.features < most_features && Layout(header).size == bytes.size();
  return fits ? "" : "is no model that fits together";
}

struct Mapping {
  void* address = MAP_FAILED;
  std::size_t size = 0;
  ~Mapping() {
    if (address != MAP_FAILED) munmap(address, size);
  }
};

std::string reason_of(int error) { return std::strerror(error); }

// An empty file gives a mapping of nothing.
std::shared_ptr<Mapping> map_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    throw Error(ErrorKind::usage, fmt::format("The model of names {} cannot be read: {}", path, reason_of(errno)));
  auto mapping = std::make_shared<Mapping>();
  struct stat status {};
  const bool known = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  if (known && status.st_size > 0) {
    mapping->size = static_cast<std::size_t>(status.st_size);
    mapping->address = mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  }
  const int error = errno;
  ::close(file);
  if (!known) throw Error(ErrorKind::usage, fmt::format("The model of names {} is no file", path));
  if (mapping->size > 0 && mapping->address == MAP_FAILED) {
    throw Error(ErrorKind::usage, fmt::format("The model of names {} cannot be mapped: {}", path, reason_of(error)));
  }
  return mapping;
}

}  // namespace

TagModel TagModel::open(const std::string& path) {
  const std::shared_ptr<Mapping> mapping = map_file(path);
  TagModel model = of_bytes({static_cast<const std::byte*>(mapping->address), mapping->size}, path);
  model.mapping_ = mapping;
  return model;
}

TagModel TagModel::of_bytes(std::span<const std::byte> bytes, const std::string& name) {
  if (const std::string fault = fault_of(bytes); !fault.empty()) {
    throw Error(ErrorKind::usage, fmt::format("The model of names {} {}", name, fault));
  }
  TagModel model;
  model.header_ = reinterpret_cast<const TagModelHeader*>(bytes.data());
  const Layout layout(*model.header_);
  model.filter_shift_ = 64 - model.header_->filter_bits;
  model.filter_ = reinterpret_cast<const std::uint64_t*>(bytes.data() + layout.filter);
  model.clusters_ = WordClusters(
      {reinterpret_cast<const std::uint32_t*>(bytes.data() + layout.clusters), model.header_->cluster_slots});
  model.index_ =
      FeatureIndex({reinterpret_cast<const FeatureGroup*>(bytes.data() + layout.groups), model.header_->feature_groups},
                   model.header_->features);
  model.weights_ = {reinterpret_cast<const FeatureWeights*>(bytes.data() + layout.weights),
                    std::size_t{1} + model.header_->features};
  return model;
}

TagModel TagModel::copy_of(std::string_view bytes, const std::string& name) {
  struct alignas(alignment) Line {
    std::array<std::byte, alignment> bytes;
  };
  const auto lines = std::make_shared<std::vector<Line>>(bytes.size() / alignment + 1);
  std::memcpy(lines->data(), bytes.data(), bytes.size());
  TagModel model = of_bytes({reinterpret_cast<const std::byte*>(lines->data()), bytes.size()}, name);
  model.mapping_ = lines;
  return model;
}

namespace {

std::uint32_t& free_slot(std::vector<FeatureGroup>& groups, std::size_t home) {
  while (groups[home].slots.back() != 0) home = home + 1 == groups.size() ? 0 : home + 1;
  return *std::find(groups[home].slots.begin(), groups[home].slots.end(), 0U);
}

}  // namespace

std::string tag_model_bytes(const TagModelParts& parts) {
  TagModelHeader header{};
  header.magic = model_magic;
  header.version = model_version;
  header.labels = tag_labels;
  // Sixteen bits a feature, so that one miss in sixteen reads a slot in vain.
  header.filter_bits =
      static_cast<std::uint32_t>(std::max(9, static_cast<int>(std::bit_width(parts.features.size() * 16)) - 1));
  header.cluster_slots = static_cast<std::uint32_t>(parts.clusters.size());
  // Half full, so that a group is hardly ever: a feature that is not there is told by one group.
  header.feature_groups = static_cast<std::uint32_t>(parts.features.size() / 4 + 1);
  header.features = static_cast<std::uint32_t>(parts.features.size());
  header.transitions = parts.transitions;
  const Layout layout(header);
  header.size = layout.size;
  std::vector<std::uint64_t> filter((std::size_t{1} << header.filter_bits) / 64);
  std::vector<FeatureGroup> groups(header.feature_groups);
  const FeatureIndex index(groups, parts.features.size());
  std::vector<FeatureWeights> weights(1 + parts.features.size());
  for (std::uint32_t number = 1; number <= header.features; ++number) {
    const auto& [hash, by_label] = parts.features[number - 1];
    if (index.number(hash) != 0) continue;
    const std::uint64_t bit = hash >> (64 - header.filter_bits);
    filter[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    free_slot(groups, index.home(hash)) = index.slot_of(hash, number);
    weights[number] = by_label;
  }
  std::string bytes(layout.size, '\0');
  std::memcpy(bytes.data() + layout.filter, filter.data(), filter.size() * sizeof filter[0]);
  std::memcpy(bytes.data() + layout.clusters, parts.clusters.data(), parts.clusters.size() * sizeof parts.clusters[0]);
  std::memcpy(bytes.data() + layout.groups, groups.data(), groups.size() * sizeof groups[0]);
  std::memcpy(bytes.data() + layout.weights, weights.data(), weights.size() * sizeof weights[0]);
  std::memcpy(bytes.data(), &header, sizeof header);
  header.checksum = checksum_of(std::as_bytes(std::span(bytes)));
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace dateline
