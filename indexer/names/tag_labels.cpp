// Spans from labels, and labels counted by word.
#include "indexer/names/tag_labels.hpp"

namespace dateline {

std::vector<TagSpan> spans_of(const std::vector<TagLabel>& labels) {
  std::vector<TagSpan> spans;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == outside) continue;
    if (may_begin(labels[i]) || spans.empty() || spans.back().end != i) spans.push_back({i, i, type_of(labels[i])});
    spans.back().end = i + 1;
  }
  return spans;
}

void WordTags::add(TagLabel label, int times) {
  const auto change = [&](std::uint16_t& count) { count = static_cast<std::uint16_t>(count + times); };
  if (label == outside) {
    change(type[0]);
    return;
  }
  const auto index = static_cast<std::size_t>(type_of(label));
  change(type[1 + index]);
  const TagPart part = part_of(label);
  if (part == TagPart::whole) return;
  change(within[index][part == TagPart::begin ? 0 : part == TagPart::end ? 1 : 2]);
}

void count_word_tags(const TagText& text, const std::vector<TagLabel>& labels, std::vector<WordTags>& out) {
  out.assign(text.word_count(), {});
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::uint32_t word = text.word_number(i);
    if (word != TagText::no_word) out[word].add(labels[i], 1);
  }
}

}  // namespace dateline
