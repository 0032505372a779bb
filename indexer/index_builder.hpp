// Turns a stream of articles into a new generation: parts, segments, catalogue, switch.
#pragma once

#include <memory>
#include <string>

#include "indexer/account.hpp"

namespace dateline {

// A sink for read_corpus. Until finish() returns, the index is as it was.
class IndexBuilder : public RecordAccount {
 public:
  // Takes the index's lock; see GenerationWriter for what it throws. `options` must outlive this.
  IndexBuilder(const std::string& index, const IndexingOptions& options);
  ~IndexBuilder() override;

  // Publishes. Throws Error (input) when nothing was added, and as RecordAccount::totals does.
  IndexingReport finish(const ReadCounts& counts);

 private:
  std::optional<Rejection> take(Article& article) override;

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
