// Each form is one function over the same result; nothing is computed here but layout.
#include "searcher/output.hpp"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <ostream>
#include <unordered_set>

#include "common/date.hpp"
#include "common/text.hpp"
#include "searcher/timeline.hpp"

namespace dateline {
namespace {

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

// A line end before a blank or an indented line.
bool ends_paragraph(std::string_view text, std::size_t newline) {
  return newline + 1 < text.size() && is_space(static_cast<unsigned char>(text[newline + 1]));
}

// A word to print, its width without colour, and whether a blank stands before it.
struct Piece {
  std::string text;
  std::size_t columns = 0;
};

// Cuts marked text at blanks into pieces; marks are put around matching words within them.
class Wrapper {
 public:
  // first: what the first line begins with instead, of the same width.
  Wrapper(std::ostream& out, const TextStyle& style, std::string indent, std::string first = {})
      : out_(out), style_(style), indent_(std::move(indent)), first_(first.empty() ? indent_ : std::move(first)) {}

  void print(std::string_view text, const std::vector<Span>& spans) {
    auto span = spans.begin();
    for (std::size_t at = 0; at < text.size();) {
      if (span != spans.end() && at == span->end) {
        mark(false);
        ++span;
      }
      if (span != spans.end() && at == span->begin) mark(true);
      const CodePoint point = decode(text, at);
      const bool control = is_control(point.value);
      if (point.value == '\n' && ends_paragraph(text, at)) break_line();
      if (control || is_space(point.value)) {
        flush();
      } else {
        append_utf8(piece_.text, point.value);
        ++piece_.columns;
      }
      at += point.length;
    }
    if (inside_) mark(false);
    break_line();
  }

 private:
  void mark(bool begin) {
    inside_ = begin;
    if (style_.colour) {
      piece_.text += begin ? TextStyle::marked : TextStyle::plain;
    } else {
      piece_.text += begin ? '[' : ']';
      ++piece_.columns;
    }
  }

  void break_line() {
    flush();
    if (column_ > 0) out_ << '\n';
    column_ = 0;
  }

  void flush() {
    if (piece_.columns == 0) return;
    const std::size_t width = static_cast<std::size_t>(std::max(style_.width, 40));
    if (column_ > 0 && column_ + 1 + piece_.columns > width) {
      out_ << '\n';
      column_ = 0;
    }
    if (column_ == 0) {
      out_ << first_;
      column_ = first_.size();
      first_ = indent_;
    } else {
      out_ << ' ';
      ++column_;
    }
    out_ << piece_.text;
    column_ += piece_.columns;
    piece_ = {};
  }

  std::ostream& out_;
  const TextStyle& style_;
  std::string indent_;
  std::string first_;
  Piece piece_;
  std::size_t column_ = 0;
  bool inside_ = false;
};

void print_totals(std::ostream& out, const SearchResult& result) {
  out << counted(result.total.articles, "article", "articles") << ", "
      << counted(result.total.passages, "passage", "passages") << ", "
      << counted(result.total.stories, "story", "stories") << '\n';
}

void print_hit(std::ostream& out, const Hit& hit, const TextStyle& style) {
  const std::string rank = std::to_string(hit.rank);
  out << '\n'
      << (style.colour ? TextStyle::bold : "") << std::string(rank.size() < 3 ? 3 - rank.size() : 0, ' ') << rank
      << (style.colour ? TextStyle::plain : "");
  if (trim(hit.headline).empty()) {
    out << "  (no headline)\n";
  } else {
    Wrapper(out, style, "  ").print(hit.headline, hit.headline_spans);
  }
  out << (style.colour ? TextStyle::faint : "") << "     ";
  if (!hit.source.empty()) out << one_line(hit.source) << ", ";
  out << (hit.published.empty() ? "undated" : one_line(hit.published.substr(0, 10))) << ", " << one_line(hit.article);
  if (hit.passages > 1) out << ", " << counted(hit.passages, "passage", "passages");
  out << (style.colour ? TextStyle::plain : "") << '\n';
  if (!trim(hit.text).empty()) Wrapper(out, style, "     ").print(hit.text, hit.spans);
  for (const MorePassage& more : hit.more) {
    if (!trim(more.text).empty()) Wrapper(out, style, "       ", "     - ").print(more.text, more.spans);
  }
  if (!hit.explanation.empty()) {
    char number[32];
    std::snprintf(number, sizeof number, "%.4f", hit.score);
    out << "     score " << number << " =";
    const char* sign = " ";
    for (const ScorePart& part : hit.explanation) {
      std::snprintf(number, sizeof number, "%.4f", part.weight);
      out << sign << number << " (" << one_line(part.what, 60) << ")";
      sign = " + ";
    }
    out << '\n';
  }
}

void print_facet(std::ostream& out, const Facet& facet, const TextStyle& style) {
  out << '\n' << (style.colour ? TextStyle::bold : "") << facet.kind << (style.colour ? TextStyle::plain : "");
  if (facet.rows.empty() && facet.undated == 0) {
    out << ": none\n";
    return;
  }
  if (is_histogram(facet)) {
    out << " (articles)\n";
    print_histogram(out, facet, style);
    return;
  }
  out << " (articles, passages";
  if (facet.values > facet.rows.size()) out << "; " << facet.rows.size() << " of " << facet.values;
  out << ")\n";
  for (const FacetRow& row : facet.rows) {
    char counts[64];
    std::snprintf(counts, sizeof counts, "%7llu %7llu  ", static_cast<unsigned long long>(row.articles),
                  static_cast<unsigned long long>(row.passages));
    out << counts << one_line(row.name, 300) << '\n';
  }
}

const Facet* facet_of(const SearchResult& result, std::string_view kind) {
  const auto found =
      std::find_if(result.facets.begin(), result.facets.end(), [&](const Facet& facet) { return facet.kind == kind; });
  return found == result.facets.end() ? nullptr : &*found;
}

nlohmann::ordered_json spans_json(const std::vector<Span>& spans) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Span& span : spans) list.push_back({span.begin, span.end});
  return list;
}

nlohmann::ordered_json dates_json(const std::vector<DateSpan>& dates) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const DateSpan& date : dates) {
    list.push_back({{"begin", date.span.begin}, {"end", date.span.end}, {"value", date.value}});
    if (!date.counted) list.back()["counted"] = false;
  }
  return list;
}

// Scores are printed with six decimals: enough to tell any two apart, the same on every machine.
double rounded(double score) {
  return static_cast<double>(static_cast<std::int64_t>(score * 1e6 + (score < 0 ? -0.5 : 0.5))) / 1e6;
}

nlohmann::ordered_json names_json(const std::vector<HitName>& names) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const HitName& name : names) {
    nlohmann::ordered_json object = {{"type", name.type},
                                     {"name", name.name},
                                     {"field", name.in_headline ? "headline" : "body"},
                                     {"begin", name.range.begin},
                                     {"end", name.range.end}};
    if (!name.country.empty()) object["country"] = name.country;
    if (!name.id.empty()) object["id"] = name.id;
    list.push_back(std::move(object));
  }
  return list;
}

nlohmann::ordered_json hit_json(const Hit& hit) {
  nlohmann::ordered_json object = {{"rank", hit.rank},
                                   {"score", rounded(hit.score)},
                                   {"article", hit.article},
                                   {"headline", hit.headline},
                                   {"published", nullptr},
                                   {"source", hit.source},
                                   {"begin", hit.begin},
                                   {"end", hit.end},
                                   {"text", hit.text},
                                   {"spans", spans_json(hit.spans)},
                                   {"headline_spans", spans_json(hit.headline_spans)},
                                   {"passages", hit.passages},
                                   {"language", hit.language}};
  if (!hit.published.empty()) object["published"] = hit.published;
  if (!hit.url.empty()) object["url"] = hit.url;
  if (!hit.dates.empty()) object["dates"] = dates_json(hit.dates);
  if (!hit.headline_dates.empty()) object["headline_dates"] = dates_json(hit.headline_dates);
  for (const MorePassage& more : hit.more) {
    object["more"].push_back({{"score", rounded(more.score)},
                              {"begin", more.begin},
                              {"end", more.end},
                              {"text", more.text},
                              {"spans", spans_json(more.spans)}});
  }
  if (!hit.names.empty()) object["names"] = names_json(hit.names);
  if (!hit.explanation.empty()) {
    auto& parts = object["explanation"] = nlohmann::ordered_json::array();
    for (const ScorePart& part : hit.explanation)
      parts.push_back({{"what", part.what}, {"weight", rounded(part.weight)}});
  }
  return object;
}

nlohmann::ordered_json facet_json(const Facet& facet) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const FacetRow& row : facet.rows) {
    nlohmann::ordered_json object = {
        {is_histogram(facet) ? "interval" : "name", row.name}, {"articles", row.articles}, {"passages", row.passages}};
    if (!row.country.empty()) object["country"] = row.country;
    if (!row.id.empty()) object["id"] = row.id;
    if (row.all_articles > 0) {
      object["all_articles"] = row.all_articles;
      object["share"] = rounded(static_cast<double>(row.articles) / static_cast<double>(row.all_articles));
    }
    for (const FacetRow& part : row.by) object["by"].push_back({{"name", part.name}, {"articles", part.articles}});
    rows.push_back(std::move(object));
  }
  return rows;
}

std::string line_of(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string without_blanks(std::string text) {
  for (char& c : text) {
    if (c == ' ' || (c >= 9 && c <= 13)) c = '_';
  }
  return text.empty() ? "_" : text;
}

}  // namespace

void print_text(std::ostream& out, const SearchResult& result, const TextStyle& style) {
  print_totals(out, result);
  for (const Hit& hit : result.hits) print_hit(out, hit, style);
  const Facet* const published = facet_of(result, "published");
  const Facet* const mentioned = facet_of(result, "mentioned");
  const bool both = style.timeline && published != nullptr && mentioned != nullptr;
  for (const Facet& facet : result.facets) {
    if (!both || !is_histogram(facet)) print_facet(out, facet, style);
  }
  if (!both) return;
  out << '\n' << (style.colour ? TextStyle::bold : "") << "timeline" << (style.colour ? TextStyle::plain : "");
  out << " (articles)\n";
  print_timeline(out, *published, *mentioned, style);
}

void print_json(std::ostream& out, const SearchResult& result) {
  nlohmann::ordered_json object;
  object["query"] = result.query;
  object["total"] = {{"articles", result.total.articles},
                     {"passages", result.total.passages},
                     {"stories", result.total.stories},
                     {"exact", !result.timed_out}};
  auto& hits = object["hits"] = nlohmann::ordered_json::array();
  for (const Hit& hit : result.hits) hits.push_back(hit_json(hit));
  // Not references into `object`: it keeps its members in a vector, so they move when it grows.
  auto facets = nlohmann::ordered_json::object();
  auto values = nlohmann::ordered_json::object();
  std::uint64_t undated = 0;
  for (const Facet& facet : result.facets) {
    facets[facet.kind] = facet_json(facet);
    values[facet.kind] = facet.values;
    undated = std::max(undated, facet.undated);
  }
  object["facets"] = std::move(facets);
  if (undated > 0) object["undated"] = undated;
  if (!values.empty()) object["facet_values"] = values;
  if (!result.notes.empty()) object["notes"] = result.notes;
  if (!result.suggestion.empty()) object["suggestion"] = result.suggestion;
  if (result.timed_out) object["timed_out"] = true;
  object["took_us"] = result.took_us;
  out << line_of(object);
}

void print_json_line(std::ostream& out, const Hit& hit) { out << line_of(hit_json(hit)); }

void print_trec(std::ostream& out, const SearchResult& result, const std::string& topic, const std::string& tag,
                std::size_t depth) {
  std::unordered_set<std::string> seen;
  std::vector<std::pair<double, std::string>> rows;  // score as printed, id as printed
  for (const Hit& hit : result.hits) {
    if (seen.size() >= depth) break;
    if (!seen.insert(hit.article).second) continue;
    // Evaluation programs that hold scores in single precision must see the same ties as those that do not.
    rows.emplace_back(rounded(static_cast<double>(static_cast<float>(hit.score))), without_blanks(hit.article));
  }
  std::sort(rows.rbegin(), rows.rend());
  std::size_t rank = 0;
  for (const auto& [score, id] : rows) {
    char number[64];
    std::snprintf(number, sizeof number, "%.6f", score);
    out << without_blanks(topic) << " Q0 " << id << ' ' << ++rank << ' ' << number << ' ' << without_blanks(tag)
        << '\n';
  }
}

}  // namespace dateline
