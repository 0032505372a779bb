// JSON by nlohmann: convenient, and fast enough for what a person or a pipe reads.
#include "indexer/corpus_export.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "common/date.hpp"
#include "common/error.hpp"
#include "indexer/date_expressions.hpp"
#include "indexer/entities.hpp"
#include "indexer/understanding.hpp"

namespace dateline {
namespace {

std::string one_json(const nlohmann::ordered_json& object) {
  return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string one_json_line(const nlohmann::ordered_json& object) { return one_json(object) + "\n"; }

const char* type_name(EntityType type) {
  switch (type) {
    case EntityType::person: return "PER";
    case EntityType::organisation: return "ORG";
    case EntityType::place: return "LOC";
  }
  return "";
}

nlohmann::ordered_json span(const Article& article, Field field, const Range& range, const char* type) {
  const bool headline = field == Field::headline;
  const std::string& text = headline ? article.headline : article.body;
  return {{"doc", article.id},    {"field", headline ? "headline" : "body"},
          {"begin", range.begin}, {"end", range.end},
          {"type", type},         {"text", text.substr(range.begin, range.size())}};
}

}  // namespace

void check_output(const std::ostream& out) {
  if (!out) throw Error(ErrorKind::io, "cannot write the output: the disk is full or the reader has gone");
}

std::string article_json(const Article& article) {
  nlohmann::ordered_json row;
  const std::pair<const char*, const std::string&> fields[] = {{"id", article.id},
                                                               {"headline", article.headline},
                                                               {"body", article.body},
                                                               {"published", article.published},
                                                               {"source", article.source},
                                                               {"byline", article.byline},
                                                               {"dateline", article.dateline},
                                                               {"language", article.language},
                                                               {"url", article.url},
                                                               {"slug", article.slug},
                                                               {"version", article.version},
                                                               {"modified", article.modified},
                                                               {"embargo", article.embargo}};
  for (const auto& [name, value] : fields) {
    if (!value.empty()) row[name] = value;
  }
  if (article.status != PublicationStatus::usable) row["status"] = status_name(article.status);
  if (!article.subjects.empty()) row["subjects"] = article.subjects;
  if (!article.corrects.empty()) row["corrects"] = article.corrects;
  return one_json(row);
}

std::variant<Change, Rejection> Converter::take(Article& article) {
  out_ << article_json(article) << '\n';
  check_output(out_);
  return Change::added;
}

Annotator::Annotator(const IndexingOptions& options, RejectFile* rejects, std::ostream& out)
    : RecordAccount(options, rejects),
      names_model_(options.names_model.empty() ? nullptr : open_names_model(options.names_model)),
      out_(out) {}

std::variant<Change, Rejection> Annotator::take(Article& article) {
  article.language = language_of(article, options().fallback_language);
  const ArticleNames names = find_names(article, names_model_.get());
  const std::vector<DateMention> dates = dates_of(article);
  for (const Field field : {Field::headline, Field::body}) {
    std::multimap<std::size_t, std::string> lines;
    for (const NameMention& mention : names.mentions) {
      if (mention.field != field) continue;
      const Entity& entity = names.entities[mention.entity];
      auto row = span(article, field, mention.range, type_name(entity.type));
      row["entity"] = entity.name;
      lines.emplace(mention.range.begin, one_json_line(row));
    }
    for (const DateMention& mention : dates) {
      if (mention.field != field) continue;
      auto row = span(article, field, mention.range, "DATE");
      row["value"] = mention.value;
      if (mention.interval) {
        row["first"] = format_day(mention.interval->first);
        row["last"] = format_day(mention.interval->last);
      }
      if (mention.range_days) {
        row["range"] = format_day(mention.range_days->first) + "/" + format_day(mention.range_days->last);
      }
      if (mention.implausible) row["implausible"] = true;
      lines.emplace(mention.range.begin, one_json_line(row));
    }
    for (const auto& [begin, line] : lines) out_ << line;
  }
  check_output(out_);
  return Change::added;
}

}  // namespace dateline
