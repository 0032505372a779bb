// Folders and files are made, synced and named in an order in which a crash at any point leaves the old index whole.
#include "indexer/generation.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "common/catalogue.hpp"
#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/index_format.hpp"
#include "indexer/checksum.hpp"
#include "indexer/durable_files.hpp"
#include "indexer/generation_folder.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

constexpr int segment_block_size = 32'768;
constexpr std::string_view private_name = "building";
// The catalogue is written by every run: small ones do not spend on it what it weighs.
constexpr int catalogue_level = 3;
constexpr int whole_catalogue_level = 9;

[[noreturn]] void cannot_write(const std::string& path, const std::string& reason) {
  throw Error(ErrorKind::io, "cannot write " + path + ": " + reason);
}

// Runs `work`, turning what libraries throw into ours.
template <typename Work>
auto writing(const std::string& path, Work&& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    cannot_write(path, error.get_description());
  } catch (const fs::filesystem_error& error) {
    cannot_write(path, error.code().message());
  }
}

// Claims the folder before the lock is made in it.
const std::string& claimed(const std::string& folder) {
  claim_index_folder(folder);
  return folder;
}

void check_database(const std::string& path) {
  if (Xapian::Database::check(path, 0, nullptr) != 0) {
    throw Error(ErrorKind::io,
                "the new database " + path + " fails Xapian's check; the disk may be faulty; nothing was published");
  }
}

// The journal first: it must not name parts that are gone.
void remove_private(const fs::path& building) {
  fs::remove(building / Journal::name);
  fs::remove_all(building);
}

}  // namespace

GenerationWriter::GenerationWriter(const std::string& folder, RunKind kind, bool from_current)
    : folder_(folder), lock_(claimed(folder)), kind_(std::move(kind)) {
  writing(folder_, [&] { prepare(from_current); });
}

void GenerationWriter::prepare(bool from_current) {
  const fs::path building = fs::path(folder_) / private_name;
  const std::uint32_t serving = current_generation(folder_);
  if (from_current) {
    if (serving != 0) current_ = open_index_folder(folder_);
    kind_.base = serving;
  } else if (serving != 0) {
    // Its numbers must not come again; if it cannot be read, no run will start from it anyhow.
    try {
      next_part_ = open_index_folder(folder_).catalogue.next_part;
    } catch (const Error&) {
      next_part_ = 0;
    }
  }
  if (current_) next_part_ = current_->catalogue.next_part;
  const auto kept = Journal::read(building.string(), kind_);
  if (kept && !kept->empty()) {
    kept_ = *kept;
    journal_ = Journal::resume(building.string());
  } else {
    remove_private(building);
  }
  for (const JournalPart& part : kept_) next_part_ = std::max(next_part_, part.number + 1);
  fs::remove(fs::path(folder_) / (std::string(stub_name) + ".new"));
  generation_ = highest_generation(folder_) + 1;
  remove_other_generations(folder_, serving);
  for (const char* name : {"segments", "generations"}) fs::create_directories(fs::path(folder_) / name);
  fs::create_directories(building);
  // A part that was being built when the run died.
  for (const auto& entry : fs::directory_iterator(building)) {
    const auto is_kept = [&](const JournalPart& part) { return entry.path() == part_folder(part.number); };
    if (entry.is_directory() && std::none_of(kept_.begin(), kept_.end(), is_kept)) fs::remove_all(entry.path());
  }
}

GenerationWriter::~GenerationWriter() {
  std::error_code none;
  for (const auto& segment : segments_) {
    if (segment.wait_for(std::chrono::seconds(0)) != std::future_status::deferred) segment.wait();
  }
  if (published_ || kept_.empty()) {
    try {
      remove_private(fs::path(folder_) / private_name);
    } catch (const fs::filesystem_error&) {
      // The next run removes it.
    }
  }
  if (published_) return;
  for (std::uint32_t i = 0; i < segments_.size(); ++i)
    fs::remove_all(segment_folder(segment_name(generation_, i)), none);
  fs::remove_all(fs::path(folder_) / generation_folder(generation_), none);
}

std::uint32_t GenerationWriter::first_free_part() const { return next_part_; }

std::string GenerationWriter::part_folder(std::uint32_t part) const {
  return folder_ + "/" + std::string(private_name) + "/part-" + std::to_string(part);
}

std::string GenerationWriter::segment_folder(const std::string& segment) const {
  return folder_ + "/segments/" + segment;
}

std::string GenerationWriter::rejects_path() const {
  return folder_ + "/rejects-" + generation_folder(generation_).substr(12) + ".jsonl";
}

void GenerationWriter::keep(const JournalPart& part) {
  sync_tree(part_folder(part.number));
  const std::string building = folder_ + "/" + std::string(private_name);
  sync_path(building);
  if (!journal_) {
    sync_path(folder_);
    journal_ = Journal::begin(building, kind_);
  }
  journal_->add(part);
  kept_.push_back(part);
  pass(part.number);
}

void GenerationWriter::pass(std::uint32_t part) { next_part_ = std::max(next_part_, part + 1); }

void GenerationWriter::forget_kept() {
  kept_.clear();
  journal_.reset();
  const fs::path building = fs::path(folder_) / private_name;
  writing(building.string(), [&] {
    remove_private(building);
    fs::create_directories(building);
  });
}

std::string GenerationWriter::add_segment(const std::vector<std::string>& databases, bool background) {
  const std::string name = segment_name(generation_, static_cast<std::uint32_t>(segments_.size()));
  segments_.push_back(std::async(background ? std::launch::async : std::launch::deferred,
                                 [this, name, databases] { return make_segment(name, databases); }));
  return name;
}

void GenerationWriter::wait_for_segments() {
  for (const auto& segment : segments_) segment.get();
}

// Called by any thread; touches nothing but the files.
SegmentRecord GenerationWriter::make_segment(const std::string& name, const std::vector<std::string>& databases) const {
  const std::string path = segment_folder(name);
  return writing(path, [&] {
    Xapian::Database all;
    for (const std::string& database : databases) all.add_database(Xapian::Database(database));
    all.compact(path, Xapian::DBCOMPACT_MULTIPASS, segment_block_size);
    check_database(path);
    return SegmentRecord{name, folder_checksum(path), Xapian::Database(path).get_doccount()};
  });
}

Manifest GenerationWriter::manifest_of(const Catalogue& catalogue) const {
  Manifest manifest;
  manifest.generation = generation_;
  manifest.catalogue = folder_checksum(folder_ + "/" + generation_folder(generation_) + "/catalogue");
  std::vector<SegmentRecord> known;
  for (const auto& segment : segments_) known.push_back(segment.get());
  if (current_) {
    const Manifest base = read_manifest(folder_, current_->generation);
    known.insert(known.end(), base.segments.begin(), base.segments.end());
  }
  for (const std::string& name : catalogue.segments) {
    const auto record =
        std::find_if(known.begin(), known.end(), [&](const SegmentRecord& one) { return one.name == name; });
    if (record == known.end()) {
      throw Error(ErrorKind::index_damaged, "the index at " + folder_ + " is damaged: its manifest lacks the segment " +
                                                name + "; rebuild the index");
    }
    manifest.segments.push_back(*record);
  }
  return manifest;
}

void GenerationWriter::write_catalogue(const IndexState::Summary& summary) const {
  Xapian::WritableDatabase database(folder_ + "/" + generation_folder(generation_) + "/catalogue",
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST | Xapian::DB_BACKEND_GLASS);
  const bool whole = kind_.command == "build" || kind_.command == "compact";
  Compressor compress({}, whole ? whole_catalogue_level : catalogue_level);
  database.set_metadata(std::string(version_key), std::to_string(schema_version));
  database.set_metadata(std::string(catalogue_key), compress.compress(encode(summary.catalogue)));
  database.set_metadata(std::string(names_key), compress.compress(encode(summary.names)));
  database.set_metadata(std::string(acronyms_key), compress.compress(encode(summary.acronyms)));
  if (!summary.names_file.empty()) {
    database.set_metadata(std::string(names_file_key), compress.compress(summary.names_file));
  }
  if (!summary.facts.facts.empty()) {
    database.set_metadata(std::string(row_facts_key), compress.compress(encode(summary.facts)));
  }
  if (!summary.versions.empty()) {
    database.set_metadata(std::string(item_versions_key), compress.compress(encode(summary.versions)));
  }
  if (!summary.history.empty()) {
    database.set_metadata(std::string(item_history_key), compress.compress(encode(summary.history)));
  }
  database.commit();
  database.close();
}

void GenerationWriter::publish(IndexState::Summary summary) {
  summary.catalogue.generation = generation_;
  summary.catalogue.next_part = next_part_;
  const std::string generation = folder_ + "/" + generation_folder(generation_);
  writing(folder_, [&] {
    fs::create_directories(generation);
    write_catalogue(summary);
    check_database(generation + "/catalogue");
    wait_for_segments();
    const Manifest manifest = manifest_of(summary.catalogue);
    const std::string text = manifest_text(manifest, summary.catalogue);
    write_file_durably(manifest_path(folder_, generation_), text);
    for (const auto& segment : segments_) sync_tree(segment_folder(segment.get().name));
    sync_tree(generation);
    for (const char* name : {"segments", "generations"}) sync_path(folder_ + "/" + name);
    const std::string stub = folder_ + "/" + std::string(stub_name);
    replace_durably(stub, stub_text(summary.catalogue, text_checksum(text)));
    published_ = true;
    sync_path(folder_);
    sync_path(fs::absolute(folder_).lexically_normal().parent_path().string());  // a new index's own entry
    remove_other_generations(folder_, generation_);
  });
}

}  // namespace dateline
