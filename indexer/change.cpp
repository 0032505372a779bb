// The newest version counts, in whatever order versions come.
#include "indexer/change.hpp"

namespace dateline {
namespace {

// Whether the record is told to be older than what is known.
bool is_older(const IncomingRecord& record, const ArticleTable::Entry& known) {
  return record.version != 0 && known.version != 0 && record.version < known.version;
}

bool is_newer(const IncomingRecord& record, const ArticleTable::Entry& known) {
  return record.version != 0 && known.version != 0 && record.version > known.version;
}

Change of_withdrawn(const IncomingRecord& record, ArticleTable::Entry& known) {
  if (record.withdraws || !is_newer(record, known)) {
    if (is_newer(record, known)) known.version = record.version;
    return Change::withdrawn;
  }
  return Change::added;
}

Change of_usable(const IncomingRecord& record, ArticleTable::Entry& known) {
  if (known.seen) return is_newer(record, known) ? Change::replaced : Change::duplicate;
  known.seen = true;
  return known.content == record.content ? Change::unchanged : Change::replaced;
}

}  // namespace

Change change_of(ArticleTable& articles, const IncomingRecord& record) {
  ArticleTable::Entry* known = articles.find(record.id);
  if (record.held_back) {
    if (known != nullptr) known->refused = true;  // the corpus still speaks of it
    return Change::withdrawn;
  }
  if (known == nullptr) return record.withdraws ? Change::withdrawn : Change::added;
  if (known->withdrawn) return of_withdrawn(record, *known);
  if (is_older(record, *known)) {
    known->refused = true;
    return Change::unchanged;
  }
  if (!record.withdraws) return of_usable(record, *known);
  known->refused = true;
  return Change::withdrawn;
}

}  // namespace dateline
