// Counting, the reject file, and the two ways in which a run ends early.
#include "indexer/account.hpp"

#include <cerrno>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "common/base64.hpp"
#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/text.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t limit_interval = 1'000;   // records between two looks at --fail-over
constexpr std::uint64_t progress_interval = 256;  // records between two reports

}  // namespace

RejectFile::RejectFile(const IndexingOptions& options, const std::string& default_path)
    : path_(options.rejects_path.empty() ? default_path : options.rejects_path) {}

void RejectFile::write(const Rejection& rejection) {
  if (path_.empty()) return;
  if (!file_.is_open()) {
    file_.open(path_, std::ios::binary | std::ios::trunc);
    if (!file_) throw Error(ErrorKind::io, "cannot write the reject file " + path_ + ": " + std::strerror(errno));
  }
  nlohmann::ordered_json row = {{"place", rejection.place}, {"file", rejection.file}};
  if (!rejection.member.empty()) row["member"] = rejection.member;
  row["offset"] = rejection.offset;
  row["code"] = rejection.code;
  row["reason"] = rejection.reason;
  if (!rejection.form.empty()) row["form"] = rejection.form;
  if (!rejection.name.empty()) row["name"] = rejection.name;
  if (!rejection.context.empty()) row["context"] = rejection.context;
  if (is_valid_utf8(rejection.record)) {
    row["record"] = rejection.record;
  } else {
    row["record_base64"] = encode_base64(rejection.record);
  }
  file_ << row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  if (!file_) throw Error(ErrorKind::io, "cannot write the reject file " + path_ + ": " + std::strerror(errno));
}

std::string RejectFile::close() {
  if (!file_.is_open()) return {};
  file_.close();
  if (!file_) throw Error(ErrorKind::io, "cannot write the reject file " + path_ + ": " + std::strerror(errno));
  return path_;
}

std::string RejectFile::close_unless_known() {
  const std::string path = close();
  if (path.empty()) return path;
  const fs::path own(path);
  const std::string name = own.filename().string();
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(own.parent_path(), none)) {
    const std::string other = entry.path().filename().string();
    if (other == name || !other.starts_with("rejects-") || !name.starts_with("rejects-")) continue;
    if (read_whole_file(entry.path().string()) != read_whole_file(path)) continue;
    fs::remove(own, none);
    return entry.path().string();
  }
  return path;
}

bool FailOver::exceeded(std::uint64_t rejected, std::uint64_t records) const {
  if (!set) return false;
  const double bound = share ? limit / 100.0 * static_cast<double>(records) : limit;
  return static_cast<double>(rejected) > bound;
}

FailOver parse_fail_over(const std::string& text) {
  FailOver result;
  if (text.empty()) return result;
  result.set = true;
  std::string_view digits = text;
  result.share = digits.ends_with('%');
  if (result.share) digits.remove_suffix(1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), result.limit);
  const bool whole = error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  if (!whole || !std::isfinite(result.limit) || result.limit < 0 || (result.share && result.limit > 100)) {
    throw Error(ErrorKind::usage,
                "--fail-over takes a number of records or a share, such as 100 or 5%, not \"" + one_line(text) + "\"");
  }
  return result;
}

RecordAccount::RecordAccount(const IndexingOptions& options, RejectFile* rejects)
    : options_(options), rejects_(rejects), fail_over_(parse_fail_over(options.fail_over)) {}

bool RecordAccount::article(Article&& article) {
  ++report_.records;
  const std::uint64_t bytes = article.headline.size() + article.body.size();
  const bool dated = !article.published.empty();
  const auto taken = take(article);
  if (const auto* rejection = std::get_if<Rejection>(&taken)) {
    set_aside(*rejection);
    return may_go_on();
  }
  switch (std::get<Change>(taken)) {
    case Change::added: ++report_.added; break;
    case Change::replaced: ++report_.replaced; break;
    case Change::withdrawn: ++report_.withdrawals; return may_go_on();
    default: ++report_.unchanged; break;
  }
  report_.text_bytes += bytes;
  if (!dated) ++report_.undated;
  return may_go_on();
}

bool RecordAccount::rejected(Rejection&& rejection) {
  ++report_.records;
  if (!rejection.id.empty()) {
    refused(rejection.id);
  } else if (rejection.code != "sidecar") {  // the fields of another file, which is read
    files_missed_ = true;
  }
  set_aside(rejection);
  return may_go_on();
}

void RecordAccount::set_aside(const Rejection& rejection) {
  ++(rejection.code == duplicate_code ? report_.duplicates : report_.rejected);
  if (rejects_ != nullptr) rejects_->write(rejection);
  if (options_.on_rejection) options_.on_rejection(one_line(rejection.place) + ": " + one_line(rejection.reason, 1000));
}

bool RecordAccount::may_go_on() {
  if (report_.records % progress_interval == 0) tell("reading");
  if (report_.records % limit_interval == 0 && fail_over_.exceeded(not_taken(), report_.records)) {
    stopped_by_limit_ = true;
  }
  if (options_.cancelled && options_.cancelled()) cancelled_ = true;
  return !stopped_by_limit_ && !cancelled_;
}

void RecordAccount::tell(const char* phase) const {
  if (!options_.progress) return;
  IndexingProgress now;
  now.phase = phase;
  now.articles = report_.records - not_taken();
  now.rejected = not_taken();
  now.bytes = consumed_;
  now.total_bytes = total_bytes_;
  now.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  options_.progress(now);
}

IndexingReport RecordAccount::totals(const ReadCounts& counts) const {
  if (cancelled_) throw Error(ErrorKind::cancelled, "stopped on request; nothing was published");
  if (stopped_by_limit_ || fail_over_.exceeded(not_taken(), report_.records)) {
    throw Error(ErrorKind::too_many_rejected,
                std::to_string(not_taken()) + " of " + std::to_string(report_.records) +
                    " records were rejected, more than --fail-over " + options_.fail_over +
                    " allows; nothing was published" +
                    (rejects_ != nullptr && !rejects_->path().empty() ? "; see " + rejects_->path() : ""));
  }
  if (counts.records != report_.records || counts.articles + counts.rejected != counts.records) {
    throw Error(ErrorKind::io, "the account does not agree: " + std::to_string(counts.records) +
                                   " records were read and " + std::to_string(report_.records) +
                                   " arrived; nothing was published; please report this");
  }
  IndexingReport report = report_;
  report.repaired = counts.repaired;
  report.truncated = counts.truncated;
  report.unknown_fields = counts.unknown_fields;
  report.unread_dates = counts.unread_dates;
  return report;
}

}  // namespace dateline
