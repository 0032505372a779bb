// One generation of an index, opened for reading: its passages and articles as one space, posting lists, columns,
// texts.
#pragma once

#include <xapian.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/catalogue.hpp"
#include "common/index_folder.hpp"
#include "common/index_format.hpp"
#include "common/name_places.hpp"
#include "common/packed_columns.hpp"
#include "common/part_columns.hpp"
#include "common/spelling.hpp"
#include "common/stored_article.hpp"
#include "common/term_block.hpp"
#include "searcher/block_cache.hpp"
#include "searcher/name_index.hpp"
#include "searcher/passage_set.hpp"
#include "searcher/posting_list.hpp"
#include "searcher/workspace.hpp"

namespace dateline {

// A value that is made when first asked for. Asking again takes no lock.
template <typename T>
class Once {
 public:
  ~Once() { delete value_.load(); }
  template <typename Make>
  const T& get(Make&& make) const {
    if (const T* known = value_.load(std::memory_order_acquire)) return *known;
    const std::lock_guard lock(mutex_);
    if (const T* known = value_.load()) return *known;
    auto made = std::make_unique<const T>(make());
    value_.store(made.get(), std::memory_order_release);
    return *made.release();
  }

 private:
  mutable std::atomic<const T*> value_{nullptr};
  mutable std::mutex mutex_;
};

// A part as the catalogue has it, and where it lies in the generation's space.
struct Part {
  CataloguePart catalogue;
  std::uint32_t ordinal = 0;
  std::uint32_t first_article = 0;
  std::uint32_t first_passage = 0;
  ArticleColumns columns;  // what is not copied into ArticleTable: frames, frequent terms
};

// One value an article; articles and passages are numbered over the whole generation, dead ones included.
struct ArticleTable {
  std::vector<std::uint32_t> starts;      // first passage of each article, and the number of passages
  std::vector<std::uint32_t> article_of;  // by passage
  std::vector<std::int32_t> published;    // Day::number, of a month or year its first day, or no_day
  // Articles that name no day but a month or a year, and the days of it.
  std::map<std::uint32_t, DayInterval> imprecise;
  // By passage: the days since day_before_first; 0 = undated or imprecise. Empty where the archive spans more than 16
  // bits of days.
  std::vector<std::uint16_t> day_offsets;
  std::int32_t day_before_first = 0;
  std::vector<std::uint32_t> sources;  // index into source_names
  std::vector<std::uint32_t> languages;
  std::vector<std::uint32_t> stories;
  std::vector<std::string> source_names;  // index 0 is "" (no source)
  std::vector<std::string> language_names;
  PassageSet last;    // the last passage of each article
  PassageSet living;  // passages of articles that are not withdrawn
  PassageSet retold;  // last passages of articles whose story has another article
  bool all_living = true;

  // The days on which an article may have been published; it must have said something.
  DayInterval days_of(std::uint32_t article) const {
    const auto found = imprecise.empty() ? imprecise.end() : imprecise.find(article);
    if (found != imprecise.end()) return found->second;
    return {Day{published[article]}, Day{published[article]}};
  }
  std::uint32_t articles() const { return static_cast<std::uint32_t>(published.size()); }
  std::uint32_t passages() const { return static_cast<std::uint32_t>(article_of.size()); }
};

// One value a passage.
struct PassageTable {
  std::vector<std::uint8_t> tokens;           // headline and body
  std::vector<std::uint8_t> headline_tokens;  // those of them that are the headline's
  std::vector<std::uint32_t> body_starts;     // body tokens of the article before this passage
};

// The rows of one kind of names, by passage: each row once, and withdrawn passages have none.
struct NameColumn {
  Lists rows;                          // indexes into printed
  std::vector<std::uint32_t> printed;  // by row: the number of its printed name in NameTables
  std::vector<std::uint32_t> row_of;   // by row of NameTables: this column's row; no_row for those of another kind
};

// Where the names of a part stand, and which names those are.
struct PartPlaces {
  bool known = false;  // false: the part was written before places were kept
  NamePlaces places;
  NameLists lists[entity_types];
};

struct DayColumn {
  Lists lists;  // indexes into intervals
  std::vector<DayInterval> intervals;
};

// Immutable but for its caches; every member may be called by several threads at once, each with a workspace of its
// own. What is in memory already is found without a lock; reading from the files takes one.
class IndexSnapshot {
 public:
  // Opens the current generation. Should a writer switch and remove files meanwhile, tries anew.
  static std::shared_ptr<const IndexSnapshot> open(const std::string& folder, std::size_t cache_bytes);
  // The same generation with the versions of items that were the newest on `day`; nullptr when it keeps no older ones.
  // Reads on from the files that this one holds open.
  std::shared_ptr<const IndexSnapshot> as_of(Day day, std::size_t cache_bytes) const;

  const OpenedIndex& index() const { return opened_; }
  const Catalogue& catalogue() const { return opened_.catalogue; }
  const ArticleTable& table() const { return table_; }
  BlockCache& cache() const { return cache_; }
  // Puts a block in the cache, or, should it be too large, into the workspace.
  const Block& keep(const std::string& key, std::unique_ptr<const Block> block, Workspace& workspace) const;

  // Both live as long as the search that `workspace` is lent to.
  const PostingList& postings(const std::string& term, Workspace& workspace) const;
  const PositionList& positions(const std::string& term, Workspace& workspace) const;
  // What the numbers in PositionList::spellings mean; one past the last is an unlisted spelling.
  const SpellingTable& spellings() const { return all_spellings().table; }
  // The numbers of an ending's spellings, by Capitals; UINT16_MAX where there is none.
  using EndingNumbers = std::array<std::uint16_t, 4>;
  EndingNumbers numbers_of(const Ending& ending) const;

  // Terms that begin with `prefix`, each once, ascending, with the number of their passages, dead ones included, and
  // the spellings they have (as in PositionList; each once).
  struct StoredTerm {
    std::string term;
    std::uint64_t passages = 0;
    std::vector<std::uint16_t> spellings;
  };
  const std::vector<StoredTerm>& terms_with_prefix(const std::string& prefix, Workspace& workspace) const;

  StoredArticle article(std::uint32_t article, Workspace& workspace) const;
  std::string_view id(std::uint32_t article) const;
  // The article with this id that is not withdrawn; no_row if there is none. Cost: one pass over all ids.
  std::uint32_t article_with_id(std::string_view id) const;

  // Read when first asked for.
  const PassageTable& passage_table() const;
  const NameColumn& names_of(EntityType type) const;
  const DayColumn& mentioned() const;
  const NameTables& names() const;
  const NameIndex& name_index() const;
  const RowFacts& row_facts() const;
  // Of the part that the passage is in, which is told as well. Read when first asked for, and kept.
  const PartPlaces& places_around(std::uint32_t passage, const Part*& part) const;

 private:
  // Held open, for all views of a generation: much is read later, perhaps when the files are gone from their folder.
  struct Files {
    std::mutex mutex;
    std::vector<Xapian::Database> segments;
    Xapian::Database catalogue;
  };
  static std::shared_ptr<Files> open_files(const OpenedIndex& opened);
  IndexSnapshot(OpenedIndex opened, std::shared_ptr<Files> files, std::size_t cache_bytes);
  void append(const Part& part);
  const Part& part_of(std::uint32_t article) const;
  void find_retold();
  void find_day_offsets();
  std::uint32_t documents(std::uint32_t segment) const;                       // takes the lock
  std::string metadata(std::uint32_t segment, const std::string& key) const;  // takes the lock
  std::string block(const Part& part, const std::string& key, const char* what) const;
  std::string stream(const Part& part, const Range& range) const;  // packed; takes the lock
  const TermIndex& term_index(const Part& part) const;
  std::vector<StoredTerm> read_terms(const std::string& prefix, Workspace& workspace) const;
  // The number of the block that would hold the term; SIZE_MAX if none could.
  static std::size_t block_of(const TermIndex& index, std::string_view term);
  TermBlock term_block(const Part& part, std::size_t ordinal, bool with_spellings) const;
  void read_xapian_postings(std::uint32_t segment, const std::string& term,
                            const std::function<void(const Part&, std::uint32_t, std::uint8_t)>& visit) const;
  void read_own_postings(const Part& part, const FoundTerm& found, PostingList& list) const;
  std::vector<std::uint32_t> all_passages(const Part& part, const std::string& term, const FoundTerm& found) const;
  void read_positions(const Part& part, const std::string& term, PositionList& list) const;
  std::unique_ptr<PostingList> read_postings(const std::string& term) const;
  const std::vector<std::uint16_t>& part_spellings(const Part& part) const;
  std::unique_ptr<NameColumn> read_names_of(EntityType type) const;
  std::vector<std::uint32_t> rows_of_type(EntityType type) const;
  // Lists of a part, and for each name in them the column's row.
  struct PartNames {
    NameLists lists;
    std::vector<std::uint32_t> rows;
  };
  std::vector<PartNames> part_names_of(const Part& part, const std::vector<std::uint32_t>& row_of) const;

  OpenedIndex opened_;
  std::vector<Part> parts_;
  std::vector<std::vector<std::uint32_t>> segment_parts_;  // ordinals of each segment's parts, by first document
  ArticleTable table_;
  std::shared_ptr<Files> files_;
  mutable BlockCache cache_;

  std::vector<Once<StringColumn>> ids_;        // by part
  std::vector<Once<TermIndex>> term_indexes_;  // by part
  Once<PassageTable> passage_table_;
  Once<NameColumn> name_columns_[entity_types];
  Once<DayColumn> mentioned_;
  Once<NameTables> names_;
  Once<NameIndex> name_index_;
  Once<RowFacts> row_facts_;
  std::vector<Once<PartPlaces>> part_places_;  // by part
  struct Spellings {
    SpellingTable table;
    std::vector<std::vector<std::uint16_t>> of_parts;  // by part and code; 256 each
    std::map<std::pair<std::uint8_t, std::string>, EndingNumbers> of_endings;
  };
  const Spellings& all_spellings() const;
  Once<Spellings> spellings_;
};

}  // namespace dateline
