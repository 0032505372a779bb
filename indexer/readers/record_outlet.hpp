// Where every reader hands its records: fills in the run's defaults, counts, and passes on to the sink.
#pragma once

#include <string>
#include <string_view>

#include "common/article.hpp"
#include "indexer/readers/corpus_reader.hpp"

namespace dateline {

// All functions that return bool return false once the sink wants no more.
class RecordOutlet {
 public:
  RecordOutlet(const ReadOptions& options, ArticleSink& sink) : options_(options), sink_(sink) {}

  const ReadOptions& options() const { return options_; }
  ReadCounts& counts() { return counts_; }

  bool article(Article&& article);

  // `why` has code and reason. `record` is cut to the first 64 KiB.
  bool reject(Rejection&& why, std::string place, std::uint64_t offset, std::string_view record);
  // id: of the article that the record would have been, where it is known.
  bool reject(std::string_view code, std::string reason, const std::string& place, std::string_view record = {},
              const std::string& id = {});

 private:
  const ReadOptions& options_;
  ArticleSink& sink_;
  ReadCounts counts_;
};

}  // namespace dateline
