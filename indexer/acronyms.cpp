// Votes by article: an acronym that several organisations share stays a row of its own.
#include "indexer/acronyms.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace dateline {
namespace {

constexpr double owner_share = 0.9;

// Rows of organisations by any of their names, whatever these were taken for in some articles.
std::unordered_map<std::string_view, std::uint32_t> organisation_rows(const std::vector<CountedName>& names,
                                                                      const Identities& identities) {
  std::unordered_map<std::string_view, std::uint32_t> rows;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::uint32_t row = identities.row_of[i];
    if (names[identities.display_name[row]].type == EntityType::organisation) rows[names[i].name] = row;
  }
  return rows;
}

// The row that owns the acronym, if one does.
std::optional<std::uint32_t> owner(const std::map<std::string, std::uint64_t>& votes,
                                   const std::unordered_map<std::string_view, std::uint32_t>& rows) {
  std::map<std::uint32_t, std::uint64_t> by_row;
  std::uint64_t all = 0;
  for (const auto& [name, articles] : votes) {
    const auto row = rows.find(name);
    if (row == rows.end()) continue;
    by_row[row->second] += articles;
    all += articles;
  }
  for (const auto& [row, articles] : by_row) {
    if (static_cast<double>(articles) >= owner_share * static_cast<double>(all)) return row;
  }
  return std::nullopt;
}

}  // namespace

bool is_acronym(std::string_view name) {
  std::size_t capitals = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      ++capitals;
    } else if (c != '.' && c != '&' && !(c >= '0' && c <= '9')) {
      return false;
    }
  }
  return capitals >= 2 && capitals <= 10;
}

bool stands_for(std::string_view acronym, std::string_view name) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::size_t letter = 0;
  const auto skip_marks = [&] {
    while (letter < acronym.size() && (acronym[letter] == '.' || acronym[letter] == '&')) ++letter;
  };
  std::size_t words = 0;
  for (std::size_t at = 0; at < name.size(); ++words) {
    const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
    skip_marks();
    const bool fits = end > at && letter < acronym.size() && lower(acronym[letter]) == lower(name[at]);
    if (fits) ++letter;
    if (words == 0 && !fits) return false;
    at = end + 1;
  }
  skip_marks();
  return words > 1 && letter == acronym.size();
}

void AcronymUses::remove(const std::string& acronym, const std::string& name) {
  const auto uses = uses_.find(acronym);
  if (uses == uses_.end()) return;
  const auto use = uses->second.find(name);
  if (use == uses->second.end()) return;
  if (--use->second == 0) uses->second.erase(use);
  if (uses->second.empty()) uses_.erase(uses);
}

std::vector<AcronymCount> AcronymUses::counts() const {
  std::vector<AcronymCount> counts;
  for (const auto& [acronym, uses] : uses_) {
    for (const auto& [name, articles] : uses) counts.push_back({acronym, name, articles});
  }
  return counts;
}

Identities AcronymUses::link(const std::vector<CountedName>& names, const Identities& identities) const {
  const auto rows = organisation_rows(names, identities);
  std::vector<std::uint32_t> target(identities.display_name.size());
  std::iota(target.begin(), target.end(), 0U);
  for (const auto& [acronym, votes] : uses_) {
    const auto row = rows.find(acronym);
    const auto to = owner(votes, rows);
    // Only a row that shows the acronym moves, and only to one that spells it out: no chains can form.
    if (row == rows.end() || !to || !is_acronym(names[identities.display_name[row->second]].name)) continue;
    if (!is_acronym(names[identities.display_name[*to]].name)) target[row->second] = *to;
  }
  std::vector<std::uint64_t> articles(target.size(), 0);
  for (std::size_t i = 0; i < names.size(); ++i) articles[target[identities.row_of[i]]] += names[i].articles;
  std::vector<std::uint32_t> order;
  for (std::uint32_t row = 0; row < target.size(); ++row) {
    if (target[row] == row) order.push_back(row);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (articles[a] != articles[b]) return articles[a] > articles[b];
    return names[identities.display_name[a]].name < names[identities.display_name[b]].name;
  });
  Identities linked;
  std::vector<std::uint32_t> renumbered(target.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    renumbered[order[i]] = i;
    linked.display_name.push_back(identities.display_name[order[i]]);
  }
  linked.row_of.reserve(names.size());
  for (const std::uint32_t row : identities.row_of) linked.row_of.push_back(renumbered[target[row]]);
  return linked;
}

}  // namespace dateline
