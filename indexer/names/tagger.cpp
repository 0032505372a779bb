// Scores are sums of weights of integers, so that they are the same on every machine; words' own sums are kept.
#include "indexer/names/tagger.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dateline {
namespace {

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

Tagger::Tagger(TagModel model) : model_(std::move(model)) {
  for (TagLabel from = 0; from < tag_labels; ++from) {
    for (TagLabel to = 0; to < tag_labels; ++to) transitions_[from][to] = model_.transition(from, to);
  }
}

const WeightSums& Tagger::word_sums(std::size_t token, LineCase line_case, std::size_t offset) {
  if (const WeightSums* known = memo_.sums(words_[token], line_case, offset)) return *known;
  word_features_.clear();
  append_word_features((*tokens_)[token].word, text_.facts(token), line_case, static_cast<int>(offset) - feature_reach,
                       word_features_);
  Scores sums{};
  std::span<const FeatureHash> rest = word_features_;
  while (!rest.empty()) {
    const auto some = rest.first(std::min(rest.size(), FeatureList::most));
    add_later(some, sums);
    rest = rest.subspan(some.size());
  }
  add_waiting();
  WeightSums bounded;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    bounded.by_label[i] = static_cast<std::int16_t>(std::clamp(sums[i], -32768, 32767));
  }
  return memo_.keep(words_[token], line_case, offset, bounded);
}

// Many features are unknown, and nearly all of these are told by one bit. `to` must stay until add_waiting.
void Tagger::add_later(std::span<const FeatureHash> features, Scores& to) {
  if (waiting_.list_count == Waiting::most_lists) add_waiting();
  std::size_t count = waiting_.count;
  for (const FeatureHash hash : features) {
    waiting_.hashes[count] = hash;
    count += model_.may_know(hash) ? 1 : 0;
  }
  for (std::size_t i = waiting_.count; i < count; ++i) model_.prefetch(waiting_.hashes[i]);
  waiting_.count = count;
  waiting_.lists[waiting_.list_count++] = {count, &to};
}

// A list's sum fits 16 bits: see heaviest_weight.
void Tagger::add_waiting() {
  for (std::size_t i = 0; i < waiting_.count; ++i) {
    waiting_.weights[i] = &model_.weights(model_.number_of(waiting_.hashes[i]));
    __builtin_prefetch(waiting_.weights[i]);
  }
  std::size_t i = 0;
  for (std::size_t list = 0; list < waiting_.list_count; ++list) {
    WeightSums sums;
    for (; i < waiting_.lists[list].end; ++i) {
      const auto& weights = waiting_.weights[i]->by_label;
      for (std::size_t k = 0; k < weights.size(); ++k) {
        sums.by_label[k] = static_cast<std::int16_t>(sums.by_label[k] + weights[k]);
      }
    }
    Scores& to = *waiting_.lists[list].to;
    for (std::size_t k = 0; k < to.size(); ++k) to[k] += sums.by_label[k];
  }
  waiting_.count = 0;
  waiting_.list_count = 0;
}

void Tagger::score(std::size_t token, const TagSentence& sentence, Scores& out) {
  out.fill(0);
  const std::size_t first = token >= sentence.begin + feature_reach ? token - feature_reach : sentence.begin;
  const std::size_t last = std::min<std::size_t>(token + feature_reach, sentence.end - 1);
  for (std::size_t i = first; i <= last; ++i) {
    const WeightSums& sums = word_sums(i, sentence.line_case, i + feature_reach - token);
    for (std::size_t k = 0; k < out.size(); ++k) out[k] += sums.by_label[k];
  }
  FeatureList features;
  find_joint_features(text_, sentence, token, features);
  add_later(features.all(), out);
}

// Half of all runs are one token, which is outside or a name of its own.
TagLabel Tagger::decode_token(const Scores& scores) const {
  TagLabel best = outside;
  std::int32_t highest = 2 * transitions_[outside][outside];
  for (std::size_t type = 0; type < tag_types; ++type) {
    const TagLabel label = label_of(static_cast<TagType>(type), TagPart::whole);
    const std::int32_t sum = transitions_[outside][label] + scores[label - 1U] + transitions_[label][outside];
    if (sum <= highest) continue;
    highest = sum;
    best = label;
  }
  return best;
}

// Viterbi; what stands before and behind a run is outside.
void Tagger::decode_run(const TagRun& run, const Scores* scores) {
  const std::size_t length = run.end - run.begin;
  if (length == 1) {
    labels_[run.begin] = decode_token(scores[0]);
    return;
  }
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
bool Tagger::add_article_scores(const TagRun& run, Scores* scores) {
  const LineCase line_case = text_.sentences()[run.sentence].line_case;
  bool any = false;
  for (std::uint32_t token = run.begin; token < run.end; ++token) {
    const std::uint32_t word = text_.word_number(token);
    if (word == TagText::no_word) continue;
    WordTags elsewhere = word_tags_[word];
    elsewhere.add(labels_[token], -1);
    FeatureList features;
    find_article_features(elsewhere, line_case, features);
    if (features.size == 0) continue;
    any = true;
    add_later(features.all(), scores[token - run.begin]);
  }
  return any;
}

// A few words at a time, so that their places in the memo are on their way when they are looked up.
void Tagger::read_words() {
  constexpr std::size_t at_once = 16;
  std::array<std::uint64_t, at_once> forms;
  words_.resize(tokens_->size());
  for (std::size_t first = 0; first < words_.size(); first += at_once) {
    const std::size_t count = std::min(at_once, words_.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      forms[i] = tag_hash((*tokens_)[first + i].word);
      memo_.prefetch(forms[i]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const TagInput& token = (*tokens_)[first + i];
      words_[first + i] = memo_.number(token.word, forms[i], model_.clusters());
      text_.add(memo_.facts(words_[first + i]), token.sentence_start, token.field_start);
    }
  }
}

void Tagger::first_pass() {
  std::size_t count = 0;
  for (const TagRun& run : text_.runs()) count += run.end - run.begin;
  scores_.resize(count);
  Scores* scores = scores_.data();
  for (const TagRun& run : text_.runs()) {
    for (std::uint32_t i = run.begin; i < run.end; ++i) score(i, text_.sentences()[run.sentence], *scores++);
  }
  add_waiting();
  scores = scores_.data();
  for (const TagRun& run : text_.runs()) {
    decode_run(run, scores);
    scores += run.end - run.begin;
  }
}

void Tagger::second_pass() {
  count_word_tags(text_, labels_, word_tags_);
  changed_.clear();
  Scores* scores = scores_.data();
  for (const TagRun& run : text_.runs()) {
    changed_.push_back(add_article_scores(run, scores) ? 1 : 0);
    scores += run.end - run.begin;
  }
  add_waiting();
  scores = scores_.data();
  for (std::size_t i = 0; i < changed_.size(); ++i) {
    const TagRun& run = text_.runs()[i];
    if (changed_[i] != 0) decode_run(run, scores);
    scores += run.end - run.begin;
  }
}

const std::vector<TagLabel>& Tagger::label(const std::vector<TagInput>& tokens) {
  tokens_ = &tokens;
  memo_.forget_if_full();
  text_.clear();
  read_words();
  text_.analyse();
  labels_.assign(tokens.size(), outside);
  first_pass();
  second_pass();
  return labels_;
}

}  // namespace dateline
