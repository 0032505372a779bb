// The index library's public face: build an index from a corpus, ask its state, convert and annotate articles.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "common/error.hpp"

namespace dateline {

// How far a run is; given to IndexingOptions::progress about twice a second.
struct IndexingProgress {
  std::string phase;  // "reading", "merging", "publishing"
  std::uint64_t articles = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;  // of text
};

struct IndexingOptions {
  std::string published;                 // day or RFC 3339 for articles that name none; empty = they stay undated
  std::string source;                    // for articles that name none
  std::string language;                  // ISO 639-1, for articles that name none; empty = detect
  std::string fallback_language = "en";  // where detection is not sure
  std::string rejects_path;              // JSON lines of rejected records; empty = INDEX/rejects-NNNNNN.jsonl
  // The run stops with Error (too_many_rejected), publishing nothing, when more
  // records than this are rejected: "100" or "5%" (checked at the end, and after each 1,000 records). Empty = never.
  std::string fail_over;
  std::size_t record_limit_bytes = 32u << 20;
  std::function<void(const IndexingProgress&)> progress;  // may be empty
  std::function<void(const std::string&)> on_rejection;   // "place: reason" of each; may be empty
  std::function<bool()> cancelled;                        // asked at each article; may be empty
};

// What became of every record: records = added + rejected.
struct IndexingReport {
  std::uint32_t generation = 0;
  std::uint64_t records = 0;
  std::uint64_t added = 0;
  std::uint64_t rejected = 0;
  std::uint64_t passages = 0;
  std::uint64_t stories = 0;
  std::uint64_t text_bytes = 0;  // of headlines and bodies added
  std::uint64_t repaired = 0;    // articles whose encoding was repaired
  std::uint64_t undated = 0;
  std::uint64_t unknown_fields = 0;  // JSON fields that are not Dateline's, left out
  std::string rejects_path;          // empty when nothing was rejected
};

// Builds a new generation of `index` from nothing and switches to it. The old
// generation, if any, answers until the switch and stays if anything fails.
//
// corpus: files, folders, archives or "-" (see readers/corpus_reader.hpp); at least one.
// Throws Error; an empty corpus (no record added) is one (input), so that a mistyped
// path cannot replace a good index by an empty one. Memory: some 100 MB whatever the corpus's size, and up to ten
// times the largest record; ids and names of 10 million articles add some hundreds of MB.
// One run a thread; two runs on one index: the second is refused.
IndexingReport build_index(const std::string& index, const std::vector<std::string>& corpus,
                           const IndexingOptions& options);

// The articles as read, one JSON object a line, in the input form of JSON lines.
IndexingReport convert_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                              std::ostream& out);

// The names and dates in the articles, one JSON object a span and line.
IndexingReport annotate_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                               std::ostream& out);

struct IndexStatus {
  std::uint32_t generation = 0;
  int schema = 0;
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t segments = 0;
  std::uint64_t tombstones = 0;  // articles withdrawn but still in a segment
  std::uint64_t bytes = 0;       // of all files of the current generation
};

// Reads counts only; takes no lock. Throws Error as open_index_folder does.
IndexStatus index_status(const std::string& index);

}  // namespace dateline
