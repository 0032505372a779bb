// One run that makes a generation: articles in and out, parts, merges, publication.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/catalogue.hpp"
#include "indexer/article_table.hpp"
#include "indexer/generation.hpp"
#include "indexer/index_state.hpp"
#include "indexer/names/names_file.hpp"
#include "indexer/part_pipeline.hpp"
#include "indexer/version_history.hpp"

namespace dateline {

struct RunOptions {
  std::string command;        // "build", "update", "compact"; names the kind of run in its journal
  bool from_current = false;  // the run is about the current generation: its journal is of no use to another
  bool keep_current = false;  // start with the parts of that generation; otherwise from nothing
  Packing packing;
  unsigned threads = 0;  // 0 = all cores; fewer where `memory_bytes` is too little for so many
  std::size_t memory_bytes = 256u << 20;
  std::string fallback_language = "en";
  std::string names_model;  // a file; empty = the one built in
  // The text of a names file, empty to follow none; nullopt = the one that the current generation follows.
  std::optional<std::string> names_file;
  Analysis analysis;  // of a run from nothing; others go on as the generation was made
  std::function<bool()> cancelled;
};

// Enters the living articles of a generation, as published and not seen; parts by their place in the catalogue.
void load_articles(const OpenedIndex& index, ArticleTable& articles);

// Joins lock, parts, state and publication. Used by one thread.
class IndexRun {
 public:
  // As GenerationWriter; and index_damaged when the run starts from a generation that cannot be read.
  IndexRun(const std::string& folder, const RunOptions& options);

  // Where articles lie that the run starts from: the generation's (keep_current) ...
  ArticleTable& articles() { return articles_; }
  // ... and those of parts that an interrupted run of this kind left. They are in the state; kill what is not wanted.
  ArticleTable& kept_articles() { return kept_articles_; }
  // The current generation; nullopt when there is none, or the run is not about it.
  const std::optional<OpenedIndex>& base() const { return writer_.current(); }

  // The older versions of items, in a run that starts from the generation's parts or from nothing.
  VersionHistory& history() { return history_; }
  // As history().withdraw(); what is news there is a change of the index.
  void withdraw_versions(std::uint64_t id, std::uint64_t version);

  // The articles of the current generation that live or are kept as older versions, read back from its stored text,
  // with their content hashes. `version`: of those that have several, else nullptr.
  using BaseVisit = std::function<void(Article&&, std::uint64_t, const KeptVersion* version)>;
  void for_each_base_article(const BaseVisit& visit) const;
  // Takes over a version that was copied to this place.
  void carry(KeptVersion version, std::uint32_t part, std::uint32_t article);

  // Adds an article that holds a word; returns where it will lie: part and ordinal.
  std::pair<std::uint32_t, std::uint32_t> add(Article&& article, std::uint64_t content_hash);
  void kill(std::uint32_t part, std::uint32_t article);
  // Builds what was added, merges what should be merged. `merge_small`: by next_merge, not only this run's parts.
  void settle(bool merge_small);
  bool changed() const { return changed_; }
  // After settle(). Returns the catalogue as published.
  Catalogue publish(bool compacted = false);

  const GenerationWriter& writer() const { return writer_; }

 private:
  void load_base();
  void load_history();
  // Where the versions of items lie, before parts are merged and so move.
  void place_versions();
  ItemHistory history_as_published() const;
  void load_names_file(const std::string& folder);
  std::vector<ItemVersion> versions() const;
  void load_kept();
  void forget_kept();
  void take(FinishedPart&& part);
  void place_parts();
  void place_group(std::vector<std::uint32_t> parts);
  struct SegmentState {
    std::string name;
    std::vector<std::uint32_t> parts;  // not dropped, by first document
  };
  std::vector<SegmentState> segments() const;
  bool merge_once();
  void rewrite(const std::vector<SegmentState>& from);
  void join(const std::vector<SegmentState>& from);

  RunOptions options_;
  unsigned threads_;
  std::shared_ptr<const TagModel> names_model_;
  std::string names_text_;
  NamesFile names_file_;
  GenerationWriter writer_;
  IndexState state_;
  ArticleTable articles_;
  ArticleTable kept_articles_;
  VersionHistory history_;
  std::vector<KeptVersion> versions_;  // by place_versions(), or carried
  std::size_t base_parts_ = 0;
  std::size_t first_pipeline_part_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> later_kills_;  // of articles that are being built
  bool changed_ = false;
  bool merging_ = false;
  std::unique_ptr<PartPipeline> pipeline_;
};

}  // namespace dateline
