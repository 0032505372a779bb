// Joins the stages in order: query, candidates, scores, totals and facets, the best, their text; ours is the only
// exception out.
#include "searcher/searcher.hpp"

#include <algorithm>
#include <chrono>

#include "common/boundary.hpp"
#include "common/date.hpp"
#include "common/text.hpp"
#include "searcher/candidates.hpp"
#include "searcher/facets.hpp"
#include "searcher/index_snapshot.hpp"
#include "searcher/query_language.hpp"
#include "searcher/ranking.hpp"
#include "searcher/snippets.hpp"
#include "searcher/workspace.hpp"

namespace dateline {
namespace {

QueryPointer field_node(QueryField field, const std::string& text) {
  auto node = std::make_unique<QueryNode>();
  node->kind = QueryNode::Kind::field;
  node->field = field;
  node->text = text;
  return node;
}

// "2017" and "2017-04" stand for their first or last day.
Day bound(const std::string& text, const char* option, bool last) {
  const auto interval = parse_interval(text);
  if (!interval || text.find("..") != std::string::npos) {
    throw Error(ErrorKind::usage, std::string(option) + " takes a day, a month or a year, such as 2017-04-09, not \"" +
                                      one_line(text, 60) + "\"");
  }
  return last ? interval->last : interval->first;
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

// The query with the request's filters beside it.
QueryPointer whole_query(const SearchRequest& request) {
  auto root = std::make_unique<QueryNode>();
  root->kind = QueryNode::Kind::words;
  root->children.push_back(parse_query(request.query));
  const auto add = [&](QueryField field, const std::vector<std::string>& values) {
    for (const std::string& value : values) root->children.push_back(field_node(field, value));
  };
  add(QueryField::person, request.people);
  add(QueryField::org, request.organisations);
  add(QueryField::place, request.places);
  add(QueryField::source, request.sources);
  for (const std::string& days : request.mentions) {
    if (!parse_interval(days)) {
      throw Error(ErrorKind::usage,
                  "--mentions takes 2017, 2017-04, 2017-04-09 or two of them with .. between, not \"" +
                      one_line(days, 60) + "\"");
    }
  }
  add(QueryField::mentions, request.mentions);
  add_days(request, *root);
  return root;
}

// One search: what is gathered while the parts are walked through.
class Search {
 public:
  Search(const IndexSnapshot& index, const SearchRequest& request, Workspace& workspace)
      : index_(index),
        request_(request),
        workspace_(workspace),
        query_(whole_query(request)),
        candidates_(index, *query_, workspace),
        scorer_(candidates_, index.catalogue().passages),
        order_([&index](const RankedPassage& p) { return index.id(index.parts()[p.part], p.article); }),
        best_(request.top == 0 ? 0 : request.offset + std::min(request.top, SIZE_MAX - request.offset), order_),
        story_seen_(index.catalogue().stories) {
    for (const std::string& kind : request.facets) counters_.push_back(make_facet_counter(index, kind));
  }

  SearchResult run() {
    SearchResult result;
    result.query = request_.query;
    for (const Part& part : index_.parts()) walk(part, result.total);
    result.notes = candidates_.notes();
    fill_hits(result.hits);
    for (const auto& counter : counters_) result.facets.push_back(counter->facet(request_.facet_rows));
    return result;
  }

 private:
  void walk(const Part& part, Totals& total) {
    const PassageSet matches = candidates_.match(part);
    std::vector<float>& scores = workspace_.scores;
    scorer_.score(part, scores);
    for (const auto& counter : counters_) counter->enter(part);
    std::uint32_t article = 0;
    std::uint32_t article_end = 0;  // first passage after the article at hand
    float context = 0;
    RankedPassage best_of_article;
    bool open = false;
    const auto close = [&] {
      if (open && request_.unit == Unit::article) best_.offer(best_of_article);
    };
    matches.for_each([&](std::uint32_t passage) {
      if (passage >= article_end) {
        close();
        article = part.article_of(passage, article);
        article_end = part.starts[article + 1];
        context = context_share * scores[part.starts[article]];
        ++total.articles;
        count_story(part.catalogue.stories[article], total);
        open = false;
      }
      ++total.passages;
      for (const auto& counter : counters_) counter->add(article, passage);
      const RankedPassage ranked{
          scores[passage] + context, part.columns.published[article], part.ordinal, article, passage, 1};
      if (request_.unit == Unit::passage) {
        best_.offer(ranked);
      } else if (!open) {
        best_of_article = ranked;
      } else {
        const std::uint32_t matching = best_of_article.matching + 1;
        if (order_(ranked, best_of_article)) best_of_article = ranked;
        best_of_article.matching = matching;
      }
      open = true;
    });
    close();
  }

  void count_story(std::uint32_t story, Totals& total) {
    if (story_seen_[story]) return;
    story_seen_[story] = true;
    ++total.stories;
  }

  void fill_hits(std::vector<Hit>& hits) {
    const std::vector<RankedPassage> ranked = best_.sorted();
    for (std::size_t i = request_.offset; i < ranked.size(); ++i) hits.push_back(hit(ranked[i], i + 1));
  }

  Hit hit(const RankedPassage& ranked, std::size_t rank) {
    const Part& part = index_.parts()[ranked.part];
    const StoredArticle stored = index_.article(part, ranked.article);
    const std::uint32_t ordinal = ranked.passage - part.starts[ranked.article];
    if (ordinal >= stored.passages.size()) {
      throw Error(ErrorKind::index_damaged, "the index is damaged: article " + stored.article.id +
                                                " has fewer passages than its columns say; rebuild it");
    }
    const Range body = stored.passages[ordinal].body;
    Hit hit;
    hit.rank = rank;
    hit.score = static_cast<double>(ranked.score);
    hit.article = stored.article.id;
    hit.headline = stored.article.headline;
    hit.published = stored.article.published;
    hit.source = stored.article.source;
    hit.language = stored.article.language;
    hit.url = stored.article.url;
    hit.begin = body.begin;
    hit.end = body.end;
    hit.text = stored.article.body.substr(body.begin, body.size());
    Stemmer& stemmer = workspace_.stemmer(hit.language);
    hit.spans = matching_spans(hit.text, candidates_.leaves(), stemmer);
    hit.headline_spans = matching_spans(hit.headline, candidates_.leaves(), stemmer);
    hit.passages = ranked.matching;
    if (request_.explain) hit.explanation = scorer_.explain(part, ranked.passage);
    return hit;
  }

  const IndexSnapshot& index_;
  const SearchRequest& request_;
  Workspace& workspace_;
  QueryPointer query_;
  Candidates candidates_;
  Scorer scorer_;
  PassageOrder order_;
  TopPassages best_;
  std::vector<std::unique_ptr<FacetCounter>> counters_;
  std::vector<bool> story_seen_;
};

}  // namespace

struct Searcher::State {
  explicit State(std::shared_ptr<const IndexSnapshot> opened) : index(std::move(opened)) {}
  std::shared_ptr<const IndexSnapshot> index;
  WorkspacePool workspaces;
};

Searcher::Searcher(const std::string& index)
    : state_(at_boundary([&] { return std::make_unique<State>(IndexSnapshot::open(index)); })) {}

Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResult Searcher::search(const SearchRequest& request) const {
  return at_boundary([&] {
    const WorkspacePool::Loan workspace = state_->workspaces.lend();
    const auto start = std::chrono::steady_clock::now();
    SearchResult result = Search(*state_->index, request, *workspace).run();
    const auto took = std::chrono::steady_clock::now() - start;
    result.took_us = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    return result;
  });
}

std::uint32_t Searcher::generation() const { return state_->index->index().generation; }
std::uint64_t Searcher::articles() const { return state_->index->catalogue().articles; }
std::uint64_t Searcher::passages() const { return state_->index->catalogue().passages; }

bool Searcher::outdated() const {
  return at_boundary([&] {
    const OpenedIndex& index = state_->index->index();
    const Stub stub = read_stub(index.folder);
    // After a rollback a number may come again: the manifest tells.
    return stub.generation != index.generation || stub.manifest != index.manifest;
  });
}

}  // namespace dateline
