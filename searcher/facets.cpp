// An article is counted once a row by remembering the last article the row saw: passages come in order.
#include "searcher/facets.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <map>
#include <numeric>
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

struct CountedRow {
  std::uint32_t row = 0;
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
  std::uint64_t weight() const { return std::uint64_t{articles} << 32 | passages; }
};

// Counts by row number, and which rows have any. Rows are many and those that have something are few, so the counts
// are kept from one search to the next, and only what was touched is cleared.
template <typename Count>
class RowCounts {
 public:
  RowCounts(std::vector<Count>& kept, std::vector<std::uint32_t>& touched, std::size_t rows)
      : kept_(kept), touched_(touched) {
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
    Count* const counts = kept_.data();
    std::uint32_t* const touched = touched_.data();
    std::size_t size = size_;
    // Without branches: which rows are new, and which articles, nobody can guess.
    loop([&](std::uint32_t row, std::uint32_t article) {
      touched[size] = row;
      size += counts[row].add(article) ? 1 : 0;
    });
    size_ = size;
  }

  // All rows that have any, in no particular order; leaves none.
  std::vector<CountedRow> take() {
    std::vector<CountedRow> rows(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      Count& count = kept_[touched_[i]];
      rows[i] = {touched_[i], count.articles(), count.passages()};
      count = {};
    }
    size_ = 0;
    return rows;
  }

 private:
  std::vector<Count>& kept_;
  std::vector<std::uint32_t>& touched_;
  std::size_t size_ = 0;
};

// loop(add) as in RowCounts, over `matches`.
template <typename Loop>
std::vector<CountedRow> counted_rows(Workspace& workspace, const std::string& facet, std::size_t rows,
                                     const Matches& matches, Loop&& loop) {
  if (matches.fit(RowCount::most_passages)) {
    RowCounts<RowCount> counts(workspace.row_counts[facet], workspace.touched_rows, rows);
    counts.count(loop);
    return counts.take();
  }
  RowCounts<WideRowCount> counts(workspace.wide_row_counts[facet], workspace.touched_rows, rows);
  counts.count(loop);
  return counts.take();
}

// Leaves out rows that cannot be among the `count` with most articles.
void keep_leading(std::vector<CountedRow>& rows, std::size_t count) {
  std::array<std::size_t, 64> by_articles{};
  for (const CountedRow& row : rows) ++by_articles[std::min<std::size_t>(row.articles, 63)];
  std::size_t least = 63;
  for (std::size_t found = by_articles[least]; least > 1 && found < count;) found += by_articles[--least];
  std::erase_if(rows, [&](const CountedRow& row) { return row.articles < least; });
}

// Orders the first `end` of `rows`: by falling weight, then by before(a, b). Most rows weigh as much as many others,
// and comparing names costs more than all else, so only those that reach the last place shown are compared by name.
template <typename Before>
void order_rows(std::vector<CountedRow>& rows, std::size_t end, Before&& before) {
  if (end == 0) return;
  if (end < rows.size()) {
    std::vector<std::uint64_t> weights;
    weights.reserve(rows.size());
    for (const CountedRow& row : rows) weights.push_back(row.weight());
    std::nth_element(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(end - 1), weights.end(),
                     std::greater<>());
    const std::uint64_t least = weights[end - 1];
    std::erase_if(rows, [&](const CountedRow& row) { return row.weight() < least; });
  }
  const auto order = [&](const CountedRow& a, const CountedRow& b) {
    return a.weight() != b.weight() ? a.weight() > b.weight() : before(a.row, b.row);
  };
  if (end == rows.size()) {
    std::sort(rows.begin(), rows.end(), order);
  } else {
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end), rows.end(), order);
  }
}

// The rows of the page asked for, among so many.
struct Page {
  std::size_t begin;
  std::size_t end;
};
Page page_of(const SearchRequest& request, std::size_t rows) {
  const std::size_t begin = std::min(request.facet_offset, rows);
  return {begin, request.facet_rows == 0 ? rows : begin + std::min(request.facet_rows, rows - begin)};
}

// Whether a word of the name begins with `prefix`; both are folded.
bool has_word_prefix(const std::string& name, const std::string& prefix) {
  return (" " + name).find(" " + prefix) != std::string::npos;
}

// The rows asked for: by falling articles, then passages, then before(a, b). name_of(row) is what is printed.
template <typename NameOf, typename Before>
void fill_rows(Facet& facet, std::vector<CountedRow> rows, const SearchRequest& request, NameOf&& name_of,
               Before&& before) {
  facet.values = rows.size();
  const Page page = page_of(request, rows.size());
  keep_leading(rows, page.end);
  order_rows(rows, page.end, before);
  for (std::size_t i = page.begin; i < page.end; ++i) {
    FacetRow& row = facet.rows.emplace_back();
    row.name = name_of(rows[i].row);
    row.articles = rows[i].articles;
    row.passages = rows[i].passages;
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
  const std::uint32_t* of_article() const { return of_article_->data(); }
  std::uint32_t nameless() const { return nameless_; }
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

// Calls add(row, article) for each row of each passage. How many rows a passage has, nobody can guess: they are copied
// to where they lie end to end, four at a time however many there are, and only then added.
template <typename Add>
void add_lists(const Lists& lists, const ArticleTable& table, const Matches& matches, Add&& add) {
  constexpr std::size_t stride = 4;
  constexpr std::size_t limit = 2'048;
  std::array<std::uint32_t, limit + stride> rows;
  std::array<std::uint32_t, limit + stride> articles;
  std::size_t size = 0;
  const auto flush = [&] {
    for (std::size_t i = 0; i < size; ++i) add(rows[i], articles[i]);
    size = 0;
  };
  const std::uint32_t* const starts = lists.starts.data();
  const std::uint32_t* const values = lists.values.data();
  const std::uint32_t* const article_of = table.article_of.data();
  const std::size_t all = lists.values.size();
  matches.for_each([&](std::uint32_t passage) {
    const std::uint32_t begin = starts[passage];
    const std::uint32_t end = starts[passage + 1];
    if (end - begin > stride || begin + stride > all) {
      flush();
      for (std::uint32_t i = begin; i < end; ++i) add(values[i], article_of[passage]);
      return;
    }
    std::memcpy(&rows[size], &values[begin], stride * sizeof rows[0]);
    std::fill_n(&articles[size], stride, article_of[passage]);
    size += end - begin;
    if (size >= limit) flush();
  });
  flush();
}

// Rows of which an article has one, in `row_of`, where there are few of them.
std::vector<CountedRow> count_single(const std::uint32_t* row_of, std::size_t rows, const ArticleTable& table,
                                     const Matches& matches) {
  // Passages above, articles below. Most passages have one of a few rows, and the next addition to a number has to wait
  // for the one before, so there are several numbers for each.
  constexpr std::size_t turns = 4;
  std::vector<std::uint64_t> counts(rows * turns, 0);
  const std::uint32_t* const article_of = table.article_of.data();
  std::uint32_t last = none;
  std::size_t turn = 0;
  matches.for_each([&](std::uint32_t passage) {
    const std::uint32_t article = article_of[passage];
    counts[row_of[article] * turns + turn] += (1ULL << 32) + (article != last ? 1 : 0);
    last = article;
    turn = (turn + 1) % turns;
  });
  std::vector<CountedRow> counted;
  for (std::uint32_t row = 0; row < rows; ++row) {
    const std::uint64_t sum = std::accumulate(&counts[row * turns], &counts[row * turns] + turns, std::uint64_t{0});
    if (sum != 0) counted.push_back({row, static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(sum >> 32)});
  }
  return counted;
}

std::vector<CountedRow> count_all_values(const std::string& kind, const Values& values, const ArticleTable& table,
                                         const Matches& matches, Workspace& workspace) {
  constexpr std::size_t few_rows = 4'096;
  if (values.column() == nullptr && values.rows() <= few_rows) {
    return count_single(values.of_article(), values.rows(), table, matches);
  }
  return counted_rows(workspace, kind, values.rows(), matches, [&](auto&& add) {
    if (values.column() != nullptr) {
      add_lists(values.column()->rows, table, matches, add);
    } else {
      matches.for_each([&](std::uint32_t passage) {
        add(values.of_article()[table.article_of[passage]], table.article_of[passage]);
      });
    }
  });
}

Facet count_values(const std::string& kind, const Values& values, const ArticleTable& table, const Matches& matches,
                   const SearchRequest& request, Workspace& workspace) {
  std::vector<CountedRow> rows = count_all_values(kind, values, table, matches, workspace);
  std::erase_if(rows, [&](const CountedRow& row) { return row.row == values.nameless(); });
  const auto name_of = [&](std::uint32_t row) { return values.name(row); };
  if (const std::string prefix = folded_name(request.facet_prefix); !prefix.empty()) {
    std::erase_if(rows, [&](const CountedRow& row) { return !has_word_prefix(folded_name(name_of(row.row)), prefix); });
  }
  Facet facet;
  fill_rows(facet, std::move(rows), request, name_of,
            [&](std::uint32_t a, std::uint32_t b) { return name_of(a) < name_of(b); });
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

// Where what passages speak of is counted: in the period of the kind asked for that it lies in, and in the month and
// the year around it.
struct MentionRows : Block {
  struct Row {
    Period period;
    std::int32_t number;
  };
  std::vector<Row> rows;  // by time
  // By passage, each row once, as twice its number; plus 1 where something is said of it that is of no shorter row.
  Lists lists;
  std::size_t bytes() const override {
    return sizeof *this + rows.capacity() * sizeof(Row) + (lists.starts.capacity() + lists.values.capacity()) * 4;
  }
};

// The rows of each interval, the shortest period first.
std::vector<std::vector<std::uint32_t>> number_rows(const DayColumn& column, Period period, MentionRows& made) {
  std::vector<Period> kinds = {period};
  if (period == Period::day || period == Period::week) kinds.push_back(Period::month);
  if (period != Period::year) kinds.push_back(Period::year);
  // By first day, a longer period before the shorter ones in it.
  using Key = std::pair<Day, int>;
  std::map<Key, std::uint32_t> numbers;
  const auto each_row = [&](const DayInterval& interval, auto&& visit) {
    for (const Period kind : kinds) {
      const std::int32_t number = period_of(kind, interval.first);
      if (period_of(kind, interval.last) != number) continue;
      visit(MentionRows::Row{kind, number}, Key(days_of_period(kind, number).first, -static_cast<int>(kind)));
    }
  };
  for (const DayInterval& interval : column.intervals) {
    each_row(interval, [&](const MentionRows::Row&, const Key& key) { numbers[key] = 0; });
  }
  std::uint32_t next = 0;
  for (auto& [key, number] : numbers) number = next++;
  made.rows.resize(numbers.size());
  std::vector<std::vector<std::uint32_t>> rows_of;
  for (const DayInterval& interval : column.intervals) {
    auto& rows = rows_of.emplace_back();
    each_row(interval, [&](const MentionRows::Row& row, const Key& key) {
      rows.push_back(numbers.at(key));
      made.rows[rows.back()] = row;
    });
  }
  return rows_of;
}

std::unique_ptr<MentionRows> make_mention_rows(const DayColumn& column, Period period) {
  auto made = std::make_unique<MentionRows>();
  const auto rows_of = number_rows(column, period, *made);
  std::vector<std::uint32_t> numbers;
  for (std::size_t passage = 0; passage < column.lists.rows(); ++passage) {
    numbers.clear();
    for (std::uint32_t i = column.lists.starts[passage]; i < column.lists.starts[passage + 1]; ++i) {
      const std::vector<std::uint32_t>& rows = rows_of[column.lists.values[i]];
      for (std::size_t k = 0; k < rows.size(); ++k) numbers.push_back(rows[k] * 2 + (k == 0 ? 1 : 0));
    }
    // Of a row's two numbers the second, where there are both: it is counted once, and as a whole.
    std::sort(numbers.begin(), numbers.end(), std::greater<>());
    numbers.erase(
        std::unique(numbers.begin(), numbers.end(), [](std::uint32_t a, std::uint32_t b) { return a / 2 == b / 2; }),
        numbers.end());
    made->lists.values.insert(made->lists.values.end(), numbers.rbegin(), numbers.rend());
    made->lists.close_row();
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
  const MentionRows& mentions = mention_rows(index, period, workspace);
  std::vector<std::uint8_t> whole(mentions.rows.size(), 0);
  std::vector<CountedRow> rows =
      counted_rows(workspace, "mentioned " + request.interval, mentions.rows.size(), matches, [&](auto&& add) {
        add_lists(mentions.lists, index.table(), matches, [&](std::uint32_t value, std::uint32_t article) {
          add(value / 2, article);
          whole[value / 2] |= static_cast<std::uint8_t>(value & 1);
        });
      });
  std::erase_if(rows, [&](const CountedRow& row) { return whole[row.row] == 0; });
  std::sort(rows.begin(), rows.end(), [](const CountedRow& a, const CountedRow& b) { return a.row < b.row; });
  Facet facet;
  // Short gaps between rows of the kind asked for are filled; a lone 1945 does not bring forty years of nothing.
  std::int32_t last = 0;
  bool any = false;
  for (const CountedRow& row : rows) {
    const MentionRows::Row& at = mentions.rows[row.row];
    if (at.period == period) {
      for (std::int32_t gap = last + 1; any && at.number - last <= longest_mention_gap && gap < at.number; ++gap) {
        facet.rows.emplace_back().name = period_name(period, gap);
      }
      last = at.number;
      any = true;
    }
    FacetRow& made = facet.rows.emplace_back();
    made.name = period_name(at.period, at.number);
    made.articles = row.articles;
    made.passages = row.passages;
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
    std::vector<std::uint32_t> firsts(index_.catalogue().stories, none);
    std::uint32_t last = none;
    std::vector<CountedRow> rows =
        counted_rows(workspace_, "story", index_.catalogue().stories, matches, [&](auto&& add) {
          matches.for_each([&](std::uint32_t passage) {
            const std::uint32_t article = table_.article_of[passage];
            const std::uint32_t story = table_.stories[article];
            add(story, article);
            if (article != last && (firsts[story] == none || is_earlier(article, firsts[story]))) {
              firsts[story] = article;
            }
            last = article;
          });
        });
    Facet facet;
    fill_rows(
        facet, std::move(rows), request,
        [&](std::uint32_t story) { return shown_headline(index_.article(firsts[story], workspace_)); },
        [&](std::uint32_t a, std::uint32_t b) { return index_.id(firsts[a]) < index_.id(firsts[b]); });
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
