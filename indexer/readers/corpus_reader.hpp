// Reads a corpus, whatever its forms: files, folders, archives and standard input become articles or rejections.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/article.hpp"

namespace dateline {

struct ReadOptions {
  // Day or RFC 3339 for articles whose input says nothing; empty = stay undated.
  std::string default_published;
  std::string default_source;                  // for articles without a source; empty = none
  std::string default_language;                // ISO 639-1 for articles without one; empty = to be detected later
  std::size_t record_limit_bytes = 32u << 20;  // a longer record or line is rejected, never held in memory
  std::string form;  // of all that is not packed, a name of form_names(); empty = found by content
  std::string map;   // which fields of a foreign export are ours; see field_map.hpp; empty = ours by name
  // Files and folders that the run itself writes, there or not: passed over, by whatever path they are met.
  // To read them back while they grow would never end.
  std::vector<std::string> own_output = {};
  // What is consumed of the input, in bytes as stored on disk (packed ones of packed files), is added here while
  // reading, for other threads to look at; nullptr = not counted. Each file counts once and whole when it is done
  // with, whatever was damaged, passed over or read twice in it: a reading that goes to its end adds corpus_bytes.
  std::atomic<std::uint64_t>* consumed = nullptr;
};

// Where the records go. Both return false to end the reading early.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual bool article(Article&& article) = 0;
  virtual bool rejected(Rejection&& rejection) = 0;
};

// What the reading saw; records = articles handed on + rejections handed on.
struct ReadCounts {
  std::uint64_t records = 0;
  std::uint64_t articles = 0;
  std::uint64_t rejected = 0;
  std::uint64_t files = 0;                          // files and archive members read for articles
  std::uint64_t bytes = 0;                          // unpacked bytes read
  std::uint64_t repaired = 0;                       // articles in which bytes that were no UTF-8 were re-read
  std::uint64_t unknown_fields = 0;                 // JSON fields that are not ours, kept out
  std::uint64_t unread_dates = 0;                   // articles left undated because their date cannot be read
  std::uint64_t truncated = 0;                      // pages that their crawler cut off, or whose packing breaks off
  std::map<std::string, std::uint64_t> forms = {};  // articles by the name of their form
  std::map<std::string, std::uint64_t> rejected_forms = {};  // "" where no form was found
};

// Reads every path in order, folders recursively in byte order of their names;
// "-" is standard input. Forms are found by content.
//
// A file that cannot be opened inside a folder is a rejection; a path of
// `paths` that is not there throws Error (input) before anything is read.
// Names that begin with a dot, links to folders and the run's own output are passed over. Of a folder
// only regular files are read; as a path of its own a pipe will do too.
// NAME.json beside NAME.txt gives that text's fields and is no record itself.
// Memory: bounded by the record limit and the names of one folder at a time (an
// archive that holds .txt and .json: 64 MB of sidecars, 16 bytes a member).
ReadCounts read_corpus(const std::vector<std::string>& paths, const ReadOptions& options, ArticleSink& sink);

// The bytes on disk of all that read_corpus would open now, sidecars included;
// what cannot be read counts as well, and what is not there as 0. nullopt when
// the size of a part is not known: standard input, a pipe.
// Cost: lists the folders; one stat a file, and one for each of own_output.
std::optional<std::uint64_t> corpus_bytes(const std::vector<std::string>& paths, const ReadOptions& options);

}  // namespace dateline
