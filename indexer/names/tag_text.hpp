// The tokens of an article with what the tagger asks of each: its word's facts, its line, its run, its article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/names/word_clusters.hpp"

namespace dateline {

// What the bytes of a token say.
struct WordFacts {
  std::uint64_t form = 0;     // tag_hash of the token
  std::uint64_t lower = 0;    // of the token in lower case, curly apostrophes straight
  std::uint32_t shape = 0;    // of the order of capitals, small letters, digits and marks
  std::uint16_t cluster = 0;  // WordCluster::fine
  std::uint8_t topic = 0;     // WordCluster::coarse
  std::uint8_t flags = 0;     // of WordFlag
};

enum WordFlag : std::uint8_t {
  has_capital = 1,  // anywhere: "al-Assad", "iPhone"
  shouted = 2,      // two letters or more, all of them capitals
  has_letter = 4,
  has_number = 8,
  name_joint = 16,  // "of", "de", "&", "'s": may stand between the words of a name
  sport_word = 32,
  long_word = 64,     // four bytes or more
  plain_start = 128,  // \"The\", \"But\": alone at a sentence's start no name
};

WordFacts word_facts(std::string_view word, const WordClusters& clusters);

// How a line is written, because capitals mean less in some.
enum class LineCase : std::uint8_t { normal, upper, title, lower };
constexpr std::size_t line_cases = 4;

struct TagSentence {
  std::uint32_t begin = 0;  // tokens
  std::uint32_t end = 0;
  LineCase line_case = LineCase::normal;
  bool tabular = false;  // many numbers: results, tables
};

// Tokens that may be in a name, and stand next to each other. What is in no run is outside all names.
struct TagRun {
  std::uint32_t begin = 0;  // tokens
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;
};

// The stretch of capitalised tokens that a token is in.
struct TagGroup {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // begin == end: the token is in none
};

class TagText {
 public:
  void clear();
  // Tokens in the order of the text; the first one of all begins a sentence in any case. `field_start` parts headline
  // and body, each of which may be without capitals.
  void add(const WordFacts& facts, bool sentence_start, bool field_start);
  // Once all tokens are there.
  void analyse();

  std::size_t size() const { return facts_.size(); }
  const WordFacts& facts(std::size_t token) const { return facts_[token]; }
  const std::vector<TagSentence>& sentences() const { return sentences_; }
  const std::vector<TagRun>& runs() const { return runs_; }
  TagGroup group(std::size_t token, const TagSentence& sentence) const;
  unsigned sport() const { return sport_; }  // 0 to 2: how much the article speaks of sport

  // How the word of a token is written elsewhere in the article: bit 0 in small letters, bit 1 with a capital that no
  // sentence's start explains.
  unsigned written_elsewhere(std::size_t token) const {
    return word_numbers_[token] == no_word ? 0U : written_[word_numbers_[token]];
  }
  // Equal for tokens of one word, whatever its case, from 0 without gaps; only tokens that may be names have one.
  static constexpr std::uint32_t no_word = 0xFFFFFFFF;
  std::uint32_t word_number(std::size_t token) const { return word_numbers_[token]; }
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(written_.size()); }

 private:
  struct Field {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;  // words with a capital
    // Written without capitals, as some feeds are: its names have none either.
    bool is_small() const { return words >= 4 && std::uint64_t{capitals} * 100 <= words; }
  };
  void judge(TagSentence& sentence, bool small_field) const;
  void find_runs(std::uint32_t sentence);
  bool is_candidate(std::uint32_t token, const TagSentence& sentence) const;
  struct Word {
    std::uint64_t lower = 0;
    std::uint32_t number = 0;  // + 1; 0 = free
  };
  void number_words();
  void note_writing();
  Word& word_of(std::uint64_t lower);

  std::vector<WordFacts> facts_;
  std::vector<TagSentence> sentences_;
  std::vector<Field> fields_;
  std::vector<TagRun> runs_;
  std::vector<std::uint32_t> word_numbers_;  // by token
  std::vector<std::uint8_t> written_;        // by word number
  std::vector<Word> table_;                  // open addressing, a power of two, at most half full
  unsigned sport_ = 0;
};

}  // namespace dateline
