// Published days are counted article by article; what is mentioned by rows that are worked out once for each passage.
#include "searcher/histograms.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "common/error.hpp"
#include "common/part_columns.hpp"
#include "common/text.hpp"
#include "searcher/counted_rows.hpp"
#include "searcher/day_span.hpp"
#include "searcher/facet_values.hpp"
#include "searcher/periods.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t none = UINT32_MAX;
constexpr std::int32_t longest_mention_gap = 24;   // rows
constexpr std::int32_t longest_histogram = 5'000;  // rows; a longer one has no rows for its gaps

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
    // What came after the day of --as-of is of no archive that ended then.
    const auto archive = parse_day_span(request_.as_of, std::nullopt);
    for (std::uint32_t article = 0; article < table_.articles(); ++article) {
      if (table_.published[article] == no_day || !lies_in_one(article) ||
          !table_.living.contains(table_.starts[article]) || (archive && table_.days_of(article).last > archive->last))
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
  FacetValues split_;
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

}  // namespace

Facet count_published(const IndexSnapshot& index, const Matches& matches, const SearchRequest& request) {
  return PublishedHistogram(index, matches, request).facet();
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

}  // namespace dateline
