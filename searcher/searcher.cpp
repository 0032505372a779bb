// Joins the stages in order: query, candidates, totals, the best, facets, their text; ours is the only exception out.
#include "searcher/searcher.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <mutex>
#include <optional>

#include "common/boundary.hpp"
#include "common/catalogue.hpp"
#include "common/date.hpp"
#include "common/part_columns.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"
#include "common/timex.hpp"
#include "searcher/candidates.hpp"
#include "searcher/day_span.hpp"
#include "searcher/expansion.hpp"
#include "searcher/facets.hpp"
#include "searcher/hit_names.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/query_language.hpp"
#include "searcher/query_names.hpp"
#include "searcher/ranking.hpp"
#include "searcher/snippets.hpp"
#include "searcher/suggestions.hpp"
#include "searcher/workspace.hpp"

namespace dateline {
namespace {

// Steps that a query may take (see Effort): at least some 50 ms, and from 20,000 passages on so much longer as the
// archive is larger.
constexpr std::uint64_t least_effort = 1'000'000;
constexpr std::uint64_t effort_per_passage = 48;

constexpr std::size_t shown_of_article = 3;  // passages, when the request does not say

QueryPointer field_node(QueryField field, const std::string& text) {
  auto node = std::make_unique<QueryNode>();
  node->kind = QueryNode::Kind::field;
  node->field = field;
  node->text = text;
  return node;
}

// "2017" and "2017-04" stand for their first or last day.
Day bound(const std::string& text, const char* option, bool last) {
  const auto interval = parse_day_span(text, std::nullopt);
  if (!interval || text.find("..") != std::string::npos) {
    throw Error(ErrorKind::usage, std::string(option) +
                                      " takes a day, a week, a month or a year, such as 2017-04-09, not \"" +
                                      one_line(text, 60) + "\"");
  }
  return last ? interval->last : interval->first;
}

std::optional<Day> today_of(const SearchRequest& request) {
  if (request.today.empty()) {
    return request.as_of.empty() ? std::nullopt : std::optional(bound(request.as_of, "--as-of", true));
  }
  const auto day = parse_day(request.today);
  if (!day) {
    throw Error(ErrorKind::usage,
                "--today takes a day, such as 2017-04-09, not \"" + one_line(request.today, 60) + "\"");
  }
  return day;
}

void add_days(const SearchRequest& request, QueryNode& root) {
  if (request.from.empty() && request.to.empty() && request.as_of.empty()) return;
  Day first = *make_day(1, 1, 1);
  Day last = *make_day(9999, 12, 31);
  if (!request.from.empty()) first = bound(request.from, "--from", false);
  if (!request.to.empty()) last = bound(request.to, "--to", true);
  if (!request.as_of.empty()) last = std::min(last, bound(request.as_of, "--as-of", true));
  if (first > last) {
    throw Error(ErrorKind::usage,
                "the span of days is empty: it begins on " + format_day(first) + " and ends on " + format_day(last));
  }
  root.children.push_back(field_node(QueryField::published, format_day(first) + ".." + format_day(last)));
}

// The request's filters beside `query`, if there is one.
QueryPointer whole_query(const SearchRequest& request, QueryPointer query) {
  auto root = std::make_unique<QueryNode>();
  root->kind = QueryNode::Kind::words;
  if (query) root->children.push_back(std::move(query));
  const auto add = [&](QueryField field, const std::vector<std::string>& values) {
    for (const std::string& value : values) root->children.push_back(field_node(field, value));
  };
  add(QueryField::person, request.people);
  add(QueryField::org, request.organisations);
  add(QueryField::place, request.places);
  add(QueryField::source, request.sources);
  for (const std::string& days : request.mentions) {
    if (is_relative(days) || !parse_day_span(days, std::nullopt)) {
      throw Error(ErrorKind::usage,
                  "--mentions takes 2017, 2017-04, 2017-04-09, 2017-W14 or two of them with .. between, not \"" +
                      one_line(days, 60) + "\"");
    }
  }
  add(QueryField::mentions, request.mentions);
  add_days(request, *root);
  return root;
}

// Whether added words may find passages of their own: only where the query is words, and none of them a field, which
// would not restrict what is added.
bool is_words(const QueryNode& root) {
  const QueryNode& query = *root.children.front();
  if (query.kind == QueryNode::Kind::word) return true;
  const auto is_field = [](const QueryPointer& child) { return child->kind == QueryNode::Kind::field; };
  return query.kind == QueryNode::Kind::words && std::none_of(query.children.begin(), query.children.end(), is_field);
}

using Visit = std::function<bool(Hit&&)>;

// Those that lie wholly in `range`, by their place in it.
std::vector<DateSpan> dates_in(const StoredArticle& stored, Field field, const Range& range) {
  std::vector<DateSpan> dates;
  for (const StoredDate& date : stored.dates) {
    if (date.field != field || date.range.begin < range.begin || date.range.end > range.end) continue;
    const auto days = timex_days(date.value);
    dates.push_back({{date.range.begin - range.begin, date.range.end - range.begin},
                     date.value,
                     days && is_plausible(days->first) && is_plausible(days->last)});
  }
  return dates;
}

Visit keep_in(std::vector<Hit>& hits, std::size_t at_most) {
  hits.reserve(std::min<std::size_t>(at_most, 100));
  return [&hits](Hit&& hit) {
    hits.push_back(std::move(hit));
    return true;
  };
}

// One search.
class Search {
 public:
  Search(const IndexSnapshot& index, const SearchRequest& request, Workspace& workspace)
      : index_(index),
        table_(index.table()),
        request_(request),
        workspace_(workspace),
        order_([&index](std::uint32_t article) { return index.id(article); }) {}

  // By the words of the request.
  void run(SearchResult& result, const Visit& visit) {
    ParsedQuery parsed = parse_query(request_.query, request_.strict);
    result.notes = std::move(parsed.notes);
    result.query = request_.query;
    query_ = whole_query(request_, std::move(parsed.tree));
    resolve();
    if (request_.identities) add_names(result);
    if (request_.expand > 0) expand(result);
    Matches matches = candidates_->match();
    answer(matches, result, visit);
    if (request_.texts && !result.timed_out) {
      result.suggestion = suggest(index_, request_.query, *candidates_, workspace_);
    }
  }

  // By what an article is about.
  void run_related(const std::string& id, bool before_it, SearchResult& result, const Visit& visit) {
    const std::uint32_t article = index_.article_with_id(id);
    if (article == no_row) throw Error(ErrorKind::usage, "this index has no article \"" + one_line(id, 100) + "\"");
    result.query = id;
    query_ = whole_query(request_, nullptr);
    resolve();
    for (Leaf& leaf : leaves_of_article(index_, article, workspace_)) candidates_->add_leaf(std::move(leaf), true);
    const Matches matches = candidates_->match();
    std::vector<std::uint32_t> others;
    const std::int32_t day = table_.published[article];
    matches.for_each([&](std::uint32_t passage) {
      const std::uint32_t other = table_.article_of[passage];
      const bool early = day == no_day || (table_.published[other] != no_day && table_.published[other] <= day);
      if (table_.stories[other] != table_.stories[article] && (early || !before_it)) others.push_back(passage);
    });
    if (candidates_->leaves().empty()) others.clear();
    Matches alike(std::move(others));
    answer(alike, result, visit);
  }

 private:
  void resolve() {
    today_ = today_of(request_);
    candidates_ = std::make_unique<Candidates>(index_, *query_, today_, workspace_);
    if (request_.recency_days < 0) throw Error(ErrorKind::usage, "a half life is more than 0 days");
    if (request_.recency_days > 0) recency_ = Recency{today_ ? *today_ : newest_day(), request_.recency_days};
  }

  Day newest_day() const {
    std::int32_t newest = no_day;
    for (std::uint32_t article = 0; article < table_.articles(); ++article) {
      if (table_.living.contains(table_.starts[article])) newest = std::max(newest, table_.published[article]);
    }
    return newest == no_day ? Day{} : Day{newest};
  }

  void add_names(SearchResult& result) {
    if (!is_words(*query_)) return;
    for (QueryName& name : names_in(index_, *query_->children.front())) {
      result.notes.push_back("\"" + one_line(name.phrase, 60) + "\" also stands for " + one_line(name.text, 60) +
                             " under other names");
      candidates_->add_leaf(std::move(name.leaf), true);
    }
  }

  void expand(SearchResult& result) {
    Matches first = candidates_->match();
    const Scorer scorer(index_, *candidates_, workspace_);
    RankingWish wish;
    wish.limit = expansion_passages;
    wish.per_article = 1;
    const auto best = scorer.best(first, wish, order_);
    std::string added;
    const bool matches = is_words(*query_);
    for (Leaf& leaf : expansion_leaves(index_, *candidates_, best, request_.expand, workspace_)) {
      added += (added.empty() ? "" : ", ") + one_line(leaf.text, 40);
      candidates_->add_leaf(std::move(leaf), matches);
    }
    if (!added.empty()) result.notes.push_back("the query was widened by " + added);
  }

  void answer(Matches& matches, SearchResult& result, const Visit& visit) {
    result.notes.insert(result.notes.end(), candidates_->notes().begin(), candidates_->notes().end());
    count(matches, result.total);
    for (const std::string& kind : request_.facets) result.facets.push_back(facet(kind, matches));
    if (request_.top == 0) return;
    const Scorer scorer(index_, *candidates_, workspace_);
    RankingWish wish;
    wish.limit = request_.offset + std::min(request_.top, SIZE_MAX - request_.offset);
    if (request_.unit == Unit::article) {
      wish.per_article = 1;
    } else if (request_.per_article > 0) {
      wish.per_article = request_.per_article;
    }
    wish.recency = recency_;
    const std::vector<RankedPassage> ranked = scorer.best(matches, wish, order_);
    Highlighter highlighter(index_, *candidates_, workspace_);
    for (std::size_t i = request_.offset; i < ranked.size(); ++i) {
      workspace_.deadline.check(16);
      if (!visit(hit(ranked[i], i + 1, matches, scorer, highlighter))) break;
    }
    if (names_unknown_) {
      result.notes.push_back(
          "the index does not tell where all names stand; dateline-index compact --from-store mends it");
    }
  }

  Facet facet(const std::string& kind, const Matches& matches) {
    workspace_.deadline.check(64);
    QueryField field{};
    if (request_.facets_multi && field_of_facet(kind, field)) {
      bool any = false;
      const Matches wider = candidates_->match_without(field, any);
      if (any) return count_facet(index_, kind, wider, request_, workspace_);
    }
    return count_facet(index_, kind, matches, request_, workspace_);
  }

  void count(const Matches& matches, Totals& total) {
    std::vector<std::uint32_t>& stamps = workspace_.story_stamps;
    if (stamps.size() < index_.catalogue().stories || ++workspace_.searches == 0) {
      stamps.assign(index_.catalogue().stories, 0);
      workspace_.searches = 1;
    }
    const auto count_story = [&](std::uint32_t passage) {
      std::uint32_t& stamp = stamps[table_.stories[table_.article_of[passage]]];
      if (stamp != workspace_.searches) ++total.stories;
      stamp = workspace_.searches;
    };
    if (!matches.is_set()) {
      std::uint32_t last = UINT32_MAX;
      for (const std::uint32_t passage : matches.list()) {
        ++total.passages;
        if (table_.article_of[passage] == last) continue;
        last = table_.article_of[passage];
        ++total.articles;
        count_story(passage);
      }
      return;
    }
    // Nearly every article is a story of its own: only the others are looked up.
    const SetCounts counts = count_articles(matches.set(), table_.last, table_.retold, count_story);
    total.passages = counts.passages;
    total.articles = counts.articles;
    total.stories += counts.articles - counts.marked;
  }

  Hit hit(const RankedPassage& ranked, std::size_t rank, const Matches& matches, const Scorer& scorer,
          Highlighter& highlighter) {
    Hit hit;
    hit.rank = rank;
    hit.score = static_cast<double>(ranked.score);
    hit.article = index_.id(ranked.article);
    hit.source = table_.source_names[table_.sources[ranked.article]];
    hit.language = table_.language_names[table_.languages[ranked.article]];
    hit.passages = 1;
    if (request_.explain) hit.explanation = scorer.explain(ranked, recency_);
    std::vector<RankedPassage> others;
    if (request_.unit == Unit::article) {
      const std::vector<std::uint32_t> passages = matching_of(ranked.article, matches);
      hit.passages = passages.size();
      if (request_.texts) others = best_of(passages, ranked, scorer);
    }
    if (request_.texts) {
      add_texts(ranked, others, hit, highlighter);
    } else if (ranked.day != no_day) {
      hit.published = format_day(Day{ranked.day});
    }
    return hit;
  }

  std::vector<std::uint32_t> matching_of(std::uint32_t article, const Matches& matches) const {
    std::vector<std::uint32_t> passages;
    const std::uint32_t begin = table_.starts[article];
    const std::uint32_t end = table_.starts[article + 1];
    if (matches.is_set()) {
      matches.set().for_each_in(begin, end, [&](std::uint32_t passage) { passages.push_back(passage); });
    } else {
      const auto& list = matches.list();
      const auto first = std::lower_bound(list.begin(), list.end(), begin);
      passages.assign(first, std::lower_bound(first, list.end(), end));
    }
    return passages;
  }

  // Those but the best one, best first, as many as are shown.
  std::vector<RankedPassage> best_of(const std::vector<std::uint32_t>& passages, const RankedPassage& best,
                                     const Scorer& scorer) const {
    std::vector<RankedPassage> others;
    for (const std::uint32_t passage : passages) {
      if (passage == best.passage) continue;
      double score = static_cast<double>(scorer.score(passage));
      if (recency_) score *= recency_->factor(best.day);
      others.push_back({static_cast<float>(score), best.day, best.article, passage});
    }
    std::sort(others.begin(), others.end(), order_);
    const std::size_t shown = (request_.per_article > 0 ? request_.per_article : shown_of_article) - 1;
    if (others.size() > shown) others.resize(shown);
    return others;
  }

  void add_texts(const RankedPassage& ranked, const std::vector<RankedPassage>& others, Hit& hit,
                 Highlighter& highlighter) {
    StoredArticle stored = index_.article(ranked.article, workspace_);
    const Range body = body_of(stored, ranked);
    hit.begin = body.begin;
    hit.end = body.end;
    hit.text = stored.article.body.substr(body.begin, body.size());
    hit.spans = highlighter.in_passage(ranked.passage, hit.text, hit.language);
    for (const RankedPassage& other : others) {
      MorePassage more;
      const Range range = body_of(stored, other);
      more.score = static_cast<double>(other.score);
      more.begin = range.begin;
      more.end = range.end;
      more.text = stored.article.body.substr(range.begin, range.size());
      more.spans = highlighter.in_passage(other.passage, more.text, hit.language);
      hit.more.push_back(std::move(more));
    }
    hit.dates = dates_in(stored, Field::body, body);
    hit.headline_dates = dates_in(stored, Field::headline, {0, stored.article.headline.size()});
    if (request_.names) add_names(ranked, others, stored, hit);
    hit.headline = std::move(stored.article.headline);
    hit.headline_spans = highlighter.in_headline(ranked.article, hit.headline, hit.language);
    hit.published = std::move(stored.article.published);
    hit.url = std::move(stored.article.url);
  }

  void add_names(const RankedPassage& best, const std::vector<RankedPassage>& others, const StoredArticle& stored,
                 Hit& hit) {
    const auto add = [&](const RankedPassage& ranked) {
      const std::uint32_t ordinal = ranked.passage - table_.starts[ranked.article];
      if (!append_hit_names(index_, ranked.passage, stored, ordinal, hit.names)) names_unknown_ = true;
    };
    add(best);
    for (const RankedPassage& other : others) add(other);
    std::sort(hit.names.begin(), hit.names.end(), [](const HitName& a, const HitName& b) {
      return std::pair(!a.in_headline, a.range.begin) < std::pair(!b.in_headline, b.range.begin);
    });
  }

  Range body_of(const StoredArticle& stored, const RankedPassage& ranked) const {
    const std::uint32_t ordinal = ranked.passage - table_.starts[ranked.article];
    if (ordinal >= stored.passages.size()) {
      throw Error(ErrorKind::index_damaged, "the index is damaged: article " + stored.article.id +
                                                " has fewer passages than its columns say; rebuild it");
    }
    return stored.passages[ordinal].body;
  }

  const IndexSnapshot& index_;
  const ArticleTable& table_;
  const SearchRequest& request_;
  bool names_unknown_ = false;  // of a hit, since the index was written before it kept them
  Workspace& workspace_;
  PassageOrder order_;
  QueryPointer query_;
  std::optional<Day> today_;
  std::unique_ptr<Candidates> candidates_;
  std::optional<Recency> recency_;
};

}  // namespace

// What searches run on: a generation, or a view of it as of a day.
struct Searched {
  explicit Searched(std::shared_ptr<const IndexSnapshot> snapshot)
      : index(std::move(snapshot)), workspaces(index->cache()) {}
  std::shared_ptr<const IndexSnapshot> index;
  WorkspacePool workspaces;
};

struct Searcher::State {
  State(const std::string& folder, std::size_t cache)
      : cache_bytes(cache), current(std::make_shared<Searched>(IndexSnapshot::open(folder, cache))) {}
  std::size_t cache_bytes;
  std::shared_ptr<Searched> current;

  // The views of one day after the other mostly: the last one is held.
  std::shared_ptr<Searched> searched(const SearchRequest& request) {
    if (request.as_of.empty()) return current;
    const Day day = bound(request.as_of, "--as-of", true);
    const std::lock_guard lock(view_mutex);
    if (view_day == day) return view;
    const auto snapshot = current->index->as_of(day, cache_bytes / view_share);
    view = snapshot == nullptr ? current : std::make_shared<Searched>(snapshot);
    view_day = day;
    return view;
  }

  static constexpr std::size_t view_share = 4;
  std::mutex view_mutex;
  std::optional<Day> view_day;
  std::shared_ptr<Searched> view;

  // work(search, result) is one search.
  template <typename Work>
  SearchResult run(const SearchRequest& request, Work&& work) {
    return at_boundary([&] {
      const std::shared_ptr<Searched> held = searched(request);
      const auto& index = held->index;
      const WorkspacePool::Loan workspace = held->workspaces.lend();
      const auto start = std::chrono::steady_clock::now();
      (*workspace).deadline =
          request.timeout_ms == 0 ? Deadline() : Deadline(start + std::chrono::milliseconds(request.timeout_ms));
      (*workspace).effort = Effort(std::max(least_effort, effort_per_passage * index->catalogue().passages));
      SearchResult result;
      try {
        Search search(*index, request, *workspace);
        work(search, result);
      } catch (const TimeIsUp&) {
        result.query = request.query;
        result.timed_out = true;
        result.notes.push_back("the time was over before the search was: totals, hits and facets are incomplete");
        // What was being counted is left there.
        (*workspace).row_counts.clear();
        (*workspace).wide_row_counts.clear();
      }
      const auto took = std::chrono::steady_clock::now() - start;
      result.took_us = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
      return result;
    });
  }
};

Searcher::Searcher(const std::string& index, std::size_t cache_bytes)
    : state_(at_boundary([&] { return std::make_unique<State>(index, cache_bytes); })) {}

Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResult Searcher::search(const SearchRequest& request) const {
  return state_->run(
      request, [&](Search& search, SearchResult& result) { search.run(result, keep_in(result.hits, request.top)); });
}

SearchResult Searcher::search(const SearchRequest& request, const std::function<bool(const Hit&)>& visit) const {
  return state_->run(request, [&](Search& search, SearchResult& result) { search.run(result, visit); });
}

SearchResult Searcher::related(const std::string& id, bool before_it, const SearchRequest& request) const {
  SearchRequest wish = request;
  wish.unit = Unit::article;
  return state_->run(wish, [&](Search& search, SearchResult& result) {
    search.run_related(id, before_it, result, keep_in(result.hits, request.top));
  });
}

std::uint32_t Searcher::generation() const { return state_->current->index->index().generation; }
std::uint64_t Searcher::articles() const { return state_->current->index->catalogue().articles; }
std::uint64_t Searcher::passages() const { return state_->current->index->catalogue().passages; }

bool Searcher::outdated() const {
  return at_boundary([&] {
    const OpenedIndex& index = state_->current->index->index();
    const Stub stub = read_stub(index.folder);
    // After a rollback a number may come again: the manifest tells.
    return stub.generation != index.generation || stub.manifest != index.manifest;
  });
}

}  // namespace dateline
