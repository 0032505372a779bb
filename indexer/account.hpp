// Keeps account of every record of a run: what was added, what was rejected and why, and when to give up.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <variant>

#include "common/article.hpp"
#include "indexer/change.hpp"
#include "indexer/indexing.hpp"
#include "indexer/readers/corpus_reader.hpp"

namespace dateline {

inline constexpr std::string_view duplicate_code = "duplicate-id";

// The file of rejected records, made when the first one comes.
class RejectFile {
 public:
  // default_path: where it goes unless the options say otherwise; empty = nowhere, they are only counted.
  RejectFile(const IndexingOptions& options, const std::string& default_path);
  void write(const Rejection& rejection);  // throws Error (io)
  const std::string& path() const { return path_; }
  std::string close();  // its path, or empty when nothing was written
  // As close(), for a run that changes nothing: if an earlier run's reject file beside it says the same, this one goes
  // and that one's path is returned.
  std::string close_unless_known();

 private:
  std::string path_;
  std::ofstream file_;
};

// A limit as the user gives it: a count, or a share of the records read.
struct FailOver {
  double limit = 0;
  bool share = false;
  bool set = false;
  bool exceeded(std::uint64_t rejected, std::uint64_t records) const;
};
FailOver parse_fail_over(const std::string& text);  // "", "100", "2.5%"; throws Error (usage)

// A sink that counts. Derived classes say what becomes of an article.
class RecordAccount : public ArticleSink {
 public:
  explicit RecordAccount(const IndexingOptions& options, RejectFile* rejects = nullptr);

  bool article(Article&& article) final;
  bool rejected(Rejection&& rejection) final;

  // What readers count consumed bytes in, for progress; and the bytes of the whole corpus, 0 for not known.
  std::atomic<std::uint64_t>& consumed() { return consumed_; }
  void expect_bytes(std::uint64_t total) { total_bytes_ = total; }

  // The report. Throws Error: too_many_rejected or cancelled if the run was stopped; io if the reader's
  // counts and what arrived here do not agree, which would be a defect of ours.
  IndexingReport totals(const ReadCounts& counts) const;

 protected:
  // Says what becomes of the article; a Rejection if it cannot be taken. Never Change::duplicate.
  virtual std::variant<Change, Rejection> take(Article& article) = 0;

  const IndexingOptions& options() const { return options_; }
  void use_rejects(RejectFile* rejects) { rejects_ = rejects; }
  void note_held_back() { ++report_.held_back; }  // beside Change::withdrawn
  void tell(const char* phase) const;
  // A reader rejected a record that would have been the article `id`.
  virtual void refused(const std::string& /*id*/) {}
  // Whether something could not be read of which it is not known what articles it holds: a damaged archive, a
  // line that is no JSON.
  bool files_missed() const { return files_missed_; }

 private:
  bool may_go_on();
  std::uint64_t not_taken() const { return report_.rejected + report_.duplicates; }
  void set_aside(const Rejection& rejection);

  const IndexingOptions& options_;
  RejectFile* rejects_;
  FailOver fail_over_;
  IndexingReport report_;
  bool stopped_by_limit_ = false;
  bool cancelled_ = false;
  bool files_missed_ = false;
  std::atomic<std::uint64_t> consumed_ = 0;
  std::uint64_t total_bytes_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace dateline
