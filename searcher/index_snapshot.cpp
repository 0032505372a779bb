// Reads through Xapian once and keeps what is read again and again; a generation never changes, so nothing kept is ever
// stale.
#include "searcher/index_snapshot.hpp"

#include <algorithm>

#include "common/error.hpp"

namespace dateline {
namespace {

constexpr std::size_t cache_limit_bytes = 64u << 20;
constexpr int open_attempts = 5;

[[noreturn]] void damaged(const std::string& folder, const std::string& reason) {
  throw Error(ErrorKind::index_damaged, "the index at " + folder + " is damaged: " + reason + "; rebuild it");
}

std::vector<std::uint32_t> starts_of(const std::vector<std::uint32_t>& counts) {
  std::vector<std::uint32_t> starts{0};
  starts.reserve(counts.size() + 1);
  for (const std::uint32_t count : counts) starts.push_back(starts.back() + count);
  return starts;
}

std::vector<std::uint32_t> articles_of(const std::vector<std::uint32_t>& counts) {
  std::vector<std::uint32_t> articles;
  for (std::uint32_t article = 0; article < counts.size(); ++article) {
    articles.insert(articles.end(), counts[article], article);
  }
  return articles;
}

}  // namespace

std::shared_ptr<const IndexSnapshot> IndexSnapshot::open(const std::string& folder) {
  for (int attempt = 1;; ++attempt) {
    OpenedIndex opened = open_index_folder(folder);
    const std::uint32_t generation = opened.generation;
    try {
      return std::shared_ptr<const IndexSnapshot>(new IndexSnapshot(std::move(opened)));
    } catch (const Error&) {
      // Files that vanish between the stub and here mean that a writer has switched twice: follow it.
      if (attempt >= open_attempts || open_index_folder(folder).generation == generation) throw;
    }
  }
}

IndexSnapshot::IndexSnapshot(OpenedIndex opened) : opened_(std::move(opened)) {
  try {
    catalogue_database_ = Xapian::Database(opened_.folder + "/" + generation_folder(opened_.generation) + "/catalogue");
    for (const std::string& segment : catalogue().segments) {
      databases_.emplace_back(opened_.folder + "/segments/" + segment);
    }
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
  std::vector<std::uint32_t> documents(databases_.size(), 0);
  std::uint32_t article = 0;
  for (const CataloguePart& row : catalogue().parts) {
    Part& part = parts_.emplace_back();
    part.catalogue = row;
    part.ordinal = static_cast<std::uint32_t>(parts_.size() - 1);
    part.first_document = documents[row.segment];
    part.first_article = article;
    part.columns = decode_article_columns(block(row.segment, article_columns_key(row.number), "a block of articles"));
    part.starts = starts_of(part.columns.passage_counts);
    part.article_of = articles_of(part.columns.passage_counts);
    if (part.columns.ids.size() != row.articles || part.starts.back() != row.passages) {
      damaged(opened_.folder, "the catalogue and a part's columns count differently");
    }
    documents[row.segment] += row.passages;
    article += row.articles;
  }
  for (std::size_t segment = 0; segment < databases_.size(); ++segment) {
    if (databases_[segment].get_doccount() != documents[segment]) {
      damaged(opened_.folder, "a segment's passages and the catalogue's differ");
    }
  }
  facet_columns_.resize(parts_.size());
  position_terms_.resize(parts_.size());
}

std::string IndexSnapshot::metadata(std::uint32_t segment, const std::string& key) const {
  const std::lock_guard lock(database_mutex_);
  try {
    return databases_[segment].get_metadata(key);
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

std::string IndexSnapshot::block(std::uint32_t segment, const std::string& key, const char* what) const {
  const std::string frame = metadata(segment, key);
  if (frame.empty()) damaged(opened_.folder, std::string(what) + " is missing");
  return Decompressor({}).decompress(frame, std::string(what) + " of the index at " + opened_.folder);
}

std::shared_ptr<const PostingList> IndexSnapshot::postings(std::uint32_t segment, const std::string& term) const {
  const std::string key = key_number(segment) + term;
  {
    const std::lock_guard lock(cache_mutex_);
    const auto found = cache_index_.find(key);
    if (found != cache_index_.end()) {
      cached_.splice(cached_.begin(), cached_, found->second);
      return found->second->list;
    }
  }
  auto list = std::make_shared<PostingList>();
  {
    const std::lock_guard lock(database_mutex_);
    try {
      const Xapian::Database& database = databases_[segment];
      const Xapian::doccount count = database.get_termfreq(term);
      list->documents.reserve(count);
      list->wdfs.reserve(count);
      const auto end = database.postlist_end(term);
      for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
        list->documents.push_back(*posting - 1);
        list->wdfs.push_back(static_cast<std::uint8_t>(std::min<Xapian::termcount>(posting.get_wdf(), wdf_limit)));
      }
      const std::uint32_t passages = database.get_doccount();
      if (!list->documents.empty() && list->documents.back() >= passages) damaged(opened_.folder, "a posting list");
    } catch (const Xapian::Error& error) {
      damaged(opened_.folder, error.get_description());
    }
  }
  remember(key, list);
  return list;
}

void IndexSnapshot::remember(const std::string& key, const std::shared_ptr<const PostingList>& list) const {
  const std::lock_guard lock(cache_mutex_);
  if (list->bytes() > cache_limit_bytes / 2 || cache_index_.count(key) != 0) return;
  cached_.push_front({key, list});
  cache_index_[key] = cached_.begin();
  cached_bytes_ += list->bytes();
  while (cached_bytes_ > cache_limit_bytes) {
    cached_bytes_ -= cached_.back().list->bytes();
    cache_index_.erase(cached_.back().key);
    cached_.pop_back();
  }
}

Slice IndexSnapshot::slice(const PostingList& list, const Part& part) {
  const auto begin = std::lower_bound(list.documents.begin(), list.documents.end(), part.first_document);
  const auto end = std::lower_bound(begin, list.documents.end(), part.first_document + part.catalogue.passages);
  return {static_cast<std::size_t>(begin - list.documents.begin()),
          static_cast<std::size_t>(end - list.documents.begin())};
}

const std::vector<std::string>& IndexSnapshot::position_terms(const Part& part) const {
  const std::lock_guard lock(columns_mutex_);
  auto& terms = position_terms_[part.ordinal];
  if (!terms) {
    terms = std::make_unique<std::vector<std::string>>(
        decode_strings(block(part.catalogue.segment, position_terms_key(part.catalogue.number), "a table of terms")));
  }
  return *terms;
}

std::string IndexSnapshot::positions(const Part& part, const std::string& term) const {
  const std::uint32_t segment = part.catalogue.segment;
  const std::vector<std::string>& first_terms = position_terms(part);
  const auto after = std::upper_bound(first_terms.begin(), first_terms.end(), term);
  if (after == first_terms.begin()) return {};
  const auto ordinal = static_cast<std::uint32_t>(after - first_terms.begin() - 1);
  const std::string bytes = metadata(segment, position_block_key(part.catalogue.number, ordinal));
  if (bytes.empty()) damaged(opened_.folder, "a block of positions is missing");
  return std::string(find_positions(bytes, term));
}

Decompressor& IndexSnapshot::text_decompressor(const Part& part) const {
  const std::uint32_t number = part.catalogue.dictionary;
  const auto found = decompressors_.find(number);
  if (found != decompressors_.end()) return found->second;
  const std::string dictionary = databases_[part.catalogue.segment].get_metadata(dictionary_key(number));
  return decompressors_.emplace(number, dictionary).first->second;
}

StoredArticle IndexSnapshot::article(const Part& part, std::uint32_t article) const {
  const std::lock_guard lock(database_mutex_);
  try {
    const std::string frame =
        databases_[part.catalogue.segment].get_metadata(article_key(part.catalogue.number, article));
    if (frame.empty()) damaged(opened_.folder, "the text of article " + part.columns.ids[article] + " is missing");
    return decode_article(
        text_decompressor(part).decompress(frame, "the text of article " + part.columns.ids[article]));
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

const FacetColumns& IndexSnapshot::facet_columns(const Part& part) const {
  const std::lock_guard lock(columns_mutex_);
  auto& columns = facet_columns_[part.ordinal];
  if (!columns) {
    columns = std::make_unique<FacetColumns>(decode_facet_columns(
        block(part.catalogue.segment, facet_columns_key(part.catalogue.number), "a block of names"),
        part.catalogue.passages));
  }
  return *columns;
}

const IdentityTables& IndexSnapshot::identities() const {
  const std::lock_guard lock(columns_mutex_);
  if (!identities_) {
    std::string frame;
    try {
      const std::lock_guard database_lock(database_mutex_);
      frame = catalogue_database_.get_metadata(std::string(identities_key));
    } catch (const Xapian::Error& error) {
      damaged(opened_.folder, error.get_description());
    }
    auto tables = std::make_unique<IdentityTables>(
        decode_identities(Decompressor({}).decompress(frame, "the names of the index at " + opened_.folder)));
    if (tables->parts.size() != parts_.size()) damaged(opened_.folder, "names and parts do not go together");
    identities_ = std::move(tables);
  }
  return *identities_;
}

}  // namespace dateline
