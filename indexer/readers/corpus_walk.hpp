// Finds the files of a corpus, in the order in which they are read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

constexpr std::string_view standard_input = "-";

// A file to be read for articles. Paths are as the system gives them, not always UTF-8.
struct CorpusFile {
  std::string path;
  std::string relative;      // its path in the corpus: below the folder that was named, else the file's own name
  bool in_folder = false;    // met in a folder that was named
  bool has_sidecar = false;  // NAME.json beside NAME.txt
  // On disk, the sidecar's included; 0 when it is not there. nullopt when it is no regular file: a pipe has no size.
  std::optional<std::uint64_t> bytes;
};
std::string sidecar_path(const CorpusFile& file);

// What the walk meets. All return false to end it.
class CorpusVisitor {
 public:
  virtual ~CorpusVisitor() = default;
  virtual bool standard_input() = 0;
  virtual bool file(const CorpusFile& file) = 0;
  virtual bool unlisted_folder(const std::string& path, const std::string& reason) = 0;
  // A .json file named alone, which is the sidecar of a text that was not named.
  virtual bool lone_sidecar(const std::string& path, const std::string& text_path) = 0;
};

// Walks every path in order, folders in byte order of names; the rules of what is passed over are those of
// read_corpus. `own_output` as in ReadOptions. False once the visitor wants no more.
// Holds the names of the folders on the way down; one stat a file, two for a link, and one more for each own output.
bool walk_corpus(const std::vector<std::string>& paths, const std::vector<std::string>& own_output,
                 CorpusVisitor& visitor);

}  // namespace dateline
