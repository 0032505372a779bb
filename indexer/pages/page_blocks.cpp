// One walk over the tree: roles go down from parent to child, texts gather until a block begins or ends.
#include "indexer/pages/page_blocks.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "common/text.hpp"

namespace dateline {
namespace {

constexpr PageRoles all_bad_roles = ~static_cast<PageRoles>(body_role | content_role | summary_role | headline_role);

// What the classes of a whole article do not say of it: they name its topics and what it has ("has-comments").
constexpr PageRoles not_of_article =
    all_bad_roles & ~static_cast<PageRoles>(hidden_role | related_role | comments_role);
// What names say of so large a part of the page's prose is not so. Comments can well be longer than the article.
constexpr PageRoles weak_roles = all_bad_roles & ~static_cast<PageRoles>(comments_role);
constexpr double largest_weak_share = 0.45;
constexpr double largest_strong_share = 0.85;

constexpr PageRoles no_role = 0;

// Ids of sections are often made of their headings: "sharing-your-work-with-others" names no buttons.
bool is_made_of_heading(std::string_view id) { return std::count(id.begin(), id.end(), '-') > 3; }

bool hides(std::string_view style) {
  const std::size_t at = style.find("display");
  if (at != std::string_view::npos) {
    std::string_view rest = style.substr(at + 7);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':')) rest.remove_prefix(1);
    if (starts_with_nocase(rest, "none")) return true;
  }
  return style.find("visibility:hidden") != std::string_view::npos ||
         style.find("visibility: hidden") != std::string_view::npos;
}

PageRoles roles_of_tag(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::nav:
    case HtmlTag::menu: return navigation_role;
    case HtmlTag::aside: return side_role;
    case HtmlTag::footer: return footer_role;
    case HtmlTag::header: return header_role;
    case HtmlTag::figcaption:
    case HtmlTag::figure: return caption_role;
    case HtmlTag::article:
    case HtmlTag::main: return content_role;
    default: return 0;
  }
}

bool is_sentence_end(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != '.' && c != '!' && c != '?') return false;
  return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '"' ||
         static_cast<unsigned char>(text[at + 1]) >= 0x80;
}

// 。！？ and the danda of Hindi, the full stop of Arabic and Urdu.
bool is_wide_sentence_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  return rest == "\xE3\x80\x82" || rest == "\xEF\xBC\x81" || rest == "\xEF\xBC\x9F" || rest == "\xE0\xA5\xA4" ||
         rest.substr(0, 2) == "\xDB\x94" || rest.substr(0, 2) == "\xD8\x9F";
}

class BlockBuilder {
 public:
  explicit BlockBuilder(const HtmlTree& tree) : tree_(tree) {}

  PageBlocks build() {
    const auto& nodes = tree_.nodes();
    out_.roles.resize(nodes.size());
    out_.block_node.resize(nodes.size());
    for (std::uint32_t at = 0; at < nodes.size();) at = take(at);
    flush();
    hand_roles_down();
    return std::move(out_);
  }

 private:
  // Returns the node to go on with.
  std::uint32_t take(std::uint32_t at) {
    const HtmlNode& node = tree_.nodes()[at];
    if (node.tag == HtmlTag::text) {
      inherit(at, node);
      add_text(at, node);
      return at + 1;
    }
    if (has_trait(node.tag, unshown_trait)) {
      if (has_trait(node.tag, block_trait)) flush();
      for (std::uint32_t inner = at; inner < node.end; ++inner) inherit(inner, tree_.nodes()[inner]);
      return node.end;
    }
    inherit(at, node);
    out_.roles[at] = own_roles(node);
    if (node.tag == HtmlTag::br) {
      ++line_breaks_;
    } else if (has_trait(node.tag, block_trait)) {
      flush();
      out_.block_node[at] = at;
    }
    return at + 1;
  }

  void inherit(std::uint32_t at, const HtmlNode& node) {
    if (at > 0) out_.block_node[at] = out_.block_node[node.parent];
  }

  PageRoles own_roles(const HtmlNode& node) {
    PageRoles roles = roles_of_tag(node.tag);
    for (const HtmlAttribute& attribute : tree_.attributes(node)) roles |= roles_of_attribute(attribute);
    if (node.tag == HtmlTag::body || node.tag == HtmlTag::html) roles &= content_role;
    if (node.tag == HtmlTag::article || node.tag == HtmlTag::main) roles &= ~not_of_article;
    if ((roles & body_role) != 0) roles &= ~all_bad_roles | hidden_role;
    if (node.tag == HtmlTag::blockquote) roles &= ~static_cast<PageRoles>(sharing_role);  // a tweet is quoted
    return roles;
  }

  // From parents to children, once it is known how much of the page's prose each element holds.
  void hand_roles_down() {
    const auto& nodes = tree_.nodes();
    std::vector<std::uint32_t> prose_before(nodes.size() + 1);
    for (const PageBlock& block : out_.blocks) {
      if (block.is_prose()) prose_before[block.first_text + 1] += block.chars - block.link_chars;
    }
    std::partial_sum(prose_before.begin(), prose_before.end(), prose_before.begin());
    const double whole = std::max(1u, prose_before.back());
    for (std::uint32_t at = 1; at < nodes.size(); ++at) {
      const double share = (prose_before[nodes[at].end] - prose_before[at]) / whole;
      PageRoles own = out_.roles[at];
      if (share > largest_weak_share) own &= ~weak_roles;
      if (share > largest_strong_share) own &= ~all_bad_roles;
      PageRoles around = out_.roles[nodes[at].parent];
      if ((own & body_role) != 0) around &= ~all_bad_roles | hidden_role | comments_role;
      if ((own & summary_role) != 0) around &= ~static_cast<PageRoles>(caption_role | header_role);
      out_.roles[at] = own | around;
    }
    for (PageBlock& block : out_.blocks) block.roles = out_.roles[block.first_text] & out_.roles[block.last_text];
  }

  PageRoles roles_of_attribute(const HtmlAttribute& attribute) {
    switch (attribute.name) {
      case HtmlName::class_: return named_roles(attribute.value);
      case HtmlName::id: return is_made_of_heading(attribute.value) ? no_role : named_roles(attribute.value);
      case HtmlName::role: return roles_of_aria(attribute.value);
      case HtmlName::itemprop: return roles_of_item_property(attribute.value);
      case HtmlName::hidden: return hidden_role;
      case HtmlName::aria_hidden: return attribute.value == "true" ? PageRoles{hidden_role} : no_role;
      case HtmlName::style: return hides(attribute.value) ? PageRoles{hidden_role} : no_role;
      default: return 0;
    }
  }

  // Pages name the same things over and over.
  PageRoles named_roles(std::string_view name) {
    const auto [entry, is_new] = known_names_.try_emplace(name, 0);
    if (is_new) entry->second = roles_of_name(name);
    return entry->second;
  }

  void add_text(std::uint32_t at, const HtmlNode& node) {
    if (out_.block_node[at] != block_node_ || line_breaks_ > 1) flush();
    raw_.clear();
    append_unescaped(raw_, node.text);
    if (trim(raw_).empty() && line_.empty()) return;
    if (line_.empty()) {
      block_node_ = out_.block_node[at];
      first_text_ = at;
    } else if (line_breaks_ == 1) {
      append_break();
    }
    last_text_ = at;
    line_breaks_ = 0;
    append_collapsed(node.linked);
  }

  void append_break() {
    while (!line_.empty() && line_.back() == ' ') line_.pop_back();
    line_ += '\n';
  }

  void append_collapsed(bool linked) {
    const bool keep = tree_.nodes()[block_node_].tag == HtmlTag::pre;
    for (std::size_t at = 0; at < raw_.size();) {
      const CodePoint point = decode(raw_, at);
      if (is_space(point.value)) {
        const bool after_blank = line_.empty() || line_.back() == ' ' || line_.back() == '\n';
        if (keep && (point.value == '\n' || !after_blank)) {
          line_ += point.value == '\n' ? '\n' : ' ';
        } else if (!after_blank) {
          line_ += ' ';
        }
      } else if (point.value != 0x200B && point.value != 0xAD && point.value != 0xFEFF) {
        line_.append(raw_, at, point.length);
        ++chars_;
        link_chars_ += linked;
      }
      at += point.length;
    }
  }

  // A drop capital is in an element of its own, but belongs to the word behind it.
  void take_back_initial() {
    if (out_.blocks.empty() || line_[0] < 'a' || line_[0] > 'z') return;
    const PageBlock& initial = out_.blocks.back();
    const std::string_view letter = out_.text_of(initial);
    if (letter.size() != 1 || letter[0] < 'A' || letter[0] > 'Z' || initial.link_chars > 0) return;
    line_.insert(line_.begin(), letter[0]);
    ++chars_;
    first_text_ = initial.first_text;
    out_.text.pop_back();
    out_.blocks.pop_back();
  }

  void flush() {
    while (!line_.empty() && (line_.back() == ' ' || line_.back() == '\n')) line_.pop_back();
    if (chars_ > 0) {
      take_back_initial();
      PageBlock block;
      block.node = block_node_;
      block.begin = static_cast<std::uint32_t>(out_.text.size());
      out_.text += line_;
      block.end = static_cast<std::uint32_t>(out_.text.size());
      block.chars = chars_;
      block.link_chars = link_chars_;
      block.first_text = first_text_;
      block.last_text = last_text_;
      for (std::size_t at = 0; at < line_.size(); ++at) {
        block.sentences += is_sentence_end(line_, at) || is_wide_sentence_end(line_, at);
      }
      out_.blocks.push_back(block);
    }
    line_.clear();
    chars_ = link_chars_ = 0;
    line_breaks_ = 0;
  }

  const HtmlTree& tree_;
  PageBlocks out_;
  std::unordered_map<std::string_view, PageRoles> known_names_;
  std::string raw_;
  std::string line_;
  std::uint32_t block_node_ = 0;
  std::uint32_t chars_ = 0;
  std::uint32_t link_chars_ = 0;
  std::uint32_t line_breaks_ = 0;
  std::uint32_t first_text_ = 0;
  std::uint32_t last_text_ = 0;
};

}  // namespace

PageBlocks page_blocks(const HtmlTree& tree) { return BlockBuilder(tree).build(); }

}  // namespace dateline
