// The head says what the item is, body.head how it is printed, body.content what it says.
#include "indexer/readers/nitf.hpp"

#include <algorithm>
#include <vector>

#include "common/text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"

namespace dateline {
namespace {

using Node = XmlTree::Node;

const std::vector<std::string_view>& no_text_elements() {
  static const std::vector<std::string_view> names = {"media", "note", "body.head", "body.end", "object", "figure"};
  return names;
}

void set_if_empty(std::string& field, std::string_view value) {
  if (field.empty()) field = trim(value);
}

// <meta name="slug" content="foo"/>
std::string_view meta(const XmlTree& tree, Node head, std::string_view name) {
  for (const Node row : tree.children(head, "meta")) {
    if (ascii_lower(tree.attribute(row, "name")) == name) return tree.attribute(row, "content");
  }
  return {};
}

void read_identity(const XmlTree& tree, Node nitf, Node docdata, Article& article) {
  const Node doc_id = tree.child(docdata, "doc-id");
  set_if_empty(article.id, tree.attribute(doc_id, "id-string"));
  set_if_empty(article.id, tree.attribute(nitf, "uno"));
  const Node key = tree.child(docdata, "du-key");
  set_if_empty(article.version, tree.attribute(key, "version"));
  set_if_empty(article.version, tree.attribute(key, "generation"));
  set_if_empty(article.slug, meta(tree, tree.child(nitf, "head"), "slug"));
  set_if_empty(article.slug, meta(tree, tree.child(nitf, "head"), "slugline"));
  set_if_empty(article.slug, tree.attribute(key, "key"));
  for (const Node correction : tree.children(docdata, "correction")) {
    add_once(article.corrects, tree.attribute(correction, "id-string"));
  }
  // The document that this one is an update to, or a cancellation of.
  add_once(article.corrects, tree.attribute(docdata, "management-doc-idref"));
}

void read_management(const XmlTree& tree, Node docdata, Article& article) {
  const std::string_view status = tree.attribute(docdata, "management-status");
  if (article.status == PublicationStatus::usable) article.status = read_status(status);
  const std::string release = read_time(tree.attribute(tree.child(docdata, "date.release"), "norm"));
  if (article.embargo.empty() && !release.empty()) article.embargo = release;
  // Embargoed until further notice.
  const bool embargoed = ascii_lower(trim(status)) == "embargoed";
  if (embargoed && article.embargo.empty()) article.status = PublicationStatus::withheld;
}

void read_dates(const XmlTree& tree, Node nitf, Node docdata, Node pubdata, FoundRecord& record) {
  Article& article = record.article;
  if (article.modified.empty()) {
    for (const Node change : tree.children(tree.child(nitf, "head"), "revision-history")) {
      article.modified = read_time(tree.attribute(change, "norm"));
    }
  }
  if (!article.published.empty()) return;
  const Node head = tree.child(nitf, "head");
  std::string printed;
  for (const char* name : {"publication_year", "publication_month", "publication_day_of_month"}) {
    if (!printed.empty()) printed += '-';
    printed += meta(tree, head, name);
  }
  const Node story_date = tree.find(tree.child(tree.child(nitf, "body"), "body.head"), "story.date");
  set_published(record,
                {tree.attribute(tree.child(docdata, "date.issue"), "norm"), tree.attribute(pubdata, "date.publication"),
                 printed == "--" ? std::string_view() : printed, tree.attribute(story_date, "norm"),
                 tree.attribute(tree.child(docdata, "date.release"), "norm")});
}

void read_subjects(const XmlTree& tree, Node head, Article& article) {
  for (const Node subject : tree.all(tree.child(head, "tobject"), "tobject.subject")) {
    const std::string_view number = tree.attribute(subject, "tobject.subject.refnum");
    add_once(article.subjects, number.empty() ? tree.attribute(subject, "tobject.subject.code") : number);
  }
  for (const Node row : tree.all(head, "classifier")) {
    const std::string_view value = tree.attribute(row, "value");
    add_once(article.subjects, value.empty() ? tree.flowing(row) : std::string(value));
  }
  for (const Node row : tree.all(head, "keyword")) {
    const std::string_view key = tree.attribute(row, "key");
    add_once(article.subjects, key.empty() ? tree.flowing(row) : std::string(key));
  }
}

void read_source(const XmlTree& tree, Node body_head, Node docdata, Node pubdata, Article& article) {
  set_if_empty(article.source, tree.attribute(pubdata, "name"));
  set_if_empty(article.source, tree.flowing(tree.child(body_head, "distributor")));
  set_if_empty(article.source, tree.attribute(tree.child(docdata, "doc-id"), "regsrc"));
  set_if_empty(article.source, tree.attribute(tree.child(docdata, "doc.copyright"), "holder"));
}

// The writer's title stands in an element of its own, often with no blank before it.
std::string byline_text(const XmlTree& tree, Node byline) {
  std::string text = tree.flowing(byline);
  const std::string title = tree.flowing(tree.child(byline, "byttl"));
  const std::size_t at = text.size() - std::min(title.size(), text.size());
  if (!title.empty() && at > 0 && text[at - 1] != ' ' && text.ends_with(title)) text.insert(at, " ");
  return text;
}

void read_body_head(const XmlTree& tree, Node body_head, Article& article) {
  const Node hedline = tree.child(body_head, "hedline");
  set_if_empty(article.headline, tree.flowing(tree.child(hedline, "hl1")));
  set_if_empty(article.headline, tree.flowing(hedline));
  if (article.byline.empty()) {
    for (const Node byline : tree.children(body_head, "byline")) {
      if (tree.attribute(byline, "class") == "normalized_byline") continue;
      append_listed(article.byline, byline_text(tree, byline));
    }
  }
  set_if_empty(article.dateline, tree.flowing(tree.child(body_head, "dateline")));
}

std::string body_text(const XmlTree& tree, Node body) {
  const Node content = tree.child(body, "body.content");
  for (const Node block : tree.children(content, "block")) {
    if (tree.attribute(block, "class") == "full_text") return tree.article_text(block, no_text_elements());
  }
  std::string text = tree.article_text(content == XmlTree::none ? body : content, no_text_elements());
  return text.empty() ? tree.article_text(tree.at(body, "body.head/abstract")) : text;
}

}  // namespace

void read_nitf(const XmlTree& tree, Node nitf, FoundRecord& record) {
  Article& article = record.article;
  const Node head = tree.child(nitf, "head");
  const Node body = tree.child(nitf, "body");
  const Node body_head = tree.child(body, "body.head");
  const Node docdata = tree.child(head, "docdata");
  const Node pubdata = tree.child(head, "pubdata");
  read_identity(tree, nitf, docdata, article);
  read_management(tree, docdata, article);
  read_dates(tree, nitf, docdata, pubdata, record);
  read_subjects(tree, head, article);
  read_source(tree, body_head, docdata, pubdata, article);
  read_body_head(tree, body_head, article);
  set_if_empty(article.headline, tree.flowing(tree.child(head, "title")));
  set_if_empty(article.url, tree.attribute(pubdata, "ex-ref"));
  set_if_empty(article.language, tree.attribute(nitf, "lang"));
  set_if_empty(article.language, tree.attribute(body, "lang"));
  set_if_empty(article.language, tree.attribute(nitf, "baselang"));
  if (article.body.empty()) article.body = body_text(tree, body);
}

}  // namespace dateline
