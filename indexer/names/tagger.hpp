// Tags the names of an article: a linear-chain CRF over its tokens, asked twice so that mentions of a word agree.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/names/tag_labels.hpp"
#include "indexer/names/tag_model.hpp"
#include "indexer/names/tag_text.hpp"
#include "indexer/names/tag_tokens.hpp"

namespace dateline {

// A token as the tagger reads it. The bytes are the caller's.
struct TagInput {
  std::string_view word;
  bool sentence_start = false;
  bool field_start = false;  // headline and body are fields of an article
};

// Keeps what it has found out about words, so it is best used for many articles; one thread at a time. Its results
// depend on the article alone.
class Tagger {
 public:
  explicit Tagger(TagModel model);

  // Labels the tokens of one article, fewer than 2^16 of them. Linear; memory some 250 bytes a token, which the
  // tagger keeps.
  const std::vector<TagLabel>& label(const std::vector<TagInput>& tokens);

  const TagModel& model() const { return model_; }
  // What the last call read.
  const TagText& text() const { return text_; }

 private:
  using Scores = std::array<std::int32_t, weighed_labels>;  // by label - 1; `outside` has 0
  using KeptSums = std::array<std::int16_t, weighed_labels>;
  // The sums of a word's own features' weights, by offset.
  struct WordScores {
    std::uint64_t key = 0;    // of word and line case; 0 = free
    std::uint32_t known = 0;  // bit by offset
    std::array<KeptSums, feature_offsets> by_offset{};
  };

  const WordFacts& facts_of(std::string_view word);
  const KeptSums& word_scores(std::size_t token, LineCase line_case, std::size_t offset);
  void find_word_scores(std::size_t token, LineCase line_case, std::size_t offset, KeptSums& out);
  void score(std::size_t token, const TagSentence& sentence, Scores& out);
  void add_features(std::span<const FeatureHash> features, Scores& out) const;
  void decode_run(const TagRun& run, const Scores* scores);
  bool add_article_scores(const TagRun& run);

  TagModel model_;
  std::array<std::array<std::int32_t, tag_labels>, tag_labels> transitions_{};  // from, to
  std::vector<WordFacts> known_facts_;
  std::vector<WordScores> known_scores_;
  std::vector<FeatureHash> word_features_;

  TagText text_;
  const std::vector<TagInput>* tokens_ = nullptr;
  std::vector<TagLabel> labels_;
  std::vector<Scores> scores_;  // of the tokens of runs, one run after the other
  std::vector<WordTags> word_tags_;
  std::vector<Scores> second_;
  std::vector<std::array<TagLabel, tag_labels>> back_;
};

}  // namespace dateline
