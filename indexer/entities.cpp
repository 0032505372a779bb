// Finds the names of an article by its language, and joins those of one thing.
#include "indexer/entities.hpp"

#include <algorithm>
#include <string_view>

#include "common/text.hpp"
#include "indexer/names/agreement.hpp"
#include "indexer/names/built_in_model.hpp"
#include "indexer/names/foreign_names.hpp"
#include "indexer/names/joining.hpp"
#include "indexer/names/surnames.hpp"
#include "indexer/names/tagged_names.hpp"

namespace dateline {
namespace {

// Far above any article; a file of hundreds of megabytes that passes for one must not fill the memory with candidates.
constexpr std::size_t read_limit_bytes = std::size_t{4} << 20;

std::string_view readable(const std::string& field) {
  return std::string_view(field).substr(0, floor_boundary(field, std::min(field.size(), read_limit_bytes)));
}

std::vector<NameCandidate> english_names(const Article& article, const TagModel& model) {
  std::vector<NameCandidate> candidates = find_tagged_names(article, model);
  settle_agencies(article, candidates);
  settle_single_words(candidates);
  settle_surnames(article, candidates);
  settle_people_by_count(candidates);
  restore_particles(article, candidates);
  return candidates;
}

std::vector<NameCandidate> foreign_names(const Article& article) {
  std::vector<NameCandidate> candidates;
  find_foreign_names(readable(article.headline), Field::headline, article.language, candidates);
  find_foreign_names(readable(article.body), Field::body, article.language, candidates);
  return candidates;
}

}  // namespace

std::shared_ptr<const TagModel> open_names_model(const std::string& path) {
  return std::make_shared<const TagModel>(TagModel::open(path));
}

std::uint64_t names_model_checksum(const TagModel& model) { return model.checksum(); }

ArticleNames find_names(const Article& article, const TagModel* model) {
  const bool english = article.language.empty() || article.language == "en";
  if (!english) return join_names(article, foreign_names(article));
  return join_names(article, english_names(article, model == nullptr ? built_in_model() : *model));
}

ArticleNames join_known_names(const Article& article, std::span<const KnownName> names) {
  return join_names(article, make_known_names(article, names, built_in_model()));
}

}  // namespace dateline
