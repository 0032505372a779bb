// Articles that have all words are found by leaps over the posting lists; in each, lists of spans are joined bottom up.
#include "searcher/positions.hpp"

#include <algorithm>
#include <iterator>

#include "common/index_format.hpp"
#include "searcher/closeness.hpp"
#include "searcher/phrases.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t no_article = UINT32_MAX;

// What counts as one step is a pair of places compared, of some 50 ns; an article and a posting of a phrase take
// longer.
constexpr std::uint64_t article_steps = 10;

}  // namespace

struct PositionMatcher::Node {
  QueryNode::Kind kind = QueryNode::Kind::word;
  Zone zone = Zone::anywhere;
  Proximity proximity;
  unsigned times = 1;
  LeafUses uses;
  std::vector<std::vector<std::size_t>> cursors;  // by sequence and word: a posting
  std::vector<Node> children;
  // Where sentences or paragraphs begin, for `near` that asks for them.
  const PostingList* mark_postings = nullptr;
  const PositionList* mark_positions = nullptr;
};

PositionMatcher::PositionMatcher(const IndexSnapshot& index, const QueryNode& node, Workspace& workspace)
    : index_(index), workspace_(workspace), check_(index, workspace), root_(std::make_unique<Node>()) {
  resolve(node, *root_);
}

PositionMatcher::~PositionMatcher() = default;

void PositionMatcher::resolve(const QueryNode& node, Node& resolved) {
  resolved.kind = node.kind;
  resolved.zone = node.zone;
  resolved.proximity = node.proximity;
  resolved.times = node.times;
  if (node.children.empty()) {
    resolved.uses = find_uses(index_, node, workspace_);
    for (const WordSequence& sequence : resolved.uses.sequences) {
      resolved.cursors.emplace_back(sequence.words.size(), 0);
    }
  }
  for (const QueryPointer& child : node.children) resolve(*child, resolved.children.emplace_back());
  if (node.kind == QueryNode::Kind::near && node.proximity.within != Proximity::Within::words) {
    const std::string term(node.proximity.within == Proximity::Within::sentence ? sentence_mark_term
                                                                                : paragraph_mark_term);
    resolved.mark_postings = &index_.postings(term, workspace_);
    resolved.mark_positions = &index_.positions(term, workspace_);
  }
}

// --- Articles that may match ------------------------------------------------------

std::uint32_t PositionMatcher::next_article(WordSequence& sequence, std::vector<std::size_t>& cursors,
                                            std::uint32_t from) const {
  const ArticleTable& table = index_.table();
  for (std::uint32_t article = from; article < table.articles();) {
    bool all = true;
    for (std::size_t i = 0; i < cursors.size() && all; ++i) {
      const PostingList& list = *sequence.words[i].postings;
      std::size_t& cursor = cursors[i];
      cursor = list.lower_bound(table.starts[article], cursor);
      if (cursor == list.size()) return no_article;
      const std::uint32_t passage = list.passages[cursor];
      if (passage >= table.starts[article + 1]) {
        article = table.article_of[passage];
        all = false;
      }
    }
    if (all) return article;
  }
  return no_article;
}

std::uint32_t PositionMatcher::next_article(Node& node, std::uint32_t from) {
  switch (node.kind) {
    case QueryNode::Kind::near:
      if (node.proximity.negated) return next_article(node.children[0], from);
      for (std::uint32_t left = next_article(node.children[0], from); left != no_article;) {
        const std::uint32_t right = next_article(node.children[1], left);
        if (right == no_article || right == left) return right;
        left = next_article(node.children[0], right);
        if (left == right) return left;
      }
      return no_article;
    case QueryNode::Kind::at_least: return next_article(node.children[0], from);
    case QueryNode::Kind::words:
    case QueryNode::Kind::either: {
      std::uint32_t least = no_article;
      for (Node& child : node.children) least = std::min(least, next_article(child, from));
      return least;
    }
    default: {
      std::uint32_t least = no_article;
      for (std::size_t i = 0; i < node.uses.sequences.size(); ++i) {
        least = std::min(least, next_article(node.uses.sequences[i], node.cursors[i], from));
      }
      return least;
    }
  }
}

const PostingList& PositionMatcher::matches() {
  if (matches_) return *matches_;
  matches_ = std::make_unique<PostingList>();
  const bool plain = root_->kind == QueryNode::Kind::phrase && root_->zone == Zone::anywhere;
  if (plain && root_->uses.sequences.size() == 1) {
    match_phrase(index_, root_->uses.sequences.front(), check_, workspace_,
                 [&](std::uint32_t article, const std::vector<TokenSpan>& spans) { touch(article, spans); });
    matches_->finish(index_.table().article_of);
    return *matches_;
  }
  for (std::uint32_t article = 0; (article = next_article(*root_, article)) != no_article; ++article) {
    workspace_.deadline.check();
    workspace_.effort.take(article_steps);
    const std::vector<TokenSpan> found = spans(*root_, article);
    if (!found.empty()) touch(article, found);
  }
  matches_->finish(index_.table().article_of);
  return *matches_;
}

// Posts the passages that `spans` touch.
void PositionMatcher::touch(std::uint32_t article, const std::vector<TokenSpan>& spans) {
  const ArticleTable& table = index_.table();
  const PassageTable& passages = index_.passage_table();
  const std::uint32_t start = table.starts[article];
  std::vector<unsigned> occurrences(table.starts[article + 1] - start, 0);
  for (const TokenSpan& span : spans) {
    if (occurrences.size() == 1) {
      occurrences[0] += span.first >= headline_base ? headline_occurrences : 1;
      continue;
    }
    const std::uint32_t last = passage_of(index_, article, span.last);
    for (std::uint32_t passage = passage_of(index_, article, span.first); passage <= last; ++passage) {
      occurrences[passage - start] += span.first >= headline_base ? headline_occurrences : 1;
    }
  }
  for (std::uint32_t i = 0; i < occurrences.size(); ++i) {
    if (occurrences[i] == 0) continue;
    const std::uint32_t wdf = baked_wdf(occurrences[i], passages.tokens[start + i]);
    matches_->push_back(start + i, static_cast<std::uint8_t>(wdf));
  }
}

// --- Spans in one article ---------------------------------------------------------

void PositionMatcher::rewind(Node& node) {
  for (auto& cursors : node.cursors) std::fill(cursors.begin(), cursors.end(), 0);
  for (Node& child : node.children) rewind(child);
}

std::vector<TokenSpan> PositionMatcher::spans(std::uint32_t article, bool shortest) {
  rewind(*root_);
  const Effort effort = workspace_.effort;  // what was found already may be shown, however many articles are
  std::vector<TokenSpan> found = spans(*root_, article);
  workspace_.effort = effort;
  if (shortest) keep_shortest(found);
  return found;
}

std::vector<TokenSpan> PositionMatcher::spans(Node& node, std::uint32_t article) {
  std::vector<TokenSpan> found;
  switch (node.kind) {
    case QueryNode::Kind::near: return near(node, article);
    case QueryNode::Kind::at_least:
      found = spans(node.children[0], article);
      if (found.size() < node.times) found.clear();
      return found;
    case QueryNode::Kind::words:
    case QueryNode::Kind::either:
      for (Node& child : node.children) {
        const std::vector<TokenSpan> more = spans(child, article);
        found.insert(found.end(), more.begin(), more.end());
      }
      workspace_.effort.take(found.size());
      break;
    default:
      for (std::size_t i = 0; i < node.uses.sequences.size(); ++i) add_sequence(node, i, article, found);
      if (node.uses.sequences.size() < 2) return found;
      break;
  }
  sort_unique(found);
  return found;
}

void PositionMatcher::add_sequence(const Node& node, std::size_t sequence, std::uint32_t article,
                                   std::vector<TokenSpan>& spans) {
  const std::vector<WordUse>& words = node.uses.sequences[sequence].words;
  // From the rarest word on, so that most articles without the phrase are left early.
  std::size_t rarest = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i].postings->size() < words[rarest].postings->size()) rarest = i;
  }
  std::vector<std::uint32_t> begins;
  places(node, words[rarest], node.cursors[sequence][rarest], article, begins);
  std::erase_if(begins, [&](std::uint32_t place) { return (place & (headline_base - 1)) < rarest; });
  for (std::uint32_t& place : begins) place -= static_cast<std::uint32_t>(rarest);
  std::vector<std::uint32_t> others;
  for (std::size_t i = 0; i < words.size() && !begins.empty(); ++i) {
    if (i == rarest) continue;
    others.clear();
    places(node, words[i], node.cursors[sequence][i], article, others);
    std::size_t at = 0;
    std::erase_if(begins, [&](std::uint32_t begin) {
      const std::uint32_t wanted = begin + static_cast<std::uint32_t>(i);
      while (at < others.size() && others[at] < wanted) ++at;
      return at == others.size() || others[at] != wanted;
    });
  }
  for (const std::uint32_t begin : begins) {
    spans.push_back({begin, begin + static_cast<std::uint32_t>(words.size()) - 1});
  }
}

// The tokens of the article that are this word, ascending: headline tokens come after those of the body.
void PositionMatcher::places(const Node& node, const WordUse& use, std::size_t from, std::uint32_t article,
                             std::vector<std::uint32_t>& places) {
  const ArticleTable& table = index_.table();
  const PassageTable& passages = index_.passage_table();
  const PostingList& postings = *use.postings;
  const PositionList& positions = *use.positions;
  const std::uint32_t end = table.starts[article + 1];
  std::size_t posting = postings.lower_bound(table.starts[article], from);
  if (posting == postings.size() || postings.passages[posting] >= end) return;
  std::size_t at = positions.run(posting).begin;
  bool headlines = false;
  for (; posting < postings.size() && postings.passages[posting] < end; ++posting) {
    const std::uint32_t passage = postings.passages[posting];
    const unsigned headline = passages.headline_tokens[passage];
    const unsigned body = body_position(headline);
    for (bool last = false; !last; ++at) {
      last = (static_cast<unsigned char>(positions.positions[at]) & last_position_bit) != 0;
      const unsigned position = positions.position(at);
      std::uint32_t place = 0;
      if (node.zone == Zone::byline) {
        place = byline_base + position;
      } else if (position < headline) {
        if (node.zone == Zone::lead || node.zone == Zone::body) continue;
        place = token_of(index_, article, passage, position);
        headlines = true;
      } else {
        if (node.zone == Zone::headline) continue;
        place = passages.body_starts[passage] + position - body;
        if (node.zone == Zone::lead && place >= lead_words) continue;
      }
      if (!check_.fits(use, posting, at)) continue;
      places.push_back(place);
    }
  }
  if (headlines) std::sort(places.begin(), places.end());
}

std::vector<TokenSpan> PositionMatcher::near(Node& node, std::uint32_t article) {
  std::vector<TokenSpan> left = spans(node.children[0], article);
  if (left.empty()) return {};
  const std::vector<TokenSpan> right = spans(node.children[1], article);
  if (right.empty()) return node.proximity.negated ? left : std::vector<TokenSpan>();
  std::vector<std::uint32_t> begins;
  if (node.mark_postings != nullptr) {
    Node marks;
    marks.zone = Zone::body;
    WordUse use;
    use.postings = node.mark_postings;
    use.positions = node.mark_positions;
    places(marks, use, 0, article, begins);
  }
  workspace_.deadline.check();
  workspace_.effort.take(left.size() + right.size());
  const Closeness closeness(node.proximity, std::move(begins));
  const bool ordered = node.proximity.ordered;
  std::vector<TokenSpan> found;
  if (node.proximity.negated) {
    std::vector<TokenSpan> near_ones;
    collect_near(closeness.ahead(left), right, near_ones);
    if (!ordered) {
      std::vector<TokenSpan> turned;
      collect_near(closeness.behind(left), Closeness::mirrored(right), turned);
      for (const TokenSpan& span : turned) near_ones.push_back(Closeness::mirrored(span));
    }
    std::sort(near_ones.begin(), near_ones.end());
    std::set_difference(left.begin(), left.end(), near_ones.begin(), near_ones.end(), std::back_inserter(found));
    return found;
  }
  join_ahead(closeness.ahead(left), right, workspace_, [&](std::uint32_t first, std::uint32_t last) {
    found.push_back({first, last});
  });
  if (!ordered) {
    join_ahead(closeness.behind(left), Closeness::mirrored(right), workspace_,
               [&](std::uint32_t first, std::uint32_t last) {
                 found.push_back({~last, ~first});
               });
  }
  sort_unique(found);
  return found;
}

}  // namespace dateline
