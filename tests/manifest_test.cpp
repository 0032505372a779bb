// Manifest and checksums: what is written is read, and any changed byte, name or order shows.
#include "indexer/manifest.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "indexer/checksum.hpp"
#include "tests/errors.hpp"
#include "tests/folder.hpp"

namespace dateline {
namespace {

using test::kind_of;

namespace fs = std::filesystem;

Catalogue catalogue() {
  Catalogue made;
  made.generation = 12;
  made.articles = 3;
  made.segments = {"000011-000", "000012-000"};
  CataloguePart part;
  part.segment = 1;
  part.articles = 4;
  part.dead = {2};
  made.parts = {part};
  return made;
}

TEST_CASE("manifest: what is written is read") {
  const Manifest manifest{12, "c0", {{"000011-000", "ab", 5}, {"000012-000", "cd", 4'000'000'000}}};
  const std::string text = manifest_text(manifest, catalogue());
  CHECK(text.ends_with("}\n"));
  const Manifest back = parse_manifest(text);
  CHECK(back.generation == 12);
  CHECK(back.catalogue == "c0");
  REQUIRE(back.segments.size() == 2);
  CHECK(back.segments[0].name == "000011-000");
  CHECK(back.segments[0].checksum == "ab");
  CHECK(back.segments[1].documents == 4'000'000'000);
  CHECK(parse_manifest(manifest_text({1, "", {}}, Catalogue{})).segments.empty());
}

TEST_CASE("manifest: what is no manifest is told as damage") {
  const std::string good = manifest_text({12, "c0", {{"000011-000", "ab", 5}}}, catalogue());
  std::vector<std::string> bad = {"",
                                  "null",
                                  "[]",
                                  "{}",
                                  "{\"generation\":1}",
                                  "\xFF",
                                  std::string(100'000, '['),
                                  "{\"generation\":\"1\",\"catalogue\":\"\",\"segments\":[]}",
                                  "{\"generation\":1,\"catalogue\":1,\"segments\":[]}",
                                  "{\"generation\":1,\"catalogue\":\"\",\"segments\":[1]}",
                                  "{\"generation\":1,\"catalogue\":\"\",\"segments\":[{\"name\":\"x\"}]}"};
  for (std::size_t size = 0; size + 2 < good.size(); size += 7) bad.push_back(good.substr(0, size));
  for (const std::string& text : bad) {
    CAPTURE(text);
    CHECK(kind_of([&] { parse_manifest(text); }) == ErrorKind::index_damaged);
  }
}

TEST_CASE("manifest: read from a generation's folder") {
  const test::Folder folder;
  CHECK(kind_of([&] { read_manifest(folder.path(), 3); }) == ErrorKind::io);
  fs::create_directories(folder / generation_folder(3));
  folder.write(generation_folder(3) + "/manifest.json", manifest_text({3, "c0", {}}, Catalogue{}));
  CHECK(read_manifest(folder.path(), 3).generation == 3);
}

TEST_CASE("checksum: of texts") {
  CHECK(text_checksum("") == "99aa06d3014798d86001c324468d497f");  // XXH3_128bits of nothing, as published
  std::set<std::string> all;
  std::string text = "generation 12\n";
  all.insert(text_checksum(text));
  for (char& c : text) {
    for (int bit = 0; bit < 8; ++bit) {
      c = static_cast<char>(c ^ (1 << bit));
      all.insert(text_checksum(text));
      c = static_cast<char>(c ^ (1 << bit));
    }
  }
  CHECK(all.size() == 1 + 8 * text.size());
  for (const std::string& checksum : all) CHECK(checksum.size() == 32);
}

// A folder with these files, and its checksum.
std::string checksum_of(const std::vector<std::pair<std::string, std::string>>& files) {
  const test::Folder folder;
  for (const auto& [name, text] : files) folder.write(name, text);
  return folder_checksum(folder.path());
}

TEST_CASE("checksum: names, sizes and bytes of a folder's files count, the order of their making does not") {
  const std::string whole = checksum_of({{"a", "xx"}, {"b", "yy"}});
  CHECK(whole.size() == 32);
  CHECK(checksum_of({{"b", "yy"}, {"a", "xx"}}) == whole);
  const std::vector<std::vector<std::pair<std::string, std::string>>> others = {
      {},
      {{"a", "xx"}},
      {{"a", "yy"}, {"b", "xx"}},             // the contents changed places
      {{"a", "xxy"}, {"b", "y"}},             // a byte went over
      {{"a", "xx"}, {"c", "yy"}},             // another name
      {{"a", "xx"}, {"b", "yy"}, {"c", ""}},  // one more, and empty
      {{"a", "xx"}, {"b", "yy "}},
      {{"ax", "x"}, {"b", "yy"}},  // a byte went into the name
      {{"a", std::string("xx\0", 3)}, {"b", "yy"}},
  };
  std::set<std::string> all = {whole};
  for (const auto& files : others) CHECK(all.insert(checksum_of(files)).second);
}

TEST_CASE("checksum: any changed byte of a file shows, beyond the first block too") {
  const test::Folder folder;
  std::string text((3u << 20) + 17, 'x');
  folder.write("postlist.glass", text);
  const std::string whole = folder_checksum(folder.path());
  CHECK(folder_checksum(folder.path()) == whole);
  for (const std::size_t at : {std::size_t{0}, std::size_t{(1u << 20) - 1}, std::size_t{1u << 20}, text.size() - 1}) {
    CAPTURE(at);
    std::string other = text;
    other[at] ^= 1;
    folder.write("postlist.glass", other);
    CHECK(folder_checksum(folder.path()) != whole);
  }
  folder.write("postlist.glass", text);
  CHECK(folder_checksum(folder.path()) == whole);
}

TEST_CASE("checksum: what cannot be read is told") {
  const test::Folder folder;
  CHECK(kind_of([&] { folder_checksum(folder / "none"); }) == ErrorKind::io);
  fs::create_symlink(folder / "nowhere", folder / "link");
  CHECK(kind_of([&] { folder_checksum(folder.path()); }) == ErrorKind::io);
}

}  // namespace
}  // namespace dateline
