// All that an index holds: folders, keys of metadata, terms, columns and their encodings; what writer and reader must
// agree on.
//
// An index is a folder:
//
//   XAPIANDB                 a Xapian stub file; names the databases of the current generation,
//                            the catalogue first. Replaced by an atomic rename: this is the switch.
//                            Its comment line holds the checksum of the manifest.
//   generations/NNNNNN/      what belongs to one generation
//     catalogue/             a glass database without documents: metadata only
//     manifest.json          counts, and the checksums of the catalogue and of every segment
//   segments/NNNNNN-SSS/     glass databases, never changed after publication; later generations name them again
//   rejects-NNNNNN.jsonl     records of that run that were not added
//   lock                     held by a writer (flock); empty between runs
//   DATELINE                 says that the folder is an index; written first
//   building/                a run's own, until it publishes; see journal.hpp
//
// A segment's documents are passages; passages of an article have consecutive
// docids. A document has terms only: wdf is the occurrence count with the
// passage's length already worked in (see baked_wdf). There is no position
// table, no termlist, no document data and no value slot.
//
// A segment is made of parts, in docid order; a part is what was built at one
// go, before parts were merged into the segment. Part numbers are never used twice in the life of an index.
// Everything else is Xapian metadata, keyed by part, so that merging never meets a key twice:
//
//   'S' part page      the part's stream, in pages: text frames, then term blocks. All of these are zstd frames,
//                      end to end; the columns say where each begins and ends.
//   'C' part           zstd frame: ArticleColumns, what totals, day filters and order read
//   'I' part           zstd frame: the articles' ids, a StringColumn; read for hits and ties only
//   'F' part type      zstd frame: NameLists, read only when a query asks for names of this type
//   'M' part           zstd frame: MentionedDays, read only when a query asks for them
//   'N' part           zstd frame: NameColumns, the part's names, for later runs; queries print the catalogue's
//   'L' part           zstd frame: PassageLengths, from which the wdf of a part's own postings is worked out
//   'W' part           zstd frame: SpellingTable (spelling.hpp), what the codes of the term blocks mean
//   'T' part           zstd frame: TermIndex, the first term of each term block
//   'U' part           zstd frame: UpdateColumns, what a later run must know of the articles
//   'D' part           zstd dictionary of text frames, its own part's and those of later parts of the
//                      segment (CataloguePart::dictionary); empty if none
//   catalogue: 'G'     zstd frame: Catalogue
//              'N'     zstd frame: NameTables
//              'Y'     zstd frame: acronyms, for later runs only
//              'W'     zstd frame: versions of items and what was withdrawn, for later runs only; may be missing
//              'V'     the schema version in decimal digits
//
// Days and names are columns and no terms: they are needed for facets anyway, a scan of a part's
// flat column is some tens of microseconds, and terms for them would add postings to every
// passage. Positions lie in blocks of terms, since half of all terms occur once and a key for
// each would weigh more than its position. Blocks lie in pages that fill a glass block of 32 KB to four: as
// values of their own they would leave 4 to 10% of it empty.
//
// Postings of a part's own: terms in more than one in 512 of its passages (some 2,000 words) are no Xapian terms. Glass
// spends two bytes and 0.35 us of building on each of their postings, which are nine of ten; as gaps beside the
// positions they take half a byte, occurrences being in the positions anyhow. All other terms are Xapian's, so that its
// own tools can find articles by their rarer words. A compaction, which packs as closely as can be, makes all postings
// the part's own: half of all terms occur once, and a Xapian term costs 20 bytes before its first posting; such a
// segment is searched by Dateline only.
//
// Spellings: terms are stems, and "those very words" asks for forms. A byte an occurrence, the code of its ending and
// its capitals, decides what would else need the text to be read for each passage found; so do the marks of sentences
// and paragraphs for what must stand in one of them. Of Reuters-21578 both are 4.5% of the text.
//
// Numbers in keys are 4 bytes of 7 bits, most significant first, each plus 1:
// in order, and without zero bytes, which glass would double.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article.hpp"
#include "common/date.hpp"

namespace dateline {

// 16 minima of the three-word shingles of an article's text; see stories.hpp.
inline constexpr std::size_t signature_bytes = 16;
using StorySignature = std::array<std::uint8_t, signature_bytes>;

inline constexpr int schema_version = 3;

inline constexpr std::size_t entity_types = 3;

// --- Ranking parameters, worked into the index ---------------------------------

// BM25 with b = .75 over a nominal passage of 85 tokens: the length part of the
// formula is applied when a passage is written, so a query needs no lengths.
inline constexpr double wdf_scale = 8.0;
inline constexpr double nominal_length = 85.0;
inline constexpr double length_share = 0.75;
inline constexpr std::uint32_t wdf_limit = 127;  // glass stores up to 127 in one byte

// wdf of a term that occurs `occurrences` >= 1 times in a passage of `length`
// tokens: round(8 * occurrences / (.25 + .75 * length / 85)), in 1 to 127.
// Source of the length part: Robertson and Zaragoza, "The Probabilistic
// Relevance Framework: BM25 and Beyond", 2009, section 3.4.5.
std::uint32_t baked_wdf(double occurrences, std::size_t length);

// --- Passages and positions -----------------------------------------------------

inline constexpr std::size_t passage_token_limit = 127;  // headline and one gap included

// What a headline word counts: two occurrences, so that an article about a thing ranks above one that mentions it,
// while a long headline cannot drown the lead.
inline constexpr unsigned headline_occurrences = 2;

// A token's position byte: its ordinal in the passage, bit 7 set on the last one
// of the term in the passage.
inline constexpr std::uint8_t last_position_bit = 0x80;

// --- Terms beside words -----------------------------------------------------------

// Where a sentence or a paragraph begins: a posting in each passage in which one does, with the position of its first
// token. Headlines have none.
inline constexpr std::string_view sentence_mark_term = "XS";
inline constexpr std::string_view paragraph_mark_term = "XP";

// A word of the byline, in the article's first passage; positions count the byline's tokens.
std::string byline_term(std::string_view form);

// --- Keys -----------------------------------------------------------------------

std::string key_number(std::uint32_t number);  // < 2^28
std::string stream_page_key(std::uint32_t part, std::uint32_t page);
std::string lengths_key(std::uint32_t part);
std::string spellings_key(std::uint32_t part);
std::string update_columns_key(std::uint32_t part);
std::string article_columns_key(std::uint32_t part);
std::string ids_key(std::uint32_t part);
std::string name_lists_key(std::uint32_t part, EntityType type);
std::string mentioned_key(std::uint32_t part);
std::string name_columns_key(std::uint32_t part);
std::string term_index_key(std::uint32_t part);
std::string dictionary_key(std::uint32_t part);
inline constexpr std::string_view catalogue_key = "G";
inline constexpr std::string_view names_key = "N";
inline constexpr std::string_view acronyms_key = "Y";
inline constexpr std::string_view item_versions_key = "W";
inline constexpr std::string_view version_key = "V";

// --- A part's stream ------------------------------------------------------------

inline constexpr std::size_t stream_page_bytes = 8'160;  // the last page of a part is shorter

// Where blocks lie that follow each other in the stream. A part's stream is shorter than 4 GB.
struct StreamBlocks {
  std::uint32_t begin = 0;
  std::vector<std::uint32_t> ends;
  std::size_t size() const { return ends.size(); }
  Range of(std::size_t block) const { return {block == 0 ? begin : ends[block - 1], ends[block]}; }
};

// The bytes of `range`, of pages that fetch(number) gives. Throws Error (index_damaged) when they are too short.
std::string read_stream(const Range& range, const std::function<std::string(std::uint32_t)>& fetch);

// --- Stored article -------------------------------------------------------------

// One passage of an article: a byte range of the body. The first passage, and
// passages of a headline too long for one, also hold headline tokens.
struct StoredPassage {
  Range body;
  Range headline;  // bytes of the headline whose tokens come first in this passage
};

// A date that the article speaks of, as far as it denotes days or could (not "now").
struct StoredDate {
  Field field = Field::body;
  Range range;        // bytes of that field
  std::string value;  // TIMEX3, see timex.hpp; facets count no days of those before 1400 and after 2100
};

struct StoredArticle {
  Article article;  // `place` is not stored
  std::vector<StoredPassage> passages;
  std::vector<StoredDate> dates;  // headline first, then body, by position, never overlapping
};

std::string encode(const StoredArticle& stored);
// One of the articles of a frame, each of which encode() wrote; `ordinal` counts from 0.
// Throws Error (index_damaged).
StoredArticle decode_article(std::string_view frame, std::uint32_t ordinal);
// All `count` of them, given to `visit` in order.
void decode_articles(std::string_view frame, std::uint32_t count, const std::function<void(StoredArticle&&)>& visit);

// --- Columns --------------------------------------------------------------------

inline constexpr std::int32_t no_day = INT32_MIN;

// For each row a list of small numbers; row r is values[starts[r], starts[r + 1]).
struct Lists {
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> values;
  std::size_t rows() const { return starts.size() - 1; }
  void close_row() { starts.push_back(static_cast<std::uint32_t>(values.size())); }
};

// Strings end to end, 4 GB in all at most: two allocations, however many there are.
class StringColumn {
 public:
  StringColumn() = default;
  // sizes: of the strings that `bytes` is made of; they must add up.
  StringColumn(std::string_view bytes, const std::vector<std::uint32_t>& sizes);
  void push_back(std::string_view text) {
    bytes_ += text;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  std::size_t size() const { return ends_.size(); }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

std::string encode(const StringColumn& column);
StringColumn decode_string_column(std::string_view bytes);  // throws Error (index_damaged)

// One value an article, and what has to be known of the part before anything else of it.
struct ArticleColumns {
  std::vector<std::uint32_t> passage_counts;
  std::vector<std::int32_t> published;    // Day::number, of a month or year its first day, or no_day
  std::vector<std::uint32_t> precisions;  // of published, a DatePrecision each; unknown where that is no_day
  std::vector<std::uint32_t> sources;     // index into source_names
  std::vector<std::uint32_t> languages;   // index into language_names
  std::vector<std::string> source_names;  // index 0 is "" (no source)
  std::vector<std::string> language_names;
  std::vector<std::uint32_t> frames;        // the first article of each text frame, ascending from 0
  StreamBlocks frame_blocks;                // parallel to frames
  bool all_own = false;                     // all postings are the part's own, and none Xapian's
  std::vector<std::string> frequent_terms;  // ascending; those whose postings are the part's own, unless all are

  std::size_t articles() const { return passage_counts.size(); }
  bool is_own(std::string_view term) const {
    return all_own || std::binary_search(frequent_terms.begin(), frequent_terms.end(), term);
  }
};

// The days on which an article may have been published: one, or those of the month or year that it names. nullopt
// where it says nothing.
std::optional<DayInterval> published_days(const ArticleColumns& columns, std::size_t article);

// The names of one type, one list a passage; each value once in a list, ascending.
struct NameLists {
  Lists lists;              // indexes into NameColumns
  std::uint32_t names = 0;  // size of the part's table
};

// One list a passage; each value once in a list, ascending.
struct MentionedDays {
  Lists lists;  // indexes into intervals
  std::vector<DayInterval> intervals;
};

// One value a passage, in docid order.
struct PassageLengths {
  std::vector<std::uint8_t> tokens;           // of headline and body, the gap between them not counted; at most 127
  std::vector<std::uint8_t> headline_tokens;  // those of them that are the headline's
};

// What the analysis made of one article beside its passages; later runs compare and join by it.
struct UpdateColumns {
  std::vector<std::uint64_t> content_hashes;  // 40 bits, of the record as it was read
  std::vector<StorySignature> signatures;
  // Acronyms that an article spells out: its ordinal, the acronym, the name.
  struct Acronym {
    std::uint32_t article = 0;
    std::string acronym;
    std::string name;
  };
  std::vector<Acronym> acronyms;
};

inline constexpr std::uint64_t content_hash_mask = (1ULL << 40) - 1;

// The part's names by EntityType, by falling number of passages.
struct NameColumns {
  StringColumn of[entity_types];
};

std::string encode(const NameColumns& columns);
NameColumns decode_name_columns(std::string_view bytes);  // throws Error (index_damaged)

std::string encode(const PassageLengths& lengths);
PassageLengths decode_lengths(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)
std::string encode(const UpdateColumns& columns);
UpdateColumns decode_update_columns(std::string_view bytes, std::size_t articles);  // throws Error (index_damaged)

std::string encode(const ArticleColumns& columns);
ArticleColumns decode_article_columns(std::string_view bytes);  // throws Error (index_damaged)
std::string encode(const NameLists& names);
NameLists decode_name_lists(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)
std::string encode(const MentionedDays& mentioned);
MentionedDays decode_mentioned(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)

// --- Terms ----------------------------------------------------------------------

// What a part's term block says of a term.
struct TermEntry {
  std::string term;
  std::string gaps;       // own postings (encode_gaps); empty where they are Xapian's
  std::string positions;  // of all postings, in their order: bytes as above
  std::string spellings;  // parallel to positions: codes of the part's spellings
};

// For each passage, ascending, how many lie between it and the one before, as a variable-length number.
std::string encode_gaps(const std::vector<std::uint32_t>& passages);
std::vector<std::uint32_t> decode_gaps(std::string_view gaps, std::size_t passages);  // throws Error (index_damaged)

struct TermIndex {
  std::vector<std::string> first_terms;  // of each block, ascending
  StreamBlocks blocks;                   // parallel
};

std::string encode(const TermIndex& index);
TermIndex decode_term_index(std::string_view bytes);  // throws Error (index_damaged)

// A block of terms, in three sections that are compressed apart: they are of different kinds, and each is packed
// closest by an entropy code of its own.
struct TermBlock {
  std::string heads;      // terms, gaps, and how many position bytes each has
  std::string positions;  // of one term after the other
  std::string spellings;  // of those terms that are not always written alike
};

// Terms ascending; each term is stored as what differs from the one before.
TermBlock encode_term_block(const std::vector<TermEntry>& terms);

// A term's bytes in a block; all empty if it is not there. They point into it. A block without its spellings can be
// asked too, for the other two. Throws Error (index_damaged).
struct FoundTerm {
  std::string_view term;  // until the next one is visited
  std::string_view gaps;
  std::string_view positions;
  std::string_view spellings;  // empty when all occurrences are written alike, as `spelling` says
  std::uint8_t spelling = 0;
};
FoundTerm find_term(const TermBlock& block, std::string_view term);
// All of them, in order; visit(found) returns false to stop.
void for_each_term(const TermBlock& block, const std::function<bool(const FoundTerm&)>& visit);

// The sections end to end, as they lie in the stream: each is compressed already.
using Sections = std::array<std::string_view, 3>;
std::string join_sections(const std::array<std::string, 3>& sections);
Sections split_sections(std::string_view block);  // throws Error (index_damaged)

// --- Catalogue ------------------------------------------------------------------

struct CataloguePart {
  std::uint32_t number = 0;          // in keys
  std::uint32_t segment = 0;         // index into Catalogue::segments
  std::uint32_t dictionary = 0;      // number of the part whose 'D' compresses this one's articles
  std::uint32_t first_document = 0;  // of its segment, from 0; documents between parts belong to nobody any more
  std::uint32_t articles = 0;        // dead ones included, as in the columns
  std::uint32_t passages = 0;
  std::vector<std::uint32_t> dead;  // ordinals of withdrawn and replaced articles, ascending
  // Which story each article belongs to; story numbers are those of the whole generation, from 0. No meaning for
  // dead ones.
  std::vector<std::uint32_t> stories;
};

// What was looked for in the articles, beside their words.
struct Analysis {
  bool names = true;
  bool dates = true;
  bool stories = true;
  bool operator==(const Analysis&) const = default;
};

struct Catalogue {
  std::uint32_t generation = 0;
  std::uint64_t articles = 0;  // dead ones left out, and so for passages
  std::uint64_t passages = 0;
  std::uint32_t stories = 0;
  std::uint32_t next_part = 0;  // lowest part number never used
  Analysis analysis;
  bool compacted = false;              // every segment was written by a compaction, and nothing is dead
  std::vector<std::string> segments;   // folder names below segments/
  std::vector<CataloguePart> parts;    // segment by segment, in docid order
  std::vector<std::string> languages;  // of the articles; whose stemmers a query needs
};

inline constexpr std::uint32_t no_row = UINT32_MAX;

// All names of the generation, with the row of a facet each belongs to. The texts lie end to end in one string:
// an index of a million articles has as many names.
struct NameTables {
  struct Name {
    std::uint32_t begin = 0;  // in texts
    std::uint32_t size = 0;
    std::uint32_t articles = 0;  // dead ones left out
    EntityType type = EntityType::person;
  };
  std::string texts;
  std::vector<Name> names;
  std::vector<std::uint32_t> rows;       // by name: of the name facets; no_row when no article has it any more
  std::vector<std::uint32_t> displayed;  // by row: the name that is printed. Rows are in no particular order
  // For each part of the catalogue, in its order: the numbers of the names of the part's tables.
  struct PartNames {
    std::vector<std::uint32_t> of[entity_types];
  };
  std::vector<PartNames> parts;

  std::string_view text(std::uint32_t name) const {
    return std::string_view(texts).substr(names[name].begin, names[name].size);
  }
};

// In how many articles an acronym stood for a name that is spelt out.
struct AcronymCount {
  std::string acronym;
  std::string name;
  std::uint64_t articles = 0;
};

std::string encode(const NameTables& names);
NameTables decode_names(std::string_view bytes);  // throws Error (index_damaged)

std::string encode(const std::vector<AcronymCount>& acronyms);
std::vector<AcronymCount> decode_acronyms(std::string_view bytes);  // throws Error (index_damaged)

// Which version of an item the index holds, or that it is withdrawn. Items without either are not listed.
struct ItemVersion {
  std::uint64_t id = 0;       // a hash of the article's id
  std::uint64_t version = 0;  // later versions have higher numbers; 0 = not told
  bool withdrawn = false;
};
std::string encode(const std::vector<ItemVersion>& items);
std::vector<ItemVersion> decode_item_versions(std::string_view bytes);  // throws Error (index_damaged)

std::string encode(const Catalogue& catalogue);
Catalogue decode_catalogue(std::string_view bytes);  // throws Error (index_damaged)

// --- Folders --------------------------------------------------------------------

inline constexpr std::string_view stub_name = "XAPIANDB";
std::string generation_folder(std::uint32_t generation);                    // "generations/000001"
std::string segment_name(std::uint32_t generation, std::uint32_t ordinal);  // "000001-000"
// manifest: the checksum of the generation's manifest.json, 32 hexadecimal digits.
std::string stub_text(const Catalogue& catalogue, std::string_view manifest);

// What the stub names: generation and segments, in order. Throws Error (index_damaged)
// when it is not a stub of ours.
struct Stub {
  std::uint32_t generation = 0;
  std::string manifest;  // empty in stubs of schema 1
  std::vector<std::string> segments;
};
Stub parse_stub(std::string_view text);

}  // namespace dateline
