// Facts of words are hashes and flags; sentences are judged by counts of these, and runs are cut around capitals.
#include "indexer/names/tag_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "common/text.hpp"

namespace dateline {
namespace {

// Small words and marks that stand inside names: "Bank of England", "Marks & Spencer", "Leonardo da Vinci".
constexpr auto joints = std::to_array<std::string_view>(
    {"of",  "the", "and", "for", "de",   "la",   "van",     "von", "der",   "den",  "al",  "bin", "ibn",
     "el",  "du",  "des", "di",  "da",   "dos",  "do",      "del", "della", "&",    "-",   "'s",  "\xE2\x80\x99s",
     ".",   "on",  "in",  "to",  "upon", "with", "y",       "e",   "le",    "les",  "ter", "ten", "zu",
     "zur", "a",   "an",  "by",  "at",   "or",   "against", "und", "et",    "bint", "plc", "'",   "+",
     "!",   "is"});

constexpr auto plain_starts = std::to_array<std::string_view>(
    {"the",   "a",    "an",    "he",       "she",     "it",      "they", "we",        "i",     "but",   "and",   "in",
     "on",    "at",   "for",   "if",       "when",    "while",   "this", "that",      "these", "those", "there", "his",
     "her",   "its",  "their", "as",       "after",   "by",      "with", "so",        "not",   "no",    "what",  "who",
     "how",   "you",  "my",    "our",      "from",    "however", "also", "before",    "since", "under", "some",  "many",
     "most",  "all",  "both",  "although", "because", "then",    "last", "officials", "more",  "yes",   "where", "why",
     "until", "even", "only",  "among",    "despite", "police",  "to",   "of",        "or"});

constexpr auto sports = std::to_array<std::string_view>(
    {"soccer",     "football",      "cricket",     "tennis",       "golf",          "rugby",         "baseball",
     "basketball", "hockey",        "cycling",     "athletics",    "boxing",        "league",        "cup",
     "match",      "matches",       "season",      "coach",        "goal",          "goals",         "striker",
     "midfielder", "defender",      "goalkeeper",  "innings",      "wicket",        "wickets",       "overs",
     "batsman",    "bowler",        "quarterback", "touchdown",    "yards",         "rebounds",      "playoff",
     "playoffs",   "champion",      "champions",   "championship", "championships", "tournament",    "round",
     "seed",       "seeded",        "semifinal",   "semifinals",   "quarterfinal",  "quarterfinals", "final",
     "semi-final", "quarter-final", "points",      "score",        "scored",        "scorer",        "scorers",
     "halftime",   "half-time",     "referee",     "stadium",      "fixture",       "fixtures",      "standings",
     "played",     "won",           "lost",        "drawn",        "win",           "beat",          "defeated",
     "team",       "teams",         "players",     "player",       "club",          "clubs",         "manager",
     "inning",     "homer",         "pitcher",     "nba",          "nfl",           "nhl",           "fifa",
     "uefa",       "medal",         "sprint",      "relay",        "birdie",        "bogey",         "penalty",
     "kick",       "headed",        "equaliser",   "equalizer",    "relegation",    "division",      "marathon",
     "grand",      "prix",          "lap",         "laps",         "metres",        "putt",          "par",
     "stroke",     "tries",         "scrum"});

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_sport_word(std::string_view lower) {
  static const auto sorted = [] {
    auto words = sports;
    std::sort(words.begin(), words.end());
    return words;
  }();
  return std::binary_search(sorted.begin(), sorted.end(), lower);
}

char shape_letter(char32_t c) {
  if (is_digit(c)) return 'd';
  if (is_upper(c)) return 'X';
  if (is_letter(c)) return 'x';
  return c < 0x80 ? static_cast<char>(c) : '*';
}

// Runs of two and more of one kind count as two, digits up to four: "Xx", "XX", "X.X.", "Xx-xx", "dddd-dd-dd".
struct Shape {
  std::uint32_t hash = 2166136261U;
  char last = 0;
  unsigned run = 0;
  void add(char letter) {
    run = letter == last ? run + 1 : 1;
    last = letter;
    const unsigned most = letter == 'd' ? 4 : letter == 'x' ? 1 : 2;
    if (run <= most) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  }
};

}  // namespace

WordFacts word_facts(std::string_view word, const WordClusters& clusters) {
  WordFacts facts;
  facts.form = tag_hash(word);
  std::string lower_word;
  Shape shape;
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode(word, at);
    at += point.length;
    const char kind = shape_letter(point.value);
    shape.add(kind);
    letters += kind == 'x' || kind == 'X' ? 1 : 0;
    capitals += kind == 'X' ? 1 : 0;
    if (kind == 'd') facts.flags |= has_number;
    append_utf8(lower_word, is_apostrophe(point.value) ? U'\'' : lower(point.value));
  }
  facts.lower = tag_hash(lower_word);
  facts.shape = shape.hash;
  if (letters > 0) facts.flags |= has_letter;
  if (capitals > 0) facts.flags |= has_capital;
  if (capitals >= 2 && capitals == letters) facts.flags |= shouted;
  if (word.size() >= 4) facts.flags |= long_word;
  if (is_one_of(lower_word, joints)) facts.flags |= name_joint;
  if (is_sport_word(lower_word)) facts.flags |= sport_word;
  const bool only_first = capitals == 1 && word[0] >= 'A' && word[0] <= 'Z';
  if (only_first && is_one_of(lower_word, plain_starts)) facts.flags |= plain_start;
  WordCluster cluster = clusters.find(facts.lower);
  if (cluster.fine == 0 && lower_word.size() > 2 && lower_word.back() == '.') {
    cluster = clusters.find(tag_hash(std::string_view(lower_word).substr(0, lower_word.size() - 1)));
  }
  if (cluster.fine == 0) {
    const std::size_t hyphen = lower_word.rfind('-');
    if (hyphen != std::string::npos) cluster = clusters.find(tag_hash(std::string_view(lower_word).substr(hyphen + 1)));
  }
  facts.cluster = cluster.fine;
  facts.topic = cluster.coarse;
  return facts;
}

void TagText::clear() {
  facts_.clear();
  sentences_.clear();
  fields_.clear();
  runs_.clear();
  written_.clear();
  word_numbers_.clear();
  sport_ = 0;
}

void TagText::add(const WordFacts& facts, bool sentence_start, bool field_start) {
  const auto at = static_cast<std::uint32_t>(facts_.size());
  constexpr std::uint32_t longest_sentence = 400;
  if (field_start || fields_.empty()) fields_.push_back({at, at, 0, 0});
  const bool full = !sentences_.empty() && at - sentences_.back().begin >= longest_sentence;
  if (sentence_start || field_start || full || sentences_.empty()) sentences_.push_back({at, at, {}, false});
  facts_.push_back(facts);
  sentences_.back().end = at + 1;
  Field& field = fields_.back();
  field.end = at + 1;
  field.words += (facts.flags & has_letter) != 0 ? 1 : 0;
  field.capitals += (facts.flags & has_capital) != 0 ? 1 : 0;
}

void TagText::judge(TagSentence& sentence, bool small_field) const {
  std::size_t words = 0;
  std::size_t upper = 0;
  std::size_t longer = 0;
  std::size_t longer_capital = 0;
  std::size_t numbers = 0;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const unsigned flags = facts_[i].flags;
    if ((flags & has_number) != 0) ++numbers;
    if ((flags & has_letter) == 0 || (flags & has_number) != 0) continue;
    ++words;
    if ((flags & shouted) != 0) ++upper;
    if ((flags & long_word) == 0) continue;
    ++longer;
    if ((flags & has_capital) != 0) ++longer_capital;
  }
  sentence.tabular = numbers * 3 >= (sentence.end - sentence.begin) && numbers >= 2;
  if (small_field) {
    sentence.line_case = LineCase::lower;
  } else if (upper >= 3 && upper * 10 >= words * 7) {
    sentence.line_case = LineCase::upper;
  } else if (longer >= 4 && longer_capital * 10 >= longer * 9 && words > longer) {
    sentence.line_case = LineCase::title;
  }
}

bool TagText::is_candidate(std::uint32_t token, const TagSentence& sentence) const {
  const unsigned flags = facts_[token].flags;
  if (sentence.line_case == LineCase::lower) return (flags & (has_letter | has_number)) != 0;
  return (flags & has_capital) != 0;
}

// Candidates, the joints between two of them, and the numbers next to them.
void TagText::find_runs(std::uint32_t index) {
  const TagSentence& sentence = sentences_[index];
  constexpr std::uint32_t most_joints = 3;
  const auto is_number = [&](std::uint32_t i) { return (facts_[i].flags & (has_number | has_letter)) == has_number; };
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (!is_candidate(i, sentence)) continue;
    std::uint32_t begin = i;
    if (begin > sentence.begin && is_number(begin - 1) && (runs_.empty() || runs_.back().end < begin)) --begin;
    std::uint32_t end = i + 1;
    for (std::uint32_t next = end; next < sentence.end;) {
      if (is_candidate(next, sentence)) {
        end = ++next;
      } else if (((facts_[next].flags & name_joint) != 0 || is_number(next)) && next - end < most_joints) {
        ++next;
      } else {
        break;
      }
    }
    const bool plain = end == i + 1 && i == sentence.begin && (facts_[i].flags & plain_start) != 0;
    if (plain && sentence.line_case == LineCase::normal) continue;
    if (end < sentence.end && (is_number(end) || (facts_[end].flags & name_joint) != 0)) ++end;
    runs_.push_back({begin, end, index});
    i = end - 1;
  }
}

TagGroup TagText::group(std::size_t token, const TagSentence& sentence) const {
  const auto capital = [&](std::size_t i) { return (facts_[i].flags & has_capital) != 0; };
  if (!capital(token)) return {};
  constexpr std::size_t reach = 8;
  std::size_t begin = token;
  std::size_t end = token + 1;
  while (begin > sentence.begin && token - begin < reach && capital(begin - 1)) --begin;
  while (end < sentence.end && end - token < reach && capital(end)) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

TagText::Word& TagText::word_of(std::uint64_t lower) {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = lower & mask;
  while (table_[at].number != 0 && table_[at].lower != lower) at = (at + 1) & mask;
  return table_[at];
}

void TagText::number_words() {
  std::size_t candidates = 0;
  word_numbers_.assign(facts_.size(), no_word);
  for (const TagSentence& sentence : sentences_) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) candidates += is_candidate(i, sentence) ? 1 : 0;
  }
  table_.assign(std::bit_ceil(2 * candidates + 2), {});
  for (const TagSentence& sentence : sentences_) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!is_candidate(i, sentence)) continue;
      Word& word = word_of(facts_[i].lower);
      if (word.number == 0) {
        written_.push_back(0);
        word = {facts_[i].lower, static_cast<std::uint32_t>(written_.size())};
      }
      word_numbers_[i] = word.number - 1;
    }
  }
}

void TagText::note_writing() {
  for (const TagSentence& sentence : sentences_) {
    if (sentence.line_case != LineCase::normal) continue;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (word_numbers_[i] != no_word) {
        if (i > sentence.begin) written_[word_numbers_[i]] |= 2;
      } else if ((facts_[i].flags & has_letter) != 0) {
        const Word& word = word_of(facts_[i].lower);
        if (word.number != 0) written_[word.number - 1] |= 1;
      }
    }
  }
}

void TagText::analyse() {
  std::size_t field = 0;
  for (TagSentence& sentence : sentences_) {
    while (field + 1 < fields_.size() && sentence.begin >= fields_[field].end) ++field;
    judge(sentence, fields_[field].is_small());
  }
  for (std::uint32_t i = 0; i < sentences_.size(); ++i) find_runs(i);
  number_words();
  note_writing();
  std::size_t sport_words = 0;
  for (const WordFacts& facts : facts_) sport_words += (facts.flags & sport_word) != 0 ? 1 : 0;
  const std::size_t share = sport_words * 100 / (facts_.size() + 20);
  sport_ = share >= 4 ? 2 : share >= 2 ? 1 : 0;
}

}  // namespace dateline
