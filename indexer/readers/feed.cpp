// Each field by a row of elements that may hold it, the best one first.
#include "indexer/readers/feed.hpp"

#include <array>
#include <initializer_list>
#include <utility>

#include "common/base64.hpp"
#include "common/text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"

namespace dateline {
namespace {

using Node = XmlTree::Node;

struct Place {
  std::string_view name;
  XmlSpace space = XmlSpace::plain;
};

// The first of the children that has text.
Node first_of(const XmlTree& tree, Node node, std::initializer_list<Place> places) {
  for (const Place& place : places) {
    const Node found = tree.child(node, place.name, place.space);
    if (found != XmlTree::none && !trim(tree.raw(found)).empty()) return found;
  }
  return XmlTree::none;
}

std::string text_of(const XmlTree& tree, Node node, std::initializer_list<Place> places) {
  return tree.flowing(first_of(tree, node, places));
}

// What RSS holds as a text is HTML written once more in XML.
std::string html_text(const XmlTree& tree, Node node) {
  if (node == XmlTree::none) return {};
  for (Node at = node + 1; at < tree.end(node); ++at) {
    if (!tree.is_text(at)) return tree.article_text(node, {"script", "style"});
  }
  return flowing_text(tree.raw(node));
}

// RFC 4287, section 3.1: type "text", "html" or "xhtml"; Atom 0.3 has a mode.
std::string atom_text(const XmlTree& tree, Node node) {
  if (node == XmlTree::none) return {};
  const std::string_view type = tree.attribute(node, "type");
  const std::string_view mode = tree.attribute(node, "mode");
  const bool html = type.find("html") != std::string_view::npos || mode == "escaped";
  if (mode == "base64") return flowing_text(text_in_charset(decode_base64(tree.raw(node)), "utf-8"));
  if (type == "xhtml" || mode == "xml" || type.ends_with("+xml")) return tree.article_text(node, {"script", "style"});
  return html ? html_text(tree, node) : tree.article_text(node);
}

// "press@example.org (Press Office)" is the Press Office.
std::string author_name(std::string text) {
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  const bool address = text.find('@') < open;
  if (address && open != std::string::npos && close != std::string::npos && close > open) {
    return text.substr(open + 1, close - open - 1);
  }
  return text;
}

void read_bylines(const XmlTree& tree, Node item, XmlSpace space, Article& article) {
  for (const Node author : tree.children(item, "author", space)) {
    std::string name = tree.flowing(tree.child(author, "name", space));
    if (name.empty() && tree.child(author, "email", space) == XmlTree::none) name = tree.flowing(author);
    append_listed(article.byline, author_name(std::move(name)));
  }
  if (!article.byline.empty()) return;
  for (const Node creator : tree.children(item, "creator", XmlSpace::dublin_core)) {
    append_listed(article.byline, tree.flowing(creator));
  }
}

void use_head(const FeedHead& head, Article& article) {
  if (article.source.empty()) article.source = head.title;
  if (article.language.empty()) article.language = head.language;
}

std::string atom_link(const XmlTree& tree, Node entry) {
  std::string_view address;
  for (const Node link : tree.children(entry, "link", XmlSpace::atom)) {
    const std::string_view rel = tree.attribute(link, "rel");
    if (rel == "alternate" || rel.empty()) return std::string(tree.attribute(link, "href"));
    if (rel == "self" && address.empty()) address = tree.attribute(link, "href");
  }
  return std::string(address);
}

void add_terms(const XmlTree& tree, Node item, XmlSpace space, Article& article) {
  for (const Node category : tree.children(item, "category", space)) {
    const std::string_view term = tree.attribute(category, "term");
    add_once(article.subjects, term.empty() ? tree.flowing(category) : std::string(term));
  }
  for (const Node subject : tree.children(item, "subject", XmlSpace::dublin_core)) {
    add_once(article.subjects, tree.flowing(subject));
  }
}

}  // namespace

FeedHead read_feed_head(const std::string& header) {
  FeedHead head;
  XmlTree tree;
  if (header.empty() || !tree.parse("", header).empty()) return head;
  for (const char* name : {"title", "language"}) {
    std::string& field = name[0] == 't' ? head.title : head.language;
    for (const XmlSpace space : {XmlSpace::plain, XmlSpace::atom, XmlSpace::dublin_core}) {
      const Node channel = tree.find(tree.root(), "channel");
      const Node around = channel == XmlTree::none ? tree.root() : channel;
      if (field.empty()) field = label(flowing_text(tree.raw(tree.child(around, name, space))));
    }
  }
  if (head.language.empty()) head.language = tree.attribute(tree.root(), "lang");
  return head;
}

void read_feed_item(const XmlTree& tree, Node item, const FeedHead& head, FoundRecord& record) {
  Article& article = record.article;
  article.headline =
      html_text(tree, first_of(tree, item, {{"title"}, {"title", XmlSpace::dublin_core}, {"title", XmlSpace::media}}));
  const Node guid = tree.child(item, "guid");
  article.id = tree.flowing(guid);
  article.url = text_of(tree, item, {{"link"}});
  if (article.url.empty()) article.url = tree.attribute(item, "about");
  if (article.url.empty()) article.url = atom_link(tree, item);
  if (article.url.empty() && article.id.starts_with("http") && tree.attribute(guid, "isPermaLink") != "false") {
    article.url = article.id;
  }
  if (article.id.empty()) article.id = article.url;
  article.body = html_text(tree, first_of(tree, item,
                                          {{"encoded", XmlSpace::content},
                                           {"content", XmlSpace::atom},
                                           {"fullText"},
                                           {"body"},
                                           {"description"},
                                           {"summary", XmlSpace::atom},
                                           {"description", XmlSpace::dublin_core},
                                           {"abstract", XmlSpace::dublin_core},
                                           {"description", XmlSpace::media}}));
  set_published(
      record,
      {text_of(tree, item, {{"pubDate"}}), text_of(tree, item, {{"date", XmlSpace::dublin_core}}),
       text_of(tree, item, {{"issued", XmlSpace::dublin_core}}), text_of(tree, item, {{"published", XmlSpace::atom}}),
       text_of(tree, item, {{"pubdate"}, {"date"}}), text_of(tree, item, {{"updated", XmlSpace::atom}})});
  article.modified = read_time(text_of(tree, item, {{"updated", XmlSpace::atom}, {"modified", XmlSpace::dublin_core}}));
  read_bylines(tree, item, XmlSpace::plain, article);
  article.source = text_of(tree, item, {{"source"}, {"publisher", XmlSpace::dublin_core}});
  article.language = text_of(tree, item, {{"language", XmlSpace::dublin_core}, {"language"}});
  add_terms(tree, item, XmlSpace::plain, article);
  use_head(head, article);
}

void read_atom_entry(const XmlTree& tree, Node entry, const FeedHead& head, FoundRecord& record) {
  const XmlSpace space = tree.space(entry);  // none is declared in damaged feeds
  Article& article = record.article;
  article.headline = atom_text(tree, tree.child(entry, "title", space));
  article.id = tree.flowing(tree.child(entry, "id", space));
  article.url = space == XmlSpace::atom ? atom_link(tree, entry)
                                        : std::string(tree.attribute(tree.child(entry, "link", space), "href"));
  if (article.id.empty()) article.id = article.url;
  article.body = atom_text(tree, first_of(tree, entry, {{"content", space}}));
  if (article.body.empty()) article.body = html_text(tree, first_of(tree, entry, {{"encoded", XmlSpace::content}}));
  if (article.body.empty()) article.body = atom_text(tree, first_of(tree, entry, {{"summary", space}}));
  article.modified = read_time(text_of(tree, entry, {{"updated", space}, {"modified", space}}));
  set_published(record,
                {text_of(tree, entry, {{"published", space}}), text_of(tree, entry, {{"issued", space}}),
                 text_of(tree, entry, {{"created", space}}), text_of(tree, entry, {{"date", XmlSpace::dublin_core}}),
                 text_of(tree, entry, {{"updated", space}, {"modified", space}})});
  read_bylines(tree, entry, space, article);
  article.source = tree.flowing(tree.child(tree.child(entry, "source", space), "title", space));
  article.language = tree.attribute(entry, "lang");
  if (article.language.empty()) article.language = tree.attribute(tree.child(entry, "content", space), "lang");
  add_terms(tree, entry, space, article);
  use_head(head, article);
}

void read_sitemap_url(const XmlTree& tree, Node url, FoundRecord& record) {
  Article& article = record.article;
  article.url = article.id = tree.flowing(tree.child(url, "loc"));
  const Node news = tree.child(url, "news", XmlSpace::news);
  const auto of_news = [&](std::string_view name) { return tree.flowing(tree.child(news, name, XmlSpace::news)); };
  article.headline = of_news("title");
  const Node publication = tree.child(news, "publication", XmlSpace::news);
  article.source = tree.flowing(tree.child(publication, "name", XmlSpace::news));
  article.language = tree.flowing(tree.child(publication, "language", XmlSpace::news));
  article.modified = read_time(tree.flowing(tree.child(url, "lastmod")));
  set_published(record, {of_news("publication_date"), tree.flowing(tree.child(url, "lastmod"))});
  std::string keywords = of_news("keywords");
  for (std::size_t at = 0; at < keywords.size();) {
    const std::size_t comma = std::min(keywords.find(',', at), keywords.size());
    add_once(article.subjects, std::string_view(keywords).substr(at, comma - at));
    at = comma + 1;
  }
  if (article.headline.empty()) {
    record.rejection =
        rejection_for("no-text", "the sitemap names an address and no headline: fetch the page and read that");
  }
}

}  // namespace dateline
