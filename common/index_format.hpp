// All that an index holds: folders, keys of metadata, terms, columns and their encodings; what writer and reader must
// agree on.
//
// An index is a folder:
//
//   XAPIANDB                 a Xapian stub file; names the databases of the current generation,
//                            the catalogue first. Replaced by an atomic rename: this is the switch.
//   generations/NNNNNN/      what belongs to one generation
//     catalogue/             a glass database without documents: metadata only
//     manifest.json          counts and the list of segments, for people and `status`
//   segments/NNNNNN-SSS/     glass databases, never changed after publication
//   rejects-NNNNNN.jsonl     records of that run that were not added
//   lock                     held by a writer (flock)
//   DATELINE                 says that the folder is an index; written first
//
// A segment's documents are passages; passages of an article have consecutive
// docids. A document has terms only: wdf is the occurrence count with the
// passage's length already worked in (see baked_wdf). There is no position
// table, no termlist, no document data and no value slot.
//
// A segment is made of parts, in docid order; a part is what was built at one
// go, before parts were merged into the segment. Everything else is Xapian
// metadata, keyed by part, so that merging never meets a key twice:
//
//   'A' part article   zstd frame: StoredArticle
//   'C' part           zstd frame: ArticleColumns, what totals, day filters and order read
//   'F' part           zstd frame: FacetColumns, read only when a query asks for names or mentioned days
//   'P' part block     PositionBlock: sorted terms with their position bytes
//   'T' part           zstd frame: the first term of each position block
//   'D' part           zstd dictionary of 'A' frames, its own part's and those of later parts of the
//                      segment (CataloguePart::dictionary); empty if none
//   catalogue: 'G'     zstd frame: Catalogue
//              'N'     zstd frame: IdentityTables
//              'V'     the schema version in decimal digits
//
// Days and names are columns and no terms: they are needed for facets anyway, a scan of a part's
// flat column is some tens of microseconds, and terms for them would add postings to every
// passage. Positions lie in blocks of terms, since half of all terms occur once and a key for
// each would weigh more than its position.
//
// Numbers in keys are 4 bytes of 7 bits, most significant first, each plus 1:
// in order, and without zero bytes, which glass would double.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/date.hpp"

namespace dateline {

inline constexpr int schema_version = 1;

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
inline constexpr std::size_t part_passage_limit = 20'000;

// A token's position byte: its ordinal in the passage, bit 7 set on the last one
// of the term in the passage.
inline constexpr std::uint8_t last_position_bit = 0x80;

// --- Keys -----------------------------------------------------------------------

std::string key_number(std::uint32_t number);  // < 2^28
std::string article_key(std::uint32_t part, std::uint32_t article);
std::string article_columns_key(std::uint32_t part);
std::string facet_columns_key(std::uint32_t part);
std::string position_block_key(std::uint32_t part, std::uint32_t block);
std::string position_terms_key(std::uint32_t part);
std::string dictionary_key(std::uint32_t part);
inline constexpr std::string_view catalogue_key = "G";
inline constexpr std::string_view identities_key = "N";
inline constexpr std::string_view version_key = "V";

// --- Stored article -------------------------------------------------------------

// One passage of an article: a byte range of the body. The first passage, and
// passages of a headline too long for one, also hold headline tokens.
struct StoredPassage {
  Range body;
  Range headline;  // bytes of the headline whose tokens come first in this passage
};

struct StoredArticle {
  Article article;  // `place` is not stored
  std::vector<StoredPassage> passages;
};

std::string encode(const StoredArticle& stored);
StoredArticle decode_article(std::string_view bytes);  // throws Error (index_damaged)

// --- Columns --------------------------------------------------------------------

inline constexpr std::int32_t no_day = INT32_MIN;

// For each row a list of small numbers; row r is values[starts[r], starts[r + 1]).
struct Lists {
  std::vector<std::uint32_t> starts{0};
  std::vector<std::uint32_t> values;
  std::size_t rows() const { return starts.size() - 1; }
  void close_row() { starts.push_back(static_cast<std::uint32_t>(values.size())); }
};

// One value an article.
struct ArticleColumns {
  std::vector<std::string> ids;
  std::vector<std::uint32_t> passage_counts;
  std::vector<std::int32_t> published;    // Day::number, or no_day
  std::vector<std::uint32_t> sources;     // index into source_names
  std::vector<std::uint32_t> languages;   // index into language_names
  std::vector<std::string> source_names;  // index 0 is "" (no source)
  std::vector<std::string> language_names;
};

// One list a passage; each value once in a list, ascending. Name tables are the
// part's own, by falling number of passages.
struct FacetColumns {
  Lists names[entity_types];  // indexes into name_tables, by EntityType
  Lists mentioned;            // indexes into intervals
  std::vector<std::string> name_tables[entity_types];
  std::vector<DayInterval> intervals;
};

std::string encode(const ArticleColumns& columns);
ArticleColumns decode_article_columns(std::string_view bytes);  // throws Error (index_damaged)
std::string encode(const FacetColumns& columns);
FacetColumns decode_facet_columns(std::string_view bytes, std::size_t passages);  // throws Error (index_damaged)

// --- Positions ------------------------------------------------------------------

struct TermPositions {
  std::string term;
  std::string bytes;
};

// Terms ascending; each term is stored as what differs from the one before.
std::string encode_position_block(const std::vector<TermPositions>& terms);
// The position bytes of `term` in a block, empty if it has none.
std::string_view find_positions(std::string_view block, std::string_view term);

std::string encode_strings(const std::vector<std::string>& strings);
std::vector<std::string> decode_strings(std::string_view bytes);

// --- Catalogue ------------------------------------------------------------------

// A row of a facet: one thing, with all the names that were joined in it.
struct IdentityRow {
  EntityType type = EntityType::person;
  std::string name;                  // printed
  std::vector<std::string> aliases;  // other names of the same row, as the articles gave them
};

struct CataloguePart {
  std::uint32_t number = 0;      // in keys
  std::uint32_t segment = 0;     // index into Catalogue::segments
  std::uint32_t dictionary = 0;  // number of the part whose 'D' compresses this one's articles
  std::uint32_t articles = 0;
  std::uint32_t passages = 0;
  // Which story each article belongs to; story numbers are those of the whole generation, from 0.
  std::vector<std::uint32_t> stories;
};

struct Catalogue {
  std::uint32_t generation = 0;
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint32_t stories = 0;
  std::vector<std::string> segments;   // folder names below segments/
  std::vector<CataloguePart> parts;    // in docid order
  std::vector<std::string> languages;  // of the articles; whose stemmers a query needs
};

// The rows of the name facets, and for each part of the catalogue, in its order, which
// row each name of the part's tables belongs to.
struct IdentityTables {
  std::vector<IdentityRow> rows;  // by falling article count
  struct PartRows {
    std::vector<std::uint32_t> of[entity_types];
  };
  std::vector<PartRows> parts;
};

std::string encode(const IdentityTables& identities);
IdentityTables decode_identities(std::string_view bytes);  // throws Error (index_damaged)

std::string encode(const Catalogue& catalogue);
Catalogue decode_catalogue(std::string_view bytes);  // throws Error (index_damaged)

// --- Folders --------------------------------------------------------------------

inline constexpr std::string_view stub_name = "XAPIANDB";
std::string generation_folder(std::uint32_t generation);                    // "generations/000001"
std::string segment_name(std::uint32_t generation, std::uint32_t ordinal);  // "000001-000"
std::string stub_text(const Catalogue& catalogue);

// What the stub names: generation and segments, in order. Throws Error (index_damaged)
// when it is not a stub of ours.
struct Stub {
  std::uint32_t generation = 0;
  std::vector<std::string> segments;
};
Stub parse_stub(std::string_view text);

}  // namespace dateline
