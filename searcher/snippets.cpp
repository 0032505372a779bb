// Words are found by analysing the text again, as it was when indexed; groups of words by the positions that matched.
#include "searcher/snippets.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/analyzer.hpp"

namespace dateline {
namespace {

// The terms that plain words want in one language.
class Vocabulary {
 public:
  Vocabulary(const std::vector<Leaf>& leaves, const std::string& language) {
    for (const Leaf& leaf : leaves) {
      if (!leaf.scores || !leaf.highlights || leaf.matcher) continue;
      for (const LeafTerm& wanted : leaf.terms) {
        if (wanted.language != language || wanted.term.empty()) continue;
        terms_.push_back(wanted.term);
        begins_[static_cast<unsigned char>(wanted.term.front())] = true;
      }
    }
    // English stems begin as their words do, so most words need not be stemmed to be ruled out.
    filters_ = language == "en";
  }

  bool empty() const { return terms_.empty(); }

  bool holds(std::string_view form, Stemmer& stemmer) const {
    const auto first = static_cast<unsigned char>(form.front());
    if (filters_ && first < 0x80 && !begins_[first]) return false;
    return std::find(terms_.begin(), terms_.end(), stemmer.term(form)) != terms_.end();
  }

 private:
  std::vector<std::string> terms_;
  std::array<bool, 256> begins_{};
  bool filters_ = false;
};

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

bool has_matcher(const std::vector<Leaf>& leaves) {
  return std::any_of(leaves.begin(), leaves.end(),
                     [](const Leaf& leaf) { return leaf.scores && leaf.highlights && leaf.matcher && leaf.df > 0; });
}

// Marks the words of `text`, whose first token has the number `base` in the article (see TokenSpan).
std::vector<Span> mark(std::string_view text, std::uint32_t article, std::uint32_t base,
                       const std::vector<Leaf>& leaves, Stemmer& stemmer) {
  const Vocabulary vocabulary(leaves, stemmer.language());
  const bool groups = has_matcher(leaves);
  std::vector<Span> spans;
  if (vocabulary.empty() && !groups) return spans;
  std::vector<Span> tokens;
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    if (groups) tokens.push_back({token.begin, token.end});
    if (!vocabulary.empty() && vocabulary.holds(token.form, stemmer)) spans.push_back({token.begin, token.end});
  }
  if (groups && !tokens.empty()) {
    const auto end = base + static_cast<std::uint32_t>(tokens.size());
    for (const Leaf& leaf : leaves) {
      if (!leaf.scores || !leaf.highlights || !leaf.matcher || leaf.df == 0) continue;
      for (const TokenSpan& span : leaf.matcher->spans(article, true)) {
        if (span.last < base || span.first >= end) continue;
        const std::size_t first = std::max(span.first, base) - base;
        const std::size_t last = std::min(span.last, end - 1) - base;
        spans.push_back({tokens[first].begin, tokens[last].end});
      }
    }
  }
  return joined(std::move(spans));
}

}  // namespace

std::vector<Span> Highlighter::in_passage(std::uint32_t passage, std::string_view text, const std::string& language) {
  if (text.empty()) return {};
  const std::uint32_t base = has_matcher(candidates_.leaves()) ? index_.passage_table().body_starts[passage] : 0;
  return mark(text, index_.table().article_of[passage], base, candidates_.leaves(), workspace_.stemmer(language));
}

std::vector<Span> Highlighter::in_headline(std::uint32_t article, std::string_view headline,
                                           const std::string& language) {
  return mark(headline, article, headline_base, candidates_.leaves(), workspace_.stemmer(language));
}

}  // namespace dateline
