// Each record is told by its id and the hash of its content; only what is new or changed is looked into.
#include "indexer/index_builder.hpp"

#include <algorithm>

#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/text.hpp"
#include "indexer/index_run.hpp"
#include "indexer/judgement.hpp"
#include "indexer/names/names_file.hpp"

namespace dateline {
namespace {

void describe(IndexingReport& report, const Catalogue& catalogue) {
  report.generation = catalogue.generation;
  report.articles = catalogue.articles;
  report.passages = catalogue.passages;
  report.stories = catalogue.stories;
}

Analysis analysis_of(const IndexingOptions& options) {
  Analysis analysis;
  for (const std::string& stage : options.without) {
    if (stage == "names") {
      analysis.names = false;
    } else if (stage == "dates") {
      analysis.dates = false;
    } else if (stage == "stories") {
      analysis.stories = false;
    } else {
      throw Error(ErrorKind::usage, "only names, dates and stories can be left out, not \"" + one_line(stage) + "\"");
    }
  }
  return analysis;
}

RunOptions run_options(IndexBuilder::Kind kind, const IndexingOptions& options) {
  const bool update = kind == IndexBuilder::Kind::update;
  RunOptions run;
  run.command = update ? "update" : "build";
  run.from_current = update;
  run.keep_current = update;
  run.threads = options.threads;
  run.memory_bytes = options.memory_bytes;
  run.fallback_language = options.fallback_language;
  run.names_model = options.names_model;
  if (options.no_names_file) run.names_file = "";
  if (!options.names_file.empty()) run.names_file = read_names_text(options.names_file);
  run.analysis = analysis_of(options);
  run.cancelled = options.cancelled;
  return run;
}

std::uint64_t unseen(const ArticleTable& articles) {
  std::uint64_t count = 0;
  for (const ArticleTable::Entry& entry : articles.entries()) count += entry.missing() ? 1 : 0;
  return count;
}

std::string nothing_withdrawn_note() {
  return "something could not be read that may hold any article: nothing was withdrawn; see the rejected records";
}

}  // namespace

struct IndexBuilder::State {
  State(const std::string& index, Kind builder_kind, const IndexingOptions& options)
      : kind(builder_kind),
        run(index, run_options(builder_kind, options)),
        rejects(options, run.writer().rejects_path()),
        now(moment_of(options)) {}
  Kind kind;
  IndexRun run;
  RejectFile rejects;
  std::uint64_t kept = 0;
  std::int64_t now = 0;  // seconds since 1970
};

IndexBuilder::IndexBuilder(const std::string& index, Kind kind, const IndexingOptions& options)
    : RecordAccount(options), state_(std::make_unique<State>(index, kind, options)) {
  use_rejects(&state_->rejects);
}

IndexBuilder::~IndexBuilder() = default;

std::variant<Change, Rejection> IndexBuilder::take(Article& article) {
  IndexRun& run = state_->run;
  const IncomingRecord record = incoming(article, options(), state_->now);
  const auto judged = judge(run.articles(), article, record);
  const Change* change = std::get_if<Change>(&judged);
  if (change == nullptr) return judged;
  if (*change == Change::unchanged) {
    keep_older(article, record);
    return judged;
  }
  if (*change != Change::withdrawn) return keep_or_add(article, *change, record);
  if (record.held_back) {
    note_held_back();
  } else if (record.withdraws) {
    withdraw(record);
  }
  return judged;
}

void IndexBuilder::withdraw(const IncomingRecord& record) {
  IndexRun& run = state_->run;
  const ArticleTable::Entry* known = run.articles().find(record.id);
  if (known != nullptr && !known->withdrawn) run.kill(known->part, known->article);
  run.withdraw_versions(record.id, std::max(record.version, known == nullptr ? 0 : known->version));
  mark_withdrawn(run.articles(), record);
}

// An older version than the one that is searched is for searches as of a day.
void IndexBuilder::keep_older(Article& article, const IncomingRecord& record) {
  IndexRun& run = state_->run;
  const ArticleTable::Entry* newest = run.articles().find(record.id);
  if (newest == nullptr || newest->withdrawn || record.version == 0 || record.version >= newest->version) return;
  if (record.withdraws) return run.withdraw_versions(record.id, record.version);
  if (run.history().knows(record.id, record.version)) return;
  const auto [part, ordinal] = place_of(article, record);
  run.kill(part, ordinal);
  run.history().add(record.id, record.version, part, ordinal);
}

// Where the article lies: where an interrupted run put it, else where it is added now.
std::pair<std::uint32_t, std::uint32_t> IndexBuilder::place_of(Article& article, const IncomingRecord& record) {
  IndexRun& run = state_->run;
  ArticleTable::Entry* kept = run.kept_articles().find(record.id);
  if (kept == nullptr || kept->content != record.content || kept->seen) {
    return run.add(std::move(article), record.content);
  }
  kept->seen = true;
  ++state_->kept;
  return {kept->part, kept->article};
}

// Adds the article, unless an interrupted run did so already.
Change IndexBuilder::keep_or_add(Article& article, Change change, const IncomingRecord& record) {
  IndexRun& run = state_->run;
  const ArticleTable::Entry* old = run.articles().find(record.id);
  if (old != nullptr && !old->withdrawn) {
    run.kill(old->part, old->article);
    const bool older = old->version != 0 && old->version < record.version;
    if (older) run.history().add(record.id, old->version, old->part, old->article);
  }
  ArticleTable::Entry entry{record.id, record.content, 0, 0, true, old != nullptr && old->published};
  entry.version = record.version;
  const auto [part, ordinal] = place_of(article, record);
  entry.part = part;
  entry.article = ordinal;
  run.articles().set(entry);
  return change;
}

void IndexBuilder::refused(const std::string& id) { mark_refused(state_->run.articles(), id); }

// What the corpus does not hold: the rest of an interrupted run, and, if that was asked for, of the index.
void IndexBuilder::end_of_corpus(IndexingReport& report) {
  IndexRun& run = state_->run;
  for (const ArticleTable::Entry& entry : run.kept_articles().entries()) {
    if (!entry.seen) run.kill(entry.part, entry.article);
  }
  if (!options().delete_missing || state_->kind == Kind::build) return;
  if (files_missed()) {
    report.note = nothing_withdrawn_note();
    return;
  }
  for (const ArticleTable::Entry& entry : run.articles().entries()) {
    if (!entry.missing()) continue;
    run.kill(entry.part, entry.article);
    run.history().forget(entry.id);
    ++report.withdrawn;
  }
}

IndexingReport IndexBuilder::finish(const ReadCounts& counts) {
  State& state = *state_;
  IndexingReport report = totals(counts);
  if (report.records == 0) throw Error(ErrorKind::input, "the corpus holds no record; nothing was published");
  const std::uint64_t usable = report.added + report.replaced + report.unchanged;
  if (usable == 0 && (state.kind == Kind::build || options().delete_missing)) {
    throw Error(ErrorKind::input, "none of the " + std::to_string(report.records) +
                                      " records could be added; nothing was published; see " + state.rejects.path());
  }
  end_of_corpus(report);
  report.kept = state.kept;
  if (state.run.changed()) {
    tell("building");
    state.run.settle(state.kind == Kind::update);
    tell("publishing");
    describe(report, state.run.publish());
    report.published = true;
    report.rejects_path = state.rejects.close();
  } else {
    if (const auto& base = state.run.base()) describe(report, base->catalogue);
    report.rejects_path = state.rejects.close_unless_known();
  }
  return report;
}

UpdatePlan::UpdatePlan(const std::string& index, const IndexingOptions& options)
    : RecordAccount(options), now_(moment_of(options)) {
  std::optional<OpenedIndex> current;
  try {
    current = open_index_folder(index);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::index_missing) throw;
    return;  // everything would be added
  }
  generation_ = current->generation;
  load_articles(*current, articles_);
}

std::variant<Change, Rejection> UpdatePlan::take(Article& article) {
  const IncomingRecord record = incoming(article, options(), now_);
  if (record.held_back) note_held_back();
  return judge_and_enter(articles_, article, record);
}

void UpdatePlan::refused(const std::string& id) { mark_refused(articles_, id); }

IndexingReport UpdatePlan::finish(const ReadCounts& counts) {
  IndexingReport report = totals(counts);
  report.generation = generation_;
  if (options().delete_missing) {
    if (files_missed()) {
      report.note = nothing_withdrawn_note();
    } else {
      report.withdrawn = unseen(articles_);
    }
  }
  return report;
}

}  // namespace dateline
