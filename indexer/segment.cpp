// Postings are held until the part is whole, since only then is it known which terms are frequent, and so not Xapian's;
// positions, columns and text frames are written as metadata.
//
// Measured before (Xapian 1.4.22): 32 KB blocks and a commit every 1,500 documents build fastest; three quarters of
// the time is inside Xapian's own maps and B-trees.
#include "indexer/segment.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <unordered_map>

#include "common/analyzer.hpp"
#include "common/compression.hpp"
#include "common/error.hpp"
#include "common/sentences.hpp"
#include "common/spelling.hpp"
#include "common/stored_article.hpp"
#include "common/term_block.hpp"
#include "common/text.hpp"
#include "indexer/form_table.hpp"

namespace dateline {
namespace {

constexpr int block_size = 32'768;
constexpr std::uint32_t commit_interval = 1'500;  // passages
constexpr std::size_t term_block_bytes = 16u << 10;
constexpr int term_level = 1;  // positions have no repetitions: only zstd's entropy coder finds something
constexpr std::uint32_t fewest_passages_for_frequent = 64;
constexpr int column_level = 12;

// What turns the words of one language into terms.
struct Language {
  explicit Language(const std::string& code) : stemmer(code) {}
  Stemmer stemmer;
  FormTable forms;
};

// Numbers distinct names by first sight and counts the passages that have them.
class NameTable {
 public:
  std::uint32_t number(const std::string& name) {
    const auto [it, fresh] = numbers_.try_emplace(name, static_cast<std::uint32_t>(rows_.size()));
    if (fresh) rows_.push_back({&it->first, 0});
    ++rows_[it->second].passages;
    return it->second;
  }

  // Sorts by falling number of passages, renumbers `lists` to match, and gives the names.
  StringColumn order(Lists& lists) const {
    std::vector<std::uint32_t> sorted(rows_.size());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
    std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (rows_[a].passages != rows_[b].passages) return rows_[a].passages > rows_[b].passages;
      return *rows_[a].name < *rows_[b].name;
    });
    std::vector<std::uint32_t> renumbered(rows_.size());
    StringColumn names;
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
      renumbered[sorted[i]] = i;
      names.push_back(*rows_[sorted[i]].name);
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

// Gives codes to spellings. One that is seen once only, as half of them are, gets none: there are 255 in all.
class SpellingCodes {
 public:
  static constexpr std::uint32_t no_ending = 0;

  // The number of an ending, from 1.
  std::uint32_t ending(const Ending& ending) {
    const auto [it, fresh] = numbers_.try_emplace({ending.cut, ending.ending}, endings_.size() + 1);
    if (fresh) endings_.push_back({ending, {}});
    return static_cast<std::uint32_t>(it->second);
  }

  std::uint8_t code(std::uint32_t ending, Capitals capitals) {
    if (ending == no_ending) return unlisted_spelling;
    Use& use = endings_[ending - 1].uses[static_cast<std::size_t>(capitals)];
    if (use.code == unlisted_spelling && use.seen && table_.size() < spelling_limit) {
      use.code = static_cast<std::uint8_t>(table_.size());
      table_.push_back({endings_[ending - 1].ending, capitals});
    }
    use.seen = true;
    return use.code;
  }

  const SpellingTable& table() const { return table_; }

 private:
  struct Use {
    std::uint8_t code = unlisted_spelling;
    bool seen = false;
  };
  struct Row {
    Ending ending;
    std::array<Use, 4> uses;  // by Capitals
  };
  std::map<std::pair<std::uint8_t, std::string>, std::size_t> numbers_;
  std::vector<Row> endings_;
  SpellingTable table_;
};

// Lays blocks end to end in pages.
class StreamWriter {
 public:
  StreamWriter(Xapian::WritableDatabase& database, std::uint32_t part) : database_(database), part_(part) {}

  // Appends a block; the blocks of one kind must follow each other.
  void add(StreamBlocks& blocks, std::string_view block) {
    if (block.size() > UINT32_MAX - size_) {
      throw Error(ErrorKind::io, "the articles of one part take more than 4 GB; give the corpus in smaller files");
    }
    if (blocks.ends.empty()) blocks.begin = size_;
    size_ += static_cast<std::uint32_t>(block.size());
    blocks.ends.push_back(size_);
    page_ += block;
    for (; page_.size() - written_ >= stream_page_bytes; written_ += stream_page_bytes) {
      write(std::string_view(page_).substr(written_, stream_page_bytes));
    }
    page_.erase(0, written_);
    written_ = 0;
  }
  void finish() {
    if (!page_.empty()) write(page_);
  }

 private:
  void write(std::string_view page) { database_.set_metadata(stream_page_key(part_, pages_++), std::string(page)); }

  Xapian::WritableDatabase& database_;
  std::uint32_t part_;
  std::uint32_t size_ = 0;
  std::uint32_t pages_ = 0;
  std::string page_;  // not written yet, from written_ on
  std::size_t written_ = 0;
};

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

// The beginnings of sentences and paragraphs in one article's body, asked for by ascending offset.
class Boundaries {
 public:
  explicit Boundaries(std::string_view text) : sentences_(sentence_ends(text)), paragraphs_(paragraph_ends(text)) {}

  // Whether the token at `begin` is the first of a sentence, of a paragraph; ends before it are used up.
  bool begins_sentence(std::size_t begin) { return passes(sentences_, sentence_, first_sentence_, begin); }
  bool begins_paragraph(std::size_t begin) { return passes(paragraphs_, paragraph_, first_paragraph_, begin); }

 private:
  static bool passes(const std::vector<std::size_t>& ends, std::size_t& at, bool& first, std::size_t begin) {
    bool begins = first;
    first = false;
    for (; at < ends.size() && ends[at] <= begin; ++at) begins = true;
    return begins;
  }
  std::vector<std::size_t> sentences_;
  std::vector<std::size_t> paragraphs_;
  std::size_t sentence_ = 0;
  std::size_t paragraph_ = 0;
  bool first_sentence_ = true;
  bool first_paragraph_ = true;
};

}  // namespace

struct PartBuilder::State {
  State(const std::string& path, std::uint32_t part, const Packing& wanted_packing)
      : folder(path),
        number(part),
        packing(wanted_packing),
        database(path, Xapian::DB_CREATE | Xapian::DB_NO_TERMLIST | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS,
                 block_size),
        stream(database, part) {
    sources.number({}, columns.source_names);
    sentence_mark = posted_term(std::string(sentence_mark_term));
    paragraph_mark = posted_term(std::string(paragraph_mark_term));
  }

  PostedTerm* posted_term(const std::string& term);
  KnownForm known_form(std::string_view form, Language& language);
  void post(PostedTerm* entry, unsigned position, double occurrences, std::uint8_t spelling);
  // Posts the tokens of `text` from `position` on; returns the position after the last.
  // each(token): called for every one before its position is posted.
  template <typename Each>
  unsigned post(std::string_view text, unsigned position, double occurrences, Language& language, Each&& each);
  unsigned post_headline(std::string_view text, Language& language);
  unsigned post_body(const Article& article, const Range& range, unsigned position, Language& language,
                     Boundaries& boundaries);
  void post_byline(const Article& article);
  void close_passage(std::size_t length, std::size_t headline_length);
  void add_columns(const UnderstoodArticle& article);
  void add_names(const UnderstoodArticle& article, std::size_t ordinal);
  void write_text(const TextDictionary& dictionary);
  std::vector<PostedTerm*> sorted_terms();
  void mark_own(const std::vector<PostedTerm*>& sorted);
  void write_documents();
  void write_terms(const std::vector<PostedTerm*>& sorted);
  void write_columns();

  std::string folder;
  std::uint32_t number;
  Packing packing;
  Xapian::WritableDatabase database;
  StreamWriter stream;
  std::vector<std::string> texts;  // encoded articles

  std::unordered_map<std::string, Language> word_languages;
  std::deque<PostedTerm> posted;                            // never move
  std::unordered_map<std::string_view, PostedTerm*> terms;  // keys are the posted terms' own
  std::vector<PostedTerm*> passage_terms;                   // of the passage at hand, each once
  PostedTerm* sentence_mark = nullptr;
  PostedTerm* paragraph_mark = nullptr;
  SpellingCodes spellings;

  // The postings of finished passages, one after the other.
  struct Posting {
    PostedTerm* term;
    std::uint32_t wdf;
  };
  std::vector<Posting> postings;
  std::vector<std::size_t> passage_ends;
  PassageLengths lengths;

  ArticleColumns columns;
  StringColumn ids;
  NameLists name_lists[entity_types];
  MentionedDays mentioned;
  NameColumns names;
  UpdateColumns update;
  NameTable name_tables[entity_types];
  NamePlaces places;
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

KnownForm PartBuilder::State::known_form(std::string_view form, Language& language) {
  KnownForm known{posted_term(language.stemmer.term(form)), SpellingCodes::no_ending};
  Ending ending;
  if (make_ending(stem_of(known.posted->term, language.stemmer.language()), fold(form), ending)) {
    known.ending = spellings.ending(ending);
  }
  return known;
}

void PartBuilder::State::post(PostedTerm* entry, unsigned position, double occurrences, std::uint8_t spelling) {
  const auto passage = static_cast<std::uint32_t>(passage_ends.size());
  if (entry->last_passage != passage) {
    entry->last_passage = passage;
    entry->occurrences = 0;
    passage_terms.push_back(entry);
  } else {
    entry->positions.back() = static_cast<char>(entry->positions.back() & ~last_position_bit);
  }
  entry->occurrences += occurrences;
  entry->positions += static_cast<char>(position | last_position_bit);
  entry->spellings += static_cast<char>(spelling);
}

template <typename Each>
unsigned PartBuilder::State::post(std::string_view text, unsigned position, double occurrences, Language& language,
                                  Each&& each) {
  Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token); ++position) {
    const KnownForm known = language.forms.find(token.form, [&] { return known_form(token.form, language); });
    each(token, position);
    const Capitals capitals = capitals_of(text.substr(token.begin, token.end - token.begin));
    post(known.posted, position, occurrences, spellings.code(known.ending, capitals));
  }
  return position;
}

unsigned PartBuilder::State::post_headline(std::string_view text, Language& language) {
  return post(text, 0, headline_occurrences, language, [](const Token&, unsigned) {});
}

unsigned PartBuilder::State::post_body(const Article& article, const Range& range, unsigned position,
                                       Language& language, Boundaries& boundaries) {
  const std::string_view text = std::string_view(article.body).substr(range.begin, range.size());
  return post(text, position, 1.0, language, [&](const Token& token, unsigned at) {
    const std::size_t begin = range.begin + token.begin;
    if (boundaries.begins_sentence(begin)) post(sentence_mark, at, 1.0, 0);
    if (boundaries.begins_paragraph(begin)) post(paragraph_mark, at, 1.0, 0);
  });
}

// Bylines are names: not stemmed, whatever the article's language.
void PartBuilder::State::post_byline(const Article& article) {
  Tokenizer tokenizer(article.byline);
  unsigned position = 0;
  for (Token token; position < passage_token_limit && tokenizer.next(token); ++position) {
    post(posted_term(byline_term(token.form)), position, 1.0, 0);
  }
}

void PartBuilder::State::close_passage(std::size_t length, std::size_t headline_length) {
  for (PostedTerm* entry : passage_terms) {
    ++entry->passages;
    postings.push_back({entry, baked_wdf(entry->occurrences, length)});
  }
  passage_terms.clear();
  passage_ends.push_back(postings.size());
  lengths.tokens.push_back(static_cast<std::uint8_t>(length));
  lengths.headline_tokens.push_back(static_cast<std::uint8_t>(headline_length));
}

void PartBuilder::State::add_columns(const UnderstoodArticle& understood) {
  const Article& article = understood.stored.article;
  const auto ordinal = static_cast<std::uint32_t>(columns.articles());
  ids.push_back(article.id);
  columns.passage_counts.push_back(static_cast<std::uint32_t>(understood.facets.size()));
  const auto published = parse_publication(article.published);
  columns.published.push_back(published ? published->days.first.number : no_day);
  columns.precisions.push_back(static_cast<std::uint32_t>(published ? published->precision : DatePrecision::unknown));
  columns.sources.push_back(sources.number(article.source, columns.source_names));
  columns.languages.push_back(languages.number(article.language, columns.language_names));
  update.content_hashes.push_back(understood.content_hash);
  update.signatures.push_back(understood.signature);
  for (const auto& [acronym, name] : understood.acronyms) update.acronyms.push_back({ordinal, acronym, name});
  std::vector<std::uint32_t> days;
  for (std::size_t i = 0; i < understood.facets.size(); ++i) {
    add_names(understood, i);
    days.clear();
    for (const DayInterval& interval : understood.facets[i].mentioned) {
      days.push_back(intervals.number(interval, mentioned.intervals));
    }
    append_row(mentioned.lists, days);
  }
}

void PartBuilder::State::add_names(const UnderstoodArticle& understood, std::size_t ordinal) {
  const PassageFacets& passage = understood.facets[ordinal];
  std::vector<PassageName> distinct;
  for (const auto& [type, name] : passage.names) distinct.push_back({type, name});
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<std::uint32_t> rows[entity_types];
  for (const PassageName& name : distinct) {
    const auto kind = static_cast<std::size_t>(name.type);
    rows[kind].push_back(name_tables[kind].number(std::string(name.text)));
  }
  for (std::size_t kind = 0; kind < entity_types; ++kind) append_row(name_lists[kind].lists, rows[kind]);
  std::vector<PlacedName> placed = passage.places;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const PassageName name{passage.names[i].first, passage.names[i].second};
    placed[i].name =
        static_cast<std::uint32_t>(std::lower_bound(distinct.begin(), distinct.end(), name) - distinct.begin());
  }
  append_places(places, understood.stored.article, understood.stored.passages, ordinal, distinct, placed);
}

void PartBuilder::State::write_text(const TextDictionary& dictionary) {
  Compressor compressor(dictionary ? std::string_view(*dictionary) : std::string_view(), packing.level);
  std::string frame;
  for (std::uint32_t article = 0; article < texts.size(); ++article) {
    if (frame.empty()) columns.frames.push_back(article);
    frame += texts[article];
    texts[article] = {};
    if (frame.size() < packing.frame_bytes && article + 1 < texts.size()) continue;
    stream.add(columns.frame_blocks, compressor.compress(frame));
    frame.clear();
  }
}

std::vector<PostedTerm*> PartBuilder::State::sorted_terms() {
  std::vector<PostedTerm*> sorted;
  sorted.reserve(posted.size());
  for (PostedTerm& entry : posted) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->term < b->term; });
  return sorted;
}

void PartBuilder::State::mark_own(const std::vector<PostedTerm*>& sorted) {
  const std::size_t passages = passage_ends.size();
  columns.all_own = packing.own_postings_divisor == 0;
  const bool few = passages < fewest_passages_for_frequent;
  for (PostedTerm* entry : sorted) {
    const bool mark = entry == sentence_mark || entry == paragraph_mark;
    entry->own = columns.all_own || mark || (!few && entry->passages > passages / packing.own_postings_divisor);
    if (!entry->own) continue;
    entry->own_postings.reserve(entry->passages);
    if (!columns.all_own) columns.frequent_terms.push_back(entry->term);
  }
}

void PartBuilder::State::write_documents() {
  Xapian::Document document;
  std::size_t at = 0;
  for (std::uint32_t passage = 0; passage < passage_ends.size(); ++passage) {
    document.clear_terms();
    for (; at < passage_ends[passage]; ++at) {
      PostedTerm& entry = *postings[at].term;
      if (entry.own) {
        entry.own_postings.push_back(passage);
      } else {
        document.add_term(entry.term, postings[at].wdf);
      }
    }
    database.add_document(document);
    if ((passage + 1) % commit_interval == 0) database.commit();
  }
}

// Sorted terms, packed into blocks; a term with many postings may fill a block alone.
void PartBuilder::State::write_terms(const std::vector<PostedTerm*>& sorted) {
  Compressor compress({}, term_level);
  TermIndex index;
  std::vector<TermEntry> block;
  std::size_t bytes = 0;
  const auto flush = [&] {
    if (block.empty()) return;
    index.first_terms.push_back(block.front().term);
    const TermBlock made = encode_term_block(block);
    stream.add(index.blocks, join_sections({compress.compress(made.heads), compress.compress(made.positions),
                                            compress.compress(made.spellings)}));
    block.clear();
    bytes = 0;
  };
  for (PostedTerm* entry : sorted) {
    if (entry->positions.empty()) continue;  // a mark that no passage has
    TermEntry term{entry->term, encode_gaps(entry->own_postings), std::move(entry->positions),
                   std::move(entry->spellings)};
    const std::size_t size = term.term.size() + term.gaps.size() + 2 * term.positions.size();
    if (bytes + size > term_block_bytes) flush();
    block.push_back(std::move(term));
    bytes += size;
  }
  flush();
  Compressor column_compress({}, column_level);
  database.set_metadata(term_index_key(number), column_compress.compress(encode(index)));
  database.set_metadata(lengths_key(number), column_compress.compress(encode(lengths)));
  database.set_metadata(spellings_key(number), column_compress.compress(encode(spellings.table())));
}

void PartBuilder::State::write_columns() {
  Compressor compress({}, column_level);
  for (std::size_t type = 0; type < entity_types; ++type) {
    names.of[type] = name_tables[type].order(name_lists[type].lists);
    name_lists[type].names = static_cast<std::uint32_t>(names.of[type].size());
    database.set_metadata(name_lists_key(number, static_cast<EntityType>(type)),
                          compress.compress(encode(name_lists[type])));
  }
  database.set_metadata(name_places_key(number), compress.compress(encode(places)));
  database.set_metadata(article_columns_key(number), compress.compress(encode(columns)));
  database.set_metadata(ids_key(number), compress.compress(encode(ids)));
  database.set_metadata(mentioned_key(number), compress.compress(encode(mentioned)));
  database.set_metadata(name_columns_key(number), compress.compress(encode(names)));
  database.set_metadata(update_columns_key(number), compress.compress(encode(update)));
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

PartBuilder::PartBuilder(const std::string& folder, std::uint32_t number, const Packing& packing)
    : state_(writing(folder, [&] { return std::make_unique<State>(folder, number, packing); })) {}

PartBuilder::~PartBuilder() = default;

void PartBuilder::add(const UnderstoodArticle& understood) {
  writing(state_->folder, [&] {
    const Article& article = understood.stored.article;
    Language& language = state_->word_languages.try_emplace(article.language, article.language).first->second;
    state_->add_columns(understood);
    Boundaries boundaries(article.body);
    for (const StoredPassage& passage : understood.stored.passages) {
      const std::string_view title =
          std::string_view(article.headline).substr(passage.headline.begin, passage.headline.size());
      const unsigned headline = state_->post_headline(title, language);
      // The gap: no phrase runs from the headline into the body.
      const unsigned body = body_position(headline);
      const unsigned end = state_->post_body(article, passage.body, body, language, boundaries);
      if (&passage == &understood.stored.passages.front()) state_->post_byline(article);
      state_->close_passage(end - (body - headline), headline);
    }
    state_->texts.push_back(encode(understood.stored));
  });
}

TextDictionary PartBuilder::train_dictionary() const {
  const std::vector<std::string>& texts = state_->texts;
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  const std::size_t stride = bytes / state_->packing.sample_bytes + 1;
  std::vector<std::string> samples;
  for (std::size_t i = 0; i < texts.size(); i += stride) samples.push_back(texts[i]);
  std::string dictionary = dateline::train_dictionary(samples, state_->packing.dictionary_bytes);
  return dictionary.empty() ? nullptr : std::make_shared<const std::string>(std::move(dictionary));
}

PartContents PartBuilder::finish(const TextDictionary& dictionary, bool store_dictionary) {
  return writing(state_->folder, [&] {
    State& state = *state_;
    if (store_dictionary && dictionary) state.database.set_metadata(dictionary_key(state.number), *dictionary);
    state.write_text(dictionary);
    const std::vector<PostedTerm*> sorted = state.sorted_terms();
    state.mark_own(sorted);
    state.write_documents();
    state.write_terms(sorted);
    state.write_columns();
    state.stream.finish();
    state.database.commit();
    state.database.close();
    PartContents contents;
    contents.passages = static_cast<std::uint32_t>(state.passage_ends.size());
    contents.columns = std::move(state.columns);
    contents.ids = std::move(state.ids);
    std::move(std::begin(state.name_lists), std::end(state.name_lists), std::begin(contents.facets));
    contents.names = std::move(state.names);
    contents.update = std::move(state.update);
    return contents;
  });
}

}  // namespace dateline
