// A walk over capitalised tokens with the language's lexicon.
#include "indexer/names/foreign_names.hpp"

#include <algorithm>
#include <array>

#include "indexer/names/keys.hpp"
#include "indexer/names/tokens.hpp"

namespace dateline {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether a name goes on over a small word: "Karl von der Au", "Charles de Gaulle", but not "Merkel den Präsidenten"
// or "Emmanuel Macron de Paris". after_first: only the given name stands before it.
bool small_word_inside(std::string_view word, std::string_view before, bool after_first) {
  constexpr std::array<std::string_view, 8> always = {"von", "van", "bin", "ibn", "al", "el", "abu", "zu"};
  constexpr std::array<std::string_view, 10> after_given = {"de",  "del", "della", "di", "da",
                                                            "dos", "du",  "la",    "le", "des"};
  constexpr std::array<std::string_view, 2> after_von = {"der", "den"};
  if (is_one_of(word, always)) return true;
  if (is_one_of(word, after_von)) return before == "von" || before == "van";
  return after_first && is_one_of(word, after_given);
}

class ForeignReader {
 public:
  ForeignReader(Field field, std::string_view language, std::vector<NameCandidate>& out)
      : field_(field), words_(lexicon(language)), out_(out) {}
  void read(const NameSentence& sentence);

 private:
  const NameToken& token(std::size_t at) const { return sentence_->tokens[at]; }
  std::size_t size() const { return sentence_->tokens.size(); }
  const LexiconEntry* find(std::size_t first, std::size_t last) const {
    return words_.find(sentence_->key(first, last));
  }
  bool joined(std::size_t at) const { return at < size() && token(at).gap == Gap::blank && !token(at - 1).possessive; }
  bool name_word(std::size_t at) const;
  bool after_title(std::size_t at) const;
  std::size_t person_last(std::size_t at) const;
  std::size_t listed_last(std::size_t at) const;
  void emit(std::size_t first, std::size_t last, EntityType type, const LexiconEntry* entry);

  Field field_;
  const Lexicon& words_;
  std::vector<NameCandidate>& out_;
  const NameSentence* sentence_ = nullptr;
};

void ForeignReader::emit(std::size_t first, std::size_t last, EntityType type, const LexiconEntry* entry) {
  NameCandidate candidate;
  candidate.field = field_;
  candidate.range = {token(first).begin, token(last).end};
  candidate.key = sentence_->key(first, last);
  candidate.type = type;
  candidate.all_capitals = token(first).all_capitals;
  if (entry != nullptr && type == EntityType::place) candidate.place = entry->place;
  if (entry != nullptr && type == EntityType::organisation) candidate.organisation = entry->organisation;
  out_.push_back(std::move(candidate));
}

bool ForeignReader::name_word(std::size_t at) const {
  const NameToken& word = token(at);
  if (!word.capital || word.number || (word.all_capitals && !word.initial)) return false;
  const LexiconEntry* entry = find(at, at);
  return entry == nullptr || (entry->classes & any_title) == 0 || (entry->classes & any_given) != 0;
}

// Titles may be written small ("président"), and several words long.
bool ForeignReader::after_title(std::size_t at) const {
  if (at == 0 || token(at).gap == Gap::comma || token(at).gap == Gap::bracket) return false;
  const LexiconEntry* entry = find(at - 1, at - 1);
  const bool abbreviated = token(at - 1).initial;  // "M. Macron": the full stop is part of the title
  if (entry == nullptr || (entry->classes & any_title) == 0) return false;
  return token(at).gap == Gap::blank || abbreviated;
}

// The last token of the person that begins at `at`, small particles looked through.
std::size_t ForeignReader::person_last(std::size_t at) const {
  std::size_t last = at;
  std::size_t words = 1;
  for (std::size_t next = at + 1; joined(next) && words < 4; ++next) {
    if (name_word(next)) {
      last = next;
      ++words;
      continue;
    }
    const LexiconEntry* entry = find(next, next);
    if (token(next).capital || entry == nullptr || (entry->classes & particle) == 0) break;
    if (!small_word_inside(sentence_->key(next, next), sentence_->key(next - 1, next - 1), words == 1)) break;
  }
  return last;
}

// The last token of the longest place or organisation of the lists at `at`.
std::size_t ForeignReader::listed_last(std::size_t at) const {
  const LexiconEntry* single = find(at, at);
  if (single == nullptr) return npos;
  std::size_t end = at + 1;
  while (end < size() && end < at + single->longest && joined(end)) ++end;
  for (std::size_t last = end; last-- > at;) {
    const LexiconEntry* entry = find(at, last);
    if (entry == nullptr || (entry->place == nullptr && entry->organisation.empty())) continue;
    if (entry->capitals_only && !token(at).all_capitals) continue;
    if (entry->place != nullptr && entry->place->weak && last == at) continue;
    return last;
  }
  return npos;
}

void ForeignReader::read(const NameSentence& sentence) {
  sentence_ = &sentence;
  for (std::size_t at = 0; at < size(); ++at) {
    if (!token(at).capital) continue;
    const LexiconEntry* entry = find(at, at);
    const bool given = entry != nullptr && (entry->classes & any_given) != 0;
    const bool titled = after_title(at) && name_word(at);
    const std::size_t listed = listed_last(at);
    const std::size_t person = (given || titled) && name_word(at) ? person_last(at) : npos;
    if (person != npos && (person > at || (titled && listed == npos)) && !(titled && listed != npos && !given)) {
      emit(at, person, EntityType::person, nullptr);
      at = person;
    } else if (listed != npos) {
      const LexiconEntry* found = find(at, listed);
      emit(at, listed, found->place != nullptr ? EntityType::place : EntityType::organisation, found);
      at = listed;
    }
  }
}

}  // namespace

void find_foreign_names(std::string_view text, Field field, std::string_view language,
                        std::vector<NameCandidate>& out) {
  NameTokenizer tokenizer(text);
  NameSentence sentence;
  ForeignReader reader(field, language, out);
  while (tokenizer.next(sentence)) reader.read(sentence);
}

}  // namespace dateline
