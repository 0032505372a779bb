// Runs the rules over the sentences of a text; what is shouted is looked up in what is known already.
#include "indexer/names/candidates.hpp"

#include <algorithm>

#include "indexer/names/keys.hpp"
#include "indexer/names/rules.hpp"
#include "indexer/names/units.hpp"

namespace dateline {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);

// ---------------------------------------------------------------- brackets

bool is_subsequence(std::string_view letters, std::string_view of) {
  std::size_t at = 0;
  for (const char c : of) {
    if (at < letters.size() && letters[at] == c) ++at;
  }
  return at == letters.size();
}

// Whether "opcw" can stand for "organisation for the prohibition of chemical weapons".
bool abbreviates(std::string_view acronym, std::string_view key) {
  if (acronym.size() < 2 || acronym.size() > 10 || word_count(key) < 2 || key.empty() || acronym[0] != key[0])
    return false;
  const std::string letters = initials(key);
  return letters == acronym || (is_subsequence(acronym, key) && is_subsequence(letters.substr(0, 2), acronym));
}

// "Long Name (LN)" and "LN (Long Name)": both become organisations that are one.
void link_abbreviation(std::string_view text, std::vector<NameCandidate>& names, std::size_t index) {
  NameCandidate& here = names[index];
  NameCandidate& before = names[index - 1];
  const std::string_view between = text.substr(before.range.end, here.range.begin - before.range.end);
  const bool closed = here.range.end < text.size() && text[here.range.end] == ')';
  if (between != " (" || !closed) return;
  if (!abbreviates(here.key, before.key) && !abbreviates(before.key, here.key)) return;
  for (NameCandidate* name : {&before, &here}) {
    name->type = EntityType::organisation;
    name->evidence = Evidence::certain;
    name->doubtful = false;
    name->place = nullptr;
  }
  here.abbreviates = static_cast<std::int32_t>(index - 1);
}

// ---------------------------------------------------------------- sentences

class SentenceReader {
 public:
  SentenceReader(std::string_view text, Field field, std::vector<NameCandidate>& out)
      : text_(text), out_(out), run_(lexicon("en")), rules_(text, field, run_, out) {}

  void read(const NameSentence& sentence);
  void read_listed(const NameSentence& sentence, const KnownNames& known);

 private:
  std::size_t known_end(std::size_t first, const KnownNames& known) const;
  void read_listed_unit(std::size_t at);

  std::string_view text_;
  std::vector<NameCandidate>& out_;
  SentenceUnits run_;
  NameRules rules_;
};

void SentenceReader::read(const NameSentence& sentence) {
  run_.start(sentence);
  const std::size_t begin = out_.size();
  for (std::size_t at = 0; at < sentence.tokens.size();) {
    if (!sentence.tokens[at].capital) {
      ++at;
      continue;
    }
    run_.take_run(at, run_.run_end(at));
    rules_.read_run();
    at = run_.last_token() + 1;
  }
  for (std::size_t i = begin + 1; i < out_.size(); ++i) link_abbreviation(text_, out_, i);
}

// The last token of the longest name at `first` that the article knows; npos when it knows none.
std::size_t SentenceReader::known_end(std::size_t first, const KnownNames& known) const {
  constexpr std::size_t most_words = 8;
  std::size_t end = first + 1;
  while (end < run_.token_count() && end < first + most_words && run_.token(end).gap == Gap::blank) ++end;
  for (std::size_t last = end; last-- > first;) {
    if (run_.token(last).capital && known.type_of(run_.key(first, last))) return last;
  }
  return npos;
}

void SentenceReader::read_listed_unit(std::size_t at) {
  run_.take_run(at, at + 1);
  const Unit& u = run_[0];
  const bool word = has(u, ordinary | speech_verb | place_cue) && run_.key(u.first, u.last) != "us";
  const bool person = has(u, any_given | also_given) && u.last == u.first;
  if (word || person) return;
  if (u.place != nullptr && (!u.place->weak || u.last > u.first)) {
    rules_.emit(0, 0, EntityType::place, Evidence::certain);
  } else if (!u.organisation.empty()) {
    rules_.emit(0, 0, EntityType::organisation, Evidence::certain);
  }
}

void SentenceReader::read_listed(const NameSentence& sentence, const KnownNames& known) {
  run_.start(sentence);
  for (std::size_t at = 0; at < sentence.tokens.size();) {
    if (!sentence.tokens[at].capital) {
      ++at;
      continue;
    }
    const std::size_t last = known_end(at, known);
    if (last == npos) {
      read_listed_unit(at);
      at = run_.last_token() + 1;
      continue;
    }
    run_.take_name(at, last);
    rules_.emit(0, 0, known.type_of(sentence.key(at, last)), Evidence::certain);
    if (const LexiconEntry* entry = run_.look_up(at, last); entry != nullptr && run_.usable(*entry, at, last)) {
      out_.back().place = entry->place;
      out_.back().organisation = entry->organisation;
    }
    at = last + 1;
  }
}

bool is_shouted(const NameSentence& sentence) {
  std::size_t capitals = 0;
  std::size_t small = 0;
  for (const NameToken& token : sentence.tokens) {
    if (token.number || token.initial) continue;
    token.all_capitals ? ++capitals : ++small;
  }
  return capitals >= 4 && capitals > 4 * small;
}

// All sentences of a headline most of whose longer words begin with a capital, so that capitals mark no names; of
// another headline none.
PassedOver title_case_sentences(std::string_view headline) {
  PassedOver sentences;
  NameTokenizer tokenizer(headline);
  NameSentence sentence;
  std::size_t capital = 0;
  std::size_t small = 0;
  constexpr std::size_t longer_word = 4;
  for (NameTokenizer before = tokenizer; tokenizer.next(sentence); before = tokenizer) {
    sentences.push_back(before);
    for (const NameToken& token : sentence.tokens) {
      if (token.end - token.begin < longer_word || token.number) continue;
      token.capital ? ++capital : ++small;
    }
  }
  if (capital < 3 || capital <= 3 * small) sentences.clear();
  return sentences;
}

}  // namespace

PassedOver find_english_candidates(std::string_view text, Field field, std::vector<NameCandidate>& out) {
  PassedOver passed_over;
  if (field == Field::headline) passed_over = title_case_sentences(text);
  if (!passed_over.empty()) return passed_over;
  NameTokenizer tokenizer(text);
  NameSentence sentence;
  SentenceReader reader(text, field, out);
  for (NameTokenizer before = tokenizer; tokenizer.next(sentence); before = tokenizer) {
    if (is_shouted(sentence)) {
      passed_over.push_back(before);
    } else {
      reader.read(sentence);
    }
  }
  return passed_over;
}

void find_listed_names(std::string_view text, Field field, const PassedOver& passed_over, const KnownNames& known,
                       std::vector<NameCandidate>& out) {
  NameSentence sentence;
  SentenceReader reader(text, field, out);
  for (NameTokenizer tokenizer : passed_over) {
    if (tokenizer.next(sentence)) reader.read_listed(sentence, known);
  }
}

}  // namespace dateline
