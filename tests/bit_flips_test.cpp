// A flipped bit anywhere in an index is found by verify or changes no answer; nothing crashes, hangs or fills memory.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <random>

#include "tests/faults/operations.hpp"

namespace fs = std::filesystem;
using dateline::IndexingOptions;
using dateline::test::answers;
using dateline::test::ferry_items;
using dateline::test::Folder;

namespace {

// How a look at an index with a flipped bit can end, as a child's exit status; others are crashes.
enum Ending { reported = 10, same_answers, other_answers, no_error_of_ours };

// In a process of its own, which a hang or too much memory would end.
int in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL}) std::signal(signal, SIG_DFL);  // not doctest's
    ::alarm(60);
    if (dateline::test::memory_is_measurable) {
      const struct rlimit memory = {512u << 20, 512u << 20};
      ::setrlimit(RLIMIT_AS, &memory);
    }
    int status = no_error_of_ours;
    try {
      status = work();
    } catch (...) {
      status = no_error_of_ours;
    }
    ::_exit(status);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

// Asks first, whatever verify will say: it must not crash.
int look_at(const std::string& index, const std::string& expected) {
  const std::string found = answers(index);
  if (found.find("out of memory") != std::string::npos || found.find("unexpected") != std::string::npos) {
    return no_error_of_ours;
  }
  if (!dateline::verify_index(index).problems.empty()) return reported;
  return found == expected ? same_answers : other_answers;
}

// An update of a hurt index may fail, by an Error only; what it publishes must answer.
int update(const std::string& index, const std::string& corpus) {
  IndexingOptions options;
  options.threads = 1;
  try {
    update_index(index, {corpus}, options);
  } catch (const dateline::Error& error) {
    return error.kind() == dateline::ErrorKind::index_damaged || error.kind() == dateline::ErrorKind::io
               ? reported
               : no_error_of_ours;
  }
  return same_answers;
}

class FlippedBit {
 public:
  FlippedBit(const std::string& path, std::size_t at, unsigned bit) : path_(path), at_(at) {
    std::fstream file = open();
    file.get(byte_);
    put(file, static_cast<char>(byte_ ^ (1 << bit)));
  }
  ~FlippedBit() {
    std::fstream file = open();
    put(file, byte_);
  }
  FlippedBit(const FlippedBit&) = delete;
  FlippedBit& operator=(const FlippedBit&) = delete;

 private:
  std::fstream open() const {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at_));
    return file;
  }
  void put(std::fstream& file, char byte) const {
    file.seekp(static_cast<std::streamoff>(at_));
    file.put(byte);
  }

  std::string path_;
  std::size_t at_;
  char byte_ = 0;
};

struct Place {
  std::string path;
  std::size_t at = 0;
  unsigned bit = 0;
};

std::vector<std::string> files_of(const std::string& index) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Any file, then any bit of it; a byte of zero, of which there are many in unused space, is mostly passed over.
Place random_place(const std::string& index, std::mt19937& random) {
  const std::vector<std::string> files = files_of(index);
  const std::string& path = files[random() % files.size()];
  const std::string bytes = dateline::test::read_file(path);
  std::size_t at = random() % bytes.size();
  for (int again = 0; again < 3 && bytes[at] == 0; ++again) at = random() % bytes.size();
  return {path, at, static_cast<unsigned>(random() % 8)};
}

// Every bit of the first bytes of every zstd frame, where its sizes are.
std::vector<Place> frame_headers(const std::string& index) {
  constexpr std::string_view magic = "\x28\xb5\x2f\xfd";
  constexpr std::size_t header_bytes = 14;
  std::vector<Place> places;
  for (const std::string& path : files_of(index)) {
    const std::string bytes = dateline::test::read_file(path);
    for (std::size_t at = bytes.find(magic); at != std::string::npos; at = bytes.find(magic, at + 1)) {
      for (std::size_t i = at; i < std::min(at + header_bytes, bytes.size()); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) places.push_back({path, i, bit});
      }
    }
  }
  return places;
}

// Indexes with two generations, dead articles and a reject file; fresh from an update, and compacted.
class Indexes {
 public:
  Indexes() {
    world::write_json_lines(folder_ / "first.jsonl", ferry_items(0, 60));
    auto changed = ferry_items(0, 40);
    for (const auto& item : ferry_items(40, 90, 1)) changed.push_back(item);
    world::write_json_lines(folder_ / "second.jsonl", changed);
    std::ofstream(folder_ / "second.jsonl", std::ios::app) << "{\"id\":\"broken\"\n";
    world::write_json_lines(folder_ / "third.jsonl", ferry_items(80, 100, 2));
    IndexingOptions options;
    options.threads = 1;
    build_index(fresh(), {folder_ / "first.jsonl"}, options);
    update_index(fresh(), {folder_ / "second.jsonl"}, options);
    dateline::test::copy_index(fresh(), compacted());
    dateline::compact_index(compacted(), {});
  }
  std::string fresh() const { return folder_ / "fresh"; }
  std::string compacted() const { return folder_ / "compacted"; }
  std::string scratch() const { return folder_ / "scratch"; }
  std::string news() const { return folder_ / "third.jsonl"; }

 private:
  Folder folder_;
};

// Flips bits one by one; counts endings.
void check_flips(const std::string& index, const std::vector<Place>& places) {
  const std::string expected = answers(index);
  REQUIRE(expected.find("error") == std::string::npos);
  std::map<int, int> endings;
  for (const Place& place : places) {
    const FlippedBit flipped(place.path, place.at, place.bit);
    const int ending = in_child([&] { return look_at(index, expected); });
    ++endings[ending];
    CAPTURE(place.path);
    CAPTURE(place.at);
    CAPTURE(place.bit);
    CAPTURE(ending);
    const bool search_stands = ending >= 0 || in_child([&] { return answers(index).empty() ? 1 : 0; }) == 0;
    CAPTURE(search_stands);
    CHECK((ending == reported || ending == same_answers));
  }
  MESSAGE(places.size() << " bits flipped: " << endings[reported] << " reported, " << endings[same_answers]
                        << " of no consequence");
  CHECK(answers(index) == expected);
}

void check_random_flips(unsigned seed, int flips) {
  const Indexes indexes;
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (const std::string& index : {indexes.fresh(), indexes.compacted()}) {
    std::vector<Place> places;
    for (int i = 0; i < flips; ++i) places.push_back(random_place(index, random));
    check_flips(index, places);
  }
}

// One in `step` of the frames' header bits.
void check_headers(std::size_t step) {
  const Indexes indexes;
  for (const std::string& index : {indexes.fresh(), indexes.compacted()}) {
    std::vector<Place> places;
    const std::vector<Place> all = frame_headers(index);
    for (std::size_t i = 0; i < all.size(); i += step) places.push_back(all[i]);
    check_flips(index, places);
  }
}

// One in `step` of the bits of the files that say where in a database its trees begin.
void check_version_files(std::size_t step) {
  const Indexes indexes;
  for (const std::string& index : {indexes.fresh(), indexes.compacted()}) {
    std::vector<Place> all;
    for (const std::string& path : files_of(index)) {
      if (fs::path(path).filename() != "iamglass") continue;
      for (std::size_t bit = 0; bit < fs::file_size(path) * 8; ++bit) {
        all.push_back({path, bit / 8, static_cast<unsigned>(bit % 8)});
      }
    }
    std::vector<Place> places;
    for (std::size_t i = 0; i < all.size(); i += step) places.push_back(all[i]);
    check_flips(index, places);
  }
}

void check_updates(unsigned seed, int flips) {
  const Indexes indexes;
  MESSAGE("seed " << seed);
  std::mt19937 random(seed);
  for (int i = 0; i < flips; ++i) {
    dateline::test::copy_index(indexes.fresh(), indexes.scratch());
    const Place place = random_place(indexes.scratch(), random);
    const FlippedBit flipped(place.path, place.at, place.bit);
    CAPTURE(place.path);
    CAPTURE(place.at);
    CAPTURE(place.bit);
    const int ending = in_child([&] { return update(indexes.scratch(), indexes.news()); });
    CAPTURE(ending);
    CHECK((ending == reported || ending == same_answers));
  }
}

}  // namespace

TEST_CASE("a flipped bit is found or changes no answer") { check_random_flips(20230411, 40); }

TEST_CASE("2,000 flipped bits" * doctest::test_suite("slow")) { check_random_flips(20230412, 1000); }

TEST_CASE("a flipped bit in the header of a compressed block is found") { check_headers(97); }

TEST_CASE("flipped bits in the headers of compressed blocks" * doctest::test_suite("slow")) { check_headers(3); }

TEST_CASE("a flipped bit in a database's first file is found") { check_version_files(61); }

TEST_CASE("any flipped bit in a database's first file" * doctest::test_suite("slow")) { check_version_files(1); }

TEST_CASE("an update of an index with a flipped bit fails by an Error, or is done") { check_updates(20230413, 30); }

TEST_CASE("updates of indexes with flipped bits" * doctest::test_suite("slow")) { check_updates(20230414, 400); }
