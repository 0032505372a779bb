// The index library's public face: build and keep up an index, ask its state, convert and annotate articles.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"

namespace dateline {

// A run at one moment; given to IndexingOptions::progress now and then, some hundred times a second at most.
struct IndexingProgress {
  std::string phase = "reading";  // ASCII: then "building", "merging", "publishing"
  std::uint64_t articles = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;                 // of the input, as stored on disk
  std::uint64_t total_bytes = 0;           // 0 = not known
  double seconds = 0;                      // since the run began, by a clock that never goes back
  std::optional<double> bytes_per_second;  // left to the receiver
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
  std::size_t record_limit_bytes = 32u << 20;  // a larger record is rejected
  std::string form;  // of all input that is not packed: "jsonl", "csv", "nitf" ...; empty = found by content
  std::string map;   // "headline=title,body=content.text": see readers/field_map.hpp; empty = our own names
  // Day or RFC 3339: what is under embargo then is held back, and so are versions made later. Empty = now, and
  // embargoes only.
  std::string as_of;
  // build: what to leave out, of "names", "dates" and "stories". Facets of these are then empty, and the
  // build is faster. Later updates and compactions leave out the same.
  std::vector<std::string> without;
  // Model of English names, as dateline-train-names writes it; empty = the one built in. A missing or damaged file is
  // an Error. Articles that are in the index unchanged keep the names that they have.
  std::string names_model;
  // JSON lines that say which names are one thing (see names/names_file.hpp). Runs go by the file that the index was
  // given last; `names_file` replaces it, `no_names_file` and an empty file end it. A file that cannot be used is an
  // Error (input) that names the line, before anything is written.
  std::string names_file;
  bool no_names_file = false;
  bool delete_missing = false;  // update: withdraw articles that the corpus does not hold any more
  unsigned threads = 0;         // 0 = as many as there are cores
  // Where less is given than so many threads need, fewer are used; one needs some 150 MB.
  std::size_t memory_bytes = 256u << 20;
  std::function<void(const IndexingProgress&)> progress;  // may be empty
  std::function<void(const std::string&)> on_rejection;   // "place: reason" of each; may be empty
  std::function<bool()> cancelled;                        // asked at each article, by any thread; may be empty
};

// What became of every record: records = added + replaced + unchanged + withdrawals + duplicates + rejected.
struct IndexingReport {
  std::uint32_t generation = 0;  // that is served now
  bool published = false;        // false: nothing had changed, and no byte of the index did
  std::uint64_t records = 0;
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;     // known by id, and changed
  std::uint64_t unchanged = 0;    // known by id, and as they were
  std::uint64_t withdrawals = 0;  // records of items that are not to be searched: killed, withheld, under embargo
  std::uint64_t held_back = 0;    // those of them that may be shown later
  std::uint64_t duplicates = 0;   // a record of this run has the same id, and no version tells which is newer
  std::uint64_t rejected = 0;
  std::uint64_t withdrawn = 0;  // articles that delete_missing took out of the index; not records
  std::uint64_t kept = 0;       // of those added or replaced: done by a run that was interrupted
  std::uint64_t articles = 0;   // in the index, and so for passages and stories
  std::uint64_t passages = 0;
  std::uint64_t stories = 0;
  std::uint64_t text_bytes = 0;  // of headlines and bodies of records that were not rejected
  std::uint64_t repaired = 0;    // articles whose encoding was repaired
  std::uint64_t truncated = 0;   // web pages that their crawler cut off
  std::uint64_t undated = 0;
  std::uint64_t unread_dates = 0;    // those of them that name a day which cannot be read
  std::uint64_t unknown_fields = 0;  // JSON fields that are not Dateline's, left out
  std::string rejects_path;          // empty when nothing was rejected
  std::string note;                  // what else should be known; empty for nothing
};

// Builds a new generation of `index` from nothing and switches to it. The old
// generation, if any, answers until the switch and stays if anything fails.
//
// corpus: files, folders, archives or "-" (see readers/corpus_reader.hpp); at least one.
// A build that was interrupted goes on from the parts it had finished: records that are in them unchanged are passed
// over, and the result is that of one run. Throws Error; an empty corpus (no record added) is one (input), so that a
// mistyped path cannot replace a good index by an empty one. Memory: IndexingOptions::memory_bytes, and up to ten
// times the largest record; from some 3 million articles on, ids and names take more: some 60 bytes an article.
// One run a thread; two runs on one index: the second is refused.
IndexingReport build_index(const std::string& index, const std::vector<std::string>& corpus,
                           const IndexingOptions& options);

// Brings the index up to date with the corpus: adds articles whose id is new, replaces those whose record has
// changed in any field, leaves the others alone. With delete_missing, withdraws articles that the corpus
// holds no more, unless something could not be read that might be any article. An index that is not there is built.
// A new generation is published if anything has changed. Throws as build_index does, and when the index is damaged.
IndexingReport update_index(const std::string& index, const std::vector<std::string>& corpus,
                            const IndexingOptions& options);

// What update_index would report. Takes no lock and changes nothing.
IndexingReport plan_update(const std::string& index, const std::vector<std::string>& corpus,
                           const IndexingOptions& options);

// Says which names are one thing, and what it is called: the file's text is kept in the index, and every later run goes
// by it until another is given. No article is read. A new generation is published unless the index follows this file
// already. See names/names_file.hpp for the form.
struct NamesReport {
  std::uint32_t generation = 0;
  bool published = false;
  std::uint64_t rows = 0;  // of the file
};

// path: of the names file; "" = follow none. Throws Error: input, naming the line, when the file cannot be read or
// used; as update_index for the index. Cost: that of joining all names, some 3 microseconds a name.
NamesReport set_names_file(const std::string& index, const std::string& path);

// The rows of the name facets, one JSON object a line, in the form of the names file and with "articles", the number of
// articles that have the row's names, counted name by name; rows with most articles first.
void list_names(const std::string& index, std::ostream& out);

struct RemovalReport {
  std::uint32_t generation = 0;
  std::uint64_t withdrawn = 0;
  std::vector<std::string> unknown;  // ids that no article has
};

// Withdraws articles by id: no hit, total or facet knows them any more. Nothing is published when no id is known.
RemovalReport remove_articles(const std::string& index, const std::vector<std::string>& ids);

struct CompactionOptions {
  bool from_store = false;  // also when the index is compact already: for a newer analyser
  std::string names_model;  // as of IndexingOptions; it matters with `from_store`
  unsigned threads = 0;
  std::size_t memory_bytes = 256u << 20;
  std::function<void(const IndexingProgress&)> progress;  // bytes are those of stored text
  std::function<bool()> cancelled;
};

struct CompactionReport {
  std::uint32_t generation = 0;
  bool published = false;  // false: it was compact
  std::uint64_t bytes_before = 0;
  std::uint64_t bytes_after = 0;
};

// Writes the whole index anew from its stored text, packed as closely as can be, without what was withdrawn.
// Takes about twice a build's time, and room for two more copies meanwhile. Goes on where it was interrupted.
CompactionReport compact_index(const std::string& index, const CompactionOptions& options);

struct VerifyReport {
  std::uint32_t generation = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::vector<std::string> problems;  // sentences: what is hurt, and what to do
  std::string advice;                 // a way to mend all of it; empty when there is none, or nothing is hurt
};

// Reads every byte of the current generation: checksums of all its files, Xapian's own check (in a child process,
// which damage may kill), every stored block, and that counts agree. Finds any changed byte that could change an
// answer. Takes no lock. Throws Error (index_missing) when there is no index; damage is in the report.
VerifyReport verify_index(const std::string& index);

// Serves the generation before the current one again, if it is still there and whole. Returns its number.
// Throws Error: index_missing when there is none, or another writer holds the index; index_damaged.
std::uint32_t rollback_index(const std::string& index);

// The articles as read, one JSON object a line, in the input form of JSON lines.
IndexingReport convert_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                              std::ostream& out);

// The names and dates in the articles, one JSON object a span and line.
IndexingReport annotate_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options,
                               std::ostream& out);

// Something in a corpus that is not wrong for certain.
struct Suspicion {
  std::string what;
  std::uint64_t count = 0;
  std::string first;  // where it was met first
};

struct CorpusCheck {
  IndexingReport report;                                                 // as if an index were built from nothing
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> forms;  // records read and rejected, by form
  std::uint64_t looked_at = 0;                                           // articles that the rest is about
  std::vector<std::pair<std::string, std::uint64_t>> fields;             // how many have each field
  std::map<std::string, std::uint64_t> languages;                        // as stated, else as detected
  std::map<std::string, std::uint64_t> years;                            // of publication
  std::string first_day;                                                 // of publication; empty when none is known
  std::string last_day;
  std::vector<Suspicion> suspicions;  // the most frequent first
};

// Reads the corpus and accounts for every record as a build would, without an index. Throws Error as build_index does.
CorpusCheck check_corpus(const std::vector<std::string>& corpus, const IndexingOptions& options);

// A check as a text for people, and as one JSON object with a line end.
std::string check_text(const CorpusCheck& check);
std::string check_json(const CorpusCheck& check);

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
