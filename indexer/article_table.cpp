// The ids themselves stay in the parts: ten million of them would take a gigabyte as strings.
#include "indexer/article_table.hpp"

#include <xxhash.h>

#include <algorithm>
#include <string>

#include "common/date.hpp"
#include "common/part_columns.hpp"

namespace dateline {

std::uint64_t id_hash(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

std::uint64_t content_hash(const Article& article, std::string_view fallback_language) {
  std::uint64_t hash = 0;
  for (const std::string_view field :
       {std::string_view(article.headline), std::string_view(article.body), std::string_view(article.dateline),
        std::string_view(article.byline), std::string_view(article.source), std::string_view(article.published),
        std::string_view(article.language), std::string_view(article.url), fallback_language}) {
    // The seed takes in what came before, so that a text that moves to another field changes the hash.
    hash = XXH3_64bits_withSeed(field.data(), field.size(), hash + 1);
  }
  const auto add = [&](std::string_view name, std::string_view field) {
    if (field.empty())
      return;  // so that a record without these fields keeps the hash of the days before they were read
    hash = XXH3_64bits_withSeed(field.data(), field.size(), XXH3_64bits_withSeed(name.data(), name.size(), hash));
  };
  add("slug", article.slug);
  add("version", article.version);
  add("modified", article.modified);
  add("embargo", article.embargo);
  for (const std::string& subject : article.subjects) add("subject", subject);
  for (const std::string& id : article.corrects) add("corrects", id);
  return hash & content_hash_mask;
}

std::uint64_t item_version(const Article& article) {
  constexpr std::size_t most_digits = 8;
  constexpr std::int64_t seconds_limit = std::int64_t{1} << 36;  // the year 4147
  std::uint64_t number = 0;
  const std::string& version = article.version;
  const bool digits = !version.empty() && version.size() <= most_digits &&
                      std::all_of(version.begin(), version.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) number = std::stoull(version);
  const std::int64_t made = published_seconds(article.modified).value_or(0);
  const std::int64_t seconds = std::clamp<std::int64_t>(made, 0, seconds_limit - 1);
  return number << 36 | static_cast<std::uint64_t>(seconds);
}

std::uint32_t* ArticleTable::slot(std::uint64_t id) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = id & mask;; at = (at + 1) & mask) {
    std::uint32_t& entry = slots_[at];
    if (entry == 0 || entries_[entry - 1].id == id) return &entry;
  }
}

void ArticleTable::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) *slot(entries_[i].id) = i + 1;
}

ArticleTable::Entry* ArticleTable::find(std::uint64_t id) {
  if (slots_.empty()) return nullptr;
  const std::uint32_t entry = *slot(id);
  return entry == 0 ? nullptr : &entries_[entry - 1];
}

void ArticleTable::set(const Entry& entry) {
  if ((entries_.size() + 1) * 4 > slots_.size() * 3) grow();
  std::uint32_t* place = slot(entry.id);
  if (*place != 0) {
    entries_[*place - 1] = entry;
    return;
  }
  entries_.push_back(entry);
  *place = static_cast<std::uint32_t>(entries_.size());
}

}  // namespace dateline
