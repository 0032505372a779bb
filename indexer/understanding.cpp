// Calls the stages that look at one article, and lays what they find onto its passages.
#include "indexer/understanding.hpp"

#include <algorithm>

#include "common/analyzer.hpp"
#include "common/catalogue.hpp"
#include "common/language_code.hpp"
#include "common/stored_article.hpp"
#include "indexer/acronyms.hpp"
#include "indexer/body_layout.hpp"
#include "indexer/date_expressions.hpp"
#include "indexer/dateline.hpp"
#include "indexer/entities.hpp"
#include "indexer/language.hpp"
#include "indexer/passages.hpp"
#include "indexer/stories.hpp"

namespace dateline {
namespace {

// Which passage a span of a field falls in; a span before all passages (in the dateline) goes to the first.
std::size_t passage_of(const std::vector<StoredPassage>& passages, Field field, std::size_t begin) {
  // Passages with a piece of the headline come first, those without text before those with it: ends ascend.
  const auto has_headline = [](const StoredPassage& passage) { return !passage.headline.empty(); };
  const auto ends_before = [&](const StoredPassage& passage) {
    return (field == Field::headline ? passage.headline : passage.body).end <= begin;
  };
  const auto last =
      field == Field::headline ? std::partition_point(passages.begin(), passages.end(), has_headline) : passages.end();
  const auto found = std::partition_point(passages.begin(), last, ends_before);
  if (found != last) return static_cast<std::size_t>(found - passages.begin());
  return field == Field::headline || passages.empty() ? 0 : passages.size() - 1;
}

}  // namespace

std::string language_of(const Article& article, const std::string& fallback) {
  std::string language = normal_language(article.language);
  if (language.empty()) language = detect_language(article.body);
  if (language.empty()) language = normal_language(fallback);
  return language.empty() ? "en" : language;
}

namespace {

// Whether a span only says who wrote or sent the article: its agency, its byline, its trailer
// ("source: ...", "Reporting by ..."). The article does not speak of those.
bool is_credit(const BodyLayout& layout, Field field, const Range& span) {
  if (field != Field::body) return false;
  const auto within = [&](const Range& part) { return part.begin <= span.begin && span.end <= part.end; };
  return span.begin >= layout.text.end || (layout.byline && within(*layout.byline)) ||
         (layout.dateline && within(layout.dateline->agency));
}

void add_names(const Article& article, const BodyLayout& layout, const TagModel* model, UnderstoodArticle& result) {
  const ArticleNames names = find_names(article, model);
  for (const NameMention& mention : names.mentions) {
    if (is_credit(layout, mention.field, mention.range)) continue;
    const Entity& entity = names.entities[mention.entity];
    const std::size_t passage = passage_of(result.stored.passages, mention.field, mention.range.begin);
    result.facets[passage].names.emplace_back(entity.type, entity.name);
    result.facets[passage].places.push_back({mention.field, mention.range, 0});
  }
  for (const Entity& entity : names.entities) {
    if (entity.type != EntityType::organisation || is_acronym(entity.name)) continue;
    for (const std::string& alias : entity.aliases) {
      if (is_acronym(alias)) result.acronyms.emplace_back(alias, entity.name);
    }
  }
}

std::vector<DateMention> dates_below(const Article& article, const BodyLayout& layout) {
  const auto dateline = layout.dateline ? layout.dateline : parse_dateline(article.dateline);
  if (!dateline) return find_dates(article);
  return find_dates(article, {dateline->year, dateline->month, dateline->day});
}

void add_dates(const Article& article, const BodyLayout& layout, UnderstoodArticle& result) {
  for (const DateMention& mention : dates_below(article, layout)) {
    if (is_credit(layout, mention.field, mention.range)) continue;
    if (mention.kind == DateKind::date) result.stored.dates.push_back({mention.field, mention.range, mention.value});
    if (!mention.interval) continue;
    const std::size_t passage = passage_of(result.stored.passages, mention.field, mention.range.begin);
    // Of a range ("April 9-11") the passage speaks of the days between too.
    result.facets[passage].mentioned.push_back(mention.range_days ? *mention.range_days : *mention.interval);
  }
}

}  // namespace

std::vector<DateMention> dates_of(const Article& article) { return dates_below(article, body_layout(article.body)); }

bool has_words(const Article& article) {
  Token token;
  return Tokenizer(article.headline).next(token) || Tokenizer(article.body).next(token);
}

UnderstoodArticle understand(Article&& article, const std::string& fallback_language, const Analysis& analysis,
                             const TagModel* names_model) {
  UnderstoodArticle result;
  article.language = language_of(article, fallback_language);
  const BodyLayout layout = body_layout(article.body);
  if (article.source.empty() && layout.dateline && !layout.dateline->agency.empty()) {
    article.source = article.body.substr(layout.dateline->agency.begin, layout.dateline->agency.size());
  }
  if (article.source.empty()) article.source = layout.trailer_source;
  result.stored.passages = split_passages(article.headline, article.body, layout.text);
  if (result.stored.passages.empty()) {
    result.stored.passages = split_passages(article.headline, article.body, {0, article.body.size()});
  }
  result.facets.resize(result.stored.passages.size());
  if (!result.facets.empty()) {
    if (analysis.names) add_names(article, layout, names_model, result);
    if (analysis.dates) add_dates(article, layout, result);
  }
  if (analysis.stories)
    result.signature = story_signature(std::string_view(article.body).substr(layout.text.begin, layout.text.size()));
  result.stored.article = std::move(article);
  return result;
}

}  // namespace dateline
