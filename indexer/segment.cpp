// Terms go to Xapian passage by passage; positions, columns and text frames are kept aside and written as metadata.
//
// Measured before (Xapian 1.4.22): 32 KB blocks and a commit every 1,500 documents build fastest; three quarters of
// the time is inside Xapian's own maps and B-trees.
#include "indexer/segment.hpp"

#include <xapian.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>

#include "common/analyzer.hpp"
#include "common/compression.hpp"
#include "common/error.hpp"
#include "indexer/form_table.hpp"

namespace dateline {
namespace {

constexpr int block_size = 32'768;
constexpr std::uint32_t commit_interval = 1'500;  // passages
constexpr std::size_t sample_bytes = 3u << 20;    // articles held back to train the dictionary
constexpr std::size_t dictionary_bytes = 112u << 10;
constexpr std::size_t position_block_bytes = 8u << 10;
constexpr int text_level = 3;
constexpr int column_level = 9;

// A headline word counts as this many occurrences: two, so that an article about a thing
// ranks above one that mentions it, while a long headline cannot drown the lead.
constexpr double headline_occurrences = 2.0;

// What turns the words of one language into terms.
struct Language {
  explicit Language(const std::string& code) : stemmer(code) {}
  Stemmer stemmer;
  FormTable forms;
};

// Numbers distinct names by first sight and counts the articles that have them.
class NameTable {
 public:
  std::uint32_t number(const std::string& name, std::uint32_t article) {
    const auto [it, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(rows_.size()));
    if (fresh) rows_.push_back({&it->first, 0, UINT32_MAX, 0});
    Row& row = rows_[it->second];
    ++row.passages;
    if (row.last_article != article) {
      row.last_article = article;
      ++row.articles;
    }
    return it->second;
  }

  // Sorts by falling number of passages, renumbers `lists` to match, and gives names with article counts.
  std::vector<std::pair<std::string, std::uint64_t>> order(Lists& lists) const {
    std::vector<std::uint32_t> sorted(rows_.size());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (rows_[a].passages != rows_[b].passages) return rows_[a].passages > rows_[b].passages;
      return *rows_[a].name < *rows_[b].name;
    });
    std::vector<std::uint32_t> renumbered(rows_.size());
    std::vector<std::pair<std::string, std::uint64_t>> names;
    names.reserve(sorted.size());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
      renumbered[sorted[i]] = i;
      names.emplace_back(*rows_[sorted[i]].name, rows_[sorted[i]].articles);
    }
    for (std::uint32_t& value : lists.values) value = renumbered[value];
    for (std::size_t row = 0; row < lists.rows(); ++row) {
      std::sort(lists.values.begin() + lists.starts[row], lists.values.begin() + lists.starts[row + 1]);
    }
    return names;
  }

 private:
  struct Row {
    const std::string* name;  // the key in numbers_, which never moves
    std::uint64_t passages;
    std::uint32_t last_article;
    std::uint64_t articles;
  };
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Row> rows_;
};

// Appends the distinct values of `row`, ascending, as the next row of `lists`.
void append_row(Lists& lists, std::vector<std::uint32_t>& row) {
  std::sort(row.begin(), row.end());
  row.erase(std::unique(row.begin(), row.end()), row.end());
  lists.values.insert(lists.values.end(), row.begin(), row.end());
  lists.close_row();
}

std::vector<std::string> names_only(const std::vector<std::pair<std::string, std::uint64_t>>& names) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (const auto& [name, articles] : names) out.push_back(name);
  return out;
}

// Numbers distinct values from 0 by first sight.
template <typename Key>
class Numbering {
 public:
  std::uint32_t number(const Key& key, std::vector<Key>& table) {
    const auto [it, fresh] = numbers_.try_emplace(key, static_cast<std::uint32_t>(table.size()));
    if (fresh) table.push_back(key);
    return it->second;
  }

 private:
  std::map<Key, std::uint32_t> numbers_;
};

}  // namespace

struct PartBuilder::State {
  State(const std::string& path, std::uint32_t part, std::shared_ptr<const std::string> shared)
      : folder(path),
        number(part),
        database(path, Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS,
                 block_size),
        dictionary(std::move(shared)) {
    if (dictionary) compressor.emplace(*dictionary, text_level);
    sources.number({}, columns.source_names);
  }

  PostedTerm* posted_term(const std::string& term);
  // Posts the tokens of `text` from `position` on; returns the position after the last.
  unsigned post(std::string_view text, unsigned position, double occurrences, Language& language);
  void add_document(std::size_t length);
  void add_columns(const Article& article, const std::vector<PassageFacets>& facets);
  void store_text(std::string encoded);
  void train();
  void write_frame(std::uint32_t article, const std::string& encoded);
  void write_positions();
  PartSummary write_columns();

  std::string folder;
  std::uint32_t number;
  Xapian::WritableDatabase database;
  std::shared_ptr<const std::string> dictionary;
  std::optional<Compressor> compressor;  // none while samples are held back
  std::vector<std::string> held;         // encoded articles 0, 1, ...
  std::size_t held_bytes = 0;

  std::unordered_map<std::string, Language> word_languages;
  std::deque<PostedTerm> posted;                            // never move
  std::unordered_map<std::string_view, PostedTerm*> terms;  // keys are the posted terms' own
  std::vector<PostedTerm*> passage_terms;                   // of the passage at hand, each once
  Xapian::Document document;
  std::uint32_t passage_count = 0;
  std::uint32_t uncommitted = 0;

  ArticleColumns columns;
  FacetColumns facet_columns;
  NameTable name_tables[entity_types];
  Numbering<std::string> sources;
  Numbering<std::string> languages;
  Numbering<DayInterval> intervals;
};

PostedTerm* PartBuilder::State::posted_term(const std::string& term) {
  const auto known = terms.find(term);
  if (known != terms.end()) return known->second;
  PostedTerm& fresh = posted.emplace_back();
  fresh.term = term;
  terms.emplace(fresh.term, &fresh);
  return &fresh;
}

unsigned PartBuilder::State::post(std::string_view text, unsigned position, double occurrences, Language& language) {
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token); ++position) {
    PostedTerm* entry = language.forms.find(token.form, [&] { return posted_term(language.stemmer.term(token.form)); });
    if (entry->last_passage != passage_count) {
      entry->last_passage = passage_count;
      entry->occurrences = 0;
      passage_terms.push_back(entry);
    } else {
      entry->positions.back() = static_cast<char>(entry->positions.back() & ~last_position_bit);
    }
    entry->occurrences += occurrences;
    entry->positions += static_cast<char>(position | last_position_bit);
  }
  return position;
}

// length: tokens of the passage.
void PartBuilder::State::add_document(std::size_t length) {
  document.clear_terms();
  for (const PostedTerm* entry : passage_terms) document.add_term(entry->term, baked_wdf(entry->occurrences, length));
  passage_terms.clear();
  database.add_document(document);
  ++passage_count;
  if (++uncommitted >= commit_interval) {
    database.commit();
    uncommitted = 0;
  }
}

void PartBuilder::State::add_columns(const Article& article, const std::vector<PassageFacets>& facets) {
  const auto ordinal = static_cast<std::uint32_t>(columns.ids.size());
  columns.ids.push_back(article.id);
  columns.passage_counts.push_back(static_cast<std::uint32_t>(facets.size()));
  const auto day = parse_published(article.published);
  columns.published.push_back(day ? day->number : no_day);
  columns.sources.push_back(sources.number(article.source, columns.source_names));
  columns.languages.push_back(languages.number(article.language, columns.language_names));
  std::vector<std::uint32_t> rows[entity_types];
  std::vector<std::uint32_t> days;
  for (const PassageFacets& passage : facets) {
    for (auto& row : rows) row.clear();
    std::vector<std::pair<EntityType, std::string>> names = passage.names;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const auto& [type, name] : names) {
      const auto kind = static_cast<std::size_t>(type);
      rows[kind].push_back(name_tables[kind].number(name, ordinal));
    }
    for (std::size_t kind = 0; kind < entity_types; ++kind) append_row(facet_columns.names[kind], rows[kind]);
    days.clear();
    for (const DayInterval& interval : passage.mentioned) {
      days.push_back(intervals.number(interval, facet_columns.intervals));
    }
    append_row(facet_columns.mentioned, days);
  }
}

void PartBuilder::State::store_text(std::string encoded) {
  const auto ordinal = static_cast<std::uint32_t>(columns.ids.size() - 1);
  if (compressor) {
    write_frame(ordinal, encoded);
    return;
  }
  held_bytes += encoded.size();
  held.push_back(std::move(encoded));
  if (held_bytes >= sample_bytes) train();
}

void PartBuilder::State::train() {
  dictionary = std::make_shared<const std::string>(train_dictionary(held, dictionary_bytes));
  compressor.emplace(*dictionary, text_level);
  if (!dictionary->empty()) database.set_metadata(dictionary_key(number), *dictionary);
  for (std::uint32_t i = 0; i < held.size(); ++i) write_frame(i, held[i]);
  held = {};
}

void PartBuilder::State::write_frame(std::uint32_t article, const std::string& encoded) {
  database.set_metadata(article_key(number, article), compressor->compress(encoded));
}

// Sorted terms, packed into blocks; a term with many positions may fill a block alone.
void PartBuilder::State::write_positions() {
  std::vector<const PostedTerm*> sorted;
  sorted.reserve(posted.size());
  for (const PostedTerm& entry : posted) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->term < b->term; });
  std::vector<std::string> first_terms;
  std::vector<TermPositions> block;
  std::size_t bytes = 0;
  const auto flush = [&] {
    if (block.empty()) return;
    const auto ordinal = static_cast<std::uint32_t>(first_terms.size());
    first_terms.push_back(block.front().term);
    database.set_metadata(position_block_key(number, ordinal), encode_position_block(block));
    block.clear();
    bytes = 0;
  };
  for (const PostedTerm* entry : sorted) {
    const std::size_t size = entry->term.size() + entry->positions.size();
    if (bytes + size > position_block_bytes) flush();
    block.push_back({entry->term, entry->positions});
    bytes += size;
  }
  flush();
  database.set_metadata(position_terms_key(number), Compressor({}, column_level).compress(encode_strings(first_terms)));
}

PartSummary PartBuilder::State::write_columns() {
  PartSummary summary;
  summary.folder = folder;
  summary.articles = static_cast<std::uint32_t>(columns.ids.size());
  summary.passages = passage_count;
  for (std::size_t type = 0; type < entity_types; ++type) {
    summary.names[type] = name_tables[type].order(facet_columns.names[type]);
    facet_columns.name_tables[type] = names_only(summary.names[type]);
  }
  Compressor compress({}, column_level);
  database.set_metadata(article_columns_key(number), compress.compress(encode(columns)));
  database.set_metadata(facet_columns_key(number), compress.compress(encode(facet_columns)));
  return summary;
}

namespace {

// Runs `work`, turning Xapian's exceptions into ours.
template <typename Work>
auto writing(const std::string& folder, Work&& work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::io, "cannot write the index in " + folder + ": " + error.get_description());
  }
}

}  // namespace

PartBuilder::PartBuilder(const std::string& folder, std::uint32_t number, std::shared_ptr<const std::string> dictionary)
    : state_(writing(folder, [&] { return std::make_unique<State>(folder, number, std::move(dictionary)); })) {}

PartBuilder::~PartBuilder() = default;

void PartBuilder::add(const StoredArticle& stored, const std::vector<PassageFacets>& facets) {
  writing(state_->folder, [&] {
    const Article& article = stored.article;
    Language& language = state_->word_languages.try_emplace(article.language, article.language).first->second;
    state_->add_columns(article, facets);
    for (const StoredPassage& passage : stored.passages) {
      const auto piece = [](const std::string& text, const Range& range) {
        return std::string_view(text).substr(range.begin, range.size());
      };
      const unsigned headline =
          state_->post(piece(article.headline, passage.headline), 0, headline_occurrences, language);
      // The gap: no phrase runs from the headline into the body.
      const unsigned body = headline > 0 ? headline + 1 : 0;
      const unsigned end = state_->post(piece(article.body, passage.body), body, 1.0, language);
      state_->add_document(end - (body - headline));
    }
    state_->store_text(encode(stored));
  });
}

std::uint32_t PartBuilder::passages() const { return state_->passage_count; }

PartSummary PartBuilder::finish() {
  return writing(state_->folder, [&] {
    if (!state_->compressor) state_->train();
    state_->write_positions();
    PartSummary summary = state_->write_columns();
    state_->database.commit();
    state_->database.close();
    return summary;
  });
}

std::shared_ptr<const std::string> PartBuilder::dictionary() const { return state_->dictionary; }

}  // namespace dateline
