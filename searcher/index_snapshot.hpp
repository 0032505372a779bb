// One generation of an index, opened for reading: its databases, parts, columns, posting lists and stored articles.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/compression.hpp"
#include "common/index_folder.hpp"
#include "searcher/passage_set.hpp"

namespace dateline {

// A term's living passages in one part, from 0 and ascending; wdfs is parallel.
struct PostingList {
  std::vector<std::uint32_t> passages;
  std::vector<std::uint8_t> wdfs;
};

// A term's passages in one segment, part by part.
struct SegmentPostings {
  std::vector<PostingList> parts;
  std::size_t bytes() const;
};

// A part as the searcher sees it.
struct Part {
  CataloguePart catalogue;
  std::uint32_t ordinal = 0;        // in Catalogue::parts
  std::uint32_t in_segment = 0;     // in SegmentPostings::parts
  std::uint32_t first_article = 0;  // of the generation
  ArticleColumns columns;
  std::vector<std::uint32_t> starts;  // first passage of each article, and the number of passages; articles + 1
  std::optional<PassageSet> dead;     // passages of withdrawn articles, if there are any

  // The article that a passage belongs to; `from` is one at or before it, if one is known.
  std::uint32_t article_of(std::uint32_t passage, std::uint32_t from = 0) const;
};

// Immutable but for its caches; every member may be called by several threads at once.
// Xapian's handles are not for two threads, so reads that reach them take a lock; cached ones only a short one.
class IndexSnapshot {
 public:
  // Opens the current generation. Should a writer switch and remove files meanwhile, tries anew.
  static std::shared_ptr<const IndexSnapshot> open(const std::string& folder);

  const OpenedIndex& index() const { return opened_; }
  const Catalogue& catalogue() const { return opened_.catalogue; }
  const std::vector<Part>& parts() const { return parts_; }

  // Never null; its lists are empty where a part lacks the term.
  std::shared_ptr<const SegmentPostings> postings(std::uint32_t segment, const std::string& term) const;
  // The position bytes of a term in a part, those of living passages; empty when it is not there.
  std::string positions(const Part& part, const std::string& term) const;
  StoredArticle article(const Part& part, std::uint32_t article) const;

  // Ids, names and mentioned days are read when first asked for.
  std::string_view id(const Part& part, std::uint32_t article) const;
  const NameLists& name_lists(const Part& part, EntityType type) const;
  const MentionedDays& mentioned(const Part& part) const;
  const NameTables& names() const;
  // The rows of one type, numbered by themselves, and which of them each part's names belong to.
  struct TypeRows {
    std::vector<std::uint32_t> printed;             // by row: the number of its printed name
    std::vector<std::vector<std::uint32_t>> parts;  // by part and name of the part's table; no_row if only dead have it
  };
  const TypeRows& rows(EntityType type) const;

 private:
  explicit IndexSnapshot(OpenedIndex opened);
  const TermIndex& term_index(const Part& part) const;
  std::string metadata(std::uint32_t segment, const std::string& key) const;  // takes the lock
  std::string block(std::uint32_t segment, const std::string& key, const char* what) const;
  std::string stream(const Part& part, const Range& range) const;  // packed; takes the lock
  Decompressor& text_decompressor(const Part& part) const;
  void read_xapian_postings(std::uint32_t segment, const std::string& term, SegmentPostings& postings) const;
  void read_own_postings(const Part& part, const std::string& term, PostingList& list) const;
  std::vector<std::uint32_t> all_passages(const Part& part, const std::string& term, const FoundTerm& found) const;
  // A block with the term in it, if the part has the term: FoundTerm points into it.
  TermBlock term_block(const Part& part, const std::string& term) const;
  const PassageLengths& lengths(const Part& part) const;
  void remember(const std::string& key, const std::shared_ptr<const SegmentPostings>& list) const;

  OpenedIndex opened_;
  std::vector<Part> parts_;
  std::vector<std::vector<std::uint32_t>> segment_parts_;  // ordinals of each segment's parts, by first document
  mutable std::vector<Xapian::Database> databases_;        // by segment
  Xapian::Database catalogue_database_;  // held open: the names are read later, perhaps when its files are gone
  mutable std::mutex database_mutex_;
  mutable std::unordered_map<std::uint32_t, Decompressor> decompressors_;  // by dictionary's part; database_mutex_

  // Least recently used lists leave when the cache is full.
  struct CachedList {
    std::string key;
    std::shared_ptr<const SegmentPostings> list;
  };
  mutable std::mutex cache_mutex_;
  mutable std::list<CachedList> cached_;
  mutable std::unordered_map<std::string, std::list<CachedList>::iterator> cache_index_;
  mutable std::size_t cached_bytes_ = 0;

  mutable std::mutex columns_mutex_;
  mutable std::vector<std::unique_ptr<StringColumn>> ids_;
  mutable std::vector<std::unique_ptr<NameLists>> name_lists_[entity_types];
  mutable std::vector<std::unique_ptr<MentionedDays>> mentioned_;
  mutable std::vector<std::unique_ptr<PassageLengths>> lengths_;
  mutable std::unique_ptr<NameTables> names_;
  mutable std::unique_ptr<TypeRows> rows_[entity_types];
  mutable std::vector<std::unique_ptr<TermIndex>> term_indexes_;  // by part
};

}  // namespace dateline
