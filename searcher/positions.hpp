// The positional matcher: phrases, proximity, sentences, paragraphs, parts of articles, repetitions.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "searcher/index_snapshot.hpp"
#include "searcher/occurrences.hpp"
#include "searcher/query_language.hpp"
#include "searcher/spelling_check.hpp"
#include "searcher/token_spans.hpp"

namespace dateline {

// A positional node (see is_positional, and at_least), resolved against an index. For one search.
//
// Meaning: a word has its places; a phrase those of its words one after the other; an OR-group those of its children;
// A w/n B the span from an A to a B that do not overlap, at most n tokens from the end of the one to the beginning of
// the other (1 = side by side), pre/n with A before B; A /s B and A /p B spans within one sentence, one paragraph; A
// not w/n B the As that have no such B; atleastN(A) the As of an article that has N of them. Nothing reaches from the
// headline into the body. An article matches when the node has a span in it; a passage, when a span touches it.
class PositionMatcher {
 public:
  PositionMatcher(const IndexSnapshot& index, const QueryNode& node, Workspace& workspace);
  ~PositionMatcher();

  // All passages that match. wdf: of a term that occurs as often as spans touch the passage.
  // Exact. Cost: one walk over the postings of the rarer operands, and the positions of articles that have all.
  // Throws Error (query) when that takes more steps than Workspace::effort allows.
  const PostingList& matches();

  // The spans in one article, ascending, each once. Of spans within spans, only the inner ones when `shortest`.
  std::vector<TokenSpan> spans(std::uint32_t article, bool shortest = false);

 private:
  struct Node;
  void resolve(const QueryNode& node, Node& resolved);
  std::uint32_t next_article(Node& node, std::uint32_t from);
  std::uint32_t next_article(WordSequence& sequence, std::vector<std::size_t>& cursors, std::uint32_t from) const;
  std::vector<TokenSpan> spans(Node& node, std::uint32_t article);
  void add_sequence(const Node& node, std::size_t sequence, std::uint32_t article, std::vector<TokenSpan>& spans);
  void places(const Node& node, const WordUse& use, std::size_t from, std::uint32_t article,
              std::vector<std::uint32_t>& places);
  std::vector<TokenSpan> near(Node& node, std::uint32_t article);
  static void rewind(Node& node);
  void touch(std::uint32_t article, const std::vector<TokenSpan>& spans);

  const IndexSnapshot& index_;
  Workspace& workspace_;
  SpellingCheck check_;
  std::unique_ptr<Node> root_;
  std::unique_ptr<PostingList> matches_;
};

}  // namespace dateline
