// A page's shown text as blocks, one a paragraph, line of a list or cell, with what is known of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/html_tree.hpp"
#include "indexer/pages/page_roles.hpp"

namespace dateline {

struct PageBlock {
  std::uint32_t node = 0;        // the block element that it is directly in
  std::uint32_t first_text = 0;  // the texts that it begins and ends with, as nodes of the tree
  std::uint32_t last_text = 0;
  std::uint32_t begin = 0;  // of its text in PageBlocks::text
  std::uint32_t end = 0;
  std::uint32_t chars = 0;       // code points
  std::uint32_t link_chars = 0;  // of them, within links
  std::uint32_t sentences = 0;   // ends of sentences
  PageRoles roles = 0;           // of the elements around all of it

  double link_share() const { return chars == 0 ? 0 : static_cast<double>(link_chars) / chars; }
  // Written in sentences, and not a list of links: what articles and comments are made of.
  bool is_prose() const { return (sentences > 0 ? chars >= 60 : chars >= 120) && link_chars * 2 < chars; }
};

struct PageBlocks {
  std::string text;  // of all blocks, white space as single blanks but within <pre>; "\n" for a single <br>
  std::vector<PageBlock> blocks;  // in document order
  // For each node of the tree: its own roles and those around it. A role that would take away the larger part of the
  // page's prose is taken to be a mistake.
  std::vector<PageRoles> roles;
  std::vector<std::uint32_t> block_node;  // for each node: the block element it is, or is in

  std::string_view text_of(const PageBlock& block) const {
    return std::string_view(text).substr(block.begin, block.end - block.begin);
  }
};

PageBlocks page_blocks(const HtmlTree& tree);

}  // namespace dateline
