// Scores are sums of weights of integers, so that they are the same on every machine; words' own sums are kept.
#include "indexer/names/tagger.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t facts_kept = std::size_t{1} << 15;
constexpr std::size_t scores_kept = std::size_t{1} << 15;
constexpr std::int32_t impossible = std::numeric_limits<std::int32_t>::min() / 4;

// The labels that may stand before each label.
struct Predecessors {
  std::array<TagLabel, tag_labels> labels{};
  std::size_t count = 0;
};
constexpr std::array<Predecessors, tag_labels> predecessors = [] {
  std::array<Predecessors, tag_labels> all{};
  for (TagLabel to = 0; to < tag_labels; ++to) {
    for (TagLabel from = 0; from < tag_labels; ++from) {
      if (may_follow(from, to)) all[to].labels[all[to].count++] = from;
    }
  }
  return all;
}();

}  // namespace

Tagger::Tagger(TagModel model) : model_(std::move(model)), known_facts_(facts_kept), known_scores_(scores_kept) {
  for (TagLabel from = 0; from < tag_labels; ++from) {
    for (TagLabel to = 0; to < tag_labels; ++to) transitions_[from][to] = model_.transition(from, to);
  }
}

const WordFacts& Tagger::facts_of(std::string_view word) {
  const std::uint64_t hash = tag_hash(word);
  WordFacts& known = known_facts_[hash & (facts_kept - 1)];
  if (known.form != hash) known = word_facts(word, model_.clusters());
  return known;
}

void Tagger::find_word_scores(std::size_t token, LineCase line_case, std::size_t offset, KeptSums& out) {
  word_features_.clear();
  append_word_features((*tokens_)[token].word, text_.facts(token), line_case, static_cast<int>(offset) - feature_reach,
                       word_features_);
  Scores sums{};
  std::span<const FeatureHash> rest = word_features_;
  while (!rest.empty()) {
    const auto some = rest.first(std::min(rest.size(), FeatureList::most));
    add_features(some, sums);
    rest = rest.subspan(some.size());
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::int16_t>(std::clamp(sums[i], -32768, 32767));
}

const Tagger::KeptSums& Tagger::word_scores(std::size_t token, LineCase line_case, std::size_t offset) {
  const WordFacts& facts = text_.facts(token);
  const std::uint64_t key = (facts.form << 2 | static_cast<std::uint64_t>(line_case)) | std::uint64_t{1} << 63;
  WordScores& word = known_scores_[(facts.form >> 16) & (scores_kept - 1)];
  if (word.key != key) {
    word.key = key;
    word.known = 0;
  }
  if ((word.known >> offset & 1) == 0) {
    find_word_scores(token, line_case, offset, word.by_offset[offset]);
    word.known |= 1U << offset;
  }
  return word.by_offset[offset];
}

// Many features are unknown, and nearly all of these are told by one bit. A list's sum fits 16 bits: see
// heaviest_weight.
void Tagger::add_features(std::span<const FeatureHash> features, Scores& out) const {
  std::array<FeatureHash, FeatureList::most> likely;
  std::size_t count = 0;
  for (const FeatureHash hash : features) {
    likely[count] = hash;
    count += model_.may_know(hash) ? 1 : 0;
  }
  KeptSums sums{};
  for (std::size_t i = 0; i < count; ++i) {
    const FeatureWeights* weights = model_.find(likely[i]);
    if (weights == nullptr) continue;
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] = static_cast<std::int16_t>(sums[k] + weights->by_label[k]);
  }
  for (std::size_t k = 0; k < sums.size(); ++k) out[k] += sums[k];
}

void Tagger::score(std::size_t token, const TagSentence& sentence, Scores& out) {
  out.fill(0);
  const std::size_t first = token >= sentence.begin + feature_reach ? token - feature_reach : sentence.begin;
  const std::size_t last = std::min<std::size_t>(token + feature_reach, sentence.end - 1);
  for (std::size_t i = first; i <= last; ++i) {
    const KeptSums& sums = word_scores(i, sentence.line_case, i + feature_reach - token);
    for (std::size_t k = 0; k < sums.size(); ++k) out[k] += sums[k];
  }
  FeatureList features;
  find_joint_features(text_, sentence, token, features);
  add_features(features.all(), out);
}

// Viterbi; what stands before and behind a run is outside.
void Tagger::decode_run(const TagRun& run, const Scores* scores) {
  const std::size_t length = run.end - run.begin;
  back_.resize(std::max(back_.size(), length));
  std::array<std::int32_t, tag_labels> best;
  for (TagLabel to = 0; to < tag_labels; ++to) {
    best[to] = may_begin(to) ? transitions_[outside][to] + (to == outside ? 0 : scores[0][to - 1U]) : impossible;
  }
  for (std::size_t i = 1; i < length; ++i) {
    std::array<std::int32_t, tag_labels> next;
    for (TagLabel to = 0; to < tag_labels; ++to) {
      std::int32_t highest = std::numeric_limits<std::int32_t>::min();
      for (std::size_t k = 0; k < predecessors[to].count; ++k) {
        const TagLabel from = predecessors[to].labels[k];
        const std::int32_t sum = best[from] + transitions_[from][to];
        if (sum <= highest) continue;
        highest = sum;
        back_[i][to] = from;
      }
      next[to] = std::max(highest, impossible) + (to == outside ? 0 : scores[i][to - 1U]);
    }
    best = next;
  }
  TagLabel label = outside;
  for (TagLabel from = 0; from < tag_labels; ++from) {
    if (may_end(from) && best[from] + transitions_[from][outside] > best[label] + transitions_[label][outside])
      label = from;
  }
  for (std::size_t i = length; i-- > 0;) {
    labels_[run.begin + i] = label;
    if (i > 0) label = back_[i][label];
  }
}

// What the other tokens of each word were labelled; false when there is nothing to add.
bool Tagger::add_article_scores(const TagRun& run) {
  const LineCase line_case = text_.sentences()[run.sentence].line_case;
  bool any = false;
  for (std::uint32_t token = run.begin; token < run.end; ++token) {
    const std::uint32_t word = text_.word_number(token);
    if (word == TagText::no_word) continue;
    WordTags elsewhere = word_tags_[word];
    elsewhere.add(labels_[token], -1);
    FeatureList features;
    find_article_features(elsewhere, line_case, features);
    any = any || features.size > 0;
    add_features(features.all(), second_[token - run.begin]);
  }
  return any;
}

const std::vector<TagLabel>& Tagger::label(const std::vector<TagInput>& tokens) {
  tokens_ = &tokens;
  text_.clear();
  for (const TagInput& token : tokens) text_.add(facts_of(token.word), token.sentence_start, token.field_start);
  text_.analyse();
  labels_.assign(tokens.size(), outside);
  scores_.clear();
  for (const TagRun& run : text_.runs()) {
    const std::size_t first = scores_.size();
    scores_.resize(first + run.end - run.begin);
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      score(i, text_.sentences()[run.sentence], scores_[first + i - run.begin]);
    }
    decode_run(run, &scores_[first]);
  }
  count_word_tags(text_, labels_, word_tags_);
  std::size_t first = 0;
  for (const TagRun& run : text_.runs()) {
    const std::size_t length = run.end - run.begin;
    second_.assign(scores_.begin() + static_cast<std::ptrdiff_t>(first),
                   scores_.begin() + static_cast<std::ptrdiff_t>(first + length));
    if (add_article_scores(run)) decode_run(run, second_.data());
    first += length;
  }
  return labels_;
}

}  // namespace dateline
