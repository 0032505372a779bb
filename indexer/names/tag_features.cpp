// Each feature is a kind with up to three values, mixed into one hash.
#include "indexer/names/tag_features.hpp"

#include <algorithm>
#include <string>

#include "common/text.hpp"
#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {
namespace {

enum Kind : std::uint64_t {
  kind_bias = 1,
  kind_form,
  kind_lower,
  kind_shape,
  kind_line,
  kind_prefix,
  kind_suffix,
  kind_cluster,
  kind_topic,
  kind_shape_cluster,
  kind_shape_topic,
  kind_part,
  kind_part_cluster,
  kind_list,
  kind_list_shape,
  kind_place,
  kind_length,
  kind_shape_suffix,
  kind_words,
  kind_clusters,
  kind_topics,
  kind_shapes,
  kind_word_shape,
  kind_cluster_shape,
  kind_two_words,
  kind_group,
  kind_left,
  kind_right,
  kind_left_cluster,
  kind_right_cluster,
  kind_around,
  kind_head,
  kind_head_cluster,
  kind_start,
  kind_sport,
  kind_written,
  kind_table,
  kind_around_cluster,
  kind_first,
  kind_first_cluster,
  kind_elsewhere,
  kind_elsewhere_all,
  kind_within,
  kind_context_topic,
};

inline FeatureHash mix(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t hash = (a + kind * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
  hash = (hash ^ hash >> 32) + b;
  hash *= 0xC2B2AE3D27D4EB4FU;
  hash = (hash ^ hash >> 29) + c;
  hash *= 0x9FB21C651E98DF25U;
  return hash ^ hash >> 32;
}

std::string lower_of(std::string_view word) {
  std::string lower_word;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    at += point.length;
    append_utf8(lower_word, is_apostrophe(point.value) ? U'\'' : lower(point.value));
  }
  return lower_word;
}

// Adds features of one word for one offset; the offset is part of every hash.
class WordFeatures {
 public:
  WordFeatures(int offset, LineCase line_case, std::vector<FeatureHash>& out)
      : place_(static_cast<std::uint64_t>(offset + 3) << 8), line_(static_cast<std::uint64_t>(line_case)), out_(out) {}

  void add(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0) { out_.push_back(mix(kind | place_, a, b)); }
  void add_in_line(std::uint64_t kind, std::uint64_t a, std::uint64_t b = 0) {
    out_.push_back(mix(kind | place_, a, b, line_ + 1));
  }

  void affixes(std::string_view lower_word, std::size_t longest) {
    for (std::size_t length = 1; length <= longest && length < lower_word.size(); ++length) {
      add(kind_prefix, tag_hash(lower_word.substr(0, length)));
      add(kind_suffix, tag_hash(lower_word.substr(lower_word.size() - length)));
    }
  }

  // "Anglo-French", "U.S.-led": the parts say more than the rare whole.
  void parts(std::string_view lower_word) {
    const std::size_t hyphen = lower_word.find('-');
    if (hyphen == std::string_view::npos) return;
    add(kind_part, tag_hash(lower_word.substr(0, hyphen)), 1);
    add(kind_part, tag_hash(lower_word.substr(lower_word.rfind('-') + 1)), 2);
  }

  void lists(std::string_view word, std::uint64_t shape) {
    const LexiconEntry* entry = lexicon("en").find(name_key(word));
    if (entry == nullptr) return;
    for (unsigned classes = entry->classes; classes != 0; classes &= classes - 1) {
      const auto one = static_cast<std::uint64_t>(classes & (0U - classes));
      add_in_line(kind_list, one);
      add(kind_list_shape, one, shape);
    }
    if (entry->place != nullptr)
      add_in_line(kind_place, 1 + static_cast<std::uint64_t>(entry->place->kind), entry->place->weak ? 1 : 0);
    if (!entry->organisation.empty()) add_in_line(kind_place, 10);
  }

 private:
  std::uint64_t place_;
  std::uint64_t line_;
  std::vector<FeatureHash>& out_;
};

void add_own(WordFeatures& features, std::string_view word, const std::string& lower_word, const WordFacts& facts) {
  features.add_in_line(kind_bias, 0);
  features.add_in_line(kind_form, facts.form);
  features.affixes(lower_word, 5);
  features.add(kind_length, std::min<std::size_t>(word.size(), 12));
  features.add_in_line(kind_shape_topic, facts.shape, facts.topic);
  features.add_in_line(kind_shape_cluster, facts.shape, facts.cluster);
  const std::size_t length = std::min<std::size_t>(lower_word.size(), 3);
  features.add_in_line(kind_shape_suffix, facts.shape,
                       tag_hash(std::string_view(lower_word).substr(lower_word.size() - length)));
  features.parts(lower_word);
}

}  // namespace

void append_word_features(std::string_view word, const WordFacts& facts, LineCase line_case, int offset,
                          std::vector<FeatureHash>& out) {
  WordFeatures features(offset, line_case, out);
  features.add(kind_lower, facts.lower);
  features.add_in_line(kind_shape, facts.shape);
  features.add(kind_cluster, facts.cluster);
  features.add(kind_topic, facts.topic);
  if (offset == -feature_reach || offset == feature_reach) return;
  features.lists(word, offset == 0 ? facts.shape : 0);
  const std::string lower_word = lower_of(word);
  if (offset == 0) {
    add_own(features, word, lower_word, facts);
  } else {
    const std::size_t length = std::min<std::size_t>(lower_word.size(), 3);
    features.add(kind_suffix, tag_hash(std::string_view(lower_word).substr(lower_word.size() - length)));
    features.add_in_line(kind_shape_topic, facts.shape, facts.topic);
  }
}

namespace {

// The words around a token; the edges of the sentence are words of their own.
class Neighbours {
 public:
  Neighbours(const TagText& text, const TagSentence& sentence, std::size_t token)
      : text_(text), sentence_(sentence), token_(static_cast<std::int64_t>(token)) {}
  const WordFacts& at(std::int64_t offset) const { return absolute(token_ + offset); }
  const WordFacts& absolute(std::int64_t token) const {
    static constexpr WordFacts before{.form = 1, .lower = 1, .shape = 1, .cluster = 1001, .topic = 151, .flags = 0};
    static constexpr WordFacts behind{.form = 2, .lower = 2, .shape = 2, .cluster = 1002, .topic = 152, .flags = 0};
    if (token < sentence_.begin) return before;
    if (token >= sentence_.end) return behind;
    return text_.facts(static_cast<std::size_t>(token));
  }

 private:
  const TagText& text_;
  const TagSentence& sentence_;
  std::int64_t token_;
};

void add_pairs(const Neighbours& words, std::uint64_t line, FeatureList& out) {
  const WordFacts& before = words.at(-1);
  const WordFacts& here = words.at(0);
  const WordFacts& behind = words.at(1);
  out.add(mix(kind_words, before.lower, here.lower, 1));
  out.add(mix(kind_words, here.lower, behind.lower, 2));
  out.add(mix(kind_clusters, before.cluster, here.cluster, 1));
  out.add(mix(kind_clusters, here.cluster, behind.cluster, 2));
  out.add(mix(kind_topics, std::uint64_t{before.topic} << 16 | std::uint64_t{here.topic} << 8 | behind.topic));
  out.add(mix(kind_shapes, before.shape, std::uint64_t{here.shape} << 32 | behind.shape, 16 + line));
  out.add(mix(kind_word_shape, before.lower, here.shape, 1));
  out.add(mix(kind_word_shape, behind.lower, here.shape, 2));
  out.add(mix(kind_cluster_shape, before.cluster, here.shape, 1 + 8 * line));
  out.add(mix(kind_cluster_shape, behind.cluster, here.shape, 2 + 8 * line));
  out.add(mix(kind_two_words, words.at(-2).lower, before.lower, 1));
  out.add(mix(kind_two_words, behind.lower, words.at(2).lower, 2));
}

// What stands before and behind the capitalised words that the token is one of, and its first and last of them.
void add_group(const Neighbours& words, const TagGroup& group, std::size_t token, FeatureList& out) {
  if (group.begin == group.end) return;
  const std::uint64_t from_begin = std::min<std::uint64_t>(token - group.begin, 3);
  const std::uint64_t to_end = std::min<std::uint64_t>(group.end - 1 - token, 3);
  const WordFacts& left = words.absolute(std::int64_t{group.begin} - 1);
  const WordFacts& right = words.absolute(group.end);
  const WordFacts& first = words.absolute(group.begin);
  const WordFacts& last = words.absolute(std::int64_t{group.end} - 1);
  const std::uint64_t place = from_begin << 2 | to_end;
  out.add(mix(kind_group, place));
  out.add(mix(kind_left, left.lower, from_begin));
  out.add(mix(kind_right, right.lower, to_end));
  out.add(mix(kind_left_cluster, left.cluster, from_begin));
  out.add(mix(kind_right_cluster, right.cluster, to_end));
  out.add(mix(kind_around, left.lower, right.lower, place));
  if (to_end > 0) {
    out.add(mix(kind_head, last.lower, to_end));
    out.add(mix(kind_head_cluster, last.cluster, to_end));
  }
  if (from_begin > 0) {
    out.add(mix(kind_first, first.lower, from_begin));
    out.add(mix(kind_first_cluster, first.cluster, from_begin));
  }
}

}  // namespace

void find_joint_features(const TagText& text, const TagSentence& sentence, std::size_t token, FeatureList& out) {
  const Neighbours words(text, sentence, token);
  const WordFacts& here = words.at(0);
  const auto line = static_cast<std::uint64_t>(sentence.line_case);
  add_pairs(words, line, out);
  if (sentence.line_case == LineCase::normal) add_group(words, text.group(token, sentence), token, out);
  const bool start = token == sentence.begin;
  const std::uint64_t sport = text.sport() + 1;
  if (start) {
    out.add(mix(kind_start, here.shape, line));
    out.add(mix(kind_start, here.cluster, line, 1));
    out.add(mix(kind_start, here.lower, line, 2));
  }
  out.add(mix(kind_written, text.written_elsewhere(token), here.shape, 8 * line + (start ? 2 : 1)));
  if (sport > 1) {  // a city may be its team
    out.add(mix(kind_sport, here.lower, sport, 1));
    out.add(mix(kind_sport, here.cluster, sport, 2));
    out.add(mix(kind_sport, words.at(1).cluster, sport, 3));
    out.add(mix(kind_sport, words.at(-1).cluster, sport, 4));
    out.add(mix(kind_sport, here.topic, words.at(1).shape, 5));
    out.add(mix(kind_sport, here.topic, sport, sentence.tabular ? 6 : 7));
  }
  out.add(mix(kind_table, sentence.tabular ? 1 : 0, here.shape, start ? 1 : 0));
}

void find_article_features(const WordTags& elsewhere, LineCase line_case, FeatureList& out) {
  const auto line = static_cast<std::uint64_t>(line_case);
  const auto best = std::max_element(elsewhere.type.begin(), elsewhere.type.end());
  if (*best == 0) return;
  unsigned all = 0;
  for (const std::uint16_t count : elsewhere.type) all += count;
  const auto type = static_cast<std::uint64_t>(best - elsewhere.type.begin());
  const std::uint64_t sure = *best == all ? 2 : 2U * *best > all ? 1 : 0;
  out.add(mix(kind_elsewhere, type, sure, line));
  out.add(mix(kind_elsewhere_all, type, sure, std::min(all, 3U)));
  for (std::size_t i = 0; i < elsewhere.within.size(); ++i) {
    for (std::size_t place = 0; place < 3; ++place) {
      if (elsewhere.within[i][place] > 0) out.add(mix(kind_within, i, place, line));
    }
  }
}

}  // namespace dateline
