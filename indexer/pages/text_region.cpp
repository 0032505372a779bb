// Scores elements by the prose close below them, takes the best one and what is close to it and as dense.
#include "indexer/pages/text_region.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <unordered_set>

#include "indexer/pages/line_marks.hpp"

namespace dateline {
namespace {

// What is hidden may be shown by a script: it counts, but for less; once it is the best there is, it counts in full.
constexpr double hidden_weight = 0.35;
// How much of an element's score its parent gets.
constexpr double decay = 0.6;
// What is named the article's body is preferred, above all where there is little text to judge by.
constexpr double body_bonus = 1.5;
constexpr double body_start = 200;
constexpr double least_density = 0.8;           // of prose in a part beside the best one, for it to be taken too
constexpr double least_density_of_alike = 0.5;  // where the two are made alike: slides, entries
constexpr std::size_t farthest_blocks = 80;     // between it and what has been taken
constexpr std::size_t widest_gap = 3;
constexpr std::size_t longest_class = 100;
constexpr std::size_t most_alike = 40;  // blocks of a gap that may look like those of the text
constexpr int highest_climb = 3;        // levels, where no <article> or <main> says how far

class RegionFinder {
 public:
  RegionFinder(const HtmlTree& tree, const PageBlocks& page, PageRoles never_text)
      : tree_(tree), page_(page), never_text_(never_text) {}

  TextRegion find() {
    score_nodes();
    const std::uint32_t best = best_node();
    if (best == 0) return {};
    if ((page_.roles[best] & hidden_role) == 0) never_text_ |= hidden_role;
    sum_up();
    take_parts(best);
    fill_gaps();
    return {std::move(taken_), never_text_};
  }

 private:
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  const HtmlNode& node(std::uint32_t at) const { return tree_.nodes()[at]; }
  bool excluded(const PageBlock& block) const { return (block.roles & never_text_) != 0; }
  bool is_heading(const PageBlock& block) const { return has_trait(node(block.node).tag, heading_trait); }

  double direct_score(const PageBlock& block) const {
    if ((block.roles & never_text_) != 0 || !block.is_prose()) return 0;
    if ((block.roles & body_role) == 0 && speaks_of_cookies(page_.text_of(block))) return 0;
    const double weight = (block.roles & hidden_role) != 0 ? hidden_weight : 1;
    return weight * (block.chars - block.link_chars) * (1 - block.link_share());
  }

  void score_nodes() {
    const auto& nodes = tree_.nodes();
    scores_.resize(nodes.size());
    for (const PageBlock& block : page_.blocks) scores_[block.node] += direct_score(block) / decay;
    for (std::size_t at = nodes.size() - 1; at > 0; --at) {
      const bool counts = has_trait(nodes[at].tag, block_trait);
      scores_[nodes[at].parent] += scores_[at] * (counts ? decay : 1);
    }
  }

  std::uint32_t best_node() const {
    std::uint32_t best = 0;
    double most = 0;
    for (std::uint32_t at = 1; at < scores_.size(); ++at) {
      if (!has_trait(node(at).tag, block_trait) || node(at).tag == HtmlTag::p) continue;
      const bool named = (page_.roles[at] & body_role) != 0;
      const double score = named && scores_[at] > 0 ? scores_[at] * body_bonus + body_start : scores_[at];
      if (score > 0 && score >= most) {
        most = score;
        best = at;
      }
    }
    return best;
  }

  // Sums over all nodes before a node, so that those of a subtree are a difference.
  void sum_up() {
    const std::size_t count = tree_.nodes().size() + 1;
    prose_before_.resize(count);
    noise_before_.resize(count);
    blocks_before_.resize(count);
    for (const PageBlock& block : page_.blocks) {
      const std::size_t at = block.first_text + 1;
      ++blocks_before_[at];
      if (excluded(block)) continue;
      const bool prose = block.is_prose();
      if (prose) prose_before_[at] += block.chars - block.link_chars;
      noise_before_[at] += prose ? block.link_chars / 2 : is_heading(block) ? 3 * block.link_chars : block.chars;
    }
    std::partial_sum(prose_before_.begin(), prose_before_.end(), prose_before_.begin());
    std::partial_sum(noise_before_.begin(), noise_before_.end(), noise_before_.begin());
    std::partial_sum(blocks_before_.begin(), blocks_before_.end(), blocks_before_.begin());
    taken_.assign(page_.blocks.size(), false);
  }

  bool is_dense(std::uint32_t at, double least) const {
    const double prose = prose_before_[node(at).end] - prose_before_[at];
    const double noise = noise_before_[node(at).end] - noise_before_[at];
    return prose > 0 && prose >= (prose + noise) * least;
  }

  // What a template makes over and over, as the paragraphs and the steps of a text, has one tag and one class.
  std::size_t shape_of(std::uint32_t at) const {
    const std::string_view name = tree_.attribute(node(at), HtmlName::class_).substr(0, longest_class);
    return std::hash<std::string_view>()(name) * 131 + static_cast<std::size_t>(node(at).tag);
  }
  std::size_t shape_of(const PageBlock& block) const {
    return shape_of(block.node) * 31 + shape_of(node(block.node).parent);
  }

  void take_subtree(std::uint32_t at) {
    const auto begin = taken_.begin();
    std::fill(begin + blocks_before_[at], begin + blocks_before_[node(at).end], true);
  }

  // The best element, and of what lies beside it and beside those around it the parts that are as dense in prose.
  void take_parts(std::uint32_t best) {
    take_subtree(best);
    const std::uint32_t top = highest_part(best);
    reach_ = {blocks_before_[best], blocks_before_[node(best).end]};
    for (std::uint32_t inner = best; inner != top; inner = node(inner).parent) take_beside(inner);
    if ((page_.roles[best] & body_role) != 0) take_bodies(best, top);
  }

  // Goes from `inner` forwards and backwards over what stands beside it, while that is not too far from what is taken.
  void take_beside(std::uint32_t inner) {
    const std::uint32_t outer = node(inner).parent;
    std::vector<std::uint32_t> before;
    for (std::uint32_t child = outer + 1; child < inner; child = node(child).end) before.push_back(child);
    for (auto child = before.rbegin(); child != before.rend(); ++child) take_if_close(*child, inner);
    for (std::uint32_t child = node(inner).end; child < node(outer).end; child = node(child).end) {
      take_if_close(child, inner);
    }
  }

  void take_if_close(std::uint32_t child, std::uint32_t beside) {
    const std::size_t begin = blocks_before_[child];
    const std::size_t end = blocks_before_[node(child).end];
    const double density = shape_of(child) == shape_of(beside) ? least_density_of_alike : least_density;
    if (begin > reach_.end + farthest_blocks || end + farthest_blocks < reach_.begin) return;
    if (!is_dense(child, density)) return;
    take_subtree(child);
    reach_ = {std::min(reach_.begin, begin), std::max(reach_.end, end)};
  }

  // A text that is cut in two has two parts that are named its body: the prose of the other belongs to it as well.
  void take_bodies(std::uint32_t best, std::uint32_t top) {
    std::uint32_t own = best;
    while (own != 0 && (page_.roles[node(own).parent] & body_role) != 0) own = node(own).parent;
    std::uint32_t first = blocks_before_[node(top).end];
    std::uint32_t last = 0;
    for (std::uint32_t i = blocks_before_[top]; i < blocks_before_[node(top).end]; ++i) {
      const PageBlock& block = page_.blocks[i];
      const bool in_own = block.first_text >= own && block.first_text < node(own).end;
      if (in_own || (block.roles & body_role) == 0 || excluded(block) || !block.is_prose()) continue;
      first = std::min(first, i);
      last = i + 1;
    }
    for (std::uint32_t i = first; i < last; ++i) {
      if ((page_.blocks[i].roles & body_role) != 0) taken_[i] = true;
    }
  }

  bool wraps_only(std::uint32_t outer, std::uint32_t inner) const {
    return blocks_before_[outer] == blocks_before_[inner] &&
           blocks_before_[node(outer).end] == blocks_before_[node(inner).end];
  }

  // How far up to look for more: to the <article> or <main> around, else some levels.
  std::uint32_t highest_part(std::uint32_t best) const {
    std::uint32_t top = best;
    std::uint32_t low = best;
    int levels = 0;
    for (std::uint32_t at = best; node(at).tag != HtmlTag::body && at != 0; at = node(at).parent) {
      if (node(at).tag == HtmlTag::article) return at;
      if (node(at).tag == HtmlTag::main && top == best) top = at;
      if (!has_trait(node(at).tag, block_trait)) continue;
      levels += !wraps_only(at, low);
      if (levels > highest_climb) continue;
      low = at;
    }
    return top == best ? low : top;
  }

  // What stands between two parts that are close together belongs to them: headings, short lines. What is no text at
  // all does not part them.
  void fill_gaps() {
    std::unordered_set<std::size_t> shapes;
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (taken_[at] && page_.blocks[at].is_prose()) shapes.insert(shape_of(page_.blocks[at]));
    }
    std::size_t from = taken_.size();  // behind the last block that was taken
    std::size_t gap = 0;
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (!taken_[at]) {
        const bool alike = at < from + most_alike && shapes.contains(shape_of(page_.blocks[at]));
        gap += !excluded(page_.blocks[at]) && !alike;
        continue;
      }
      if (from < at && gap <= widest_gap) {
        std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(from), taken_.begin() + static_cast<std::ptrdiff_t>(at),
                  true);
      }
      from = at + 1;
      gap = 0;
    }
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
  PageRoles never_text_;
  std::vector<double> scores_;                // a node
  std::vector<std::uint32_t> prose_before_;   // a node
  std::vector<std::uint32_t> noise_before_;   // a node
  std::vector<std::uint32_t> blocks_before_;  // a node
  std::vector<bool> taken_;                   // a block
  Range reach_;                               // of blocks: from the first to the last taken part
};

}  // namespace

TextRegion text_region(const HtmlTree& tree, const PageBlocks& page, PageRoles never_text) {
  return RegionFinder(tree, page, never_text).find();
}

}  // namespace dateline
