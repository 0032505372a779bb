// The search library's public face: open an index, ask it, get ranked passages with exact totals and facets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/error.hpp"

namespace dateline {

enum class Unit { passage, article };

// What is asked. Only `query` needs to be set.
struct SearchRequest {
  std::string query;       // see searcher/QUERIES.md; empty matches everything
  bool strict = false;     // refuse what a lenient reading would leave out: unbalanced quotes, dangling operators
  std::size_t top = 10;    // hits wanted, 0 = totals and facets only
  std::size_t offset = 0;  // hits to leave out before them
  Unit unit = Unit::passage;
  // Passages of one article: with Unit::passage, as many hits at most (0 = no limit); with Unit::article, as many are
  // shown with it (0 = three).
  std::size_t per_article = 0;
  bool texts = true;  // false: hits without headline, text, spans, begin and end, url, which saves most of the time
  // Of "person", "org", "place", "source", "language", "published", "mentioned", "story"; in the order wanted.
  std::vector<std::string> facets;
  std::size_t facet_rows = 10;     // of each facet but published and mentioned, which are given whole; 0 = all
  std::size_t facet_offset = 0;    // rows to leave out before them
  std::string facet_prefix;        // only rows with a word that begins so, case and accents set aside; not of intervals
  std::string interval = "month";  // of published and mentioned: "day", "week", "month" or "year"
  bool share = false;              // published: count all articles of each interval too
  std::string split;               // published: each interval split by "person", "org", "place", "source" or "language"
  bool facets_multi = false;       // each facet as if its own filters were not there
  // Filters: each value restricts. People, organisations, places and mentioned days are asked of the
  // passage, the others of the article.
  std::vector<std::string> people;
  std::vector<std::string> organisations;
  std::vector<std::string> places;
  std::vector<std::string> sources;
  std::vector<std::string> mentions;  // "2017-04-06", "2017-04" or "2017-04-06..2017-04-08"
  std::string from;                   // first day of publication; articles without a date are left out
  std::string to;                     // last day
  // As if the archive ended that day: with the versions of items that were the newest then. The first search of a day
  // reads the columns anew in an archive that has several versions of any item; meanwhile others as of a day wait.
  std::string as_of;
  // A day; what "published:<30d" and `recency_days` count from. Empty: as_of; without that, recency counts from the
  // newest article, and "published:<30d" is refused.
  std::string today;
  double recency_days = 0;  // half life of the preference for newer articles; 0 = none
  // Names among the words of a query also find what names the same person, organisation or place otherwise.
  bool identities = false;
  unsigned expand = 0;           // widen the query by so many words of the best passages; 0 = not
  std::uint64_t timeout_ms = 0;  // stop after so long; 0 = never
  bool explain = false;
  bool names = false;  // the names of each hit with their places; some 10 ms for the first hit of a large part
};

// A half-open byte range.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

// A date that a text speaks of.
struct DateSpan {
  Span span;
  std::string value;  // TIMEX3: "2017-04-06", "2017-W14", "2017-Q2", "198" for the 1980s, "XXXX-04-06" of no known year
  bool counted = false;  // in the facet and by `mentions:`: it denotes days, of the years 1400 to 2100
};

// One addend of a score.
struct ScorePart {
  std::string what;  // "harbour", "\"of the\"", "first passage"
  double weight = 0;
};

// Another passage of an article that is shown.
struct MorePassage {
  double score = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::vector<Span> spans;
};

// A name in a hit, where the article has it.
struct HitName {
  std::string type;     // "person", "org" or "place"
  std::string name;     // as the facets print it
  std::string country;  // as of FacetRow, and so for id
  std::string id;
  bool in_headline = false;
  Span range;  // bytes of the article's body, or of its headline
};

struct Hit {
  std::size_t rank = 0;  // from 1, counted from the first hit of all
  double score = 0;      // >= 0; comparable within one query only
  std::string article;   // id
  std::string headline;
  std::string published;  // as the article has it; empty = undated
  std::string source;
  std::string language;
  std::string url;
  std::size_t begin = 0;  // the passage's bytes in the article's body; both 0 for a headline without text
  std::size_t end = 0;
  std::string text;                  // body[begin, end)
  std::vector<Span> spans;           // of matching words in `text`, in order, disjoint
  std::vector<Span> headline_spans;  // of matching words in `headline`
  std::vector<DateSpan> dates;       // in `text`, in order, disjoint
  std::vector<DateSpan> headline_dates;
  std::size_t passages = 0;            // with Unit::article: how many of the article's passages match; else 1
  std::vector<HitName> names;          // with SearchRequest::names, of all passages shown, by field and place
  std::vector<MorePassage> more;       // with Unit::article: the next best of them
  std::vector<ScorePart> explanation;  // with SearchRequest::explain: adds up to score
};

struct FacetRow {
  std::string name;            // or the interval "2017-04", or a story's first article's headline
  std::uint64_t articles = 0;  // matching articles that have it in a matching passage
  std::uint64_t passages = 0;
  std::string country;             // of a place, where its name tells: ISO 3166 alpha-2; else empty
  std::string id;                  // that the names file gives it; empty = none
  std::uint64_t all_articles = 0;  // with SearchRequest::share: articles of the index in this interval
  std::vector<FacetRow> by;        // with SearchRequest::split: rows of that kind within this one; only articles
};

struct Facet {
  std::string kind;            // as it was asked for
  std::vector<FacetRow> rows;  // by falling articles, then passages, then name; intervals by time, gaps filled
  std::uint64_t values = 0;    // rows there are (with facet_prefix: that begin so), shown or not
  std::uint64_t undated = 0;   // published: matching articles without a date
};

// Counts of all that matches, not of what is shown. Exact, unless SearchResult::timed_out.
struct Totals {
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t stories = 0;
};

struct SearchResult {
  std::string query;
  Totals total;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::vector<std::string> notes;  // what a person should know: an unknown name, say
  std::string suggestion;          // another query, when a word of this one is unknown and a known one is much like it
  bool timed_out = false;          // the time was over: totals, hits and facets are what was found until then
  std::uint64_t took_us = 0;       // wall time
};

// A snapshot of one generation of an index, as it was when opened. What is
// published later is not seen: open anew (cheap) and drop the old one.
//
// Thread safety: const members may be called by any number of threads at once
// on one Searcher; they share its caches, and what is in these is found without a lock. Opening, moving and destroying
// are not to overlap with other use of the same object. Memory: flat columns (some tens of bytes a
// passage, read when first needed) and the cache.
class Searcher {
 public:
  // Throws Error: index_missing, index_damaged, index_version. Never writes.
  // cache_bytes: of decoded posting lists, positions and texts that are kept at most.
  explicit Searcher(const std::string& index, std::size_t cache_bytes = 192u << 20);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // Hits by falling score; equal scores by later publication (undated last), then id, then
  // place in the article. The same request gives the same result, byte for byte, but for took_us.
  // Throws Error: query (see parse_query), usage (a facet or day that is none), index_damaged.
  SearchResult search(const SearchRequest& request) const;
  // As search(), but hits are given to `visit` one by one, as soon as their text is read, and not kept: 16 bytes a
  // matching passage are all that a long result takes. visit returns false to end it.
  SearchResult search(const SearchRequest& request, const std::function<bool(const Hit&)>& visit) const;

  // What else to read beside an article: others that share its weightiest words and names, near-copies left out, each
  // by its best passage (Unit::article is set). `request` gives everything else but the query: filters, top, facets.
  // before_it: only what was published before the article, or on its day. Throws Error (usage) for an unknown id.
  SearchResult related(const std::string& id, bool before_it, const SearchRequest& request) const;

  std::uint32_t generation() const;
  std::uint64_t articles() const;
  std::uint64_t passages() const;

  // Whether the index has published another generation since. One small file is read.
  bool outdated() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline
