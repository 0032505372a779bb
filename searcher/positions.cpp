// Articles that have all words are found by leaps over the posting lists; in each, lists of spans are joined bottom up.
#include "searcher/positions.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

#include "common/analyzer.hpp"
#include "common/error.hpp"
#include "common/index_format.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t no_article = UINT32_MAX;

// Passages between two others have more words than this (see passages.hpp), so no such phrase reaches over a whole one.
constexpr std::uint32_t short_phrase = 20;

// What counts as one step is a pair of places compared, of some 50 ns; an article and a posting of a phrase take
// longer.
constexpr std::uint64_t article_steps = 10;
constexpr std::uint64_t phrase_steps = 4;

// As one number, spans are compared twice as fast.
std::uint64_t as_number(const TokenSpan& span) { return std::uint64_t{span.first} << 32 | span.last; }

void sort_spans(std::vector<TokenSpan>& spans) {
  const auto before = [](const TokenSpan& a, const TokenSpan& b) { return as_number(a) < as_number(b); };
  if (!std::is_sorted(spans.begin(), spans.end(), before)) std::sort(spans.begin(), spans.end(), before);
}

void sort_unique(std::vector<TokenSpan>& spans) {
  sort_spans(spans);
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

// The number in the article (see TokenSpan) of a token of one passage.
std::uint32_t token_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t passage, unsigned position) {
  const PassageTable& passages = index.passage_table();
  const unsigned headline = passages.headline_tokens[passage];
  if (position >= headline) return passages.body_starts[passage] + position - (headline > 0 ? headline + 1 : 0);
  // A headline longer than a passage goes on in the next ones, which have no body.
  std::uint32_t token = headline_base + position;
  for (std::uint32_t i = index.table().starts[article]; i < passage; ++i) token += passages.headline_tokens[i];
  return token;
}

// The other way round; a position past the limit when the passage does not have the token.
unsigned position_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t passage, std::uint32_t token) {
  const PassageTable& passages = index.passage_table();
  const unsigned headline = passages.headline_tokens[passage];
  std::uint32_t first = passages.body_starts[passage];
  std::uint32_t count = passages.tokens[passage] - headline;
  unsigned begin = headline > 0 ? headline + 1 : 0;
  if (token >= headline_base) {
    first = token_of(index, article, passage, 0);
    count = headline;
    begin = 0;
  }
  return token >= first && token - first < count ? begin + token - first : passage_token_limit;
}

// Drops spans that hold another one. spans: sorted.
void keep_shortest(std::vector<TokenSpan>& spans) {
  std::vector<TokenSpan> kept;
  std::uint32_t least_last = UINT32_MAX;
  for (std::size_t i = spans.size(); i-- > 0;) {
    // Of those that begin later or here, none ends sooner.
    if (spans[i].last >= least_last) continue;
    if (!kept.empty() && kept.back().first == spans[i].first) kept.pop_back();
    least_last = spans[i].last;
    kept.push_back(spans[i]);
  }
  std::reverse(kept.begin(), kept.end());
  spans = std::move(kept);
}

// The word at an ordinal of a passage, as stored; both empty if there is none.
struct PrintedWord {
  std::string form;
  Capitals capitals = Capitals::none;
};

PrintedWord word_at(std::string_view text, unsigned ordinal) {
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) {
    if (ordinal-- == 0) {
      return {fold(token.form), capitals_of(text.substr(token.begin, token.end - token.begin))};
    }
  }
  return {};
}

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
    : index_(index),
      workspace_(workspace),
      listed_spellings_(index.spellings().size()),
      root_(std::make_unique<Node>()) {
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

namespace {

// One word of a phrase: where it was last looked up.
struct PhraseWord {
  const WordUse* use = nullptr;
  std::uint32_t offset = 0;  // from the phrase's first word
  std::size_t posting = 0;
  std::size_t ahead = 0;               // posting at which the last passage was looked for
  std::uint32_t passage = UINT32_MAX;  // whose run is at hand
  bool found = false;
  PositionList::Run run;

  bool enter(std::uint32_t wanted) {
    if (passage == wanted) return found;
    passage = wanted;
    const PostingList& list = *use->postings;
    found = false;
    if (list.dense() && bits_between(list.bits, wanted, wanted + 1) == 0) return false;
    // Passages come nearly in order: a phrase that ends in the next one looks ahead.
    if (posting < list.size() && list.passages[posting] > wanted) posting = 0;
    posting = list.lower_bound(wanted, posting);
    found = posting < list.size() && list.passages[posting] == wanted;
    if (found) run = use->positions->run(posting);
    return found;
  }
  void enter_posting(std::size_t at, std::uint32_t of_passage) {
    posting = at;
    passage = of_passage;
    found = true;
    run = use->positions->run(at);
  }
};

// Bits set where `bits`, in the word `at`, or one of the two passages beside has one.
std::uint64_t spread(const std::vector<std::uint64_t>& bits, std::size_t at) {
  const std::uint64_t before = at > 0 ? bits[at - 1] >> 63 : 0;
  const std::uint64_t after = at + 1 < bits.size() ? bits[at + 1] << 63 : 0;
  return bits[at] | bits[at] << 1 | before | bits[at] >> 1 | after;
}

// Calls visit(i, passage) for the postings of the first word near which every other word is: in that passage or one
// beside it. A phrase of up to short_phrase words reaches no further.
template <typename Visit>
void for_each_near(std::vector<PhraseWord>& words, Visit&& visit) {
  const PostingList& rarest = *words[0].use->postings;
  if (rarest.dense()) {  // and so all are
    for (std::size_t at = 0; at < rarest.bits.size(); ++at) {
      std::uint64_t near = rarest.bits[at];
      for (std::size_t w = 1; w < words.size() && near != 0; ++w) near &= spread(words[w].use->postings->bits, at);
      for (; near != 0; near &= near - 1) {
        const auto passage = static_cast<std::uint32_t>(at * 64) + static_cast<std::uint32_t>(std::countr_zero(near));
        visit(rarest.ranks[at] + count_bits(rarest.bits[at] & ((near & -near) - 1)), passage);
      }
    }
    return;
  }
  for (std::size_t i = 0; i < rarest.size(); ++i) {
    const std::uint32_t passage = rarest.passages[i];
    const std::uint32_t begin = passage - std::min(passage, 1U);
    const bool all = std::all_of(words.begin() + 1, words.end(), [&](PhraseWord& word) {
      const PostingList& list = *word.use->postings;
      return list.dense() ? bits_between(list.bits, begin, passage + 2) != 0 : list.any(begin, passage + 2, word.ahead);
    });
    if (all) visit(i, passage);
  }
}

}  // namespace

// A phrase anywhere: from each place of its rarest word, the others are looked up where they would have to be.
void PositionMatcher::match_phrase(const WordSequence& sequence) {
  const ArticleTable& table = index_.table();
  const PassageTable& passages = index_.passage_table();
  std::vector<PhraseWord> words(sequence.words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = {&sequence.words[i], i, 0, 0, UINT32_MAX, false, {}};
  std::sort(words.begin(), words.end(),
            [](const PhraseWord& a, const PhraseWord& b) { return a.use->postings->size() < b.use->postings->size(); });
  const PostingList& rarest = *words[0].use->postings;
  workspace_.effort.take(phrase_steps * rarest.size());
  const auto length = static_cast<std::uint32_t>(words.size());
  const std::uint32_t before = words[0].offset;
  std::vector<TokenSpan> found;
  std::uint32_t open = no_article;  // whose spans `found` holds
  const auto close = [&] {
    if (!found.empty()) touch(open, found);
    found.clear();
  };
  const auto holds = [&](PhraseWord& word, std::uint32_t passage, unsigned position) {
    if (!word.enter(passage)) return false;
    for (std::size_t at = word.run.begin; at < word.run.end; ++at) {
      if (word.use->positions->position(at) != position) continue;
      return !word.use->filter.active || fits(*word.use, word.posting, at);
    }
    return false;
  };
  const auto visit = [&](std::size_t i, std::uint32_t passage) {
    workspace_.deadline.check();
    const unsigned headline = passages.headline_tokens[passage];
    const unsigned body = headline > 0 ? headline + 1 : 0;
    const unsigned end = body + passages.tokens[passage] - headline;
    words[0].enter_posting(i, passage);
    for (std::size_t at = words[0].run.begin; at < words[0].run.end; ++at) {
      const unsigned position = words[0].use->positions->position(at);
      const bool in_headline = position < headline;
      const unsigned low = in_headline ? 0 : body;
      const unsigned high = in_headline ? headline : end;
      // The article's own number of the phrase's first word.
      std::uint32_t begin = 0;
      if (position >= low + before && position - before + length <= high) {
        bool all = true;
        for (std::size_t w = 1; w < words.size() && all; ++w) {
          all = holds(words[w], passage, position - before + words[w].offset);
        }
        if (!all || (words[0].use->filter.active && !fits(*words[0].use, i, at))) continue;
        begin = in_headline ? headline_base + position : passages.body_starts[passage] + position - body;
        begin -= before;
      } else {
        // It reaches into another passage, if it is there at all.
        workspace_.deadline.check();
        const std::uint32_t article = table.article_of[passage];
        const std::uint32_t place = token_of(index_, article, passage, position);
        if ((place & (headline_base - 1)) < before) continue;
        begin = place - before;
        bool all = true;
        for (std::size_t w = 0; w < words.size() && all; ++w) {
          const std::uint32_t token = begin + words[w].offset;
          const std::uint32_t other = passage_of(index_, article, token);
          const unsigned wanted = position_of(index_, article, other, token);
          all = wanted < passage_token_limit && holds(words[w], other, wanted);
        }
        words[0].enter_posting(i, passage);
        if (!all) continue;
      }
      const std::uint32_t article = table.article_of[passage];
      if (article != open) close();
      open = article;
      found.push_back({begin, begin + length - 1});
    }
  };
  if (length <= short_phrase) {
    for_each_near(words, visit);
  } else {
    for (std::size_t i = 0; i < rarest.size(); ++i) visit(i, rarest.passages[i]);
  }
  close();
}

const PostingList& PositionMatcher::matches() {
  if (matches_) return *matches_;
  matches_ = std::make_unique<PostingList>();
  const bool plain = root_->kind == QueryNode::Kind::phrase && root_->zone == Zone::anywhere;
  if (plain && root_->uses.sequences.size() == 1) {
    match_phrase(root_->uses.sequences.front());
    matches_->finish(index_.table().passages());
    return *matches_;
  }
  for (std::uint32_t article = 0; (article = next_article(*root_, article)) != no_article; ++article) {
    workspace_.deadline.check();
    workspace_.effort.take(article_steps);
    const std::vector<TokenSpan> found = spans(*root_, article);
    if (!found.empty()) touch(article, found);
  }
  matches_->finish(index_.table().passages());
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
    const unsigned body = headline > 0 ? headline + 1 : 0;
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
      if (use.filter.active && !fits(use, posting, at)) continue;
      places.push_back(place);
    }
  }
  if (headlines) std::sort(places.begin(), places.end());
}

bool PositionMatcher::fits(const WordUse& use, std::size_t posting, std::size_t at) {
  const std::uint16_t spelling = use.positions->spellings[at];
  if (spelling < listed_spellings_) {
    return std::find(use.filter.allowed.begin(), use.filter.allowed.end(), spelling) != use.filter.allowed.end();
  }
  return use.filter.unlisted && text_fits(use.filter, use.postings->passages[posting], use.positions->position(at));
}

// For the few words that are written in a way without a code.
bool PositionMatcher::text_fits(const SpellingFilter& filter, std::uint32_t passage, unsigned position) {
  workspace_.deadline.check(8);
  const std::uint32_t article = index_.table().article_of[passage];
  const StoredArticle stored = index_.article(article, workspace_);
  const std::uint32_t ordinal = passage - index_.table().starts[article];
  if (ordinal >= stored.passages.size()) return false;
  const StoredPassage& ranges = stored.passages[ordinal];
  const unsigned headline = index_.passage_table().headline_tokens[passage];
  const bool in_headline = position < headline;
  const std::string& text = in_headline ? stored.article.headline : stored.article.body;
  const Range range = in_headline ? ranges.headline : ranges.body;
  const PrintedWord word = word_at(std::string_view(text).substr(range.begin, range.size()),
                                   in_headline || headline == 0 ? position : position - headline - 1);
  return fits_pattern(word.form, filter.pattern) && (!filter.exact_capitals || word.capitals == filter.capitals);
}

namespace {

// A span, and how far another one after it may reach to be near: begin at `first_most`, end at `last_most`.
struct Reach {
  TokenSpan span;
  std::uint32_t first_most = 0;
  std::uint32_t last_most = UINT32_MAX;
};

// Says how far what is near reaches: by distance, or within a sentence or paragraph.
class Closeness {
 public:
  // begins: of sentences or paragraphs; empty for a distance.
  Closeness(const Proximity& proximity, std::vector<std::uint32_t> begins)
      : proximity_(proximity), begins_(std::move(begins)) {}

  // For spans after these. A span of two sentences has no sentence to be near in, and is left out.
  std::vector<Reach> ahead(const std::vector<TokenSpan>& spans) const {
    std::vector<Reach> reaches;
    reaches.reserve(spans.size());
    for (const TokenSpan& span : spans) {
      if (proximity_.within == Proximity::Within::words) {
        reaches.push_back({span, past(span.last), UINT32_MAX});
      } else if (const std::uint32_t last = unit_last(span.first); span.last <= last) {
        reaches.push_back({span, last, last});
      }
    }
    return reaches;
  }
  // For spans before these: all in a mirror, so that before is after.
  std::vector<Reach> behind(const std::vector<TokenSpan>& spans) const {
    std::vector<Reach> reaches;
    reaches.reserve(spans.size());
    for (const TokenSpan& span : spans) {
      if (proximity_.within == Proximity::Within::words) {
        reaches.push_back({mirrored(span), past(~span.first), UINT32_MAX});
      } else if (unit_last(span.first) >= span.last) {
        reaches.push_back({mirrored(span), ~unit_first(span.first), ~unit_first(span.first)});
      }
    }
    std::sort(reaches.begin(), reaches.end(),
              [](const Reach& a, const Reach& b) { return as_number(a.span) < as_number(b.span); });
    return reaches;
  }
  static TokenSpan mirrored(const TokenSpan& span) { return {~span.last, ~span.first}; }
  static std::vector<TokenSpan> mirrored(const std::vector<TokenSpan>& spans) {
    std::vector<TokenSpan> turned;
    turned.reserve(spans.size());
    for (const TokenSpan& span : spans) turned.push_back(mirrored(span));
    sort_spans(turned);
    return turned;
  }

 private:
  std::uint32_t past(std::uint32_t token) const { return token + std::min(proximity_.distance, UINT32_MAX - token); }
  // The headline is a unit of its own, and so is the byline.
  std::uint32_t unit_last(std::uint32_t token) const {
    if (token >= headline_base) return token >= byline_base ? UINT32_MAX : byline_base - 1;
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), token);
    return next == begins_.end() ? headline_base - 1 : *next - 1;
  }
  std::uint32_t unit_first(std::uint32_t token) const {
    if (token >= headline_base) return token >= byline_base ? byline_base : headline_base;
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), token);
    return next == begins_.begin() ? 0 : *(next - 1);
  }
  const Proximity& proximity_;
  std::vector<std::uint32_t> begins_;
};

std::size_t first_after(const std::vector<TokenSpan>& spans, std::size_t from, std::uint32_t token) {
  const auto begin = spans.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::upper_bound(begin, spans.end(), token,
                                      [](std::uint32_t last, const TokenSpan& span) { return last < span.first; });
  return static_cast<std::size_t>(found - spans.begin());
}

// Calls join(first, last) for each pair of one of `reaches` and one of `others` after and near it. Both sorted. Of
// those of `reaches` that begin alike, only the first one near to each of `others` is paired with it: the joined span
// is the same.
template <typename Join>
void join_ahead(const std::vector<Reach>& reaches, const std::vector<TokenSpan>& others, Workspace& workspace,
                Join&& join) {
  std::size_t done = 0;  // of `others`, for spans that begin as this one
  for (std::size_t i = 0; i < reaches.size(); ++i) {
    const Reach& reach = reaches[i];
    if (i > 0 && reaches[i - 1].span.first != reach.span.first) done = 0;
    std::size_t at = first_after(others, done, reach.span.last);
    const std::size_t begin = at;
    for (; at < others.size() && others[at].first <= reach.first_most; ++at) {
      if (others[at].last <= reach.last_most) join(reach.span.first, others[at].last);
    }
    done = at;
    workspace.effort.take(at - begin);
    workspace.deadline.check(static_cast<std::uint32_t>(at - begin) / 4 + 1);
  }
}

// Collects the spans of `reaches` that have one of `others` after and near them.
void collect_near(const std::vector<Reach>& reaches, const std::vector<TokenSpan>& others,
                  std::vector<TokenSpan>& near_ones) {
  // The least end of this one and all that begin later.
  std::vector<std::uint32_t> least_last(others.size());
  std::uint32_t least = UINT32_MAX;
  for (std::size_t i = others.size(); i-- > 0;) least_last[i] = least = std::min(least, others[i].last);
  for (const Reach& reach : reaches) {
    const std::size_t at = first_after(others, 0, reach.span.last);
    if (at == others.size() || others[at].first > reach.first_most || least_last[at] > reach.last_most) continue;
    near_ones.push_back(reach.span);
  }
}

}  // namespace

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

std::uint32_t passage_of(const IndexSnapshot& index, std::uint32_t article, std::uint32_t token) {
  const ArticleTable& table = index.table();
  const PassageTable& passages = index.passage_table();
  const std::uint32_t start = table.starts[article];
  const std::uint32_t end = table.starts[article + 1];
  if (token >= byline_base) return start;
  if (token >= headline_base) {
    std::uint32_t left = token - headline_base;
    std::uint32_t passage = start;
    while (passage + 1 < end && left >= passages.headline_tokens[passage]) left -= passages.headline_tokens[passage++];
    return passage;
  }
  const auto begin = passages.body_starts.begin();
  const auto after = std::upper_bound(begin + start, begin + end, token);
  return static_cast<std::uint32_t>(after - begin) - 1;
}

}  // namespace dateline
