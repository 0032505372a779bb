// Compressed blocks: what goes in comes out, and damage is told, not decoded.
#include "common/compression.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "common/error.hpp"

namespace dateline {
namespace {

std::string prose(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> vocabulary = {"harbour ", "strike ", "the ", "minister ",
                                                      "said ",    "Élysée ", "on ",  "Monday. "};
  std::string text;
  for (; words > 0; --words) text += vocabulary[random() % vocabulary.size()];
  return text;
}

std::string noise(std::mt19937& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  return bytes;
}

// The content, or an error's kind.
std::string outcome(Decompressor& decompressor, std::string_view frame) {
  try {
    return decompressor.decompress(frame, "a block");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::index_damaged);
    CHECK(std::string(error.what()).find("a block") != std::string::npos);
    return "damaged";
  }
}

TEST_CASE("compression: round trip, with and without a dictionary") {
  std::mt19937 random(20'263);
  for (const std::string& dictionary : {std::string(), prose(random, 2'000)}) {
    for (const int level : {1, 3, 9, 19}) {
      Compressor compressor(dictionary, level);
      Decompressor decompressor(dictionary);
      for (const std::size_t size : {0u, 1u, 2u, 100u, 5'000u, 300'000u}) {
        CAPTURE(size);
        for (const std::string& content : {prose(random, size / 7), noise(random, size), std::string(size, '\0')}) {
          CHECK(decompressor.decompress(compressor.compress(content), "a block") == content);
        }
      }
    }
  }
}

TEST_CASE("compression: the same content gives the same frame") {
  std::mt19937 random(20'264);
  const std::string content = prose(random, 500);
  Compressor one("", 3);
  Compressor two("", 3);
  const std::string frame = one.compress(content);
  two.compress("something before");
  CHECK(two.compress(content) == frame);
  Compressor moved(std::move(one));
  CHECK(moved.compress(content) == frame);
}

TEST_CASE("compression: every cut and every flipped bit is told") {
  std::mt19937 random(20'265);
  const std::string content = prose(random, 60);
  const std::string frame = Compressor("", 3).compress(content);
  Decompressor decompressor("");
  for (std::size_t size = 0; size < frame.size(); ++size) {
    CAPTURE(size);
    CHECK(outcome(decompressor, std::string_view(frame).substr(0, size)) == "damaged");
  }
  for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
    CAPTURE(bit);
    std::string damaged = frame;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    const std::string got = outcome(decompressor, damaged);
    CHECK((got == "damaged" || got == content));  // unused bits of the header change nothing
  }
  CHECK(outcome(decompressor, frame + "x") == "damaged");
  CHECK(outcome(decompressor, "") == "damaged");
  CHECK(outcome(decompressor, "no frame at all") == "damaged");
  CHECK(decompressor.decompress(frame, "a block") == content);  // damage before leaves no trace
}

TEST_CASE("compression: a frame that claims too much is refused before anything is allocated") {
  // Magic, a descriptor of an 8-byte content size and no window, 2^62 bytes claimed.
  const std::string huge("\x28\xB5\x2F\xFD\xE0\x00\x00\x00\x00\x00\x00\x00\x40\x01\x00\x00", 16);
  Decompressor decompressor("");
  CHECK(outcome(decompressor, huge) == "damaged");
}

TEST_CASE("compression: the wrong dictionary is told") {
  std::mt19937 random(20'266);
  const std::string dictionary = prose(random, 3'000);
  const std::string content = dictionary.substr(200, 1'500);
  const std::string frame = Compressor(dictionary, 3).compress(content);
  CHECK(frame.size() < Compressor("", 3).compress(content).size());  // it was of use
  Decompressor none("");
  Decompressor other(noise(random, 20'000));
  CHECK(outcome(none, frame) == "damaged");
  CHECK(outcome(other, frame) == "damaged");
}

TEST_CASE("compression: a dictionary is trained only where it pays") {
  std::mt19937 random(20'267);
  std::vector<std::string> samples;
  CHECK(train_dictionary(samples, 10'000).empty());
  for (int i = 0; i < 99; ++i) samples.push_back(prose(random, 400));
  CHECK(train_dictionary(samples, 10'000).empty());
  for (int i = 0; i < 101; ++i) samples.push_back(prose(random, 400));
  const std::string dictionary = train_dictionary(samples, 10'000);
  CHECK_FALSE(dictionary.empty());
  CHECK(dictionary.size() <= 10'000);
  CHECK(train_dictionary(std::vector<std::string>(5'000, "short"), 10'000).empty());
  const std::string content = prose(random, 300);
  CHECK(Decompressor(dictionary).decompress(Compressor(dictionary, 3).compress(content), "a block") == content);
  CHECK(train_dictionary(std::vector<std::string>(1'000), 10'000).empty());
}

}  // namespace
}  // namespace dateline
