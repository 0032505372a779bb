// One generation of an index, opened for reading: its databases, parts, columns, posting lists and stored articles.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/compression.hpp"
#include "common/index_folder.hpp"

namespace dateline {

// A term's passages in one segment. Documents are 0-based and ascending; wdfs is parallel.
struct PostingList {
  std::vector<std::uint32_t> documents;
  std::vector<std::uint8_t> wdfs;
  std::size_t bytes() const { return documents.size() * 5 + 64; }
};

// The postings of a list that lie in one part, as indexes into the list.
struct Slice {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A part as the searcher sees it.
struct Part {
  CataloguePart catalogue;
  std::uint32_t ordinal = 0;         // in Catalogue::parts
  std::uint32_t first_document = 0;  // of its segment, 0-based
  std::uint32_t first_article = 0;   // of the generation
  ArticleColumns columns;
  std::vector<std::uint32_t> starts;      // first passage of each article, and the number of passages; articles + 1
  std::vector<std::uint32_t> article_of;  // each passage's article, of the part
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

  // Never null; empty when the segment lacks the term.
  std::shared_ptr<const PostingList> postings(std::uint32_t segment, const std::string& term) const;
  static Slice slice(const PostingList& list, const Part& part);
  // The position bytes of a term in a part; empty when it is not there.
  std::string positions(const Part& part, const std::string& term) const;
  StoredArticle article(const Part& part, std::uint32_t article) const;

  // Names and mentioned days, read when first asked for.
  const FacetColumns& facet_columns(const Part& part) const;
  const IdentityTables& identities() const;

 private:
  explicit IndexSnapshot(OpenedIndex opened);
  const std::vector<std::string>& position_terms(const Part& part) const;
  std::string metadata(std::uint32_t segment, const std::string& key) const;  // takes the lock
  std::string block(std::uint32_t segment, const std::string& key, const char* what) const;
  Decompressor& text_decompressor(const Part& part) const;
  void remember(const std::string& key, const std::shared_ptr<const PostingList>& list) const;

  OpenedIndex opened_;
  std::vector<Part> parts_;
  mutable std::vector<Xapian::Database> databases_;  // by segment
  Xapian::Database catalogue_database_;
  mutable std::mutex database_mutex_;
  mutable std::unordered_map<std::uint32_t, Decompressor> decompressors_;  // by dictionary's part; database_mutex_

  // Least recently used lists leave when the cache is full.
  struct CachedList {
    std::string key;
    std::shared_ptr<const PostingList> list;
  };
  mutable std::mutex cache_mutex_;
  mutable std::list<CachedList> cached_;
  mutable std::unordered_map<std::string, std::list<CachedList>::iterator> cache_index_;
  mutable std::size_t cached_bytes_ = 0;

  mutable std::mutex columns_mutex_;
  mutable std::vector<std::unique_ptr<FacetColumns>> facet_columns_;
  mutable std::unique_ptr<IdentityTables> identities_;
  mutable std::vector<std::unique_ptr<std::vector<std::string>>> position_terms_;  // first term of each block, by part
};

}  // namespace dateline
