// An ending and its capitals are at most four spellings, so most filters are a comparison with four numbers.
#include "searcher/occurrences.hpp"

#include <algorithm>
#include <set>

#include "common/analyzer.hpp"
#include "common/error.hpp"
#include "common/index_format.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

// A word of the query as typed.
struct TypedWord {
  std::string form;  // as Token::form
  Capitals capitals = Capitals::none;
};

std::vector<TypedWord> words_of(std::string_view text) {
  std::vector<TypedWord> words;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    words.push_back({std::string(token.form), capitals_of(text.substr(token.begin, token.end - token.begin))});
  }
  return words;
}

class UseFinder {
 public:
  UseFinder(const IndexSnapshot& index, const QueryNode& leaf, Workspace& workspace)
      : index_(index), leaf_(leaf), workspace_(workspace) {}

  LeafUses find() {
    if (leaf_.kind == QueryNode::Kind::wildcard) {
      find_wildcard();
    } else if (leaf_.zone == Zone::byline) {
      add_sequence("", [](const TypedWord& word) { return byline_term(word.form); });
    } else {
      for (const std::string& language : index_.catalogue().languages) {
        Stemmer& stemmer = workspace_.stemmer(language);
        add_sequence(language, [&](const TypedWord& word) { return stemmer.term(word.form); });
      }
    }
    return std::move(uses_);
  }

 private:
  template <typename TermOf>
  void add_sequence(const std::string& language, TermOf&& term_of) {
    WordSequence sequence;
    for (const TypedWord& word : words_of(leaf_.text)) {
      const std::string term = term_of(word);
      WordUse use;
      use.language = language;
      use.postings = &index_.postings(term, workspace_);
      if (use.postings->size() == 0) return;
      use.positions = &index_.positions(term, workspace_);
      if (leaf_.zone != Zone::byline) use.filter = filter_of(term, language, word);
      sequence.words.push_back(std::move(use));
    }
    if (!sequence.words.empty()) uses_.sequences.push_back(std::move(sequence));
  }

  SpellingFilter filter_of(const std::string& term, const std::string& language, const TypedWord& word) const {
    SpellingFilter filter;
    filter.exact_form = leaf_.exact || leaf_.capitals;
    filter.exact_capitals = leaf_.capitals;
    filter.active = filter.exact_form || filter.exact_capitals;
    if (!filter.active) return filter;
    filter.pattern = fold(word.form);
    filter.capitals = word.capitals;
    filter.unlisted = true;
    Ending ending;
    if (make_ending(stem_of(term, language), filter.pattern, ending)) {
      const auto numbers = index_.numbers_of(ending);
      for (std::size_t capitals = 0; capitals < numbers.size(); ++capitals) {
        const bool fits = !filter.exact_capitals || capitals == static_cast<std::size_t>(word.capitals);
        if (fits && numbers[capitals] != UINT16_MAX) filter.allowed.push_back(numbers[capitals]);
      }
    }
    std::sort(filter.allowed.begin(), filter.allowed.end());
    return filter;
  }

  void find_wildcard() {
    const std::string pattern = fold(leaf_.text);
    const std::string first = pattern.substr(0, decode(pattern, 0).length);
    if (leaf_.zone == Zone::byline) {
      for (const auto& term : index_.terms_with_prefix("B" + first, workspace_)) {
        if (!fits_pattern(std::string_view(term.term).substr(1), pattern)) continue;
        count(term.term);
        add_wildcard_use(term.term, "", {});
      }
      return;
    }
    for (const std::string& language : index_.catalogue().languages) {
      const std::string prefix =
          (language == "en" ? "" : "L" + language) + (stems_keep_beginnings(language) ? first : "");
      for (const auto& term : index_.terms_with_prefix(prefix, workspace_)) {
        if (const SpellingFilter filter = wildcard_filter(term, language, pattern); filter.active) {
          add_wildcard_use(term.term, language, filter);
        }
      }
    }
  }

  // Whether a word that fits the pattern may have this stem: an unlisted form is looked up in the text only then.
  static bool may_become(std::string_view stem, const std::string& language, std::string_view pattern) {
    if (!stems_keep_beginnings(language)) return true;
    const std::string_view literal = pattern.substr(0, pattern.find_first_of("*?"));
    const std::size_t kept = stem.size() - std::min(stem.size(), changed_stem_bytes);
    const std::size_t shared = std::min(literal.size(), kept);
    return stem.substr(0, shared) == literal.substr(0, shared);
  }

  // Not active when no spelling of the term fits.
  SpellingFilter wildcard_filter(const IndexSnapshot::StoredTerm& term, const std::string& language,
                                 const std::string& pattern) {
    SpellingFilter filter;
    const std::string_view stem = stem_of(term.term, language);
    const SpellingTable& table = index_.spellings();
    for (const std::uint16_t number : term.spellings) {
      if (number >= table.size()) {
        filter.unlisted = true;
        continue;
      }
      const std::string form = form_of(stem, table[number].ending);
      if (!fits_pattern(form, pattern)) continue;
      if (leaf_.capitals && table[number].capitals != capitals_of(leaf_.text)) continue;
      count(form);
      filter.allowed.push_back(number);
    }
    filter.unlisted = filter.unlisted && may_become(stem, language, pattern);
    filter.active = filter.unlisted || !filter.allowed.empty();
    filter.pattern = pattern;
    filter.exact_form = true;
    filter.exact_capitals = leaf_.capitals;
    filter.capitals = capitals_of(leaf_.text);
    std::sort(filter.allowed.begin(), filter.allowed.end());
    return filter;
  }

  void add_wildcard_use(const std::string& term, const std::string& language, const SpellingFilter& filter) {
    WordUse use;
    use.language = language;
    use.postings = &index_.postings(term, workspace_);
    if (use.postings->size() == 0) return;
    use.positions = &index_.positions(term, workspace_);
    use.filter = filter;
    uses_.sequences.push_back({{std::move(use)}});
  }

  void count(const std::string& form) {
    if (forms_.insert(form).second && forms_.size() > wildcard_limit) {
      throw Error(ErrorKind::query, "\"" + one_line(leaf_.text, 60) + "\" stands for more than " +
                                        std::to_string(wildcard_limit) + " words of this index; write more letters");
    }
  }

  const IndexSnapshot& index_;
  const QueryNode& leaf_;
  Workspace& workspace_;
  LeafUses uses_;
  std::set<std::string> forms_;
};

}  // namespace

LeafUses find_uses(const IndexSnapshot& index, const QueryNode& leaf, Workspace& workspace) {
  return UseFinder(index, leaf, workspace).find();
}

bool fits_pattern(std::string_view form, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;  // of the pattern, the last one passed
  std::size_t after_star = 0;                 // of the form
  while (at < form.size()) {
    const CodePoint point = decode(form, at);
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      after_star = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == '?') {
      ++in_pattern;
      at += point.length;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == form[at]) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = after_star += decode(form, after_star).length;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
  return in_pattern == pattern.size();
}

}  // namespace dateline
