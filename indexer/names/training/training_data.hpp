// Reads annotated text for the tagger: column files of tokens and labels, and running text with names marked in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/names/tag_labels.hpp"

namespace dateline {

// The labels that a token may have: one, or several where the annotators did not look for some.
using LabelSet = std::uint32_t;  // bit by label
constexpr LabelSet only(TagLabel label) { return LabelSet{1} << label; }

struct TrainingToken {
  std::string word;
  LabelSet allowed = only(outside);
  bool sentence_start = false;
  bool field_start = false;
};

struct TrainingArticle {
  std::string name;  // file and line, or id; the same wherever the files lie: it decides the fold
  std::vector<TrainingToken> tokens;
  double weight = 1;
};

// How a file of training data is to be taken.
struct SourceOptions {
  double weight = 1;
  bool titles_inside = false;  // some guidelines have "Mr Lee" where ours have "Lee": titles are taken off
  bool all_types = true;       // false: names of the type MISC were not marked, so a token outside may be in one
};

// Columns parted by white space, token first, label last (IOB1, IOB2 or BIOES; PER, ORG, LOC, MISC); an empty line ends
// a sentence, "-DOCSTART-" or "# newdoc" begins an article;
// a file without these is cut every 25 sentences. Throws Error when it cannot be read or a label is none.
std::vector<TrainingArticle> read_columns(const std::string& path, const SourceOptions& options);

// Texts that begin with a line "%% id"; then headline and paragraphs, one a line, with names as "[PER Anna Lind]". The
// tokens are the tagger's own; a mark that ends within one takes all of it. Throws Error on a broken mark.
std::vector<TrainingArticle> read_marked(const std::string& path, const SourceOptions& options);

// The article as other writers would print it.
TrainingArticle in_capitals(const TrainingArticle& article, std::size_t most_sentences);
TrainingArticle in_small_letters(const TrainingArticle& article);
TrainingArticle in_title_case(const TrainingArticle& article, std::size_t most_sentences);

}  // namespace dateline
