// Reads the stub with plain file calls, then the catalogue's metadata through Xapian.
#include "common/index_folder.hpp"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "common/byte_codec.hpp"
#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/index_format.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

constexpr int open_attempts = 5;

std::string stub_of(const std::string& folder) {
  std::error_code status;
  if (!fs::exists(folder, status)) {
    throw Error(ErrorKind::index_missing,
                "there is no index at " + folder + "; make one with: dateline-index build " + folder + " CORPUS");
  }
  if (!fs::is_directory(folder, status)) {
    throw Error(ErrorKind::index_missing, folder + " is a file, not an index; an index is a folder");
  }
  const std::string path = folder + "/" + std::string(stub_name);
  if (!fs::is_regular_file(path, status)) {  // a pipe of that name would keep us waiting
    throw Error(ErrorKind::index_missing, "the folder " + folder +
                                              " holds no index (no file XAPIANDB in it); make one with: "
                                              "dateline-index build " +
                                              folder + " CORPUS");
  }
  try {
    return read_whole_file(path);
  } catch (const Error& error) {
    throw Error(ErrorKind::index_missing, error.what());
  }
}

void check_version(const Xapian::Database& catalogue, const std::string& folder) {
  const std::string version = catalogue.get_metadata(std::string(version_key));
  if (version == std::to_string(schema_version)) return;
  if (version.empty()) {
    throw Error(ErrorKind::index_damaged, "the index at " + folder + " does not say its schema version; rebuild it");
  }
  throw Error(ErrorKind::index_version, "the index at " + folder + " has schema version " + version +
                                            "; this program reads version " + std::to_string(schema_version) +
                                            "; rebuild it with this version's dateline-index");
}

// Xapian 1.4.22 believes the height of a tree that this file gives, and would write past the end of an array.
// Layout: 32 bytes of magic, format and UUID, the revision, then six tables.
void check_heights(const std::string& file) {
  constexpr std::size_t header_bytes = 32;
  constexpr int tables = 6;
  constexpr std::uint64_t height_limit = 10;
  const std::string text = read_whole_file(file);
  ByteReader reader(std::string_view(text).substr(std::min(header_bytes, text.size())));
  reader.number();
  for (int table = 0; table < tables; ++table) {
    reader.number();                                                  // the root's block
    if (reader.number() >> 2 >= height_limit) ByteReader::damaged();  // with two flags
    for (int field = 0; field < 3; ++field) reader.number();          // entries, block size, least compressed
    reader.string();                                                  // free blocks
  }
}

[[noreturn]] void damaged(const OpenedIndex& index, const std::string& reason) {
  throw Error(ErrorKind::index_damaged, "the index at " + index.folder + " is damaged: " + reason + "; rebuild it");
}

Xapian::Database open_catalogue(const OpenedIndex& index) {
  try {
    return open_database(index.folder + "/" + generation_folder(index.generation) + "/catalogue");
  } catch (const Xapian::Error& error) {
    damaged(index, error.get_description());
  }
}

// A block of the catalogue's metadata.
std::string catalogue_block(const Xapian::Database& catalogue, const OpenedIndex& index, std::string_view key,
                            const std::string& what) {
  try {
    return decompress(catalogue.get_metadata(std::string(key)), what + index.folder);
  } catch (const Xapian::Error& error) {
    damaged(index, error.get_description());
  }
}

}  // namespace

Xapian::Database open_database(const std::string& folder) {
  const std::string file = folder + "/iamglass";
  std::error_code status;
  if (fs::is_regular_file(file, status)) check_heights(file);  // Xapian says what is missing
  return Xapian::Database(folder);
}

OpenedIndex open_generation(const std::string& folder, const Stub& stub) {
  OpenedIndex opened;
  opened.folder = folder;
  opened.generation = stub.generation;
  opened.manifest = stub.manifest;
  try {
    const Xapian::Database catalogue = open_database(folder + "/" + generation_folder(stub.generation) + "/catalogue");
    check_version(catalogue, folder);
    const std::string block = catalogue.get_metadata(std::string(catalogue_key));
    opened.catalogue = decode_catalogue(decompress(block, "the catalogue of " + folder));
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::index_damaged,
                "the index at " + folder + " cannot be opened: " + error.get_description() + "; rebuild it");
  }
  if (opened.catalogue.generation != stub.generation || opened.catalogue.segments != stub.segments) {
    throw Error(ErrorKind::index_damaged,
                "the index at " + folder + " contradicts itself: XAPIANDB and the catalogue name different segments");
  }
  return opened;
}

NameTables read_names(const Xapian::Database& catalogue, const OpenedIndex& index) {
  NameTables names = decode_names(catalogue_block(catalogue, index, names_key, "the names of the index at "));
  if (names.parts.size() != index.catalogue.parts.size()) damaged(index, "names and parts do not go together");
  return names;
}

NameTables read_names(const OpenedIndex& index) { return read_names(open_catalogue(index), index); }

std::vector<AcronymCount> read_acronyms(const OpenedIndex& index) {
  return decode_acronyms(catalogue_block(open_catalogue(index), index, acronyms_key, "the acronyms of the index at "));
}

std::vector<ItemVersion> read_item_versions(const OpenedIndex& index) {
  const Xapian::Database catalogue = open_catalogue(index);
  if (catalogue.get_metadata(std::string(item_versions_key)).empty()) return {};
  return decode_item_versions(catalogue_block(catalogue, index, item_versions_key, "the versions of the index at "));
}

ItemHistory read_item_history(const OpenedIndex& index) { return read_item_history(open_catalogue(index), index); }

ItemHistory read_item_history(const Xapian::Database& catalogue, const OpenedIndex& index) {
  if (catalogue.get_metadata(std::string(item_history_key)).empty()) return {};
  ItemHistory history =
      decode_item_history(catalogue_block(catalogue, index, item_history_key, "the older versions of the index at "));
  std::map<std::uint32_t, const CataloguePart*> parts;
  for (const CataloguePart& part : index.catalogue.parts) parts.emplace(part.number, &part);
  for_each_item(history, [&](const VersionPlace* first, const VersionPlace* last) {
    for (const VersionPlace* place = first; place != last; ++place) {
      const auto part = parts.find(place->part);
      if (part == parts.end() || place->article >= part->second->articles) damaged(index, "a version lies nowhere");
      const auto& dead = part->second->dead;
      const bool lives = !std::binary_search(dead.begin(), dead.end(), place->article);
      if (lives != (place + 1 == last)) damaged(index, "its versions and its articles do not go together");
    }
  });
  return history;
}

std::string read_names_file(const OpenedIndex& index) {
  const Xapian::Database catalogue = open_catalogue(index);
  if (catalogue.get_metadata(std::string(names_file_key)).empty()) return {};
  return catalogue_block(catalogue, index, names_file_key, "the names file of the index at ");
}

RowFacts read_row_facts(const Xapian::Database& catalogue, const OpenedIndex& index) {
  if (catalogue.get_metadata(std::string(row_facts_key)).empty()) return {};
  return decode_row_facts(catalogue_block(catalogue, index, row_facts_key, "what is known of names of the index at "));
}

RowFacts read_row_facts(const OpenedIndex& index) { return read_row_facts(open_catalogue(index), index); }

Stub read_stub(const std::string& folder) { return parse_stub(read_whole_file(folder + "/" + std::string(stub_name))); }

std::string read_whole_file(const std::string& path) {
  std::error_code none;
  if (fs::is_directory(path, none)) throw Error(ErrorKind::io, "cannot read " + path + ": it is a folder");
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad()) throw Error(ErrorKind::io, "cannot read " + path);
  return text;
}

OpenedIndex open_index_folder(const std::string& folder) {
  for (int attempt = 1;; ++attempt) {
    const Stub stub = parse_stub(stub_of(folder));
    try {
      return open_generation(folder, stub);
    } catch (const Error&) {
      // Files that vanish between the stub and here mean that a writer has switched meanwhile: follow it.
      if (attempt >= open_attempts || parse_stub(stub_of(folder)).generation == stub.generation) throw;
    }
  }
}

}  // namespace dateline
