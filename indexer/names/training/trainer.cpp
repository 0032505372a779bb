// Counts features, learns, drops light features and learns again; what the first pass of tagging would say of each
// article is learnt from the others.
#include "indexer/names/training/trainer.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <random>
#include <unordered_map>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/names/tag_features.hpp"
#include "indexer/names/tagger.hpp"
#include "indexer/names/training/crf.hpp"

namespace dateline {
namespace {

using Report = std::function<void(const std::string&)>;

// A run with the hashes of its features.
struct HashedToken {
  std::vector<FeatureHash> features;
  std::vector<FeatureHash> article_features;
  LabelSet allowed = only(outside);
  std::size_t joint_from = 0;  // of `features`: those of several words, whose sums tagging cannot keep
};

struct HashedRun {
  std::vector<HashedToken> tokens;
  std::uint32_t article = 0;
  double weight = 1;
};

// Fisher and Yates, since the library's shuffle may differ from one library to the next.
template <class T>
void shuffle(std::vector<T>& items, std::mt19937& random) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random() % i]);
}

class FeatureReader {
 public:
  explicit FeatureReader(const std::vector<std::uint32_t>& clusters) : clusters_(clusters) {}

  void read(const TrainingArticle& article, std::uint32_t number, std::vector<HashedRun>& out);
  void add_article_features(const TrainingArticle& article, const std::vector<TagLabel>& labels, HashedRun* runs);

 private:
  using WordFeatureLists = std::array<std::vector<FeatureHash>, feature_offsets>;
  void take_text(const TrainingArticle& article);
  const WordFeatureLists& features_of(const std::string& word, const WordFacts& facts, LineCase line_case);

  WordClusters clusters_;
  std::array<std::unordered_map<std::string, WordFeatureLists>, 4> known_;
  TagText text_;
};

const FeatureReader::WordFeatureLists& FeatureReader::features_of(const std::string& word, const WordFacts& facts,
                                                                  LineCase line_case) {
  const auto [found, fresh] = known_[static_cast<std::size_t>(line_case)].try_emplace(word);
  if (fresh) {
    for (int offset = -feature_reach; offset <= feature_reach; ++offset) {
      append_word_features(word, facts, line_case, offset,
                           found->second[static_cast<std::size_t>(offset + feature_reach)]);
    }
  }
  return found->second;
}

void FeatureReader::take_text(const TrainingArticle& article) {
  text_.clear();
  for (const TrainingToken& token : article.tokens) {
    text_.add(word_facts(token.word, clusters_), token.sentence_start, token.field_start);
  }
  text_.analyse();
}

void FeatureReader::read(const TrainingArticle& article, std::uint32_t number, std::vector<HashedRun>& out) {
  take_text(article);
  for (const TagRun& run : text_.runs()) {
    const TagSentence& sentence = text_.sentences()[run.sentence];
    HashedRun hashed{{}, number, article.weight};
    for (std::size_t token = run.begin; token < run.end; ++token) {
      HashedToken here{{}, {}, article.tokens[token].allowed, 0};
      for (int offset = -feature_reach; offset <= feature_reach; ++offset) {
        const auto at = static_cast<std::int64_t>(token) + offset;
        if (at < sentence.begin || at >= sentence.end) continue;
        const auto word = static_cast<std::size_t>(at);
        const auto& features = features_of(article.tokens[word].word, text_.facts(word),
                                           sentence.line_case)[static_cast<std::size_t>(offset + feature_reach)];
        here.features.insert(here.features.end(), features.begin(), features.end());
      }
      FeatureList joint;
      find_joint_features(text_, sentence, token, joint);
      here.joint_from = here.features.size();
      here.features.insert(here.features.end(), joint.hashes.begin(), joint.hashes.begin() + joint.size);
      hashed.tokens.push_back(std::move(here));
    }
    out.push_back(std::move(hashed));
  }
}

void FeatureReader::add_article_features(const TrainingArticle& article, const std::vector<TagLabel>& labels,
                                         HashedRun* runs) {
  take_text(article);
  std::vector<WordTags> tags;
  count_word_tags(text_, labels, tags);
  for (const TagRun& run : text_.runs()) {
    for (std::size_t token = run.begin; token < run.end; ++token) {
      if (text_.word_number(token) == TagText::no_word) continue;
      WordTags elsewhere = tags[text_.word_number(token)];
      elsewhere.add(labels[token], -1);
      FeatureList features;
      find_article_features(elsewhere, text_.sentences()[run.sentence].line_case, features);
      auto& list = runs->tokens[token - run.begin].article_features;
      list.assign(features.hashes.begin(), features.hashes.begin() + features.size);
    }
    ++runs;
  }
}

// Numbers features from 0.
class FeatureNumbers {
 public:
  // Those that at least `least` tokens have, in the order of their hashes.
  FeatureNumbers(const std::vector<HashedRun>& runs, unsigned least);
  explicit FeatureNumbers(std::vector<FeatureHash> hashes) : hashes_(std::move(hashes)) { number(); }

  std::size_t size() const { return hashes_.size(); }
  const std::vector<FeatureHash>& hashes() const { return hashes_; }
  void take(const std::vector<FeatureHash>& features, std::vector<FeatureId>& out) const {
    for (const FeatureHash hash : features) {
      if (const auto found = numbers_.find(hash); found != numbers_.end()) out.push_back(found->second);
    }
  }

 private:
  void number() {
    numbers_.reserve(hashes_.size());
    for (std::size_t i = 0; i < hashes_.size(); ++i) numbers_.emplace(hashes_[i], static_cast<FeatureId>(i));
  }
  std::vector<FeatureHash> hashes_;
  std::unordered_map<FeatureHash, FeatureId> numbers_;
};

FeatureNumbers::FeatureNumbers(const std::vector<HashedRun>& runs, unsigned least) {
  std::vector<FeatureHash> all;
  for (const HashedRun& run : runs) {
    for (const HashedToken& token : run.tokens) {
      all.insert(all.end(), token.features.begin(), token.features.end());
      all.insert(all.end(), token.article_features.begin(), token.article_features.end());
    }
  }
  std::sort(all.begin(), all.end());
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end] == all[i]) ++end;
    if (end - i >= least) hashes_.push_back(all[i]);
    i = end;
  }
  number();
}

// Runs with their features' numbers.
struct NumberedRun {
  std::vector<CrfToken> tokens;
  double weight = 1;
};

std::vector<NumberedRun> numbered(const std::vector<const HashedRun*>& runs, const FeatureNumbers& numbers) {
  std::vector<NumberedRun> out;
  out.reserve(runs.size());
  for (const HashedRun* run : runs) {
    NumberedRun here{{}, run->weight};
    here.tokens.resize(run->tokens.size());
    for (std::size_t i = 0; i < run->tokens.size(); ++i) {
      here.tokens[i].allowed = run->tokens[i].allowed;
      numbers.take(run->tokens[i].features, here.tokens[i].features);
      numbers.take(run->tokens[i].article_features, here.tokens[i].article_features);
    }
    out.push_back(std::move(here));
  }
  return out;
}

Crf learn(const std::vector<NumberedRun>& runs, std::size_t features, const TrainingOptions& options, unsigned passes) {
  Crf crf(features, {options.rate, options.penalty, runs.size()});
  std::mt19937 random(options.seed);
  std::vector<std::size_t> order(runs.size());
  std::iota(order.begin(), order.end(), 0);
  for (unsigned pass = 0; pass < passes; ++pass) {
    shuffle(order, random);
    if (pass == passes / 2) crf.start_averaging();
    // A run is met with and without what the rest of its article says, as it is in tagging.
    for (const std::size_t i : order) crf.learn(runs[i].tokens, (pass + i) % 2 == 0, runs[i].weight);
  }
  crf.finish();
  return crf;
}

double heaviest(const LabelWeights& weights) {
  return static_cast<double>(*std::max_element(weights.begin(), weights.end()) -
                             *std::min_element(weights.begin(), weights.end()));
}

// The features with the heaviest weights.
std::vector<FeatureHash> selected(const Crf& crf, const FeatureNumbers& numbers, std::size_t most) {
  std::vector<FeatureId> order(numbers.size());
  std::iota(order.begin(), order.end(), 0);
  std::vector<double> weight(numbers.size());
  for (std::size_t i = 0; i < weight.size(); ++i) weight[i] = heaviest(crf.weights()[i]);
  std::stable_sort(order.begin(), order.end(), [&](FeatureId a, FeatureId b) { return weight[a] > weight[b]; });
  order.resize(std::min(order.size(), most));
  std::sort(order.begin(), order.end());
  std::vector<FeatureHash> hashes;
  for (const FeatureId feature : order) hashes.push_back(numbers.hashes()[feature]);
  return hashes;
}

std::int16_t quantised(double weight, double bound) {
  return static_cast<std::int16_t>(std::clamp(std::nearbyint(weight * tag_weight_scale), -bound, bound));
}

// Those first that tagging looks up most often.
void sort_by_use(const std::vector<HashedRun>& runs, TagModelParts& parts) {
  std::unordered_map<FeatureHash, std::size_t> uses;
  for (const auto& feature : parts.features) uses.emplace(feature.first, 0);
  const auto count = [&](FeatureHash hash) {
    if (const auto found = uses.find(hash); found != uses.end()) ++found->second;
  };
  for (const HashedRun& run : runs) {
    for (const HashedToken& token : run.tokens) {
      for (std::size_t i = token.joint_from; i < token.features.size(); ++i) count(token.features[i]);
      for (const FeatureHash hash : token.article_features) count(hash);
    }
  }
  std::stable_sort(parts.features.begin(), parts.features.end(),
                   [&](const auto& a, const auto& b) { return uses[a.first] > uses[b.first]; });
}

TagModelParts parts_of(const Crf& crf, const FeatureNumbers& numbers, const std::vector<std::uint32_t>& clusters) {
  TagModelParts parts;
  parts.clusters = clusters;
  for (TagLabel from = 0; from < tag_labels; ++from) {
    for (TagLabel to = 0; to < tag_labels; ++to) {
      parts.transitions[from * tag_labels + to] = quantised(crf.transition(from, to), 32767);
    }
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const LabelWeights& learnt = crf.weights()[i];
    FeatureWeights weights;
    bool any = false;
    for (std::size_t k = 0; k < weighed_labels; ++k) {
      weights.by_label[k] = quantised(static_cast<double>(learnt[k + 1] - learnt[outside]), heaviest_weight);
      any = any || weights.by_label[k] != 0;
    }
    if (any) parts.features.emplace_back(numbers.hashes()[i], weights);
  }
  return parts;
}

// What the first pass of tagging says of each article, by a model of the other folds.
class Jackknife {
 public:
  Jackknife(const std::vector<TrainingArticle>& articles, std::vector<HashedRun>& runs,
            const std::vector<std::uint32_t>& clusters, const TrainingOptions& options)
      : articles_(articles), runs_(runs), clusters_(clusters), options_(options) {}

  void run(FeatureReader& reader, const Report& report) {
    for (unsigned fold = 0; fold < options_.folds; ++fold) {
      report(fmt::format("what the other articles say of fold {}", fold + 1));
      label_fold(fold, reader);
    }
  }

 private:
  // Copies of an article are neighbours: they go to the same fold by its name.
  unsigned fold_of(std::uint32_t article) const {
    return static_cast<unsigned>(tag_hash(articles_[article].name) % options_.folds);
  }
  void label_fold(unsigned fold, FeatureReader& reader);

  const std::vector<TrainingArticle>& articles_;
  std::vector<HashedRun>& runs_;
  const std::vector<std::uint32_t>& clusters_;
  const TrainingOptions& options_;
};

void Jackknife::label_fold(unsigned fold, FeatureReader& reader) {
  std::vector<const HashedRun*> others;
  std::vector<std::size_t> first_run(articles_.size() + 1, runs_.size());
  for (std::size_t i = runs_.size(); i-- > 0;) first_run[runs_[i].article] = i;
  std::vector<HashedRun> copies;
  for (const HashedRun& run : runs_) {
    if (fold_of(run.article) != fold) others.push_back(&run);
  }
  std::vector<HashedRun> none;
  FeatureNumbers numbers(runs_, options_.least_count);
  const std::vector<NumberedRun> training = numbered(others, numbers);
  const Crf crf = learn(training, numbers.size(), options_, std::max(2U, options_.passes / 3));
  const std::string bytes = tag_model_bytes(parts_of(crf, numbers, clusters_));
  const TagModel model = TagModel::copy_of(bytes, "of a fold");
  Tagger tagger(model);
  std::vector<TagInput> input;
  for (std::uint32_t article = 0; article < articles_.size(); ++article) {
    if (fold_of(article) != fold || first_run[article] == runs_.size()) continue;
    input.clear();
    for (const TrainingToken& token : articles_[article].tokens) {
      input.push_back({token.word, token.sentence_start, token.field_start});
    }
    reader.add_article_features(articles_[article], tagger.label(input), &runs_[first_run[article]]);
  }
}

std::vector<TrainingArticle> with_case_copies(std::vector<TrainingArticle> articles, double weight) {
  if (weight <= 0) return articles;
  std::vector<TrainingArticle> all;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const auto add = [&](TrainingArticle copy) {
      copy.weight *= weight;
      all.push_back(std::move(copy));
    };
    add(in_capitals(articles[i], i % 3 == 0 ? 12 : 2));
    add(in_title_case(articles[i], 2));
    if (i % 2 == 0) add(in_small_letters(articles[i]));
    all.push_back(std::move(articles[i]));
  }
  return all;
}

}  // namespace

TagModelParts train_model(std::vector<TrainingArticle> articles, std::vector<std::uint32_t> clusters,
                          const TrainingOptions& options, const Report& report) {
  articles = with_case_copies(std::move(articles), options.case_copies);
  FeatureReader reader(clusters);
  std::vector<HashedRun> runs;
  for (std::uint32_t i = 0; i < articles.size(); ++i) reader.read(articles[i], i, runs);
  report(fmt::format("{} articles and copies, {} runs", articles.size(), runs.size()));
  if (options.folds > 1) Jackknife(articles, runs, clusters, options).run(reader, report);
  std::vector<const HashedRun*> all;
  for (const HashedRun& run : runs) all.push_back(&run);
  FeatureNumbers numbers(runs, options.least_count);
  report(fmt::format("{} features", numbers.size()));
  std::vector<FeatureHash> kept;
  {
    const Crf crf = learn(numbered(all, numbers), numbers.size(), options, std::max(2U, options.passes / 2));
    kept = selected(crf, numbers, options.most_features);
  }
  const FeatureNumbers kept_numbers(std::move(kept));
  report(fmt::format("{} of them kept", kept_numbers.size()));
  const Crf crf = learn(numbered(all, kept_numbers), kept_numbers.size(), options, options.passes);
  TagModelParts parts = parts_of(crf, kept_numbers, clusters);
  sort_by_use(runs, parts);
  return parts;
}

std::vector<std::uint32_t> read_clusters(const std::string& fine_path, const std::string& coarse_path,
                                         std::size_t most_words) {
  std::ifstream fine(fine_path);
  std::ifstream coarse(coarse_path);
  std::vector<ClusteredWord> words;
  std::string fine_line;
  std::string coarse_line;
  while (words.size() < most_words && std::getline(fine, fine_line) && std::getline(coarse, coarse_line)) {
    const std::size_t tab = fine_line.find('\t');
    if (tab == std::string::npos || coarse_line.compare(0, tab + 1, fine_line, 0, tab + 1) != 0) {
      throw Error(ErrorKind::input, fmt::format("{} and {} are not of the same words", fine_path, coarse_path));
    }
    WordCluster cluster;
    cluster.fine = static_cast<std::uint16_t>(std::stoul(fine_line.substr(tab + 1)));
    cluster.coarse = static_cast<std::uint8_t>(std::stoul(coarse_line.substr(tab + 1)));
    words.push_back({tag_hash(std::string_view(fine_line).substr(0, tab)), cluster});
  }
  if (words.empty()) throw Error(ErrorKind::input, fmt::format("{} or {} holds no words", fine_path, coarse_path));
  return cluster_slots(words);
}

}  // namespace dateline
