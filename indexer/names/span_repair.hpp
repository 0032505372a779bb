// Puts together names of organisations that the tagger broke at a comma, an "and" or a bracket.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "indexer/names/tag_labels.hpp"
#include "indexer/names/tagger.hpp"

namespace dateline {

// The tagger cuts where a sentence would: "Goldman, Sachs and Co" gives a person and a firm, "Morgan Stanley and Co
// Inc" a firm and "Co Inc". What the lists know as one name is one, and what is nothing but "Co", "Inc" or "Ltd" goes
// to the name before it.
class SpanRepair {
 public:
  // key_of(begin, end): name_key of the text of these tokens; empty where they are of two fields.
  using KeyOf = std::function<std::string(std::uint32_t, std::uint32_t)>;
  SpanRepair(std::span<const TagInput> tokens, KeyOf key_of) : tokens_(tokens), key_of_(std::move(key_of)) {}

  // spans: in the order of the text, not overlapping; and so afterwards. A name that is nothing but a company's suffix
  // and has none before it is left out. Cost: a few look-ups for names that stand close to each other.
  void mend(std::vector<TagSpan>& spans) const;

 private:
  bool is_joint(std::uint32_t token) const;
  bool only_suffixes(const TagSpan& span) const;
  bool continues(const TagSpan& before, const TagSpan& span) const;
  std::uint32_t listed_end(const TagSpan& before, const TagSpan& span) const;
  std::uint32_t listed_begin(const TagSpan& span, std::uint32_t free) const;

  std::span<const TagInput> tokens_;
  KeyOf key_of_;
};

}  // namespace dateline
