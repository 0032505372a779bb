// Folders and files are made, synced and named in an order in which a crash at any point leaves the old index whole.
#include "indexer/generation.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/index_folder.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

constexpr int segment_block_size = 32'768;
constexpr std::string_view private_name = "building";

[[noreturn]] void cannot_write(const std::string& path, const std::string& reason) {
  throw Error(ErrorKind::io, "cannot write " + path + ": " + reason);
}

// Brings a file or a folder's entries to disk.
void sync_path(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) cannot_write(path, std::strerror(errno));
  const int result = ::fsync(descriptor);
  const int reason = errno;
  ::close(descriptor);
  if (result != 0) cannot_write(path, std::strerror(reason));
}

void sync_tree(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) sync_path(entry.path());
  sync_path(folder);
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) cannot_write(path, std::strerror(errno));
}

std::uint32_t number_in(const std::string& name) {
  std::uint32_t number = 0;
  for (const char c : name.substr(0, 6)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number;
}

// The highest generation that any file in the index speaks of: numbers are never used twice.
std::uint32_t highest_generation(const fs::path& folder) {
  std::uint32_t highest = 0;
  for (const char* name : {"generations", "segments"}) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder / name, none)) {
      highest = std::max(highest, number_in(entry.path().filename().string()));
    }
  }
  return highest;
}

bool belongs_to_index(const std::string& name) {
  return name == "lock" || name == "segments" || name == "generations" || name == private_name || name == stub_name ||
         name.starts_with("XAPIANDB") || name.starts_with("rejects-");
}

const std::string& prepared(const std::string& folder) {
  try {
    if (fs::exists(folder) && !fs::is_directory(folder)) cannot_write(folder, "it is a file, and an index is a folder");
    fs::create_directories(folder);
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (!belongs_to_index(name)) {
        throw Error(ErrorKind::usage, "will not build an index in " + folder + ": it holds other files (" + name +
                                          "); name a new or empty folder");
      }
    }
  } catch (const fs::filesystem_error& error) {
    cannot_write(folder, error.code().message());
  }
  return folder;
}

nlohmann::ordered_json manifest(const Catalogue& catalogue) {
  nlohmann::ordered_json parts = nlohmann::ordered_json::array();
  for (const CataloguePart& part : catalogue.parts) {
    parts.push_back({{"number", part.number},
                     {"segment", catalogue.segments[part.segment]},
                     {"articles", part.articles},
                     {"passages", part.passages}});
  }
  return {{"generation", catalogue.generation},
          {"schema", schema_version},
          {"articles", catalogue.articles},
          {"passages", catalogue.passages},
          {"stories", catalogue.stories},
          {"segments", catalogue.segments},
          {"parts", parts}};
}

}  // namespace

GenerationWriter::GenerationWriter(const std::string& folder) : folder_(folder), lock_(prepared(folder)) {
  try {
    remove_leftovers();
    generation_ = highest_generation(folder_) + 1;
    fs::create_directories(fs::path(folder_) / "segments");
    fs::create_directories(fs::path(folder_) / "generations");
    fs::create_directories(fs::path(folder_) / private_name);
  } catch (const fs::filesystem_error& error) {
    cannot_write(folder_, error.code().message());
  }
}

GenerationWriter::~GenerationWriter() {
  std::error_code none;
  fs::remove_all(fs::path(folder_) / private_name, none);
  if (published_) return;
  for (const std::string& segment : segments_) fs::remove_all(fs::path(folder_) / "segments" / segment, none);
  fs::remove_all(fs::path(folder_) / generation_folder(generation_), none);
}

// What a run that died left: private files, and segments and generations that were never published.
void GenerationWriter::remove_leftovers() {
  fs::remove_all(fs::path(folder_) / private_name);
  const fs::path stub = fs::path(folder_) / stub_name;
  fs::remove(stub.string() + ".new");
  std::uint32_t current = 0;
  if (fs::exists(stub)) {
    try {
      current = parse_stub(read_whole_file(stub)).generation;
    } catch (const Error&) {
      return;  // a stub of another's: this build replaces it, and removes nothing it may speak of
    }
  }
  keep_generations(current);
}

// Removes all but generation `current` and the one before it, which readers that are just opening
// may still be reading.
void GenerationWriter::keep_generations(std::uint32_t current) {
  std::uint32_t previous = 0;
  const auto each = [&](const char* name, const auto& visit) {
    for (const auto& entry : fs::directory_iterator(fs::path(folder_) / name, ignored_)) {
      visit(entry.path(), number_in(entry.path().filename().string()));
    }
  };
  each("generations", [&](const fs::path&, std::uint32_t number) {
    if (number < current) previous = std::max(previous, number);
  });
  for (const char* name : {"segments", "generations"}) {
    each(name, [&](const fs::path& path, std::uint32_t number) {
      if (number == 0 || (number != current && number != previous)) fs::remove_all(path, ignored_);
    });
  }
}

std::string GenerationWriter::part_folder(std::uint32_t part) const {
  return folder_ + "/" + std::string(private_name) + "/part-" + std::to_string(part);
}

std::string GenerationWriter::rejects_path() const {
  return folder_ + "/rejects-" + generation_folder(generation_).substr(12) + ".jsonl";
}

void GenerationWriter::add_segment(const std::vector<std::string>& part_folders) {
  const std::string name = segment_name(generation_, static_cast<std::uint32_t>(segments_.size()));
  segments_.push_back(name);  // first, so that a failure below removes what was begun
  const fs::path path = fs::path(folder_) / "segments" / name;
  try {
    Xapian::Database parts;
    for (const std::string& folder : part_folders) parts.add_database(Xapian::Database(folder));
    parts.compact(path.string(), Xapian::DBCOMPACT_MULTIPASS, segment_block_size);
    for (const std::string& folder : part_folders) fs::remove_all(folder);
  } catch (const Xapian::Error& error) {
    cannot_write(path, error.get_description());
  } catch (const fs::filesystem_error& error) {
    cannot_write(path, error.code().message());
  }
}

void GenerationWriter::publish(Catalogue catalogue, const IdentityTables& identities) {
  catalogue.generation = generation_;
  catalogue.segments = segments_;
  const fs::path generation = fs::path(folder_) / generation_folder(generation_);
  try {
    fs::create_directories(generation);
    Xapian::WritableDatabase database(
        generation / "catalogue", Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST | Xapian::DB_BACKEND_GLASS);
    database.set_metadata(std::string(version_key), std::to_string(schema_version));
    Compressor compress({}, 9);
    database.set_metadata(std::string(catalogue_key), compress.compress(encode(catalogue)));
    database.set_metadata(std::string(identities_key), compress.compress(encode(identities)));
    database.commit();
    database.close();
    write_file(generation / "manifest.json", manifest(catalogue).dump(1) + "\n");
    for (const std::string& segment : segments_) sync_tree(fs::path(folder_) / "segments" / segment);
    sync_tree(generation);
    for (const char* name : {"segments", "generations"}) sync_path(fs::path(folder_) / name);
    check_databases();
    const fs::path stub = fs::path(folder_) / stub_name;
    const fs::path fresh = fs::path(folder_) / (std::string(stub_name) + ".new");
    write_file(fresh, stub_text(catalogue));
    sync_path(fresh);
    fs::rename(fresh, stub);
    published_ = true;
    sync_path(folder_);
    keep_generations(generation_);
  } catch (const Xapian::Error& error) {
    cannot_write(folder_, error.get_description());
  } catch (const fs::filesystem_error& error) {
    cannot_write(folder_, error.code().message());
  }
}

void GenerationWriter::check_databases() const {
  const auto check = [](const fs::path& path) {
    if (Xapian::Database::check(path.string(), 0, nullptr) != 0) {
      throw Error(ErrorKind::io, "the new database " + path.string() +
                                     " fails Xapian's check; the disk may be faulty; nothing was published");
    }
  };
  for (const std::string& segment : segments_) check(fs::path(folder_) / "segments" / segment);
  check(fs::path(folder_) / generation_folder(generation_) / "catalogue");
}

}  // namespace dateline
