// Scores elements by the prose close below them, takes the best one and what goes with it, and leaves out the rest.
#include "indexer/pages/page_text.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "common/article.hpp"
#include "common/text.hpp"
#include "indexer/pages/line_marks.hpp"
#include "indexer/pages/word_runs.hpp"

namespace dateline {
namespace {

// What is hidden may be shown by a script: it counts, but for less; once it is the best there is, it counts in full.
constexpr double hidden_weight = 0.35;

constexpr PageRoles usual_no_text = navigation_role | comments_role | related_role | sharing_role | promotion_role |
                                    notice_role | caption_role | author_role | tags_role | side_role | footer_role;

// What is left out still where that leaves next to nothing: names can mislead.
constexpr PageRoles plain_no_text = navigation_role | comments_role | sharing_role | notice_role | footer_role;
constexpr PageRoles least_no_text = navigation_role | footer_role;
constexpr std::size_t enough_chars = 250;
constexpr std::size_t most_small_blocks = 30;

// What may stand between a heading and its text.
constexpr PageRoles passed_over = hidden_role | sharing_role | promotion_role | caption_role;

// How much of an element's score its parent gets.
constexpr double decay = 0.6;
// What is named the article's body is preferred, above all where there is little text to judge by.
constexpr double body_bonus = 1.5;
constexpr double body_start = 200;
constexpr double least_density = 0.8;              // of prose in a part beside the best one, for it to be taken too
constexpr std::size_t shortest_stated_body = 300;  // bytes; a shorter one may be a summary
constexpr std::size_t longest_marginal = 160;      // a longer line that begins so is a sentence
constexpr std::size_t farthest_blocks = 80;        // between it and what has been taken
constexpr std::size_t widest_gap = 3;
constexpr int highest_climb = 4;  // levels, where no <article> or <main> says how far

class Extraction {
 public:
  // never_text: the roles of what is left out.
  Extraction(const HtmlTree& tree, const PageBlocks& page, const TextHints& hints, PageRoles never_text)
      : tree_(tree), page_(page), hints_(hints), never_text_(never_text) {}

  std::vector<std::uint32_t> run() {
    score_nodes();
    const std::uint32_t best = best_node();
    if (best == 0) return {};
    if ((page_.roles[best] & hidden_role) == 0) never_text_ |= hidden_role;
    sum_up();
    take_parts(best);
    fill_gaps();
    judge();
    heed_stated_body();
    return kept();
  }

 private:
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

  bool is_dense(std::uint32_t at) const {
    const double prose = prose_before_[node(at).end] - prose_before_[at];
    const double noise = noise_before_[node(at).end] - noise_before_[at];
    return prose > 0 && prose >= (prose + noise) * least_density;
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
    for (auto child = before.rbegin(); child != before.rend(); ++child) take_if_close(*child);
    for (std::uint32_t child = node(inner).end; child < node(outer).end; child = node(child).end) take_if_close(child);
  }

  void take_if_close(std::uint32_t child) {
    const std::size_t begin = blocks_before_[child];
    const std::size_t end = blocks_before_[node(child).end];
    if (begin > reach_.end + farthest_blocks || end + farthest_blocks < reach_.begin || !is_dense(child)) return;
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

  // How far up to look for more: to the <article> or <main> around, else some levels.
  std::uint32_t highest_part(std::uint32_t best) const {
    std::uint32_t top = best;
    std::uint32_t low = best;
    int levels = 0;
    for (std::uint32_t at = best; node(at).tag != HtmlTag::body && at != 0; at = node(at).parent) {
      if (node(at).tag == HtmlTag::article) return at;
      if (node(at).tag == HtmlTag::main && top == best) top = at;
      if (levels < highest_climb && has_trait(node(at).tag, block_trait)) {
        ++levels;
        low = at;
      }
    }
    return top == best ? low : top;
  }

  // What stands between two parts that are close together belongs to them: headings, short lines. What is no text at
  // all does not part them.
  void fill_gaps() {
    std::size_t from = taken_.size();  // behind the last block that was taken
    std::size_t gap = 0;
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (!taken_[at]) {
        gap += !excluded(page_.blocks[at]);
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

  enum class Verdict : std::uint8_t { drop, weak, heading, keep };

  Verdict verdict(const PageBlock& block) const {
    if (excluded(block)) return Verdict::drop;
    const std::string_view text = page_.text_of(block);
    if (is_heading(block)) {
      return says_headline(text) ? Verdict::drop : Verdict::heading;
    }
    if ((block.roles & (date_role | headline_role)) != 0 && !block.is_prose()) return Verdict::drop;
    if ((block.roles & byline_role) != 0) return Verdict::drop;
    if (block.link_share() > 0.6 || !has_word(text)) return Verdict::drop;
    if (block.chars <= longest_marginal && opens_marginally(text)) return Verdict::drop;
    if (block.is_prose()) return Verdict::keep;
    return Verdict::weak;
  }

  bool says_headline(std::string_view text) const {
    return !hints_.headline.empty() && text.size() < 3 * hints_.headline.size() &&
           fold(text).find(fold(hints_.headline)) != std::string::npos;
  }

  void judge() {
    verdicts_.assign(taken_.size(), Verdict::drop);
    std::size_t first = taken_.size();
    std::size_t last = 0;
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (!taken_[at]) continue;
      verdicts_[at] = verdict(page_.blocks[at]);
      if (verdicts_[at] != Verdict::keep) continue;
      first = std::min(first, at);
      last = at;
    }
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (verdicts_[at] != Verdict::weak || !closes_text(at, first, last)) continue;
      last = std::max(last, at);
      first = std::min(first, at);
    }
    for (std::size_t at = 0; at < taken_.size(); ++at) {
      if (verdicts_[at] != Verdict::weak) continue;
      verdicts_[at] = at >= first && at <= last && !announces_links(at) ? Verdict::keep : Verdict::drop;
    }
    for (std::size_t at = 0; at < first && at < taken_.size(); ++at) {
      if (verdicts_[at] == Verdict::heading && node(page_.blocks[at].node).tag == HtmlTag::h1)
        verdicts_[at] = Verdict::drop;
    }
    judge_headings();
  }

  // Short lines within the text stay; those around it only if they are sentences beside it.
  bool closes_text(std::size_t at, std::size_t first, std::size_t last) const {
    const PageBlock& block = page_.blocks[at];
    if (first == taken_.size()) return block.sentences > 0;
    if (at > first && at < last) return true;
    if (!ends_like_sentence(page_.text_of(block)) && block.chars < 80) return false;
    if (block.link_share() > 0.3) return false;
    return are_siblings(block, page_.blocks[at > last ? last : first]);
  }

  // "You may also like" before links.
  bool announces_links(std::size_t at) const {
    if (page_.blocks[at].chars > 50 || at + 1 >= verdicts_.size()) return false;
    return verdicts_[at + 1] == Verdict::drop && page_.blocks[at + 1].link_share() > 0.6;
  }

  bool are_siblings(const PageBlock& a, const PageBlock& b) const {
    return node(a.node).parent == node(b.node).parent && node(a.node).tag == node(b.node).tag;
  }

  static bool ends_like_sentence(std::string_view text) {
    constexpr std::string_view ends[] = {".", "!",  "?",  ")",  "\"", "”", "“", "»",
                                         "…", "。", "！", "？", "」", "।", "۔"};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
  }

  // A heading stays when what comes next is text of the article, or a heading that stays. Pictures may stand between.
  void judge_headings() {
    bool text_follows = false;
    const PageBlock* text = nullptr;
    for (std::size_t at = taken_.size(); at-- > 0;) {
      const PageBlock& block = page_.blocks[at];
      if (verdicts_[at] == Verdict::heading) {
        const bool stays =
            text_follows && (block.link_share() < 0.6 || node(block.node).parent == node(text->node).parent);
        verdicts_[at] = stays ? Verdict::keep : Verdict::drop;
      }
      if (verdicts_[at] == Verdict::keep) {
        text_follows = true;
        text = &block;
      } else if (page_.blocks[at].link_chars > 0 && (page_.blocks[at].roles & passed_over) == 0) {
        text_follows = false;
      }
    }
  }

  // Where the page's data give the same text, they decide on what is doubtful: paragraphs of which they have nothing
  // go, those that they have as a whole come.
  void heed_stated_body() {
    const WordRuns stated(hints_.stated_body);
    if (hints_.stated_body.size() < shortest_stated_body) return;
    double kept_chars = 0;
    double shared_chars = 0;
    std::vector<double> shares(page_.blocks.size());
    for (std::size_t at = 0; at < shares.size(); ++at) {
      const PageBlock& block = page_.blocks[at];
      if (!block.is_prose()) continue;
      shares[at] = stated.share_of(page_.text_of(block));
      if (verdicts_[at] == Verdict::keep) kept_chars += block.chars;
      if (verdicts_[at] == Verdict::keep) shared_chars += shares[at] * block.chars;
    }
    if (shared_chars < 0.6 * kept_chars || shared_chars < 0.5 * static_cast<double>(hints_.stated_body.size())) return;
    for (std::size_t at = 0; at < shares.size(); ++at) {
      const PageBlock& block = page_.blocks[at];
      if (!block.is_prose()) continue;
      if (shares[at] < 0.2 && !is_heading(block)) verdicts_[at] = Verdict::drop;
      if (shares[at] > 0.8 && (block.roles & hidden_role) == 0) verdicts_[at] = Verdict::keep;
    }
  }

  std::vector<std::uint32_t> kept() const {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t at = 0; at < verdicts_.size(); ++at) {
      if (verdicts_[at] == Verdict::keep) kept.push_back(at);
    }
    return kept;
  }

  const HtmlTree& tree_;
  const PageBlocks& page_;
  const TextHints& hints_;
  PageRoles never_text_;
  std::vector<double> scores_;                // a node
  std::vector<std::uint32_t> prose_before_;   // a node
  std::vector<std::uint32_t> noise_before_;   // a node
  std::vector<std::uint32_t> blocks_before_;  // a node
  std::vector<bool> taken_;                   // a block
  Range reach_;                               // of blocks: from the first to the last taken part
  std::vector<Verdict> verdicts_;             // a block
};

// Pages of a few lines, with nothing written in sentences: all that is no link.
std::vector<std::uint32_t> all_of_a_small_page(const PageBlocks& page) {
  std::vector<std::uint32_t> kept;
  if (page.blocks.size() > most_small_blocks) return kept;
  for (std::uint32_t at = 0; at < page.blocks.size(); ++at) {
    const PageBlock& block = page.blocks[at];
    if ((block.roles & usual_no_text) == 0 && block.link_share() < 0.5) kept.push_back(at);
  }
  return kept;
}

std::size_t chars_of(const PageBlocks& page, const std::vector<std::uint32_t>& kept) {
  std::size_t chars = 0;
  for (const std::uint32_t at : kept) chars += page.blocks[at].chars;
  return chars;
}

}  // namespace

std::vector<std::uint32_t> article_blocks(const HtmlTree& tree, const PageBlocks& page, const TextHints& hints) {
  std::vector<std::uint32_t> most;
  std::size_t most_chars = 0;
  for (const PageRoles never_text : {usual_no_text, plain_no_text, least_no_text}) {
    std::vector<std::uint32_t> kept = Extraction(tree, page, hints, never_text).run();
    const std::size_t chars = chars_of(page, kept);
    if (chars > most_chars * 3) {
      most = std::move(kept);
      most_chars = chars;
    }
    if (most_chars >= enough_chars) break;
  }
  return most.empty() ? all_of_a_small_page(page) : most;
}

}  // namespace dateline
