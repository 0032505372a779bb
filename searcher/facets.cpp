// An article is counted once per row by remembering the last article the row saw: passages come in order.
#include "searcher/facets.hpp"

#include <algorithm>
#include <cstdio>

#include "common/date.hpp"
#include "common/error.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

struct Count {
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
  std::uint32_t last_article = none;
  std::uint32_t last_passage = none;

  // Both numbers are of the whole generation. Counts a passage once, however often it is added in a row.
  void add(std::uint32_t article, std::uint32_t passage) {
    if (last_passage == passage) return;
    last_passage = passage;
    ++passages;
    if (last_article == article) return;
    last_article = article;
    ++articles;
  }
};

bool row_before(const FacetRow& a, const FacetRow& b) {
  if (a.articles != b.articles) return a.articles > b.articles;
  if (a.passages != b.passages) return a.passages > b.passages;
  return a.name < b.name;
}

void keep_best(std::vector<FacetRow>& rows, std::size_t limit) {
  if (limit == 0 || limit >= rows.size()) {
    std::sort(rows.begin(), rows.end(), row_before);
    return;
  }
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(limit), rows.end(), row_before);
  rows.resize(limit);
}

// Keeps numbers of the whole generation at hand.
class CounterBase : public FacetCounter {
 public:
  explicit CounterBase(std::string kind) : kind_(std::move(kind)) {}

  void enter(const Part& part) override {
    part_ = &part;
    first_passage_ = next_passage_;
    next_passage_ += part.catalogue.passages;
  }

 protected:
  std::uint32_t article_number(std::uint32_t article) const { return part_->first_article + article; }
  std::uint32_t passage_number(std::uint32_t passage) const { return first_passage_ + passage; }
  Facet empty_facet() const {
    Facet facet;
    facet.kind = kind_;
    return facet;
  }
  const Part* part_ = nullptr;

 private:
  std::string kind_;
  std::uint32_t first_passage_ = 0;
  std::uint32_t next_passage_ = 0;
};

class NameCounter : public CounterBase {
 public:
  NameCounter(const IndexSnapshot& index, std::string kind, EntityType type)
      : CounterBase(std::move(kind)),
        index_(index),
        names_(index.names()),
        rows_(index.rows(type)),
        type_(type),
        counts_(rows_.printed.size()) {}

  void enter(const Part& part) override {
    CounterBase::enter(part);
    const NameLists& all = index_.name_lists(part, type_);
    lists_ = &all.lists;
    row_of_name_ = &rows_.parts[part.ordinal];
    if (row_of_name_->size() != all.names) {
      throw Error(ErrorKind::index_damaged,
                  "the index is damaged: names and their rows do not go together; rebuild it");
    }
  }

  void add(std::uint32_t article, std::uint32_t passage) override {
    for (std::uint32_t i = lists_->starts[passage]; i < lists_->starts[passage + 1]; ++i) {
      // Names of dead articles only have no row, and no living passage has them.
      counts_[(*row_of_name_)[lists_->values[i]]].add(article_number(article), passage_number(passage));
    }
  }

  Facet facet(std::size_t limit) override {
    Facet facet = empty_facet();
    std::vector<std::uint32_t> order;
    for (std::uint32_t row = 0; row < counts_.size(); ++row) {
      if (counts_[row].passages > 0) order.push_back(row);
    }
    facet.values = order.size();
    const std::size_t shown = limit == 0 ? order.size() : std::min(limit, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return ranks_before(a, b); });
    order.resize(shown);
    for (const std::uint32_t row : order) {
      facet.rows.push_back({std::string(text(row)), counts_[row].articles, counts_[row].passages});
    }
    return facet;
  }

 private:
  std::string_view text(std::uint32_t row) const { return names_.text(rows_.printed[row]); }

  bool ranks_before(std::uint32_t a, std::uint32_t b) const {
    if (counts_[a].articles != counts_[b].articles) return counts_[a].articles > counts_[b].articles;
    if (counts_[a].passages != counts_[b].passages) return counts_[a].passages > counts_[b].passages;
    return text(a) < text(b);
  }

  const IndexSnapshot& index_;
  const NameTables& names_;
  const IndexSnapshot::TypeRows& rows_;
  EntityType type_;
  const Lists* lists_ = nullptr;
  const std::vector<std::uint32_t>* row_of_name_ = nullptr;
  std::vector<Count> counts_;
};

class SourceCounter : public CounterBase {
 public:
  using CounterBase::CounterBase;

  void enter(const Part& part) override {
    CounterBase::enter(part);
    by_number_.clear();
    for (const std::string& name : part.columns.source_names) by_number_.push_back(&counts_[name]);
  }

  void add(std::uint32_t article, std::uint32_t passage) override {
    by_number_[part_->columns.sources[article]]->add(article_number(article), passage_number(passage));
  }

  Facet facet(std::size_t limit) override {
    Facet facet = empty_facet();
    for (const auto& [name, count] : counts_) {
      if (count.passages > 0 && !name.empty()) facet.rows.push_back({name, count.articles, count.passages});
    }
    facet.values = facet.rows.size();
    keep_best(facet.rows, limit);
    return facet;
  }

 private:
  std::map<std::string, Count> counts_;
  std::vector<Count*> by_number_;  // by the part's source number; map nodes never move
};

// "2017-04" is 2017 * 13 + 4; a whole year has month 0, so it sorts before its months.
constexpr int period(int year, int month) { return year * 13 + month; }

std::string period_name(int period) {
  char buffer[32];
  if (period % 13 == 0) {
    std::snprintf(buffer, sizeof buffer, "%04d", period / 13);
  } else {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d", period / 13, period % 13);
  }
  return buffer;
}

class PublishedCounter : public CounterBase {
 public:
  using CounterBase::CounterBase;

  void add(std::uint32_t article, std::uint32_t passage) override {
    const std::int32_t day = part_->columns.published[article];
    if (day == no_day) {
      undated_.add(article_number(article), passage_number(passage));
      return;
    }
    const CivilDate date = civil(Day{day});
    counts_[period(date.year, date.month)].add(article_number(article), passage_number(passage));
  }

  Facet facet(std::size_t) override {
    Facet facet = empty_facet();
    for (const auto& [key, count] : counts_) facet.rows.push_back({period_name(key), count.articles, count.passages});
    facet.values = facet.rows.size();
    facet.undated = undated_.articles;
    return facet;
  }

 private:
  std::map<int, Count> counts_;
  Count undated_;
};

// Months, for what is said of a month or less; years, where something is said of a whole year or of several
// of its months. A year's count takes in all that is said of days within it, as the filter mentions:2017 does.
class MentionedCounter : public CounterBase {
 public:
  MentionedCounter(const IndexSnapshot& index, std::string kind) : CounterBase(std::move(kind)), index_(index) {}

  void enter(const Part& part) override {
    CounterBase::enter(part);
    days_ = &index_.mentioned(part);
    targets_.clear();
    for (const DayInterval& interval : days_->intervals) {
      const CivilDate first = civil(interval.first);
      const CivilDate last = civil(interval.last);
      Target target;
      if (first.year == last.year) {
        target.year = &years_[first.year];
        if (first.month == last.month) target.month = &months_[period(first.year, first.month)];
      }
      targets_.push_back(target);
    }
  }

  void add(std::uint32_t article, std::uint32_t passage) override {
    const Lists& lists = days_->lists;
    for (std::uint32_t i = lists.starts[passage]; i < lists.starts[passage + 1]; ++i) {
      const Target& target = targets_[lists.values[i]];
      if (target.year == nullptr) continue;
      target.year->count.add(article_number(article), passage_number(passage));
      if (target.month != nullptr) {
        target.month->add(article_number(article), passage_number(passage));
      } else {
        target.year->whole = true;
      }
    }
  }

  Facet facet(std::size_t) override {
    Facet facet = empty_facet();
    std::map<int, const Count*> rows;
    for (const auto& [key, count] : months_) {
      if (count.passages > 0) rows[key] = &count;
    }
    for (const auto& [year, entry] : years_) {
      if (entry.whole) rows[period(year, 0)] = &entry.count;
    }
    for (const auto& [key, count] : rows) facet.rows.push_back({period_name(key), count->articles, count->passages});
    facet.values = facet.rows.size();
    return facet;
  }

 private:
  struct Year {
    Count count;
    bool whole = false;
  };
  struct Target {
    Year* year = nullptr;
    Count* month = nullptr;
  };
  const IndexSnapshot& index_;
  const MentionedDays* days_ = nullptr;
  std::map<int, Count> months_;
  std::map<int, Year> years_;
  std::vector<Target> targets_;  // by the part's interval number
};

// A story is shown by its first article: the earliest day, then the least id.
class StoryCounter : public CounterBase {
 public:
  StoryCounter(const IndexSnapshot& index, std::string kind)
      : CounterBase(std::move(kind)), index_(index), entries_(index.catalogue().stories) {}

  void add(std::uint32_t article, std::uint32_t passage) override {
    Entry& entry = entries_[part_->catalogue.stories[article]];
    if (entry.count.passages == 0 || is_earlier(article, entry)) {
      entry.part = part_->ordinal;
      entry.article = article;
    }
    entry.count.add(article_number(article), passage_number(passage));
  }

  Facet facet(std::size_t limit) override {
    Facet facet = empty_facet();
    std::vector<std::uint32_t> order;
    for (std::uint32_t story = 0; story < entries_.size(); ++story) {
      if (entries_[story].count.passages > 0) order.push_back(story);
    }
    facet.values = order.size();
    const std::size_t shown = limit == 0 ? order.size() : std::min(limit, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return ranks_before(entries_[a], entries_[b]); });
    order.resize(shown);
    for (const std::uint32_t story : order) {
      const Entry& entry = entries_[story];
      const StoredArticle stored = index_.article(index_.parts()[entry.part], entry.article);
      facet.rows.push_back({shown_headline(stored), entry.count.articles, entry.count.passages});
    }
    return facet;
  }

 private:
  struct Entry {
    Count count;
    std::uint32_t part = 0;  // of the story's first article
    std::uint32_t article = 0;
  };

  std::string_view id(const Entry& entry) const { return index_.id(index_.parts()[entry.part], entry.article); }

  bool is_earlier(std::uint32_t article, const Entry& entry) const {
    const ArticleColumns& other = index_.parts()[entry.part].columns;
    const std::int32_t day = part_->columns.published[article];
    const std::int32_t other_day = other.published[entry.article];
    if (day != other_day) return day < other_day;
    return index_.id(*part_, article) < index_.id(index_.parts()[entry.part], entry.article);
  }

  bool ranks_before(const Entry& a, const Entry& b) const {
    if (a.count.articles != b.count.articles) return a.count.articles > b.count.articles;
    if (a.count.passages != b.count.passages) return a.count.passages > b.count.passages;
    return id(a) < id(b);
  }

  const IndexSnapshot& index_;
  std::vector<Entry> entries_;
};

}  // namespace

std::unique_ptr<FacetCounter> make_facet_counter(const IndexSnapshot& index, std::string_view kind) {
  const std::string name(kind);
  if (kind == "person") return std::make_unique<NameCounter>(index, name, EntityType::person);
  if (kind == "org") return std::make_unique<NameCounter>(index, name, EntityType::organisation);
  if (kind == "place") return std::make_unique<NameCounter>(index, name, EntityType::place);
  if (kind == "source") return std::make_unique<SourceCounter>(name);
  if (kind == "published") return std::make_unique<PublishedCounter>(name);
  if (kind == "mentioned") return std::make_unique<MentionedCounter>(index, name);
  if (kind == "story") return std::make_unique<StoryCounter>(index, name);
  throw Error(ErrorKind::usage, "there is no facet \"" + one_line(kind, 40) +
                                    "\"; there are person, org, place, source, published, mentioned and story");
}

std::string shown_headline(const StoredArticle& stored) {
  if (!trim(stored.article.headline).empty()) return one_line(stored.article.headline, 300);
  const Range range = stored.passages.empty() ? Range{} : stored.passages.front().body;
  return one_line(std::string_view(stored.article.body).substr(range.begin, range.size()), 80);
}

}  // namespace dateline
