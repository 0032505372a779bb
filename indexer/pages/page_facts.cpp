// Gathers statements from tables of names, each with the rank of its word, and keeps the best of each kind.
#include "indexer/pages/page_facts.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/language_code.hpp"
#include "common/text.hpp"
#include "indexer/pages/linked_data.hpp"
#include "indexer/pages/page_byline.hpp"
#include "indexer/pages/page_dates.hpp"
#include "indexer/pages/page_title.hpp"

namespace dateline {
namespace {

enum class Fact : std::uint8_t { headline, byline, published, modified, language, url, source, count };

struct MetaName {
  std::string_view name;  // lower case
  Fact fact;
  int rank;  // the lower, the better its word
};

// Of <meta name>, property and itemprop.
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

const MetaName* find_meta(std::string_view name) {
  const std::string lowered = ascii_lower(trim(name.substr(0, 64)));
  const auto found = std::lower_bound(meta_names.begin(), meta_names.end(), lowered,
                                      [](const MetaName& row, const std::string& wanted) { return row.name < wanted; });
  return found != meta_names.end() && found->name == lowered ? &*found : nullptr;
}

constexpr int linked_rank = 0;
constexpr int item_rank = 7;    // microdata in the text
constexpr int url_rank = 8;     // a day in the address
constexpr int time_rank = 9;    // <time>
constexpr int class_rank = 10;  // an element named "byline"
constexpr std::size_t longest_byline = 200;
constexpr std::size_t longest_url = 1000;
constexpr std::size_t most_elements = 50;  // of a kind that are looked at

struct Statement {
  std::string value;
  int rank = 1000;
};

// Many sites give their front page as the address of every page.
bool names_a_page(std::string_view url) {
  if (!starts_with_nocase(url, "http://") && !starts_with_nocase(url, "https://")) return false;
  const std::size_t path = url.find('/', 8);
  return path != std::string_view::npos && path + 1 < url.size() && url.size() < longest_url &&
         url.find(' ') == std::string_view::npos;
}

class FactGatherer {
 public:
  FactGatherer(const HtmlTree& tree, const PageBlocks& page, std::string_view url)
      : tree_(tree), page_(page), fetched_(url) {}

  PageFacts gather() {
    for (std::uint32_t at = 0; at < tree_.nodes().size(); ++at) take(at);
    take_linked();
    take_printed();
    state_day_of_url();
    PageFacts facts;
    facts.headline = page_headline({stated(Fact::headline), title_, headings_, subheadings_, stated(Fact::source)});
    facts.byline = stated(Fact::byline);
    facts.published = stated(Fact::published);
    facts.modified = stated(Fact::modified);
    facts.language = stated(Fact::language);
    facts.url = stated(Fact::url);
    facts.source = stated(Fact::source);
    facts.body = std::move(linked_.body);
    if (facts.url.empty() && starts_with_nocase(fetched_, "http")) facts.url = fetched_;
    if (facts.published.empty()) facts.published = date_near_headline(facts.headline);
    return facts;
  }

 private:
  const HtmlNode& node(std::uint32_t at) const { return tree_.nodes()[at]; }
  std::string value(const HtmlNode& of, HtmlName name) const {
    const std::string_view raw = tree_.attribute(of, name);
    return one_line(unescaped(raw.substr(0, floor_boundary(raw, 2000))), 1000);
  }
  const std::string& stated(Fact fact) const { return facts_[static_cast<std::size_t>(fact)].value; }

  // Keeps the value if its word is better than what was known; the first of equals.
  void state(Fact fact, std::string text, int rank) {
    Statement& known = facts_[static_cast<std::size_t>(fact)];
    if (rank >= known.rank) return;
    if (fact == Fact::published || fact == Fact::modified) text = page_date(text, date_options());
    if (fact == Fact::language) text = normal_language(text);
    if (fact == Fact::byline) text = names_in_byline(text);
    if (fact == Fact::url && !names_a_page(text)) text.clear();
    if (!text.empty()) known = {std::move(text), rank};
  }

  PageDateOptions date_options() const { return {american_}; }

  void take(std::uint32_t at) {
    const HtmlNode& of = node(at);
    switch (of.tag) {
      case HtmlTag::html: take_language(of); break;
      case HtmlTag::meta: take_meta(of); break;
      case HtmlTag::link: take_link(of); break;
      case HtmlTag::title:
        if (title_.empty()) title_ = text_below(tree_, at, 1000);
        break;
      case HtmlTag::script: take_script(at); break;
      case HtmlTag::h1:
        if (headings_.size() < most_elements) headings_.push_back(heading_text(at));
        break;
      case HtmlTag::h2:
        if (subheadings_.size() < most_elements) subheadings_.push_back(heading_text(at));
        break;
      case HtmlTag::time: take_time(at); break;
      default: take_item(at); break;
    }
  }

  // A heading without the kicker, the section or the subtitle that stands in it, unless there is nothing else.
  std::string heading_text(std::uint32_t heading) const {
    std::string text;
    if (leads_home(heading)) return text;
    for (std::uint32_t at = heading + 1; at < node(heading).end && text.size() < 1000;) {
      const HtmlNode& of = node(at);
      if (of.tag != HtmlTag::text && is_beside_headline(of)) {
        at = of.end;
        continue;
      }
      if (of.tag == HtmlTag::text) append_unescaped(text, of.text.substr(0, floor_boundary(of.text, 1000)));
      if (of.tag != HtmlTag::text && (has_trait(of.tag, block_trait) || of.tag == HtmlTag::br)) text += ' ';
      ++at;
    }
    text = one_line(text, 1000);
    while (text.starts_with(": ")) text.erase(0, 2);
    return text.empty() ? text_below(tree_, heading, 1000) : text;
  }

  // The site's name, as a link to its front page.
  bool leads_home(std::uint32_t heading) const {
    for (std::uint32_t at = heading + 1; at < node(heading).end; ++at) {
      if (node(at).tag != HtmlTag::a) continue;
      std::string_view address = trim(tree_.attribute(node(at), HtmlName::href));
      const std::size_t host = address.find("//");
      if (host != std::string_view::npos) address.remove_prefix(host + 2);
      const std::size_t path = address.find('/');
      return host == std::string_view::npos ? address == "/"
                                            : path == std::string_view::npos || path + 1 == address.size();
    }
    return false;
  }

  bool is_beside_headline(const HtmlNode& of) const {
    if (has_trait(of.tag, unshown_trait) || of.tag == HtmlTag::time || of.tag == HtmlTag::small) return true;
    const std::string name = ascii_lower(tree_.attribute(of, HtmlName::class_).substr(0, 200));
    const std::string_view text = name;
    static constexpr std::string_view marks[] = {"kicker",        "overline",    "roofline",   "topline", "dachzeile",
                                                 "spitzmarke",    "titleheader", "subtitle",   "hidden",  "colon",
                                                 "section",       "eyebrow",     "category",   "label",   "sr-only",
                                                 "screen-reader", "subline",     "subheadline"};
    if (of.tag == HtmlTag::other && name.empty()) return false;
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
  }

  void take_language(const HtmlNode& of) {
    const std::string_view code = tree_.attribute(of, HtmlName::lang);
    american_ = ascii_lower(code.substr(0, 5)) == "en-us";
    state(Fact::language, std::string(code.substr(0, 20)), 1);
  }

  void take_meta(const HtmlNode& of) {
    for (const HtmlName key : {HtmlName::property, HtmlName::name, HtmlName::itemprop, HtmlName::http_equiv}) {
      const MetaName* meta = find_meta(tree_.attribute(of, key));
      if (meta == nullptr) continue;
      std::string content = value(of, HtmlName::content);
      if (meta->fact == Fact::byline && stated_by(meta->fact, meta->rank)) {
        add_author(content);
      } else {
        state(meta->fact, std::move(content), meta->rank);
      }
      return;
    }
  }

  bool stated_by(Fact fact, int rank) const { return facts_[static_cast<std::size_t>(fact)].rank == rank; }

  // A page with several authors has several elements of one name.
  void add_author(const std::string& text) {
    std::string& known = facts_[static_cast<std::size_t>(Fact::byline)].value;
    const std::string author = names_in_byline(text);
    if (author.empty() || known.find(author) != std::string::npos) return;
    if (known.size() + author.size() < longest_byline) known += ", " + author;
  }

  void take_link(const HtmlNode& of) {
    if (ascii_lower(tree_.attribute(of, HtmlName::rel).substr(0, 20)) != "canonical") return;
    state(Fact::url, value(of, HtmlName::href), 1);
  }

  void take_script(std::uint32_t at) {
    const std::string type = ascii_lower(tree_.attribute(node(at), HtmlName::type).substr(0, 40));
    if (!trim(type).starts_with("application/ld+json") || at + 1 >= node(at).end) return;
    linked_data_.add(node(at + 1).text);
  }

  void take_time(std::uint32_t at) {
    if (times_++ >= most_elements || (page_.roles[at] & aside) != 0) return;
    const HtmlNode& of = node(at);
    const std::string property = ascii_lower(tree_.attribute(of, HtmlName::itemprop).substr(0, 40));
    std::string text = value(of, HtmlName::datetime);
    if (page_date(text).empty()) text = text_below(tree_, at, 100);
    if (property == "datemodified" || is_updated(of)) return state(Fact::modified, std::move(text), time_rank);
    const bool sure = tree_.has_attribute(of, HtmlName::pubdate) || property == "datepublished";
    state(Fact::published, std::move(text), sure ? item_rank : time_rank);
  }

  bool is_updated(const HtmlNode& of) const {
    const std::string name = ascii_lower(tree_.attribute(of, HtmlName::class_).substr(0, 100));
    return name.find("updated") != std::string::npos && name.find("publish") == std::string::npos;
  }

  // Microdata, links to authors, and elements whose class speaks of one.
  void take_item(std::uint32_t at) {
    const HtmlNode& of = node(at);
    if (of.attributes == 0) return;
    const std::string_view property = tree_.attribute(of, HtmlName::itemprop);
    const bool linked =
        of.tag == HtmlTag::a && tree_.attribute(of, HtmlName::rel).find("author") != std::string_view::npos;
    const bool named = is_author_class(tree_.attribute(of, HtmlName::class_));
    if (property.empty() && !linked && !named) return;
    if (items_++ >= 20 * most_elements || (page_.roles[at] & aside) != 0) return;
    if (linked) state(Fact::byline, text_below(tree_, at, 200), item_rank);
    if (named && of.end - at < 40) state(Fact::byline, text_below(tree_, at, 200), class_rank);
    if (!property.empty()) take_property(at, ascii_lower(property.substr(0, 40)));
  }

  void take_property(std::uint32_t at, const std::string& property) {
    const HtmlNode& of = node(at);
    std::string content = value(of, HtmlName::content);
    if (content.empty()) content = value(of, HtmlName::datetime);
    if (content.empty()) content = text_below(tree_, at, 300);
    if (property == "datepublished") state(Fact::published, std::move(content), item_rank);
    if (property == "datemodified") state(Fact::modified, std::move(content), item_rank);
    if (property == "author") state(Fact::byline, std::move(content), item_rank);
    if (property == "headline") state(Fact::headline, std::move(content), item_rank);
  }

  static bool is_author_class(std::string_view name) {
    constexpr std::string_view words[] = {"author", "byline", "autor", "auteur", "Author", "redakteur", "escritor"};
    name = name.substr(0, 200);
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
  }

  void take_linked() {
    linked_ = linked_data_.article();
    state(Fact::headline, linked_.headline, linked_rank);
    state(Fact::byline, linked_.authors, linked_rank);
    state(Fact::published, linked_.published, linked_rank);
    state(Fact::modified, linked_.modified, linked_rank);
    state(Fact::source, linked_.publisher, 2);
    state(Fact::language, linked_.language, 5);
    state(Fact::url, linked_.url, 3);
  }

  void state_day_of_url() {
    const std::string& canonical = stated(Fact::url);
    const auto day = day_in_url(canonical.empty() ? fetched_ : std::string_view(canonical));
    if (day) state(Fact::published, format_day(*day), url_rank);
  }

  // What stands in the text under names like "byline" and "date".
  void take_printed() {
    std::size_t seen = 0;
    for (const PageBlock& block : page_.blocks) {
      if ((block.roles & (byline_role | date_role)) == 0 || (block.roles & aside) != 0 || block.chars > 300) continue;
      if (++seen > most_elements) return;
      const std::string text = one_line(page_.text_of(block), longest_byline);
      state(Fact::published, text, class_rank);
      if (opens_byline(text)) state(Fact::byline, text, class_rank);
    }
  }

  // The first date printed after the headline and not far from it, or just before it.
  std::string date_near_headline(const std::string& headline) const {
    const auto& blocks = page_.blocks;
    std::size_t at = 0;
    while (at < blocks.size() &&
           (headline.empty() || page_.text_of(blocks[at]).find(headline) == std::string_view::npos))
      ++at;
    if (at == blocks.size()) at = 0;
    const std::size_t begin = at >= 4 ? at - 4 : 0;
    for (std::size_t near = at; near < std::min(at + 12, blocks.size()); ++near) {
      if (const auto date = short_date(blocks[near]); !date.empty()) return date;
    }
    for (std::size_t near = begin; near < at; ++near) {
      if (const auto date = short_date(blocks[near]); !date.empty()) return date;
    }
    return {};
  }

  std::string short_date(const PageBlock& block) const {
    if (block.chars > 160 || (block.roles & (comments_role | related_role)) != 0) return {};
    return page_date(page_.text_of(block), date_options());
  }

  static constexpr PageRoles aside = comments_role | related_role | side_role;

  const HtmlTree& tree_;
  const PageBlocks& page_;
  std::string_view fetched_;
  std::array<Statement, static_cast<std::size_t>(Fact::count)> facts_;
  std::string title_;
  std::vector<std::string> headings_;
  std::vector<std::string> subheadings_;
  LinkedData linked_data_;
  LinkedArticle linked_;
  bool american_ = false;
  std::size_t times_ = 0;
  std::size_t items_ = 0;
};

}  // namespace

PageFacts page_facts(const HtmlTree& tree, const PageBlocks& page, std::string_view url) {
  return FactGatherer(tree, page, url).gather();
}

}  // namespace dateline
