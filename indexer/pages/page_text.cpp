// Judges each block of the region that holds the text: paragraphs stay, headings with what follows, the rest goes.
#include "indexer/pages/page_text.hpp"

#include <algorithm>
#include <utility>

#include "common/article.hpp"
#include "common/text.hpp"
#include "indexer/pages/line_marks.hpp"
#include "indexer/pages/text_region.hpp"
#include "indexer/pages/word_runs.hpp"

namespace dateline {
namespace {

constexpr PageRoles usual_no_text = navigation_role | comments_role | related_role | sharing_role | promotion_role |
                                    notice_role | caption_role | author_role | tags_role | side_role | footer_role;

// What is left out still where that leaves next to nothing: names can mislead.
constexpr PageRoles plain_no_text = navigation_role | comments_role | sharing_role | notice_role | footer_role;
constexpr PageRoles least_no_text = navigation_role | footer_role;
constexpr std::size_t enough_chars = 250;
constexpr std::size_t most_small_blocks = 30;

// What may stand between a heading and its text.
constexpr PageRoles passed_over = hidden_role | sharing_role | promotion_role | caption_role;

constexpr std::size_t shortest_stated_body = 300;  // bytes; a shorter one may be a summary
constexpr std::size_t shortest_line = 30;
constexpr std::size_t farthest_headline = 15;  // blocks before the text
constexpr std::size_t shortest_standfirst = 60;
constexpr std::size_t longest_standfirst = 600;
constexpr std::size_t longest_marginal = 160;  // a longer line that begins so is a sentence
constexpr std::size_t longest_note = 80;

class Extraction {
 public:
  // never_text: the roles of what is left out.
  Extraction(const HtmlTree& tree, const PageBlocks& page, const TextHints& hints, PageRoles never_text)
      : tree_(tree), page_(page), hints_(hints), region_(text_region(tree, page, never_text)), taken_(region_.taken) {}

  std::vector<std::uint32_t> run() {
    if (taken_.empty()) return {};
    judge();
    heed_stated_body();
    return kept();
  }

 private:
  const HtmlNode& node(std::uint32_t at) const { return tree_.nodes()[at]; }
  bool excluded(const PageBlock& block) const { return (block.roles & region_.never_text) != 0; }
  bool is_heading(const PageBlock& block) const { return has_trait(node(block.node).tag, heading_trait); }

  enum class Verdict : std::uint8_t { drop, weak, heading, keep };

  Verdict verdict(const PageBlock& block) const {
    if (excluded(block)) return Verdict::drop;
    const std::string_view text = page_.text_of(block);
    if (is_heading(block)) {
      return says_headline(text) || opens_marginally(text) ? Verdict::drop : Verdict::heading;
    }
    if ((block.roles & (date_role | headline_role)) != 0 && !block.is_prose()) return Verdict::drop;
    if ((block.roles & byline_role) != 0) return Verdict::drop;
    if (block.link_share() > 0.6 || !has_word(text)) return Verdict::drop;
    if (block.chars <= longest_marginal && is_marginal(text)) return Verdict::drop;
    if (block.chars <= longest_note && tells_reading_time(text)) return Verdict::drop;
    if (block.is_prose()) return Verdict::keep;
    return Verdict::weak;
  }

  static bool is_marginal(std::string_view text) { return opens_marginally(text) || credits_a_picture(text); }

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
      const PageBlock& block = page_.blocks[at];
      if (verdicts_[at] != Verdict::heading || node(block.node).tag != HtmlTag::h1) continue;
      const bool beside = first < taken_.size() && node(block.node).parent == node(page_.blocks[first].node).parent;
      if (!beside) verdicts_[at] = Verdict::drop;
    }
    judge_headings();
    keep_standfirst(first);
  }

  // The standfirst is neither in the headline's element nor in the text's, as a rule: it is the first thing in
  // sentences behind the headline, before any picture.
  void keep_standfirst(std::size_t first) {
    if (first == taken_.size()) return;
    std::size_t headline = first;
    while (headline > 0 && first - headline < farthest_headline && !is_headline(page_.blocks[headline])) --headline;
    if (!is_headline(page_.blocks[headline])) return;
    for (std::size_t at = headline + 1; at < first; ++at) {
      const PageBlock& block = page_.blocks[at];
      if (has_picture_between(page_.blocks[headline], block)) return;
      if (block.chars < shortest_standfirst || block.link_share() > 0.5) continue;
      if ((block.roles & (byline_role | date_role)) != 0) continue;
      if (is_standfirst(block)) verdicts_[at] = Verdict::keep;
      return;
    }
  }

  bool is_headline(const PageBlock& block) const {
    return (is_heading(block) || (block.roles & headline_role) != 0) && block.link_share() < 0.5 &&
           says_headline(page_.text_of(block));
  }

  bool is_standfirst(const PageBlock& block) const {
    constexpr PageRoles none = (usual_no_text & ~PageRoles{related_role}) | hidden_role | byline_role;
    if ((block.roles & related_role) != 0 && block.link_chars > 0) return false;  // a teaser of another article
    const std::string_view text = page_.text_of(block);
    return (block.roles & none) == 0 && block.chars <= longest_standfirst && block.link_share() < 0.3 &&
           !says_headline(text) && !is_marginal(text);
  }

  bool has_picture_between(const PageBlock& before, const PageBlock& after) const {
    for (std::uint32_t at = before.last_text; at < after.first_text; ++at) {
      if (node(at).tag == HtmlTag::img || node(at).tag == HtmlTag::figure) return true;
    }
    return false;
  }

  // Short lines within the text stay; those around it only if they are sentences beside it.
  bool closes_text(std::size_t at, std::size_t first, std::size_t last) const {
    const PageBlock& block = page_.blocks[at];
    if (first == taken_.size()) return block.sentences > 0;
    if (at > first && at < last) return true;
    if (at < first && opens_text(at, first)) return true;
    if (!ends_like_sentence(page_.text_of(block)) && block.chars < 80) return false;
    if (block.link_share() > 0.3) return false;
    return are_siblings(block, page_.blocks[at > last ? last : first]);
  }

  // A line in bold that stands as the heading of the first paragraph, or lines of one element with it.
  bool opens_text(std::size_t at, std::size_t first) const {
    const PageBlock& block = page_.blocks[at];
    const PageBlock& text = page_.blocks[first];
    if (block.link_chars > 0 || says_headline(page_.text_of(block))) return false;
    if (block.node == text.node) return block.chars >= shortest_line;
    return at + 1 == first && is_bold(block) && are_siblings(block, text);
  }

  bool is_bold(const PageBlock& block) const {
    const auto in_bold = [&](std::uint32_t text) {
      const HtmlTag tag = node(node(text).parent).tag;
      return tag == HtmlTag::b || tag == HtmlTag::strong;
    };
    return in_bold(block.first_text) && in_bold(block.last_text);
  }

  // "You may also like" before links.
  bool announces_links(std::size_t at) const {
    if (page_.blocks[at].chars > 50) return false;
    std::size_t next = at + 1;
    while (next < verdicts_.size() && (page_.blocks[next].roles & passed_over) != 0) ++next;
    return next < verdicts_.size() && verdicts_[next] == Verdict::drop && page_.blocks[next].link_share() > 0.6;
  }

  bool are_siblings(const PageBlock& a, const PageBlock& b) const {
    return node(a.node).parent == node(b.node).parent && node(a.node).tag == node(b.node).tag;
  }

  static bool ends_like_sentence(std::string_view text) {
    constexpr std::string_view ends[] = {".", "!",  "?",  ")",  "\"", "”",  "“", "»",
                                         "…", "。", "！", "？", "」", "）", "।", "۔"};
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
  TextRegion region_;
  const std::vector<bool>& taken_;  // a block
  std::vector<Verdict> verdicts_;   // a block
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

// Results and lists, with nothing written in sentences: all that stands in what is named the article's body.
std::vector<std::uint32_t> all_of_a_named_body(const PageBlocks& page) {
  std::vector<std::uint32_t> kept;
  for (std::uint32_t at = 0; at < page.blocks.size(); ++at) {
    const PageBlock& block = page.blocks[at];
    const bool text = (block.roles & body_role) != 0 && (block.roles & (usual_no_text | hidden_role)) == 0;
    if (text && block.link_share() < 0.5 && has_word(page.text_of(block))) kept.push_back(at);
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
  if (most.empty()) most = all_of_a_named_body(page);
  return most.empty() ? all_of_a_small_page(page) : most;
}

}  // namespace dateline
