// Components nest freely: lines and metadata are the first that are found, the text is chosen among all contents.
#include "indexer/readers/newsml.hpp"

#include <string>
#include <utility>

#include "common/text.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"
#include "indexer/readers/nitf.hpp"

namespace dateline {
namespace {

using Node = XmlTree::Node;

std::string_view formal_name(const XmlTree& tree, Node node) { return tree.attribute(node, "FormalName"); }

void read_identity(const XmlTree& tree, Node item, Article& article) {
  const Node identifier = tree.find(item, "NewsIdentifier");
  const std::string provider = tree.flowing(tree.child(identifier, "ProviderId"));
  const std::string date = tree.flowing(tree.child(identifier, "DateId"));
  const std::string name = tree.flowing(tree.child(identifier, "NewsItemId"));
  article.version = tree.flowing(tree.child(identifier, "RevisionId"));
  article.id = name.empty() ? tree.flowing(tree.child(identifier, "PublicIdentifier"))
                            : "urn:newsml:" + provider + ':' + date + ':' + name;
}

void read_links(const XmlTree& tree, Node management, Article& article) {
  for (const char* name : {"AssociatedWith", "DerivedFrom"}) {
    for (const Node link : tree.children(management, name)) {
      const Node comment = tree.child(link, "Comment");
      const bool corrects = is_correction_link(formal_name(tree, link)) ||
                            is_correction_link(formal_name(tree, comment)) || is_correction_link(tree.flowing(comment));
      if (corrects) add_once(article.corrects, tree.attribute(link, "NewsItem"));
    }
  }
}

void read_management(const XmlTree& tree, Node item, FoundRecord& record) {
  Article& article = record.article;
  const Node management = tree.child(item, "NewsManagement");
  article.modified = read_time(tree.flowing(tree.child(management, "ThisRevisionCreated")));
  set_published(record, {tree.flowing(tree.child(management, "FirstCreated")),
                         tree.flowing(tree.child(management, "ThisRevisionCreated"))});
  const std::string_view status = formal_name(tree, tree.child(management, "Status"));
  article.status = read_status(status);
  for (const Node instruction : tree.children(management, "Instruction")) {
    if (article.status == PublicationStatus::usable) article.status = read_status(formal_name(tree, instruction));
  }
  const Node change = tree.child(management, "StatusWillChange");
  const std::string when = read_time(tree.flowing(tree.child(change, "DateAndTime")));
  const bool embargoed = ascii_lower(status) == "embargoed";
  if (embargoed || read_status(formal_name(tree, tree.child(change, "FutureStatus"))) == PublicationStatus::usable) {
    article.embargo = when;
  }
  // Embargoed until further notice.
  if (embargoed && when.empty()) article.status = PublicationStatus::withheld;
  read_links(tree, management, article);
}

void read_lines(const XmlTree& tree, Node item, Article& article) {
  for (const Node lines : tree.all(item, "NewsLines")) {
    const std::pair<const char*, std::string*> rows[] = {{"HeadLine", &article.headline},
                                                         {"ByLine", &article.byline},
                                                         {"DateLine", &article.dateline},
                                                         {"SlugLine", &article.slug}};
    for (const auto& [name, field] : rows) {
      if (field->empty()) *field = tree.flowing(tree.child(lines, name));
    }
  }
}

// Agencies' own properties: <Property FormalName="Slug" Value="..."/>.
void read_properties(const XmlTree& tree, Node item, Article& article) {
  for (const Node property : tree.all(item, "Property")) {
    const std::string name = ascii_lower(formal_name(tree, property));
    const std::string_view value = tree.attribute(property, "Value");
    if ((name == "slug" || name == "slugline") && article.slug.empty()) article.slug = value;
    if (name == "keyword" || name == "keywords") add_once(article.subjects, value);
  }
}

void read_metadata(const XmlTree& tree, Node item, Article& article) {
  article.language = formal_name(tree, tree.find(item, "Language"));
  if (article.language.empty()) article.language = tree.attribute(item, "lang");
  for (const char* name : {"Provider", "Source"}) {
    if (article.source.empty()) article.source = formal_name(tree, tree.child(tree.find(item, name), "Party"));
  }
  for (const Node subject : tree.all(item, "SubjectCode")) {
    for (const char* level : {"Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier"}) {
      for (const Node code : tree.children(subject, level)) add_once(article.subjects, formal_name(tree, code));
    }
  }
  for (const Node line : tree.all(item, "KeywordLine")) add_once(article.subjects, tree.flowing(line));
  read_properties(tree, item, article);
  if (article.slug.empty()) article.slug = tree.flowing(tree.find(item, "NameLabel"));
}

struct Text {
  std::string body;
  bool main = false;
};

// The text of one <DataContent>; NITF in it fills in what the item leaves open.
std::string content_text(const XmlTree& tree, Node data, FoundRecord& record) {
  if (const Node nitf = tree.find(data, "nitf"); nitf != XmlTree::none) {
    FoundRecord inner;
    inner.article = record.article;
    inner.article.body.clear();
    read_nitf(tree, nitf, inner);
    std::string body = std::exchange(inner.article.body, {});
    record.article = std::move(inner.article);
    return body;
  }
  for (Node at = data + 1; at < tree.end(data); ++at) {
    if (!tree.is_text(at)) return tree.article_text(data, {"head", "script", "style", "figure"});
  }
  const std::string text = tree.raw(data);
  return text.find("<p") != std::string::npos ? flowing_text(text) : std::string(trim(text));
}

bool is_text_content(const XmlTree& tree, Node item) {
  const std::string media = ascii_lower(formal_name(tree, tree.child(item, "MediaType")));
  const std::string mime = ascii_lower(formal_name(tree, tree.child(item, "MimeType")));
  const std::string format = ascii_lower(formal_name(tree, tree.child(item, "Format")));
  return (media.empty() || media == "text") && mime.find("css") == std::string::npos && format != "css" &&
         tree.attribute(tree.child(item, "Encoding"), "Notation").empty();
}

// Whether a component of this role holds no article: its headline again, a logo's address, a style sheet.
bool is_side_role(std::string_view role) {
  const std::string lowered = ascii_lower(role);
  for (const char* side :
       {"headline", "subheadline", "stylesheet", "logo", "caption", "dateline", "byline", "summary"}) {
    if (lowered == side) return true;
  }
  return false;
}

void read_text(const XmlTree& tree, Node item, FoundRecord& record) {
  Text best;
  for (const Node component : tree.all(item, "NewsComponent")) {
    const std::string_view role = formal_name(tree, tree.child(component, "Role"));
    if (is_side_role(role)) continue;
    const bool main = ascii_lower(role) == "main";
    for (const Node content : tree.children(component, "ContentItem")) {
      const Node data = tree.child(content, "DataContent");
      if (data == XmlTree::none || !is_text_content(tree, content)) continue;
      std::string body = content_text(tree, data, record);
      if (best.main && !main) continue;
      if (main == best.main && body.size() <= best.body.size()) continue;
      best = {std::move(body), main};
    }
  }
  record.article.body = std::move(best.body);
}

}  // namespace

void read_newsml(const XmlTree& tree, Node item, FoundRecord& record) {
  read_identity(tree, item, record.article);
  read_management(tree, item, record);
  read_lines(tree, item, record.article);
  read_metadata(tree, item, record.article);
  read_text(tree, item, record);
}

}  // namespace dateline
