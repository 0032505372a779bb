// Rows of both histograms are put in order by their first day; the layout is in columns of the terminal.
#include "searcher/timeline.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "common/text.hpp"
#include "common/timex.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_gap = 12;  // rows; a longer one is told in a line
constexpr std::size_t name_width = 11;   // of the longest, "2017-04-09", and a blank
constexpr std::size_t count_width = 6;

// A bar in so many columns; printed, its width.
struct Bar {
  std::string text;
  std::size_t columns = 0;
};

// Of eighths of a block, or of whole signs. Nothing for 0, something for all else.
Bar bar(std::uint64_t value, std::uint64_t highest, std::size_t width, bool ascii) {
  static constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  Bar made;
  if (value == 0 || highest == 0) return made;
  const std::size_t parts = ascii ? 1 : 8;
  const double share = static_cast<double>(value) / static_cast<double>(highest);
  const auto units =
      std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(width * parts) + 0.5));
  for (std::size_t i = 0; i < units / parts; ++i) made.text += ascii ? "#" : "█";
  made.text += eighths[units % parts];
  made.columns = (units + parts - 1) / parts;
  return made;
}

std::string right_aligned(std::uint64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < width ? width - digits.size() : 0, ' ') + digits;
}

std::string name_column(const std::string& name) {
  return name + std::string(name_width - std::min(name.size(), name_width), ' ');
}

void print_bar(std::ostream& out, const Bar& bar, const TextStyle& style) {
  out << (style.colour ? TextStyle::marked : "") << bar.text << (style.colour ? TextStyle::plain : "");
}

std::uint64_t highest_of(const Facet& facet) {
  std::uint64_t highest = 0;
  for (const FacetRow& row : facet.rows) highest = std::max(highest, row.articles);
  return highest;
}

// Calls print(row) for each row, but for long runs of those that are empty.
template <typename Row, typename IsEmpty, typename Print>
void print_rows(std::ostream& out, const std::vector<Row>& rows, IsEmpty&& is_empty, Print&& print) {
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i;
    while (end < rows.size() && is_empty(rows[end])) ++end;
    if (end - i > longest_gap) {
      out << "  ...             (" << end - i << " without any)\n";
      i = end;
    } else {
      print(rows[i++]);
    }
  }
}

void print_undated(std::ostream& out, const Facet& facet) {
  if (facet.undated == 0) return;
  out << "  " << facet.undated << (facet.undated == 1 ? " article" : " articles") << " without a date\n";
}

void print_row(std::ostream& out, const FacetRow& row, std::uint64_t highest, std::size_t width,
               const TextStyle& style) {
  out << "  " << name_column(row.name) << right_aligned(row.articles, count_width);
  if (row.all_articles > 0) {
    char share[64];
    std::snprintf(share, sizeof share, " of %llu (%.1f%%)", static_cast<unsigned long long>(row.all_articles),
                  100.0 * static_cast<double>(row.articles) / static_cast<double>(row.all_articles));
    out << share;
  }
  if (row.articles > 0) {
    out << "  ";
    print_bar(out, bar(row.articles, highest, width, style.ascii), style);
  }
  out << '\n';
  for (const FacetRow& part : row.by) {
    if (part.articles > 0) out << right_aligned(part.articles, 20) << "  " << one_line(part.name, 300) << '\n';
  }
}

// An interval of the timeline; nullptr where a histogram has no such row.
struct Pair {
  const FacetRow* published = nullptr;
  const FacetRow* mentioned = nullptr;
  const std::string& name() const { return (published != nullptr ? published : mentioned)->name; }
};

// By first day, a longer interval before the shorter ones in it.
std::vector<Pair> pairs_of(const Facet& published, const Facet& mentioned) {
  std::map<std::pair<Day, int>, Pair> by_time;
  const auto at = [&](const std::string& name) -> Pair& {
    const DayInterval days = timex_days(name).value_or(DayInterval{});
    return by_time[{days.first, -days.last.number}];
  };
  for (const FacetRow& row : published.rows) at(row.name).published = &row;
  for (const FacetRow& row : mentioned.rows) at(row.name).mentioned = &row;
  std::vector<Pair> pairs;
  for (const auto& [days, pair] : by_time) pairs.push_back(pair);
  return pairs;
}

// Of rows with names so long: the shortest intervals.
void print_peak(std::ostream& out, const char* said, const char* field, const Facet& facet, std::size_t name_size) {
  const FacetRow* highest = nullptr;
  for (const FacetRow& row : facet.rows) {
    if (row.name.size() != name_size) continue;
    if (highest == nullptr || row.articles > highest->articles) highest = &row;
  }
  if (highest == nullptr) return;
  out << "  " << said << " " << field << ":" << highest->name << " (" << highest->articles << ")\n";
}

std::size_t longest_name(const std::vector<Pair>& pairs) {
  std::size_t longest = 0;
  for (const Pair& pair : pairs) longest = std::max(longest, pair.name().size());
  return longest;
}

}  // namespace

bool is_histogram(const Facet& facet) { return facet.kind == "published" || facet.kind == "mentioned"; }

void print_histogram(std::ostream& out, const Facet& facet, const TextStyle& style) {
  const std::uint64_t highest = highest_of(facet);
  const std::size_t width = static_cast<std::size_t>(std::clamp(style.width, 44, 120)) - 28;
  print_rows(
      out, facet.rows, [](const FacetRow& row) { return row.articles == 0; },
      [&](const FacetRow& row) { print_row(out, row, highest, width, style); });
  print_undated(out, facet);
}

void print_timeline(std::ostream& out, const Facet& published, const Facet& mentioned, const TextStyle& style) {
  const auto columns = static_cast<std::size_t>(std::clamp(style.width, 60, 160));
  const std::size_t half = (columns - 2 - name_width) / 2;
  const std::size_t width = half - count_width - 2;
  const std::vector<Pair> pairs = pairs_of(published, mentioned);
  if (pairs.empty()) out << "  none\n";
  if (pairs.empty()) return print_undated(out, published);
  // Of intervals of the kind asked for, whose names are the longest, no row is 0; of others it is nothing.
  const std::size_t longest = longest_name(pairs);
  const auto count_of = [&](const FacetRow* row, const std::string& name) {
    if (row != nullptr) return right_aligned(row->articles, count_width);
    return name.size() == longest ? right_aligned(0, count_width) : std::string(count_width, ' ');
  };
  const std::uint64_t most_published = highest_of(published);
  const std::uint64_t most_mentioned = highest_of(mentioned);
  out << std::string(2 + name_width, ' ') << "published" << std::string(half - 9, ' ') << "mentioned\n";
  const auto is_empty = [](const Pair& pair) {
    return (pair.published == nullptr || pair.published->articles == 0) &&
           (pair.mentioned == nullptr || pair.mentioned->articles == 0);
  };
  print_rows(out, pairs, is_empty, [&](const Pair& pair) {
    out << "  " << name_column(pair.name()) << count_of(pair.published, pair.name()) << ' ';
    const Bar left = bar(pair.published ? pair.published->articles : 0, most_published, width, style.ascii);
    const Bar right = bar(pair.mentioned ? pair.mentioned->articles : 0, most_mentioned, width, style.ascii);
    print_bar(out, left, style);
    out << std::string(width + 1 - left.columns, ' ') << count_of(pair.mentioned, pair.name());
    if (right.columns > 0) {
      out << ' ';
      print_bar(out, right, style);
    }
    out << '\n';
  });
  print_undated(out, published);
  print_peak(out, "most published:", "published", published, longest);
  print_peak(out, "most mentioned:", "mentions", mentioned, longest);
}

}  // namespace dateline
