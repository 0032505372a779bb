// An article is counted once a row by remembering the last article the row saw: passages come in order.
#include "searcher/facets.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_map>

#include "common/error.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/stored_article.hpp"
#include "common/text.hpp"
#include "searcher/name_filter.hpp"
#include "searcher/periods.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t none = UINT32_MAX;
constexpr std::int32_t longest_mention_gap = 24;   // rows
constexpr std::int32_t longest_histogram = 5'000;  // rows; a longer one has no rows for its gaps

// Counts by row number, and which rows have any. Rows are many and those that have something are few, so the counts
// are kept from one search to the next, and only what was touched is cleared.
class RowCounts {
 public:
  RowCounts(Workspace& workspace, const std::string& facet, std::size_t rows)
      : kept_(workspace.row_counts[facet]), touched_(workspace.touched_rows) {
    if (kept_.size() < rows) kept_.resize(rows);
    if (touched_.size() <= rows) touched_.resize(rows + 1);
  }
  ~RowCounts() {
    for (std::size_t i = 0; i < size_; ++i) kept_[touched_[i]] = {};
  }
  RowCounts(const RowCounts&) = delete;
  RowCounts& operator=(const RowCounts&) = delete;

  // Counts by a loop of its own over what passages have: add(row, article), each row at most once a passage.
  template <typename Loop>
  void count(Loop&& loop) {
    RowCount* const counts = kept_.data();
    std::uint32_t* const touched = touched_.data();
    std::size_t size = size_;
    // Without branches: which rows are new, and which articles, nobody can guess.
    loop([&](std::uint32_t row, std::uint32_t article) {
      RowCount& count = counts[row];
      touched[size] = row;
      size += count.passages == 0 ? 1 : 0;
      ++count.passages;
      count.articles += count.last_article != article ? 1 : 0;
      count.last_article = article;
    });
    size_ = size;
  }
  const RowCount& operator[](std::uint32_t row) const { return kept_[row]; }
  std::vector<std::uint32_t> rows() const {
    return {touched_.begin(), touched_.begin() + static_cast<std::ptrdiff_t>(size_)};
  }
  std::size_t size() const { return size_; }

  // Those that may be among the `count` with most articles: all with as many as the last of these, and more.
  std::vector<std::uint32_t> leading_rows(std::size_t count) const {
    std::array<std::size_t, 64> by_articles{};
    for (std::size_t i = 0; i < size_; ++i) ++by_articles[std::min<std::size_t>(kept_[touched_[i]].articles, 63)];
    std::size_t least = 63;
    for (std::size_t found = by_articles[least]; least > 1 && found < count;) found += by_articles[--least];
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < size_; ++i) {
      if (kept_[touched_[i]].articles >= least) rows.push_back(touched_[i]);
    }
    return rows;
  }

  // Articles, then passages.
  std::uint64_t weight(std::uint32_t row) const {
    return std::uint64_t{kept_[row].articles} << 32 | kept_[row].passages;
  }

 private:
  std::vector<RowCount>& kept_;
  std::vector<std::uint32_t>& touched_;
  std::size_t size_ = 0;
};

// Orders the first `end` of `rows`: by falling weight, then by before(a, b). Most rows weigh as much as many others,
// and comparing names costs more than all else, so only those that reach the last place shown are compared by name.
template <typename Before>
void order_rows(std::vector<std::uint32_t>& rows, const RowCounts& counts, std::size_t end, Before&& before) {
  if (end == 0) return;
  if (end < rows.size()) {
    std::vector<std::uint64_t> weights;
    weights.reserve(rows.size());
    for (const std::uint32_t row : rows) weights.push_back(counts.weight(row));
    std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(end - 1), weights.end(),
                     std::greater<>());
    const std::uint64_t least = weights[end - 1];
    std::erase_if(rows, [&](std::uint32_t row) { return counts.weight(row) < least; });
  }
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end), rows.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      const std::uint64_t one = counts.weight(a);
                      const std::uint64_t other = counts.weight(b);
                      return one != other ? one > other : before(a, b);
                    });
}

// Whether a word of the name begins with `prefix`; both are folded.
bool has_word_prefix(const std::string& name, const std::string& prefix) {
  return (" " + name).find(" " + prefix) != std::string::npos;
}

// The rows asked for: by falling articles, then passages, then name.
template <typename NameOf>
void fill_rows(Facet& facet, RowCounts& counts, const SearchRequest& request, NameOf&& name_of) {
  const auto end_of = [&](std::size_t size) {
    const std::size_t begin = std::min(request.facet_offset, size);
    return request.facet_rows == 0 ? size : begin + std::min(request.facet_rows, size - begin);
  };
  std::vector<std::uint32_t> rows;
  if (const std::string prefix = folded_name(request.facet_prefix); !prefix.empty()) {
    rows = counts.rows();
    std::erase_if(rows, [&](std::uint32_t row) { return !has_word_prefix(folded_name(name_of(row)), prefix); });
    facet.values = rows.size();
  } else {
    facet.values = counts.size();
    rows = counts.leading_rows(end_of(counts.size()));
  }
  const std::size_t begin = std::min<std::size_t>(request.facet_offset, facet.values);
  const std::size_t end = end_of(facet.values);
  order_rows(rows, counts, end, [&](std::uint32_t a, std::uint32_t b) { return name_of(a) < name_of(b); });
  for (std::size_t i = begin; i < end; ++i) {
    FacetRow row;
    row.name = name_of(rows[i]);
    row.articles = counts[rows[i]].articles;
    row.passages = counts[rows[i]].passages;
    facet.rows.push_back(std::move(row));
  }
}

// The rows of one kind that a passage has: visit_rows(passage, article, visit). Names of rows: name(row).
class Values {
 public:
  Values(const IndexSnapshot& index, std::string_view kind) : index_(index) {
    if (kind == "person") column_ = &index.names_of(EntityType::person);
    if (kind == "org") column_ = &index.names_of(EntityType::organisation);
    if (kind == "place") column_ = &index.names_of(EntityType::place);
    if (kind == "source") of_article_ = &index.table().sources, article_names_ = &index.table().source_names;
    if (kind == "source") nameless_ = 0;
    if (kind == "language") of_article_ = &index.table().languages, article_names_ = &index.table().language_names;
  }
  bool known() const { return column_ != nullptr || of_article_ != nullptr; }
  const NameColumn* column() const { return column_; }  // nullptr for values of articles
  std::size_t rows() const { return column_ != nullptr ? column_->printed.size() : article_names_->size(); }
  std::string_view name(std::uint32_t row) const {
    return column_ != nullptr ? index_.names().text(column_->printed[row]) : std::string_view((*article_names_)[row]);
  }
  template <typename Visit>
  void visit_rows(std::uint32_t passage, std::uint32_t article, Visit&& visit) const {
    if (column_ != nullptr) {
      const Lists& lists = column_->rows;
      const std::uint32_t end = lists.starts[passage + 1];
      for (std::uint32_t i = lists.starts[passage]; i < end; ++i) visit(lists.values[i]);
    } else if (const std::uint32_t row = (*of_article_)[article]; row != nameless_) {
      visit(row);
    }
  }

 private:
  const IndexSnapshot& index_;
  const NameColumn* column_ = nullptr;
  const std::vector<std::uint32_t>* of_article_ = nullptr;
  const std::vector<std::string>* article_names_ = nullptr;
  std::uint32_t nameless_ = none;  // the row of articles without a source
};

Facet count_values(const std::string& kind, const Values& values, const ArticleTable& table, const Matches& matches,
                   const SearchRequest& request, Workspace& workspace) {
  Facet facet;
  RowCounts counts(workspace, kind, values.rows());
  counts.count([&](auto&& add) {
    if (const NameColumn* column = values.column()) {
      const std::uint32_t* const starts = column->rows.starts.data();
      const std::uint32_t* const rows = column->rows.values.data();
      const std::uint32_t* const article_of = table.article_of.data();
      matches.for_each([&](std::uint32_t passage) {
        const std::uint32_t article = article_of[passage];
        const std::uint32_t end = starts[passage + 1];
        for (std::uint32_t i = starts[passage]; i < end; ++i) add(rows[i], article);
      });
    } else {
      matches.for_each([&](std::uint32_t passage) {
        const std::uint32_t article = table.article_of[passage];
        values.visit_rows(passage, article, [&](std::uint32_t row) { add(row, article); });
      });
    }
  });
  fill_rows(facet, counts, request, [&](std::uint32_t row) { return values.name(row); });
  return facet;
}

// Articles and passages by a number that days lie under; numbers between the first and the last are rows too.
struct IntervalCount {
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t all_articles = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> by;  // articles by row of the split
};

class PublishedHistogram {
 public:
  PublishedHistogram(const IndexSnapshot& index, const Matches& matches, const SearchRequest& request)
      : index_(index),
        table_(index.table()),
        request_(request),
        period_(parse_period_name(request.interval)),
        split_(index, request.split) {
    if (!request.split.empty() && !split_.known()) {
      throw Error(ErrorKind::usage, "intervals cannot be split by \"" + one_line(request.split, 40) +
                                        "\"; they can by person, org, place, source and language");
    }
    std::uint32_t last = none;
    matches.for_each([&](std::uint32_t passage) {
      const std::uint32_t article = table_.article_of[passage];
      if (article != last) enter(article);
      last = article;
      if (current_ == nullptr) return;
      ++current_->passages;
      if (!request_.split.empty()) split(passage, article);
    });
    if (request_.share) count_all();
  }

  Facet facet() {
    Facet facet;
    facet.undated = undated_;
    std::vector<std::int32_t> numbers;
    for (const auto& [number, count] : counts_) numbers.push_back(number);
    std::sort(numbers.begin(), numbers.end());
    const std::vector<std::uint32_t> shown = rows_of_split();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const bool filled = numbers.back() - numbers.front() < longest_histogram;
      for (std::int32_t gap = i == 0 ? numbers[i] : numbers[i - 1] + 1; filled && gap < numbers[i]; ++gap) {
        facet.rows.push_back(row(gap, {}, shown));
      }
      facet.rows.push_back(row(numbers[i], counts_[numbers[i]], shown));
    }
    facet.values = facet.rows.size();
    return facet;
  }

 private:
  void enter(std::uint32_t article) {
    const std::int32_t day = table_.published[article];
    // A year says of no month that the article is of it.
    if (day == no_day || !lies_in_one(article)) {
      ++undated_;
      current_ = nullptr;
      return;
    }
    seen_.clear();
    if (day != day_ || current_ == nullptr) current_ = &counts_[period_of(period_, Day{day})];
    day_ = day;
    ++current_->articles;
  }

  bool lies_in_one(std::uint32_t article) const {
    if (table_.imprecise.empty()) return true;
    const DayInterval days = table_.days_of(article);
    return period_of(period_, days.first) == period_of(period_, days.last);
  }

  void split(std::uint32_t passage, std::uint32_t article) {
    split_.visit_rows(passage, article, [&](std::uint32_t row) {
      if (std::find(seen_.begin(), seen_.end(), row) != seen_.end()) return;
      seen_.push_back(row);
      ++current_->by[row];
      ++split_totals_[row];
    });
  }

  void count_all() {
    for (std::uint32_t article = 0; article < table_.articles(); ++article) {
      if (table_.published[article] == no_day || !lies_in_one(article) ||
          !table_.living.contains(table_.starts[article]))
        continue;
      const std::int32_t number = period_of(period_, Day{table_.published[article]});
      ++all_[number];
    }
  }

  // The rows that the whole result has most of, in that order.
  std::vector<std::uint32_t> rows_of_split() const {
    std::vector<std::uint32_t> rows;
    for (const auto& [row, count] : split_totals_) rows.push_back(row);
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t one = split_totals_.at(a);
      const std::uint32_t other = split_totals_.at(b);
      return one != other ? one > other : split_.name(a) < split_.name(b);
    });
    if (request_.facet_rows > 0 && rows.size() > request_.facet_rows) rows.resize(request_.facet_rows);
    return rows;
  }

  FacetRow row(std::int32_t number, const IntervalCount& count, const std::vector<std::uint32_t>& shown) const {
    FacetRow row;
    row.name = period_name(period_, number);
    row.articles = count.articles;
    row.passages = count.passages;
    if (const auto all = all_.find(number); all != all_.end()) row.all_articles = all->second;
    for (const std::uint32_t part : shown) {
      const auto found = count.by.find(part);
      FacetRow& by = row.by.emplace_back();
      by.name = split_.name(part);
      by.articles = found == count.by.end() ? 0 : found->second;
    }
    return row;
  }

  const IndexSnapshot& index_;
  const ArticleTable& table_;
  const SearchRequest& request_;
  Period period_;
  Values split_;
  std::unordered_map<std::int32_t, IntervalCount> counts_;
  std::unordered_map<std::int32_t, std::uint64_t> all_;
  std::unordered_map<std::uint32_t, std::uint32_t> split_totals_;
  IntervalCount* current_ = nullptr;
  std::int32_t day_ = no_day;
  std::uint64_t undated_ = 0;
  std::vector<std::uint32_t> seen_;  // rows of the article at hand
};

// Where each interval that passages speak of is counted: in the period of the kind asked for that it lies in, and in
// the month and the year around it.
struct MentionRows : Block {
  struct Row {
    Period period;
    std::int32_t number;
  };
  std::vector<Row> rows;                              // by time
  std::vector<std::array<std::uint32_t, 3>> targets;  // by interval; none where there is no more
  std::size_t bytes() const override {
    return sizeof *this + rows.capacity() * sizeof(Row) + targets.capacity() * sizeof targets[0];
  }
};

std::unique_ptr<MentionRows> make_mention_rows(const DayColumn& column, Period period) {
  std::vector<Period> kinds = {period};
  if (period == Period::day || period == Period::week) kinds.push_back(Period::month);
  if (period != Period::year) kinds.push_back(Period::year);
  auto made = std::make_unique<MentionRows>();
  // By first day, a longer period before the shorter ones in it.
  std::map<std::pair<Day, int>, std::uint32_t> numbers;
  const auto each_row = [&](const DayInterval& interval, auto&& visit) {
    for (const Period kind : kinds) {
      const std::int32_t number = period_of(kind, interval.first);
      if (period_of(kind, interval.last) != number) continue;
      visit(MentionRows::Row{kind, number}, std::pair{days_of_period(kind, number).first, -static_cast<int>(kind)});
    }
  };
  for (const DayInterval& interval : column.intervals) {
    each_row(interval, [&](const MentionRows::Row&, const auto& key) { numbers[key] = 0; });
  }
  std::uint32_t next = 0;
  for (auto& [key, number] : numbers) number = next++;
  made->rows.resize(numbers.size());
  for (const DayInterval& interval : column.intervals) {
    auto& targets = made->targets.emplace_back();
    targets.fill(none);
    std::size_t count = 0;
    each_row(interval, [&](const MentionRows::Row& row, const auto& key) {
      targets[count] = numbers.at(key);
      made->rows[targets[count++]] = row;
    });
  }
  return made;
}

const MentionRows& mention_rows(const IndexSnapshot& index, Period period, Workspace& workspace) {
  const std::string key = "m" + std::to_string(static_cast<int>(period));
  const Block* known = index.cache().find(key);
  if (known == nullptr) known = &index.keep(key, make_mention_rows(index.mentioned(), period), workspace);
  return static_cast<const MentionRows&>(*known);
}

Facet count_mentioned(const IndexSnapshot& index, const Matches& matches, const SearchRequest& request,
                      Workspace& workspace) {
  const Period period = parse_period_name(request.interval);
  const Lists& lists = index.mentioned().lists;
  const MentionRows& rows = mention_rows(index, period, workspace);
  const ArticleTable& table = index.table();
  struct Count {
    std::uint32_t articles = 0;
    std::uint32_t passages = 0;
    std::uint32_t last_article = none;
    std::uint32_t last_passage = none;
    bool whole = false;  // something is said of it that is of no shorter period
  };
  std::vector<Count> counts(rows.rows.size());
  matches.for_each([&](std::uint32_t passage) {
    const std::uint32_t end = lists.starts[passage + 1];
    for (std::uint32_t i = lists.starts[passage]; i < end; ++i) {
      const auto& targets = rows.targets[lists.values[i]];
      for (std::size_t t = 0; t < targets.size() && targets[t] != none; ++t) {
        Count& count = counts[targets[t]];
        if (t == 0) count.whole = true;
        if (count.last_passage == passage) continue;
        count.last_passage = passage;
        ++count.passages;
        const std::uint32_t article = table.article_of[passage];
        if (count.last_article == article) continue;
        count.last_article = article;
        ++count.articles;
      }
    }
  });
  Facet facet;
  std::vector<std::uint32_t> shown;
  for (std::uint32_t row = 0; row < counts.size(); ++row) {
    if (counts[row].whole) shown.push_back(row);
  }
  // Short gaps between rows of the kind asked for are filled; a lone 1945 does not bring forty years of nothing.
  std::int32_t last = 0;
  bool any = false;
  for (const std::uint32_t row : shown) {
    const MentionRows::Row& at = rows.rows[row];
    if (at.period == period) {
      for (std::int32_t gap = last + 1; any && at.number - last <= longest_mention_gap && gap < at.number; ++gap) {
        facet.rows.emplace_back().name = period_name(period, gap);
      }
      last = at.number;
      any = true;
    }
    FacetRow made;
    made.name = period_name(rows.rows[row].period, rows.rows[row].number);
    made.articles = counts[row].articles;
    made.passages = counts[row].passages;
    facet.rows.push_back(std::move(made));
  }
  facet.values = facet.rows.size();
  return facet;
}

// A story is shown by its first article: the earliest day, then the least id.
class StoryFacet {
 public:
  StoryFacet(const IndexSnapshot& index, Workspace& workspace)
      : index_(index), table_(index.table()), workspace_(workspace) {}

  Facet count(const Matches& matches, const SearchRequest& request) {
    RowCounts counts(workspace_, "story", index_.catalogue().stories);
    std::vector<std::uint32_t> firsts(index_.catalogue().stories, none);
    std::uint32_t last = none;
    counts.count([&](auto&& add) {
      matches.for_each([&](std::uint32_t passage) {
        const std::uint32_t article = table_.article_of[passage];
        const std::uint32_t story = table_.stories[article];
        add(story, article);
        if (article != last && (firsts[story] == none || is_earlier(article, firsts[story]))) firsts[story] = article;
        last = article;
      });
    });
    std::vector<std::uint32_t> rows = counts.rows();
    Facet facet;
    facet.values = rows.size();
    const std::size_t begin = std::min(request.facet_offset, rows.size());
    const std::size_t end =
        request.facet_rows == 0 ? rows.size() : begin + std::min(request.facet_rows, rows.size() - begin);
    order_rows(rows, counts, end,
               [&](std::uint32_t a, std::uint32_t b) { return index_.id(firsts[a]) < index_.id(firsts[b]); });
    for (std::size_t i = begin; i < end; ++i) {
      FacetRow row;
      row.name = shown_headline(index_.article(firsts[rows[i]], workspace_));
      row.articles = counts[rows[i]].articles;
      row.passages = counts[rows[i]].passages;
      facet.rows.push_back(std::move(row));
    }
    return facet;
  }

 private:
  // An undated article is later than any dated one.
  bool is_earlier(std::uint32_t a, std::uint32_t b) const {
    const std::int32_t one = table_.published[a];
    const std::int32_t other = table_.published[b];
    if (one != other) return one != no_day && (other == no_day || one < other);
    return index_.id(a) < index_.id(b);
  }

  const IndexSnapshot& index_;
  const ArticleTable& table_;
  Workspace& workspace_;
};

}  // namespace

Facet count_facet(const IndexSnapshot& index, std::string_view kind, const Matches& matches,
                  const SearchRequest& request, Workspace& workspace) {
  Facet facet;
  const Values values(index, kind);
  if (values.known()) {
    facet = count_values(std::string(kind), values, index.table(), matches, request, workspace);
  } else if (kind == "published") {
    facet = PublishedHistogram(index, matches, request).facet();
  } else if (kind == "mentioned") {
    facet = count_mentioned(index, matches, request, workspace);
  } else if (kind == "story") {
    facet = StoryFacet(index, workspace).count(matches, request);
  } else {
    throw Error(ErrorKind::usage,
                "there is no facet \"" + one_line(kind, 40) +
                    "\"; there are person, org, place, source, language, published, mentioned and story");
  }
  facet.kind = kind;
  return facet;
}

bool field_of_facet(std::string_view kind, QueryField& field) {
  struct Row {
    std::string_view kind;
    QueryField field;
  };
  static constexpr auto rows = std::to_array<Row>({{"person", QueryField::person},
                                                   {"org", QueryField::org},
                                                   {"place", QueryField::place},
                                                   {"source", QueryField::source},
                                                   {"language", QueryField::language},
                                                   {"published", QueryField::published},
                                                   {"mentioned", QueryField::mentions}});
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.kind == kind; });
  if (found == rows.end()) return false;
  field = found->field;
  return true;
}

std::string shown_headline(const StoredArticle& stored) {
  if (!trim(stored.article.headline).empty()) return one_line(stored.article.headline, 300);
  const Range range = stored.passages.empty() ? Range{} : stored.passages.front().body;
  return one_line(std::string_view(stored.article.body).substr(range.begin, range.size()), 80);
}

}  // namespace dateline
