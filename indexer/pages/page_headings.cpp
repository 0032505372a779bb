// Walks over the tree for headings, and asks the blocks behind each what they are.
#include "indexer/pages/page_headings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_heading = 1000;
constexpr std::size_t most_headings = 50;   // of a level
constexpr std::size_t farthest_prose = 15;  // blocks
constexpr PageRoles off_text = navigation_role | side_role | footer_role | related_role | comments_role | notice_role;

int level_of(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::h1: return 1;
    case HtmlTag::h2: return 2;
    case HtmlTag::h3: return 3;
    default: return 0;
  }
}

class HeadingReader {
 public:
  HeadingReader(const HtmlTree& tree, const PageBlocks& page) : tree_(tree), page_(page) {}

  std::vector<PageHeading> read() {
    std::vector<PageHeading> headings;
    std::array<std::size_t, 4> seen{};
    for (std::uint32_t at = 0; at < tree_.nodes().size(); ++at) {
      const int level = level_of(node(at).tag);
      if (level == 0 || ++seen[static_cast<std::size_t>(level)] > most_headings || leads_home(at)) continue;
      PageHeading heading = heading_at(at);
      heading.level = level;
      heading.before_prose = (page_.roles[at] & off_text) == 0 && prose_follows(at);
      if (!heading.text.empty()) headings.push_back(std::move(heading));
    }
    return headings;
  }

 private:
  const HtmlNode& node(std::uint32_t at) const { return tree_.nodes()[at]; }

  PageHeading heading_at(std::uint32_t heading) const {
    PageHeading found;
    found.whole = true;
    std::string& text = found.text;
    for (std::uint32_t at = heading + 1; at < node(heading).end && text.size() < longest_heading;) {
      const HtmlNode& of = node(at);
      if (of.tag != HtmlTag::text) found.whole &= is_plain(of);
      if (of.tag != HtmlTag::text && is_beside_headline(of)) {
        at = of.end;
        continue;
      }
      if (of.tag == HtmlTag::text) append_unescaped(text, of.text.substr(0, floor_boundary(of.text, longest_heading)));
      if (of.tag != HtmlTag::text && (has_trait(of.tag, block_trait) || of.tag == HtmlTag::br)) text += ' ';
      ++at;
    }
    text = one_line(text, longest_heading);
    while (text.starts_with(": ")) text.erase(0, 2);
    if (text.empty()) text = text_below(tree_, heading, longest_heading);
    return found;
  }

  static bool is_plain(const HtmlNode& of) {
    switch (of.tag) {
      case HtmlTag::a:
      case HtmlTag::b:
      case HtmlTag::em:
      case HtmlTag::i:
      case HtmlTag::strong:
      case HtmlTag::img: return true;
      default: return false;
    }
  }

  // The site's name, as a link to its front page. An address in a web archive has two hosts.
  bool leads_home(std::uint32_t heading) const {
    for (std::uint32_t at = heading + 1; at < node(heading).end; ++at) {
      if (node(at).tag != HtmlTag::a) continue;
      std::string_view address = trim(tree_.attribute(node(at), HtmlName::href));
      const std::size_t scheme = address.rfind("://");
      const std::size_t host = scheme != std::string_view::npos ? scheme + 3 : address.starts_with("//") ? 2 : 0;
      address.remove_prefix(host);
      const std::size_t path = address.find('/');
      return host == 0 ? address == "/" : path == std::string_view::npos || path + 1 == address.size();
    }
    return false;
  }

  bool is_beside_headline(const HtmlNode& of) const {
    if (has_trait(of.tag, unshown_trait) || of.tag == HtmlTag::time || of.tag == HtmlTag::small) return true;
    const std::string name = ascii_lower(tree_.attribute(of, HtmlName::class_).substr(0, 200));
    const std::string_view text = name;
    static constexpr std::string_view marks[] = {"kicker",        "overline",    "roofline",   "topline", "dachzeile",
                                                 "spitzmarke",    "titleheader", "subtitle",   "hidden",  "colon",
                                                 "section",       "eyebrow",     "category",   "label",   "sr-only",
                                                 "screen-reader", "subline",     "subheadline"};
    if (of.tag == HtmlTag::other && name.empty()) return false;
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
  }

  bool prose_follows(std::uint32_t heading) const {
    const auto& blocks = page_.blocks;
    const std::uint32_t end = node(heading).end;
    auto block = std::lower_bound(blocks.begin(), blocks.end(), end,
                                  [](const PageBlock& row, std::uint32_t wanted) { return row.first_text < wanted; });
    for (std::size_t count = 0; block != blocks.end() && count < farthest_prose; ++block, ++count) {
      if ((block->roles & off_text) == 0 && block->chars >= 80 && block->is_prose()) return true;
    }
    return false;
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
};

}  // namespace

std::vector<PageHeading> page_headings(const HtmlTree& tree, const PageBlocks& page) {
  return HeadingReader(tree, page).read();
}

}  // namespace dateline
