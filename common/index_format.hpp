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
//   'O' part           zstd frame: NamePlaces, read only when a query asks where names stand; missing in parts that
//                      were written before there were any
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
//              'H'     zstd frame: ItemHistory, where older versions lie; may be missing
//              'A'     zstd frame: the names file that the index was told to follow, as it was read; may be missing
//              'B'     zstd frame: RowFacts; may be missing
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

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

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

// Where the body's tokens begin in a passage with so many headline tokens: between the two there is a gap of one.
inline constexpr unsigned body_position(unsigned headline_tokens) {
  return headline_tokens > 0 ? headline_tokens + 1 : 0;
}

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
std::string name_places_key(std::uint32_t part);
std::string term_index_key(std::uint32_t part);
std::string dictionary_key(std::uint32_t part);
inline constexpr std::string_view catalogue_key = "G";
inline constexpr std::string_view names_key = "N";
inline constexpr std::string_view acronyms_key = "Y";
inline constexpr std::string_view item_versions_key = "W";
inline constexpr std::string_view item_history_key = "H";
inline constexpr std::string_view names_file_key = "A";
inline constexpr std::string_view row_facts_key = "B";
inline constexpr std::string_view version_key = "V";

// --- A part's stream ------------------------------------------------------------

inline constexpr std::size_t stream_page_bytes = 8'160;  // the last page of a part is shorter

// The bytes of `range`, of pages that fetch(number) gives. Throws Error (index_damaged) when they are too short.
std::string read_stream(const Range& range, const std::function<std::string(std::uint32_t)>& fetch);

}  // namespace dateline
