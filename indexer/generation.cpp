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
#include "indexer/generation_folder.hpp"

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

// Claims the folder before the lock is made in it.
const std::string& claimed(const std::string& folder) {
  claim_index_folder(folder);
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

GenerationWriter::GenerationWriter(const std::string& folder) : folder_(folder), lock_(claimed(folder)) {
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
  fs::remove(fs::path(folder_) / (std::string(stub_name) + ".new"));
  remove_other_generations(folder_, current_generation(folder_));
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
    sync_path(fs::absolute(folder_).lexically_normal().parent_path());  // a new index's own entry
    remove_other_generations(folder_, generation_);
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
