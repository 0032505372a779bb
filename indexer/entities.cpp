// Joins the stages: candidates of headline and body, their types, names in shouted text, and what is one thing.
#include "indexer/entities.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/text.hpp"
#include "indexer/names/candidates.hpp"
#include "indexer/names/foreign_names.hpp"
#include "indexer/names/joining.hpp"
#include "indexer/names/surnames.hpp"
#include "indexer/names/teams.hpp"
#include "indexer/names/types.hpp"

namespace dateline {
namespace {

// Far above any article; a file of hundreds of megabytes that passes for one must not fill the memory with candidates.
constexpr std::size_t read_limit_bytes = std::size_t{4} << 20;

std::string_view readable(const std::string& field) {
  return std::string_view(field).substr(0, floor_boundary(field, std::min(field.size(), read_limit_bytes)));
}

void sort_by_position(std::vector<NameCandidate>& candidates) {
  // `abbreviates` are indices: they follow their candidates.
  std::vector<std::int32_t> order(candidates.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::int32_t>(i);
  const auto before = [&](std::int32_t a, std::int32_t b) {
    const NameCandidate& left = candidates[static_cast<std::size_t>(a)];
    const NameCandidate& right = candidates[static_cast<std::size_t>(b)];
    return std::pair(left.field, left.range.begin) < std::pair(right.field, right.range.begin);
  };
  if (std::is_sorted(order.begin(), order.end(), before)) return;
  std::sort(order.begin(), order.end(), before);
  std::vector<std::int32_t> moved(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    moved[static_cast<std::size_t>(order[i])] = static_cast<std::int32_t>(i);
  std::vector<NameCandidate> sorted;
  sorted.reserve(candidates.size());
  for (const std::int32_t index : order) {
    sorted.push_back(std::move(candidates[static_cast<std::size_t>(index)]));
    std::int32_t& link = sorted.back().abbreviates;
    if (link >= 0) link = moved[static_cast<std::size_t>(link)];
  }
  candidates = std::move(sorted);
}

std::vector<NameCandidate> english_names(const Article& article) {
  std::vector<NameCandidate> candidates;
  const PassedOver headline_left = find_english_candidates(readable(article.headline), Field::headline, candidates);
  const PassedOver body_left = find_english_candidates(readable(article.body), Field::body, candidates);
  mark_teams(article, candidates);
  sort_by_position(candidates);
  settle_types(candidates);
  if (!headline_left.empty() || !body_left.empty()) {
    const SettledNames known(candidates);
    find_listed_names(readable(article.headline), Field::headline, headline_left, known, candidates);
    find_listed_names(readable(article.body), Field::body, body_left, known, candidates);
    sort_by_position(candidates);
  }
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

ArticleNames find_names(const Article& article) {
  const bool english = article.language.empty() || article.language == "en";
  return join_names(article, english ? english_names(article) : foreign_names(article));
}

}  // namespace dateline
