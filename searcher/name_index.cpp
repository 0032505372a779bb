// Hashes find the few names that may be meant; each is folded again and compared.
#include "searcher/name_index.hpp"

#include <algorithm>

#include "common/analyzer.hpp"
#include "common/text.hpp"
#include "common/word_hash.hpp"

namespace dateline {
namespace {

// Calls visit(word) for each word of a folded name.
template <typename Visit>
void for_each_word(std::string_view key, Visit&& visit) {
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    visit(key.substr(0, end));
    key.remove_prefix(std::min(end + 1, key.size()));
  }
}

bool holds_words(const std::string& name, std::string_view words) {
  const std::string padded = " " + name + " ";
  bool all = !words.empty();
  for_each_word(words, [&](std::string_view word) {
    all = all && padded.find(" " + std::string(word) + " ") != std::string::npos;
  });
  return all;
}

void sort_unique(std::vector<std::uint32_t>& rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
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

NameIndex::NameIndex(const NameTables& names) : names_(names) {
  for (std::uint32_t name = 0; name < names.names.size(); ++name) {
    if (names.rows[name] == no_row) continue;
    const std::string key = folded_name(names.text(name));
    whole_.push_back({word_hash(key), name});
    if (!is_printed(name)) continue;
    for_each_word(key, [&](std::string_view word) { words_.push_back({word_hash(word), name}); });
  }
  std::sort(whole_.begin(), whole_.end());
  std::sort(words_.begin(), words_.end());
}

NameIndex::Entries NameIndex::with_hash(const std::vector<Entry>& entries, std::uint64_t hash) {
  const auto [first, last] = std::equal_range(entries.begin(), entries.end(), Entry{hash, 0},
                                              [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  return {entries.data() + (first - entries.begin()), entries.data() + (last - entries.begin())};
}

std::vector<std::uint32_t> NameIndex::rows_named(EntityType type, std::string_view name) const {
  const std::string key = folded_name(name);
  std::vector<std::uint32_t> same;
  std::vector<std::uint32_t> alike;
  std::vector<std::uint32_t> aliases;
  const auto [first, last] = with_hash(whole_, word_hash(key));
  for (const Entry* entry = first; entry != last; ++entry) {
    const std::uint32_t row = names_.rows[entry->name];
    const std::string_view text = names_.text(entry->name);
    if (names_.row_type(row) != type || folded_name(text) != key) continue;
    if (!is_printed(entry->name)) {
      aliases.push_back(row);
    } else {
      alike.push_back(row);
      if (text == name) same.push_back(row);
    }
  }
  for (std::vector<std::uint32_t>* rows : {&same, &alike, &aliases}) {
    sort_unique(*rows);
    if (!rows->empty()) return std::move(*rows);
  }
  return rows_with_words(type, key);
}

std::vector<std::uint32_t> NameIndex::rows_called(std::string_view name) const {
  const std::string key = folded_name(name);
  std::vector<std::uint32_t> rows;
  if (key.empty()) return rows;
  const auto [first, last] = with_hash(whole_, word_hash(key));
  for (const Entry* entry = first; entry != last; ++entry) {
    if (folded_name(names_.text(entry->name)) == key) rows.push_back(names_.rows[entry->name]);
  }
  sort_unique(rows);
  return rows;
}

std::vector<std::uint32_t> NameIndex::rows_with_words(EntityType type, std::string_view key) const {
  std::vector<std::uint32_t> rows;
  if (key.empty()) return rows;
  Entries rarest{nullptr, nullptr};
  for_each_word(key, [&](std::string_view word) {
    const Entries entries = with_hash(words_, word_hash(word));
    if (rarest.first == nullptr || entries.second - entries.first < rarest.second - rarest.first) rarest = entries;
  });
  for (const Entry* entry = rarest.first; entry != rarest.second; ++entry) {
    const std::uint32_t row = names_.rows[entry->name];
    if (names_.row_type(row) == type && holds_words(folded_name(names_.text(entry->name)), key)) rows.push_back(row);
  }
  sort_unique(rows);
  return rows;
}

}  // namespace dateline
