// Builds the tree with a stack of open elements that knows, for each tag, where it is open for the last time.
#include "indexer/pages/html_tree.hpp"

#include <algorithm>
#include <array>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_nodes = 5'000'000;
constexpr std::int32_t nowhere = -1;

struct OpenElement {
  std::uint32_t node;
  HtmlTag tag;
  std::int32_t same_tag_below;
  std::int32_t fence_below;
  std::int32_t block_below;
};

bool is_heading(HtmlTag tag) { return has_trait(tag, heading_trait); }

}  // namespace

class HtmlTreeBuilder {
 public:
  HtmlTreeBuilder(HtmlTree& tree, std::string_view html) : tree_(tree), tokens_(html) {
    last_.fill(nowhere);
    tree_.nodes_.reserve(html.size() / 24);
    open(HtmlTag::html, {});
  }

  void build() {
    for (HtmlToken token; tree_.nodes_.size() < most_nodes && tokens_.next(token);) take(token);
    while (!stack_.empty()) pop();
  }

 private:
  void take(const HtmlToken& token) {
    switch (token.kind) {
      case HtmlTokenKind::text: return text(token.text);
      case HtmlTokenKind::raw_text: return add_text(token.text);
      case HtmlTokenKind::start: return start(*token.element);
      case HtmlTokenKind::end: return end(token.element->tag);
    }
  }

  void text(std::string_view text) {
    if (is_open(HtmlTag::head) && !trim(text).empty()) leave_head();
    add_text(text);
  }

  void add_text(std::string_view text) {
    HtmlNode node;
    node.tag = HtmlTag::text;
    node.text = text;
    node.linked = linked_;
    node.parent = stack_.back().node;
    node.end = static_cast<std::uint32_t>(tree_.nodes_.size()) + 1;
    tree_.nodes_.push_back(node);
  }

  // Text and body elements end a head that was left open, unless something that is not shown is open in it.
  void leave_head() {
    if (stack_.back().tag == HtmlTag::head) pop();
  }

  void start(const HtmlElement& element) {
    if (element.tag == HtmlTag::html || (element.tag == HtmlTag::body && is_open(HtmlTag::body))) return merge();
    if ((element.traits & head_trait) == 0) leave_head();
    close_implied(element);
    if (element.tag == HtmlTag::a) linked_ = has_link();
    open(element.tag, tokens_.attributes());
    if ((element.traits & void_trait) != 0) pop();
  }

  // A second <html> or <body>: the page's language may stand there.
  void merge() {
    if (stack_.size() == 1 && tree_.nodes_[0].attributes == 0) keep_attributes(tree_.nodes_[0], tokens_.attributes());
  }

  bool has_link() const {
    const auto& attributes = tokens_.attributes();
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const HtmlAttribute& attribute) { return attribute.name == HtmlName::href; });
  }

  void close_implied(const HtmlElement& element) {
    switch (element.tag) {
      case HtmlTag::li: close_above(HtmlTag::li, std::max({last(HtmlTag::ul), last(HtmlTag::ol), fence_})); break;
      case HtmlTag::dt:
      case HtmlTag::dd:
        close_above(HtmlTag::dt, std::max(last(HtmlTag::dl), fence_));
        close_above(HtmlTag::dd, std::max(last(HtmlTag::dl), fence_));
        break;
      case HtmlTag::td:
      case HtmlTag::th: close_cells(); break;
      case HtmlTag::tr:
        close_cells();
        close_above(HtmlTag::tr, last(HtmlTag::table));
        break;
      case HtmlTag::tbody:
      case HtmlTag::thead:
      case HtmlTag::tfoot:
        close_cells();
        for (const HtmlTag tag : {HtmlTag::tr, HtmlTag::tbody, HtmlTag::thead, HtmlTag::tfoot}) {
          close_above(tag, last(HtmlTag::table));
        }
        break;
      case HtmlTag::option: close_above(HtmlTag::option, block_); break;
      case HtmlTag::a: close_above(HtmlTag::a, block_); break;
      default: break;
    }
    if ((element.traits & closes_p_trait) != 0) close_above(HtmlTag::p, fence_);
    if ((element.traits & heading_trait) != 0 && is_heading(stack_.back().tag)) pop();
  }

  void close_cells() {
    close_above(HtmlTag::td, last(HtmlTag::table));
    close_above(HtmlTag::th, last(HtmlTag::table));
    close_above(HtmlTag::caption, last(HtmlTag::table));
  }

  // Ends the last open `tag` and all within it, if it was opened above `floor`.
  void close_above(HtmlTag tag, std::int32_t floor) {
    const std::int32_t at = last(tag);
    if (at == nowhere || at <= floor) return;
    while (static_cast<std::int32_t>(stack_.size()) > at) pop();
  }

  void end(HtmlTag tag) {
    if (tag == HtmlTag::html || tag == HtmlTag::body || tag == HtmlTag::other) {
      if (tag == HtmlTag::other) close_above(tag, block_);
      return;  // what comes after </body> is still of the page
    }
    if (tag == HtmlTag::a) linked_ = false;
    if (has_trait(tag, fence_trait)) {
      close_above(tag, tag == HtmlTag::table || tag == HtmlTag::object ? nowhere : last(HtmlTag::table));
    } else if (has_trait(tag, block_trait)) {
      close_above(tag, tag == HtmlTag::tr || tag == HtmlTag::tbody ? last(HtmlTag::table) : fence_);
    } else {
      close_above(tag, block_);
    }
  }

  void open(HtmlTag tag, const std::vector<HtmlAttribute>& attributes) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    HtmlNode node;
    node.tag = tag;
    node.parent = stack_.empty() ? 0 : stack_.back().node;
    keep_attributes(node, attributes);
    tree_.nodes_.push_back(node);
    const auto at = static_cast<std::int32_t>(stack_.size());
    stack_.push_back({index, tag, last(tag), fence_, block_});
    last_[static_cast<std::size_t>(tag)] = at;
    if (has_trait(tag, fence_trait)) fence_ = at;
    if (has_trait(tag, block_trait)) block_ = at;
  }

  void keep_attributes(HtmlNode& node, const std::vector<HtmlAttribute>& attributes) {
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    node.attributes = static_cast<std::uint16_t>(attributes.size());
    tree_.attributes_.insert(tree_.attributes_.end(), attributes.begin(), attributes.end());
  }

  void pop() {
    const OpenElement& top = stack_.back();
    tree_.nodes_[top.node].end = static_cast<std::uint32_t>(tree_.nodes_.size());
    last_[static_cast<std::size_t>(top.tag)] = top.same_tag_below;
    fence_ = top.fence_below;
    block_ = top.block_below;
    if (top.tag == HtmlTag::a) linked_ = false;
    stack_.pop_back();
  }

  std::int32_t last(HtmlTag tag) const { return last_[static_cast<std::size_t>(tag)]; }
  bool is_open(HtmlTag tag) const { return last(tag) != nowhere; }

  HtmlTree& tree_;
  HtmlTokens tokens_;
  std::vector<OpenElement> stack_;
  std::array<std::int32_t, static_cast<std::size_t>(HtmlTag::count)> last_;  // where in stack_; nowhere = not open
  std::int32_t fence_ = nowhere;                                             // the last open table cell or its like
  std::int32_t block_ = nowhere;                                             // the last open block
  bool linked_ = false;
};

HtmlTree::HtmlTree(std::string_view html) { HtmlTreeBuilder(*this, html).build(); }

std::string_view HtmlTree::attribute(const HtmlNode& node, HtmlName name) const {
  for (const HtmlAttribute& attribute : attributes(node)) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool HtmlTree::has_attribute(const HtmlNode& node, HtmlName name) const {
  const auto all = attributes(node);
  return std::any_of(all.begin(), all.end(), [&](const HtmlAttribute& attribute) { return attribute.name == name; });
}

std::string text_below(const HtmlTree& tree, std::uint32_t node, std::size_t limit) {
  const auto& nodes = tree.nodes();
  std::string text;
  for (std::uint32_t at = node + 1; at < nodes[node].end && text.size() < limit; ++at) {
    if (nodes[at].tag == HtmlTag::text) {
      append_unescaped(text, nodes[at].text.substr(0, floor_boundary(nodes[at].text, limit)));
    } else if (has_trait(nodes[at].tag, block_trait) || nodes[at].tag == HtmlTag::br) {
      text += ' ';
    }
  }
  return one_line(text, limit);
}

}  // namespace dateline
