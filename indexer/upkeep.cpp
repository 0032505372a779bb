// What keeps an index in order without a corpus: withdrawing, compacting, checking, going back.
#include <filesystem>

#include "common/boundary.hpp"
#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/text.hpp"
#include "indexer/checksum.hpp"
#include "indexer/durable_files.hpp"
#include "indexer/generation_folder.hpp"
#include "indexer/index_run.hpp"
#include "indexer/indexing.hpp"
#include "indexer/verification.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

void tell(const CompactionOptions& options, const char* phase, std::uint64_t articles) {
  if (!options.progress) return;
  IndexingProgress now;
  now.phase = phase;
  now.articles = articles;
  options.progress(now);
}

// Copies the articles that live or are kept as older versions into the run, but for those that an interrupted
// compaction has copied.
void copy_articles(IndexRun& run, const CompactionOptions& options) {
  std::uint64_t articles = 0;
  run.for_each_base_article([&](Article&& article, std::uint64_t content, const KeptVersion* version) {
    if (options.cancelled && options.cancelled()) {
      throw Error(ErrorKind::cancelled, "stopped on request; nothing was published");
    }
    if (++articles % 256 == 0) tell(options, "reading", articles);
    ArticleTable::Entry* kept = run.kept_articles().find(id_hash(article.id));
    if (kept != nullptr && kept->content == content && !kept->seen) {
      kept->seen = true;
      if (version != nullptr) run.carry(*version, kept->part, kept->article);
      return;
    }
    const auto [part, ordinal] = run.add(std::move(article), content);
    if (version != nullptr) run.carry(*version, part, ordinal);
  });
  for (const ArticleTable::Entry& entry : run.kept_articles().entries()) {
    if (!entry.seen) run.kill(entry.part, entry.article);
  }
}

}  // namespace

RemovalReport remove_articles(const std::string& index, const std::vector<std::string>& ids) {
  return at_boundary([&] {
    open_index_folder(index);  // before a folder is made for nothing
    RunOptions options;
    options.command = "remove";
    options.from_current = true;
    options.keep_current = true;
    IndexRun run(index, options);
    RemovalReport report;
    report.generation = run.base()->generation;
    for (const std::string& id : ids) {
      ArticleTable::Entry* entry = run.articles().find(id_hash(id));
      if (entry == nullptr) {
        report.unknown.push_back(id);
      } else if (!entry->seen) {  // an id may be given twice
        entry->seen = true;
        run.kill(entry->part, entry->article);
        run.history().forget(entry->id);
        ++report.withdrawn;
      }
    }
    if (!run.changed()) return report;
    run.settle(true);
    report.generation = run.publish().generation;
    return report;
  });
}

CompactionReport compact_index(const std::string& index, const CompactionOptions& options) {
  return at_boundary([&] {
    const OpenedIndex current = open_index_folder(index);
    CompactionReport report;
    report.generation = current.generation;
    const IndexStatus status = index_status(index);
    report.bytes_before = report.bytes_after = status.bytes;
    if (current.catalogue.compacted && status.tombstones == 0 && !options.from_store) return report;
    RunOptions run_options;
    run_options.command = "compact";
    run_options.from_current = true;
    run_options.packing = dense_packing;
    run_options.threads = options.threads;
    run_options.memory_bytes = options.memory_bytes;
    run_options.names_model = options.names_model;
    run_options.cancelled = options.cancelled;
    IndexRun run(index, run_options);
    copy_articles(run, options);
    tell(options, "building", current.catalogue.articles);
    run.settle(false);
    tell(options, "publishing", current.catalogue.articles);
    report.generation = run.publish(true).generation;
    report.published = true;
    report.bytes_after = index_status(index).bytes;
    return report;
  });
}

VerifyReport verify_index(const std::string& index) {
  return at_boundary([&] {
    std::error_code none;
    if (!fs::exists(fs::path(index) / stub_name, none)) open_index_folder(index);  // says what is not there
    try {
      return verify_generation(index, read_stub(index));
    } catch (const Error& error) {
      VerifyReport report;
      report.problems.emplace_back(error.what());
      return report;
    }
  });
}

std::uint32_t rollback_index(const std::string& index) {
  return at_boundary([&] {
    std::error_code none;
    if (!fs::exists(fs::path(index) / stub_name, none)) open_index_folder(index);
    const GenerationLock lock(index);
    const std::uint32_t older = previous_generation(index, read_stub(index).generation);
    if (older == 0) {
      throw Error(ErrorKind::index_missing,
                  "the index at " + one_line(index) + " has no older generation to go back to");
    }
    Stub stub;
    stub.generation = older;
    for (const SegmentRecord& segment : read_manifest(index, older).segments) stub.segments.push_back(segment.name);
    const VerifyReport report = verify_generation(index, stub);
    if (!report.problems.empty()) {
      throw Error(ErrorKind::index_damaged, "generation " + std::to_string(older) +
                                                " is damaged, nothing was changed: " + report.problems.front());
    }
    const OpenedIndex opened = open_generation(index, stub);
    const std::string manifest = read_whole_file(manifest_path(index, older));
    const std::string path = index + "/" + std::string(stub_name);
    replace_durably(path, stub_text(opened.catalogue, text_checksum(manifest)));
    sync_path(index);
    return older;
  });
}

}  // namespace dateline
