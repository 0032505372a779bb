// Text is read again and counted; nothing of it is in the index that way, and ten passages are read soon.
#include "searcher/expansion.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "common/analyzer.hpp"
#include "common/packed_columns.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"
#include "searcher/listed_leaves.hpp"

namespace dateline {
namespace {

constexpr std::size_t frequent_divisor = 10;  // of passages; a word in more of them tells nothing
constexpr double model_share = 0.35;          // weight of the added words to that of the query's
constexpr std::size_t article_words = 25;
constexpr std::size_t article_names = 6;
constexpr std::size_t article_days = 3;
constexpr double name_boost = 1.5;

struct WeightedTerm {
  std::string term;
  std::string language;
  std::string printed;
  double weight = 0;
};

bool has_letters(std::string_view form) {
  return form.size() > 1 && std::any_of(form.begin(), form.end(), [](char c) {
           return static_cast<unsigned char>(c) >= 0x80 || is_letter(static_cast<unsigned char>(c));
         });
}

// Counts the terms of texts; the first form seen stands for a term.
class TermCounts {
 public:
  void add(std::string_view text, Stemmer& stemmer, double weight) {
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);) {
      if (!has_letters(token.form)) continue;
      WeightedTerm& entry = terms_[stemmer.term(token.form)];
      if (entry.term.empty()) {
        entry.term = stemmer.term(token.form);
        entry.language = stemmer.language();
        entry.printed = token.form;
      }
      entry.weight += weight;
    }
  }
  std::vector<WeightedTerm> take() {
    std::vector<WeightedTerm> all;
    for (auto& [term, entry] : terms_) all.push_back(std::move(entry));
    return all;
  }

 private:
  std::map<std::string, WeightedTerm> terms_;
};

void keep_heaviest(std::vector<WeightedTerm>& terms, std::size_t count) {
  std::sort(terms.begin(), terms.end(), [](const WeightedTerm& a, const WeightedTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (terms.size() > count) terms.resize(count);
}

Leaf leaf_of(const IndexSnapshot& index, const WeightedTerm& term, Workspace& workspace) {
  Leaf leaf;
  leaf.text = term.printed;
  leaf.boost = term.weight;
  leaf.highlights = false;
  const PostingList& postings = index.postings(term.term, workspace);
  leaf.df = postings.size();
  if (leaf.df > 0) leaf.terms.push_back({term.language, term.term, &postings});
  return leaf;
}

// The values of the article's passages in `lists`, most frequent first.
std::vector<std::uint32_t> values_of(const Lists& lists, std::uint32_t begin, std::uint32_t end, std::size_t count) {
  std::map<std::uint32_t, std::size_t> counts;
  for (std::uint32_t i = lists.starts[begin]; i < lists.starts[end]; ++i) ++counts[lists.values[i]];
  std::vector<std::uint32_t> values;
  for (const auto& [value, times] : counts) values.push_back(value);
  std::stable_sort(values.begin(), values.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  if (values.size() > count) values.resize(count);
  return values;
}

}  // namespace

std::vector<Leaf> expansion_leaves(const IndexSnapshot& index, const Candidates& candidates,
                                   const std::vector<RankedPassage>& best, unsigned words, Workspace& workspace) {
  std::set<std::string> known;
  double query_words = 0;
  for (const Leaf& leaf : candidates.leaves()) {
    if (leaf.scores) query_words += leaf.boost;
    for (const LeafTerm& term : leaf.terms) known.insert(term.term);
  }
  double scores = 0;
  for (const RankedPassage& ranked : best) scores += static_cast<double>(ranked.score);
  if (scores <= 0) return {};
  TermCounts counts;
  for (const RankedPassage& ranked : best) {
    workspace.deadline.check(8);
    const StoredArticle stored = index.article(ranked.article, workspace);
    const StoredPassage& ranges = stored.passages.at(ranked.passage - index.table().starts[ranked.article]);
    const double length = std::max<double>(1, index.passage_table().tokens[ranked.passage]);
    const double weight = static_cast<double>(ranked.score) / scores / length;
    Stemmer& stemmer = workspace.stemmer(stored.article.language);
    const auto piece = [](const std::string& text, const Range& range) {
      return std::string_view(text).substr(range.begin, range.size());
    };
    counts.add(piece(stored.article.headline, ranges.headline), stemmer, weight);
    counts.add(piece(stored.article.body, ranges.body), stemmer, weight);
  }
  std::vector<WeightedTerm> terms = counts.take();
  const std::uint64_t frequent = index.catalogue().passages / frequent_divisor;
  std::erase_if(terms, [&](const WeightedTerm& term) {
    return known.count(term.term) != 0 || index.postings(term.term, workspace).size() > frequent;
  });
  // By what a term adds to a score, and so with its idf: by its share alone, words of every text would be chosen.
  const auto passages = static_cast<double>(index.catalogue().passages);
  for (WeightedTerm& term : terms) {
    const auto df = static_cast<double>(index.postings(term.term, workspace).size());
    term.weight *= std::log(passages / (df + 0.5));
  }
  keep_heaviest(terms, words);
  double sum = 0;
  for (const WeightedTerm& term : terms) sum += term.weight;
  std::vector<Leaf> leaves;
  for (WeightedTerm& term : terms) {
    term.weight *= model_share * query_words / sum;
    leaves.push_back(leaf_of(index, term, workspace));
  }
  return leaves;
}

std::vector<Leaf> leaves_of_article(const IndexSnapshot& index, std::uint32_t article, Workspace& workspace) {
  const ArticleTable& table = index.table();
  const StoredArticle stored = index.article(article, workspace);
  TermCounts counts;
  Stemmer& stemmer = workspace.stemmer(stored.article.language);
  counts.add(stored.article.headline, stemmer, 2);
  counts.add(stored.article.body, stemmer, 1);
  std::vector<WeightedTerm> terms = counts.take();
  const auto passages = static_cast<double>(index.catalogue().passages);
  for (WeightedTerm& term : terms) {
    const auto df = static_cast<double>(index.postings(term.term, workspace).size());
    // Words of this article alone find nothing else.
    term.weight =
        df < 2 ? 0 : (1 + std::log(term.weight)) * std::max(0.0, std::log(passages / (df * frequent_divisor / 2)));
  }
  std::erase_if(terms, [](const WeightedTerm& term) { return term.weight <= 0; });
  keep_heaviest(terms, article_words);
  std::vector<Leaf> leaves;
  const double heaviest = terms.empty() ? 1 : terms.front().weight;
  for (WeightedTerm& term : terms) {
    term.weight /= heaviest;
    leaves.push_back(leaf_of(index, term, workspace));
  }
  const std::uint32_t begin = table.starts[article];
  const std::uint32_t end = table.starts[article + 1];
  for (const EntityType type : {EntityType::person, EntityType::organisation}) {
    const NameColumn& column = index.names_of(type);
    for (auto& [row, postings] : postings_of(column.rows, values_of(column.rows, begin, end, article_names))) {
      if (postings.size() * frequent_divisor > table.passages()) continue;
      leaves.push_back(
          listed_leaf(std::string(index.names().text(column.printed[row])), std::move(postings), name_boost, table));
    }
  }
  const DayColumn& days = index.mentioned();
  for (auto& [value, postings] : postings_of(days.lists, values_of(days.lists, begin, end, article_days))) {
    const DayInterval& interval = days.intervals[value];
    if (interval.last.number - interval.first.number > 31) continue;
    leaves.push_back(listed_leaf(format_day(interval.first), std::move(postings), 0.5, table));
  }
  std::erase_if(leaves, [](const Leaf& leaf) { return leaf.terms.empty(); });
  return leaves;
}

}  // namespace dateline
