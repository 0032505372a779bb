// Makes a new generation of an index in private folders, and publishes it by one atomic rename.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/index_format.hpp"
#include "indexer/generation_lock.hpp"

namespace dateline {

// One run's new generation. Until publish() the index's readers see nothing of it;
// a GenerationWriter that is destroyed before, or a process that dies, leaves the
// index as it was (leftovers are removed by the next writer).
//
// Throws Error: index_missing when another writer holds the index (its process is named),
// io when the folder cannot be made or written.
class GenerationWriter {
 public:
  // Claims the folder (claim_index_folder), takes the lock, and removes what a run that died left.
  explicit GenerationWriter(const std::string& folder);
  ~GenerationWriter();
  GenerationWriter(const GenerationWriter&) = delete;
  GenerationWriter& operator=(const GenerationWriter&) = delete;

  std::uint32_t generation() const { return generation_; }
  std::string part_folder(std::uint32_t part) const;  // where a part is to be built

  // Merges finished parts, in this order, into a new segment and removes them.
  void add_segment(const std::vector<std::string>& part_folders);
  const std::vector<std::string>& segments() const { return segments_; }

  // Writes the catalogue and the manifest, brings everything to disk, checks the new databases,
  // and switches. `catalogue.generation` and `.segments` are filled in here.
  void publish(Catalogue catalogue, const IdentityTables& identities);

  std::string rejects_path() const;  // where this run's rejected records go by default

 private:
  void remove_leftovers();
  void check_databases() const;

  std::string folder_;
  GenerationLock lock_;
  std::uint32_t generation_ = 1;
  std::vector<std::string> segments_;
  bool published_ = false;
};

}  // namespace dateline
