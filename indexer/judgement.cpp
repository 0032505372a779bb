// One judgement serves runs, plans and checks, so that they never differ.
#include "indexer/judgement.hpp"

#include <algorithm>
#include <chrono>

#include "common/date.hpp"
#include "common/text.hpp"
#include "indexer/account.hpp"
#include "indexer/corpus_export.hpp"
#include "indexer/understanding.hpp"

namespace dateline {
namespace {

// The record is kept as JSON, whatever form it had: it can be corrected and read again.
Rejection rejection_of(const Article& article, std::string code, std::string reason) {
  Rejection why{article.id, article.place, article.offset, std::move(code), std::move(reason), article_json(article)};
  why.file = article.file;
  why.member = article.member;
  why.form = "jsonl";
  why.name = article.id;
  return why;
}

Rejection duplicate(const Article& article) {
  return rejection_of(article, std::string(duplicate_code),
                      "another record of this run has the id " + one_line(article.id));
}

// known: what the index has under this id stays as it is.
Rejection without_words(const Article& article, ArticleTable::Entry* known) {
  if (known != nullptr) known->refused = true;
  return rejection_of(article, "no-words", "the headline and the body hold no word");
}

}  // namespace

IncomingRecord incoming(const Article& article, const IndexingOptions& options, std::int64_t now) {
  IncomingRecord record;
  record.id = id_hash(article.id);
  record.content = content_hash(article, options.fallback_language);
  record.version = item_version(article);
  record.withdraws = article.status != PublicationStatus::usable;
  record.held_back = published_seconds(article.embargo).value_or(now) > now;
  if (!options.as_of.empty()) record.held_back |= published_seconds(article.modified).value_or(now) > now;
  return record;
}

std::variant<Change, Rejection> judge(ArticleTable& articles, const Article& article, const IncomingRecord& record) {
  if (!record.withdraws && !has_words(article)) return without_words(article, articles.find(record.id));
  const Change change = change_of(articles, record);
  if (change == Change::duplicate) return duplicate(article);
  return change;
}

void mark_withdrawn(ArticleTable& articles, const IncomingRecord& record) {
  ArticleTable::Entry entry;
  if (const ArticleTable::Entry* known = articles.find(record.id)) entry = *known;
  entry.id = record.id;
  entry.withdrawn = true;
  entry.version = std::max(entry.version, record.version);
  articles.set(entry);
}

std::int64_t moment_of(const IndexingOptions& options) {
  constexpr std::int64_t rest_of_day = 86'399;
  if (const auto given = published_seconds(options.as_of)) return *given + (parse_day(options.as_of) ? rest_of_day : 0);
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

void mark_refused(ArticleTable& articles, const std::string& id) {
  if (ArticleTable::Entry* known = articles.find(id_hash(id))) known->refused = true;
}

std::variant<Change, Rejection> judge_and_enter(ArticleTable& articles, const Article& article,
                                                const IncomingRecord& record) {
  const auto judged = judge(articles, article, record);
  const Change* change = std::get_if<Change>(&judged);
  if (change == nullptr || *change == Change::unchanged) return judged;
  if (*change == Change::withdrawn) {
    if (record.withdraws && !record.held_back) mark_withdrawn(articles, record);
    return judged;
  }
  ArticleTable::Entry entry{record.id, record.content, 0, 0, true, *change == Change::replaced};
  entry.version = record.version;
  articles.set(entry);
  return judged;
}

}  // namespace dateline
