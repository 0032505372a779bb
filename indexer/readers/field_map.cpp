// One table of our fields serves maps of JSON and headers of tables.
#include "indexer/readers/field_map.hpp"

#include <algorithm>
#include <array>

#include "common/error.hpp"
#include "common/text.hpp"
#include "indexer/readers/article_fields.hpp"
#include "indexer/readers/markup_text.hpp"
#include "indexer/readers/news_fields.hpp"
#include "indexer/readers/news_time.hpp"

namespace dateline {
namespace {

[[noreturn]] void bad_map(std::string_view part, const std::string& why) {
  throw Error(ErrorKind::usage, "--map: \"" + one_line(part) + "\" " + why +
                                    "; give it as headline=title,published=date,body=content.text");
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    parts.push_back(trim(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps(1);
  for (std::size_t at = 0; at < path.size(); ++at) {
    if (path[at] == '\\' && at + 1 < path.size()) {
      steps.back() += path[++at];
    } else if (path[at] == '.') {
      steps.emplace_back();
    } else {
      steps.back() += path[at];
    }
  }
  return steps;
}

FieldPath path_of(std::string_view text) {
  FieldPath path;
  constexpr std::string_view html_mark = ":html";
  path.html = text.ends_with(html_mark);
  if (path.html) text.remove_suffix(html_mark.size());
  path.text = text;
  path.steps = steps_of(text);
  return path;
}

std::string joined(const std::vector<std::string>& values, std::string_view mark) {
  std::string out;
  for (const std::string& value : values) {
    if (trim(value).empty()) continue;
    if (!out.empty()) out += mark;
    out += value;
  }
  return out;
}

}  // namespace

const std::vector<std::string_view>& article_field_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const TextField& field : text_fields) all.push_back(field.name);
    all.push_back("status");
    for (const ListField& field : list_fields) all.push_back(field.name);
    return all;
  }();
  return names;
}

FieldMap::FieldMap(std::string_view text) {
  if (trim(text).empty()) return;
  for (const std::string_view part : split(text, ',')) {
    const std::size_t equal = part.find('=');
    if (equal == std::string_view::npos || equal + 1 == part.size()) bad_map(part, "names no field and its place");
    const std::string_view field = trim(part.substr(0, equal));
    const std::string_view places = trim(part.substr(equal + 1));
    if (field == "records") {
      records_ = steps_of(places);
      continue;
    }
    const auto& names = article_field_names();
    if (std::find(names.begin(), names.end(), field) == names.end()) bad_map(field, "is no field of an article");
    if (rule(field) != nullptr) bad_map(field, "is given twice");
    FieldRule row{std::string(field), {}};
    for (const std::string_view place : split(places, '|')) {
      if (place.empty()) bad_map(part, "has an empty place");
      row.paths.push_back(path_of(place));
    }
    rules_.push_back(std::move(row));
  }
}

const FieldRule* FieldMap::rule(std::string_view field) const {
  const auto found =
      std::find_if(rules_.begin(), rules_.end(), [&](const FieldRule& row) { return row.field == field; });
  return found == rules_.end() ? nullptr : &*found;
}

void set_mapped_field(FoundRecord& record, std::string_view field, const std::vector<std::string>& values, bool html) {
  Article& article = record.article;
  std::string text = joined(values, field == "body" ? "\n\n" : ", ");
  if (html) text = flowing_text(text);
  if (field == "body") {
    article.body = std::move(text);
  } else if (field == "published") {
    set_published(record, {text});
  } else if (field == "modified") {
    article.modified = read_time(text);
  } else if (field == "embargo") {
    article.embargo = read_time(text);
  } else if (field == "status") {
    article.status = read_status(text);
  } else {
    for (const TextField& row : text_fields) {
      if (row.name == field) article.*row.member = std::move(text);
    }
    for (const ListField& row : list_fields) {
      if (row.name != field) continue;
      for (const std::string& value : values) add_once(article.*row.member, value);
    }
  }
}

}  // namespace dateline
