// Turns a stream of articles into a new generation: a build from nothing, or an update of what is there.
#pragma once

#include <memory>
#include <string>

#include "indexer/account.hpp"

namespace dateline {

// A sink for read_corpus. Until finish() returns, the index is as it was.
class IndexBuilder : public RecordAccount {
 public:
  enum class Kind { build, update };

  // Takes the index's lock; see GenerationWriter for what it throws. `options` must outlive this.
  IndexBuilder(const std::string& index, Kind kind, const IndexingOptions& options);
  ~IndexBuilder() override;

  // Publishes, if anything has changed. Throws Error (input) when a build added nothing or a corpus was empty, and as
  // RecordAccount::totals does.
  IndexingReport finish(const ReadCounts& counts);

 private:
  std::variant<Change, Rejection> take(Article& article) override;
  void refused(const std::string& id) override;
  Change keep_or_add(Article& article, Change change, const IncomingRecord& record);
  void keep_older(Article& article, const IncomingRecord& record);
  std::pair<std::uint32_t, std::uint32_t> place_of(Article& article, const IncomingRecord& record);
  void withdraw(const IncomingRecord& record);
  void end_of_corpus(IndexingReport& report);

  struct State;
  std::unique_ptr<State> state_;
};

// Counts what an update would do.
class UpdatePlan : public RecordAccount {
 public:
  // Reads ids and content hashes of the current generation, if there is one.
  UpdatePlan(const std::string& index, const IndexingOptions& options);
  IndexingReport finish(const ReadCounts& counts);

 private:
  std::variant<Change, Rejection> take(Article& article) override;
  void refused(const std::string& id) override;
  ArticleTable articles_;
  std::uint32_t generation_ = 0;
  std::int64_t now_ = 0;  // seconds since 1970
};

}  // namespace dateline
