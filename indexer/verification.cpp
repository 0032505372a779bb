// Checksums first, since they find everything; then what is hurt is looked at closely enough to say what to do.
#include "indexer/verification.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <numeric>

#include "common/boundary.hpp"
#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/index_folder.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/stored_article.hpp"
#include "common/term_block.hpp"
#include "indexer/checksum.hpp"
#include "indexer/generation_folder.hpp"
#include "indexer/manifest.hpp"
#include "indexer/stored_part.hpp"

namespace dateline {
namespace fs = std::filesystem;

namespace {

// Xapian's check opens the files for writing, though it does not write.
bool may_be_checked(const std::string& database) {
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(database, gone)) {
    if (::access(entry.path().c_str(), W_OK) != 0) return false;
  }
  return true;
}

// Xapian's check, in a process of its own: damage may kill it. An empty string when all is well, or when the files
// may not be written: then the checksums must do, which are of files that had passed it.
std::string xapian_check(const std::string& database) {
  if (!may_be_checked(database)) return {};
  const pid_t child = ::fork();
  if (child < 0) return "cannot be checked: no process can be started";
  if (child == 0) {
    int status = 1;
    try {
      status = Xapian::Database::check(database, 0, nullptr) == 0 ? 0 : 1;
    } catch (...) {
      status = 1;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return "fails Xapian's check";
}

// Whether everything that a reader decodes of a part does decode, and counts agree; throws Error if not.
class PartCheck {
 public:
  PartCheck(const std::string& segment, const CataloguePart& row) : segment_(segment), row_(row), stored_(segment) {}

  void text() const {
    const ArticleColumns columns = stored_.article_columns(row_.number);
    const StringColumn ids = stored_.ids(row_.number, columns.articles());
    std::uint32_t seen = 0;
    stored_.for_each_article(row_.number, columns, stored_.dictionary(row_.dictionary),
                             [&](std::uint32_t ordinal, StoredArticle&& stored) {
                               require(stored.article.id == ids[ordinal], "an article's id");
                               require(stored.passages.size() == columns.passage_counts[ordinal], "passage counts");
                               ++seen;
                             });
    require(seen == row_.articles, "the number of articles");
    stored_.update_columns(row_.number, columns.articles());
  }

  void rest() const {
    const PartContents contents = stored_.contents(row_.number);
    require(contents.passages == row_.passages, "the number of passages");
    require(row_.first_document + row_.passages <= stored_.passages(), "the number of documents");
    require(stored_.lengths(row_.number, row_.passages).tokens.size() == row_.passages, "passage lengths");
    stored_.mentioned(row_.number, row_.passages);
    stored_.name_places(row_.number, row_.passages);
    stored_.spellings(row_.number);
    const TermIndex terms = stored_.term_index(row_.number);
    for (std::size_t i = 0; i < terms.blocks.size(); ++i) {
      const std::string packed = stored_.stream(row_.number, terms.blocks.of(i));
      const auto [heads, positions, spellings] = split_sections(packed);
      const TermBlock block{unpacked(heads), unpacked(positions), unpacked(spellings)};
      for_each_term(block, [](const FoundTerm&) { return true; });
    }
  }

 private:
  std::string unpacked(std::string_view frame) const { return decompress(frame, "a block of " + segment_); }
  void require(bool holds, const char* what) const {
    if (!holds) throw Error(ErrorKind::index_damaged, std::string(what) + " of a part does not agree with its columns");
  }

  std::string segment_;
  const CataloguePart& row_;
  StoredParts stored_;
};

class Verification {
 public:
  Verification(const std::string& folder, const Stub& stub) : folder_(folder), stub_(stub) {
    report_.generation = stub.generation;
  }

  VerifyReport run() {
    Manifest manifest;
    if (!read_manifest_into(manifest)) return report_;
    check_folder(generation_folder(stub_.generation) + "/catalogue", manifest.catalogue);
    for (const SegmentRecord& segment : manifest.segments) {
      check_folder("segments/" + segment.name, segment.checksum);
    }
    check_contents();
    return report_;
  }

 private:
  void problem(const std::string& sentence) { report_.problems.push_back(sentence); }

  bool read_manifest_into(Manifest& manifest) {
    const std::string path = manifest_path(folder_, stub_.generation);
    try {
      const std::string text = read_whole_file(path);
      count(path);
      if (!stub_.manifest.empty() && text_checksum(text) != stub_.manifest) {
        problem(path + " is not what was published, or XAPIANDB is not; " + advice());
        return false;
      }
      manifest = parse_manifest(text);
    } catch (const Error& error) {
      problem(std::string(error.what()) + "; " + advice());
      return false;
    }
    std::vector<std::string> names;
    for (const SegmentRecord& segment : manifest.segments) names.push_back(segment.name);
    if (manifest.generation != stub_.generation || names != stub_.segments) {
      problem("XAPIANDB and " + path + " name different segments; " + advice());
      return false;
    }
    return true;
  }

  void count(const fs::path& file) {
    std::error_code gone;
    ++report_.files;
    report_.bytes += fs::file_size(file, gone);
  }

  void check_folder(const std::string& name, const std::string& checksum) {
    const std::string path = folder_ + "/" + name;
    std::error_code gone;
    if (!fs::is_directory(path, gone)) {
      problem(name + " is missing; " + advice());
      return;
    }
    try {
      for (const auto& entry : fs::directory_iterator(path)) count(entry.path());
      const bool same = folder_checksum(path) == checksum;
      // Not of what is hurt: with some damage Xapian's check empties a file.
      const std::string found = same ? xapian_check(path) : "";
      if (!same) problem(name + " has changed since it was published; " + advice());
      if (!found.empty()) problem(name + " is what was published, but " + found + "; " + advice());
    } catch (const std::exception& error) {
      problem(name + ": " + error.what() + "; " + advice());
    }
  }

  template <typename Work>
  bool holds(const std::string& what, Work&& work) {
    try {
      at_boundary([&] { work(); });
      return true;
    } catch (const Error& error) {
      problem(what + ": " + error.what());
      return false;
    }
  }

  void check_contents() {
    OpenedIndex index;
    if (!holds("the catalogue", [&] { index = open_generation(folder_, stub_); })) return;
    bool text_whole = true;
    std::uint64_t articles = 0;
    for (const CataloguePart& row : index.catalogue.parts) {
      const std::string segment = "segments/" + index.catalogue.segments[row.segment];
      const std::string what = segment + ", part " + std::to_string(row.number);
      const bool text = holds(what, [&] { PartCheck(folder_ + "/" + segment, row).text(); });
      if (text) holds(what, [&] { PartCheck(folder_ + "/" + segment, row).rest(); });
      text_whole = text_whole && text;
      articles += row.articles - row.dead.size();
    }
    holds("the names", [&] {
      read_names(index);
      read_acronyms(index);
      read_item_versions(index);
      read_item_history(index);
      read_names_file(index);
      read_row_facts(index);
    });
    if (articles != index.catalogue.articles) problem("the catalogue's number of articles is not that of its parts");
    if (!report_.problems.empty() && text_whole) {
      report_.advice =
          "the stored text is whole: dateline-index compact --from-store " + folder_ + " makes a sound index of it";
    }
  }

  std::string advice() const {
    const bool older = previous_generation(folder_, stub_.generation) != 0;
    return std::string("restore it from a backup, ") + (older ? "go back with rollback, " : "") +
           "or build the index anew";
  }

  std::string folder_;
  Stub stub_;
  VerifyReport report_;
};

}  // namespace

VerifyReport verify_generation(const std::string& folder, const Stub& stub) { return Verification(folder, stub).run(); }

}  // namespace dateline
