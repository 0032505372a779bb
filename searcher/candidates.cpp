// Each node of the query gives a set of passages; AND and NOT work on the articles that hold them.
#include "searcher/candidates.hpp"

#include <algorithm>

#include "common/analyzer.hpp"
#include "common/error.hpp"
#include "common/text.hpp"
#include "searcher/name_filter.hpp"
#include "searcher/positions.hpp"

namespace dateline {
namespace {

// All passages of the articles that have one in `set`.
PassageSet whole_articles(const PassageSet& set, const Part& part) {
  PassageSet whole(set.size());
  std::uint32_t done = 0;  // passages below this are decided
  std::uint32_t article = 0;
  set.for_each([&](std::uint32_t passage) {
    if (passage < done) return;
    article = part.article_of(passage, article);
    done = part.starts[article + 1];
    for (std::uint32_t i = part.starts[article]; i < done; ++i) whole.insert(i);
  });
  return whole;
}

// All passages of the articles for which `fits(article)`.
template <typename Fits>
PassageSet articles_where(const Part& part, Fits&& fits) {
  PassageSet set(part.catalogue.passages);
  for (std::uint32_t article = 0; article < part.catalogue.articles; ++article) {
    if (!fits(article)) continue;
    for (std::uint32_t i = part.starts[article]; i < part.starts[article + 1]; ++i) set.insert(i);
  }
  return set;
}

// The passages whose list in `lists` has a marked value.
PassageSet lists_with(const Lists& lists, const std::vector<bool>& marked, std::size_t passages) {
  PassageSet set(passages);
  for (std::size_t row = 0; row < lists.rows(); ++row) {
    for (std::uint32_t i = lists.starts[row]; i < lists.starts[row + 1]; ++i) {
      if (marked[lists.values[i]]) {
        set.insert(row);
        break;
      }
    }
  }
  return set;
}

const char* kind_name(QueryField field) {
  switch (field) {
    case QueryField::person: return "person";
    case QueryField::org: return "organisation";
    case QueryField::place: return "place";
    case QueryField::source: return "source";
    case QueryField::language: return "language";
    default: return "day";
  }
}

// Whether a source or language is the one asked for: alike when folded (`key`), or, for a name of
// punctuation only, to the letter. The empty name of articles without a source is nobody's.
bool is_named(const std::string& name, const std::string& asked, const std::string& key) {
  return !name.empty() && (key.empty() ? name == asked : folded_name(name) == key);
}

// Which of a part's sources or languages is the one asked for.
std::vector<bool> marks_of(const std::vector<std::string>& names, const std::string& asked, const std::string& key) {
  std::vector<bool> marks(names.size());
  for (std::size_t i = 0; i < marks.size(); ++i) marks[i] = is_named(names[i], asked, key);
  return marks;
}

// Whether an article has a marked value; one that was withdrawn does not count.
bool any_living(const Part& part, const std::vector<std::uint32_t>& values, const std::vector<bool>& marks) {
  if (std::find(marks.begin(), marks.end(), true) == marks.end()) return false;
  for (std::uint32_t article = 0; article < values.size(); ++article) {
    if (marks[values[article]] && !(part.dead && part.dead->contains(part.starts[article]))) return true;
  }
  return false;
}

EntityType entity_type(QueryField field) {
  if (field == QueryField::person) return EntityType::person;
  return field == QueryField::org ? EntityType::organisation : EntityType::place;
}

}  // namespace

Candidates::Candidates(const IndexSnapshot& index, const QueryNode& query, Workspace& workspace)
    : index_(index), query_(query) {
  resolve(query, true, workspace);
}

void Candidates::resolve(const QueryNode& node, bool scores, Workspace& workspace) {
  switch (node.kind) {
    case QueryNode::Kind::word:
    case QueryNode::Kind::phrase: resolve_leaf(node, scores, workspace); return;
    case QueryNode::Kind::field: resolve_filter(node); return;
    default: break;
  }
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    resolve(*node.children[i], scores && !(node.kind == QueryNode::Kind::without && i == 1), workspace);
  }
}

void Candidates::resolve_leaf(const QueryNode& node, bool scores, Workspace& workspace) {
  Leaf leaf;
  leaf.text = node.text;
  leaf.is_phrase = node.kind == QueryNode::Kind::phrase;
  leaf.scores = scores;
  for (const std::string& language : index_.catalogue().languages) {
    LeafTerms terms = find_terms(workspace.stemmer(language), node.text, leaf.is_phrase);
    if (terms.df > 0) leaf.languages.push_back(std::move(terms));
  }
  if (leaf.languages.empty() && scores) notes_.push_back("no article has " + one_line(node.text, 60));
  leaves_.push_back(std::move(leaf));
  leaf_nodes_.push_back(&node);
}

LeafTerms Candidates::find_terms(Stemmer& stemmer, const std::string& text, bool is_phrase) const {
  LeafTerms result;
  result.language = stemmer.language();
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);) result.terms.push_back(stemmer.term(token.form));
  if (is_phrase) {
    for (const Part& part : index_.parts()) {
      result.parts.push_back(match_phrase(index_, part, result.terms));
      result.df += result.parts.back().passages.size();
    }
  } else {
    for (std::uint32_t segment = 0; segment < index_.catalogue().segments.size(); ++segment) {
      result.segments.push_back(index_.postings(segment, result.terms.front()));
      for (const PostingList& list : result.segments.back()->parts) result.df += list.passages.size();
    }
  }
  return result;
}

void Candidates::resolve_filter(const QueryNode& node) {
  Filter filter{&node, {}, {}, {}};
  bool known = true;
  switch (node.field) {
    case QueryField::person:
    case QueryField::org:
    case QueryField::place:
      filter.rows = rows_named(index_.names(), entity_type(node.field), node.text);
      known = !filter.rows.empty();
      break;
    case QueryField::source:
    case QueryField::language:
      filter.key = folded_name(node.text);
      known = std::any_of(index_.parts().begin(), index_.parts().end(), [&](const Part& part) {
        const bool source = node.field == QueryField::source;
        const auto& names = source ? part.columns.source_names : part.columns.language_names;
        return any_living(part, source ? part.columns.sources : part.columns.languages,
                          marks_of(names, node.text, filter.key));
      });
      break;
    case QueryField::published:
    case QueryField::mentions: {
      const auto days = parse_interval(node.text);
      if (!days) throw Error(ErrorKind::usage, "\"" + one_line(node.text, 60) + "\" is no day or span of days");
      filter.days = *days;
      break;
    }
  }
  if (!known) {
    notes_.push_back(std::string("this index has no ") + kind_name(node.field) + " called " + one_line(node.text, 60));
  }
  filters_.push_back(std::move(filter));
}

const PostingList& Candidates::postings(const Leaf& leaf, const LeafTerms& terms, const Part& part) {
  return leaf.is_phrase ? terms.parts[part.ordinal] : terms.segments[part.catalogue.segment]->parts[part.in_segment];
}

PassageSet Candidates::match(const Part& part) const {
  PassageSet set = match(query_, part);
  if (part.dead) set -= *part.dead;
  return set;
}

PassageSet Candidates::match(const QueryNode& node, const Part& part) const {
  switch (node.kind) {
    case QueryNode::Kind::everything: return PassageSet(part.catalogue.passages, true);
    case QueryNode::Kind::words: return match_words(node, part);
    case QueryNode::Kind::field: {
      const auto found =
          std::find_if(filters_.begin(), filters_.end(), [&](const Filter& filter) { return filter.node == &node; });
      return match_filter(*found, part);
    }
    case QueryNode::Kind::word:
    case QueryNode::Kind::phrase: {
      const auto found = std::find(leaf_nodes_.begin(), leaf_nodes_.end(), &node);
      return match_leaf(leaves_[static_cast<std::size_t>(found - leaf_nodes_.begin())], part);
    }
    default: break;
  }
  PassageSet left = match(*node.children[0], part);
  const PassageSet right = match(*node.children[1], part);
  switch (node.kind) {
    case QueryNode::Kind::either: left |= right; break;
    case QueryNode::Kind::without: left -= whole_articles(right, part); break;
    case QueryNode::Kind::preferring: {
      const PassageSet articles = whole_articles(left, part);
      left |= right;
      left &= articles;
      break;
    }
    default: {  // both
      PassageSet articles = whole_articles(left, part);
      articles &= whole_articles(right, part);
      left |= right;
      left &= articles;
      break;
    }
  }
  return left;
}

// Side by side: any of the words, restricted by every filter.
PassageSet Candidates::match_words(const QueryNode& node, const Part& part) const {
  PassageSet any(part.catalogue.passages);
  PassageSet allowed(part.catalogue.passages, true);
  bool has_words = false;
  for (const QueryPointer& child : node.children) {
    if (child->kind == QueryNode::Kind::field) {
      allowed &= match(*child, part);
    } else {
      any |= match(*child, part);
      has_words = true;
    }
  }
  if (!has_words) return allowed;
  any &= allowed;
  return any;
}

PassageSet Candidates::match_leaf(const Leaf& leaf, const Part& part) const {
  PassageSet set(part.catalogue.passages);
  for (const LeafTerms& terms : leaf.languages) {
    for (const std::uint32_t passage : postings(leaf, terms, part).passages) set.insert(passage);
  }
  return set;
}

PassageSet Candidates::match_filter(const Filter& filter, const Part& part) const {
  const auto marked = [&](const std::vector<std::string>& names) {
    return marks_of(names, filter.node->text, filter.key);
  };
  switch (filter.node->field) {
    case QueryField::source: {
      const auto marks = marked(part.columns.source_names);
      return articles_where(part, [&](std::uint32_t article) { return marks[part.columns.sources[article]]; });
    }
    case QueryField::language: {
      const auto marks = marked(part.columns.language_names);
      return articles_where(part, [&](std::uint32_t article) { return marks[part.columns.languages[article]]; });
    }
    case QueryField::published:
      return articles_where(part, [&](std::uint32_t article) {
        const std::int32_t day = part.columns.published[article];
        return day != no_day && filter.days.first.number <= day && day <= filter.days.last.number;
      });
    case QueryField::mentions: {
      const MentionedDays& columns = index_.mentioned(part);
      std::vector<bool> marks(columns.intervals.size());
      for (std::size_t i = 0; i < marks.size(); ++i) marks[i] = filter.days.contains(columns.intervals[i]);
      return lists_with(columns.lists, marks, part.catalogue.passages);
    }
    default: return match_names(filter, entity_type(filter.node->field), part);
  }
}

PassageSet Candidates::match_names(const Filter& filter, EntityType type, const Part& part) const {
  if (filter.rows.empty()) return PassageSet(part.catalogue.passages);
  const auto kind = static_cast<std::size_t>(type);
  const NameLists& columns = index_.name_lists(part, type);
  const NameTables& names = index_.names();
  const std::vector<std::uint32_t>& numbers = names.parts[part.ordinal].of[kind];
  if (numbers.size() != columns.names) {
    throw Error(ErrorKind::index_damaged, "the index is damaged: names and their rows do not go together; rebuild it");
  }
  std::vector<bool> marks(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    marks[i] = std::binary_search(filter.rows.begin(), filter.rows.end(), names.rows[numbers[i]]);
  }
  return lists_with(columns.lists, marks, part.catalogue.passages);
}

}  // namespace dateline
