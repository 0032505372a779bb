// The text is analysed again, as it was when indexed, so what is marked is what matched.
#include "searcher/snippets.hpp"

#include <algorithm>
#include <string>

namespace dateline {
namespace {

struct TermAt {
  std::string term;
  Span span;
};

std::vector<TermAt> terms_of(std::string_view text, Stemmer& stemmer) {
  std::vector<TermAt> terms;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) terms.push_back({stemmer.term(token.form), {token.begin, token.end}});
  return terms;
}

bool starts_here(const std::vector<TermAt>& text, std::size_t at, const std::vector<std::string>& terms) {
  if (terms.empty() || text.size() - at < terms.size()) return false;
  return std::equal(terms.begin(), terms.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const std::string& term, const TermAt& here) { return term == here.term; });
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
  const std::vector<TermAt> terms = terms_of(text, stemmer);
  std::vector<Span> spans;
  for (const Leaf& leaf : leaves) {
    if (!leaf.scores) continue;
    for (const LeafTerms& wanted : leaf.languages) {
      if (wanted.language != stemmer.language()) continue;
      for (std::size_t at = 0; at < terms.size(); ++at) {
        if (starts_here(terms, at, wanted.terms)) {
          spans.push_back({terms[at].span.begin, terms[at + wanted.terms.size() - 1].span.end});
        }
      }
    }
  }
  return joined(std::move(spans));
}

}  // namespace dateline
