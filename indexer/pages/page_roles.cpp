// One sorted table of words, asked for each word of a name and for each two neighbours written as one.
#include "indexer/pages/page_roles.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/text.hpp"

namespace dateline {
namespace {

struct RoleWord {
  std::string_view word;
  PageRoles roles;
};

constexpr std::size_t longest_name = 256;

struct RoleWords {
  PageRoles roles;
  std::string_view words;  // separated by blanks
};

// Words of three letters and more. English first, then what German, French, Spanish, Italian, Dutch and Portuguese
// sites say.
constexpr auto word_lists = std::to_array<RoleWords>({
    {body_role,
     "articlebody articletext articlecontent bodytext entrycontent postcontent postbody storybody storycontent "
     "storytext "
     "newsbody newstext newscontent contentbody bodycontent maintext posttext entrybody fulltext artikeltext "
     "articlefulltext bodycopy storycopy textbody paragraphs entrytext artikelinhalt textoarticulo cuerponoticia "
     "corponoticia textonoticia corpsarticle"},
    {content_role, "content main article story post entry maincontent hentry blogpost singlepost"},
    {hidden_role, "hidden hide invisible visuallyhidden screenreader sronly displaynone noprint element_invisible"},
    {navigation_role,
     "nav navi navigation navbar menu submenu topmenu mainmenu breadcrumb breadcrumbs crumbs pagination pager paging "
     "pagenav prevnext nextprev postnavigation toolbar topbar skiplink skip jumpto sitemap backtotop tabs toc "
     "tableofcontents brotkrumen"},
    {comments_role,
     "comment comments commentlist commentform commentsarea disqus respond replies commentbox discussion kommentar "
     "kommentare commentaire commentaires comentario comentarios commenti reacties reaction reactions livefyre "
     "postcomments leserbriefe"},
    {related_role,
     "related relatedposts relatedarticles relatedcontent relatedstories relatedlinks relatednews recommend "
     "recommended "
     "recommendation recommendations recommends morestories morenews readmore readnext readalso alsoread mostread "
     "mostpopular mostviewed popular trending popularposts recentposts recentarticles latestnews latestposts "
     "morefrom moreon moreabout seealso seemore outbrain taboola zergnet ligatus plista teaser teasers teaserbox "
     "upnext "
     "youmaylike youmightlike similar similarposts weiterlesen mehrzumthema verwandt aehnliche relacionadas "
     "relacionados relacionado leiamais leertambien articleslies lireaussi correlati correlate leesook "
     "moreposts nextarticle prevarticle nextpost prevpost suggested suggestions topstories jprelatedposts yarpp "
     "linklist furtherreading bestof inlinerelated"},
    {sharing_role,
     "share shares sharing sharebar sharebuttons sharetools sharedaddy socialshare social socialmedia socials "
     "sociallinks "
     "socialicons addthis addtoany facebook twitter whatsapp pinterest follow followus likebutton fblike printmail "
     "articletools articleactions actionbar teilen partager compartir compartilhar delen shariff tweetbutton toolbox "
     "heateor"},
    {promotion_role,
     "advert adverts advertisement advertisements advertising adsense adslot adbox adcontainer adwrapper adunit banner "
     "sponsor sponsored sponsors promo promos promotion promoted newsletter newslettersignup subscribe subscription "
     "subscriptions signup mailinglist optin paywall affiliate werbung anzeige anzeigen publicidad publicite "
     "pubblicita "
     "reclame donate donation calltoaction marketing upsell productbox shopping coupon mailchimp leadgen"},
    {notice_role,
     "cookie cookies consent gdpr popup modal overlay lightbox login signin register registration alertbar datenschutz "
     "cookiebar cookienotice cookieconsent dsgvo lgpd adblock"},
    {caption_role,
     "caption captions wpcaption wpcaptiontext imagecaption photocaption imgcaption mediacaption figcaption credit "
     "credits "
     "imagecredit photocredit photographer copyright bildunterschrift bildtext bildquelle legend legende legenda "
     "didascalia piedefoto epigrafe slideshow gallery carousel slider photogallery fotostrecke"},
    {byline_role,
     "byline bylines dateline timestamp postmeta entrymeta articlemeta metadata postinfo articleinfo entryinfo "
     "articledetails postdetails storymeta pubdate publishdate publisheddate postdate datepublished lastmodified "
     "lastupdated posted postedon articledate articleauthor authorname readingtime readtime"},
    {author_role,
     "authorbio authorbox authorinfo aboutauthor abouttheauthor aboutauthors authorprofile authordescription biography "
     "bio vcard postauthor authorcard authorarea autorbox contributor autorenbox"},
    {tags_role,
     "tags taglist tagcloud tagslist tagcontainer posttags entrytags articletags keywords topics topiclist categories "
     "postcategories catlinks schlagworte schlagwort etiquetas motscles filedunder storytags"},
    {side_role,
     "sidebar sidebars rightrail leftrail rightcol rightcolumn leftcol leftcolumn widget widgets "
     "widgetarea secondary marginalspalte marginalie colright infobox factbox pullquote"},
    {header_role, "masthead siteheader pageheader header topheader sitebranding"},
    {footer_role,
     "footer sitefooter pagefooter bottombar colophon postfooter entryfooter articlefooter foot impressum "
     "imprint disclaimer legal"},
    {headline_role,
     "headline entrytitle posttitle articletitle articleheadline storytitle pagetitle storyheadline "
     "articleheader posthead entryheader postheader"},
    {summary_role,
     "standfirst lead lede deck dek summary articlesummary subheadline subtitle teasertext intro introtext "
     "chapo vorspann abstract excerpt description sapo entradilla bajada"},
    {date_role, "date datetime time pubtime publishtime"},
});

std::vector<RoleWord> sorted_words() {
  std::vector<RoleWord> words;
  for (const auto& list : word_lists) {
    std::string_view rest = list.words;
    while (!rest.empty()) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      words.push_back({rest.substr(0, blank), list.roles});
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
  }
  std::sort(words.begin(), words.end(), [](const RoleWord& a, const RoleWord& b) { return a.word < b.word; });
  return words;
}

PageRoles role_of_word(std::string_view word) {
  static const std::vector<RoleWord> words = sorted_words();
  const auto found = std::lower_bound(words.begin(), words.end(), word,
                                      [](const RoleWord& row, std::string_view wanted) { return row.word < wanted; });
  return found != words.end() && found->word == word ? found->roles : 0;
}

bool is_upper_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower_letter(char c) { return c >= 'a' && c <= 'z'; }

// Gathers the words of one name after the other, all letters being lowered.
class NameWords {
 public:
  PageRoles roles(std::string_view name) {
    PageRoles found = 0;
    for (std::size_t at = 0; at < name.size();) {
      const char c = name[at];
      if (!is_upper_letter(c) && !is_lower_letter(c)) {
        if (c == ' ' || c == '\t' || c == '\n') previous_.clear();  // the next class of the list
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (end < name.size() &&
             (is_lower_letter(name[end]) || (is_upper_letter(name[end]) && is_upper_letter(name[end - 1]))))
        ++end;
      found |= take(ascii_lower(name.substr(at, end - at)));
      at = end;
    }
    return found;
  }

 private:
  PageRoles take(std::string word) {
    // "has-comments", "no-sidebar": said of what is around, not of the part itself.
    const bool beside = previous_ == "has" || previous_ == "no" || previous_ == "with" || previous_ == "without";
    const PageRoles alone = beside ? 0 : role_of_word(word);
    const PageRoles found = alone | (previous_.empty() ? 0 : role_of_word(previous_ + word));
    previous_ = std::move(word);
    return found;
  }

  std::string previous_;
};

constexpr auto aria_roles = std::to_array<RoleWord>({{"navigation", navigation_role},
                                                     {"menu", navigation_role},
                                                     {"menubar", navigation_role},
                                                     {"complementary", side_role},
                                                     {"contentinfo", footer_role},
                                                     {"banner", header_role},
                                                     {"dialog", notice_role},
                                                     {"alertdialog", notice_role},
                                                     {"search", navigation_role},
                                                     {"main", content_role},
                                                     {"article", content_role}});

constexpr auto item_properties = std::to_array<RoleWord>({{"articlebody", body_role},
                                                          {"headline", headline_role},
                                                          {"description", summary_role},
                                                          {"caption", caption_role},
                                                          {"author", byline_role},
                                                          {"datepublished", byline_role},
                                                          {"datemodified", byline_role},
                                                          {"comment", comments_role},
                                                          {"keywords", tags_role},
                                                          {"breadcrumb", navigation_role}});

template <typename Table>
PageRoles in_table(const Table& table, std::string_view word) {
  const std::string lowered = ascii_lower(word);
  for (const RoleWord& row : table) {
    if (row.word == lowered) return row.roles;
  }
  return 0;
}

}  // namespace

PageRoles roles_of_name(std::string_view name) { return NameWords().roles(name.substr(0, longest_name)); }
PageRoles roles_of_aria(std::string_view role) { return in_table(aria_roles, role.substr(0, longest_name)); }
PageRoles roles_of_item_property(std::string_view property) {
  return in_table(item_properties, property.substr(0, longest_name));
}

}  // namespace dateline
