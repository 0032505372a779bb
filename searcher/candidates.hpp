// Decides which passages a query matches, and keeps the posting lists that will score them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/date.hpp"
#include "searcher/filters.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/passage_set.hpp"
#include "searcher/positions.hpp"
#include "searcher/query_language.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// A word in one language, or what stands in for it, and where it occurs.
struct LeafTerm {
  std::string language;  // empty: of all
  std::string term;      // empty where `matcher` decides
  const PostingList* postings = nullptr;
};

// A word of the query, or a group of words that stand together.
struct Leaf {
  std::string text;    // as typed
  bool scores = true;  // false below a NOT: it neither ranks nor is highlighted
  double boost = 1;    // of its weight
  bool highlights = true;
  std::vector<LeafTerm> terms;
  std::unique_ptr<PositionMatcher> matcher;             // of all but plain words
  std::vector<std::shared_ptr<const PostingList>> own;  // of terms that are nowhere else
  std::uint64_t df = 0;                                 // passages in the whole index
};

// Passages that match: ascending numbers where they are few, else bits.
class Matches {
 public:
  Matches() = default;
  explicit Matches(std::vector<std::uint32_t> list) : list_(std::move(list)) {}
  explicit Matches(PassageSet set) : set_(std::move(set)) {}

  bool is_set() const { return set_.has_value(); }
  const PassageSet& set() const { return *set_; }
  const std::vector<std::uint32_t>& list() const { return list_; }
  void become_set(std::size_t space);
  // Whether there are no more than `most`.
  bool fit(std::size_t most) const {
    return set_ ? set_->size() <= most || set_->count() <= most : list_.size() <= most;
  }

  // Calls visit(passage) for each, ascending.
  template <typename Visit>
  void for_each(Visit&& visit) const {
    if (set_) return set_->for_each(visit);
    for (const std::uint32_t passage : list_) visit(passage);
  }

 private:
  friend class Candidates;
  std::optional<PassageSet> set_;
  std::vector<std::uint32_t> list_;
};

// A query resolved against an index. For one search.
class Candidates {
 public:
  // Reads posting lists; resolves names. `query` must outlive this, and so must the loan of `workspace`.
  // today: see make_filter. Throws Error as make_filter and find_uses do.
  Candidates(const IndexSnapshot& index, const QueryNode& query, std::optional<Day> today, Workspace& workspace);

  // The matching passages. Cost: where a rare word decides, the postings of that word.
  Matches match() const { return match_without(Fields()); }
  // As if the fields of this kind that restrict the whole query were not there; `any` tells whether there are some.
  Matches match_without(QueryField field, bool& any) const;

  // Adds a word that ranks; with `matches`, one more of the words at the root of the query, which must be Kind::words.
  void add_leaf(Leaf&& leaf, bool matches);

  const std::vector<Leaf>& leaves() const { return leaves_; }
  // Plain words that no article has, but for those below a NOT.
  std::vector<const QueryNode*> unknown_words() const;
  const QueryNode& query() const { return query_; }

  // What a person should know, such as a name that the index does not have.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  struct Found;
  using Fields = std::vector<const QueryNode*>;  // that are as if they were not there
  Matches match_without(const Fields& left_out) const;
  void resolve(const QueryNode& node, bool scores, std::optional<Day> today);
  void resolve_leaf(const QueryNode& node, bool scores);

  Found find(const QueryNode& node, const Fields& left_out) const;
  Found find_any(std::vector<Found> operands) const;
  Found find_words(const QueryNode& node, const Fields& left_out) const;
  Found find_both(const QueryNode& node, const Fields& left_out) const;
  static void append_all(const std::vector<Found>& operands, std::uint32_t begin, std::uint32_t end,
                         std::vector<std::uint32_t>& list);
  Found find_without(Found left, const Found& right) const;
  Found find_preferring(const Found& left, const Found& right) const;
  Found restricted(Found found, const std::vector<const Filter*>& filters) const;
  PassageSet as_set(const Found& found) const;

  const IndexSnapshot& index_;
  const QueryNode& query_;
  Workspace& workspace_;
  std::vector<Leaf> leaves_;
  std::unordered_map<const QueryNode*, std::size_t> leaf_of_;
  std::unordered_map<const QueryNode*, std::unique_ptr<Filter>> filter_of_;
  std::vector<std::size_t> added_;  // leaves that match, beside those of the query
  std::vector<std::string> notes_;
};

}  // namespace dateline
