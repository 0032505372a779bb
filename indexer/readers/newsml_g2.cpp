// itemMeta manages, contentMeta describes, contentSet says.
#include "indexer/readers/newsml_g2.hpp"

#include <array>
#include <string>

#include "common/text.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"
#include "indexer/readers/nitf.hpp"

namespace dateline {
namespace {

using Node = XmlTree::Node;

struct OtherItem {
  std::string_view name;
  std::string_view what;
};
constexpr auto other_items = std::to_array<OtherItem>({{"packageItem", "a package, which lists other items"},
                                                       {"conceptItem", "a concept, no news"},
                                                       {"knowledgeItem", "a set of concepts, no news"},
                                                       {"planningItem", "a plan of coverage, no news"},
                                                       {"catalogItem", "a catalogue of schemes, no news"}});

std::string_view code_of(const XmlTree& tree, Node node) {
  for (const char* name : {"qcode", "uri", "literal"}) {
    if (const std::string_view code = tree.attribute(node, name); !code.empty()) return code;
  }
  return {};
}

// The name of a party or a place in the item's language, else its code: "nprov:REUTERS" is REUTERS.
std::string party_name(const XmlTree& tree, Node node) {
  std::string name = tree.flowing(tree.child(node, "name"));
  if (!name.empty()) return name;
  const std::string_view code =
      tree.attribute(node, "literal").empty() ? code_of(tree, node) : tree.attribute(node, "literal");
  const std::size_t colon = code.find(':');
  const bool address = code.find("//") != std::string_view::npos;
  return std::string(address || colon == std::string_view::npos ? code : code.substr(colon + 1));
}

void read_item_meta(const XmlTree& tree, Node meta, FoundRecord& record) {
  Article& article = record.article;
  article.modified = read_time(tree.flowing(tree.child(meta, "versionCreated")));
  const Node embargo = tree.child(meta, "embargoed");
  article.embargo = read_time(tree.flowing(embargo));
  article.status = read_status(code_of(tree, tree.child(meta, "pubStatus")));
  // An empty one is an embargo until further notice.
  const bool open_end = embargo != XmlTree::none && article.embargo.empty();
  if (open_end && article.status == PublicationStatus::usable) article.status = PublicationStatus::withheld;
  article.source = party_name(tree, tree.child(meta, "provider"));
  for (const Node link : tree.children(meta, "link")) {
    if (!is_correction_link(tree.attribute(link, "rel")) && !is_correction_link(tree.attribute(link, "reluri")))
      continue;
    const std::string_view item = tree.attribute(link, "residref");
    add_once(article.corrects, item.empty() ? tree.attribute(link, "href") : item);
  }
}

void read_content_meta(const XmlTree& tree, Node meta, Article& article) {
  article.headline = tree.flowing(tree.child(meta, "headline"));
  article.slug = tree.flowing(tree.child(meta, "slugline"));
  article.dateline = tree.flowing(tree.child(meta, "dateline"));
  for (const Node by : tree.children(meta, "by")) append_listed(article.byline, tree.flowing(by));
  for (const Node subject : tree.children(meta, "subject")) {
    const std::string_view code = code_of(tree, subject);
    add_once(article.subjects, code.empty() ? tree.flowing(tree.child(subject, "name")) : std::string(code));
  }
  for (const Node keyword : tree.children(meta, "keyword")) add_once(article.subjects, tree.flowing(keyword));
  if (article.source.empty()) article.source = party_name(tree, tree.child(meta, "infoSource"));
  if (const std::string_view tag = tree.attribute(tree.child(meta, "language"), "tag"); !tag.empty()) {
    article.language = tag;
  }
}

// What stands in where the content has no byline or dateline of its own.
void read_stand_ins(const XmlTree& tree, Node meta, Article& article) {
  if (article.byline.empty()) {
    for (const Node creator : tree.children(meta, "creator")) {
      append_listed(article.byline, tree.flowing(tree.child(creator, "name")));
    }
  }
  const Node located = tree.child(meta, "located");
  if (article.dateline.empty()) article.dateline = located == XmlTree::none ? std::string() : party_name(tree, located);
  if (article.language.empty()) article.language = tree.attribute(tree.child(meta, "headline"), "lang");
}

void read_html(const XmlTree& tree, Node html, Article& article) {
  if (article.headline.empty()) article.headline = tree.flowing(tree.find(tree.child(html, "head"), "title"));
  const Node body = tree.child(html, "body");
  article.body = tree.article_text(body == XmlTree::none ? html : body, {"head", "script", "style", "figure"});
  if (article.headline.empty()) article.headline = tree.flowing(tree.find(html, "h1"));
  drop_repeated_headline(article);
}

void read_inline_xml(const XmlTree& tree, Node content, FoundRecord& record) {
  if (const Node nitf = tree.find(content, "nitf"); nitf != XmlTree::none) {
    read_nitf(tree, nitf, record);
  } else if (const Node html = tree.find(content, "html"); html != XmlTree::none) {
    read_html(tree, html, record.article);
  }
}

void read_content(const XmlTree& tree, Node item, FoundRecord& record) {
  const Node set = tree.child(item, "contentSet");
  for (const Node content : tree.children(set, "inlineXML")) {
    if (record.article.body.empty()) read_inline_xml(tree, content, record);
  }
  for (const Node content : tree.children(set, "inlineData")) {
    if (!record.article.body.empty()) break;
    const bool html = tree.attribute(content, "contenttype").find("html") != std::string_view::npos;
    const std::string data = tree.raw(content);
    if (tree.attribute(content, "encoding").empty()) record.article.body = html ? flowing_text(data) : trim(data);
  }
}

}  // namespace

void read_newsml_g2(const XmlTree& tree, Node item, FoundRecord& record) {
  for (const OtherItem& other : other_items) {
    if (tree.name(item) != other.name) continue;
    record.article.id = tree.attribute(item, "guid");
    record.rejection = rejection_for("no-article", std::string("is ").append(other.what));
    return;
  }
  Article& article = record.article;
  const Node item_meta = tree.child(item, "itemMeta");
  const Node content_meta = tree.child(item, "contentMeta");
  article.id = tree.attribute(item, "guid");
  article.version = tree.attribute(item, "version");
  article.language = tree.attribute(item, "lang");
  read_item_meta(tree, item_meta, record);
  read_content_meta(tree, content_meta, article);
  set_published(record, {tree.flowing(tree.child(item_meta, "firstCreated")),
                         tree.flowing(tree.child(content_meta, "contentCreated")),
                         tree.flowing(tree.child(item_meta, "versionCreated"))});
  read_content(tree, item, record);
  read_stand_ins(tree, content_meta, article);
  if (article.headline.empty()) article.headline = tree.flowing(tree.child(item_meta, "title"));
  for (const Node description : tree.children(content_meta, "description")) {
    if (article.body.empty()) article.body = tree.article_text(description);
  }
}

}  // namespace dateline
