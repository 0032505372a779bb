// The labels of tokens: outside, or the begin, inside, end or whole of a name of one of four types.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/names/tag_text.hpp"

namespace dateline {

// Nationalities, events, works and products are names as well, though the index has no use for them: the tagger would
// take them for one of the others if it did not know them.
enum class TagType : std::uint8_t { person, organisation, place, other };
constexpr std::size_t tag_types = 4;

using TagLabel = std::uint8_t;
enum class TagPart : std::uint8_t { begin, inside, end, whole };
constexpr TagLabel outside = 0;
constexpr std::size_t tag_labels = 1 + 4 * tag_types;

constexpr TagLabel label_of(TagType type, TagPart part) {
  return static_cast<TagLabel>(1 + 4 * static_cast<unsigned>(type) + static_cast<unsigned>(part));
}
constexpr TagType type_of(TagLabel label) { return static_cast<TagType>((label - 1) / 4); }  // not of `outside`
constexpr TagPart part_of(TagLabel label) { return static_cast<TagPart>((label - 1) % 4); }

constexpr bool may_begin(TagLabel label) {
  return label == outside || part_of(label) == TagPart::begin || part_of(label) == TagPart::whole;
}
constexpr bool may_end(TagLabel label) {
  return label == outside || part_of(label) == TagPart::end || part_of(label) == TagPart::whole;
}
constexpr bool may_follow(TagLabel label, TagLabel next) {
  if (may_end(label)) return may_begin(next);
  return next != outside && !may_begin(next) && type_of(label) == type_of(next);
}

// A name, in tokens.
struct TagSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TagType type = TagType::person;
};
std::vector<TagSpan> spans_of(const std::vector<TagLabel>& labels);

// What the tokens of one word were labelled, counted.
struct WordTags {
  std::array<std::uint16_t, 1 + tag_types> type{};  // outside, then by TagType
  // Of those in a name of several tokens: as its first, its last, or another.
  std::array<std::array<std::uint16_t, 3>, tag_types> within{};

  void add(TagLabel label, int times);  // times: 1, or -1 to take one back
};

// By word number. labels: one for each token.
void count_word_tags(const TagText& text, const std::vector<TagLabel>& labels, std::vector<WordTags>& out);

}  // namespace dateline
