// Looks at a corpus without making an index: what its records are, what they hold, and what looks wrong.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>

#include "indexer/account.hpp"
#include "indexer/article_table.hpp"

namespace dateline {

// A sink for read_corpus. Memory: some 60 bytes an article.
class CorpusChecker : public RecordAccount {
 public:
  CorpusChecker(const IndexingOptions& options, RejectFile* rejects);
  CorpusCheck finish(const ReadCounts& counts);

 private:
  std::variant<Change, Rejection> take(Article& article) override;
  void look_at(const Article& article);
  void look_at_text(const Article& article);
  void suspect(const char* what, const Article& article);

  ArticleTable articles_;
  std::int64_t now_;
  CorpusCheck check_;
  std::map<std::string, std::size_t, std::less<>> kinds_;  // of suspicion, by their place in the list
  std::unordered_set<std::uint64_t> bodies_;               // hashes
};

}  // namespace dateline
