// A filter of articles asks a column of the article, one of passages the passage's list.
#include "searcher/filters.hpp"

#include <algorithm>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "common/catalogue.hpp"
#include "common/error.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/text.hpp"
#include "searcher/day_span.hpp"
#include "searcher/name_index.hpp"

namespace dateline {
namespace {

// Lets an article through, or not.
template <typename Fits>
class ArticleFilter : public Filter {
 public:
  ArticleFilter(const IndexSnapshot& index, Fits fits) : table_(index.table()), fits_(std::move(fits)) {}
  bool contains(std::uint32_t passage) const override { return fits_(table_.article_of[passage]); }
  PassageSet all() const override {
    PassageSet set(table_.passages());
    for (std::uint32_t article = 0; article < table_.articles(); ++article) {
      if (fits_(article)) set.insert(table_.starts[article], table_.starts[article + 1]);
    }
    return set;
  }

 private:
  const ArticleTable& table_;
  Fits fits_;
};

template <typename Fits>
std::unique_ptr<Filter> article_filter(const IndexSnapshot& index, Fits fits) {
  return std::make_unique<ArticleFilter<Fits>>(index, std::move(fits));
}

// Lets a passage through whose list has a marked value.
class ListFilter : public Filter {
 public:
  ListFilter(const Lists& lists, std::vector<bool> marked) : lists_(lists), marked_(std::move(marked)) {}
  bool contains(std::uint32_t passage) const override {
    for (std::uint32_t i = lists_.starts[passage]; i < lists_.starts[passage + 1]; ++i) {
      if (marked_[lists_.values[i]]) return true;
    }
    return false;
  }
  PassageSet all() const override {
    PassageSet set(lists_.rows());
    for (std::uint32_t passage = 0; passage < lists_.rows(); ++passage) {
      if (contains(passage)) set.insert(passage);
    }
    return set;
  }

 private:
  const Lists& lists_;
  std::vector<bool> marked_;
};

// Articles published within a span of days. Their days lie in no order in most archives, so that a branch an article
// would be guessed wrong each second time: all passages are compared instead, eight at a time.
class PublishedFilter : public Filter {
 public:
  PublishedFilter(const IndexSnapshot& index, const DayInterval& days) : table_(index.table()), days_(days) {}
  bool contains(std::uint32_t passage) const override {
    const std::uint32_t article = table_.article_of[passage];
    return table_.published[article] != no_day && days_.contains(table_.days_of(article));
  }
  PassageSet all() const override {
    PassageSet set(table_.passages());
    if (table_.day_offsets.empty()) {
      for (std::uint32_t passage = 0; passage < table_.passages(); ++passage) {
        if (contains(passage)) set.insert(passage);
      }
      return set;
    }
    insert_by_day(set);
    for (const auto& [article, days] : table_.imprecise) {
      if (days_.contains(days)) set.insert(table_.starts[article], table_.starts[article + 1]);
    }
    return set;
  }

 private:
  void insert_by_day(PassageSet& set) const {
    const std::vector<std::uint16_t>& offsets = table_.day_offsets;
    // Offset 0 is an undated article's.
    const std::int64_t first = std::max<std::int64_t>(1, std::int64_t{days_.first.number} - table_.day_before_first);
    const std::int64_t last =
        std::min<std::int64_t>(UINT16_MAX, std::int64_t{days_.last.number} - table_.day_before_first);
    if (first > last) return;
    const auto low = static_cast<std::uint16_t>(first);
    const auto span = static_cast<std::uint16_t>(last - first);
    std::size_t passage = 0;
#if defined(__SSE2__)
    const __m128i lows = _mm_set1_epi16(static_cast<short>(low));
    const __m128i spans = _mm_set1_epi16(static_cast<short>(span));
    const auto within = [&](std::size_t at) {
      const __m128i days = _mm_loadu_si128(reinterpret_cast<const __m128i*>(offsets.data() + at));
      return _mm_cmpeq_epi16(_mm_subs_epu16(_mm_sub_epi16(days, lows), spans), _mm_setzero_si128());
    };
    for (; passage + 64 <= offsets.size(); passage += 64) {
      std::uint64_t word = 0;
      for (unsigned part = 0; part < 4; ++part) {
        const __m128i bytes = _mm_packs_epi16(within(passage + 16 * part), within(passage + 16 * part + 8));
        word |= static_cast<std::uint64_t>(static_cast<std::uint16_t>(_mm_movemask_epi8(bytes))) << (16 * part);
      }
      set.words()[passage / 64] = word;
    }
#endif
    for (; passage < offsets.size(); ++passage) {
      if (static_cast<std::uint16_t>(offsets[passage] - low) <= span) set.insert(passage);
    }
  }

  const ArticleTable& table_;
  DayInterval days_;
};

const char* kind_name(QueryField field) {
  switch (field) {
    case QueryField::person: return "person";
    case QueryField::org: return "organisation";
    case QueryField::place: return "place";
    case QueryField::source: return "source";
    case QueryField::language: return "language";
    case QueryField::story: return "article";
    default: return "day";
  }
}

EntityType entity_type(QueryField field) {
  if (field == QueryField::person) return EntityType::person;
  return field == QueryField::org ? EntityType::organisation : EntityType::place;
}

// Which of the sources or languages is the one asked for: alike when folded, or, for a name of punctuation only, to
// the letter. The empty name of articles without a source is nobody's.
std::vector<bool> marks_of(const std::vector<std::string>& names, const std::string& asked) {
  const std::string key = folded_name(asked);
  std::vector<bool> marks(names.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    marks[i] = !names[i].empty() && (key.empty() ? names[i] == asked : folded_name(names[i]) == key);
  }
  return marks;
}

class Maker {
 public:
  Maker(const IndexSnapshot& index, const QueryNode& field, std::optional<Day> today, std::vector<std::string>& notes)
      : index_(index), field_(field), today_(today), notes_(notes) {}

  std::unique_ptr<Filter> make() {
    const ArticleTable& table = index_.table();
    switch (field_.field) {
      case QueryField::source: return by_value(table.sources, table.source_names);
      case QueryField::language: return by_value(table.languages, table.language_names);
      case QueryField::story: return story();
      case QueryField::published: return std::make_unique<PublishedFilter>(index_, days());
      case QueryField::mentions: return mentions();
      case QueryField::length: return length();
      default: return names();
    }
  }

 private:
  void unknown() {
    notes_.push_back(std::string("this index has no ") + kind_name(field_.field) + " called " +
                     one_line(field_.text, 60));
  }

  std::unique_ptr<Filter> by_value(const std::vector<std::uint32_t>& values, const std::vector<std::string>& all) {
    const ArticleTable& table = index_.table();
    std::vector<bool> marks = marks_of(all, field_.text);
    bool any = std::find(marks.begin(), marks.end(), true) != marks.end();
    if (any && !table.all_living) {
      any = false;
      for (std::uint32_t i = 0; i < values.size() && !any; ++i) {
        any = marks[values[i]] && table.living.contains(table.starts[i]);
      }
    }
    if (!any) unknown();
    return article_filter(index_, [&values, marks](std::uint32_t article) { return marks[values[article]]; });
  }

  std::unique_ptr<Filter> story() {
    const std::uint32_t article = index_.article_with_id(field_.text);
    if (article == no_row) {
      unknown();
      return article_filter(index_, [](std::uint32_t) { return false; });
    }
    const std::vector<std::uint32_t>& stories = index_.table().stories;
    const std::uint32_t wanted = stories[article];
    return article_filter(index_, [&stories, wanted](std::uint32_t other) { return stories[other] == wanted; });
  }

  DayInterval days() const {
    if (is_relative(field_.text) && !today_) {
      throw Error(ErrorKind::usage,
                  "\"" + one_line(field_.text, 40) + "\" counts from a day; say which by --today DAY");
    }
    const auto days = parse_day_span(field_.text, today_);
    if (!days) throw Error(ErrorKind::usage, "\"" + one_line(field_.text, 60) + "\" is no day or span of days");
    return *days;
  }

  std::unique_ptr<Filter> mentions() const {
    const DayInterval wanted = days();
    const DayColumn& column = index_.mentioned();
    std::vector<bool> marks(column.intervals.size());
    for (std::size_t i = 0; i < marks.size(); ++i) marks[i] = wanted.contains(column.intervals[i]);
    return std::make_unique<ListFilter>(column.lists, std::move(marks));
  }

  std::unique_ptr<Filter> length() const {
    std::uint32_t least = 0;
    std::uint32_t most = UINT32_MAX;
    parse_length(field_.text, least, most);
    const ArticleTable& table = index_.table();
    const PassageTable& passages = index_.passage_table();
    return article_filter(index_, [&table, &passages, least, most](std::uint32_t article) {
      const std::uint32_t last = table.starts[article + 1] - 1;
      const std::uint32_t words = passages.body_starts[last] + passages.tokens[last] - passages.headline_tokens[last];
      return least <= words && words <= most;
    });
  }

  std::unique_ptr<Filter> names() {
    const EntityType type = entity_type(field_.field);
    const std::vector<std::uint32_t> rows = index_.name_index().rows_named(type, field_.text);
    if (rows.empty()) unknown();
    const NameColumn& column = index_.names_of(type);
    std::vector<bool> marks(column.printed.size());
    for (const std::uint32_t row : rows) marks[column.row_of[row]] = true;
    return std::make_unique<ListFilter>(column.rows, std::move(marks));
  }

  const IndexSnapshot& index_;
  const QueryNode& field_;
  std::optional<Day> today_;
  std::vector<std::string>& notes_;
};

}  // namespace

std::unique_ptr<Filter> make_filter(const IndexSnapshot& index, const QueryNode& field, std::optional<Day> today,
                                    std::vector<std::string>& notes) {
  return Maker(index, field, today, notes).make();
}

}  // namespace dateline
