// Each of our fields is looked for once, in the header.
#include "indexer/readers/table_article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/news_fields.hpp"

namespace dateline {
namespace {

struct UsualName {
  std::string_view field;
  std::string_view column;
};
constexpr auto usual_names = std::to_array<UsualName>({{"headline", "title"},
                                                       {"body", "text"},
                                                       {"body", "content"},
                                                       {"body", "article"},
                                                       {"body", "maintext"},
                                                       {"published", "date"},
                                                       {"published", "pubdate"},
                                                       {"published", "publication_date"},
                                                       {"published", "date_publish"},
                                                       {"published", "publish_date"},
                                                       {"published", "published_date"},
                                                       {"byline", "author"},
                                                       {"byline", "authors"},
                                                       {"url", "link"},
                                                       {"source", "publication"},
                                                       {"source", "publisher"},
                                                       {"language", "lang"},
                                                       {"modified", "updated"},
                                                       {"subjects", "keywords"},
                                                       {"subjects", "tags"},
                                                       {"headline", "heading"},
                                                       {"body", "description"},
                                                       {"body", "summary"}});

}  // namespace

TableArticles::TableArticles(const std::vector<std::string>& header, const FieldMap& map) {
  for (const std::string& cell : header) header_.push_back(text_in_charset(trim(cell), "utf-8"));
  for (const std::string_view field : article_field_names()) {
    std::vector<FieldPath> paths;
    if (const FieldRule* rule = map.rule(field)) {
      paths = rule->paths;
    } else {
      paths.push_back({std::string(field), {}, false});
      for (const UsualName& row : usual_names) {
        if (row.field == field) paths.push_back({std::string(row.column), {}, false});
      }
    }
    add(field, paths);
  }
}

void TableArticles::add(std::string_view field, const std::vector<FieldPath>& paths) {
  for (const FieldPath& path : paths) {
    for (std::size_t i = 0; i < header_.size(); ++i) {
      if (ascii_lower(header_[i]) != ascii_lower(path.text)) continue;
      columns_.push_back({field, i, path.html});
      return;
    }
  }
}

std::string TableArticles::problem() const {
  for (const Column& column : columns_) {
    if (column.field == "body" || column.field == "headline") return {};
  }
  std::string names;
  for (const std::string& name : header_) append_listed(names, name);
  return fmt::format("no column is a body or a headline: say which with --map body=...,headline=...; there are {}",
                     one_line(names, 300));
}

FoundRecord TableArticles::article(const TableRow& row) const {
  FoundRecord record;
  if (row.cells.size() > header_.size()) {
    record.rejection =
        rejection_for("bad-row", fmt::format("the row has {} cells, the header {}", row.cells.size(), header_.size()));
    record.id_unknown = true;
    return record;
  }
  for (const Column& column : columns_) {
    if (column.index >= row.cells.size()) continue;
    std::string cell = row.cells[column.index];
    record.repaired |= repair_utf8(cell) > 0;
    cell = text_in_charset(cell, "utf-8");
    std::vector<std::string> values;
    const bool list = column.field == "subjects" || column.field == "corrects";
    for (std::size_t at = 0; list && at < cell.size();) {
      const std::size_t mark = std::min(cell.find_first_of(";|", at), cell.size());
      values.push_back(cell.substr(at, mark - at));
      at = mark + 1;
    }
    if (!list) values.push_back(std::move(cell));
    set_mapped_field(record, column.field, values, column.html);
  }
  record.unknown_fields = header_.size() - columns_.size();
  tidy(record);
  if (record.article.id.empty()) record.article.id = record.article.url;
  require_text(record, "the row has neither a body nor a headline");
  return record;
}

}  // namespace dateline
