// The list of a run's parts that are safely on disk, from which an interrupted run goes on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

// What a run is: parts of another kind of run, of another program version or on another generation are of no use to it.
struct RunKind {
  std::string command;       // "build", "update", "compact"
  std::uint32_t base = 0;    // the generation it starts from; 0 for none
  std::string without = {};  // what it leaves out of the analysis
  bool operator==(const RunKind&) const = default;
};

struct JournalPart {
  std::uint32_t number = 0;
  std::uint32_t dictionary = 0;  // the part that holds its dictionary
};

// JSON lines in INDEX/building/journal.jsonl: a first line for the run, then one a part, each synced before the next
// step. A last line that is cut is as if it were not there.
class Journal {
 public:
  static constexpr const char* name = "journal.jsonl";

  // The parts of an interrupted run of this kind, in order; nullopt when there is no journal, or one of another kind.
  static std::optional<std::vector<JournalPart>> read(const std::string& folder, const RunKind& kind);

  // Begins a new journal, or goes on with the one that read() found.
  static Journal begin(const std::string& folder, const RunKind& kind);
  static Journal resume(const std::string& folder);

  void add(const JournalPart& part);  // throws Error (io)

 private:
  explicit Journal(std::string path) : path_(std::move(path)) {}
  void append(const std::string& line);
  std::string path_;
};

}  // namespace dateline
