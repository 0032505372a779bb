// The model file: what was written is read, and what is damaged is an error that says so.
#include "indexer/names/tag_model.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <random>

#include "indexer/entities.hpp"
#include "indexer/names/built_in_model.hpp"
#include "indexer/names/tagger.hpp"
#include "tests/errors.hpp"
#include "tests/folder.hpp"

namespace {

using dateline::ErrorKind;
using dateline::TagModel;

dateline::TagModelParts small_parts() {
  dateline::TagModelParts parts;
  parts.transitions[3] = -7;
  parts.clusters =
      dateline::cluster_slots({{dateline::tag_hash("lisbon"), {17, 3}}, {dateline::tag_hash("the"), {1, 2}}});
  for (std::uint64_t i = 0; i < 500; ++i) {
    dateline::FeatureWeights weights;
    weights.by_label[i % 16] = static_cast<std::int16_t>(i);
    parts.features.emplace_back(i * 0x9E3779B97F4A7C15U, weights);
  }
  return parts;
}

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string message_of(const std::string& path) {
  try {
    (void)TagModel::open(path);
  } catch (const dateline::Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a model that is written is read") {
  const dateline::test::Folder folder;
  const dateline::TagModelParts parts = small_parts();
  write(folder / "m", dateline::tag_model_bytes(parts));
  const TagModel model = TagModel::open(folder / "m");
  CHECK(model.transition(0, 3) == -7);
  CHECK(model.clusters().find(dateline::tag_hash("lisbon")).fine == 17);
  CHECK(model.clusters().find(dateline::tag_hash("lisbon")).coarse == 3);
  CHECK(model.clusters().find(dateline::tag_hash("ghent")).fine == 0);
  for (const auto& [hash, weights] : parts.features) {
    REQUIRE(model.may_know(hash));
    REQUIRE(model.number_of(hash) != 0);
    REQUIRE(model.weights(model.number_of(hash)).by_label == weights.by_label);
  }
  CHECK(model.number_of(12345) == 0);
  CHECK(model.weights(0).by_label == dateline::FeatureWeights{}.by_label);
  CHECK(dateline::tag_model_bytes(parts) == dateline::tag_model_bytes(small_parts()));
}

TEST_CASE("a missing or damaged model is an error that names it") {
  const dateline::test::Folder folder;
  const std::string whole = dateline::tag_model_bytes(small_parts());
  const auto changed = [&](std::size_t at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    return bytes;
  };
  const struct {
    std::string bytes;
    const char* reason;
  } cases[] = {
      {"", "has 0 bytes"},
      {"DLNAMES\n", "has 8 bytes"},
      {whole.substr(0, whole.size() - 1), "is cut or has grown"},
      {whole + "x", "is cut or has grown"},
      {changed(0), "is no model of names"},
      {changed(8), "version"},
      {changed(12), "checksum"},
      {changed(30), "checksum"},
      {changed(700), "checksum"},
      {changed(whole.size() - 1), "checksum"},
  };
  for (const auto& row : cases) {
    write(folder / "m", row.bytes);
    const std::string message = message_of(folder / "m");
    CHECK_MESSAGE(message.find(row.reason) != std::string::npos, message);
    CHECK_MESSAGE(message.find(folder / "m") != std::string::npos, message);
  }
  CHECK(message_of(folder / "none").find("cannot be read: No such file") != std::string::npos);
  CHECK(message_of(folder.path()).find("is no file") != std::string::npos);
  CHECK(dateline::test::kind_of([&] { (void)dateline::open_names_model(folder / "none"); }) == ErrorKind::usage);
}

TEST_CASE("any flipped bit is noticed") {
  const std::string whole = dateline::tag_model_bytes(small_parts());
  std::mt19937 random(20261122);
  MESSAGE("seed 20261122");
  for (int round = 0; round < 500; ++round) {
    std::string bytes = whole;
    char& byte = bytes[random() % bytes.size()];
    byte = static_cast<char>(byte ^ 1 << (random() % 8));
    CHECK_THROWS_AS((void)TagModel::copy_of(bytes, "m"), dateline::Error);
  }
}

TEST_CASE("the built-in model is sound, small and quickly there") {
  const auto begin = std::chrono::steady_clock::now();
  const TagModel& model = dateline::built_in_model();
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  MESSAGE("checked in ", taken.count(), " ms");
  CHECK(model.clusters().find(dateline::tag_hash("moscow")).fine != 0);
  CHECK(model.size() <= std::size_t{12} << 20);
}
