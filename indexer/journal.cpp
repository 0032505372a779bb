// Opened, appended to, synced and closed for every line: there are few, and nothing is held that a crash could lose.
#include "indexer/journal.hpp"

#include <nlohmann/json.hpp>

#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/index_format.hpp"
#include "indexer/durable_files.hpp"

namespace dateline {
namespace {

std::string journal_path(const std::string& folder) { return folder + "/" + Journal::name; }

std::string first_line(const RunKind& kind) {
  const nlohmann::ordered_json line = {{"schema", schema_version},
                                       {"program", DATELINE_VERSION},
                                       {"command", kind.command},
                                       {"base", kind.base},
                                       {"without", kind.without}};
  return line.dump() + "\n";
}

}  // namespace

std::optional<std::vector<JournalPart>> Journal::read(const std::string& folder, const RunKind& kind) {
  std::string text;
  try {
    text = read_whole_file(journal_path(folder));
  } catch (const Error&) {
    return std::nullopt;
  }
  const std::string first = first_line(kind);
  if (!text.starts_with(first)) return std::nullopt;
  std::vector<JournalPart> parts;
  for (std::size_t at = first.size(); at < text.size();) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string::npos) break;
    const auto line = nlohmann::json::parse(text.begin() + static_cast<std::ptrdiff_t>(at),
                                            text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
    if (!line.is_object()) return std::nullopt;
    for (const char* number : {"part", "dictionary"}) {
      if (!line.contains(number) || !line[number].is_number_unsigned()) return std::nullopt;
      if (line[number].get<std::uint64_t>() > UINT32_MAX) return std::nullopt;
    }
    parts.push_back({line["part"].get<std::uint32_t>(), line["dictionary"].get<std::uint32_t>()});
    at = end + 1;
  }
  return parts;
}

Journal Journal::begin(const std::string& folder, const RunKind& kind) {
  Journal journal(journal_path(folder));
  write_file_durably(journal.path_, first_line(kind));
  sync_path(folder);
  return journal;
}

Journal Journal::resume(const std::string& folder) {
  Journal journal(journal_path(folder));
  std::string text = read_whole_file(journal.path_);
  if (!text.ends_with('\n')) {  // a line that was being written
    text.resize(text.find_last_of('\n') + 1);
    write_file_durably(journal.path_, text);
  }
  return journal;
}

void Journal::add(const JournalPart& part) {
  const nlohmann::ordered_json line = {{"part", part.number}, {"dictionary", part.dictionary}};
  append_durably(path_, line.dump() + "\n");
}

}  // namespace dateline
