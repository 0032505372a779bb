// A page as a flat tree: its elements and texts in document order, each knowing its parent and its end.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/pages/html_tokens.hpp"

namespace dateline {

struct HtmlNode {
  HtmlTag tag = HtmlTag::other;
  bool linked = false;           // a text within <a>
  std::uint16_t attributes = 0;  // how many, from first_attribute on
  std::uint32_t parent = 0;      // the root is its own
  std::uint32_t end = 0;         // the node behind its subtree
  std::uint32_t first_attribute = 0;
  std::string_view text;  // of a text and of raw elements' content, as it stands; else empty
};

class HtmlTree {
 public:
  // Builds it from valid UTF-8, which outlives the tree. Open and unmatched tags are mended as browsers do for the
  // cases that real pages have. Linear in the page's size, whatever is in it; at most 5 million nodes, the rest is left
  // out.
  explicit HtmlTree(std::string_view html);

  const std::vector<HtmlNode>& nodes() const { return nodes_; }  // the root first: never empty
  std::span<const HtmlAttribute> attributes(const HtmlNode& node) const {
    return {attributes_.data() + node.first_attribute, node.attributes};
  }
  // As it stands in the page; empty if there is none.
  std::string_view attribute(const HtmlNode& node, HtmlName name) const;
  bool has_attribute(const HtmlNode& node, HtmlName name) const;

 private:
  friend class HtmlTreeBuilder;
  std::vector<HtmlNode> nodes_;
  std::vector<HtmlAttribute> attributes_;
};

// All text below `node` with white space as single blanks and entities replaced, at most `limit` bytes of it.
std::string text_below(const HtmlTree& tree, std::uint32_t node, std::size_t limit = 4096);

}  // namespace dateline
