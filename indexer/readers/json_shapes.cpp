// Each shape is told by members that no other has.
#include "indexer/readers/json_shapes.hpp"

#include <string>
#include <utility>
#include <vector>

#include "common/text.hpp"
#include "indexer/readers/json_dom.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"
#include "indexer/readers/ninjs.hpp"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t most_values = 10'000;

// All texts at the end of a path, arrays gone through on the way, in order. Without recursion: a list of what is open.
std::vector<std::string> values_at(const dom::object& object, const std::vector<std::string>& steps) {
  std::vector<std::pair<dom::element, std::size_t>> open;
  std::vector<std::string> values;
  dom::element first;
  if (steps.empty() || object.at_key(steps[0]).get(first)) return values;
  open.emplace_back(first, 1);
  while (!open.empty() && values.size() < most_values) {
    const auto [value, step] = open.back();
    open.pop_back();
    dom::array list;
    dom::object inner;
    if (!value.get_array().get(list)) {
      std::vector<dom::element> entries(list.begin(), list.end());
      for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) open.emplace_back(*entry, step);
    } else if (step < steps.size()) {
      dom::element next;
      if (!value.get_object().get(inner) && !inner.at_key(steps[step]).get(next)) open.emplace_back(next, step + 1);
    } else if (auto text = json_text(value)) {
      values.push_back(std::move(*text));
    }
  }
  return values;
}

void read_rule(const dom::object& object, const FieldRule& rule, FoundRecord& record) {
  for (const FieldPath& path : rule.paths) {
    const std::vector<std::string> values = values_at(object, path.steps);
    bool any = false;
    for (const std::string& value : values) any = any || !trim(value).empty();
    if (any) return set_mapped_field(record, rule.field, values, path.html);
  }
}

std::string_view html_or_text(std::string_view mime) { return mime == "text/html" ? mime : std::string_view(); }

void add_paragraph(std::string& body, std::string text) {
  if (trim(text).empty()) return;
  if (!body.empty()) body += "\n\n";
  body += trim(text);
}

bool is_paragraph(std::string_view type) { return type == "sanitized_html" || type == "paragraph" || type == "text"; }

}  // namespace

JsonShape json_shape(const dom::object& object) {
  if (json_has(object, "contents") && (json_has(object, "article_url") || json_has(object, "published_date"))) {
    return JsonShape::washington_post;
  }
  if (json_has(object, "items") && json_member(object, "version").find("jsonfeed") != std::string::npos) {
    return JsonShape::feed;
  }
  if (json_has(object, "cc_file") && json_has(object, "text")) return JsonShape::neuclir;
  return is_ninjs(object) ? JsonShape::ninjs : JsonShape::unknown;
}

std::string_view shape_name(JsonShape shape) {
  switch (shape) {
    case JsonShape::ninjs: return "ninjs";
    case JsonShape::washington_post: return "washington-post";
    case JsonShape::feed: return "json-feed";
    case JsonShape::neuclir:
    case JsonShape::unknown: return "jsonl";
  }
  return "jsonl";
}

void read_washington_post(const dom::object& object, FoundRecord& record) {
  Article& article = record.article;
  article.id = json_member(object, "id");
  article.headline = label(flowing_text(json_member(object, "title")));
  article.url = json_member(object, "article_url");
  article.source = json_member(object, "source");
  article.byline = label(json_member(object, "author"));
  std::string date = json_member(object, "published_date");
  for (const dom::object& row : json_objects(object, "contents")) {
    const std::string type = json_member(row, "type");
    std::string text = json_member(row, "content");
    if (!html_or_text(json_member(row, "mime")).empty()) text = flowing_text(text);
    if (is_paragraph(type)) {
      add_paragraph(article.body, std::move(text));
    } else if (type == "title" && article.headline.empty()) {
      article.headline = label(text);
    } else if (type == "byline" && article.byline.empty()) {
      article.byline = label(text);
    } else if (type == "kicker") {
      add_once(article.subjects, label(text));
    } else if (type == "date" && date.empty()) {
      date = text;
    }
  }
  set_published(record, {date});
  if (article.source.empty()) article.source = "The Washington Post";
}

void read_json_feed_item(const dom::object& item, const dom::object& feed, FoundRecord& record) {
  Article& article = record.article;
  article.id = json_member(item, "id");
  article.url = json_member(item, "url");
  if (article.url.empty()) article.url = json_member(item, "external_url");
  if (article.id.empty()) article.id = article.url;
  article.headline = json_member(item, "title");
  article.body = flowing_text(json_member(item, "content_html"));
  if (article.body.empty()) article.body = trim(json_member(item, "content_text"));
  if (article.body.empty()) article.body = trim(json_member(item, "summary"));
  article.modified = read_time(json_member(item, "date_modified"));
  set_published(record, {json_member(item, "date_published"), article.modified});
  for (const dom::object& row : json_objects(item, "authors")) append_listed(article.byline, json_member(row, "name"));
  dom::object author;
  if (article.byline.empty() && !item.at_key("author").get_object().get(author))
    article.byline = json_member(author, "name");
  article.language = json_member(item, "language");
  if (article.language.empty()) article.language = json_member(feed, "language");
  article.source = json_member(feed, "title");
  for (const std::string& tag : values_at(item, {"tags"})) add_once(article.subjects, tag);
}

void read_mapped(const dom::object& object, const FieldMap& map, FoundRecord& record) {
  for (const std::string_view field : article_field_names()) {
    if (const FieldRule* rule = map.rule(field)) {
      read_rule(object, *rule, record);
    } else {
      read_rule(object, {std::string(field), {{std::string(field), {std::string(field)}, false}}}, record);
    }
  }
}

const FieldMap& neuclir_map() {
  static const FieldMap map("headline=title,body=text,published=time");
  return map;
}

}  // namespace dateline
