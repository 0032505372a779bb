// Checks what was asked, joins the readers to a sink, and lets only Error out.
#include "indexer/indexing.hpp"

#include <filesystem>
#include <iostream>

#include "common/boundary.hpp"
#include "common/catalogue.hpp"
#include "common/date.hpp"
#include "common/index_folder.hpp"
#include "common/index_format.hpp"
#include "common/language_code.hpp"
#include "common/text.hpp"
#include "indexer/account.hpp"
#include "indexer/corpus_check.hpp"
#include "indexer/corpus_export.hpp"
#include "indexer/index_builder.hpp"
#include "indexer/language.hpp"
#include "indexer/readers/corpus_reader.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

ReadOptions read_options(const IndexingOptions& options) {
  ReadOptions read;
  if (!options.published.empty() && !parse_published(options.published)) {
    throw Error(ErrorKind::usage,
                "\"" + one_line(options.published) +
                    "\" is no day: give the publication day as 2017-04-09 or 2017-04-09T18:30:00+02:00");
  }
  if (!options.language.empty() && normal_language(options.language).empty()) {
    throw Error(ErrorKind::usage,
                "\"" + one_line(options.language) + "\" is no language code of two letters, such as en");
  }
  read.default_published = options.published;
  read.default_source = options.source;
  read.default_language = normal_language(options.language);
  read.record_limit_bytes = options.record_limit_bytes;
  read.form = options.form;
  read.map = options.map;
  if (!options.as_of.empty() && !parse_published(options.as_of)) {
    throw Error(ErrorKind::usage, "\"" + one_line(options.as_of) + "\" is no day and no RFC 3339 time");
  }
  if (!options.rejects_path.empty()) read.own_output.push_back(options.rejects_path);
  return read;
}

// Before the index's folder is made, or a line written, for nothing.
void require_corpus(const std::vector<std::string>& corpus) {
  if (corpus.empty()) {
    throw Error(ErrorKind::usage, "name at least one file, folder or archive to read, or - for standard input");
  }
  for (const std::string& path : corpus) {
    std::error_code status;
    if (path != "-" && !fs::exists(path, status)) {
      throw Error(ErrorKind::input, "there is no file or folder " + one_line(path, 1000));
    }
  }
}

// Reads the corpus into a Sink made of `arguments` and the options.
template <typename Sink, typename... Arguments>
IndexingReport index_corpus(const std::string& index, const std::vector<std::string>& corpus,
                            const IndexingOptions& options, Arguments&&... arguments) {
  require_corpus(corpus);
  ReadOptions read = read_options(options);
  read.own_output.push_back(index);
  Sink sink(arguments..., options);
  if (options.progress) sink.expect_bytes(corpus_bytes(corpus, read).value_or(0));
  read.consumed = &sink.consumed();
  return sink.finish(read_corpus(corpus, read, sink));
}

template <typename Sink>
IndexingReport stream_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                             std::ostream& out) {
  return at_boundary([&] {
    require_corpus(corpus);
    RejectFile rejects(options, "");
    Sink sink(options, &rejects, out);
    ReadOptions read = read_options(options);
    if (&out == &std::cout) read.own_output.emplace_back("/dev/stdout");
    IndexingReport report = sink.totals(read_corpus(corpus, read, sink));
    report.rejects_path = rejects.close();
    out.flush();
    check_output(out);
    return report;
  });
}

std::uint64_t bytes_below(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code gone;
  for (const auto& entry : fs::recursive_directory_iterator(folder, gone)) {
    if (!entry.is_regular_file(gone)) continue;
    const std::uintmax_t size = entry.file_size(gone);
    if (!gone) bytes += size;
  }
  return bytes;
}

}  // namespace

IndexingReport build_index(const std::string& index, const std::vector<std::string>& corpus,
                           const IndexingOptions& options) {
  return at_boundary(
      [&] { return index_corpus<IndexBuilder>(index, corpus, options, index, IndexBuilder::Kind::build); });
}

IndexingReport update_index(const std::string& index, const std::vector<std::string>& corpus,
                            const IndexingOptions& options) {
  return at_boundary(
      [&] { return index_corpus<IndexBuilder>(index, corpus, options, index, IndexBuilder::Kind::update); });
}

IndexingReport plan_update(const std::string& index, const std::vector<std::string>& corpus,
                           const IndexingOptions& options) {
  return at_boundary([&] { return index_corpus<UpdatePlan>(index, corpus, options, index); });
}

IndexingReport convert_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                              std::ostream& out) {
  return stream_corpus<Converter>(corpus, options, out);
}

IndexingReport annotate_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                               std::ostream& out) {
  return stream_corpus<Annotator>(corpus, options, out);
}

CorpusCheck check_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options) {
  return at_boundary([&] {
    require_corpus(corpus);
    RejectFile rejects(options, "");
    CorpusChecker checker(options, &rejects);
    const ReadOptions read = read_options(options);
    CorpusCheck check = checker.finish(read_corpus(corpus, read, checker));
    check.report.rejects_path = rejects.close();
    return check;
  });
}

IndexStatus index_status(const std::string& index) {
  return at_boundary([&] {
    const OpenedIndex opened = open_index_folder(index);
    IndexStatus status;
    status.generation = opened.generation;
    status.schema = schema_version;
    status.articles = opened.catalogue.articles;
    status.passages = opened.catalogue.passages;
    status.segments = opened.catalogue.segments.size();
    for (const CataloguePart& part : opened.catalogue.parts) status.tombstones += part.dead.size();
    // Older versions are there on purpose.
    for_each_item(read_item_history(opened), [&](const VersionPlace* first, const VersionPlace* last) {
      status.tombstones -= static_cast<std::uint64_t>(last - first) - 1;
    });
    status.bytes = bytes_below(fs::path(index) / generation_folder(opened.generation)) +
                   fs::file_size(fs::path(index) / stub_name);
    for (const std::string& segment : opened.catalogue.segments) {
      status.bytes += bytes_below(fs::path(index) / "segments" / segment);
    }
    return status;
  });
}

}  // namespace dateline
