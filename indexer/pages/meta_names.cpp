// One table, searched by halves.
#include "indexer/pages/meta_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/text.hpp"

namespace dateline {
namespace {

// Sorted by name.
constexpr auto meta_names = std::to_array<MetaName>({
    {"application-name", Fact::source, 5},
    {"article.published", Fact::published, 3},
    {"article:author", Fact::byline, 3},
    {"article:author_name", Fact::byline, 2},
    {"article:modified", Fact::modified, 2},
    {"article:modified_time", Fact::modified, 1},
    {"article:published", Fact::published, 2},
    {"article:published_time", Fact::published, 1},
    {"article_author", Fact::byline, 4},
    {"article_date_original", Fact::published, 3},
    {"author", Fact::byline, 2},
    {"byl", Fact::byline, 1},
    {"citation_author", Fact::byline, 2},
    {"citation_date", Fact::published, 4},
    {"citation_journal_title", Fact::source, 3},
    {"citation_publication_date", Fact::published, 4},
    {"citation_title", Fact::headline, 4},
    {"content-language", Fact::language, 3},
    {"created", Fact::published, 6},
    {"cxenseparse:author", Fact::byline, 3},
    {"cxenseparse:recs:publishtime", Fact::published, 3},
    {"date", Fact::published, 4},
    {"date.created", Fact::published, 5},
    {"date.modified", Fact::modified, 4},
    {"datemodified", Fact::modified, 2},
    {"datepublished", Fact::published, 2},
    {"dc.creator", Fact::byline, 3},
    {"dc.date", Fact::published, 5},
    {"dc.date.created", Fact::published, 5},
    {"dc.date.issued", Fact::published, 4},
    {"dc.date.modified", Fact::modified, 4},
    {"dc.language", Fact::language, 4},
    {"dc.publisher", Fact::source, 4},
    {"dc.title", Fact::headline, 4},
    {"dcterms.created", Fact::published, 5},
    {"dcterms.creator", Fact::byline, 3},
    {"dcterms.date", Fact::published, 5},
    {"dcterms.issued", Fact::published, 4},
    {"dcterms.modified", Fact::modified, 4},
    {"displaydate", Fact::published, 4},
    {"headline", Fact::headline, 2},
    {"language", Fact::language, 4},
    {"last-modified", Fact::modified, 5},
    {"lastmod", Fact::modified, 5},
    {"lp:published", Fact::published, 4},
    {"moddate", Fact::modified, 4},
    {"og:article:author", Fact::byline, 3},
    {"og:article:modified_time", Fact::modified, 1},
    {"og:article:published_time", Fact::published, 1},
    {"og:author", Fact::byline, 3},
    {"og:locale", Fact::language, 2},
    {"og:pubdate", Fact::published, 3},
    {"og:published_time", Fact::published, 2},
    {"og:site_name", Fact::source, 1},
    {"og:title", Fact::headline, 1},
    {"og:updated_time", Fact::modified, 3},
    {"og:url", Fact::url, 2},
    {"originalpublicationdate", Fact::published, 2},
    {"parsely-author", Fact::byline, 2},
    {"parsely-pub-date", Fact::published, 2},
    {"parsely-title", Fact::headline, 3},
    {"pub_date", Fact::published, 3},
    {"pubdate", Fact::published, 3},
    {"publication_date", Fact::published, 3},
    {"publish-date", Fact::published, 3},
    {"publish_date", Fact::published, 3},
    {"publishdate", Fact::published, 3},
    {"published-date", Fact::published, 3},
    {"published_date", Fact::published, 3},
    {"publisheddate", Fact::published, 3},
    {"publisher", Fact::source, 4},
    {"rbauthors", Fact::byline, 2},
    {"release_date", Fact::published, 4},
    {"revised", Fact::modified, 6},
    {"rnews:datepublished", Fact::published, 2},
    {"sailthru.author", Fact::byline, 2},
    {"sailthru.date", Fact::published, 3},
    {"sailthru.title", Fact::headline, 3},
    {"shareaholic:article_published_time", Fact::published, 3},
    {"timestamp", Fact::published, 6},
    {"title", Fact::headline, 5},
    {"twitter:title", Fact::headline, 3},
    {"weibo:article:create_at", Fact::published, 3},
});

}  // namespace

const MetaName* find_meta(std::string_view name) {
  const std::string lowered = ascii_lower(trim(name.substr(0, 64)));
  const auto found = std::lower_bound(meta_names.begin(), meta_names.end(), lowered,
                                      [](const MetaName& row, const std::string& wanted) { return row.name < wanted; });
  return found != meta_names.end() && found->name == lowered ? &*found : nullptr;
}

}  // namespace dateline
