// Makes a new generation of an index in private folders, and publishes it by one atomic rename.
#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "common/catalogue.hpp"
#include "indexer/generation_lock.hpp"
#include "indexer/index_state.hpp"
#include "indexer/journal.hpp"
#include "indexer/manifest.hpp"

namespace dateline {

// One run's new generation. Until publish() the index's readers see nothing of it;
// a GenerationWriter that is destroyed before, or a process that dies, leaves the
// index as it was. Parts that were kept by then stay in INDEX/building, for the next run of the same kind.
//
// Throws Error: index_missing when another writer holds the index (its process is named),
// io when the folder cannot be made or written.
class GenerationWriter {
 public:
  // Claims the folder (claim_index_folder), takes the lock, and removes what a run that died left, but for
  // what this run can use. `kind.base` is filled in here: the current generation for runs that start from it.
  GenerationWriter(const std::string& folder, RunKind kind, bool from_current);
  ~GenerationWriter();
  GenerationWriter(const GenerationWriter&) = delete;
  GenerationWriter& operator=(const GenerationWriter&) = delete;

  std::uint32_t generation() const { return generation_; }
  // The generation that is being served; nullopt when there is none.
  const std::optional<OpenedIndex>& current() const { return current_; }
  // Parts of an interrupted run of this kind.
  const std::vector<JournalPart>& kept_parts() const { return kept_; }
  // Removes them, when they cannot be read.
  void forget_kept();
  // No part of this index, published or kept, has this number or a higher one.
  std::uint32_t first_free_part() const;

  std::string part_folder(std::uint32_t part) const;  // where a part is to be built
  // Brings a finished part to disk, so that a later run can go on from it.
  void keep(const JournalPart& part);
  // Takes note of a part's number only: the run that dies builds it again.
  void pass(std::uint32_t part);

  // Begins to merge databases, in this order, into a new segment, and to check it; returns its name. The databases
  // stay. The work is done by a thread of its own, or, without `background`, when it is waited for; until then the
  // segment cannot be read.
  std::string add_segment(const std::vector<std::string>& databases, bool background);
  // Waits for all segments begun. Throws what their making threw.
  void wait_for_segments();
  std::string segment_folder(const std::string& segment) const;

  // Writes the catalogue and the manifest, brings everything to disk, checks the new databases,
  // and switches. Generation and next part of the catalogue are filled in here.
  void publish(IndexState::Summary summary);

  std::string rejects_path() const;  // where this run's rejected records go by default

 private:
  void prepare(bool from_current);
  SegmentRecord make_segment(const std::string& name, const std::vector<std::string>& databases) const;
  Manifest manifest_of(const Catalogue& catalogue) const;
  void write_catalogue(const IndexState::Summary& summary) const;

  std::string folder_;
  GenerationLock lock_;
  RunKind kind_;
  std::uint32_t generation_ = 1;
  std::uint32_t next_part_ = 0;
  std::optional<OpenedIndex> current_;
  std::vector<JournalPart> kept_;
  std::optional<Journal> journal_;
  std::vector<std::shared_future<SegmentRecord>> segments_;  // made by this run
  bool published_ = false;
};

}  // namespace dateline
