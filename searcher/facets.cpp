// Which kind is counted how.
#include "searcher/facets.hpp"

#include <array>

#include "common/error.hpp"
#include "common/part_columns.hpp"
#include "common/text.hpp"
#include "searcher/counted_rows.hpp"
#include "searcher/facet_values.hpp"
#include "searcher/histograms.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

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
  const FacetValues values(index, kind);
  if (values.known()) {
    facet = count_values(std::string(kind), values, index.table(), matches, request, workspace);
  } else if (kind == "published") {
    facet = count_published(index, matches, request);
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
