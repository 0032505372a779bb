// Names changed from "versioncreated" to "versionCreated", and texts from members of their own to lists with roles.
#include "indexer/readers/ninjs.hpp"

#include <array>
#include <string>

#include "common/text.hpp"
#include "indexer/readers/json_dom.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"
#include "indexer/readers/nitf.hpp"
#include "indexer/readers/xml_tree.hpp"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

constexpr auto own_members = std::to_array<std::string_view>({"versioncreated",
                                                              "versionCreated",
                                                              "firstcreated",
                                                              "firstCreated",
                                                              "contentcreated",
                                                              "contentCreated",
                                                              "pubstatus",
                                                              "pubStatus",
                                                              "headlines",
                                                              "bodies",
                                                              "descriptions",
                                                              "body_text",
                                                              "body_xhtml",
                                                              "description_text",
                                                              "renditions",
                                                              "$standard",
                                                              "standard",
                                                              "profile",
                                                              "usageterms",
                                                              "usageTerms",
                                                              "copyrightholder",
                                                              "copyrightHolder",
                                                              "associations",
                                                              "embargoed",
                                                              "embargoedUntil",
                                                              "slugline",
                                                              "ednote",
                                                              "edNote",
                                                              "urgency",
                                                              "mimetype",
                                                              "representationtype",
                                                              "representationType"});

std::string first_member(const dom::object& object, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string text = json_member(object, name); !trim(text).empty()) return text;
  }
  return {};
}

bool is_markup(std::string_view kind) {
  return kind.find("html") != std::string_view::npos || kind.find("xml") != std::string_view::npos;
}

// Of ninjs 1: "body_text", "body_xhtml", "body_anything".
std::string suffixed_text(const dom::object& object, std::string_view prefix) {
  std::string html = json_member(object, std::string(prefix) + "_xhtml");
  if (html.empty()) html = json_member(object, std::string(prefix) + "_html");
  if (!trim(html).empty()) html = flowing_text(html);
  std::string text(trim(json_member(object, std::string(prefix) + "_text")));
  if (!text.empty() || !html.empty()) return html.find('\n') != std::string::npos || text.empty() ? html : text;
  for (const auto& [key, value] : object) {
    const std::string_view name = key;
    if (!name.starts_with(prefix) || name.size() <= prefix.size() || name[prefix.size()] != '_') continue;
    text = json_text(value).value_or(std::string());
    if (!trim(text).empty()) return is_markup(name) ? flowing_text(text) : std::string(trim(text));
  }
  return {};
}

std::string nitf_text(const std::string& value) {
  XmlTree tree;
  const std::size_t begin = value.find("<nitf");
  if (begin == std::string::npos || !tree.parse("", std::string_view(value).substr(begin)).empty()) return {};
  FoundRecord inner;
  read_nitf(tree, tree.root(), inner);
  return std::move(inner.article.body);
}

// Of ninjs 2 and 3: [{"role", "contentType", "value"}]. The first with text, markup before plain text, since it has
// paragraphs; one of the role "main" before others.
std::string listed_text(const dom::object& object, std::string_view name) {
  std::string best;
  int best_rank = -1;
  for (const dom::object& row : json_objects(object, name)) {
    const std::string value = json_member(row, "value");
    const std::string kind =
        ascii_lower(json_member(row, "contentType") + json_member(row, "contenttype") + json_member(row, "role"));
    const bool nitf = kind.find("nitf") != std::string::npos;
    std::string text = nitf ? nitf_text(value) : is_markup(kind) ? flowing_text(value) : std::string(trim(value));
    const int rank = (json_member(row, "role") == "main" ? 2 : 0) + (is_markup(kind) ? 1 : 0);
    if (text.empty() || rank <= best_rank || kind.find("credit") != std::string::npos) continue;
    best = std::move(text);
    best_rank = rank;
  }
  return best;
}

// Codes stand in for names that are not given.
std::string names_of(const dom::object& object, std::initializer_list<std::string_view> lists) {
  std::string names;
  for (const std::string_view list : lists) {
    if (!names.empty()) break;
    for (const dom::object& row : json_objects(object, list)) {
      append_listed(names, first_member(row, {"name", "literal", "code", "uri"}));
    }
  }
  return names;
}

void read_subjects(const dom::object& object, Article& article) {
  for (const char* list : {"subject", "subjects"}) {
    for (const dom::object& row : json_objects(object, list)) {
      const std::string code = first_member(row, {"code", "literal"});
      const std::string uri = json_member(row, "uri");
      add_once(article.subjects, code);
      add_once(article.subjects, uri);
      if (code.empty() && uri.empty()) add_once(article.subjects, json_member(row, "name"));
    }
  }
}

void read_associations(const dom::object& object, Article& article) {
  const auto add = [&](const dom::object& row, std::string_view kind) {
    const bool corrects = is_correction_link(kind) || is_correction_link(json_member(row, "rel")) ||
                          is_correction_link(json_member(row, "role")) || is_correction_link(json_member(row, "name"));
    if (corrects) add_once(article.corrects, first_member(row, {"uri", "href"}));
  };
  for (const char* list : {"associations", "links"}) {
    for (const dom::object& row : json_objects(object, list)) add(row, {});
  }
  dom::object named;  // ninjs 1: an object by name
  if (object.at_key("associations").get_object().get(named)) return;
  for (const auto& [key, value] : named) {
    dom::object row;
    if (!value.get_object().get(row)) add(row, key);
  }
}

}  // namespace

bool is_ninjs(const dom::object& object) {
  if (!json_has(object, "uri")) return false;
  for (const std::string_view name : own_members) {
    if (json_has(object, name)) return true;
  }
  return json_has(object, "type") && !json_has(object, "contents");
}

void read_ninjs(const dom::object& object, FoundRecord& record) {
  Article& article = record.article;
  article.id = json_member(object, "uri");
  article.version = json_member(object, "version");
  article.slug = first_member(object, {"slugline", "slug"});
  article.status = read_status(first_member(object, {"pubstatus", "pubStatus"}));
  article.modified = read_time(first_member(object, {"versioncreated", "versionCreated"}));
  article.embargo = read_time(first_member(object, {"embargoedUntil", "embargoed", "embargo"}));
  const std::string first = first_member(object, {"firstcreated", "firstCreated"});
  const std::string content = first_member(object, {"contentcreated", "contentCreated"});
  set_published(record, {first, content, article.modified});
  article.language = json_member(object, "language");
  article.headline = json_member(object, "headline");
  if (trim(article.headline).empty()) article.headline = listed_text(object, "headlines");
  if (trim(article.headline).empty()) article.headline = suffixed_text(object, "headline");
  if (trim(article.headline).empty()) article.headline = first_member(object, {"title", "name"});
  article.byline = first_member(object, {"byline", "by"});
  if (article.byline.empty()) article.byline = names_of(object, {"authors"});
  article.dateline = first_member(object, {"dateline", "located", "locatedWith"});
  article.source = names_of(object, {"infosource", "infosources", "infoSources"});
  if (article.source.empty())
    article.source = first_member(object, {"provider", "source", "copyrightholder", "copyrightHolder"});
  article.url = first_member(object, {"url", "canonicalUrl", "webUrl"});
  article.body = suffixed_text(object, "body");
  if (article.body.empty()) article.body = listed_text(object, "bodies");
  if (article.body.empty()) article.body = suffixed_text(object, "description");
  if (article.body.empty()) article.body = listed_text(object, "descriptions");
  drop_repeated_headline(article);
  read_subjects(object, article);
  read_associations(object, article);
}

}  // namespace dateline
