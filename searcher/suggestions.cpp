// Few words begin as the unknown one does, so each of them is compared.
#include "searcher/suggestions.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/analyzer.hpp"
#include "common/spelling.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t shortest_word = 4;  // bytes; shorter ones are like too many others
constexpr std::size_t longest_word = 40;

struct Suggestion {
  std::string form;
  std::size_t edits = 0;
  std::uint64_t passages = 0;

  bool is_better_than(const Suggestion& other) const {
    if (other.form.empty()) return true;
    if (edits != other.edits) return edits < other.edits;
    if (passages != other.passages) return passages > other.passages;
    return form < other.form;
  }
};

std::string nearest(const IndexSnapshot& index, const std::string& form, Workspace& workspace) {
  if (form.size() < shortest_word || form.size() > longest_word) return {};
  const std::size_t limit = form.size() < 6 ? 1 : 2;
  const std::string first = form.substr(0, decode(form, 0).length);
  const SpellingTable& table = index.spellings();
  Suggestion best;
  for (const std::string& language : index.catalogue().languages) {
    for (const auto& term : index.terms_with_prefix((language == "en" ? "" : "L" + language) + first, workspace)) {
      const std::string_view stem = stem_of(term.term, language);
      for (const std::uint16_t number : term.spellings) {
        if (number >= table.size()) continue;
        std::string known = form_of(stem, table[number].ending);
        const std::size_t edits = edits_between(form, known, limit);
        if (edits > limit) continue;
        Suggestion other{std::move(known), edits, term.passages};
        if (other.is_better_than(best)) best = std::move(other);
      }
    }
  }
  return best.form;
}

}  // namespace

std::size_t edits_between(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit || b.size() > longest_word) return limit + 1;
  std::array<std::array<std::size_t, longest_word + 1>, 3> rows;
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& before = rows[(i + 1) % 3];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

std::string suggest(const IndexSnapshot& index, const std::string& query, const Candidates& candidates,
                    Workspace& workspace) {
  std::string suggestion = query;
  // From the last word to the first, so that places in the query stay true.
  auto unknown = candidates.unknown_words();
  std::sort(unknown.begin(), unknown.end(), [](const auto* a, const auto* b) { return a->begin > b->begin; });
  bool changed = false;
  for (const QueryNode* word : unknown) {
    if (suggestion.compare(word->begin, word->text.size(), word->text) != 0) continue;
    Tokenizer tokenizer(word->text);
    Token token;
    if (!tokenizer.next(token)) continue;
    const std::string known = nearest(index, fold(token.form), workspace);
    if (known.empty()) continue;
    suggestion.replace(word->begin + token.begin, token.end - token.begin, known);
    changed = true;
  }
  return changed ? suggestion : std::string();
}

}  // namespace dateline
