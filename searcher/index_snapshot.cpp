// Reads through Xapian once and keeps what is read again and again; a generation never changes, so nothing kept is ever
// stale.
#include "searcher/index_snapshot.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "common/compression.hpp"
#include "common/error.hpp"
#include "searcher/as_of_view.hpp"

namespace dateline {
namespace {

constexpr int open_attempts = 5;

[[noreturn]] void damaged(const std::string& folder, const std::string& reason) {
  throw Error(ErrorKind::index_damaged, "the index at " + folder + " is damaged: " + reason + "; rebuild it");
}

// baked_wdf by table, since half a million of them are asked for by one query.
std::uint8_t known_wdf(unsigned occurrences, std::size_t length) {
  constexpr std::size_t most_occurrences = 16;
  constexpr std::size_t lengths = passage_token_limit + 1;
  static const auto table = [] {
    std::array<std::uint8_t, most_occurrences * lengths> made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i] = static_cast<std::uint8_t>(baked_wdf(static_cast<double>(i / lengths), i % lengths));
    }
    return made;
  }();
  if (occurrences >= most_occurrences || length >= lengths) {
    return static_cast<std::uint8_t>(baked_wdf(occurrences, length));
  }
  return table[occurrences * lengths + length];
}

std::uint32_t end_of(const CataloguePart& part) { return part.first_document + part.passages; }

using Numbers = std::unordered_map<std::string, std::uint32_t>;

// A decompressed text frame.
struct TextFrame : Block {
  std::string text;
  std::size_t bytes() const override { return sizeof *this + text.capacity(); }
};

// Numbers of `names` in `table`, which takes in those that are new.
std::vector<std::uint32_t> numbers_in(std::vector<std::string>& table, Numbers& known,
                                      const std::vector<std::string>& names) {
  std::vector<std::uint32_t> numbers;
  for (const std::string& name : names) {
    const auto [it, fresh] = known.try_emplace(name, static_cast<std::uint32_t>(table.size()));
    if (fresh) table.push_back(name);
    numbers.push_back(it->second);
  }
  return numbers;
}

void append_renumbered(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& values,
                       const std::vector<std::uint32_t>& numbers) {
  for (const std::uint32_t value : values) to.push_back(numbers[value]);
}

// Whether the next run of position bytes is there; `at` moves past it.
bool skip_run(std::string_view positions, std::size_t& at) {
  while (at < positions.size()) {
    if ((static_cast<unsigned char>(positions[at++]) & last_position_bit) != 0) return true;
  }
  return false;
}

}  // namespace

std::shared_ptr<const IndexSnapshot> IndexSnapshot::open(const std::string& folder, std::size_t cache_bytes) {
  for (int attempt = 1;; ++attempt) {
    OpenedIndex opened = open_index_folder(folder);
    const std::uint32_t generation = opened.generation;
    try {
      const auto files = open_files(opened);
      return std::shared_ptr<const IndexSnapshot>(new IndexSnapshot(std::move(opened), files, cache_bytes));
    } catch (const Error&) {
      // Files that vanish between the stub and here mean that a writer has switched twice: follow it.
      if (attempt >= open_attempts || open_index_folder(folder).generation == generation) throw;
    }
  }
}

std::shared_ptr<const IndexSnapshot> IndexSnapshot::as_of(Day day, std::size_t cache_bytes) const {
  const ItemHistory history = [&] {
    const std::lock_guard lock(files_->mutex);
    return read_item_history(files_->catalogue, opened_);
  }();
  if (history.versions.empty()) return nullptr;
  OpenedIndex opened = opened_;
  show_as_of(opened.catalogue, history, day);
  std::shared_ptr<IndexSnapshot> view(new IndexSnapshot(std::move(opened), files_, cache_bytes));
  view->opened_.catalogue.passages = view->table_.living.count();
  return view;
}

std::shared_ptr<IndexSnapshot::Files> IndexSnapshot::open_files(const OpenedIndex& opened) {
  auto files = std::make_shared<Files>();
  try {
    files->catalogue = open_database(opened.folder + "/" + generation_folder(opened.generation) + "/catalogue");
    for (const std::string& segment : opened.catalogue.segments) {
      files->segments.push_back(open_database(opened.folder + "/segments/" + segment));
    }
  } catch (const Xapian::Error& error) {
    damaged(opened.folder, error.get_description());
  }
  return files;
}

IndexSnapshot::IndexSnapshot(OpenedIndex opened, std::shared_ptr<Files> files, std::size_t cache_bytes)
    : opened_(std::move(opened)),
      files_(std::move(files)),
      cache_(cache_bytes),
      ids_(opened_.catalogue.parts.size()),
      term_indexes_(opened_.catalogue.parts.size()),
      part_places_(opened_.catalogue.parts.size()) {
  segment_parts_.resize(catalogue().segments.size());
  std::uint64_t passages = 0;
  for (const CataloguePart& row : catalogue().parts) passages += row.passages;
  if (passages > INT32_MAX) damaged(opened_.folder, "it claims more than 2^31 passages");
  table_.article_of.reserve(passages);
  table_.last = PassageSet(passages);
  table_.living = PassageSet(passages, true);
  Numbers sources;
  Numbers languages;
  numbers_in(table_.source_names, sources, {""});
  for (const CataloguePart& row : catalogue().parts) {
    Part& part = parts_.emplace_back();
    part.catalogue = row;
    part.ordinal = static_cast<std::uint32_t>(parts_.size() - 1);
    part.first_article = table_.articles();
    part.first_passage = table_.passages();
    part.columns = decode_article_columns(block(part, article_columns_key(row.number), "a block of articles"));
    const auto& counts = part.columns.passage_counts;
    if (counts.size() != row.articles ||
        std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) != row.passages) {
      damaged(opened_.folder, "the catalogue and a part's columns count differently");
    }
    auto& siblings = segment_parts_[row.segment];
    const std::uint32_t free = siblings.empty() ? 0 : end_of(parts_[siblings.back()].catalogue);
    if (row.first_document < free || end_of(row) > documents(row.segment)) {
      damaged(opened_.folder, "a segment's passages and the catalogue's differ");
    }
    siblings.push_back(part.ordinal);
    append(part);
    append_renumbered(table_.sources, part.columns.sources,
                      numbers_in(table_.source_names, sources, part.columns.source_names));
    append_renumbered(table_.languages, part.columns.languages,
                      numbers_in(table_.language_names, languages, part.columns.language_names));
  }
  table_.starts.push_back(table_.passages());
  find_retold();
  find_day_offsets();
}

void IndexSnapshot::append(const Part& part) {
  const ArticleColumns& columns = part.columns;
  std::uint32_t passage = part.first_passage;
  for (std::uint32_t i = 0; i < columns.articles(); ++i) {
    table_.starts.push_back(passage);
    table_.article_of.insert(table_.article_of.end(), columns.passage_counts[i], part.first_article + i);
    passage += columns.passage_counts[i];
    if (columns.passage_counts[i] == 0) damaged(opened_.folder, "an article has no passages");
    table_.last.insert(passage - 1);
  }
  table_.published.insert(table_.published.end(), columns.published.begin(), columns.published.end());
  for (std::uint32_t i = 0; i < columns.articles(); ++i) {
    const auto days = published_days(columns, i);
    if (days && days->first != days->last) table_.imprecise.emplace(part.first_article + i, *days);
  }
  table_.stories.insert(table_.stories.end(), part.catalogue.stories.begin(), part.catalogue.stories.end());
  for (const std::uint32_t dead : part.catalogue.dead) {
    const std::uint32_t begin = table_.starts[part.first_article + dead];
    const std::uint32_t end = begin + columns.passage_counts[dead];
    for (std::uint32_t i = begin; i < end; ++i) table_.living.words()[i / 64] &= ~(1ULL << (i % 64));
    table_.all_living = false;
  }
}

void IndexSnapshot::find_retold() {
  table_.retold = PassageSet(table_.passages());
  std::vector<std::uint32_t> articles(catalogue().stories, 0);
  const auto is_living = [&](std::uint32_t article) { return table_.living.contains(table_.starts[article]); };
  for (std::uint32_t i = 0; i < table_.articles(); ++i) {
    if (is_living(i)) ++articles[table_.stories[i]];
  }
  for (std::uint32_t i = 0; i < table_.articles(); ++i) {
    if (is_living(i) && articles[table_.stories[i]] > 1) table_.retold.insert(table_.starts[i + 1] - 1);
  }
}

void IndexSnapshot::find_day_offsets() {
  std::int64_t first = INT32_MAX;
  std::int64_t last = INT32_MIN;
  for (const std::int32_t day : table_.published) {
    if (day == no_day) continue;
    first = std::min<std::int64_t>(first, day);
    last = std::max<std::int64_t>(last, day);
  }
  if (first > last) first = last = 1;
  if (last - first >= UINT16_MAX) return;
  table_.day_before_first = static_cast<std::int32_t>(first - 1);
  table_.day_offsets.reserve(table_.passages());
  for (std::uint32_t article = 0; article < table_.articles(); ++article) {
    const std::int32_t day = table_.imprecise.count(article) != 0 ? no_day : table_.published[article];
    table_.day_offsets.insert(table_.day_offsets.end(), table_.starts[article + 1] - table_.starts[article],
                              static_cast<std::uint16_t>(day == no_day ? 0 : day - table_.day_before_first));
  }
}

std::uint32_t IndexSnapshot::documents(std::uint32_t segment) const {
  const std::lock_guard lock(files_->mutex);
  try {
    return files_->segments[segment].get_doccount();
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

std::string IndexSnapshot::metadata(std::uint32_t segment, const std::string& key) const {
  const std::lock_guard lock(files_->mutex);
  try {
    return files_->segments[segment].get_metadata(key);
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

std::string IndexSnapshot::block(const Part& part, const std::string& key, const char* what) const {
  const std::string frame = metadata(part.catalogue.segment, key);
  if (frame.empty()) damaged(opened_.folder, std::string(what) + " is missing");
  return decompress(frame, std::string(what) + " of the index at " + opened_.folder);
}

std::string IndexSnapshot::stream(const Part& part, const Range& range) const {
  const std::lock_guard lock(files_->mutex);
  try {
    const Xapian::Database& database = files_->segments[part.catalogue.segment];
    return read_stream(
        range, [&](std::uint32_t page) { return database.get_metadata(stream_page_key(part.catalogue.number, page)); });
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

const Block& IndexSnapshot::keep(const std::string& key, std::unique_ptr<const Block> block,
                                 Workspace& workspace) const {
  std::unique_ptr<const Block> refused;
  const Block* kept = cache_.insert(key, std::move(block), refused);
  if (refused) workspace.held.push_back(std::move(refused));
  return *kept;
}

// --- Postings -------------------------------------------------------------------

const PostingList& IndexSnapshot::postings(const std::string& term, Workspace& workspace) const {
  const std::string key = "p" + term;
  const Block* known = cache_.find(key);
  if (known == nullptr) {
    known = &keep(key, read_postings(term), workspace);
  }
  return static_cast<const PostingList&>(*known);
}

std::unique_ptr<PostingList> IndexSnapshot::read_postings(const std::string& term) const {
  auto list = std::make_unique<PostingList>();
  const auto add = [&](const Part& part, std::uint32_t passage, std::uint8_t wdf) {
    passage += part.first_passage;
    if (table_.all_living || table_.living.contains(passage)) list->push_back(passage, wdf);
  };
  for (std::uint32_t segment = 0; segment < segment_parts_.size(); ++segment) {
    bool any_own = false;
    bool all_own = true;
    for (const std::uint32_t ordinal : segment_parts_[segment]) {
      const bool own = parts_[ordinal].columns.is_own(term);
      any_own = any_own || own;
      all_own = all_own && own;
    }
    const std::size_t before = list->size();
    if (!all_own) read_xapian_postings(segment, term, add);
    if (!any_own) continue;
    const std::size_t from_xapian = list->size();
    for (const std::uint32_t ordinal : segment_parts_[segment]) {
      const Part& part = parts_[ordinal];
      if (!part.columns.is_own(term)) continue;
      const std::size_t number = block_of(term_index(part), term);
      if (number == SIZE_MAX) continue;
      const TermBlock terms = term_block(part, number, false);
      read_own_postings(part, find_term(terms, term), *list);
    }
    if (from_xapian == before || from_xapian == list->size()) continue;
    // Parts of both kinds: bring them in order.
    std::vector<std::pair<std::uint32_t, std::uint8_t>> sorted;
    for (std::size_t i = before; i < list->size(); ++i) sorted.emplace_back(list->passages[i], list->wdfs[i]);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = before; i < list->size(); ++i) {
      std::tie(list->passages[i], list->wdfs[i]) = sorted[i - before];
    }
  }
  list->finish(table_.article_of);
  return list;
}

// Documents that no part owns are what a merge left behind.
void IndexSnapshot::read_xapian_postings(
    std::uint32_t segment, const std::string& term,
    const std::function<void(const Part&, std::uint32_t, std::uint8_t)>& visit) const {
  const auto& siblings = segment_parts_[segment];
  if (siblings.empty()) return;
  const std::lock_guard lock(files_->mutex);
  try {
    const Xapian::Database& database = files_->segments[segment];
    const auto end = database.postlist_end(term);
    std::size_t at = 0;
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
      const std::uint32_t document = *posting - 1;
      while (at < siblings.size() && document >= end_of(parts_[siblings[at]].catalogue)) ++at;
      if (at == siblings.size()) break;
      const Part& part = parts_[siblings[at]];
      if (document < part.catalogue.first_document) continue;
      visit(part, document - part.catalogue.first_document,
            static_cast<std::uint8_t>(std::min<Xapian::termcount>(posting.get_wdf(), wdf_limit)));
    }
  } catch (const Xapian::Error& error) {
    damaged(opened_.folder, error.get_description());
  }
}

// The wdf is worked out as the indexer would have: from positions and the passage's length.
void IndexSnapshot::read_own_postings(const Part& part, const FoundTerm& found, PostingList& list) const {
  if (found.gaps.empty()) return;
  const PassageTable& lengths = passage_table();
  std::size_t at = 0;
  for (const std::uint32_t local : decode_gaps(found.gaps, part.catalogue.passages)) {
    const std::uint32_t passage = part.first_passage + local;
    const unsigned headline = lengths.headline_tokens[passage];
    unsigned occurrences = 0;
    bool last = false;
    for (; !last && at < found.positions.size(); ++at) {
      const auto byte = static_cast<unsigned char>(found.positions[at]);
      last = (byte & last_position_bit) != 0;
      occurrences += (byte & ~last_position_bit) < headline ? headline_occurrences : 1;
    }
    if (!last) damaged(opened_.folder, "positions end early");
    if (table_.living.contains(passage)) list.push_back(passage, known_wdf(occurrences, lengths.tokens[passage]));
  }
}

// A term's passages in a part, dead ones included. `found` is what the part's block says of it.
std::vector<std::uint32_t> IndexSnapshot::all_passages(const Part& part, const std::string& term,
                                                       const FoundTerm& found) const {
  if (!found.gaps.empty()) return decode_gaps(found.gaps, part.catalogue.passages);
  std::vector<std::uint32_t> passages;
  const std::lock_guard lock(files_->mutex);
  try {
    const Xapian::Database& database = files_->segments[part.catalogue.segment];
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

// --- Positions ------------------------------------------------------------------

const PositionList& IndexSnapshot::positions(const std::string& term, Workspace& workspace) const {
  const std::string key = "q" + term;
  const Block* known = cache_.find(key);
  if (known == nullptr) {
    auto list = std::make_unique<PositionList>();
    for (const Part& part : parts_) read_positions(part, term, *list);
    std::size_t run = 0;
    for (std::size_t at = 0; at < list->positions.size(); ++run) {
      if (run % PositionList::checkpoint_postings == 0) list->checkpoints.push_back(static_cast<std::uint32_t>(at));
      skip_run(list->positions, at);
    }
    if (run != postings(term, workspace).size()) damaged(opened_.folder, "positions and postings do not go together");
    known = &keep(key, std::move(list), workspace);
  }
  return static_cast<const PositionList&>(*known);
}

void IndexSnapshot::read_positions(const Part& part, const std::string& term, PositionList& list) const {
  const std::size_t number = block_of(term_index(part), term);
  if (number == SIZE_MAX) return;
  const TermBlock terms = term_block(part, number, true);
  const FoundTerm found = find_term(terms, term);
  if (found.positions.empty()) return;
  const std::vector<std::uint16_t>& numbers = part_spellings(part);
  const auto take = [&](std::size_t begin, std::size_t end) {
    list.positions.append(found.positions, begin, end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      const auto code = found.spellings.empty() ? found.spelling : static_cast<std::uint8_t>(found.spellings[i]);
      list.spellings.push_back(numbers[code]);
    }
  };
  if (table_.all_living) {
    take(0, found.positions.size());
    if ((static_cast<unsigned char>(found.positions.back()) & last_position_bit) == 0) {
      damaged(opened_.folder, "positions end early");
    }
    return;
  }
  std::size_t begin = 0;
  for (const std::uint32_t passage : all_passages(part, term, found)) {
    std::size_t end = begin;
    if (!skip_run(found.positions, end)) damaged(opened_.folder, "positions end early");
    if (table_.living.contains(part.first_passage + passage)) take(begin, end);
    begin = end;
  }
}

const IndexSnapshot::Spellings& IndexSnapshot::all_spellings() const {
  return spellings_.get([&] {
    constexpr EndingNumbers unknown = {UINT16_MAX, UINT16_MAX, UINT16_MAX, UINT16_MAX};
    Spellings all;
    for (const Part& part : parts_) {
      const SpellingTable table =
          decode_spellings(block(part, spellings_key(part.catalogue.number), "a table of spellings"));
      auto& of_part = all.of_parts.emplace_back(256, UINT16_MAX);
      for (std::size_t code = 0; code < table.size(); ++code) {
        const Ending& ending = table[code].ending;
        EndingNumbers& numbers = all.of_endings.try_emplace({ending.cut, ending.ending}, unknown).first->second;
        std::uint16_t& number = numbers[static_cast<std::size_t>(table[code].capitals)];
        if (number == UINT16_MAX && all.table.size() < UINT16_MAX - 1) {
          number = static_cast<std::uint16_t>(all.table.size());
          all.table.push_back(table[code]);
        }
        of_part[code] = number;
      }
    }
    // Spellings without a code, and those beyond what 16 bits number: the text tells.
    for (auto& of_part : all.of_parts) {
      for (std::uint16_t& number : of_part) number = std::min(number, static_cast<std::uint16_t>(all.table.size()));
    }
    return all;
  });
}

IndexSnapshot::EndingNumbers IndexSnapshot::numbers_of(const Ending& ending) const {
  const auto& all = all_spellings().of_endings;
  const auto found = all.find({ending.cut, ending.ending});
  return found == all.end() ? EndingNumbers{UINT16_MAX, UINT16_MAX, UINT16_MAX, UINT16_MAX} : found->second;
}

const std::vector<std::uint16_t>& IndexSnapshot::part_spellings(const Part& part) const {
  return all_spellings().of_parts[part.ordinal];
}

// --- Term blocks ----------------------------------------------------------------

const TermIndex& IndexSnapshot::term_index(const Part& part) const {
  return term_indexes_[part.ordinal].get(
      [&] { return decode_term_index(block(part, term_index_key(part.catalogue.number), "a table of terms")); });
}

std::size_t IndexSnapshot::block_of(const TermIndex& index, std::string_view term) {
  const auto after = std::upper_bound(index.first_terms.begin(), index.first_terms.end(), term);
  if (after == index.first_terms.begin()) return SIZE_MAX;
  return static_cast<std::size_t>(after - index.first_terms.begin() - 1);
}

TermBlock IndexSnapshot::term_block(const Part& part, std::size_t ordinal, bool with_spellings) const {
  const std::string packed = stream(part, term_index(part).blocks.of(ordinal));
  const auto [heads, positions, spellings] = split_sections(packed);
  const std::string what = "a block of terms of the index at " + opened_.folder;
  return {decompress(heads, what), decompress(positions, what),
          with_spellings ? decompress(spellings, what) : std::string()};
}

namespace {

struct TermList : Block {
  std::vector<IndexSnapshot::StoredTerm> terms;
  std::size_t bytes() const override {
    std::size_t sum = sizeof *this;
    for (const auto& term : terms) sum += sizeof term + term.term.capacity() + term.spellings.capacity() * 2;
    return sum;
  }
};

}  // namespace

const std::vector<IndexSnapshot::StoredTerm>& IndexSnapshot::terms_with_prefix(const std::string& prefix,
                                                                               Workspace& workspace) const {
  const std::string key = "v" + prefix;
  const Block* known = cache_.find(key);
  if (known == nullptr) {
    auto list = std::make_unique<TermList>();
    list->terms = read_terms(prefix, workspace);
    known = &keep(key, std::move(list), workspace);
  }
  return static_cast<const TermList&>(*known).terms;
}

std::vector<IndexSnapshot::StoredTerm> IndexSnapshot::read_terms(const std::string& prefix,
                                                                 Workspace& workspace) const {
  std::unordered_map<std::string, StoredTerm> found;
  for (const Part& part : parts_) {
    const TermIndex& index = term_index(part);
    const std::vector<std::uint16_t>& numbers = part_spellings(part);
    std::size_t number = block_of(index, prefix);
    if (number == SIZE_MAX) number = 0;
    for (; number < index.blocks.size(); ++number) {
      if (index.first_terms[number] > prefix && !index.first_terms[number].starts_with(prefix)) break;
      workspace.deadline.check(16);
      for_each_term(term_block(part, number, true), [&](const FoundTerm& term) {
        if (!term.term.starts_with(prefix)) return term.term < prefix;
        StoredTerm& entry = found[std::string(term.term)];
        entry.passages += static_cast<std::uint64_t>(std::count_if(
            term.positions.begin(), term.positions.end(), [](char c) { return static_cast<signed char>(c) < 0; }));
        std::array<bool, 256> codes{};
        if (term.spellings.empty()) codes[term.spelling] = true;
        for (const char code : term.spellings) codes[static_cast<std::uint8_t>(code)] = true;
        for (std::size_t code = 0; code < codes.size(); ++code) {
          if (!codes[code]) continue;
          auto& all = entry.spellings;
          if (std::find(all.begin(), all.end(), numbers[code]) == all.end()) all.push_back(numbers[code]);
        }
        return true;
      });
    }
  }
  std::vector<StoredTerm> terms;
  for (auto& [term, entry] : found) {
    entry.term = term;
    terms.push_back(std::move(entry));
  }
  std::sort(terms.begin(), terms.end(), [](const StoredTerm& a, const StoredTerm& b) { return a.term < b.term; });
  return terms;
}

// --- Texts, ids, columns --------------------------------------------------------

const Part& IndexSnapshot::part_of(std::uint32_t article) const {
  const auto after =
      std::upper_bound(parts_.begin(), parts_.end(), article,
                       [](std::uint32_t number, const Part& part) { return number < part.first_article; });
  return *(after - 1);
}

StoredArticle IndexSnapshot::article(std::uint32_t article, Workspace& workspace) const {
  const Part& part = part_of(article);
  const std::uint32_t local = article - part.first_article;
  const auto& frames = part.columns.frames;
  const auto frame =
      static_cast<std::uint32_t>(std::upper_bound(frames.begin(), frames.end(), local) - frames.begin() - 1);
  const std::string key = "t" + key_number(part.ordinal) + key_number(frame);
  const Block* known = cache_.find(key);
  if (known == nullptr) {
    const std::string what = "the text of an article in segment " + catalogue().segments[part.catalogue.segment];
    const std::uint32_t dictionary = part.catalogue.dictionary;
    auto decompressor = workspace.decompressors.find(dictionary);
    if (decompressor == workspace.decompressors.end()) {
      decompressor =
          workspace.decompressors.emplace(dictionary, metadata(part.catalogue.segment, dictionary_key(dictionary)))
              .first;
    }
    auto text = std::make_unique<TextFrame>();
    text->text = decompressor->second.decompress(stream(part, part.columns.frame_blocks.of(frame)), what);
    known = &keep(key, std::move(text), workspace);
  }
  return decode_article(static_cast<const TextFrame&>(*known).text, local - frames[frame]);
}

std::string_view IndexSnapshot::id(std::uint32_t article) const {
  const Part& part = part_of(article);
  const StringColumn& ids = ids_[part.ordinal].get([&] {
    StringColumn column = decode_string_column(block(part, ids_key(part.catalogue.number), "a block of ids"));
    if (column.size() != part.catalogue.articles) damaged(opened_.folder, "ids and articles do not go together");
    return column;
  });
  return ids[article - part.first_article];
}

std::uint32_t IndexSnapshot::article_with_id(std::string_view wanted) const {
  for (std::uint32_t article = 0; article < table_.articles(); ++article) {
    if (table_.living.contains(table_.starts[article]) && id(article) == wanted) return article;
  }
  return no_row;
}

const PassageTable& IndexSnapshot::passage_table() const {
  return passage_table_.get([&] {
    PassageTable all;
    for (const Part& part : parts_) {
      const PassageLengths lengths = decode_lengths(
          block(part, lengths_key(part.catalogue.number), "a block of lengths"), part.catalogue.passages);
      all.tokens.insert(all.tokens.end(), lengths.tokens.begin(), lengths.tokens.end());
      all.headline_tokens.insert(all.headline_tokens.end(), lengths.headline_tokens.begin(),
                                 lengths.headline_tokens.end());
    }
    all.body_starts.resize(all.tokens.size());
    std::uint32_t before = 0;
    for (std::uint32_t passage = 0; passage < all.tokens.size(); ++passage) {
      if (table_.starts[table_.article_of[passage]] == passage) before = 0;
      all.body_starts[passage] = before;
      before += all.tokens[passage] - std::min(all.headline_tokens[passage], all.tokens[passage]);
    }
    return all;
  });
}

const NameTables& IndexSnapshot::names() const {
  return names_.get([&] {
    const std::lock_guard lock(files_->mutex);
    return read_names(files_->catalogue, opened_);
  });
}

const NameColumn& IndexSnapshot::names_of(EntityType type) const {
  return name_columns_[static_cast<std::size_t>(type)].get([&] { return std::move(*read_names_of(type)); });
}

const NameIndex& IndexSnapshot::name_index() const {
  return name_index_.get([&] { return NameIndex(names()); });
}

const RowFacts& IndexSnapshot::row_facts() const {
  return row_facts_.get([&] {
    const std::lock_guard lock(files_->mutex);
    return read_row_facts(files_->catalogue, opened_);
  });
}

const PartPlaces& IndexSnapshot::places_around(std::uint32_t passage, const Part*& part) const {
  const Part& holder = part_of(table_.article_of[passage]);
  part = &holder;
  return part_places_[holder.ordinal].get([&] {
    PartPlaces all;
    const CataloguePart& row = holder.catalogue;
    if (metadata(row.segment, name_places_key(row.number)).empty()) return all;
    all.known = true;
    all.places =
        decode_name_places(block(holder, name_places_key(row.number), "a block of names' places"), row.passages);
    for (std::size_t kind = 0; kind < entity_types; ++kind) {
      const std::string key = name_lists_key(row.number, static_cast<EntityType>(kind));
      all.lists[kind] = decode_name_lists(block(holder, key, "a block of facets"), row.passages);
      if (names().parts[holder.ordinal].of[kind].size() != all.lists[kind].names) {
        damaged(opened_.folder, "names and their rows do not go together");
      }
    }
    return all;
  });
}

// Names of many articles first, so that what is counted again and again lies close together.
std::vector<std::uint32_t> IndexSnapshot::rows_of_type(EntityType type) const {
  const NameTables& all = names();
  constexpr std::uint32_t many = 4;
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> rare_rows;
  const auto articles = [&](std::uint32_t row) { return all.names[all.displayed[row]].articles; };
  for (std::uint32_t row = 0; row < all.displayed.size(); ++row) {
    if (all.row_type(row) == type) (articles(row) >= many ? rows : rare_rows).push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return articles(a) > articles(b); });
  rows.insert(rows.end(), rare_rows.begin(), rare_rows.end());
  return rows;
}

std::unique_ptr<NameColumn> IndexSnapshot::read_names_of(EntityType type) const {
  const NameTables& all = names();
  auto column = std::make_unique<NameColumn>();
  std::vector<std::uint32_t>& row_of = column->row_of;
  row_of.assign(all.displayed.size(), no_row);
  for (const std::uint32_t row : rows_of_type(type)) {
    row_of[row] = static_cast<std::uint32_t>(column->printed.size());
    column->printed.push_back(all.displayed[row]);
  }
  for (const Part& part : parts_) {
    const std::vector<PartNames> sources = part_names_of(part, row_of);
    std::vector<std::uint32_t>& values = column->rows.values;
    for (std::uint32_t passage = 0; passage < part.catalogue.passages; ++passage) {
      const auto begin = static_cast<std::ptrdiff_t>(values.size());
      if (table_.living.contains(part.first_passage + passage)) {
        for (const PartNames& source : sources) {
          for (std::uint32_t i = source.lists.lists.starts[passage]; i < source.lists.lists.starts[passage + 1]; ++i) {
            const std::uint32_t row = source.rows[source.lists.lists.values[i]];
            if (row == no_row) continue;
            // Two names of one thing in a passage count once.
            if (std::find(values.begin() + begin, values.end(), row) == values.end()) values.push_back(row);
          }
        }
      }
      column->rows.close_row();
    }
  }
  return column;
}

// The part's lists that hold names of the rows wanted: those of the type, and of others where an article took such a
// name for something else. row_of: by row of the catalogue's, no_row where it is not wanted.
std::vector<IndexSnapshot::PartNames> IndexSnapshot::part_names_of(const Part& part,
                                                                   const std::vector<std::uint32_t>& row_of) const {
  const NameTables& all = names();
  std::vector<PartNames> sources;
  for (std::size_t kind = 0; kind < entity_types; ++kind) {
    PartNames source;
    bool any = false;
    for (const std::uint32_t number : all.parts[part.ordinal].of[kind]) {
      const std::uint32_t row = all.rows[number];
      source.rows.push_back(row == no_row ? no_row : row_of[row]);
      any = any || source.rows.back() != no_row;
    }
    if (!any) continue;
    const std::string key = name_lists_key(part.catalogue.number, static_cast<EntityType>(kind));
    source.lists = decode_name_lists(block(part, key, "a block of facets"), part.catalogue.passages);
    if (source.rows.size() != source.lists.names) damaged(opened_.folder, "names and their rows do not go together");
    sources.push_back(std::move(source));
  }
  return sources;
}

const DayColumn& IndexSnapshot::mentioned() const {
  return mentioned_.get([&] {
    DayColumn all;
    for (const Part& part : parts_) {
      const MentionedDays days = decode_mentioned(block(part, mentioned_key(part.catalogue.number), "a block of days"),
                                                  part.catalogue.passages);
      const auto offset = static_cast<std::uint32_t>(all.intervals.size());
      all.intervals.insert(all.intervals.end(), days.intervals.begin(), days.intervals.end());
      for (std::uint32_t passage = 0; passage < days.lists.rows(); ++passage) {
        const bool living = table_.living.contains(part.first_passage + passage);
        for (std::uint32_t i = days.lists.starts[passage]; living && i < days.lists.starts[passage + 1]; ++i) {
          all.lists.values.push_back(offset + days.lists.values[i]);
        }
        all.lists.close_row();
      }
    }
    return all;
  });
}

}  // namespace dateline
