// Each node of the query gives passages, as a list where they are few and as bits where they are many; AND and NOT work
// on the articles that hold them, and go through those of the rarest operand only.
#include "searcher/candidates.hpp"

#include <algorithm>
#include <bit>

#include "common/analyzer.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

using Kind = QueryNode::Kind;

// Up to one passage in so many, a list is quicker than bits.
constexpr std::size_t list_divisor = 48;

void collect_both(const QueryNode& node, std::vector<const QueryNode*>& operands) {
  if (node.kind == Kind::both) {
    for (const QueryPointer& child : node.children) collect_both(*child, operands);
  } else {
    operands.push_back(&node);
  }
}

// Whether all but one of the children are fields.
bool is_restricted(const QueryNode& node) {
  const auto fields = std::count_if(node.children.begin(), node.children.end(),
                                    [](const QueryPointer& child) { return child->kind == Kind::field; });
  return static_cast<std::size_t>(fields) + 1 >= node.children.size();
}

// Fields that restrict the whole query: those under AND and among words.
void collect_fields(const QueryNode& node, QueryField field, std::vector<const QueryNode*>& found) {
  if (node.kind == Kind::field && node.field == field) found.push_back(&node);
  if (node.kind != Kind::words && node.kind != Kind::both) return;
  for (const QueryPointer& child : node.children) {
    // Among other words, a run of words restricts nothing but itself.
    if (node.kind == Kind::both || child->kind == Kind::field || node.children.size() == 1 || is_restricted(node)) {
      collect_fields(*child, field, found);
    }
  }
}

bool holds(const std::vector<const QueryNode*>& fields, const QueryNode& node) {
  return std::find(fields.begin(), fields.end(), &node) != fields.end();
}

std::string connector_of(const Proximity& proximity) {
  const std::string negation = proximity.negated ? "not " : "";
  if (proximity.within == Proximity::Within::sentence) return negation + "/s";
  if (proximity.within == Proximity::Within::paragraph) return negation + "/p";
  return negation + (proximity.ordered ? "pre/" : "w/") + std::to_string(proximity.distance);
}

// A positional node as a person would type it.
std::string printed_leaf(const QueryNode& node) {
  static constexpr const char* zones[] = {"", "headline:", "lead:", "body:", "byline:"};
  std::string text = node.kind == Kind::phrase ? "\"" + node.text + "\"" : node.text;
  if (node.capitals) text = "caps(" + text + ")";
  return zones[static_cast<std::size_t>(node.zone)] + text;
}

std::string printed(const QueryNode& node) {
  if (node.children.empty()) return printed_leaf(node);
  if (node.kind == Kind::at_least)
    return "atleast" + std::to_string(node.times) + "(" + printed(*node.children[0]) + ")";
  const std::string between = node.kind == Kind::near     ? " " + connector_of(node.proximity) + " "
                              : node.kind == Kind::either ? " OR "
                                                          : " ";
  std::string text;
  for (const QueryPointer& child : node.children) {
    const bool group = child->children.size() > 1;
    text += (text.empty() ? "" : between) + (group ? "(" + printed(*child) + ")" : printed(*child));
  }
  return text;
}

}  // namespace

// What a node matches: a term's postings as they lie in the cache, a list, or bits.
struct Candidates::Found {
  const PostingList* postings = nullptr;
  std::vector<std::uint32_t> list;
  bool is_set = false;
  PassageSet set;         // where is_set
  std::size_t count = 0;  // for a set, a guess that is high enough to be treated as many
  mutable std::size_t cursor = 0;

  static Found of(const PostingList& postings) {
    Found found;
    found.postings = &postings;
    found.count = postings.size();
    return found;
  }
  static Found of(std::vector<std::uint32_t> list) {
    Found found;
    found.count = list.size();
    found.list = std::move(list);
    return found;
  }
  static Found of(PassageSet set) {
    Found found;
    found.count = set.size();
    found.is_set = true;
    found.set = std::move(set);
    return found;
  }

  const std::vector<std::uint32_t>& numbers() const { return postings != nullptr ? postings->passages : list; }

  // The first passage at or past `begin`, in a list; asked for by ascending `begin`.
  std::size_t seek(std::uint32_t begin) const {
    return cursor = postings != nullptr ? postings->lower_bound(begin, cursor) : leap_to(list, begin, cursor);
  }
  // Those in [begin, end), at most 64, as bits.
  std::uint64_t members(std::uint32_t begin, std::uint32_t end) const {
    if (is_set) return bits_between(set.words(), begin, end);
    if (postings != nullptr && postings->dense()) return bits_between(postings->bits, begin, end);
    const std::vector<std::uint32_t>& all = numbers();
    std::uint64_t bits = 0;
    for (std::size_t at = seek(begin); at < all.size() && all[at] < end; ++at) bits |= 1ULL << (all[at] - begin);
    return bits;
  }
  bool any(std::uint32_t begin, std::uint32_t end) const {
    if (is_set) return set.any(begin, end);
    if (postings != nullptr) return postings->any(begin, end, cursor);
    const std::size_t at = seek(begin);
    return at < numbers().size() && numbers()[at] < end;
  }
  // Appends those in [begin, end).
  void append(std::uint32_t begin, std::uint32_t end, std::vector<std::uint32_t>& to) const {
    if (is_set) {
      for (std::uint32_t i = begin; i < end; ++i) {
        if (set.contains(i)) to.push_back(i);
      }
      return;
    }
    const std::vector<std::uint32_t>& all = numbers();
    for (std::size_t at = seek(begin); at < all.size() && all[at] < end; ++at) to.push_back(all[at]);
  }
};

void Matches::become_set(std::size_t space) {
  if (set_) return;
  set_.emplace(space);
  for (const std::uint32_t passage : list_) set_->insert(passage);
  list_.clear();
}

Candidates::Candidates(const IndexSnapshot& index, const QueryNode& query, std::optional<Day> today,
                       Workspace& workspace)
    : index_(index), query_(query), workspace_(workspace) {
  resolve(query, true, today);
}

void Candidates::resolve(const QueryNode& node, bool scores, std::optional<Day> today) {
  switch (node.kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::wildcard:
    case Kind::near:
    case Kind::at_least: resolve_leaf(node, scores); return;
    case Kind::field:
      workspace_.deadline.check(64);  // a name is looked up among all of them
      filter_of_[&node] = make_filter(index_, node, today, notes_);
      return;
    default: break;
  }
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    resolve(*node.children[i], scores && !(node.kind == Kind::without && i == 1), today);
  }
}

void Candidates::resolve_leaf(const QueryNode& node, bool scores) {
  Leaf leaf;
  leaf.scores = scores;
  leaf.text = printed(node);
  if (node.kind == Kind::word && node.zone == Zone::anywhere && !node.capitals) {
    Tokenizer tokenizer(node.text);
    Token token;
    tokenizer.next(token);
    for (const std::string& language : index_.catalogue().languages) {
      const std::string& term = workspace_.stemmer(language).term(token.form);
      const PostingList& postings = index_.postings(term, workspace_);
      leaf.df += postings.size();
      if (postings.size() > 0) leaf.terms.push_back({language, term, &postings});
    }
  } else {
    leaf.matcher = std::make_unique<PositionMatcher>(index_, node, workspace_);
    const PostingList& postings = leaf.matcher->matches();
    leaf.df = postings.size();
    if (leaf.df > 0) leaf.terms.push_back({"", "", &postings});
  }
  if (leaf.terms.empty() && scores) notes_.push_back("no article has " + printed(node));
  leaf_of_[&node] = leaves_.size();
  leaves_.push_back(std::move(leaf));
}

std::vector<const QueryNode*> Candidates::unknown_words() const {
  std::vector<const QueryNode*> words;
  for (const auto& [node, leaf] : leaf_of_) {
    if (node->kind == Kind::word && leaves_[leaf].scores && leaves_[leaf].terms.empty()) words.push_back(node);
  }
  return words;
}

void Candidates::add_leaf(Leaf&& leaf, bool matches) {
  if (matches) added_.push_back(leaves_.size());
  leaves_.push_back(std::move(leaf));
}

PassageSet Candidates::as_set(const Found& found) const {
  if (found.is_set) return found.set;
  PassageSet set(index_.table().passages());
  if (found.postings != nullptr && found.postings->dense()) {
    set.words() = found.postings->bits;
  } else {
    for (const std::uint32_t passage : found.numbers()) set.insert(passage);
  }
  return set;
}

Matches Candidates::match_without(QueryField field, bool& any) const {
  std::vector<const QueryNode*> fields;
  collect_fields(query_, field, fields);
  any = !fields.empty();
  return match_without(fields);
}

Matches Candidates::match_without(const Fields& left_out) const {
  Found found = find(query_, left_out);
  if (found.is_set) {
    // Postings have no withdrawn passages; filters and "everything" may.
    if (!index_.table().all_living) found.set &= index_.table().living;
    return Matches(std::move(found.set));
  }
  if (found.postings != nullptr) {
    if (found.postings->dense()) return Matches(as_set(found));
    return Matches(found.postings->passages);
  }
  return Matches(std::move(found.list));
}

Candidates::Found Candidates::find(const QueryNode& node, const Fields& left_out) const {
  workspace_.deadline.check(4);
  switch (node.kind) {
    case Kind::everything: return Found::of(index_.table().living);
    case Kind::words: return find_words(node, left_out);
    case Kind::both: return find_both(node, left_out);
    case Kind::without: return find_without(find(*node.children[0], left_out), find(*node.children[1], left_out));
    case Kind::preferring: return find_preferring(find(*node.children[0], left_out), find(*node.children[1], left_out));
    case Kind::either: {
      std::vector<Found> operands;
      for (const QueryPointer& child : node.children) operands.push_back(find(*child, left_out));
      return find_any(std::move(operands));
    }
    case Kind::field: {
      if (holds(left_out, node)) return Found::of(index_.table().living);
      PassageSet set = filter_of_.at(&node)->all();
      set &= index_.table().living;
      return Found::of(std::move(set));
    }
    default: break;
  }
  const Leaf& leaf = leaves_[leaf_of_.at(&node)];
  std::vector<Found> operands;
  for (const LeafTerm& term : leaf.terms) operands.push_back(Found::of(*term.postings));
  return find_any(std::move(operands));
}

Candidates::Found Candidates::find_any(std::vector<Found> operands) const {
  if (operands.size() == 1) return std::move(operands[0]);
  std::size_t count = 0;
  for (const Found& found : operands) count += found.count;
  const std::size_t space = index_.table().passages();
  if (count * list_divisor > space) {
    PassageSet set(space);
    for (const Found& found : operands) {
      if (found.is_set) {
        set |= found.set;
      } else if (found.postings != nullptr && found.postings->dense()) {
        auto& words = set.words();
        for (std::size_t i = 0; i < words.size(); ++i) words[i] |= found.postings->bits[i];
      } else {
        for (const std::uint32_t passage : found.numbers()) set.insert(passage);
      }
    }
    return Found::of(std::move(set));
  }
  std::vector<std::uint32_t> list;
  list.reserve(count);
  for (const Found& found : operands) {
    if (found.is_set) {
      found.set.for_each([&](std::uint32_t passage) { list.push_back(passage); });
    } else {
      list.insert(list.end(), found.numbers().begin(), found.numbers().end());
    }
  }
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
  return Found::of(std::move(list));
}

// Side by side: any of the words, restricted by every filter.
Candidates::Found Candidates::find_words(const QueryNode& node, const Fields& left_out) const {
  std::vector<Found> words;
  std::vector<const Filter*> filters;
  for (const QueryPointer& child : node.children) {
    if (child->kind != Kind::field) {
      words.push_back(find(*child, left_out));
    } else if (!holds(left_out, *child)) {
      filters.push_back(filter_of_.at(child.get()).get());
    }
  }
  if (&node == &query_) {
    for (const std::size_t leaf : added_) {
      for (const LeafTerm& term : leaves_[leaf].terms) words.push_back(Found::of(*term.postings));
    }
  }
  if (words.empty()) words.push_back(Found::of(index_.table().living));
  return restricted(find_any(std::move(words)), filters);
}

Candidates::Found Candidates::restricted(Found found, const std::vector<const Filter*>& filters) const {
  if (filters.empty()) return found;
  if (found.is_set || (found.postings != nullptr && found.postings->dense())) {
    PassageSet set = found.is_set ? std::move(found.set) : as_set(found);
    for (const Filter* filter : filters) set &= filter->all();
    return Found::of(std::move(set));
  }
  std::vector<std::uint32_t> list;
  for (const std::uint32_t passage : found.numbers()) {
    const bool fits =
        std::all_of(filters.begin(), filters.end(), [&](const Filter* filter) { return filter->contains(passage); });
    if (fits) list.push_back(passage);
  }
  return Found::of(std::move(list));
}

// Appends the passages in [begin, end), at most 64, of all operands; none when one of them has none there. The first
// operand has one.
void Candidates::append_all(const std::vector<Found>& operands, std::uint32_t begin, std::uint32_t end,
                            std::vector<std::uint32_t>& list) {
  std::uint64_t all = 0;
  for (std::size_t i = 1; i < operands.size(); ++i) {
    const std::uint64_t members = operands[i].members(begin, end);
    if (members == 0) return;
    all |= members;
  }
  all |= operands.front().members(begin, end);
  for (; all != 0; all &= all - 1) list.push_back(begin + static_cast<std::uint32_t>(std::countr_zero(all)));
}

Candidates::Found Candidates::find_both(const QueryNode& node, const Fields& left_out) const {
  std::vector<const QueryNode*> nodes;
  collect_both(node, nodes);
  std::vector<Found> operands;
  for (const QueryNode* operand : nodes) operands.push_back(find(*operand, left_out));
  std::stable_sort(operands.begin(), operands.end(), [](const Found& a, const Found& b) { return a.count < b.count; });
  const ArticleTable& table = index_.table();
  const Found& rarest = operands.front();
  if (rarest.is_set || rarest.count * 4 > table.passages()) {
    PassageSet all = as_set(rarest);
    PassageSet articles = whole_articles(all, table.last);
    for (std::size_t i = 1; i < operands.size(); ++i) {
      const PassageSet other = as_set(operands[i]);
      articles &= whole_articles(other, table.last);
      all |= other;
    }
    all &= articles;
    return Found::of(std::move(all));
  }
  std::vector<std::uint32_t> list;
  const auto add_article = [&](std::uint32_t article) {
    const std::uint32_t begin = table.starts[article];
    const std::uint32_t end = table.starts[article + 1];
    if (end - begin <= 64) return append_all(operands, begin, end, list);
    const bool all =
        std::all_of(operands.begin() + 1, operands.end(), [&](const Found& other) { return other.any(begin, end); });
    if (!all) return;
    const auto first = static_cast<std::ptrdiff_t>(list.size());
    for (const Found& operand : operands) operand.append(begin, end, list);
    std::sort(list.begin() + first, list.end());
    list.erase(std::unique(list.begin() + first, list.end()), list.end());
  };
  // Most articles are left out by one bit of a common word.
  std::vector<const std::uint64_t*> common;
  for (const Found& operand : operands) {
    if (operand.postings != nullptr && operand.postings->dense()) common.push_back(operand.postings->articles.data());
  }
  if (rarest.postings != nullptr && rarest.postings->dense()) {
    for (std::size_t at = 0; at < rarest.postings->articles.size(); ++at) {
      std::uint64_t articles = ~0ULL;
      for (const std::uint64_t* bits : common) articles &= bits[at];
      for (; articles != 0; articles &= articles - 1) {
        add_article(static_cast<std::uint32_t>(at * 64) + static_cast<std::uint32_t>(std::countr_zero(articles)));
      }
    }
    return Found::of(std::move(list));
  }
  std::uint32_t last = UINT32_MAX;
  for (const std::uint32_t passage : rarest.numbers()) {
    const std::uint32_t article = table.article_of[passage];
    std::uint64_t all = article == last ? 0 : 1;
    for (const std::uint64_t* bits : common) all &= bits[article / 64] >> (article % 64);
    if (all != 0) add_article(article);
    last = article;
  }
  return Found::of(std::move(list));
}

Candidates::Found Candidates::find_without(Found left, const Found& right) const {
  const ArticleTable& table = index_.table();
  if (left.is_set || (left.postings != nullptr && left.postings->dense())) {
    PassageSet set = left.is_set ? std::move(left.set) : as_set(left);
    set -= whole_articles(as_set(right), table.last);
    return Found::of(std::move(set));
  }
  std::vector<std::uint32_t> list;
  std::uint32_t end = 0;
  bool excluded = false;
  for (const std::uint32_t passage : left.numbers()) {
    if (passage >= end) {
      const std::uint32_t article = table.article_of[passage];
      end = table.starts[article + 1];
      excluded = right.any(table.starts[article], end);
    }
    if (!excluded) list.push_back(passage);
  }
  return Found::of(std::move(list));
}

// The articles of the left one, with the passages of both.
Candidates::Found Candidates::find_preferring(const Found& left, const Found& right) const {
  PassageSet all = as_set(left);
  const PassageSet articles = whole_articles(all, index_.table().last);
  all |= as_set(right);
  all &= articles;
  return Found::of(std::move(all));
}

}  // namespace dateline
