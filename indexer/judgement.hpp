// What becomes of an article that was read: by its words, its id, its version and the clock.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "common/article.hpp"
#include "indexer/change.hpp"
#include "indexer/indexing.hpp"

namespace dateline {

// The moment by which embargoes are judged, in seconds since 1970: options.as_of (of a day its end), else now.
std::int64_t moment_of(const IndexingOptions& options);

IncomingRecord incoming(const Article& article, const IndexingOptions& options, std::int64_t now);

// As change_of; a rejection of an article that holds no word, or whose id this run has read already.
std::variant<Change, Rejection> judge(ArticleTable& articles, const Article& article, const IncomingRecord& record);

// The same where no index is written: enters what becomes of it in the table.
std::variant<Change, Rejection> judge_and_enter(ArticleTable& articles, const Article& article,
                                                const IncomingRecord& record);

// Enters that an item is withdrawn; what it had in a part is the caller's to kill.
void mark_withdrawn(ArticleTable& articles, const IncomingRecord& record);

// A record of this id was rejected: what the index has under it is not missing in the corpus.
void mark_refused(ArticleTable& articles, const std::string& id);

}  // namespace dateline
