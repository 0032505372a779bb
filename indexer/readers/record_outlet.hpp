// Where every reader hands its records: fills in the run's defaults, counts, and passes on to the sink.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "common/article.hpp"
#include "indexer/readers/corpus_reader.hpp"
#include "indexer/readers/found_record.hpp"

namespace dateline {

// Where a record lies, and what it is called there.
struct RecordSpot {
  std::string name;               // the id of an article that names none
  std::string place;              // for messages
  std::uint64_t offset = 0;       // of its first byte in the unpacked content
  std::string_view original;      // its bytes, as they were read
  std::string_view form;          // by which `original` can be read again (form_names)
  std::string_view context = {};  // what must stand before `original` then: a header line, the tags around it
};

// All functions that return bool return false once the sink wants no more.
class RecordOutlet {
 public:
  RecordOutlet(const ReadOptions& options, ArticleSink& sink) : options_(options), sink_(sink) {}

  const ReadOptions& options() const { return options_; }
  ReadCounts& counts() { return counts_; }

  // The file that all records come from until the next call, as it was named or found.
  void enter_file(std::string printable_path) { file_ = std::move(printable_path); }
  // The content of that file, or of a member of it: as ContentName::place.
  void enter_content(std::string place) { content_ = std::move(place); }

  // Checks what no index can take, fills in name and place, and hands on the article or the rejection.
  bool take(FoundRecord&& record, RecordSpot&& spot);

  bool reject(Rejection&& why, RecordSpot&& spot);
  // Of a content that is no record: a file that cannot be read, an archive that is damaged.
  // id: of the article that it would have been, where it is known.
  bool reject(std::string_view code, std::string reason, const std::string& place, const std::string& id = {});
  // A record that is longer than the limit; `what` is "line", "record" ...; spot.original is its beginning.
  bool reject_too_long(std::string_view what, RecordSpot&& spot);

 private:
  bool hand_on(Article&& article, std::string_view form);
  std::string member() const;

  const ReadOptions& options_;
  ArticleSink& sink_;
  ReadCounts counts_;
  std::string file_;
  std::string content_;
};

}  // namespace dateline
