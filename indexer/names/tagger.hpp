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
#include "indexer/names/word_memo.hpp"

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

  const WeightSums& word_sums(std::size_t token, LineCase line_case, std::size_t offset);
  void score(std::size_t token, const TagSentence& sentence, Scores& out);
  void add_later(std::span<const FeatureHash> features, Scores& to);
  void add_waiting();
  TagLabel decode_token(const Scores& scores) const;
  void decode_run(const TagRun& run, const Scores* scores);
  void read_words();
  void first_pass();
  void second_pass();
  bool add_article_scores(const TagRun& run, Scores* scores);

  // Features whose weights are asked for, but not yet added up: by the time that they are, the cache has them.
  struct Waiting {
    static constexpr std::size_t most_lists = 16;
    struct List {
      std::size_t end = 0;
      Scores* to = nullptr;
    };
    std::array<FeatureHash, most_lists * FeatureList::most> hashes;
    std::array<const FeatureWeights*, most_lists * FeatureList::most> weights;
    std::array<List, most_lists> lists;
    std::size_t list_count = 0;
    std::size_t count = 0;
  };

  TagModel model_;
  std::array<std::array<std::int32_t, tag_labels>, tag_labels> transitions_{};  // from, to
  WordMemo memo_;
  std::vector<std::uint32_t> words_;  // of the memo, by token
  std::vector<FeatureHash> word_features_;

  TagText text_;
  const std::vector<TagInput>* tokens_ = nullptr;
  std::vector<TagLabel> labels_;
  Waiting waiting_;
  std::vector<Scores> scores_;  // of the tokens of runs, one run after the other
  std::vector<WordTags> word_tags_;
  std::vector<std::uint8_t> changed_;  // by run: the rest of the article says something of it
  std::vector<std::array<TagLabel, tag_labels>> back_;
};

}  // namespace dateline
