// The text is analysed again, as it was when indexed, so what is marked is what matched.
#include "searcher/snippets.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {
namespace {

// The terms that leaves want in one language, numbered from 1.
class Vocabulary {
 public:
  Vocabulary(const std::vector<Leaf>& leaves, const std::string& language) {
    for (const Leaf& leaf : leaves) {
      if (!leaf.scores) continue;
      for (const LeafTerms& wanted : leaf.languages) {
        if (wanted.language == language && !wanted.terms.empty()) sequences_.push_back(numbers_of(wanted.terms));
      }
    }
    // English stems begin as their words do, so most words need not be stemmed to be ruled out.
    filters_ = language == "en";
  }

  // Each wanted word or phrase, as numbers of its terms.
  const std::vector<std::vector<std::size_t>>& sequences() const { return sequences_; }

  // The number of a token's term, 0 if no leaf wants it.
  std::size_t number(std::string_view form, Stemmer& stemmer) const {
    const auto first = static_cast<unsigned char>(form.front());
    if (filters_ && first < 0x80 && !begins_[first]) return 0;
    const std::string& term = stemmer.term(form);
    const auto found = std::find(terms_.begin(), terms_.end(), term);
    return found == terms_.end() ? 0 : static_cast<std::size_t>(found - terms_.begin() + 1);
  }

 private:
  std::vector<std::size_t> numbers_of(const std::vector<std::string>& terms) {
    std::vector<std::size_t> numbers;
    for (const std::string& term : terms) {
      const auto found = std::find(terms_.begin(), terms_.end(), term);
      numbers.push_back(static_cast<std::size_t>(found - terms_.begin() + 1));
      if (found == terms_.end()) terms_.push_back(term);
      if (!term.empty()) begins_[static_cast<unsigned char>(term.front())] = true;
    }
    return numbers;
  }

  std::vector<std::string> terms_;
  std::vector<std::vector<std::size_t>> sequences_;
  std::array<bool, 256> begins_{};
  bool filters_ = false;
};

struct TermAt {
  std::size_t number;
  Span span;
};

std::vector<TermAt> terms_of(std::string_view text, const Vocabulary& vocabulary, Stemmer& stemmer) {
  std::vector<TermAt> terms;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    terms.push_back({vocabulary.number(token.form, stemmer), {token.begin, token.end}});
  }
  return terms;
}

bool starts_here(const std::vector<TermAt>& text, std::size_t at, const std::vector<std::size_t>& sequence) {
  if (text.size() - at < sequence.size()) return false;
  return std::equal(sequence.begin(), sequence.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](std::size_t number, const TermAt& here) { return number == here.number; });
}

std::vector<Span> joined(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.begin < out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

}  // namespace

std::vector<Span> matching_spans(std::string_view text, const std::vector<Leaf>& leaves, Stemmer& stemmer) {
  const Vocabulary vocabulary(leaves, stemmer.language());
  std::vector<Span> spans;
  if (vocabulary.sequences().empty()) return spans;
  const std::vector<TermAt> terms = terms_of(text, vocabulary, stemmer);
  for (std::size_t at = 0; at < terms.size(); ++at) {
    if (terms[at].number == 0) continue;
    for (const auto& sequence : vocabulary.sequences()) {
      if (starts_here(terms, at, sequence)) {
        spans.push_back({terms[at].span.begin, terms[at + sequence.size() - 1].span.end});
      }
    }
  }
  return joined(std::move(spans));
}

}  // namespace dateline
