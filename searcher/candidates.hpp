// Decides which passages a query matches, part by part, and keeps the posting lists that will score them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searcher/index_snapshot.hpp"
#include "searcher/passage_set.hpp"
#include "searcher/query_language.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// A word or phrase in one language: its terms in order, and where it occurs.
struct LeafTerms {
  std::string language;
  std::vector<std::string> terms;
  std::uint64_t df = 0;                                          // passages in the whole index
  std::vector<std::shared_ptr<const SegmentPostings>> segments;  // of a word
  std::vector<PostingList> parts;                                // of a phrase
};

// A word or phrase of the query.
struct Leaf {
  std::string text;  // as typed
  bool is_phrase = false;
  bool scores = true;  // false below a NOT: it neither ranks nor is highlighted
  std::vector<LeafTerms> languages;
};

// A query resolved against an index. Immutable once made.
class Candidates {
 public:
  // Reads posting lists and, for phrases, positions; resolves names. `query` must outlive this;
  // `workspace` is used only now.
  Candidates(const IndexSnapshot& index, const QueryNode& query, Workspace& workspace);

  // The matching passages of a part.
  PassageSet match(const Part& part) const;

  const std::vector<Leaf>& leaves() const { return leaves_; }
  // The passages of the part that have the leaf's terms.
  static const PostingList& postings(const Leaf& leaf, const LeafTerms& terms, const Part& part);

  // What a person should know, such as a name that the index does not have.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  struct Filter {
    const QueryNode* node;
    std::vector<std::uint32_t> rows;  // names: identity rows, ascending
    std::string key;                  // source and language: folded
    DayInterval days;
  };
  void resolve(const QueryNode& node, bool scores, Workspace& workspace);
  void resolve_leaf(const QueryNode& node, bool scores, Workspace& workspace);
  void resolve_filter(const QueryNode& node);
  LeafTerms find_terms(Stemmer& stemmer, const std::string& text, bool is_phrase) const;

  PassageSet match(const QueryNode& node, const Part& part) const;
  PassageSet match_words(const QueryNode& node, const Part& part) const;
  PassageSet match_leaf(const Leaf& leaf, const Part& part) const;
  PassageSet match_filter(const Filter& filter, const Part& part) const;
  PassageSet match_names(const Filter& filter, EntityType type, const Part& part) const;

  const IndexSnapshot& index_;
  const QueryNode& query_;
  std::vector<Leaf> leaves_;
  std::vector<const QueryNode*> leaf_nodes_;  // parallel to leaves_
  std::vector<Filter> filters_;
  std::vector<std::string> notes_;
};

}  // namespace dateline
