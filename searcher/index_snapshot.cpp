// Reads through Xapian once and keeps what is read again and again; a generation never changes, so nothing kept is ever
// stale.
#include "searcher/index_snapshot.hpp"

#include <algorithm>
#include <array>

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

// baked_wdf by table, since half a million of them are asked for by one query.
std::uint32_t known_wdf(unsigned occurrences, std::size_t length) {
  constexpr std::size_t most_occurrences = 16;
  constexpr std::size_t lengths = passage_token_limit + 1;
  static const auto table = [] {
    std::array<std::uint8_t, most_occurrences * lengths> made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i] = static_cast<std::uint8_t>(baked_wdf(static_cast<double>(i / lengths), i % lengths));
    }
    return made;
  }();
  if (occurrences >= most_occurrences || length >= lengths) return baked_wdf(occurrences, length);
  return table[occurrences * lengths + length];
}

PassageSet passages_of(const std::vector<std::uint32_t>& articles, const std::vector<std::uint32_t>& starts) {
  PassageSet set(starts.back());
  for (const std::uint32_t article : articles) {
    for (std::uint32_t i = starts[article]; i < starts[article + 1]; ++i) set.insert(i);
  }
  return set;
}

std::uint32_t end_of(const CataloguePart& part) { return part.first_document + part.passages; }

}  // namespace

std::uint32_t Part::article_of(std::uint32_t passage, std::uint32_t from) const {
  // The wanted article is mostly a few further on.
  std::size_t step = 1;
  std::size_t low = from;
  while (low + step < starts.size() && starts[low + step] <= passage) {
    low += step;
    step *= 2;
  }
  const auto begin = starts.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = starts.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, starts.size()));
  return static_cast<std::uint32_t>(std::upper_bound(begin, end, passage) - starts.begin() - 1);
}

std::size_t SegmentPostings::bytes() const {
  std::size_t bytes = 64;
  for (const PostingList& list : parts) bytes += sizeof list + list.passages.size() * 5;
  return bytes;
}

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
    catalogue_database_ = open_database(opened_.folder + "/" + generation_folder(opened_.generation) + "/catalogue");
    for (const std::string& segment : catalogue().segments) {
      databases_.push_back(open_database(opened_.folder + "/segments/" + segment));
    }
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
  segment_parts_.resize(databases_.size());
  std::uint32_t article = 0;
  for (const CataloguePart& row : catalogue().parts) {
    Part& part = parts_.emplace_back();
    part.catalogue = row;
    part.ordinal = static_cast<std::uint32_t>(parts_.size() - 1);
    part.in_segment = static_cast<std::uint32_t>(segment_parts_[row.segment].size());
    part.first_article = article;
    part.columns = decode_article_columns(block(row.segment, article_columns_key(row.number), "a block of articles"));
    part.starts = starts_of(part.columns.passage_counts);
    if (part.columns.articles() != row.articles || part.starts.back() != row.passages) {
      damaged(opened_.folder, "the catalogue and a part's columns count differently");
    }
    if (!row.dead.empty()) part.dead = passages_of(row.dead, part.starts);
    auto& siblings = segment_parts_[row.segment];
    const std::uint32_t free = siblings.empty() ? 0 : end_of(parts_[siblings.back()].catalogue);
    if (row.first_document < free || end_of(row) > databases_[row.segment].get_doccount()) {
      damaged(opened_.folder, "a segment's passages and the catalogue's differ");
    }
    siblings.push_back(part.ordinal);
    article += row.articles;
  }
  ids_.resize(parts_.size());
  for (auto& lists : name_lists_) lists.resize(parts_.size());
  mentioned_.resize(parts_.size());
  term_indexes_.resize(parts_.size());
  lengths_.resize(parts_.size());
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
  return decompress(frame, std::string(what) + " of the index at " + opened_.folder);
}

std::string IndexSnapshot::stream(const Part& part, const Range& range) const {
  const std::lock_guard lock(database_mutex_);
  try {
    const Xapian::Database& database = databases_[part.catalogue.segment];
    return read_stream(
        range, [&](std::uint32_t page) { return database.get_metadata(stream_page_key(part.catalogue.number, page)); });
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

std::shared_ptr<const SegmentPostings> IndexSnapshot::postings(std::uint32_t segment, const std::string& term) const {
  const std::string key = key_number(segment) + term;
  {
    const std::lock_guard lock(cache_mutex_);
    const auto found = cache_index_.find(key);
    if (found != cache_index_.end()) {
      cached_.splice(cached_.begin(), cached_, found->second);
      return found->second->list;
    }
  }
  auto postings = std::make_shared<SegmentPostings>();
  postings->parts.resize(segment_parts_[segment].size());
  read_xapian_postings(segment, term, *postings);
  for (const std::uint32_t ordinal : segment_parts_[segment]) {
    const Part& part = parts_[ordinal];
    if (part.columns.is_own(term)) {
      read_own_postings(part, term, postings->parts[part.in_segment]);
    }
  }
  remember(key, postings);
  return postings;
}

// Documents that no part owns are what a merge left behind.
void IndexSnapshot::read_xapian_postings(std::uint32_t segment, const std::string& term,
                                         SegmentPostings& postings) const {
  const auto& siblings = segment_parts_[segment];
  if (siblings.empty()) return;
  const std::lock_guard lock(database_mutex_);
  try {
    const Xapian::Database& database = databases_[segment];
    const auto end = database.postlist_end(term);
    std::size_t at = 0;
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      const std::uint32_t document = *posting - 1;
      while (at < siblings.size() && document >= end_of(parts_[siblings[at]].catalogue)) ++at;
      if (at == siblings.size()) break;
      const Part& part = parts_[siblings[at]];
      if (document < part.catalogue.first_document) continue;
      const std::uint32_t passage = document - part.catalogue.first_document;
      if (part.dead && part.dead->contains(passage)) continue;
      PostingList& list = postings.parts[at];
      list.passages.push_back(passage);
      list.wdfs.push_back(static_cast<std::uint8_t>(std::min<Xapian::termcount>(posting.get_wdf(), wdf_limit)));
    }
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

// The wdf is worked out as the indexer would have: from positions and the passage's length.
void IndexSnapshot::read_own_postings(const Part& part, const std::string& term, PostingList& list) const {
  const TermBlock block = term_block(part, term);
  const FoundTerm found = find_term(block, term);
  if (found.gaps.empty()) return;
  const PassageLengths& all_lengths = lengths(part);
  std::size_t at = 0;
  for (const std::uint32_t passage : decode_gaps(found.gaps, part.catalogue.passages)) {
    const unsigned headline = all_lengths.headline_tokens[passage];
    unsigned occurrences = 0;
    bool last = false;
    for (; !last && at < found.positions.size(); ++at) {
      const auto byte = static_cast<unsigned char>(found.positions[at]);
      last = (byte & last_position_bit) != 0;
      occurrences += (byte & ~last_position_bit) < headline ? headline_occurrences : 1;
    }
    if (!last) damaged(opened_.folder, "positions end early");
    if (part.dead && part.dead->contains(passage)) continue;
    list.passages.push_back(passage);
    list.wdfs.push_back(static_cast<std::uint8_t>(known_wdf(occurrences, all_lengths.tokens[passage])));
  }
}

// A term's passages in a part, dead ones included. `found` is what the part's block says of it.
std::vector<std::uint32_t> IndexSnapshot::all_passages(const Part& part, const std::string& term,
                                                       const FoundTerm& found) const {
  if (!found.gaps.empty()) return decode_gaps(found.gaps, part.catalogue.passages);
  std::vector<std::uint32_t> passages;
  const std::lock_guard lock(database_mutex_);
  try {
    const Xapian::Database& database = databases_[part.catalogue.segment];
    const auto end = database.postlist_end(term);
    auto posting = database.postlist_begin(term);
    if (posting != end) posting.skip_to(part.catalogue.first_document + 1);
    for (; posting != end && *posting - 1 < end_of(part.catalogue); ++posting) {
      passages.push_back(*posting - 1 - part.catalogue.first_document);
    }
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
  return passages;
}

const PassageLengths& IndexSnapshot::lengths(const Part& part) const {
  const std::lock_guard lock(columns_mutex_);
  auto& all = lengths_[part.ordinal];
  if (!all) {
    all = std::make_unique<PassageLengths>(
        decode_lengths(block(part.catalogue.segment, lengths_key(part.catalogue.number), "a block of lengths"),
                       part.catalogue.passages));
  }
  return *all;
}

void IndexSnapshot::remember(const std::string& key, const std::shared_ptr<const SegmentPostings>& list) const {
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

const TermIndex& IndexSnapshot::term_index(const Part& part) const {
  const std::lock_guard lock(columns_mutex_);
  auto& index = term_indexes_[part.ordinal];
  if (!index) {
    index = std::make_unique<TermIndex>(
        decode_term_index(block(part.catalogue.segment, term_index_key(part.catalogue.number), "a table of terms")));
  }
  return *index;
}

std::string IndexSnapshot::positions(const Part& part, const std::string& term) const {
  const TermBlock block = term_block(part, term);
  const FoundTerm found = find_term(block, term);
  const std::string_view bytes = found.positions;
  if (!part.dead || bytes.empty()) return std::string(bytes);
  std::string living;
  std::size_t begin = 0;
  for (const std::uint32_t passage : all_passages(part, term, found)) {
    std::size_t end = begin;
    while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & last_position_bit) == 0) ++end;
    if (end == bytes.size()) damaged(opened_.folder, "positions end early");
    if (!part.dead->contains(passage)) living.append(bytes, begin, end + 1 - begin);
    begin = end + 1;
  }
  return living;
}

TermBlock IndexSnapshot::term_block(const Part& part, const std::string& term) const {
  const TermIndex& index = term_index(part);
  const auto after = std::upper_bound(index.first_terms.begin(), index.first_terms.end(), term);
  if (after == index.first_terms.begin()) return {};
  const auto ordinal = static_cast<std::size_t>(after - index.first_terms.begin() - 1);
  const std::string packed = stream(part, index.blocks.of(ordinal));
  const auto [heads, positions] = split_halves(packed);
  const std::string what = "a block of terms of the index at " + opened_.folder;
  return {decompress(heads, what), decompress(positions, what)};
}

Decompressor& IndexSnapshot::text_decompressor(const Part& part) const {
  const std::uint32_t number = part.catalogue.dictionary;
  const auto found = decompressors_.find(number);
  if (found != decompressors_.end()) return found->second;
  const std::string dictionary = databases_[part.catalogue.segment].get_metadata(dictionary_key(number));
  return decompressors_.emplace(number, dictionary).first->second;
}

StoredArticle IndexSnapshot::article(const Part& part, std::uint32_t article) const {
  const auto& frames = part.columns.frames;
  const auto after = std::upper_bound(frames.begin(), frames.end(), article);
  const auto frame = static_cast<std::uint32_t>(after - frames.begin() - 1);
  const std::string what = "the text of an article in segment " + catalogue().segments[part.catalogue.segment];
  const std::string packed = stream(part, part.columns.frame_blocks.of(frame));
  const std::lock_guard lock(database_mutex_);
  try {
    return decode_article(text_decompressor(part).decompress(packed, what), article - frames[frame]);
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

std::string_view IndexSnapshot::id(const Part& part, std::uint32_t article) const {
  const std::lock_guard lock(columns_mutex_);
  auto& ids = ids_[part.ordinal];
  if (!ids) {
    ids = std::make_unique<StringColumn>(
        decode_string_column(block(part.catalogue.segment, ids_key(part.catalogue.number), "a block of ids")));
    if (ids->size() != part.catalogue.articles) damaged(opened_.folder, "ids and articles do not go together");
  }
  return (*ids)[article];
}

const NameLists& IndexSnapshot::name_lists(const Part& part, EntityType type) const {
  const std::lock_guard lock(columns_mutex_);
  auto& lists = name_lists_[static_cast<std::size_t>(type)][part.ordinal];
  if (!lists) {
    lists = std::make_unique<NameLists>(decode_name_lists(
        block(part.catalogue.segment, name_lists_key(part.catalogue.number, type), "a block of facets"),
        part.catalogue.passages));
  }
  return *lists;
}

const MentionedDays& IndexSnapshot::mentioned(const Part& part) const {
  const std::lock_guard lock(columns_mutex_);
  auto& days = mentioned_[part.ordinal];
  if (!days) {
    days = std::make_unique<MentionedDays>(
        decode_mentioned(block(part.catalogue.segment, mentioned_key(part.catalogue.number), "a block of days"),
                         part.catalogue.passages));
  }
  return *days;
}

const NameTables& IndexSnapshot::names() const {
  const std::lock_guard lock(columns_mutex_);
  if (!names_) {
    const std::lock_guard database_lock(database_mutex_);
    names_ = std::make_unique<NameTables>(read_names(catalogue_database_, opened_));
  }
  return *names_;
}

const IndexSnapshot::TypeRows& IndexSnapshot::rows(EntityType type) const {
  const NameTables& all = names();
  const std::lock_guard lock(columns_mutex_);
  auto& made = rows_[static_cast<std::size_t>(type)];
  if (made) return *made;
  auto fresh = std::make_unique<TypeRows>();
  std::vector<std::uint32_t> of_name(all.names.size(), no_row);
  for (std::uint32_t row = 0; row < all.displayed.size(); ++row) {
    if (all.names[all.displayed[row]].type != type) continue;
    of_name[all.displayed[row]] = static_cast<std::uint32_t>(fresh->printed.size());
    fresh->printed.push_back(all.displayed[row]);
  }
  for (std::uint32_t name = 0; name < of_name.size(); ++name) {
    if (all.rows[name] != no_row) of_name[name] = of_name[all.displayed[all.rows[name]]];
  }
  for (const auto& part : all.parts) {
    const auto& numbers = part.of[static_cast<std::size_t>(type)];
    auto& rows = fresh->parts.emplace_back();
    rows.reserve(numbers.size());
    for (const std::uint32_t number : numbers) rows.push_back(of_name[number]);
  }
  made = std::move(fresh);
  return *made;
}

}  // namespace dateline
