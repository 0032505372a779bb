// Gathers statements from tables of names, each with the rank of its word, and keeps the best of each kind.
#include "indexer/pages/page_facts.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "common/language_code.hpp"
#include "common/text.hpp"
#include "indexer/pages/linked_data.hpp"
#include "indexer/pages/meta_names.hpp"
#include "indexer/pages/page_byline.hpp"
#include "indexer/pages/page_dates.hpp"
#include "indexer/pages/page_headings.hpp"
#include "indexer/pages/page_title.hpp"
#include "indexer/pages/printed_dates.hpp"

namespace dateline {
namespace {

constexpr int linked_rank = 0;
constexpr int item_rank = 7;        // microdata in the text
constexpr int url_rank = 8;         // a day in the address
constexpr int printed_rank = 9;     // near the headline
constexpr int time_rank = 10;       // <time>
constexpr int class_rank = 11;      // an element named "byline"
constexpr int announced_rank = 12;  // "Published: ..."
constexpr int modified_rank = 13;   // of a page that states nothing else
constexpr std::size_t longest_byline = 200;
constexpr std::size_t longest_url = 1000;
constexpr std::size_t most_elements = 50;  // of a kind that are looked at

struct Statement {
  std::string value;
  int rank = 1000;
};

struct Ranked {
  int rank;
  std::string headline;
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
    state_day_of_url();
    PageFacts facts;
    facts.headline = page_headline({stated_headlines(), title_, page_headings(tree_, page_), stated(Fact::source)});
    facts.language = stated(Fact::language);
    facts.url = stated(Fact::url);
    facts.source = stated(Fact::source);
    facts.body = std::move(linked_.body);
    if (facts.url.empty() && starts_with_nocase(fetched_, "http")) facts.url = fetched_;
    take_printed(facts.headline);
    facts.published = stated(Fact::published);
    facts.modified = stated(Fact::modified);
    facts.byline = stated(Fact::byline);
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
    const bool room = headlines_.size() < most_elements;
    if (fact == Fact::headline && !text.empty() && room) headlines_.push_back({rank, text});
    Statement& known = facts_[static_cast<std::size_t>(fact)];
    if (rank >= known.rank) return;
    if (fact == Fact::published || fact == Fact::modified) text = page_date(text, date_options());
    if (fact == Fact::language) text = normal_language(text);
    if (fact == Fact::byline) text = names_in_byline(text);
    if (fact == Fact::url && !names_a_page(text)) text.clear();
    if (!text.empty()) known = {std::move(text), rank};
  }

  std::vector<std::string> stated_headlines() {
    std::stable_sort(headlines_.begin(), headlines_.end(),
                     [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    std::vector<std::string> texts;
    for (const Ranked& row : headlines_) {
      if (std::find(texts.begin(), texts.end(), row.headline) == texts.end()) texts.push_back(row.headline);
    }
    return texts;
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
      case HtmlTag::time: take_time(at); break;
      default: take_item(at); break;
    }
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
    const bool sure = tree_.has_attribute(of, HtmlName::pubdate) || property == "datepublished" || is_published(of);
    state(Fact::published, std::move(text), sure ? item_rank : time_rank);
  }

  bool is_named(const HtmlNode& of, std::string_view word) const {
    return ascii_lower(tree_.attribute(of, HtmlName::class_).substr(0, 100)).find(word) != std::string::npos;
  }
  bool is_published(const HtmlNode& of) const { return is_named(of, "published"); }
  bool is_updated(const HtmlNode& of) const { return is_named(of, "updated") && !is_named(of, "publish"); }

  // The dates of the hAtom format: <span class="updated" title="2013-04-04T18:52:11+00:00">.
  void take_titled_time(const HtmlNode& of) {
    if (!is_published(of) && !is_updated(of)) return;
    std::string text = value(of, HtmlName::title);
    if (text.empty() || page_date(text).empty()) return;
    state(is_published(of) ? Fact::published : Fact::modified, std::move(text), time_rank);
  }

  // Microdata, links to authors, and elements whose class speaks of one.
  void take_item(std::uint32_t at) {
    const HtmlNode& of = node(at);
    if (of.attributes == 0) return;
    if (tree_.has_attribute(of, HtmlName::title)) take_titled_time(of);
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

  // An address keeps the day of the first publication when the page is published anew, or moved to another system.
  void state_day_of_url() {
    const std::string& canonical = stated(Fact::url);
    const auto day = day_in_url(canonical.empty() ? fetched_ : std::string_view(canonical));
    if (!day) return;
    const auto known = parse_day(stated(Fact::published).substr(0, 10));
    const bool older = known && day->number + 1 < known->number;
    state(Fact::published, format_day(*day), older ? linked_rank - 1 : url_rank);
  }

  // What stands in the text: near the headline, under names like "byline" and "date", behind words like "published".
  void take_printed(const std::string& headline) {
    const PrintedDates printed = printed_dates(tree_, page_, headline, date_options());
    if (is_a_day_off(stated(Fact::published), printed.near_headline)) {
      state(Fact::published, printed.near_headline, linked_rank - 1);
    }
    state(Fact::published, printed.near_headline, printed_rank);
    take_named();
    state(Fact::published, printed.announced, announced_rank);
    state(Fact::published, printed.at_opening, announced_rank);
    state(Fact::modified, printed.modified, announced_rank);
    state(Fact::published, stated(Fact::modified), modified_rank);
  }

  void take_named() {
    std::size_t seen = 0;
    for (const PageBlock& block : page_.blocks) {
      if ((block.roles & (byline_role | date_role)) == 0 || (block.roles & aside) != 0 || block.chars > 300) continue;
      if (++seen > most_elements) return;
      const std::string text = one_line(page_.text_of(block), longest_byline);
      if ((block.roles & navigation_role) == 0) state(Fact::published, text, class_rank);
      if (opens_byline(text)) state(Fact::byline, text, class_rank);
    }
  }

  // A time in UTC can be of another day than the site's own, which is printed.
  static bool is_a_day_off(const std::string& stated, const std::string& printed) {
    if (printed.empty() || !(stated.ends_with('Z') || stated.ends_with("+00:00"))) return false;
    const auto day = parse_day(stated.substr(0, 10));
    const auto own = parse_day(printed.substr(0, 10));
    return day && own && std::abs(day->number - own->number) == 1;
  }

  static constexpr PageRoles aside = comments_role | related_role | side_role;

  const HtmlTree& tree_;
  const PageBlocks& page_;
  std::string_view fetched_;
  std::array<Statement, static_cast<std::size_t>(Fact::count)> facts_;
  std::string title_;
  std::vector<Ranked> headlines_;
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
