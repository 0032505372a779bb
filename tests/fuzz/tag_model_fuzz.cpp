// Fuzzes the model of names: damaged bytes are refused, and any weights and clusters tag any text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "common/error.hpp"
#include "indexer/names/tagger.hpp"

namespace {

using dateline::TagModel;

void tag(const TagModel& model, std::string_view text) {
  std::vector<dateline::TagInput> input;
  dateline::TagTokenizer tokenizer(text);
  for (dateline::TagToken token; tokenizer.next(token);) {
    input.push_back({text.substr(token.begin, token.end - token.begin), token.sentence_start, input.size() % 50 == 0});
  }
  dateline::Tagger tagger(model);
  const auto& labels = tagger.label(input);
  dateline::TagLabel last = dateline::outside;
  for (const dateline::TagLabel label : labels) {
    if (!dateline::may_follow(last, label)) std::abort();
    last = label;
  }
}

// Weights of the features that the text has, out of the bytes.
dateline::TagModelParts parts_from(const std::uint8_t* bytes, std::size_t size) {
  dateline::TagModelParts parts;
  std::size_t at = 0;
  const auto next = [&] { return size == 0 ? std::uint8_t{0} : bytes[at++ % size]; };
  for (std::int16_t& weight : parts.transitions) weight = static_cast<std::int16_t>(next() << 8 | next());
  std::vector<dateline::ClusteredWord> words;
  for (int i = 0; i < 8; ++i)
    words.push_back({dateline::tag_hash(std::string(1, static_cast<char>(next()))), {next(), next()}});
  parts.clusters = dateline::cluster_slots(words);
  for (int i = 0; i < 64; ++i) {
    dateline::FeatureWeights weights;
    for (std::int16_t& weight : weights.by_label)
      weight = static_cast<std::int16_t>(next() * 6 - dateline::heaviest_weight);
    parts.features.emplace_back(std::uint64_t{next()} << 56 | next(), weights);
  }
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try {
    tag(TagModel::copy_of(text, "fuzz"), "Mr. Lind of Oslo");
  } catch (const dateline::Error&) {  // what nearly all bytes are
  }
  tag(TagModel::copy_of(dateline::tag_model_bytes(parts_from(bytes, size)), "made"), text);
  return 0;
}
