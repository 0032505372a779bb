// Looks at pairs of names with at most one token between them.
#include "indexer/names/span_repair.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "indexer/names/keys.hpp"
#include "indexer/names/lexicon.hpp"

namespace dateline {
namespace {

bool is_suffix(std::string_view word) {
  if (word.empty() || word[0] < 'A' || word[0] > 'Z') return false;
  const LexiconEntry* entry = lexicon("en").find(name_key(word));
  return entry != nullptr && (entry->classes & org_suffix) != 0 && entry->place == nullptr;
}

bool is_and(std::string_view word) { return word == "and" || word == "&"; }

bool listed_organisation(const std::string& key) {
  const LexiconEntry* entry = key.empty() ? nullptr : lexicon("en").find(key);
  return entry != nullptr && !entry->organisation.empty() && !entry->capitals_only;
}

// What an "and" couples within one name.
struct Couple {
  std::string_view first;
  std::string_view second;
};
constexpr Couple couples[] = {
    {"Savings", "Loan"},        {"Housing", "Urban"},          {"Health", "Human"},     {"Food", "Drug"},
    {"Tariffs", "Trade"},       {"Arts", "Sciences"},          {"Food", "Agriculture"}, {"Fire", "Rescue"},
    {"Oceanic", "Atmospheric"}, {"Development", "Cooperation"}};

bool is_couple(std::string_view first, std::string_view second) {
  return std::any_of(std::begin(couples), std::end(couples),
                     [&](const Couple& couple) { return couple.first == first && couple.second == second; });
}

bool may_be_organisation(TagType type) { return type == TagType::organisation || type == TagType::person; }

}  // namespace

// What may stand between two halves of one name.
bool SpanRepair::is_joint(std::uint32_t token) const {
  const std::string_view word = tokens_[token].word;
  return is_and(word) || word == "," || word == ".";
}

bool SpanRepair::only_suffixes(const TagSpan& span) const {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (!is_suffix(tokens_[i].word) && !(is_and(tokens_[i].word) && i > span.begin)) return false;
  }
  return true;
}

// "Machines" / "Corp", "Morgan Stanley" and "Co Inc", "Lumenar", "Inc".
bool SpanRepair::continues(const TagSpan& before, const TagSpan& span) const {
  const std::uint32_t gap = span.begin - before.end;
  if (!may_be_organisation(before.type) || gap > 1) return false;
  return gap == 0 || is_joint(before.end);
}

// The token past the longest listed organisation that begins with the whole of `before` and reaches into `span`; 0 for
// none.
std::uint32_t SpanRepair::listed_end(const TagSpan& before, const TagSpan& span) const {
  constexpr std::uint32_t longest = 4;  // tokens of the second half
  const std::uint32_t gap = span.begin - before.end;
  if (gap > 1 || (gap == 1 && !is_joint(before.end)) || !may_be_organisation(span.type)) return 0;
  if (gap == 1 && is_and(tokens_[before.end].word) &&
      is_couple(tokens_[before.end - 1].word, tokens_[span.begin].word)) {
    return span.end;
  }
  for (std::uint32_t end = std::min(span.end, span.begin + longest); end > span.begin; --end) {
    if (listed_organisation(key_of_(before.begin, end))) return end;
  }
  return 0;
}

// "Standard and" before "Poor's": where a listed organisation begins that ends in the span; the span's begin for none.
std::uint32_t SpanRepair::listed_begin(const TagSpan& span, std::uint32_t free) const {
  if (span.begin < free + 2 || !is_and(tokens_[span.begin - 1].word)) return span.begin;
  const std::uint32_t begin = span.begin - 2;
  if (tokens_[begin].word.empty() || tokens_[begin].word[0] < 'A' || tokens_[begin].word[0] > 'Z') return span.begin;
  for (std::uint32_t end = span.end; end > span.begin; --end) {
    if (listed_organisation(key_of_(begin, end))) return begin;
  }
  return span.begin;
}

void SpanRepair::mend(std::vector<TagSpan>& spans) const {
  std::size_t kept = 0;
  for (TagSpan span : spans) {
    TagSpan* const before = kept > 0 ? &spans[kept - 1] : nullptr;
    if (span.type == TagType::organisation && only_suffixes(span)) {
      if (before != nullptr && continues(*before, span)) {
        before->end = span.end;
        before->type = TagType::organisation;
      }
      continue;
    }
    if (before != nullptr && may_be_organisation(before->type) && listed_end(*before, span) != 0) {
      before->end = span.end;
      before->type = TagType::organisation;
      continue;
    }
    if (span.type == TagType::organisation) span.begin = listed_begin(span, before != nullptr ? before->end : 0);
    spans[kept++] = span;
  }
  spans.resize(kept);
}

}  // namespace dateline
