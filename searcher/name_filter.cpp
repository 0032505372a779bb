// Three passes from the strictest reading of a name to the widest; the first that finds something decides.
#include "searcher/name_filter.hpp"

#include <algorithm>

#include "common/analyzer.hpp"
#include "common/text.hpp"

namespace dateline {
namespace {

template <typename Fits>
std::vector<std::uint32_t> rows_where(const IdentityTables& identities, EntityType type, Fits&& fits) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < identities.rows.size(); ++i) {
    if (identities.rows[i].type == type && fits(identities.rows[i])) rows.push_back(i);
  }
  return rows;
}

bool holds_words(const std::string& key, const std::string& words) {
  const std::string padded = " " + key + " ";
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (padded.find(" " + words.substr(at, end - at) + " ") == std::string::npos) return false;
    at = end + 1;
  }
  return !words.empty();
}

}  // namespace

std::string folded_name(std::string_view name) {
  std::string key;
  Tokenizer tokenizer(name);
  for (Token token; tokenizer.next(token);) {
    if (!key.empty()) key += ' ';
    key += fold(token.form);
  }
  return key;
}

std::vector<std::uint32_t> rows_named(const IdentityTables& identities, EntityType type, std::string_view name) {
  const auto printed = rows_where(identities, type, [&](const IdentityRow& row) { return row.name == name; });
  if (!printed.empty()) return printed;
  const std::string key = folded_name(name);
  auto same = rows_where(identities, type, [&](const IdentityRow& row) { return folded_name(row.name) == key; });
  if (!same.empty()) return same;
  same = rows_where(identities, type, [&](const IdentityRow& row) {
    return std::any_of(row.aliases.begin(), row.aliases.end(),
                       [&](const std::string& alias) { return folded_name(alias) == key; });
  });
  if (!same.empty()) return same;
  return rows_where(identities, type, [&](const IdentityRow& row) { return holds_words(folded_name(row.name), key); });
}

}  // namespace dateline
